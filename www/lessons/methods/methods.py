class Dog(object):
    def speak(self, word):
        return word

rex = Dog()
print rex.speak('wuff')
bark = rex.speak
print bark('grr')
print Dog.speak(rex, 'yip')
print rex.speak is rex.speak

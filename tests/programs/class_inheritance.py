class Animal(object):
    sound = '...'
    def __init__(self, name):
        self.name = name
    def speak(self):
        return '%s says %s' % (self.name, self.sound)
    def describe(self):
        return self.__class__.__name__ + ': ' + self.speak()

class Dog(Animal):
    sound = 'woof'

class Puppy(Dog):
    def __init__(self, name, age):
        Dog.__init__(self, name)
        self.age = age
    def speak(self):
        return super(Puppy, self).speak() + ' (%d)' % self.age

for animal in (Animal('it'), Dog('rex'), Puppy('bit', 1)):
    print animal.describe()
print Puppy.__bases__, Puppy.__base__, [c.__name__ for c in Puppy.__mro__]
print issubclass(Puppy, Animal), issubclass(Animal, Puppy), Animal.__subclasses__()

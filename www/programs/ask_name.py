def greet(name):
    return 'Hello, ' + name + '!'

name = raw_input('What is your name? ')
print greet(name)

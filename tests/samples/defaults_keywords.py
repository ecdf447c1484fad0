def greet(name, greeting="Hello", mark="!"):
    return greeting + ", " + name + mark


print greet("Ada")
print greet("Guido", "Welcome")
print greet("Grace", mark="?")
print greet(mark=".", name="Alan", greeting="Goodbye")

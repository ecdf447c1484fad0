total = 10

def peek():
    return total

def shadow():
    total = 1
    return total

def change():
    global total
    total = 2

print peek(), shadow()
change()
print total

def broken():
    print total
    total = 3

broken()

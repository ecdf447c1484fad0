def add(x, y):
    return x + y

print add(1,2)

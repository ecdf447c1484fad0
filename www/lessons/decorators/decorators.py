def twice(f):
    def inner(x):
        return f(f(x))
    return inner

@twice
def grow(x):
    return x + 1

print grow(5)

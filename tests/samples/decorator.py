def twice(f):
    def wrapped(x):
        return f(f(x))
    return wrapped

@twice
def double(x):
    return 2 * x

print double(5)

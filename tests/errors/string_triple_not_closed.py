def f():
    """doc
    return 1

print f()

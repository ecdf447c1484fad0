def f(*args, b): pass

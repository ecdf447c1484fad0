def f(*args,): pass

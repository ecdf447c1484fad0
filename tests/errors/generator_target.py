x = (a for f(a) in b)

print f(x

def steps():
    n = 1
    yield n
    n = n + 10
    yield n

g = steps()
print g.next()
print g.next()
print list(g)

f = lambda: (yield)
g = lambda x: (yield x)
h = lambda: [(yield x) for x in y]

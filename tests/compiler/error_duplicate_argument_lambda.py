x = 1
f = lambda x, y, x: 0

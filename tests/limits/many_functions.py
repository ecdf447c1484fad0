functions = {}
n = 0
while 1:
    functions[n] = lambda: n
    n += 1

# Loads, stores, and what moves values about on the value stack.
a, b = 1, 2
a, b = b, a
a, b, c = 1, 2, 3
a, b, c = c, b, a
x = y = 'twice'
x, (y, z) = 'ab', [1, 2]
a += 1
del a
len
def local(p):
    q = p
    del q
    global g
    g = p
    del g
    return p
local(7)
items = [1, 2]
items[0] += 5
items[:] = [3]
items[0:1] += [4]
i = 0
items[i:] += [5]
items[:i] += [6]
items[i:i] += [7]

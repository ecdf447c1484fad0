a = b = c = 1
d = (e, f) = [g, h] = a, b
x.y = z[0] = w[1:2] = v = None

# The Mandelbrot set and other things in text: complex numbers, plots, a bar chart, Sierpinski, dragon curve.
def mandelbrot(c, limit=30):
    z = 0
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2: return n
    return limit
for row in range(11):
    line = ''
    for column in range(44):
        n = mandelbrot(complex(column / 16.0 - 2.1, row / 5.0 - 1))
        line += ' .:-=+*%@#'[min(n // 3, 9)]
    print line.rstrip()
def sierpinski(n):
    lines = ['*']
    for i in range(n):
        space = ' ' * 2 ** i
        lines = [space + line + space for line in lines] + [line + ' ' + line for line in lines]
    return lines
print '\n'.join(line.rstrip() for line in sierpinski(3))
def dragon(n):
    turns = 'R'
    for _ in range(n): turns = turns + 'R' + turns[::-1].translate(swap)
    return turns
import string
swap = string.maketrans('RL', 'LR')
print dragon(4)
data = [('apples', 7), ('pears', 12), ('plums', 0), ('figs', 3.5)]
widest = max(len(name) for name, _ in data)
for name, amount in data:
    print '%*s | %-12s| %5.1f %5.1f%%' % (widest, name, '#' * int(amount), amount, 100.0 * amount / sum(a for _, a in data))
import math
for degree in range(0, 361, 30):
    height = math.sin(math.radians(degree))
    print '%3d %+.3f %s*' % (degree, height, ' ' * int(round((height + 1) * 10)))
z = 3 + 4j
print z, abs(z), z.real, z.imag, z.conjugate(), -z, +z, z * 2, z / 2, z ** 2, z + 1, 1 - z, z == 3 + 4j, z != 4, 1j * 1j, 2j ** 2, (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j)
print complex(1), complex('1-2j'), complex(0, -0.0), 1e20j, 0.1j, -0j, repr(1 + 0j), str(1.5e-7j), complex(float('inf'), float('nan')), bool(0j), hash(1 + 0j) == hash(1), [1j, 2][0]
roots = [complex(math.cos(2 * math.pi * k / 6), math.sin(2 * math.pi * k / 6)) for k in range(6)]
print ['%.2f%+.2fi' % (root.real, root.imag) for root in roots], abs(sum(roots)) < 1e-12

# Builtins: called once, or calling back.
def square(x):
    return x * x
print len([1, 2]), range(3)
print map(square, [1, 2])
print map(len, ['a', 'bc'])
print sorted([3, 1, 2], key=square, reverse=True)
print reduce(lambda a, b: a + b, [1, 2, 3])
print filter(None, [0, 1])
print filter(square, [0, 1])
items = []
items.append(4)
print 'done', items,
print
print ''
print 'two\nlines'
int('7'), str(7), ValueError('x')
def fails(x):
    return x.nothing
try:
    map(fails, [1])
except AttributeError:
    print 'failed'

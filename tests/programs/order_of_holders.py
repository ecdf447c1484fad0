# Cells, slices, methods and method wrappers that hold one another: each asks once for the order of what it holds.
def cell(value):
    return (lambda: value).func_closure[0]
def nested(how, depth, last):
    for _ in range(depth):
        last = how(last)
    return last
class Meets(object):
    def method(self):
        pass
    def __init__(self, value):
        self.value = value
    def __cmp__(self, other):
        print 'cmp', self.value, other.value
        return cmp(self.value, other.value)
kinds = (
    ('cell', cell),
    ('slice', lambda value: slice(value)),
    ('stop', lambda value: slice(value, value)),
    ('wrapper', lambda value: value.__cmp__ if hasattr(value, '__cmp__') else value.__repr__),
    ('method', lambda value: Meets.method.__get__(value, Meets) if isinstance(value, Meets) else cell(value)),
)
for name, how in kinds:
    for depth in (1, 3, 40):
        if name == 'stop' and depth == 40:
            continue
        print name, depth
        for a, b in ((1, 2), (2, 2), (2, 1)):
            v, w = nested(how, depth, Meets(a)), nested(how, depth, Meets(b))
            if name == 'method':
                v, w = nested(how, depth, Meets(a)), nested(how, depth, Meets(b))
            print cmp(v, w), v == w, v < w
class Rich(object):
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        print 'eq',
        return self.value == other.value
    def __lt__(self, other):
        print 'lt',
        return self.value < other.value
    def __gt__(self, other):
        print 'gt',
        return self.value > other.value
for hold in (cell, slice, lambda value: slice(None, value, None), lambda value: Meets.method.__get__(value, Rich) if 0 else cell(cell(value))):
    for a, b in ((1, 2), (2, 2), (2, 1)):
        v, w = hold(Rich(a)), hold(Rich(b))
        print cmp(v, w), v == w, v < w, v != w, v >= w
empty = (lambda: missing).func_closure if 0 else None
def make(full):
    if full:
        x = 1
    return (lambda: x).func_closure[0]
print cmp(make(0), make(1)), make(0) == make(0), make(1) > make(0), make(0) < make(1)

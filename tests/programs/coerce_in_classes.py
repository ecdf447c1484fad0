# __coerce__: asked where a type's operators do not sort out the types of their operands themselves.


def show(function):
    try:
        print repr(function())
    except Exception as e:
        print type(e).__name__, e


class New(object):
    def __init__(self, answer):
        self.answer = answer

    def __coerce__(self, other):
        print '(coerce %s)' % type(other).__name__,
        return self.answer


class Old:
    def __init__(self, answer):
        self.answer = answer

    def __coerce__(self, other):
        print '(old coerce %s)' % type(other).__name__,
        return self.answer


for cls in New, Old:
    for answer in [None, NotImplemented, (1, 2), (1,), [1, 2], ('a', 'b'), (5, 2.5)]:
        value = cls(answer)
        for other in [[1], (1,), None, 3, 'x', {}]:
            show(lambda: value + other)
            show(lambda: other + value)
            show(lambda: value ** other)
            show(lambda: divmod(value, other))
            show(lambda: value << other)


class Both(New):
    def __add__(self, other):
        print '(add)',
        return NotImplemented

    def __radd__(self, other):
        print '(radd)',
        return NotImplemented


both = Both((7, 8))
show(lambda: both + [1])
show(lambda: [1] + both)
show(lambda: both + 1)


def add_in_place(value, other):
    value += other
    return value


show(lambda: add_in_place(both, [1]))
show(lambda: add_in_place({}, both))

print 'numbers that are asked, and what has no order'


class Plain:
    pass


class Number(object):
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value

    def __index__(self):
        return self.value


class Text(str):
    pass


print Plain() < 5, Plain() < 5L, 2.5 > Plain(), min(2 ** 31, Plain()) == 2 ** 31
print Number(1) > 5, Number(1) > 'a', Number(1) > None, Text('z') < [], Text('z') < (), 'z' < []
show(lambda: range(Number(2), 1.5))
show(lambda: range(Number(2), Number(4)))
show(lambda: '%c' % Number(65))
show(lambda: '%c' % 1j)
show(lambda: u'%c' % Number(65))
show(lambda: list(enumerate('ab', Number(7))))
show(lambda: enumerate('ab', Plain()))
show(lambda: enumerate('ab', 1.5))
show(lambda: pow(2, 1j, 3))
show(lambda: pow('a', 2, 1j))
show(lambda: pow(2, 3, 1j))
show(lambda: complex(Plain(), set()))
show(lambda: {1: 2}.viewkeys()[Number(0)])
show(lambda: str(**{(1, 2): 3}))
show(lambda: classmethod(function=1))
show(lambda: staticmethod(1, function=1))
show(lambda: zip([], Plain()))

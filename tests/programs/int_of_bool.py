# What `int` itself does with a bool, which is one: `int`'s own methods do not know of `bool`'s.

for truth in (True, False):
    print int.__str__(truth), int.__repr__(truth), bool.__str__(truth), bool.__repr__(truth), object.__str__(truth)
    for other in (True, False, 1, 6):
        for name in ('and', 'or', 'xor', 'rand', 'ror', 'rxor', 'add', 'rsub', 'mul', 'pow', 'lshift', 'divmod', 'cmp', 'coerce'):
            if (name, other) != ('divmod', False):
                print getattr(int, '__%s__' % name)(truth, other),
        print [getattr(bool, '__%s__' % name)(truth, other) for name in ('and', 'or', 'xor', 'rand', 'ror', 'rxor')],
        print truth & other, truth | other, truth ^ other
    print int.__hash__(truth), int.__hex__(truth), int.__format__(truth, ''), int.__getnewargs__(truth)
    print int.__getattribute__(truth, '__class__'), int.__pos__(truth), int.__int__(truth), int.__index__(truth)
    print '%s %r %d %s' % (truth, truth, truth, int.__str__(truth)), str(truth), repr(truth), [truth]


class Shown(int):
    def __str__(self):
        return 'shown ' + int.__str__(self)

    def __and__(self, other):
        return int.__and__(self, other), int.__and__(True, self)


print Shown(3), Shown(True), Shown(2) & 3, super(Shown, Shown(5)).__str__(), super(Shown, Shown(1)).__and__(True)

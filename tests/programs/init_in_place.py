# Classes that are called and need nothing but their __init__: old-style and new-style, with defaults, closures, and all
# that can go wrong or be seen meanwhile.
import sys


class Old:
    def __init__(self, a, b=2, *rest):
        self.a = a
        self.b = b


class OldPlain:
    def __init__(self, a, b=2):
        self.a = a
        self.b = b

    def copy(self):
        return OldPlain(self.a, self.b)


class New(object):
    def __init__(self, a, b=2):
        self.a = a
        self.b = b

    def copy(self):
        return New(self.a, self.b)


class Slotted(object):
    __slots__ = 'a', 'b'

    def __init__(self, a, b=2):
        self.a, self.b = a, b


class Child(New):
    def __init__(self, a):
        New.__init__(self, a, a + 1)


class OldChild(OldPlain):
    pass


class Tree(object):
    def __init__(self, depth):
        self.left = self.right = None
        if depth:
            self.left = Tree(depth - 1)
            self.right = Tree(depth - 1)

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)


def show(x):
    print x.a, x.b


for i in range(20):
    for of in Old, OldPlain, New, Slotted, OldChild:
        x = of(i)
        y = of(i, i)
        if i % 7 == 0:
            show(x)
            show(y)
    if i % 7 == 0:
        show(Child(i))
        show(OldPlain(i).copy())
        show(New(i).copy())
print Tree(6).count()


# What can be seen while it runs.
class Seen(object):
    def __init__(self, arg):
        print sys.getrefcount(self), sys.getrefcount(arg), sys._getframe().f_back.f_lineno, sys._getframe().f_code.co_name


class OldSeen:
    def __init__(self, arg):
        print sys.getrefcount(self), sys.getrefcount(arg), sys._getframe().f_back.f_lineno, sys._getframe().f_code.co_name


class Argument(object):
    def __repr__(self):
        return 'argument'

    def __del__(self):
        print 'argument gone'


for i in range(3):
    Seen(Argument())
    OldSeen(Argument())


# What goes wrong.
def attempt(what, *args):
    try:
        print what(*args)
    except Exception, e:
        print type(e).__name__, e


class Wrong(object):
    def __init__(self):
        return 3


class OldWrong:
    def __init__(self):
        return 3


class Raises(object):
    def __init__(self, a):
        self.a = a
        if a > 1:
            raise ValueError(a)

    def __del__(self):
        print 'raised one gone', self.a


class OldRaises:
    def __init__(self, a):
        self.a = a
        [][a]

    def __del__(self):
        print 'old one gone', self.a


def call(of, *args):
    return of(*args) and 'made'


def direct(i):
    if i == 0:
        return Wrong()
    if i == 1:
        return OldWrong()
    if i == 2:
        return Raises(5)
    if i == 3:
        return OldRaises(5)
    if i == 4:
        return New()
    if i == 5:
        return OldPlain(1, 2, 3)
    if i == 6:
        return Raises(1) and 'made'
    if i == 7:
        return New(1, 2, 3)


for i in range(8):
    attempt(direct, i)


# The class, its __init__ and the arguments change meanwhile.
class Changes(object):
    def __init__(self, a):
        global Changes
        del Changes.__init__
        Changes = None
        self.__class__ = New
        self.a = a
        self.b = a = None


class OldChanges:
    def __init__(self, a):
        global OldChanges
        del OldChanges.__init__
        OldChanges = None
        self.__class__ = OldPlain
        self.a = a
        self.b = a = None


show(Changes(1))
show(OldChanges(1))


# What is yielded, caught and called meanwhile.
class Busy(object):
    def __init__(self, n):
        self.all = [New(i) for i in range(n)]
        try:
            self.all.append(New())
        except TypeError, e:
            self.error = str(e)
        self.sum = sum(x.a for x in self.all)
        self.key = sorted(self.all, key=lambda x: -New(x.a).a)[0].a


for i in range(3):
    busy = Busy(4)
print busy.sum, busy.key, busy.error


class Meta(type):
    def __call__(cls, *args):
        print 'called', args
        return type.__call__(cls, *args)


class Made(object):
    __metaclass__ = Meta

    def __init__(self, a):
        self.a = a


class WithNew(object):
    def __new__(cls, a):
        print 'new', a
        return object.__new__(cls)

    def __init__(self, a):
        self.a = a


class Other(object):
    def __new__(cls, a):
        return 3

    def __init__(self, a):
        print 'never'


print Made(1).a, WithNew(2).a, Other(3)


class Generates(object):
    def __init__(self):
        yield 1


attempt(lambda: Generates())


# At the limit.
class Deep(object):
    def __init__(self, n):
        self.n = n
        global deepest
        deepest = n
        Deep(n + 1)


class OldDeep:
    def __init__(self, n):
        self.n = n
        global deepest
        deepest = n
        OldDeep(n + 1)


for of in Deep, OldDeep:
    for limit in 60, 61, 62, 63, 64:
        sys.setrecursionlimit(limit)
        try:
            of(0)
        except RuntimeError, e:
            print deepest, e
sys.setrecursionlimit(1000)

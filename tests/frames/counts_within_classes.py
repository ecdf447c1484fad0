import sys
rc = sys.getrefcount
def show(label, *objects):
    # The frame of the one who asks, and of its caller, without those that are only there because of the question.
    print label, [rc(o) for o in objects], rc(sys._getframe(1)), rc(sys._getframe(2))
class M(type):
    def __new__(meta, name, bases, d):
        show('meta new', meta, bases, d)
        return type.__new__(meta, name, bases, d)
    def __init__(cls, name, bases, d):
        show('meta init', cls, bases, d)
    def __call__(cls, *a):
        show('meta call', cls, a, *a)
        return type.__call__(cls, *a)
class A(object):
    __metaclass__ = M
    def __new__(cls, x):
        show('new', cls, x)
        return object.__new__(cls)
    def __init__(self, x):
        show('init', self, x)
        self.x = x
    @property
    def p(self):
        show('property', self)
        return 1
    @classmethod
    def c(cls, x):
        show('classmethod', cls, x)
    @staticmethod
    def s(x):
        show('staticmethod', x)
    def m(self, x):
        show('method', self, x)
    def __getattribute__(self, name):
        show('getattribute', self)
        return object.__getattribute__(self, name)
class D(object):
    def __get__(self, o, c):
        show('get', self, o, c); return 5
    def __set__(self, o, v):
        show('set', self, o, v)
    def __delete__(self, o):
        show('delete', self, o)
class H(object):
    d = D()
class Old:
    def __init__(self, x): show('old init', self, x)
    def m(self, x): show('old method', self, x)
    def __del__(self): show('old del', self)
    def __len__(self): show('old len', self); return 1
    def __enter__(self): show('old enter', self); return self
    def __exit__(self, *a): show('old exit', self, a)
class New(object):
    def __del__(self): show('del', self)
    def __enter__(self): show('enter', self); return self
    def __exit__(self, *a): show('exit', self, a)
    def __iter__(self): show('iter', self); return self
    def next(self): show('next', self); raise StopIteration
def deco(f):
    show('deco', f)
    return f
def gen(x):
    show('gen', x)
    try:
        y = yield x
        show('sent', x)
        yield y
    except KeyError, e:
        show('thrown', x, e)
        yield 1
    finally:
        show('finally', x)
def main():
    x = []
    a = A(x); show('a', a, x)
    a.p; a.m(x); A.m(a, x); a.c(x); A.c(x); a.s(x)
    m = a.m; m(x); m(*(x,)); m(*[x]); m(**{'x': x}); show('m', m, a, x)
    apply(m, (x,)); map(m, [x]); map(a.m, [x]); sorted([x], key=m)
    h = H(); h.d; h.d = x; del h.d; show('h', h, x)
    o = Old(x); o.m(x); len(o); show('o', o, x)
    with o: show('in old', o)
    with o as q: show('in old as', o, q)
    del q, o
    n = New()
    with n as k: show('in new', n, k)
    for i in n: pass
    list(n); tuple(n); set(n); sum(n); any(n); all(n); max([1], *n); zip(n); [].extend(n); [i for i in n]; 1 in n
    del k
    del n
    @deco
    def f(q): show('f', f, q)
    f(x)
    g = gen(x); show('g', g, x)
    g.next(); g.send(x); show('g2', g, x); g.close(); show('g3', g, x)
    g = gen(x); next(g); g.throw(KeyError); del g
    for v in gen(x): show('in for', x)
    list(gen(x)); sorted(gen(x)); map(None, gen(x))
    def clo(y):
        def inner(): show('inner', y, inner)
        inner(); show('clo', inner, y)
    clo(x)
    exec 'show("exec", x)' in {'show': show, 'x': x}
    eval('show("eval", x)', {'show': show, 'x': x})
    try:
        raise KeyError(x)
    except KeyError, e:
        show('caught', x, e)
    def fails(y): raise ValueError(y)
    try: fails(x)
    except ValueError, e: show('caught2', x, e)
    class L(list):
        def __getitem__(self, i): show('getitem', self); return 1
        def append(self, y): show('append', self, y); list.append(self, y)
    l = L([x]); l[0]; l.append(x); l.append(*[x]); show('l', l, x)
    it = iter(lambda: show('calliter', x), None); list(it)
    import operator, functools
    functools.partial(show, 'partial', x)()
    getattr(a, 'm')(x)
    reduce(lambda p, q: show('lambda', p, q), [x, x])
main()

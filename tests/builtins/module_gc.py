# Cycles of objects: what gc.collect() finds, and what it cannot end.
import gc
print gc.collect(), gc.isenabled(), gc.get_threshold(), gc.garbage, gc.get_debug()
class Old: pass
class New(object): pass
def one(make):
    make()
    return gc.collect()
def old():
    a = Old(); a.me = a
def new():
    a = New(); a.me = a
def lst():
    l = []; l.append(l)
def two():
    a, b = New(), New(); a.o, b.o = b, a
def dct():
    d = {}; d['d'] = d
def tup():
    t = ([],); t[0].append(t)
def closure():
    def f(n): return f(n-1)
def cls():
    class C(object): pass
def oldcls():
    class C: 
        def m(self): return C
def newcls():
    class C(object):
        def m(self): return C
def gen():
    def g():
        me = box[0]
        yield me
    box = [None]
    box[0] = g()
    next(box[0])
def exc():
    try: 1/0
    except ZeroDivisionError as e:
        import sys
        t = sys.exc_info()[2]
def meth():
    a = New(); a.m = a.__init__
class D(object):
    def __del__(self): print 'del'
def dels():
    a = D(); a.me = a
def deld():
    a = New(); a.me = a; a.d = D()
def slots():
    class S(object):
        __slots__ = 'x'
    a = S()
    a.x = a


def deq():
    from collections import deque
    d = deque(); d.append(d)
def st():
    class H(object): pass
    s = set(); h = H(); h.s = s; s.add(h)
for f in [old,new,lst,two,dct,tup,closure,cls,oldcls,newcls,gen,exc,meth,dels,deld,slots,deq,st]:
    print f.__name__, one(f), len(gc.garbage)


a = [1,2,'x']
import weakref


def told(reference):
    print 'gone:', reference() is None, reference is watched


def watch():
    thing = New()
    thing.me = thing
    thing.held = weakref.ref(thing, lambda reference: 1 / 0)
    return weakref.ref(thing, told)

watched = watch()
print watched() is None
gc.disable()
print gc.isenabled(), gc.collect(), watched()
gc.enable()
gc.set_threshold(100)
print gc.get_threshold(), gc.isenabled()
gc.set_threshold(0, 5, 6)
print gc.get_threshold()
for arguments in [(3,), (-1,), ('x',), (0, 1)]:
    try:
        gc.collect(*arguments)
    except Exception as error:
        print type(error).__name__, error
for arguments in [(), ('x',), (1, 2, 3, 4)]:
    try:
        gc.set_threshold(*arguments)
    except Exception as error:
        print type(error).__name__, error
print [type(thing).__name__ for thing in gc.garbage], gc.garbage[0].me is gc.garbage[0]
del gc.garbage[0].me
del gc.garbage[:]
print gc.collect(), gc.garbage


class Base(object):
    pass


def derived():
    class One(Base):
        pass

    class Two(One):
        pass
    print [c.__name__ for c in Base.__subclasses__()], [c.__name__ for c in One.__subclasses__()]
derived()
print gc.collect(), Base.__subclasses__()
Base.name = 5


class Three(Base):
    pass
print [c.__name__ for c in Base.__subclasses__()], Three.name


def last():
    thing = New()
    thing.me = thing
    thing.end = D()
last()
print 'the end'

# What a call says about the number and the names of arguments: functions, methods, classes, builtins.
def none(): pass
def one(a): pass
def two(a, b): pass
def default(a, b=2): pass
def star(a, *rest): pass
def names(a, **named): pass
def only(*rest, **named): pass
def unpack(a, (b, c)): pass
class Old:
    def __init__(self, a): pass
    def method(self, a): pass
class New(object):
    def __init__(self, a): pass
    def method(self, a): pass
    @classmethod
    def of_class(cls, a): pass
    @staticmethod
    def static(a): pass
    def __call__(self, a): pass
    @property
    def prop(self, extra): pass
class Bare(object): pass
new, old = New(1), Old(1)
calls = '''none(1) none(1,2) none(x=1) none(*[1]) none(**{'x':1}) one() one(1,2) one(b=1) one(a=1,b=2) one(1,a=2) one(*[]) one(*[1,2])
one(**{}) one(**{'a':1}) one(**{'b':1}) one(1,**{'a':1}) one(*5) one(**5) one(*None) one(**None) one(*'ab') one(**'ab') one(**{5:1}) one(*[1],**{'a':2})
two() two(1) two(1,2,3) two(1,b=2) two(1,a=2) two(b=1) two(1,2,c=3) two(a=1,b=2,c=3) two(*(1,2,3)) two(1,*(2,3)) default() default(1,2,3) default(b=1)
default(1,2,b=3) default(1,c=3) star() star(1,2,3) star(b=1) star(a=1,b=2) star(1,a=2) names() names(1,2) names(b=1) names(1,b=2) names(1,a=2) only(1,2,x=3)
unpack(1,2) unpack(1,(2,)) unpack(1,(2,3,4)) unpack(1,(2,3)) unpack(1) old.method() old.method(1,2) Old() Old(1,2) Old.method() Old.method(1) Old.method(new,1)
Old.method(old) new.method() new.method(1,2) new.method(b=1) New() New(1,2) New(b=1) New.method() New.method(5) New.method(new) New.method(old,1) New.of_class() New.of_class(1,2)
New.static() New.static(1,2) new() new(1,2) new.prop Bare(1) Bare(x=1) Bare()() len() len(1,2) len(x=1) len(*[]) len(*[1,2,3]) abs(1,2) abs(x=1) int(1,2,3) int(y=1) [].append()
[].append(1,2) [].append(x=1) {}.get() ''.join() ''.join(1,2) isinstance(1) isinstance(1,2,3) getattr(1,2,3,4) getattr() range() max() min(key=1) sorted(1,2,3,4,5) zip(x=1) map(x=1)
iter(1,2,3) globals(1) dict(1,2) dict(**{5:1}) dict({},**{'a':1}) list(x=1) list(sequence=()) tuple(x=1) set(x=1) object(1) type() Exception(x=1) ValueError(1,x=2) super() super(1) property(x=1) enumerate(x=1) reversed(x=1) xrange(x=1) str(x=1) unicode(x=1) float(y=1) bool(y=1) complex(z=1) slice(x=1) (lambda:0)(1) (lambda(a):0)() (lambda*a:a)(b=1) (lambda**k:k)(1) none.__call__(1) none.func_code() 5() 'a'() None() [1]() (lambda a,b=1,*c,**d:0)() one(*iter([1,2])) one(*new) one(**new) one(a=1,*[2]) one(*[2],a=1) two(*[1],**{'a':1,'b':2}) names(**{'a':1,'b':2}) names(1,**{u'b':2})'''
for call in calls.split():
    try:
        eval(call)
        print call, 'fine'
    except Exception, error:
        print call, '->', type(error).__name__ + ':', error
def many(a, b, c, d, e=5, f=6, *g): return a, b, c, d, e, f, g
print many(1, 2, 3, 4), many(1, 2, d=3, c=4), many(1, 2, 3, 4, 5, 6, 7, 8), many(*range(9)), many(1, *(2, 3), **{'d': 4, 'f': 7})
for n in range(4):
    try:
        many(*range(n))
    except TypeError, error:
        print error
exec 'def big(%s): return a0' % ', '.join('a%d' % n for n in range(20))
try:
    big()
except TypeError, error:
    print error
try:
    big(1, 2, nothing=5)
except TypeError, error:
    print error
print big(*range(20))

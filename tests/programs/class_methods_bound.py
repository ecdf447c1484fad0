class C(object):
    def m(self, x=1):
        return self.name, x
    name = 'class'

c = C()
c.name = 'c'
m = c.m
print m(), m(5), m.im_self is c, m.im_func is C.__dict__['m'], m.im_class is C
print C.m, C.m.im_self, C.m(c, 2)
print c.m == c.m, c.m is c.m, c.m == C().m, C.m == C.m
print m.__name__, m.__self__ is c, m.__func__ is m.im_func
for call in (lambda: C.m(), lambda: C.m(5), lambda: c.m(1, 2), lambda: C.m('x', 1)):
    try:
        call()
    except TypeError, error:
        print error
def outside(self):
    return 'outside', self.name
C.added = outside
c.own = outside
print c.added(), c.own(c), c.own is outside
try:
    c.own()
except TypeError, error:
    print error
print C.__dict__['m'].__get__(c, C)(7), outside.__get__(c)()
import types
bound = types.MethodType(outside, c, C)
print bound(), type(bound)
try:
    m.im_self = 5
except (TypeError, AttributeError), error:
    print error

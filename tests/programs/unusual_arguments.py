# What CPython's own tests of the builtins look at: eval, type, dir and filter with what is unusual.
def show(what, *args):
    try:
        print repr(what(*args))
    except Exception, e:
        print type(e).__name__, e
show(eval, ' 1+1\n')
show(eval, u' 1+1\n')
show(eval, '\t \t1+1')
show(eval, '\xef\xbb\xbf1+1')
show(eval, '\xef\xbb\xbf 1+1')
show(eval, ' \n1')
show(eval, u'\t\x0c1')
show(eval, '\x0c1')
show(type, 'A\0B', (), {})
class T(object): pass
show(setattr, T, '__name__', 'A\0B')
show(setattr, T, '__name__', u'A')
class O: pass
show(setattr, O, '__name__', 'A\0B')
print repr(O.__name__)
show(eval, 'a', {}, O())
class G:
    def __getitem__(self, k): return k
show(eval, 'a', {}, G())
def ex(l):
    exec 'x' in {}, l
show(ex, O())
show(ex, G())
show(ex, 3)
show(eval, 'a', {}, 3)
show(eval, 'a', {}, [1])
show(eval, 'a', {}, 'abc')
show(eval, 'a', {}, None)
show(eval, 'a', O())
show(eval, 'a', G())
import types
class Foo(types.ModuleType):
    __dict__ = 8
f = Foo("foo")
show(dir, f)
class Bar(types.ModuleType):
    __dict__ = {'q': 1}
show(dir, Bar('bar'))
class Foo(object):
    __slots__ = ["__class__", "__dict__"]
    def __init__(self):
        self.bar = "wow"
show(dir, Foo())
class tuple2(tuple):
    def __getitem__(self, index):
        print 'item', index
        return 2*tuple.__getitem__(self, index)
class str2(str):
    def __getitem__(self, index):
        print 'item', index
        return 2*str.__getitem__(self, index)
class unicode2(unicode):
    def __getitem__(self, index):
        return 2*unicode.__getitem__(self, index)
class bad(str):
    def __getitem__(self, index):
        return 42
class badu(unicode):
    def __getitem__(self, index):
        return 42
class short(tuple):
    def __len__(self):
        return 1
    def __iter__(self):
        print 'iter'
        return iter([7])
class strs(str):
    def __len__(self): return 1
    def __iter__(self):
        print 'iter'
        return iter('zz')
for f in (None, bool, lambda x: True, lambda x: x != '22'):
    for v in (tuple2((1, 2, 3)), str2('123'), unicode2(u'123'), bad('ab'), badu(u'ab'), tuple2(), str2(), unicode2(), short((5, 6)), strs('ab')):
        show(filter, f, v)

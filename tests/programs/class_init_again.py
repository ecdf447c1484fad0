# What __init__ of a builtin type does when it is called by hand, and which types leave their filling to it.

def attempt(what, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print what, '->', type(error).__name__ + ':', error
    else:
        print what, '->', result

numbers = [1, 2, 3]
numbers.__init__('ab')
print numbers
list.__init__(numbers, sequence=(4, 5))
print numbers
numbers.__init__()
print numbers

letters = set('hello')
letters.__init__('spam')
print sorted(letters)
letters.__init__()
print letters
attempt('two', letters.__init__, 'a', 'b')
attempt('number', letters.__init__, 1)
attempt('keyword', letters.__init__, iterable='a')
attempt('class with keyword', set, iterable='a')

ages = {'ann': 3}
ages.__init__({'bob': 4}, cid=5)
print sorted(ages.items())

print list.__new__(list, 'abc'), dict.__new__(dict, [(1, 2)]), set.__new__(set, 'abc')
print repr(ValueError.__new__(ValueError, 1, 2)), repr(str(ValueError.__new__(ValueError, 1)))

frozen = frozenset('ab')
frozen.__init__('cd')
print sorted(frozen), frozenset() is frozenset([]) is frozenset(''), frozenset() is frozenset(frozenset())


class Tags(set):
    def __init__(self, *names):
        set.__init__(self, names)

    def __hash__(self):
        return 7

tags = Tags('x', 'y')
print sorted(tags), tags in {tags}, {tags: 1}[tags]
group = set([tags])
group.remove(tags)
group.add(tags)
group.discard(tags)
print group


class Mysuper(super):
    def __init__(self, *args):
        print 'Mysuper', len(args)
        super(Mysuper, self).__init__(*args)


class A(object):
    def greet(self):
        return 'A'


class B(A):
    def greet(self):
        return 'B' + Mysuper(B, self).greet()

B._B__up = Mysuper(B)
print B().greet(), B()._B__up.greet()


class Named(property):
    def __init__(self, getter, name):
        property.__init__(self, getter)
        self.name = name


class Point(object):
    x = Named(lambda self: 42, 'the x')

print Point().x, Point.x.name, Point.x.fget is not None
method = staticmethod(len)
method.__init__(abs)
print method.__get__(None, int)
attempt('staticmethod', staticmethod.__init__, method)
attempt('uninitialised', staticmethod.__new__(staticmethod).__get__, None, int)


class Meta(type):
    def __init__(cls, name, bases, namespace):
        print 'Meta.__init__', name
        super(Meta, cls).__init__(name, bases, namespace)


class Made(object):
    __metaclass__ = Meta

print type('Derived', (Made,), {}).__name__


class Odd(list):
    __new__ = object.__new__


class Strange(object):
    __new__ = list.__new__

print Odd([1, 2])
print type(Strange()).__name__

import types
module = types.ModuleType('made')
module.__init__('again', 'documented')
print module.__name__, module.__doc__, str(module)


class Package(types.ModuleType):
    pass

package = Package('pack')
package.value = 3
print sorted(name for name in vars(package) if not name.startswith('_')), package.value
attempt('module without a name', types.ModuleType)

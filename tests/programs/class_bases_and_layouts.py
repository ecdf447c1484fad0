# Other bases for a class and another class for an object: what fits, and what is left as it was.

def attempt(what, function, *args):
    try:
        result = function(*args)
    except Exception as error:
        print what, '->', type(error).__name__ + ':', error
    else:
        print what, '->', result


def names(classes):
    return [cls.__name__ for cls in classes]


class Base(object):
    word = 'base'


class Other(object):
    word = 'other'


class Middle(Base):
    pass


class Leaf(Middle):
    pass

leaf = Leaf()
print leaf.word, names(Leaf.__mro__)
Middle.__bases__ = (Other,)
print leaf.word, names(Leaf.__mro__), Base.__subclasses__(), names(Other.__subclasses__())
Middle.__bases__ = (Base, Other)
print leaf.word, names(Leaf.__mro__)
attempt('cycle', setattr, Base, '__bases__', (Leaf,))
attempt('list', setattr, Middle, '__bases__', [Base])
attempt('empty', setattr, Middle, '__bases__', ())
attempt('number', setattr, Middle, '__bases__', (Base, 3))
attempt('twice', setattr, Middle, '__bases__', (Base, Base))
attempt('object', setattr, Middle, '__bases__', (object,))
attempt('layout', setattr, Middle, '__bases__', (dict,))
attempt('delete', delattr, Middle, '__bases__')
print names(Middle.__bases__), names(Leaf.__mro__)


class Stubborn(type):
    changes = 0

    def mro(cls):
        Stubborn.changes += 1
        if Stubborn.changes > 1:
            raise RuntimeError('no more changes')
        return type.mro(cls)


class Last(Middle):
    __metaclass__ = Stubborn

attempt('stubborn', setattr, Middle, '__bases__', (Other,))
print names(Middle.__bases__), names(Middle.__mro__), names(Leaf.__mro__), names(Last.__mro__)


def with_order(order):
    class Order(type):
        def mro(cls):
            return order
    return Order('Ordered', (object,), {})

attempt('numbers', with_order, [1])
attempt('no sequence', with_order, 1)
attempt('a dict among them', with_order, [dict, object])


class Plain(object):
    pass


class Slots(object):
    __slots__ = ['a', 'b']


class Same(object):
    __slots__ = [u'b', 'a']


class Different(object):
    __slots__ = ['a', 'c']


class Wide(Slots):
    __slots__ = ['d']


class WithDict(Slots):
    __slots__ = ['__dict__']


class Small(int):
    __slots__ = []


class Empty(object):
    __slots__ = ()

classes = [Plain, Slots, Same, Different, Wide, WithDict, Small, Empty, Base, Leaf, list, object]
for cls in classes:
    for new in classes:
        thing = cls()
        try:
            thing.__class__ = new
        except TypeError as error:
            print error
        else:
            print cls.__name__, 'is a', type(thing).__name__
thing = Slots()
thing.a = 1
thing.__class__ = Same
print thing.a, isinstance(thing, Same)
attempt('delete', delattr, thing, '__class__')
attempt('delete', delattr, [], '__class__')
attempt('instance', setattr, thing, '__class__', 5)
attempt('list', setattr, [], '__class__', Plain)


class Abstract(object):
    pass

attempt('before', getattr, Abstract, '__abstractmethods__')
attempt('delete', delattr, Abstract, '__abstractmethods__')
Abstract.__abstractmethods__ = ('run', 'jump')
attempt('abstract', Abstract)


class Concrete(Abstract):
    pass

print type(Concrete()).__name__
Abstract.__abstractmethods__ = ()
print type(Abstract()).__name__
del Abstract.__abstractmethods__
attempt('after', getattr, Abstract, '__abstractmethods__')
attempt('type', getattr, type, '__abstractmethods__')


class Thing(object):
    pass

thing = Thing()
thing.size = 3
del thing.__dict__
print thing.__dict__, hasattr(thing, 'size')
attempt('__dict__', setattr, thing, '__dict__', [])


class Metaclass(Base, type):
    pass

Shown = Metaclass('Shown', (object,), {'x': 1})
attempt('class dict', setattr, Shown, '__dict__', {})
print type(Shown.__dict__).__name__
attempt('its descriptor', Base.__dict__['__dict__'].__set__, Shown, {})


class OnlySet(object):
    def __set__(self, instance, value):
        instance.__dict__['x'] = value * 2


class Owner(object):
    x = OnlySet()

owner = Owner()
print type(owner.x).__name__
owner.x = 21
print owner.x
fromkeys = dict.__dict__['fromkeys']
print fromkeys.__get__(None, dict)('ab') == {'a': None, 'b': None}, fromkeys.__get__({})([]) 
for arguments in [(None, None), (42,), (None, 42), (None, int)]:
    attempt(arguments, fromkeys.__get__, *arguments)


class Proxy(object):
    def __init__(self, target):
        self.__target = target

    def __getattribute__(self, name):
        if name.startswith('_Proxy__'):
            return object.__getattribute__(self, name)
        return getattr(self.__target, name)


class Low(object):
    def who(self):
        return 'Low'


class High(Low):
    def who(self):
        return super(High, self).who() + ' and High'

print High.__dict__['who'](Proxy(High()))
attempt('no instance', super, High, 3)

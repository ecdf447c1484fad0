# Metaclasses: registries, checks, automatic methods, ordering, __call__ for singletons, __prepare__ that 2.7 lacks, nesting.
class Registry(type):
    plugins = {}
    def __new__(meta, name, bases, namespace):
        print 'new', name, [b.__name__ for b in bases], sorted(k for k in namespace if not k.startswith('__'))
        namespace.setdefault('tag', name.lower())
        return super(Registry, meta).__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace):
        print 'init', name
        super(Registry, cls).__init__(name, bases, namespace)
        if not namespace.get('abstract'): Registry.plugins[cls.tag] = cls
    def __call__(cls, *args, **kwargs):
        print 'call', cls.__name__, args
        return super(Registry, cls).__call__(*args, **kwargs)
    def __repr__(cls): return '<plugin %s>' % cls.tag
    def __iter__(cls): return iter(sorted(k for k in cls.__dict__ if not k.startswith('_')))
    def __len__(cls): return len(cls.__dict__)
    def __contains__(cls, name): return name in cls.__dict__
    def __getitem__(cls, name): return cls.__dict__[name]
    def __add__(cls, other): return cls.__name__ + other.__name__
    def __getattr__(cls, name): return 'meta ' + name
    def method_of_meta(cls): return cls.tag
class Plugin(object):
    __metaclass__ = Registry
    abstract = True
    def __init__(self, value=None): self.value = value
class Loud(Plugin):
    def speak(self): return str(self.value).upper()
class Quiet(Plugin):
    tag = 'shh'
    def speak(self): return str(self.value).lower()
print Registry.plugins, Loud, list(Loud), 'speak' in Loud, Loud['tag'], Loud + Quiet, Loud.anything, Loud.method_of_meta(), len(Plugin) > 3
print Loud('Hi').speak(), Registry.plugins['shh']('Hi').speak(), type(Loud), isinstance(Loud, Registry), type(Loud(1))
try:
    Loud(1).method_of_meta
except AttributeError, error:
    print error
print bool(Loud), Loud == Loud, Loud != Quiet, {Loud: 1}[Loud]
class Singleton(type):
    def __call__(cls, *args):
        if '_it' not in cls.__dict__: cls._it = type.__call__(cls, *args)
        return cls._it
class One(object):
    __metaclass__ = Singleton
    def __init__(self, x): self.x = x
class Two(One): pass
print One(1) is One(2), One(3).x, Two(5).x, Two(6) is One(7)
class Final(type):
    def __init__(cls, name, bases, namespace):
        for base in bases:
            if isinstance(base, Final): raise TypeError('%s is final' % base.__name__)
        type.__init__(cls, name, bases, namespace)
class Leaf(object): __metaclass__ = Final
try:
    class Sub(Leaf): pass
except TypeError, error:
    print error
def function_as_metaclass(name, bases, namespace):
    print 'function', name, bases, sorted(namespace)
    return type(name, bases or (object,), dict(namespace, added=1))
class Made:
    __metaclass__ = function_as_metaclass
    x = 5
print Made, Made.added, type(Made)
class NotAClass(object):
    __metaclass__ = lambda *args: args[0] * 2
print NotAClass
__metaclass__ = Registry
class FromGlobal: abstract = True
print type(FromGlobal), FromGlobal
del __metaclass__
class Classic: pass
print type(Classic)
Dynamic = type('Dynamic', (Loud,), {'extra': lambda self: 'extra ' + self.speak()})
print Dynamic('d').extra(), Dynamic.__module__, Dynamic.__name__, type(Dynamic)
class MetaMeta(type):
    def __call__(cls, *args):
        print 'metameta', args[0] if args else None
        return type.__call__(cls, *args)
class InnerMeta(type): __metaclass__ = MetaMeta
class Result(object): __metaclass__ = InnerMeta
print type(Result), type(type(Result)), type(type(type(Result)))
class Ordered(type):
    counter = 0
    def __lt__(cls, other): return cls.rank < other.rank
class Rank(object):
    __metaclass__ = Ordered
    rank = 2
class Rank1(Rank): rank = 1
class Rank3(Rank): rank = 3
print [c.__name__ for c in sorted([Rank3, Rank, Rank1])]
class Instances(type):
    def __instancecheck__(cls, thing): return hasattr(thing, 'quack')
    def __subclasscheck__(cls, other): return other.__name__.startswith('D')
class Duck(object): __metaclass__ = Instances
class Robot(object): quack = True
class Dog(object): pass
print isinstance(Robot(), Duck), isinstance(Dog(), Duck), issubclass(Dog, Duck), issubclass(Robot, Duck)

"""Abstract base classes (PEP 3119)."""

from weakref import WeakSet


def abstractmethod(funcobj):
    """A decorator for methods that a class made of this one must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractproperty(property):
    """A property that a class made of this one must define."""
    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of classes that others can be registered with."""

    # How many registrations there were: what was found not to be a subclass may be one since.
    _abc_invalidation_counter = 0

    def __new__(mcls, name, bases, namespace):
        cls = super(ABCMeta, mcls).__new__(mcls, name, bases, namespace)
        abstracts = set(name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False))
        for base in bases:
            for name in getattr(base, '__abstractmethods__', ()):
                if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                    abstracts.add(name)
        cls.__abstractmethods__ = frozenset(abstracts)
        cls._abc_registry = WeakSet()
        cls._abc_cache = WeakSet()
        cls._abc_negative_cache = WeakSet()
        cls._abc_negative_cache_version = ABCMeta._abc_invalidation_counter
        return cls

    def register(cls, subclass):
        """Makes a class count as a subclass of this one."""
        if not isinstance(subclass, (type, _OldClass)):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.add(subclass)
        ABCMeta._abc_invalidation_counter += 1

    def __instancecheck__(cls, instance):
        of = getattr(instance, '__class__', None)
        if of is not None and of in cls._abc_cache:
            return True
        kind = type(instance)
        if kind is _InstanceType:
            kind = of
        if kind is of or of is None:
            if cls._abc_negative_cache_version == ABCMeta._abc_invalidation_counter and kind in cls._abc_negative_cache:
                return False
            return cls.__subclasscheck__(kind)
        return cls.__subclasscheck__(of) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if subclass in cls._abc_cache:
            return True
        if cls._abc_negative_cache_version < ABCMeta._abc_invalidation_counter:
            cls._abc_negative_cache = WeakSet()
            cls._abc_negative_cache_version = ABCMeta._abc_invalidation_counter
        elif subclass in cls._abc_negative_cache:
            return False
        answer = _ask_hook(cls, subclass)
        if answer is NotImplemented:
            answer = (cls in getattr(subclass, '__mro__', ())
                      or any(issubclass(subclass, known) for known in list(cls._abc_registry))
                      or any(issubclass(subclass, known) for known in cls.__subclasses__()))
        (cls._abc_cache if answer else cls._abc_negative_cache).add(subclass)
        return answer


def _ask_hook(cls, subclass):
    # What `object` has says nothing.
    for base in cls.__mro__[:-1]:
        if '__subclasshook__' in base.__dict__:
            return base.__dict__['__subclasshook__'].__get__(None, cls)(subclass)
    return NotImplemented


class _Old:
    pass


_OldClass = type(_Old)
_InstanceType = type(_Old())

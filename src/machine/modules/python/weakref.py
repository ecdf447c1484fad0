"""References that do not keep their objects alive."""

import UserDict
from _weakref import getweakrefcount, getweakrefs, proxy, ref

ReferenceType = ref
ReferenceError = ReferenceError

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceError', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet']


def _referent(proxy):
    found = object.__getattribute__(proxy, '_reference')()
    if found is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return found


def _bare(value):
    return _referent(value) if type(value) in ProxyTypes else value


def _unary(operation):
    return lambda self: operation(_referent(self))


def _binary(operation):
    return lambda self, other: operation(_referent(self), _bare(other))


def _reflected(operation):
    return lambda self, other: operation(_bare(other), _referent(self))


class weakproxy(object):
    """Stands for an object as long as that is alive."""
    __slots__ = ['_reference']
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        found = object.__getattribute__(self, '_reference')()
        name = type(self).__name__
        return '<%s at %s to %s at %s>' % (name, hex(id(self)), type(found).__name__, hex(id(found)))

    def __cmp__(self, other):
        return cmp(_referent(self), _bare(other))

    def __setitem__(self, key, value):
        _referent(self)[key] = value

    def __delitem__(self, key):
        del _referent(self)[key]

    def __setslice__(self, low, high, value):
        _referent(self)[low:high] = value

    def __delslice__(self, low, high):
        del _referent(self)[low:high]

    def __getslice__(self, low, high):
        return _referent(self)[low:high]

    def __contains__(self, value):
        return value in _referent(self)

    def next(self):
        return _referent(self).next()


def _fill(cls):
    import operator
    for name, operation in [('str', str), ('unicode', unicode), ('len', len), ('nonzero', bool), ('iter', iter),
                            ('int', int), ('long', long), ('float', float), ('abs', abs), ('neg', operator.neg),
                            ('pos', operator.pos), ('invert', operator.invert), ('index', operator.index)]:
        setattr(cls, '__%s__' % name, _unary(operation))
    for name in ['lt', 'le', 'eq', 'ne', 'gt', 'ge', 'getitem']:
        setattr(cls, '__%s__' % name, _binary(getattr(operator, name)))
    operations = [(name, getattr(operator, '__%s__' % name))
                  for name in ['add', 'sub', 'mul', 'div', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift',
                               'and', 'or', 'xor']]
    for name, operation in operations + [('divmod', divmod)]:
        setattr(cls, '__%s__' % name, _binary(operation))
        setattr(cls, '__r%s__' % name, _reflected(operation))
        if name != 'divmod':
            setattr(cls, '__i%s__' % name, _binary(getattr(operator, '__i%s__' % name)))


_fill(weakproxy)


class weakcallableproxy(weakproxy):
    """One of an object that can be called."""
    __slots__ = []

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyType = weakproxy
CallableProxyType = weakcallableproxy
ProxyTypes = (ProxyType, CallableProxyType)


def _make_proxy(object, callback=None):
    """A stand-in for an object that does not keep it alive."""
    kind = CallableProxyType if callable(object) else ProxyType
    made = kind.__new__(kind)
    if callback is None:
        reference = ref(object)
    else:
        reference = ref(object, lambda reference: callback(made))
    kind._reference.__set__(made, reference)
    return made


class KeyedRef(ref):
    """The reference to a value of a WeakValueDictionary, which knows its key."""
    __slots__ = ['key']

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super(KeyedRef, self).__init__(ob, callback)


def _filled(method, args):
    """The dict, and what it is filled with."""
    if not args:
        raise TypeError("descriptor '%s' of 'WeakValueDictionary' object needs an argument" % method)
    if len(args) > 2:
        raise TypeError('expected at most 1 arguments, got %d' % (len(args) - 1))
    return args[0], args[1] if len(args) == 2 else None


class WeakValueDictionary(UserDict.UserDict):
    """A dict whose entries go with their values."""

    def __init__(*args, **kwargs):
        self, other = _filled('__init__', args)

        def remove(reference, selfref=ref(self)):
            self = selfref()
            if self is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]
        self._remove = remove
        self.data = {}
        self.update(*args[1:], **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    has_key = __contains__

    def __repr__(self):
        return '<WeakValueDictionary at %s>' % id(self)

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def clear(self):
        self.data.clear()

    def copy(self):
        twin = WeakValueDictionary()
        for key, value in self.items():
            twin[key] = value
        return twin

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[deepcopy(key, memo)] = value
        return twin

    def get(self, key, default=None):
        value = self.data[key]() if key in self.data else None
        return default if value is None else value

    def items(self):
        pairs = [(key, reference()) for key, reference in self.data.items()]
        return [pair for pair in pairs if pair[1] is not None]

    def iteritems(self):
        for reference in self.data.values():
            value = reference()
            if value is not None:
                yield reference.key, value

    def iterkeys(self):
        for key, value in self.iteritems():
            yield key

    __iter__ = iterkeys

    def itervalues(self):
        for key, value in self.iteritems():
            yield value

    def itervaluerefs(self):
        return iter(self.data.values())

    def valuerefs(self):
        return self.data.values()

    def values(self):
        return [value for key, value in self.items()]

    def keys(self):
        return self.data.keys()

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        value = self.data.pop(key)() if key in self.data else None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(*args, **kwargs):
        self, other = _filled('update', args)
        if other is not None:
            for key, value in (other.items() if hasattr(other, 'items') else dict(other).items()):
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakKeyDictionary(UserDict.UserDict):
    """A dict whose entries go with their keys."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(reference, selfref=ref(self)):
            self = selfref()
            if self is not None and reference in self.data:
                del self.data[reference]
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __repr__(self):
        return '<WeakKeyDictionary at %s>' % id(self)

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def copy(self):
        twin = WeakKeyDictionary()
        for key, value in self.items():
            twin[key] = value
        return twin

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[key] = deepcopy(value, memo)
        return twin

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    has_key = __contains__

    def items(self):
        pairs = [(reference(), value) for reference, value in self.data.items()]
        return [pair for pair in pairs if pair[0] is not None]

    def iteritems(self):
        for reference, value in self.data.items():
            key = reference()
            if key is not None:
                yield key, value

    def iterkeyrefs(self):
        return iter(self.data.keys())

    def keyrefs(self):
        return self.data.keys()

    def iterkeys(self):
        for key, value in self.iteritems():
            yield key

    __iter__ = iterkeys

    def itervalues(self):
        return iter(self.data.values())

    def keys(self):
        return [key for key, value in self.items()]

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, **kwargs):
        if dict is not None:
            for key, value in (dict.items() if hasattr(dict, 'items') else {}.__class__(dict).items()):
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakSet(object):
    """A set whose items go when nothing else refers to them."""

    def __init__(self, data=None):
        self.data = set()

        def remove(reference, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.discard(reference)
        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len([1 for reference in self.data if reference() is not None])

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError('pop from empty WeakSet')
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        return self._of(set(self) - set(other))

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self._of(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return set(self).issubset(other)

    __le__ = issubset

    def __lt__(self, other):
        return set(self) < set(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self) == set(other)

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = None

    def symmetric_difference(self, other):
        return self._of(set(self) ^ set(other))

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self._of(set(self) | set(other))

    __or__ = union

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def _of(self, items):
        return self.__class__(items)

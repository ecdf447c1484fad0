"""Classes that behave like dicts, to be made the base of others."""


def _mapping(method, args, kwargs):
    """What the dict is made of, or filled with: the only argument, or that by the name `dict`."""
    if not args:
        raise TypeError("descriptor '%s' of 'UserDict' object needs an argument" % method)
    if len(args) > 2:
        raise TypeError('expected at most 1 arguments, got %d' % (len(args) - 1))
    if len(args) == 2:
        return args[1]
    if 'dict' not in kwargs:
        return None
    import warnings
    warnings.warn("Passing 'dict' as keyword argument is deprecated", PendingDeprecationWarning, stacklevel=3)
    return kwargs.pop('dict')


class UserDict:
    """A dict in Python: its entries are in `data`."""

    def __init__(*args, **kwargs):
        other = _mapping('__init__', args, kwargs)
        self = args[0]
        self.data = {}
        if other is not None:
            self.update(other)
        if kwargs:
            self.update(kwargs)

    def __repr__(self):
        return repr(self.data)

    def __cmp__(self, other):
        return cmp(self.data, other.data if isinstance(other, UserDict) else other)

    __hash__ = None

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def clear(self):
        self.data.clear()

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        import copy
        data, self.data = self.data, {}
        try:
            twin = copy.copy(self)
        finally:
            self.data = data
        twin.update(self)
        return twin

    def keys(self):
        return self.data.keys()

    def items(self):
        return self.data.items()

    def iteritems(self):
        return self.data.iteritems()

    def iterkeys(self):
        return self.data.iterkeys()

    def itervalues(self):
        return self.data.itervalues()

    def values(self):
        return self.data.values()

    def has_key(self, key):
        return key in self.data

    def update(*args, **kwargs):
        other = _mapping('update', args, kwargs)
        self = args[0]
        if other is not None:
            if isinstance(other, UserDict):
                self.data.update(other.data)
            elif isinstance(other, dict) or not hasattr(other, 'items'):
                self.data.update(other)
            else:
                for key, item in other.items():
                    self[key] = item
        if kwargs:
            self.data.update(kwargs)

    def get(self, key, failobj=None):
        if key not in self:
            return failobj
        return self[key]

    def setdefault(self, key, failobj=None):
        if key not in self:
            self[key] = failobj
        return self[key]

    def pop(self, key, *args):
        return self.data.pop(key, *args)

    def popitem(self):
        return self.data.popitem()

    def __contains__(self, key):
        return key in self.data

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class IterableUserDict(UserDict):
    """One that can be iterated over."""

    def __iter__(self):
        return iter(self.data)


class DictMixin:
    """All methods of a dict, by `__getitem__`, `__setitem__`, `__delitem__` and `keys`."""

    def __iter__(self):
        for key in self.keys():
            yield key

    def has_key(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __contains__(self, key):
        return self.has_key(key)

    def iteritems(self):
        for key in self:
            yield key, self[key]

    def iterkeys(self):
        return self.__iter__()

    def itervalues(self):
        for _, item in self.iteritems():
            yield item

    def values(self):
        return [item for _, item in self.iteritems()]

    def items(self):
        return list(self.iteritems())

    def clear(self):
        for key in self.keys():
            del self[key]

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def pop(self, key, *args):
        if len(args) > 1:
            raise TypeError('pop expected at most 2 arguments, got %r' % (1 + len(args)))
        try:
            item = self[key]
        except KeyError:
            if args:
                return args[0]
            raise
        del self[key]
        return item

    def popitem(self):
        try:
            key, item = self.iteritems().next()
        except StopIteration:
            raise KeyError('container is empty')
        del self[key]
        return key, item

    def update(self, other=None, **kwargs):
        if other is None:
            pass
        elif hasattr(other, 'iteritems'):
            for key, item in other.iteritems():
                self[key] = item
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, item in other:
                self[key] = item
        if kwargs:
            self.update(kwargs)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __repr__(self):
        return repr(dict(self.iteritems()))

    def __cmp__(self, other):
        if other is None:
            return 1
        if isinstance(other, DictMixin):
            other = dict(other.iteritems())
        return cmp(dict(self.iteritems()), other)

    def __len__(self):
        return len(self.keys())

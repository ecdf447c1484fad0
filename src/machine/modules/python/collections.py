"""Container datatypes: deque, defaultdict, namedtuple, OrderedDict, Counter."""

from _abcoll import *
import _abcoll
from _collections import deque
import sys as _sys
from itertools import chain as _chain, imap as _imap, repeat as _repeat, starmap as _starmap
from operator import itemgetter as _itemgetter

__all__ = ['Counter', 'deque', 'defaultdict', 'namedtuple', 'OrderedDict'] + _abcoll.__all__
_KEYWORDS = frozenset('''and as assert break class continue def del elif else except exec finally for from global if import
in is lambda not or pass print raise return try while with yield'''.split())


# The dicts whose repr is being written: one that holds itself is not opened again.
_shown = set()


class defaultdict(dict):
    """A dict that makes what is missing."""

    def __init__(self, default_factory=None, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable')
        dict.__init__(self, *args, **kwds)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __reduce__(self):
        factory = self.default_factory
        return type(self), () if factory is None else (factory,), None, None, self.iteritems()

    def __repr__(self):
        # A factory may be a method of the dict itself.
        factory = '...'
        if id(self) not in _shown:
            _shown.add(id(self))
            try:
                factory = repr(self.default_factory)
            finally:
                _shown.discard(id(self))
        return 'defaultdict(%s, %s)' % (factory, dict.__repr__(self))

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy


class OrderedDict(dict):
    """A dict that remembers the order in which keys came."""

    def __init__(*args, **kwds):
        self = args[0]
        if len(args) > 2:
            raise TypeError('expected at most 1 arguments, got %d' % (len(args) - 1))
        if '_OrderedDict__order' not in self.__dict__:
            self.__order = []
        self.update(*args[1:], **kwds)

    def __setitem__(self, key, value):
        if key not in self:
            self.__order.append(key)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        self.__order.remove(key)

    def __iter__(self):
        return iter(self.__order)

    def __reversed__(self):
        return reversed(self.__order)

    def clear(self):
        self.__order[:] = []
        dict.clear(self)

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def iterkeys(self):
        return iter(self)

    def itervalues(self):
        for key in self:
            yield self[key]

    def iteritems(self):
        for key in self:
            yield (key, self[key])

    def update(*args, **kwds):
        self = args[0]
        other = args[1] if len(args) > 1 else ()
        if isinstance(other, dict) or hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    __marker = object()

    def pop(self, key, default=__marker):
        if key in self:
            result = self[key]
            del self[key]
            return result
        if default is self.__marker:
            raise KeyError(key)
        return default

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = self.__order[-1 if last else 0]
        value = self.pop(key)
        return key, value

    def __repr__(self):
        if not self:
            return '%s()' % (self.__class__.__name__,)
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            return '%s(%r)' % (self.__class__.__name__, self.items())
        finally:
            _shown.discard(id(self))

    def __reduce__(self):
        # The rest of what is in the instance.
        state = vars(self).copy()
        state.pop('_OrderedDict__order', None)
        items = ([[key, self[key]] for key in self],)
        return (self.__class__, items, state) if state else (self.__class__, items)

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and self.items() == other.items()
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other


_METHODS = '\n' * 7 + '''def __new__(_cls, %(parameters)s):
    "Create new instance of %(name)s(%(parameters)s)"
    return _tuple.__new__(_cls, (%(items)s))
''' + '\n' * 9 + '''def __repr__(self):
    "Return a nicely formatted representation string"
    return '%(name)s(%(fields)s)' %% self
'''


def namedtuple(typename, field_names, verbose=False, rename=False):
    """A subclass of tuple whose items have names."""
    if isinstance(field_names, basestring):
        field_names = field_names.replace(',', ' ').split()
    field_names = map(str, field_names)
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if (not all(c.isalnum() or c == '_' for c in name) or name in _KEYWORDS or not name or name[0].isdigit()
                    or name.startswith('_') or name in seen):
                field_names[index] = '_%d' % index
            seen.add(name)
    for name in [typename] + field_names:
        if not all(c.isalnum() or c == '_' for c in name):
            raise ValueError('Type names and field names can only contain alphanumeric characters and underscores: %r'
                             % name)
        if name in _KEYWORDS:
            raise ValueError('Type names and field names cannot be a keyword: %r' % name)
        if name[0].isdigit():
            raise ValueError('Type names and field names cannot start with a number: %r' % name)
    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: %r' % name)
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % name)
        seen.add(name)
    count = len(field_names)
    parameters = ', '.join(field_names)
    # Compiled in the run, at the lines that a traceback shows in CPython.
    space = {'_tuple': tuple}
    exec _METHODS % {
        'name': typename, 'parameters': parameters, 'items': parameters + ',' if parameters else '',
        'fields': ', '.join('%s=%%r' % name for name in field_names),
    } in space

    def _make(cls, iterable, new=tuple.__new__, len=len):
        """Make a new object from a sequence or iterable"""
        result = new(cls, iterable)
        if len(result) != count:
            raise TypeError('Expected %d arguments, got %d' % (count, len(result)))
        return result

    def _asdict(self):
        """Return a new OrderedDict which maps field names to their values"""
        return OrderedDict(zip(self._fields, self))

    def _replace(_self, **kwds):
        """Return a new object replacing specified fields with new values"""
        result = _self._make(map(kwds.pop, field_names, _self))
        if kwds:
            raise ValueError('Got unexpected field names: %r' % kwds.keys())
        return result

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    def __getstate__(self):
        """Exclude the OrderedDict from pickling"""

    members = {
        '__slots__': (), '__new__': space['__new__'], '_fields': tuple(field_names), '_make': classmethod(_make),
        '__repr__': space['__repr__'], '__dict__': property(_asdict), '_asdict': _asdict, '_replace': _replace, '__getnewargs__': __getnewargs__,
        '__getstate__': __getstate__, '__doc__': '%s(%s)' % (typename, parameters),
    }
    for index, name in enumerate(field_names):
        members[name] = property(_itemgetter(index), doc='Alias for field number %d' % index)
    result = type(typename, (tuple,), members)
    try:
        result.__module__ = _sys._getframe(1).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        pass
    return result


def _counted(method, args):
    """The Counter, and what its method is given."""
    if not args:
        raise TypeError("descriptor '%s' of 'Counter' object needs an argument" % method)
    if len(args) > 2:
        raise TypeError('expected at most 1 arguments, got %d' % (len(args) - 1))
    return args[0], args[1] if len(args) == 2 else None


class Counter(dict):
    """A dict of counts."""

    def __init__(*args, **kwds):
        self, iterable = _counted('__init__', args)
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def most_common(self, n=None):
        """The n most common elements and their counts, the most common first."""
        pairs = sorted(self.iteritems(), key=_itemgetter(1), reverse=True)
        return pairs if n is None else pairs[:n]

    def elements(self):
        """Each element as many times as it was counted."""
        return _chain.from_iterable(_starmap(_repeat, self.iteritems()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(*args, **kwds):
        self, iterable = _counted('update', args)
        if iterable is not None:
            if isinstance(iterable, _abcoll.Mapping):
                if self:
                    for element, count in iterable.iteritems():
                        self[element] = self.get(element, 0) + count
                else:
                    dict.update(self, iterable)
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(*args, **kwds):
        self, iterable = _counted('subtract', args)
        if iterable is not None:
            if isinstance(iterable, _abcoll.Mapping):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            dict.__delitem__(self, element)

    def __repr__(self):
        if not self:
            return '%s()' % self.__class__.__name__
        items = ', '.join(map('%r: %r'.__mod__, self.most_common()))
        return '%s({%s})' % (self.__class__.__name__, items)

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            total = count + other[element]
            if total > 0:
                result[element] = total
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            rest = count - other[element]
            if rest > 0:
                result[element] = rest
        for element, count in other.items():
            if element not in self and count < 0:
                result[element] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            most = max(count, other[element])
            if most > 0:
                result[element] = most
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            least = min(count, other[element])
            if least > 0:
                result[element] = least
        return result

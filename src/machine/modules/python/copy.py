"""Generic (shallow and deep) copying operations."""

from _collections import deque as _deque
from _functools import partial as _partial
from _weakref import ref as _ref

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error


class _Old:
    def method(self):
        pass


_INSTANCE = type(_Old())
_METHOD = type(_Old.method)
_VALUES = (tuple, int, long, float, complex, str, unicode)
_ATOMIC = (type(None), type(Ellipsis), int, long, float, bool, complex, str, unicode, type, xrange, _ref,
           type(len), type(lambda: 0), type((lambda: 0).func_code), type(_Old))
_nothing = object()


def _is_own(x, name):
    """Whether a class of the program has the method, or of the library, and not one in C."""
    for cls in type(x).__mro__:
        if name in vars(cls):
            return type(vars(cls)[name]) is not type(vars(object)['__reduce__'])
    return False


def _slots(x):
    """The slots that have a value (`copy_reg._slotnames`)."""
    found = {}
    for cls in type(x).__mro__:
        slots = vars(cls).get('__slots__', ())
        for name in ([slots] if isinstance(slots, basestring) else slots):
            if name[:2] == '__':
                if name[-2:] == '__':
                    continue
                name = '_%s%s' % (cls.__name__.lstrip('_'), name)
            if hasattr(x, name):
                found[name] = getattr(x, name)
    return found


def _new(cls, *args):
    return cls.__new__(cls, *args)


def _reduce(x):
    """What makes another object like this: what to call, with what arguments, the state, items and entries that are to be
    put into it (`__reduce_ex__(2)` of objects, and `__reduce__` of the types that have one)."""
    cls = type(x)
    if _is_own(x, '__reduce_ex__'):
        return x.__reduce_ex__(2)
    if _is_own(x, '__reduce__'):
        return x.__reduce__()
    state = getattr(x, '__dict__', None)
    if isinstance(x, BaseException):
        args = x.args
        if isinstance(x, EnvironmentError) and len(args) == 2 and x.filename is not None:
            args += (x.filename,)
        return cls, args, state or None
    if isinstance(x, (set, frozenset)):
        return cls, (list(x),), state
    if isinstance(x, _deque):
        return cls, (list(x), x.maxlen), state
    if isinstance(x, slice):
        return cls, (x.start, x.stop, x.step)
    if isinstance(x, _partial):
        return x.__reduce__()
    if '__new__' not in vars(cls) and '__module__' not in vars(cls):
        raise TypeError("can't pickle %s objects" % cls.__name__)
    args = ()
    values = [base for base in _VALUES if isinstance(x, base)]
    if values and not _is_own(x, '__getnewargs__'):
        args = (values[0](x),)
    elif hasattr(x, '__getnewargs__'):
        args = x.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError('__getnewargs__ should return a tuple, not %r' % type(args).__name__)
    if hasattr(x, '__getstate__'):
        state = x.__getstate__()
    else:
        slots = _slots(x)
        if slots:
            state = state, slots
    return (_new, (cls,) + args, state, iter(x) if isinstance(x, list) else None,
            x.iteritems() if isinstance(x, dict) else None)


def _set_state(made, state):
    if hasattr(made, '__setstate__') if not isinstance(made, BaseException) else _is_own(made, '__setstate__'):
        made.__setstate__(state)
        return
    slots = {}
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    for name, value in (slots or {}).iteritems():
        setattr(made, name, value)


# How deep calls are nested in what follows is as in CPython: a list that is nested too deep ends in the same RuntimeError.

def _reconstruct(x, info, memo=None):
    """Makes an object as `__reduce__` says; where there is a memo, what goes into it is copied."""
    if isinstance(info, str):
        return x
    assert isinstance(info, tuple)
    assert 2 <= len(info) <= 5
    function, args, state, items, entries = info + (None,) * (5 - len(info))
    deep = memo is not None
    made = function(*(deepcopy(args, memo) if deep else args))
    if deep:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, deepcopy(state, memo) if deep else state)
    for item in () if items is None else items:
        made.append(deepcopy(item, memo) if deep else item)
    for key, value in () if entries is None else entries:
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        made[key] = value
    return made


def _old_instance(x, memo=None):
    """An instance of an old-style class, without calling `__init__`."""
    deep = memo is not None
    if hasattr(x, '__getinitargs__'):
        args = x.__getinitargs__()
        made = x.__class__(*(deepcopy(args, memo) if deep else args))
    else:
        made = _Old()
        made.__class__ = x.__class__
    if deep:
        memo[id(x)] = made
    state = x.__getstate__() if hasattr(x, '__getstate__') else x.__dict__
    if deep:
        state = deepcopy(state, memo)
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
    else:
        made.__dict__.update(state)
    return made


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set):
        return cls(x)
    if cls is _INSTANCE:
        return x.__copy__() if hasattr(x, '__copy__') else _old_instance(x)
    copier = getattr(cls, '__copy__', None)
    return copier(x) if copier else _reconstruct(x, _reduce(x))


def deepcopy(x, memo=None):
    """A deep copy: of everything in it, too."""
    if memo is None:
        memo = {}
    key = id(x)
    made = memo.get(key, _nothing)
    if made is not _nothing:
        return made
    cls = type(x)
    copier = _COPIERS.get(cls)
    if cls in _ATOMIC or issubclass(cls, type):
        made = x
    elif copier:
        made = copier(x, memo)
    elif hasattr(x, '__deepcopy__'):
        made = x.__deepcopy__(memo)
    elif cls is _INSTANCE:
        made = _old_instance(x, memo)
    else:
        made = _reconstruct(x, _reduce(x), memo)
    memo[key] = made
    # What is copied must not end before the copy is done: its id would be another's.
    memo.setdefault(id(memo), []).append(x)
    return made


def _deepcopy_list(x, memo):
    made = memo[id(x)] = []
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deepcopy_dict(x, memo):
    made = memo[id(x)] = {}
    for key, value in x.iteritems():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_tuple(x, memo):
    items = []
    for item in x:
        items.append(deepcopy(item, memo))
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_method(x, memo):
    return _METHOD(x.im_func, deepcopy(x.im_self, memo), x.im_class)


_COPIERS = {list: _deepcopy_list, dict: _deepcopy_dict, tuple: _deepcopy_tuple, _METHOD: _deepcopy_method}

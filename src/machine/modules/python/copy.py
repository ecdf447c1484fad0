"""Generic (shallow and deep) copying operations."""

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error
_ATOMIC = (type(None), type(Ellipsis), type(NotImplemented), int, long, float, bool, complex, str, unicode, type, xrange,
           type(len), type(lambda: 0), type((lambda: 0).func_code))


class _Old:
    pass


_CLASSES = (type, type(_Old))
_INSTANCE = type(_Old())


def _new_like(x):
    """An instance of the same class, with nothing in it yet."""
    cls = x.__class__
    if type(x) is _INSTANCE:
        made = _Old()
        made.__class__ = cls
        return made
    for base in (tuple, int, long, float, str, unicode):
        if isinstance(x, base):
            return cls.__new__(cls, base(x))
    if isinstance(x, BaseException):
        return cls(*x.args)
    return cls.__new__(cls)


def _slots(x):
    for cls in type(x).__mro__:
        slots = getattr(cls, '__slots__', ())
        for name in ([slots] if isinstance(slots, str) else slots):
            if hasattr(x, name) and name not in ('__dict__', '__weakref__'):
                yield name


def _state(x):
    if hasattr(x, '__getstate__'):
        return x.__getstate__()
    return getattr(x, '__dict__', None)


def _set_state(made, state):
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
    elif state:
        made.__dict__.update(state)


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, _CLASSES) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set):
        return cls(x)
    if hasattr(x, '__copy__'):
        return x.__copy__()
    if cls is _INSTANCE and hasattr(x, '__getinitargs__'):
        made = x.__class__(*x.__getinitargs__())
    elif isinstance(x, (set, frozenset)):
        made = cls(list(x))
    else:
        made = _new_like(x)
    if isinstance(x, list):
        made.extend(x)
    elif isinstance(x, dict):
        made.update(x)
    if cls is not _INSTANCE:
        for name in _slots(x):
            setattr(made, name, getattr(x, name))
    _set_state(made, _state(x))
    return made


def deepcopy(x, memo=None):
    """A deep copy: of everything in it, too."""
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, _CLASSES):
        return x
    if cls is list:
        made = memo[key] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[key] = {}
        for name, value in x.iteritems():
            made[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        made = x
        for old, new in zip(x, items):
            if old is not new:
                made = tuple(items)
                break
    elif cls in (set, frozenset):
        made = cls([deepcopy(item, memo) for item in x])
    elif type(x).__name__ == 'deque' and hasattr(x, 'popleft'):
        made = memo[key] = cls((), x.maxlen)
        made.extend([deepcopy(item, memo) for item in x])
    elif hasattr(x, '__deepcopy__'):
        made = x.__deepcopy__(memo)
    else:
        made = _deepcopy_instance(x, cls, memo)
    memo[key] = made
    # What is copied must not end before the copy is done: its id would be another's.
    memo.setdefault(id(memo), []).append(x)
    return made


def _deepcopy_instance(x, cls, memo):
    if cls is _INSTANCE and hasattr(x, '__getinitargs__'):
        made = x.__class__(*deepcopy(x.__getinitargs__(), memo))
    elif isinstance(x, tuple):
        made = cls.__new__(cls, tuple([deepcopy(item, memo) for item in x]))
    elif isinstance(x, (set, frozenset)):
        made = cls([deepcopy(item, memo) for item in x])
    else:
        made = _new_like(x)
    memo[id(x)] = made
    if isinstance(x, list):
        for item in x:
            made.append(deepcopy(item, memo))
    elif isinstance(x, dict):
        for name, value in x.items():
            made[deepcopy(name, memo)] = deepcopy(value, memo)
    if cls is not _INSTANCE:
        for name in _slots(x):
            setattr(made, name, deepcopy(getattr(x, name), memo))
    _set_state(made, deepcopy(_state(x), memo))
    return made

# The dicts of builtin types have the order that they have in CPython.
for kind in (int, str, list, dict, tuple, object, type, float, bool, set, type(None), ValueError, type(len), type(lambda: 1)):
    print kind.__name__, len(vars(kind)), ' '.join(vars(kind))
class Mine(list):
    __slots__ = ()
print sorted(vars(Mine)), [name for name in dict.__dict__ if name.startswith('view')]

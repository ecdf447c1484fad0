# Builtin types lie where they lie in the library: a small dict of them has the same order in each run, and classes of the program come before them.
handlers = {int: 'number', str: 'text', list: 'items'}
for kind in handlers:
    print kind.__name__, handlers[kind]
print set([int, float, bool]), {ValueError, KeyError}
class Mine(object): pass
print int < str, str > Mine, Mine < type, max(int, list, Mine), min([dict, ValueError]), sorted([str, object, int, type, bool, Exception])
print isinstance(3, tuple(handlers)), [handlers[type(x)] for x in (1, 'a', [])]

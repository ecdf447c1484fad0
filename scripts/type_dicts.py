"""Writes src/machine/class/builtin_dicts.rs: what is in the `__dict__` of CPython 2.7.18's builtin types, in such an order that dicts filled in it
have CPython's order. Run it with the real CPython 2.7.18:

    $PYTHON27 scripts/type_dicts.py > src/machine/class/builtin_dicts.rs
"""

import _random
import collections
import functools
import itertools
import operator
import random
import sys
import time
import types
import weakref


def function():
    pass


def closure(cell=1):
    def inner():
        return cell
    return inner


def generator():
    yield


def raised():
    try:
        raise ValueError
    except ValueError:
        return sys.exc_info()[2]


class Old:
    pass


class New(object):
    __slots__ = ['slot']


TYPES = [
    object, type, type(None), type(Ellipsis), type(NotImplemented), int, bool, long, float, complex, basestring, str,
    unicode, bytearray, buffer, memoryview, tuple, list, dict, set, frozenset, slice, xrange, file,
    type(iter([])), type(reversed([])), type(iter(())), type(iter('')), type(iter(xrange(1))),
    type({}.iterkeys()), type({}.itervalues()), type({}.iteritems()), type(iter(set())),
    type({}.viewkeys()), type({}.viewvalues()), type({}.viewitems()), type(iter(int, 1)), enumerate, reversed,
    types.CodeType, types.FunctionType, type(closure().func_closure[0]), types.FrameType, types.GeneratorType,
    type(len), type(str.upper), type(str.__add__), type(''.__add__), type(dict.__dict__['fromkeys']),
    type(types.CodeType.co_code), type(types.FunctionType.func_code), type(type.__dict__),
    types.ModuleType, types.TracebackType, types.ClassType, types.InstanceType, types.MethodType,
    property, staticmethod, classmethod, super,
    itertools.count, itertools.cycle, itertools.repeat, itertools.chain, itertools.compress, itertools.dropwhile,
    itertools.takewhile, itertools.ifilter, itertools.ifilterfalse, itertools.imap, itertools.starmap, itertools.islice,
    itertools.izip, itertools.izip_longest, itertools.product, itertools.permutations, itertools.combinations,
    itertools.combinations_with_replacement, itertools.groupby, type(next(itertools.groupby('a'))[1]),
    type(itertools.tee('')[0]), functools.partial, operator.itemgetter, operator.attrgetter, operator.methodcaller,
    time.struct_time, type(sys.flags), type(sys.float_info), type(sys.long_info), type(sys.version_info),
    weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType, collections.deque,
    type(iter(collections.deque())), type(reversed(collections.deque())), collections.defaultdict,
    type(iter(bytearray())), _random.Random,
]
# Types of modules, under their full names.
OF_MODULES = [(module, of) for module in [itertools, functools, operator]
              for name, of in sorted(vars(module).items()) if isinstance(of, type)]
OF_MODULES += [(itertools, type(itertools.groupby([1]).next()[1])), (itertools, type(itertools.tee([])[0]))]
EXCEPTIONS = sorted((value for value in vars(__builtins__).values()
                     if isinstance(value, type) and issubclass(value, BaseException)), key=lambda e: e.__name__)

KINDS = {
    'wrapper_descriptor': 'w',
    'method_descriptor': 'm',
    'getset_descriptor': 'g',
    'member_descriptor': 'd',
    'classmethod_descriptor': 'c',
    'builtin_function_or_method': 'n',
    'staticmethod': 's',
    'int': 'i',
    'NoneType': 'N',
    'str': 'S',
}


def entries_of(of):
    return [(name, of.__dict__[name]) for name in insertion_order(of)]


def insertion_order(of):
    """The names in an order in which putting them into an empty dict gives the order that the type's own dict has."""
    wanted = list(of.__dict__)
    order = list(wanted)

    def distance():
        return sum(one != other for one, other in zip(made(), wanted))

    def made():
        names = {}
        for name in order:
            names[name] = None
        return list(names)

    chance, best = random.Random(1), distance()
    while best:
        taken, put = chance.randrange(len(order)), chance.randrange(len(order))
        name = order.pop(taken)
        order.insert(put, name)
        now = distance()
        if now <= best:
            best = now
        else:
            order.pop(put)
            order.insert(taken, name)
    return order


def main():
    print '//! What is in the `__dict__` of builtin types, written by `scripts/type_dicts.py`.'
    print
    print '/// Each type by its name, and the entries of its dict: the name, a colon, and a letter for what it is.'
    print '///'
    print '/// | letter | what |'
    print '/// |---|---|'
    print '/// | `w` | a slot wrapper |'
    print '/// | `m` | a method descriptor |'
    print '/// | `c` | a class method descriptor |'
    print '/// | `n` | the builtin `__new__` |'
    print '/// | `g`, `d` | a getset or member descriptor |'
    print '/// | `i` | a number |'
    print '/// | `N` | None |'
    print '/// | `S`, `s`, `?` | a string, a static method, something else |'
    print '#[rustfmt::skip]'
    print 'pub(super) const DICTS: &[(&str, &str)] = &['
    for of in TYPES + EXCEPTIONS:
        entries = ' '.join('%s:%s' % (name, KINDS.get(type(value).__name__, '?'))
                           for name, value in entries_of(of))
        print '    ("%s", "%s"),' % (of.__name__, entries)
    for module, of in OF_MODULES:
        entries = ' '.join('%s:%s' % (name, KINDS.get(type(value).__name__, '?'))
                           for name, value in entries_of(of))
        print '    ("%s.%s", "%s"),' % (module.__name__, of.__name__, entries)
    print '];'


main()

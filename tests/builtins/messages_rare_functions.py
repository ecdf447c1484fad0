# Errors of functions, code and modules that are made by hand, and of arguments that C code does not want.
import sys
import types
import random
import time
import weakref
from collections import deque


def say(what, call, *arguments, **keywords):
    try:
        print what, '->', repr(call(*arguments, **keywords))[:60]
    except Exception as error:
        print what, '->', type(error).__name__ + ':', error


def outer(x):
    def inner():
        return x
    return inner


def plain():
    return 1

free = outer(1).func_code
make = types.FunctionType
say('name', make, plain.func_code, {}, 5)
say('defaults', make, plain.func_code, {}, 'f', [1])
say('closure of none', make, plain.func_code, {}, 'f', None, [])
say('closure wanted', make, free, {})
say('closure wanted, None', make, free, {}, 'f', None, None)
say('closure too long', make, free, {}, 'f', None, outer(1).func_closure * 2)
say('closure for none', make, plain.func_code, {}, 'f', None, outer(1).func_closure)
say('closure of ints', make, free, {}, 'f', None, (5,))
say('globals', make, plain.func_code, [])
say('code', make, plain, {})
say('module', types.ModuleType, 5)
say('module without a name', types.ModuleType)
say('method by name', types.MethodType, function=plain)
say('method of nothing', types.MethodType, plain, None)
say('method of no function', types.MethodType, 5, 6)
say('method', types.MethodType, plain)


def delete(owner, name):
    exec 'del owner.' + name

say('del func_dict', delete, plain, 'func_dict')
say('del __dict__', delete, plain, '__dict__')
say('del func_code', delete, plain, 'func_code')
say('del func_globals', delete, plain, 'func_globals')
say('sorted', sorted, [1], cmp, cmp=cmp)
say('sorted again', sorted, [2, 1], None, len, key=len)
say('sort', [1].sort, cmp, None, False, reverse=True)
say('write', sys.stdout.write)
say('write two', sys.stdout.write, 'a', 'b')
say('write int', sys.stdout.write, 5)
say('read from stdout', sys.stdout.readline)
say('write to stdin', sys.stdin.write, 'x')


class Odd(object):
    def __complex__(self):
        return 5


class OldOdd:
    def __complex__(self):
        return 'x'

say('complex', complex, Odd())
say('complex of old', complex, OldOdd())
say('unicode', unicode, '6162', 'hex')
say('unicode of no hex', unicode, 'abcz', 'hex')
say('classmethod', classmethod.__new__(classmethod).__get__, 1)
say('staticmethod', staticmethod.__new__(staticmethod).__get__, 1)
say('descriptor', dict.__dict__['fromkeys'].__get__, None)
say('descriptor of None', str.__dict__['join'].__get__, None)
say('instance', types.InstanceType, 5)


class Classic:
    pass

say('instance with a list', types.InstanceType, Classic, [])
print types.InstanceType(Classic, {'a': 1}).a
say('class', types.ClassType, 5, (), {})
say('class', types.ClassType, 'A', [], {})
say('class', types.ClassType, 'A', (), [])
say('class', types.ClassType, 'A', (5,), {})
say('class of a class', types.ClassType, 'A', (object,), {})
say('type', type, 'A', (Classic,), {})
say('type', type, 'A', (5,), {})
say('type', type, 'A', (Classic, 5), {})
say('type', type, 'A', (int, 5), {})
say('type', type, 'A', 5, {})
say('type', type, 5, (), {})
say('enumerate', enumerate, [], 'x')
say('enumerate of a long', list, enumerate('ab', 2 ** 63 - 1))
say('compile', compile, 'a\0b', 'x', 'exec')
say('compile', compile, '1', 'a\0b', 'exec')
say('compile', compile, '1', 'x', 'ex\0ec')
say('compile', compile, 1, 'x', 'exec')


class Mapping(object):
    def __getitem__(self, name):
        return 5

    def keys(self):
        return []

say('eval', eval, '1', Mapping())
say('eval', eval, '1', 5)
say('eval', eval, '1', {}, 5)
say('Random.setstate', random.Random().setstate, [3, 1, 2])
say('Random.setstate', random.Random().setstate, (3, (1, 2), None))
say('Random.setstate', random.Random().setstate, (3, (1,) * 625, None))
say('Random.setstate', random.Random().setstate, (3, (1,) * 624 + (700,), None))
say('Random.setstate', random.Random().setstate, (3, 5, None))
say('Random.setstate', random.Random().setstate, (4, 5, None))
say('struct_time', time.struct_time, (1,) * 9, [])
say('struct_time', time.struct_time, (1,) * 4)
say('struct_time', time.struct_time, 5)
say('sleep', time.sleep, 1e300)
say('sleep', time.sleep, -1)


class Hashable(object):
    pass

thing = Hashable()
reference = weakref.ref(thing)
del thing
say('hash of a dead reference', hash, reference)
print repr(reference)[-7:]
thing = Hashable()
reference = weakref.ref(thing)
print repr(reference)[:12]


class Remover(object):
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.append(1)
        self.items.clear()
        return False

items = deque([1, 2])
say('deque.remove', items.remove, Remover(items))
items = deque([1, 2])
say('deque.count', items.count, Remover(items))
say('abs', abs, complex(1.7e308, 1.7e308))
say('complex power', pow, complex(1e300, 1e300), 5)
say('complex power', pow, complex(1e300, 1e300), complex(1.5, 0))
say('repeat', 'ab'.__mul__, 2 ** 62)
say('repeat a list', [1, 2].__mul__, 2 ** 62)
say('repeat a tuple', (1, 2).__mul__, 2 ** 62)
say('utf-16', '\x00\xdc'.decode, 'utf-16-le')
say('utf-16', '\x00\xdca\x00'.decode, 'utf-16-le')
say('utf-16', '\x00\xd8\x00'.decode, 'utf-16-le')
say('utf-16', '\x00\xd8a\x00'.decode, 'utf-16-le')
say('unicode_escape', r'\U1234'.decode, 'unicode_escape')
say('unicode_escape', r'\N'.decode, 'unicode_escape')
say('unicode_escape', r'\N{'.decode, 'unicode_escape')
say('unicode_escape', r'\x1'.decode, 'unicode_escape')
try:
    'a'.decode('base64')
except Exception as error:
    print error
say('hex', 'a'.decode, 'hex')
say('hex', 'xy'.decode, 'hex')
print int.__add__, repr((5).__hash__)[:16], repr([].append)[:17], repr((5).__add__)[:30]
say('asctime', time.asctime, (99,) + (1,) * 8)
time.accept2dyear = 0
say('asctime', time.asctime, (99,) + (1,) * 8)

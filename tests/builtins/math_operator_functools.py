# The modules math, operator and functools.partial.
import functools
import math
import operator


def attempt(function, *arguments, **keywords):
    try:
        print getattr(function, '__name__', '?'), len(arguments), repr(function(*arguments, **keywords))
    except Exception, error:
        print type(error).__name__, error


ONE = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'cos', 'cosh', 'degrees', 'exp', 'expm1', 'fabs',
       'factorial', 'floor', 'frexp', 'isinf', 'isnan', 'log', 'log10', 'log1p', 'modf', 'radians', 'sin', 'sinh',
       'sqrt', 'tan', 'tanh', 'trunc']
for name in ONE:
    for argument in (0, 1, -1, 0.5, 2.5, -7.25, 100, 1e300, float('inf'), float('-inf'), float('nan'), 'x', None):
        attempt(getattr(math, name), argument)
    attempt(getattr(math, name))
    attempt(getattr(math, name), 1, 2, 3)
for name in ('atan2', 'copysign', 'fmod', 'hypot', 'ldexp', 'pow', 'log'):
    for arguments in ((1, 2), (0.0, 0.0), (-1, 0.5), (2, 1024), (float('inf'), 1), (1, float('inf')), (0, -1), (1,),
                      ('a', 1), (5.5, -3), (3, 'a'), (8, 2), (1e-310, 3), (5e-324, 1074), (1, -1075), (1.5, -1074)):
        attempt(getattr(math, name), *arguments)
for items in ([.1] * 10, [1e308, 1e308], ['a'], [1e16, 1, -1e16], [], [float('inf')], [float('inf'), float('-inf')],
              [1e100, 1.0, -1e100, 1e-100], 1):
    attempt(math.fsum, items)
for number in (5, 20, 21, 30, 3.0, 3.5, -1, 'a', 100):
    attempt(math.factorial, number)
print math.pi, math.e, math.log(10 ** 400), math.log10(10 ** 400), math.log(2 ** 2000, 2)

PAIRS = [(7, 2), (-7, 2), (7.5, 2), ('a', 'b'), ([1], [2]), ('ab', 2), (1, 'a'), ((1, 2), 1), ({1: 2}, 1)]
TWO = ['add', 'sub', 'mul', 'div', 'floordiv', 'truediv', 'mod', 'pow', 'lshift', 'rshift', 'and_', 'or_', 'xor', 'lt',
       'le', 'eq', 'ne', 'gt', 'ge', 'is_', 'is_not', 'concat', 'contains', 'getitem', 'countOf', 'indexOf',
       'sequenceIncludes', 'iadd', 'imul', 'iconcat', 'ixor', 'ifloordiv']
for name in TWO:
    for pair in PAIRS:
        if name in ('concat', 'iconcat') and not isinstance(pair[0], (str, list)):
            continue
        attempt(getattr(operator, name), *pair)
    attempt(getattr(operator, name), 1)
for name in ('neg', 'pos', 'inv', 'invert', 'abs', 'not_', 'truth', 'index', 'isCallable'):
    for argument in (5, -2.5, True, [], 'a', len):
        attempt(getattr(operator, name), argument)
items = [1, 2, 3, 4]
operator.setitem(items, 0, 'x')
operator.delitem(items, 1)
operator.setslice(items, 1, 2, 'yz')
print items, operator.getslice(items, 1, 3)
operator.delslice(items, 0, 2)
print items, operator.__add__(1, 2), operator.__and__(6, 3), operator.__name__
attempt(operator.itemgetter(1), 'abc')
attempt(operator.itemgetter(1, 0, -1), 'abc')
attempt(operator.itemgetter('k'), {'k': 'v'})
attempt(operator.itemgetter(5), 'abc')
attempt(operator.itemgetter(1))
attempt(operator.itemgetter(1), 'a', 'b')
attempt(operator.itemgetter)
attempt(operator.attrgetter('func_name'), attempt)
attempt(operator.attrgetter('func_name', 'func_code.co_argcount'), attempt)
attempt(operator.attrgetter('nothing'), attempt)
attempt(operator.attrgetter(1), 1)
attempt(operator.methodcaller('upper'), 'abc')
attempt(operator.methodcaller('split', 'b', 1), 'abcbd')
attempt(operator.methodcaller('sort', reverse=True), [1, 2])
attempt(operator.methodcaller)
print sorted([(2, 'a'), (1, 'b')], key=operator.itemgetter(1)), reduce(operator.mul, range(1, 6))
print map(operator.attrgetter('co_name'), [attempt.func_code]), functools.reduce(operator.add, [1, 2], 3)


def show(*arguments, **keywords):
    return arguments, sorted(keywords.items())


partial = functools.partial(show, 1, a=2)
print partial(), partial(3, b=4), partial(a=5)
print partial.func is show, partial.args, partial.keywords, functools.partial(len).keywords
print functools.partial(int, base=2)('101'), map(functools.partial(pow, 2), range(4))
print functools.partial(functools.partial(show, 1), 2)(3)
attempt(functools.partial)
attempt(functools.partial, 1)
print callable(partial), type(partial).__name__, type(operator.itemgetter(1)).__name__

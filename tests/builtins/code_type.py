"""Code objects made by hand: types.CodeType."""
import types


def add(a, b=10):
    """Adds."""
    total = a + b
    return total


FIELDS = ['co_argcount', 'co_nlocals', 'co_stacksize', 'co_flags', 'co_code', 'co_consts', 'co_names', 'co_varnames',
          'co_filename', 'co_name', 'co_firstlineno', 'co_lnotab', 'co_freevars', 'co_cellvars']


def changed(code, **fields):
    return types.CodeType(*[fields.get(name, getattr(code, name)) for name in FIELDS])


twin = changed(add.func_code)
print twin == add.func_code, twin is add.func_code
renamed = changed(add.func_code, co_name='plus', co_firstlineno=100)
print renamed.co_name, renamed.co_firstlineno, renamed == add.func_code
plus = types.FunctionType(renamed, globals(), 'plus', (5,))
print plus(1), plus(1, 2), plus.__name__, plus.__doc__, plus.func_defaults
subtract = changed(add.func_code, co_code=add.func_code.co_code.replace(chr(23), chr(24)))
add.func_code = subtract
print add(1, 2), add(1)


def constant():
    return 'old'


constant.func_code = changed(constant.func_code, co_consts=(None, 'new'))
print constant()
marker = object()
constant.func_code = changed(constant.func_code, co_consts=(None, [marker]))
print constant()[0] is marker, constant() is constant()


def outer():
    value = 1

    def inner():
        return value
    return inner


inner = outer()
copy = types.FunctionType(changed(inner.func_code), globals(), None, None, inner.func_closure)
print copy(), copy.func_code.co_freevars, copy.__name__
simple = types.CodeType(0, 0, 1, 67, 'd\x00\x00S', (42,), (), (), 'made.py', 'answer', 1, '')
print types.FunctionType(simple, {})(), eval(simple), simple.co_names, simple.co_lnotab == ''


def attempt(*arguments):
    try:
        print types.CodeType(*arguments).co_name
    except (TypeError, ValueError) as error:
        print type(error).__name__, error


attempt()
attempt(1, 2, 3)
attempt('x', 0, 1, 67, 'd\x00\x00S', (None,), (), (), 'f', 'n', 1, '')
attempt(0, 0, 1, 67, 5, (None,), (), (), 'f', 'n', 1, '')
attempt(0, 0, 1, 67, 'd\x00\x00S', [None], (), (), 'f', 'n', 1, '')
attempt(0, 0, 1, 67, 'd\x00\x00S', (None,), (1,), (), 'f', 'n', 1, '')
attempt(0, 0, 1, 67, 'd\x00\x00S', (None,), (), (), 'f', 5, 1, '')
attempt(-1, 0, 1, 67, 'd\x00\x00S', (None,), (), (), 'f', 'n', 1, '')
attempt(0, -1, 1, 67, 'd\x00\x00S', (None,), (), (), 'f', 'n', 1, '')
attempt(0, 0, 1, 67, 'd\x00\x00S', (None,), (), (), 'f', 'n', 1, '', (), (), ())

# Code objects: every attribute, of functions of all kinds; flags, constants, names, variables, line tables.
def plain(a, b=1, *args, **kwargs):
    "The doc."
    c = a + len(args)
    for d in range(3):
        c += d * 1.5
    return c, 'text', None, (1, 2), 10 ** 2
def outer(x, y):
    z = x
    def inner(w):
        return w + x + z
    return inner
def generator(n):
    while n:
        yield n
        n -= 1
class Klass(object):
    attribute = 5
    def method(self, (p, q), r=()):
        global attribute
        import sys as s
        try:
            return self.name.other
        except AttributeError, error:
            del error
        finally:
            s.x = attribute
square = lambda n: n * n
FLAGS = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE', 0x2000: 'DIVISION'}
def describe(code):
    print code.co_name, code.co_argcount, code.co_nlocals, code.co_stacksize, code.co_firstlineno, code.co_filename
    print '   flags', [name for bit, name in sorted(FLAGS.items()) if code.co_flags & bit], code.co_flags
    print '   varnames', code.co_varnames, 'names', code.co_names, 'cell', code.co_cellvars, 'free', code.co_freevars
    print '   consts', [c if not hasattr(c, 'co_name') else 'code ' + c.co_name for c in code.co_consts]
    print '   bytes', len(code.co_code), code.co_code.encode('hex')[:60]
for thing in plain, outer, outer(1, 2), generator, Klass.method.im_func, square, lambda: 0:
    describe(thing.func_code)
describe(generator(3).gi_code)
describe(compile('x = 1\nprint x', 'made.py', 'exec'))
describe(compile('x + 1', 'made.py', 'eval'))
describe(compile('x + 1', 'made.py', 'single'))
describe([c for c in plain.func_code.co_consts + outer.func_code.co_consts if hasattr(c, 'co_code')][0])
a, b = (lambda x: x + 1).func_code, (lambda x: x + 1).func_code
print a == b, a is b, a == (lambda x: x + 2).func_code, a != 5, cmp(a, a), type(a), a.__class__.__name__
for name in dir(a):
    if name.startswith('co_'): print name,
print
for attempt in ('a()', 'plain.func_code.co_consts[0] = 1'):
    try:
        exec attempt
    except (TypeError, AttributeError), error:
        print attempt, '->', type(error).__name__, error
print eval(compile('plain(1, 2, 3)', '<e>', 'eval')), eval((lambda: 42).func_code)
try:
    exec square.func_code
except TypeError, error:
    print error
try:
    exec outer(1, 2).func_code
except TypeError, error:
    print error
print plain.__doc__, plain.func_doc, plain.func_name, plain.func_defaults, plain.func_closure, plain.func_dict, plain.__module__
inner = outer(10, 20)
print inner.func_closure[0].cell_contents, [c.cell_contents for c in inner.func_closure], inner.func_code.co_freevars, outer.func_code.co_cellvars, inner(1)
plain.func_defaults = ('new', )
plain.func_name = 'renamed'
plain.extra = [1]
plain.func_doc = None
print plain.__name__, plain.func_code.co_name, plain.func_dict, plain.__doc__, plain(1, 2)[0]
square.func_code = (lambda n: n * n * n).func_code
print square(3)
try:
    square.func_code = inner.func_code
except ValueError, error:
    print error

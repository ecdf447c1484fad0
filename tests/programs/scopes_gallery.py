# Where a name is looked for: local, enclosing, global, builtin; what classes, lambdas, exec and comprehensions do to that.
x = 'global'
def reads(): return x
def assigns():
    x = 'local'
    return x, reads()
def declares():
    global x
    before, x = x, 'changed'
    return before
print reads(), assigns(), declares(), x
x = 'global'
def outer():
    x = 'outer'
    def inner():
        def innermost(): return x
        return x, innermost()
    def shadows():
        x = 'shadow'
        def reads_shadow(): return x
        return reads_shadow()
    def skips():
        global x
        return x
    return inner(), shadows(), skips(), x
print outer()
def counter():
    count = [0]
    def increment(by=1):
        count[0] += by
        return count[0]
    def reset(): count[:] = [0]
    return increment, reset
inc, reset = counter()
other, _ = counter()
print inc(), inc(5), other(), inc()
reset()
print inc(), other()
def broken_counter():
    n = 0
    def increment():
        n += 1
        return n
    return increment
try:
    broken_counter()()
except UnboundLocalError, error:
    print error
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
made = [(lambda j: lambda: j)(i) for i in range(3)]
print [f() for f in late], [f() for f in early], [f() for f in made], i
def loop():
    functions = []
    for n in range(3):
        def f(): return n
        functions.append(f)
    n = 'after'
    return [f() for f in functions]
print loop()
class Body(object):
    x = 'class'
    seen = x
    def method(self): return x
    from_lambda = lambda self: x
    listed = [x for _ in 'a']
    generated = list(x for _ in 'a')
    nested = None
    class Inner(object):
        seen = x
    del seen
print Body().method(), Body().from_lambda(), Body.listed, Body.generated, Body.Inner.seen, hasattr(Body, 'seen'), Body._ if hasattr(Body, '_') else 'no _'
def class_in_function():
    x = 'function'
    class Local(object):
        y = x
        x = 'rebound' if False else y
        def method(self): return x
    return Local.y, Local.x, Local().method()
try:
    print class_in_function()
except NameError, error:
    print 'NameError', error
def with_exec():
    exec 'x = "by exec"'
    return x
print with_exec(), x
def with_exec_in():
    d = {'x': 'in dict'}
    exec 'y = x' in d
    return d['y'], x
print with_exec_in()
def generator_scope():
    y = 1
    g = (y * n for n in range(3))
    y = 10
    return list(g)
print generator_scope()
def default_scope(a, b=x, c=[]):
    c.append(a)
    return b, c
x = 'rebound'
print default_scope(1), default_scope(2), default_scope(3, c=[]), default_scope.func_defaults
def deleted():
    z = 1
    del z
    try:
        return z
    except UnboundLocalError, error:
        return str(error)
print deleted()
def free_deleted():
    try:
        exec 'def f():\n    z = 1\n    def g(): return z\n    del z'
    except SyntaxError, error:
        return error.msg
print free_deleted()
try:
    exec 'def f():\n    exec "y = 1"\n    def g(): return y\n' in {}
except SyntaxError, error:
    print error.msg
try:
    exec 'def f(x):\n    global x' in {}
except SyntaxError, error:
    print error.msg
abs = lambda n: 'my abs of %r' % n
print abs(-5), __builtins__.abs(-5)
del abs
print abs(-5)
def parameters(a, (b, (c, d)), *e, **f):
    def inner(): return a, b, c, d, e, f
    b = 'rebound'
    return inner()
print parameters(1, (2, (3, 4)), 5, k=6)
def recursive(n):
    def fact(k): return 1 if k < 2 else k * fact(k - 1)
    return fact(n)
print recursive(10), (lambda f: f(f, 5))(lambda f, n: n and n + f(f, n - 1))
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
curry = lambda f, *a: lambda *b: f(*(a + b))
print compose(str, abs, int)('-7'), curry(pow, 2)(10), map(curry(max, 3), [1, 5]), (lambda: (yield))().next()

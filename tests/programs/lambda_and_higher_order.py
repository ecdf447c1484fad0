add = lambda x, y=2: x + y
print add(1), add(1, 5), add.__name__, (lambda: None)(), (lambda *a, **k: (a, k))(1, b=2), (lambda x: lambda y: x + y)(1)(2)
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
print compose(str, lambda x: x + 1, abs)(-5)
print map(lambda x: x * x, range(4)), filter(lambda x: x % 2, range(6)), sorted('bca', key=lambda c: -ord(c)), reduce(lambda a, b: a * b, range(1, 6)), map(lambda a, b: (a, b), [1, 2], [3]), max('aB', key=str.lower), apply(add, (3,), {'y': 4}), map(str, [1, 2]), map(None, 'ab'), filter(str.isdigit, 'a1b2'), filter(lambda x: x > 1, (1, 2, 3))
def make_counter():
    count = [0]
    def step(by=1):
        count[0] += by
        return count[0]
    return step
c = make_counter()
print c(), c(5), make_counter()(), [f(3) for f in (abs, lambda x: -x, str)]
table = {'+': lambda a, b: a + b, '-': lambda a, b: a - b}
print table['+'](1, 2), sorted((f(5, 3) for f in table.values()))
def curry(f, *args):
    return lambda *more: f(*(args + more))
print curry(max, 3)(5, 1), (lambda f: f(f))(lambda f: 'self applied'), [(lambda x=x: x)() for x in 'abc']
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print fact(20), fact(25), (lambda (a, b), c: a + b + c)((1, 2), 3), type(fact), callable(fact), fact.func_code.co_name

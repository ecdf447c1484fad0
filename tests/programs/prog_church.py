zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
add = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
mul = lambda m: lambda n: lambda f: m(n(f))
number = lambda n: n(lambda x: x + 1)(0)
one = succ(zero)
two = succ(one)
three = add(one)(two)
print map(number, [zero, one, two, three, mul(two)(three), three(two)])
Y = lambda f: (lambda x: f(lambda *a: x(x)(*a)))(lambda x: f(lambda *a: x(x)(*a)))
print Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(6)
cons = lambda a, b: lambda pick: pick(a, b)
car = lambda p: p(lambda a, b: a)
cdr = lambda p: p(lambda a, b: b)
def to_list(p):
    while p is not None:
        yield car(p)
        p = cdr(p)
print list(to_list(cons(1, cons('two', cons(3.0, None)))))
def trampoline(f, *args):
    result = f(*args)
    while callable(result): result = result()
    return result
def count(n, total=0): return total if n == 0 else lambda: count(n - 1, total + n)
print trampoline(count, 2000)
compose = lambda *fs: reduce(lambda f, g: lambda *a: g(f(*a)), fs)
print compose(max, str, lambda s: s * 2)(3, 9, 4)

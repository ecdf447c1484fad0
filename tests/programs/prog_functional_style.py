# Map, filter, reduce, currying, composition, pipelines, church numerals, Y, lazy streams, monads of a kind, pattern dispatch.
def compose(*functions): return reduce(lambda f, g: lambda *a: f(g(*a)), functions)
def curry(function, n=None, *got):
    n = n or function.func_code.co_argcount
    return function(*got) if len(got) >= n else lambda *more: curry(function, n, *(got + more))
def flip(function): return lambda a, b: function(b, a)
add3 = curry(lambda a, b, c: a * 100 + b * 10 + c)
print add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3), compose(str, abs, lambda x: x - 10)(3), flip(pow)(2, 3)
print map(lambda x: x ** 2, range(5)), map(lambda a, b: a + b, [1, 2], [3, 4]), map(None, 'ab', 'cd'), filter(str.isdigit, 'a1b2'), filter(None, (0, 1, 2)), reduce(lambda a, b: b + a, 'abc'), reduce(lambda acc, x: acc + [acc[-1] + x], [1, 2, 3], [0]), zip(*[(1, 'a'), (2, 'b')]), sum(map(len, ['a', 'bb']))
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))
power = lambda m: lambda n: n(m)
number = lambda n: n(lambda x: x + 1)(0)
two, three = succ(succ(zero)), succ(succ(succ(zero)))
print number(plus(two)(three)), number(times(two)(three)), number(power(two)(three)), number(power(three)(two))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print Y(lambda fact: lambda n: 1 if n == 0 else n * fact(n - 1))(10), Y(lambda gcd: lambda a, b: gcd(b, a % b) if b else a)(48, 36)
cons, car, cdr = lambda a, b: lambda f: f(a, b), lambda p: p(lambda a, b: a), lambda p: p(lambda a, b: b)
print car(cdr(cons(1, cons(2, None))))
class Stream(object):
    def __init__(self, head, tail): self.head, self._tail = head, tail
    @property
    def tail(self):
        if callable(self._tail): self._tail = self._tail()
        return self._tail
    def take(self, n): return [self.head] + self.tail.take(n - 1) if n else []
    def map(self, f): return Stream(f(self.head), lambda: self.tail.map(f))
    def filter(self, f):
        s = self
        while not f(s.head): s = s.tail
        return Stream(s.head, lambda: s.tail.filter(f))
    @staticmethod
    def naturals(n=0): return Stream(n, lambda: Stream.naturals(n + 1))
def sieve(s): return Stream(s.head, lambda: sieve(s.tail.filter(lambda n: n % s.head)))
print Stream.naturals().map(lambda n: n * n).filter(lambda n: n % 2).take(5), sieve(Stream.naturals(2)).take(8)
class Maybe(object):
    def __init__(self, value): self.value = value
    def __rshift__(self, f):
        if self.value is None: return self
        try:
            return Maybe(f(self.value))
        except (ValueError, KeyError, ZeroDivisionError), error:
            print '(%s)' % error,
            return Maybe(None)
    def __or__(self, default): return default if self.value is None else self.value
for text in '4', 'x', '0': print (Maybe(text) >> int >> (lambda n: 12 / n) >> str) | 'nothing',
print
class Pipe(object):
    def __init__(self, function): self.function = function
    def __ror__(self, left): return self.function(left)
    def __call__(self, *args): return Pipe(lambda left: self.function(left, *args))
where = Pipe(lambda items, test: [x for x in items if test(x)])
select = Pipe(lambda items, f: [f(x) for x in items])
total = Pipe(sum)
print range(10) | where(lambda x: x % 2) | select(lambda x: x * x) | total
trampoline = lambda f: lambda *a: (lambda loop: loop(f(*a)))(lambda r: reduce(lambda r, _: r() if callable(r) else r, xrange(3000), r))
even = lambda n: True if n == 0 else lambda: odd(n - 1)
odd = lambda n: False if n == 0 else lambda: even(n - 1)
print trampoline(even)(1000), trampoline(odd)(1000)
def memoized(f, memo={}): return lambda *a: memo[a] if a in memo else memo.setdefault(a, f(*a))
fib = memoized(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print fib(60), len(memoized.func_defaults[0])
group = lambda key, items: reduce(lambda d, x: d.setdefault(key(x), []).append(x) or d, items, {})
print group(len, 'a bb cc d eee'.split()), group(lambda n: n % 3, range(7))
quicksort = lambda l: quicksort([x for x in l[1:] if x < l[0]]) + [l[0]] + quicksort([x for x in l[1:] if x >= l[0]]) if l else []
perms = lambda s: [s] if len(s) < 2 else [s[i] + p for i in range(len(s)) for p in perms(s[:i] + s[i + 1:])]
print quicksort([3, 1, 2, 3, 0]), perms('abc'), (lambda *a, **k: (a, sorted(k.items())))(1, *[2], **{'z': 3}), (lambda (a, b), c=3: a + b + c)((1, 2)), [f(3) for f in [(lambda n: lambda x: x * n)(n) for n in range(3)]]
for wrong in (lambda: compose(len, abs)([1]), lambda: map(lambda a: a, [1], [2]), lambda: reduce(max, []), lambda: (lambda x: x)(), lambda: filter(lambda: 1, [1]), lambda: curry(len), lambda: map(5, [1])):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__, error

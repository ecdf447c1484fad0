def fact(n): return n * fact(n - 1) if n else 1
def fib(n, memo={}):
    if n not in memo: memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
def hanoi(n, a, b, c): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def flatten(x): return [y for item in x for y in flatten(item)] if isinstance(x, (list, tuple)) else [x]
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
def power_set(s): return [[]] if not s else power_set(s[1:]) + [[s[0]] + r for r in power_set(s[1:])]
def gcd(a, b): return a if not b else gcd(b, a % b)
print fact(10), fact(30), fib(50), len(hanoi(5, 'a', 'b', 'c')), hanoi(2, 'a', 'b', 'c'), flatten([1, [2, (3, [4])]]), ackermann(2, 3), power_set([1, 2, 3]), gcd(48, 36)
def depth(n): return 1 + depth(n + 1)
try:
    depth(0)
except RuntimeError, error:
    print error
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print even(100), odd(51)
class Deep(object):
    def __repr__(self): return repr(self)
try:
    repr(Deep())
except RuntimeError, error:
    print str(error)[:32]
class Forever(object):
    def __getattr__(self, name): return getattr(self, name + 'x')
try:
    Forever().y
except RuntimeError, error:
    print str(error)[:32]
x = []
for i in range(200): x = [x]
print len(repr(x)), x == x

# Knapsack, coins, longest rising run, partitions, Catalan, Collatz, Josephus, Pascal, matrix chain, binary search, primes.
def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], (best[room - weight][0] + value, best[room - weight][1] + (name,)))
    return best[capacity]
print knapsack([('a', 12, 4), ('b', 2, 2), ('c', 1, 1), ('d', 1, 2), ('e', 4, 10)], 15)
def coins(amount, kinds):
    ways = [1] + [0] * amount
    for coin in kinds:
        for total in range(coin, amount + 1): ways[total] += ways[total - coin]
    return ways[amount]
def fewest(amount, kinds):
    best = {0: []}
    for total in range(1, amount + 1):
        options = [best[total - coin] + [coin] for coin in kinds if total - coin in best]
        if options: best[total] = min(options, key=len)
    return best.get(amount)
print coins(100, (1, 5, 10, 25, 50)), fewest(63, (1, 5, 10, 21, 25)), fewest(3, (2,))
def rising(items):
    ends = []
    for x in items:
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            if ends[middle][-1] < x: low = middle + 1
            else: high = middle
        ends[low:low + 1] = [(ends[low - 1] if low else []) + [x]]
    return ends[-1] if ends else []
print rising([10, 9, 2, 5, 3, 7, 101, 18]), rising([]), rising([3, 2, 1])
def partitions(n, largest=None):
    largest = largest or n
    if n == 0:
        yield ()
        return
    for first in range(min(n, largest), 0, -1):
        for rest in partitions(n - first, first): yield (first,) + rest
print list(partitions(5)), [len(list(partitions(n))) for n in range(1, 10)]
memo = {}
def catalan(n):
    if n not in memo: memo[n] = sum(catalan(i) * catalan(n - 1 - i) for i in range(n)) if n else 1
    return memo[n]
print [catalan(n) for n in range(12)]
def collatz(n):
    steps = 0
    while n != 1: n, steps = (3 * n + 1 if n & 1 else n // 2), steps + 1
    return steps
print [collatz(n) for n in range(1, 16)], max(range(1, 200), key=collatz)
def josephus(n, k):
    circle, at = range(1, n + 1), 0
    while len(circle) > 1:
        at = (at + k - 1) % len(circle)
        yield circle.pop(at)
    yield circle[0]
print list(josephus(10, 3)), list(josephus(1, 5))
def chain(sizes):
    n = len(sizes) - 1
    cost = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = min(cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1] for k in range(i, j))
    return cost[0][n - 1]
print chain([40, 20, 30, 10, 30]), chain([10, 20])
def search(items, x):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == x: return middle
        elif items[middle] < x: low = middle + 1
        else: high = middle - 1
    return -(low + 1)
squares = [n * n for n in range(10)]
print [search(squares, x) for x in (0, 81, 16, 17, -5, 100)]
def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False] * 2
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = [False] * len(flags[i * i::i])
    return [i for i, flag in enumerate(flags) if flag]
def factors(n):
    result, p = [], 2
    while p * p <= n:
        while n % p == 0: result.append(p); n //= p
        p += 1
    return result + [n] * (n > 1)
print sieve(60), [factors(n) for n in (1, 2, 60, 97, 1001, 2 ** 10)], [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
def gcd(a, b): return gcd(b, a % b) if b else a
print [gcd(*p) for p in ((12, 18), (17, 5), (0, 5), (2 ** 40, 6 ** 20))], reduce(lambda a, b: a * b // gcd(a, b), range(1, 21))
def ackermann(m, n):
    if m == 0: return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))
print ackermann(2, 3), [[ackermann(m, n) for n in range(3)] for m in range(3)]
def newton(f, x, epsilon=1e-9):
    while abs(f(x)) > epsilon: x -= f(x) / ((f(x + 1e-6) - f(x - 1e-6)) / 2e-6)
    return x
print '%.6f %.6f' % (newton(lambda x: x * x - 2, 1.0), newton(lambda x: x ** 3 - x - 2, 1.5))
def integrate(f, a, b, n=100):
    h = (b - a) / float(n)
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))
print '%.6f' % integrate(lambda x: x ** 2, 0, 3), '%.6f' % integrate(lambda x: 1 / x, 1, 2)
def happy(n, seen=()): return n == 1 or n not in seen and happy(sum(int(d) ** 2 for d in str(n)), seen + (n,))
print [n for n in range(1, 50) if happy(n)], [n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))]
print [[0 if i == j else abs(i - j) for j in range(4)] for i in range(4)], [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]

def primes(n):
    sieve = [True] * (n + 1)
    sieve[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i, is_prime in enumerate(sieve) if is_prime]
def factors(n):
    found, d = [], 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n /= d
        d += 1
    return found + [n] if n > 1 else found
def collatz(n):
    while n != 1:
        yield n
        n = n / 2 if n % 2 == 0 else 3 * n + 1
    yield 1
def pascal(rows):
    row = [1]
    for i in range(rows):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]
def perfect(n):
    return sum(d for d in range(1, n) if n % d == 0) == n
def digits(n, base):
    return digits(n // base, base) + [n % base] if n >= base else [n]
print primes(30), factors(360), factors(97), list(collatz(6)), [row for row in pascal(5)], filter(perfect, range(2, 500)), digits(255, 16), digits(10, 2)
def newton(x, guess=1.0):
    steps = 0
    while abs(guess * guess - x) > 1e-10:
        guess = (guess + x / guess) / 2
        steps += 1
    return round(guess, 6), steps
print newton(2), newton(100), sum(1.0 / n for n in range(1, 11)), reduce(lambda a, b: a * b, range(1, 21)), pow(7, 100, 13), 2 ** 0.5, 10 / 3, 10 / 3.0, -10 / 3, -10 % 3, [n for n in range(1, 50) if str(n) == str(n)[::-1] and n > 9]
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print gcd(1071, 462), 1071 * 462 / gcd(1071, 462), [(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in range(b, 20) if a * a + b * b == c * c]

# Numbers as text: bases, roman, check digits, ISBN, Luhn, perfect shuffles, digits of fractions, egyptian fractions, continued fractions.
def digits(n, base): return (digits(n // base, base) if n >= base else []) + [n % base]
def fraction(n, d, limit=20):
    whole, rest = divmod(n, d)
    seen, out = {}, []
    while rest and rest not in seen and len(out) < limit:
        seen[rest] = len(out)
        digit, rest = divmod(rest * 10, d)
        out.append(str(digit))
    if rest in seen: out[seen[rest]:] = ['('] + out[seen[rest]:] + [')']
    return '%d.%s' % (whole, ''.join(out) or '0')
print [digits(255, b) for b in (2, 8, 10, 16)], [fraction(*f) for f in ((1, 3), (1, 4), (1, 6), (22, 7), (5, 1), (1, 12), (1, 97))]
def egyptian(n, d):
    parts = []
    while n:
        unit = -(-d // n)
        parts.append(unit)
        n, d = n * unit - d, d * unit
    return parts
def continued(n, d):
    while d:
        yield n // d
        n, d = d, n % d
def convergents(terms):
    (h, k), (h1, k1) = (1, 0), (0, 1)
    for a in terms:
        (h, k), (h1, k1) = (a * h + h1, a * k + k1), (h, k)
        yield h, k
print egyptian(4, 13), egyptian(5, 121)[:3], list(continued(415, 93)), list(convergents([4, 2, 6, 7])), list(convergents([3, 7, 15, 1]))[-1]
def luhn(text):
    total = 0
    for i, c in enumerate(reversed(text)):
        n = int(c) * (1 + i % 2)
        total += n - 9 if n > 9 else n
    return total % 10 == 0
def isbn(text): return sum((10 - i) * (10 if c == 'X' else int(c)) for i, c in enumerate(text)) % 11 == 0
print [luhn(t) for t in ('4539578763621486', '79927398713', '79927398710')], [isbn(t) for t in ('0306406152', '080442957X', '0306406153')]
def shuffles(n):
    deck, count = range(n), 0
    while True:
        half = n // 2
        deck = [card for pair in zip(deck[:half], deck[half:]) for card in pair]
        count += 1
        if deck == range(n): return count
print [shuffles(n) for n in (2, 8, 52)]
def look_and_say(n):
    term = '1'
    for _ in range(n):
        yield term
        out, i = '', 0
        while i < len(term):
            j = i
            while j < len(term) and term[j] == term[i]: j += 1
            out, i = out + str(j - i) + term[i], j
        term = out
print list(look_and_say(7))
def kaprekar(n):
    steps = [n]
    while n not in (0, 6174):
        text = '%04d' % n
        n = int(''.join(sorted(text, reverse=True))) - int(''.join(sorted(text)))
        steps.append(n)
    return steps
print kaprekar(3524), kaprekar(1111), kaprekar(9)
triangle = [[1]]
while len(triangle) < 8: triangle.append([1] + [a + b for a, b in zip(triangle[-1], triangle[-1][1:])] + [1])
print triangle[-1], [sum(row) for row in triangle], [sum(triangle[n - k][k] for k in range(n // 2 + 1)) for n in range(8)]
def balanced(n):
    if n == 0: return '0'
    out = ''
    while n:
        n, r = divmod(n, 3)
        if r == 2: n, r = n + 1, -1
        out = '0+-'[r] + out
    return out
print [balanced(n) for n in range(-4, 5)], balanced(1000)
def negabinary(n):
    out = ''
    while n:
        n, r = divmod(n, -2)
        if r < 0: n, r = n + 1, r + 2
        out = str(r) + out
    return out or '0'
print [negabinary(n) for n in range(-3, 6)]
def gray(n): return ['0' + g for g in gray(n - 1)] + ['1' + g for g in reversed(gray(n - 1))] if n else ['']
print gray(3), [n ^ n >> 1 for n in range(8)]
amicable = [(a, b) for a in range(2, 300) for b in [sum(d for d in range(1, a) if a % d == 0)] if a < b and sum(d for d in range(1, b) if b % d == 0) == a]
print amicable, [n for n in range(1, 100) if str(n * n).endswith(str(n))], [n for n in range(10, 100) if n % sum(map(int, str(n))) == 0][:10]
print '%s %s' % (sum(int(d) for d in str(2 ** 100)), str(3 ** 50)[-10:]), sum(map(int, str(reduce(long.__mul__, map(long, range(1, 31)))))), pow(7, 1000, 10 ** 8), 2 ** 1000 % 97, int('1' * 30, 2) == 2 ** 30 - 1

# Word counts, Caesar and Vigenere ciphers, run lengths, palindromes, anagrams, edit distance, longest common subsequence.
TEXT = '''Peter Piper picked a peck of pickled peppers.
A peck of pickled peppers Peter Piper picked.
If Peter Piper picked a peck of pickled peppers,
where's the peck of pickled peppers Peter Piper picked?'''
def words(text):
    return [w for w in ''.join(c.lower() if c.isalpha() or c == "'" else ' ' for c in text).split()]
counts = {}
for word in words(TEXT): counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:6]: print '%-10s %2d %s' % (word, n, '*' * n)
print len(TEXT), len(TEXT.split()), len(TEXT.splitlines()), len(counts), max(counts, key=len), '%.2f' % (sum(map(len, words(TEXT))) / float(len(words(TEXT))))
letters = [0] * 26
for c in TEXT.lower():
    if c.isalpha(): letters[ord(c) - ord('a')] += 1
print ''.join(chr(ord('a') + i) * (n > 0) for i, n in enumerate(letters)), letters
def caesar(text, shift):
    result = []
    for c in text:
        if c.isalpha():
            base = ord('a') if c.islower() else ord('A')
            c = chr((ord(c) - base + shift) % 26 + base)
        result.append(c)
    return ''.join(result)
secret = caesar('Hello, World!', 3)
print secret, caesar(secret, -3), [caesar('abc', n) for n in (1, 13, 25, 26)]
def vigenere(text, key, sign=1):
    result, i = '', 0
    for c in text.upper():
        if c.isalpha():
            c = chr((ord(c) - 65 + sign * (ord(key[i % len(key)]) - 65)) % 26 + 65)
            i += 1
        result += c
    return result
print vigenere('attack at dawn', 'LEMON'), vigenere(vigenere('attack at dawn', 'LEMON'), 'LEMON', -1)
def encode(text):
    runs = []
    for c in text:
        if runs and runs[-1][0] == c: runs[-1][1] += 1
        else: runs.append([c, 1])
    return ''.join('%d%s' % (n, c) if n > 1 else c for c, n in runs)
def decode(text):
    out = n = ''
    for c in text:
        if c.isdigit(): n += c
        else: out, n = out + c * int(n or 1), ''
    return out
print encode('aaabccddddde'), decode(encode('aaabccddddde')), encode(''), decode('12x3yz')
def palindrome(text):
    text = [c for c in text.lower() if c.isalpha()]
    return text == text[::-1]
print [palindrome(t) for t in ('A man, a plan, a canal: Panama', 'not one', '', 'Able was I ere I saw Elba')]
groups = {}
for word in 'listen silent enlist google elbow below inlets'.split(): groups.setdefault(''.join(sorted(word)), []).append(word)
print sorted(groups.values(), key=len, reverse=True)
def distance(a, b):
    previous = range(len(b) + 1)
    for i, ca in enumerate(a):
        current = [i + 1]
        for j, cb in enumerate(b):
            current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (ca != cb)))
        previous = current
    return previous[-1]
print [distance(*pair) for pair in (('kitten', 'sitting'), ('', 'abc'), ('same', 'same'), ('flaw', 'lawn'))]
def lcs(a, b, memo={}):
    if not a or not b: return ''
    if (a, b) not in memo:
        memo[a, b] = a[0] + lcs(a[1:], b[1:]) if a[0] == b[0] else max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
    return memo[a, b]
print lcs('AGGTAB', 'GXTXAYB'), lcs('ABCBDAB', 'BDCABA'), len(lcs.func_defaults[0])
def roman(n):
    out = ''
    for value, symbol in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        count, n = divmod(n, value)
        out += symbol * count
    return out
def arabic(text):
    values = map(dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000).get, text)
    return sum(-v if v < following else v for v, following in zip(values, values[1:] + [0]))
print [roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1990, 2014)], all(arabic(roman(n)) == n for n in range(1, 400))
ones = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split()
def spoken(n):
    if n < 0: return 'minus ' + spoken(-n)
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10] + ('-' + ones[n % 10] if n % 10 else '')
    if n < 1000: return ones[n // 100] + ' hundred' + (' and ' + spoken(n % 100) if n % 100 else '')
    for size, name in ((10 ** 9, 'billion'), (10 ** 6, 'million'), (1000, 'thousand')):
        if n >= size: return spoken(n // size) + ' ' + name + (' ' + spoken(n % size) if n % size else '')
for n in (0, 7, 13, 20, 42, 100, 115, 999, 1000, 12345, 1000001, -5, 2 ** 31): print n, spoken(n)
def fizz(n): return 'Fizz' * (n % 3 == 0) + 'Buzz' * (n % 5 == 0) or n
print [fizz(n) for n in range(1, 16)]
for n in range(3, 0, -1): print '%d green bottle%s' % (n, 's'[n == 1:])

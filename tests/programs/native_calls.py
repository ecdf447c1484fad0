# Builtins that call Python functions, and are in the middle of their work meanwhile.

def double(x):
    return 2 * x

def is_even(x):
    return x % 2 == 0

def by_last_digit(a, b):
    return cmp(a % 10, b % 10)

numbers = [31, 12, 50, 23, 44]
print map(double, numbers), map(None, numbers, 'abc'), map(lambda a, b: (a, b), [1, 2], [3])
print filter(is_even, numbers), filter(is_even, (1, 2, 4)), filter(lambda c: c > 'b', 'abcd')
print reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 'none')
print sorted(numbers, key=double, reverse=True), sorted(numbers, by_last_digit)
print min(numbers, key=lambda n: n % 10), max(numbers, key=lambda n: n % 10)
print map(lambda row: sorted(row, key=lambda n: -n), [[1, 2], [3, 5, 4]])

def fails(x):
    return 1 / x

for n in (1, 0):
    try:
        print map(fails, [2, n])
    except ZeroDivisionError, error:
        print error

words = ['b', 'a']
try:
    words.sort(key=lambda word: words.append('c'))
except ValueError, error:
    print error, words

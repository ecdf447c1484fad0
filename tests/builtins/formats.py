# Made by scripts/builtin_cases.py: the % operator.
inf = 1e400
nan = inf - inf
integers = [0, 7, -255, 2 ** 63 - 1, 0L, -5L, -10 ** 25, True]
floats = [0.0, -0.0, 0.5, 2.5, -2.675, 1e-5, 123456.789, 999999.5, 1e16, 1e22, 5e-324, 2248871543105.0, inf, -inf, nan,
          3, 10 ** 20]
others = ['', 'hello', "it's", None, [1, 'b'], (), (1, 2), {}, {'a': 1}, 3.7, 97, 300, -1, 2 ** 70, ('x', 'y')]
def t(format, value):
    try:
        print format, repr(value), repr(format % value)
    except (TypeError, ValueError, OverflowError, KeyError), error:
        print format, repr(value), error.__class__.__name__, error
for flags in ('', '-', '+', ' ', '#', '0', '-0', '+0', '#0'):
    for size in ('', '1', '10', '.', '.0', '.3', '10.3', '25.20'):
        for letter in 'doxX':
            for value in integers:
                t('%' + flags + size + letter, value)
        for letter in 'eEfFgG':
            for value in floats:
                t('%' + flags + size + letter, value)
        for letter in 'srdcfi%uy':
            for value in others:
                if flags in ('', '-', '0'):
                    t('%' + flags + size + letter, value)
for format in ('%', '%%', 'a%', '%5', '%.', '%.3', '%(a', '%(a)', '%(a)s', '%(a)d %(b)r', '%(a(b))s', '%()s', '%*d', '%.*f',
               '%*.*f', '%-*d|', '%ld', '%lld', '%s %s', '%s', 'abc', '', '%(a)s %s', '%s %(a)s', '%(a)%', '%5%|',
               '%c%c', '%.200d', '%.116d', '%200s', '%.100f', '%.400g', '%a b', '%(a)*d', '%99999999999999999999d',
               '%.99999999999d'):
    for value in ((), 1, (1,), (1, 2), (5, 2, 1.5), (-5, 7), 'x', ('x', 'y'), {'a': 1, 'b': 'B', 'a(b)': 3, '': 4}, {},
                  [1], (5L, 2), ('a', 2), (300,), 97.0, None, ({'a': 1},)):
        t(format, value)

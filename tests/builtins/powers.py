# Made by scripts/builtin_cases.py: powers and shifts.
inf = 1e400
nan = inf - inf
numbers = [0, 1, -1, 2, 3, -3, 10, 63, 64, 0L, 1L, -1L, 10L, -5L, 0.0, -0.0, 0.5, -0.5, 1.5, 2.0, -3.0, 1e308, 1e-308,
           inf, -inf, nan, True, 'a', None]
operators = [('**', lambda a, b: a ** b), ('<<', lambda a, b: a << b), ('>>', lambda a, b: a >> b)]
for a in numbers + [2 ** 63, -2 ** 63, 10 ** 20]:
    for b in numbers:
        print repr(a), repr(b),
        for name, operator in operators:
            try:
                result = repr(operator(a, b))
            except (TypeError, ValueError, ZeroDivisionError, OverflowError), error:
                result = str(error)
            print name, result,
        print
for a in (0, 1, -1, 2, 3, -5, 10, 7L, 2.0):
    for b in (0, 1, 2, 63, 1000, -1, 5L, 0.5):
        for c in (1, -1, 7, -7, 10L, 2 ** 40, 10 ** 20, 0, 2.0):
            try:
                print 'pow', repr(a), repr(b), repr(c), repr(pow(a, b, c))
            except (TypeError, ValueError), error:
                print 'pow', repr(a), repr(b), repr(c), error

# Made by scripts/builtin_cases.py: operators on all pairs of these.
inf = 1e400
nan = inf - inf
numbers = [0, 1, -1, 7, -7, 2 ** 31, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 0L, -5L, 2 ** 64, -10 ** 30 + 7, 0.0, -0.0, 1.5,
          -2.5, 1e16, 1e308, inf, nan, True, False]
operators = [
    ('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b), ('/', lambda a, b: a / b),
    ('//', lambda a, b: a // b), ('%', lambda a, b: a % b), ('&', lambda a, b: a & b), ('|', lambda a, b: a | b),
    ('^', lambda a, b: a ^ b), ('divmod', divmod), ('<', lambda a, b: a < b), ('==', lambda a, b: a == b),
]
for a in numbers:
    for b in numbers:
        print repr(a), repr(b),
        for name, operator in operators:
            try:
                result = repr(operator(a, b))
            except (TypeError, ZeroDivisionError, OverflowError), error:
                result = str(error)
            print name, result,
        print

"""Writes programs that call builtins with arguments of all kinds, right and wrong ones, into tests/builtins.

    $PYTHON27 scripts/builtin_cases.py tests/builtins

It needs CPython 2.7.18, which says which calls are of no use: those whose result shows an address, or depends on one.
scripts/expected.py then runs the programs. The calls are random, but the same in every run.
"""

import os
import random
import re
import sys

ARGUMENTS = [
    "0", "1", "-1", "3", "7", "-5", "2L", "10 ** 20", "True", "2.5", "-0.5", "'a'", "'abc'", "''", "'a,b,,c'",
    "' x y '", "'12'", "' 0x1f '", "'%d'", "[]", "[3, 1, 2]", "['b', 'a']", "(1, 2)", "()", "('a', 'b')", "{}",
    "{'a': 1}", "{1: 2, 3: 4}", "None", "xrange(4)", "int", "str", "len", "ValueError", "iter([1, 2])",
    "[(1, 2), (3, 4)]", "[[1, 2], [0]]", "'Hello World'", "'\\t tab\\tb\\n'", "'aXbXc'", "'X'", "16", "slice(1, 2)",
]

KEYWORDS = ['x', 'base', 'key', 'reverse', 'cmp', 'start', 'sequence', 'iterable', 'number', 'object', 'a']

FUNCTIONS = '''abs all any basestring bin bool callable chr cmp dict divmod enumerate filter float getattr hasattr
    hex int intern isinstance issubclass len list long map max min next oct ord pow range reduce repr reversed round
    slice sorted str sum tuple type xrange zip Exception IOError KeyError SyntaxError SystemExit ValueError'''.split()

STRINGS = ["'abc'", "'a,b,,c'", "' x y '", "'Hello World'", "'abcabc'", "''", "'-42'", "'a\\tb\\nc\\r\\nd'"]
STRING_METHODS = '''capitalize center count endswith expandtabs find index isalnum isalpha isdigit islower isspace
    istitle isupper join ljust lower lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split
    splitlines startswith strip swapcase title translate upper zfill'''.split()

LISTS = ["[]", "[3, 1, 2]", "['b', 'a', 'b']", "[1, 1.0, True, 'x']", "range(10)"]
LIST_METHODS = 'append count extend index insert pop remove reverse sort'.split()
TUPLES = ["()", "(1, 2, 1)", "('a', 'b')"]

DICTS = ["{}", "{'a': 1, 'b': 2}", "{1: 2, (3,): 4}", "{'x': 'y'}"]
DICT_METHODS = '''clear copy fromkeys get has_key items iteritems iterkeys itervalues keys pop popitem setdefault update
    values'''.split()

HEAD = '''# Made by scripts/builtin_cases.py.
def t(text, call):
    try:
        result = repr(call())
    except Exception, error:
        result = error.__class__.__name__ + ': ' + str(error)
    print text, '->', result

def changed(what, change):
    return change(what), what

'''


def arguments(most):
    """Some arguments, now and then with keywords."""
    count = random.choice([n for n in (0, 1, 1, 1, 2, 2, 2, 3, 3, 4) if n <= most])
    given = [random.choice(ARGUMENTS) for _ in range(count)]
    if random.random() < 0.06:
        given.append('%s=%s' % (random.choice(KEYWORDS), random.choice(ARGUMENTS)))
    return ', '.join(given)


def function_call():
    name = random.choice(FUNCTIONS)
    call = '%s(%s)' % (name, arguments(4))
    return 'list(%s)' % call if name in ('enumerate', 'reversed') else call


def string_call():
    return '%s.%s(%s)' % (random.choice(STRINGS), random.choice(STRING_METHODS), arguments(4))


def list_call():
    if random.random() < 0.1:
        return '%s.%s(%s)' % (random.choice(TUPLES), random.choice(['count', 'index']), arguments(4))
    return 'changed(%s, lambda l: l.%s(%s))' % (random.choice(LISTS), random.choice(LIST_METHODS), arguments(4))


def dict_call():
    name = random.choice(DICT_METHODS)
    call = 'd.%s(%s)' % (name, arguments(3))
    return 'changed(%s, lambda d: %s)' % (random.choice(DICTS), 'list(%s)' % call if 'iter' in name else call)


def is_useful(call):
    """Whether the result is the same in every run, and one that the machine is meant to give."""
    if re.match(r'type\(.*,.*,', call) or '(int)' in call or re.search(r'(round|sort\w*)\(.*=', call):
        return False
    if re.match(r'pow\(.*,.*, *(None|\D)', call):
        return False
    names = {'changed': lambda what, change: (change(what), what)}
    try:
        result = repr(eval(call, names))
    except Exception, error:
        result = str(error)
    # The order of keys that hash by their address shows the address, too.
    return ' at 0x' not in result and not re.search(r'\{.*(<|xrange|None:|None,)', result)


def program(seed, make, count):
    random.seed(seed)
    calls = []
    while len(calls) < count:
        call = make()
        if call not in calls and is_useful(call):
            calls.append(call)
    return HEAD + ''.join('t(%r, lambda: %s)\n' % (call, call) for call in calls)


NUMBERS = '''0, 1, -1, 7, -7, 2 ** 31, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 0L, -5L, 2 ** 64, -10 ** 30 + 7, 0.0, -0.0, 1.5,
          -2.5, 1e16, 1e308, inf, nan, True, False'''

ARITHMETIC = '''# Made by scripts/builtin_cases.py: operators on all pairs of these.
inf = 1e400
nan = inf - inf
numbers = [%s]
operators = [
    ('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b), ('/', lambda a, b: a / b),
    ('//', lambda a, b: a // b), ('%%', lambda a, b: a %% b), ('&', lambda a, b: a & b), ('|', lambda a, b: a | b),
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
''' % NUMBERS

POWERS = '''# Made by scripts/builtin_cases.py: powers and shifts.
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
'''

FORMATS = '''# Made by scripts/builtin_cases.py: the %% operator.
inf = 1e400
nan = inf - inf
integers = [0, 7, -255, 2 ** 63 - 1, 0L, -5L, -10 ** 25, True]
floats = [0.0, -0.0, 0.5, 2.5, -2.675, 1e-5, 123456.789, 999999.5, 1e16, 1e22, 5e-324, 2248871543105.0, inf, -inf, nan,
          3, 10 ** 20]
others = ['', 'hello', "it's", None, [1, 'b'], (), (1, 2), {}, {'a': 1}, 3.7, 97, 300, -1, 2 ** 70, ('x', 'y')]
def t(format, value):
    try:
        print format, repr(value), repr(format %% value)
    except (TypeError, ValueError, OverflowError, KeyError), error:
        print format, repr(value), error.__class__.__name__, error
for flags in ('', '-', '+', ' ', '#', '0', '-0', '+0', '#0'):
    for size in ('', '1', '10', '.', '.0', '.3', '10.3', '25.20'):
        for letter in 'doxX':
            for value in integers:
                t('%%' + flags + size + letter, value)
        for letter in 'eEfFgG':
            for value in floats:
                t('%%' + flags + size + letter, value)
        for letter in 'srdcfi%%uy':
            for value in others:
                if flags in ('', '-', '0'):
                    t('%%' + flags + size + letter, value)
for format in ('%%', '%%%%', 'a%%', '%%5', '%%.', '%%.3', '%%(a', '%%(a)', '%%(a)s', '%%(a)d %%(b)r', '%%(a(b))s', '%%()s', '%%*d', '%%.*f',
               '%%*.*f', '%%-*d|', '%%ld', '%%lld', '%%s %%s', '%%s', 'abc', '', '%%(a)s %%s', '%%s %%(a)s', '%%(a)%%', '%%5%%|',
               '%%c%%c', '%%.200d', '%%.116d', '%%200s', '%%.100f', '%%.400g', '%%a b', '%%(a)*d', '%%99999999999999999999d',
               '%%.99999999999d'):
    for value in ((), 1, (1,), (1, 2), (5, 2, 1.5), (-5, 7), 'x', ('x', 'y'), {'a': 1, 'b': 'B', 'a(b)': 3, '': 4}, {},
                  [1], (5L, 2), ('a', 2), (300,), 97.0, None, ({'a': 1},)):
        t(format, value)
'''.replace('%%', '%')


def main():
    folder, = sys.argv[1:]
    programs = {
        'calls_of_functions_1': program(1, function_call, 900),
        'calls_of_functions_2': program(2, function_call, 900),
        'calls_of_string_methods_1': program(3, string_call, 900),
        'calls_of_string_methods_2': program(4, string_call, 900),
        'calls_of_list_methods': program(5, list_call, 600),
        'calls_of_dict_methods': program(6, dict_call, 600),
        'arithmetic': ARITHMETIC,
        'powers': POWERS,
        'formats': FORMATS,
    }
    for name, text in sorted(programs.items()):
        with open(os.path.join(folder, name + '.py'), 'w') as output:
            output.write(text)


main()

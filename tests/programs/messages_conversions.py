# What int(), float(), complex(), str(), unicode(), xrange(), enumerate() and others say.
def tell(text):
    try:
        print text, '=', repr(eval(text))
    except Exception, error:
        print text, '->', type(error).__name__ + ':', error
class Odd(object):
    def __int__(self): return 'int'
    def __long__(self): return 1.5
    def __float__(self): return 3
    def __complex__(self): return 2.5
    def __str__(self): return 5
    def __repr__(self): return u'\xe9'
    def __unicode__(self): return 6
    def __hex__(self): return 7
    def __oct__(self): return 8
    def __index__(self): return 'index'
    def __nonzero__(self): return 'yes'
    def __len__(self): return -5
    def __hash__(self): return 'hash'
    def __coerce__(self, other): return 1
    def __iter__(self): return 5
    def __cmp__(self, other): return 'cmp'
class Old:
    def __int__(self): return 'int'
    def __float__(self): return 3
    def __str__(self): return 5
    def __hex__(self): return 7
    def __index__(self): return 'index'
    def __nonzero__(self): return 'yes'
    def __len__(self): return 'len'
    def __hash__(self): return 'hash'
    def __coerce__(self, other): return 1
    def __iter__(self): return 5
    def __cmp__(self, other): return 'cmp'
class Negative:
    def __nonzero__(self): return -1
    def __len__(self): return -1
class NegativeToo(object):
    def __nonzero__(self): return 5
    def __len__(self): return 2 ** 70
class Empty: pass
for thing in 'Odd()', 'Old()', 'Negative()', 'NegativeToo()', 'Empty()':
    for call in 'int(%s)', 'long(%s)', 'float(%s)', 'str(%s)', 'hex(%s)', 'oct(%s)', 'bool(%s)', 'len(%s)', 'hash(%s)', 'iter(%s)', '%s < 5', '%s + 5', 'cmp(%s, 5)', '-%s', 'abs(%s)', '"%%d" %% %s', '"%%f" %% %s', '"%%c" %% %s', 'next(%s)', '5 in %s':
        text = call % thing
        if thing[:3] in ('Emp', 'Neg') and call[:3] in ('str', 'rep', 'has', 'uni', '%s ', 'cmp', 'len'): continue
        tell(text)
for text in ('int("x")', 'int("12", 1)', 'int("9", 8)', 'int(x=5)', 'int("5", base=16)', 'int(base=16)', 'int(1, 2, 3)', 'int([], 5)', 'int(u"\\xe9")', 'int("1\\x00")',
             'long("x")', 'long("9", 8)', 'long(base=10)', 'long(x="7", base=9)', 'float("x")', 'float("")', 'float("1_0")', 'float(x=1)', 'float([])', 'float("1e400")', 'float("-inf")', 'float("nan")', 'float(" 1.5 ")', 'float(u"\\u0663.5")',
             'complex("x")', 'complex("1+2j", 3)', 'complex(1, "2")', 'complex([], 1)', 'complex(1, [])', 'complex("1 + 2j")', 'complex("")', 'complex(real=1, imag=2)', 'complex("1+2j")', 'complex(1+2j, 3+4j)',
             'bool(1, 2)', 'bool()', 'str(1, 2)', 'str(object=5)', 'unicode("\\xff")', 'unicode(5, "ascii")', 'unicode("a", "nothing")', 'unicode("a", 5)', 'unicode(u"a", "ascii")', 'unicode("a\\xff", "ascii", "replace")', 'unicode("a\\xff", errors="ignore")', 'unicode("\\xff", "ascii", "bad")',
             'xrange()', 'xrange("a")', 'xrange(1.5)', 'xrange(0, 10, 0)', 'xrange(1, 2, 3, 4)', 'xrange(-2 ** 63, 2 ** 63 - 1)', 'xrange(2 ** 63)', 'xrange(5)[7]', 'xrange(5)[-6]', 'xrange(5)[1:2]', 'xrange(x=1)', 'range()', 'range("a")', 'range(1.5)', 'range(0, 10, 0)', 'range(1, 2, 3, 4)', 'range(0, 2 ** 70, 2 ** 69)', 'range(2 ** 65, 2 ** 65 + 3)',
             'enumerate()', 'enumerate(5)', 'enumerate("a", "b")', 'enumerate("a", 1, 2)', 'enumerate("ab", start=2 ** 62).next()', 'enumerate(iterable="a")', 'reversed(5)', 'reversed({})', 'reversed()', 'reversed(iter([]))',
             'list(5)', 'list(1, 2)', 'tuple(5)', 'tuple(sequence=5)', 'dict(5)', 'dict([1])', 'dict([(1, 2, 3)])', 'dict(["abc"])', 'dict(1, 2)', 'dict([[]])', 'set(5)', 'set(1, 2)', 'frozenset(5)', 'set([[]])', 'slice()', 'slice(1, 2, 3, 4)', 'slice(5).indices()', 'slice(5).indices("a")', 'slice(1, 2, 0).indices(3)', 'slice("a").indices(5)',
             'chr(256)', 'chr(-1)', 'chr("a")', 'unichr(-1)', 'unichr(0x110000)', 'unichr("a")', 'ord("ab")', 'ord("")', 'ord(5)', 'ord(u"ab")', 'hex(1.5)', 'bin("a")', 'abs("a")', 'round("a")', 'round(1.5, "a")', 'round(1e308, -308)', 'round(1.7976931348623157e308, -308)', 'divmod(1, 0)', 'divmod(1)', 'divmod("a", 1)', 'pow(2, -1)', 'pow(2, -1, 3)', 'pow(2, 2, 0)', 'pow("a", 2)', 'pow(2.0, 2, 2)', 'pow(2, "a", 2)', 'pow(0, -1)', 'pow(0.0, -1)', 'pow(-8, 1.0 / 3)', '(-8) ** 0.5', '10.0 ** 400', '0j ** -1', '1j ** 1j ** 0', '5 % 0', '5.0 % 0', '5j % 2', '5j // 2', 'divmod(5j, 2)', '1j < 2j', '5j // 0', 'int(1j)', 'float(1j)', 'long(1j)', 'abs(1e308 + 1e308j)', '(1e200 + 1e200j) ** 2', '"%d" % 1j', 'round(1j)', 'cmp(1j, 2)', 'min(1j, 2j)', 'float.fromhex("x")', 'float.fromhex("0x1p5000")', '(float("inf")).as_integer_ratio()', '(float("nan")).as_integer_ratio()', 'float.__getformat__("x")', 'float.__getformat__(5)', 'float.__getformat__("double")', '(1).conjugate(2)', '(5).real.imag', 'type()', 'type(1, 2)', 'type("A", (), 5)', 'type(5, (), {})', 'type("A", 5, {})', 'type("A", (5,), {})', 'type("A", (object, object), {})', 'type("A", (bool,), {})', 'type("A", (type(None),), {})', 'type("A", (int, str), {})', 'object(1)', 'object(x=1)', 'staticmethod()', 'classmethod(1, 2)', 'property(1, 2, 3, 4, 5)', 'super()', 'super(5)', 'super(int, "a")', 'super(int, 5, 6)', 'super(x=1)', 'iter(5, 6)', 'iter()', 'next(5)', 'next([])', 'next()', 'next(iter([]))', 'next(iter([]), "default")', 'isinstance(5, 6)', 'isinstance(5)', 'issubclass(5, int)', 'issubclass(int, 5)', 'issubclass(int, (5, int))', 'isinstance(5, (str, (int, 6)))', 'callable()', 'id()', 'hash([])', 'hash({})', 'hash(set())', 'hash((1, []))', 'intern(5)', 'intern(u"a")', 'apply()', 'apply(5)', 'apply(len, 5)', 'apply(len, (), 5)', 'apply(len, [[1]])', 'coerce(1, "a")', 'coerce(1)', 'cmp(1)', 'map()', 'map(len)', 'map(len, 5)', 'map(None, [1], 5)', 'filter(1)', 'filter(len, 5)', 'filter(5, [1])', 'reduce(len, [])', 'reduce(5)', 'reduce(5, [1, 2])', 'reduce(len, 5)', 'zip(5)', 'zip([1], 5)', 'sum(5)', 'sum("abc")', 'sum(["a"], "")', 'sum([[]])', 'sum()', 'sum([], 5, 6)', 'min()', 'min(5)', 'min([])', 'max((), key=len)', 'max(1, 2, foo=3)', 'max(1, 2, key=5)', 'sorted()', 'sorted(5)', 'sorted([1, 2], 5)', 'sorted([1], foo=2)', 'sorted([2, 1], key=5)', '[2, 1].sort(lambda: 1)', '[2, 1].sort(cmp=lambda a, b: "x")', 'len(5)', 'len()', 'len([], [])', 'vars(5)', 'vars(1, 2)', 'dir(1, 2)', 'getattr(5)', 'getattr(5, 5)', 'getattr(5, "x")', 'getattr(5, "x", 7)', 'getattr(5, u"\\xe9")', 'hasattr(5)', 'hasattr(5, 5)', 'setattr(5)', 'setattr(5, "x", 1)', 'setattr(5, 5, 1)', 'delattr(5, "x")', 'delattr(5)', 'globals(1)', 'locals(1)', 'unichr()', 'compile("x")', 'compile("x", "f", "bad")', 'compile(5, "f", "eval")', 'compile("x", "f", "eval", 12345)', 'compile("\\0", "f", "eval")', 'eval()', 'eval(5)', 'eval("x", 5)', 'eval("1", {}, 5)', 'eval("\\0")', 'format()', 'format(5, 6)', 'format(5, "q")', 'format("a", "d")', 'format([], "d")', 'format(None, "5")', 'any(5)', 'all(5)', 'bin()', 'ord()', '__import__()', 'repr()', 'abs()', 'print_', 'all()', 'Ellipsis()', 'None()', '5()', '"a"()', '[]()', 'Empty()()', 'Old().missing', 'int.missing', 'len.missing', 'Empty.missing', '(5).missing', '(5).real = 5'):
    tell(text)

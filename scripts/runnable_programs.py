"""Random Python 2.7 programs that run and end, for program_fuzz.py.

Each statement that may go wrong stands in a `try` of its own, which prints the exception: so one program asks some
hundred questions, about values and about error messages. Names that hold a value of some kind are drawn from
POOLS, so most operations make sense and some do not.

Left out is what cannot be the same: addresses, hashes of addresses and what is ordered by them (program_fuzz.py sees through
some of it), and the documentation of builtin objects.
"""

from runnable_classes import Classes

POOLS = {
    'int': ['0', '1', '-1', '2', '3', '7', '-5', '10', '255', 'True', 'False', '2 ** 31', '-2 ** 63', '9223372036854775807'],
    'long': ['0L', '1L', '-3L', '2 ** 64', '10 ** 20', '-10 ** 25', '1 << 100'],
    'float': ['0.0', '-0.0', '1.5', '-2.25', '1e300', '1e-7', '3.0', '0.1', "float('inf')", "float('nan')", '123456789.125'],
    'complex': ['1j', '(2+3j)', '-1.5j', 'complex(0, -0.0)'],
    'str': ["''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "' x '", "'12'", "'-3.5'", "'x\\n\\ty'", "'\\xe9'", "'%s'", "'zz' * 5", "'{0}'"],
    'unicode': ["u''", "u'a'", "u'abc'", "u'\\xe9'", "u'\\u20ac5'", "u'A b'", "u'12'", "u'%r'"],
    'list': ['[]', '[1]', '[3, 1, 2]', "['b', 'a']", '[[1], [2]]', '[None, 0, 1.5]', 'range(6)', "list('hello')", '[(1, 2), (3, 4)]'],
    'tuple': ['()', '(1,)', '(1, 2, 3)', "('a', 'b')", '((1, 2), 3)', "(1, 'x', None)"],
    'dict': ['{}', "{'a': 1}", "{'x': 1, 'y': 2, 'z': 3}", '{1: 2, 3: 4}', "{(1, 2): 'p'}", 'dict.fromkeys(range(4))'],
    'set': ['set()', 'set([1, 2, 3])', "set('abc')", 'frozenset([2, 3, 4])', 'set(range(8))', 'frozenset()'],
    'other': ['None', 'len', 'int', 'str', 'object()', 'NotImplemented', 'Ellipsis', 'slice(1, 5, 2)', 'xrange(5)', 'f1', 'Plain',
              'Point(1, 2)', 'Point(3, 4)', 'Old(5)', 'Old(6)', 'Number(2)', 'Number(7)', 'Seq([1, 2, 3])', 'Sub([4, 5])', "SubStr('sub')",
              'SubInt(4)', 'ValueError', "KeyError('k')", 'gen(3)', 'iter([1, 2])', 'Plain()', 'Slots()', 'type', 'Meta', 'Counting(3)',
              'f1.func_code', 'Point.__init__', 'Point(0, 1).norm', 'reversed([1, 2])', 'enumerate("ab")'],
}
WEIGHTS = ['int', 'int', 'long', 'float', 'complex', 'str', 'str', 'unicode', 'list', 'list', 'tuple', 'dict', 'dict', 'set', 'other', 'other', 'other']
BINARY = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '^', '|']
COMPARE = ['<', '<=', '==', '!=', '<>', '>', '>=', 'in', 'not in', 'is', 'is not']
AUGMENTED = ['+=', '-=', '*=', '/=', '//=', '%=', '&=', '|=', '^=', '<<=', '>>=']
UNARY = ['-', '+', '~', 'not ']

METHODS = {
    'int': 'bit_length conjugate __add__ __cmp__ __hash__ __divmod__ __rsub__ __index__ __format__'.split(),
    'long': 'bit_length conjugate __add__ __sub__ __repr__ __float__'.split(),
    'float': 'is_integer as_integer_ratio hex conjugate __mod__ __int__ __trunc__ __eq__ __getnewargs__'.split(),
    'complex': 'conjugate __abs__ __add__ __eq__ __coerce__'.split(),
    'str': '''capitalize center count decode encode endswith expandtabs find format index isalnum isalpha isdigit islower isspace istitle
        isupper join ljust lower lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip
        swapcase title translate upper zfill __add__ __contains__ __mod__ __len__ __getitem__ __getslice__ __mul__ __lt__'''.split(),
    'list': 'append count extend index insert pop remove reverse sort __add__ __contains__ __getslice__ __iadd__ __len__ __setitem__ __delitem__ __eq__'.split(),
    'tuple': 'count index __add__ __getitem__ __mul__ __lt__'.split(),
    'dict': '''clear copy fromkeys get has_key items iteritems iterkeys itervalues keys pop popitem setdefault update values viewitems viewkeys
        viewvalues __getitem__ __contains__ __len__ __cmp__ __eq__'''.split(),
    'set': '''add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove
        symmetric_difference symmetric_difference_update union update __contains__ __and__ __rsub__'''.split(),
}
METHODS['unicode'] = [name for name in METHODS['str'] if name != 'decode'] + ['isdecimal', 'isnumeric']
METHODS['other'] = ['__class__', '__repr__', '__str__', 'norm', 'value', 'next', '__len__', '__iter__', 'indices',
                    'func_name', '__name__', 'im_self', 'im_class', 'args', 'message', 'send', 'throw', 'close', 'gi_running', '__mro__', '__bases__']
FUNCTIONS = '''abs all any apply basestring bin bool callable chr cmp coerce complex dict divmod enumerate filter float format frozenset
    getattr hasattr hash hex int intern isinstance issubclass iter len list long map max min next oct ord pow range reduce repr reversed round
    set setattr slice sorted str sum tuple type unichr unicode xrange zip property staticmethod classmethod super object vars dir'''.split()
KEYWORDS = ['x', 'base', 'key', 'reverse', 'cmp', 'start', 'default', 'a', 'sep', 'encoding']
FORMATS = ["'%s'", "'%r'", "'%d'", "'%5d'", "'%-6s|'", "'%05.2f'", "'%x'", "'%#o'", "'%e'", "'%g'", "'%c'", "'%%'", "'%s %s'", "'%(a)s'", "'%*d'",
           "'%+d'", "'% d'", "'%.3s'", "'%i %u'", "u'%s'", "'%X'", "'%G'", "'%10.4r|'", "'%z'", "'%'"]
SPECS = ["''", "'5'", "'<5'", "'>8'", "'^7'", "'*^9'", "'d'", "'x'", "'#x'", "'b'", "'o'", "'e'", "'.2f'", "'+d'", "' '", "','", "'n'", "'%'", "'s'", "'.3'",
         "'08.3f'", "'c'", "'q'", "'=+6'", "'10s'", "'#b'", "'G'"]
FIELDS = ["'{}'", "'{0}'", "'{1} {0}'", "'{0!r}'", "'{0!s:>6}'", "'{0[0]}'", "'{0.real}'", "'{a}'", "'{0:{1}}'", "'{0:d}'", "'{0:.2f}'", "'{{}}'", "'{'", "'}'",
          "'{0[a]}'", "'{} {}'", "'{0:,}'", "'{0!x}'"]

HEAD = '''
import itertools, math, operator, sys
class Plain: pass
class Meta(type):
    def __repr__(cls): return '<Meta %s>' % cls.__name__
class Slots(object):
    __slots__ = ('p', 'q')
class Point(object):
    kind = 'point'
    def __init__(self, x, y=0):
        self.x = x; self.y = y
    def __repr__(self): return 'Point(%r, %r)' % (self.x, self.y)
    def __eq__(self, other):
        print '(eq)',
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __ne__(self, other): return not self == other
    def __hash__(self): return hash((self.x, self.y))
    def __add__(self, other):
        if not isinstance(other, Point): return NotImplemented
        return Point(self.x + other.x, self.y + other.y)
    def __getattr__(self, name):
        if name == 'z': return 'no z'
        raise AttributeError('Point has no ' + name)
    @property
    def norm(self): return self.x * self.x + self.y * self.y
    @staticmethod
    def make(*args): return Point(*args)
    @classmethod
    def of(cls, pair): return cls(*pair)
    def __nonzero__(self): return bool(self.x)
    def __call__(self, *args, **keys): return (self.x, args, sorted(keys.items()))
class Number(object):
    def __init__(self, v): self.v = v
    def __repr__(self): return 'N%r' % self.v
    def __cmp__(self, other):
        print '(cmp)',
        return cmp(self.v, getattr(other, 'v', other))
    def __hash__(self): return hash(self.v)
    def __int__(self): return self.v
    def __float__(self): return float(self.v)
    def __index__(self): return self.v
    def __radd__(self, other): return ('radd', other, self.v)
    def __iadd__(self, other): self.v += 1; return self
    def __mul__(self, other): return Number(self.v * other)
    def __rmul__(self, other): return ('rmul', other)
    def __neg__(self): return Number(-self.v)
    def __abs__(self): return 'abs'
    def __pow__(self, other, mod=None): return ('pow', other, mod)
    def __divmod__(self, other): return 'divmod'
    def __lshift__(self, other): raise ZeroDivisionError('shift')
    def __coerce__(self, other): return None
class Old:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'Old(%r)' % self.v
    def __cmp__(self, other): return cmp(self.v, getattr(other, 'v', other))
    def __coerce__(self, other): return self.v, other
    def __getitem__(self, i):
        if i >= self.v: raise IndexError('end of Old')
        return i * 10
    def __len__(self): return self.v
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return 'old ' + name
class Seq(object):
    def __init__(self, items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): print '(get %r)' % (i,),; return self.items[i]
    def __setitem__(self, i, value): print '(set %r)' % (i,),; self.items[i] = value
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, x): print '(in)',; return x in self.items
    def __iter__(self):
        for item in self.items: yield item
class Sub(list):
    def __repr__(self): return 'Sub' + list.__repr__(self)
    def __len__(self): return 99
    def append(self, x): list.append(self, (x, x))
class SubStr(str):
    def __str__(self): return 'sub!' + str.__str__(self)
class SubInt(int):
    def __add__(self, other): return SubInt(int(self) + int(other) + 100)
    def __repr__(self): return 'SubInt(%d)' % self
class Counting(object):
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def next(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
class Manager(object):
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): print '(enter)',; return self
    def __exit__(self, t, v, tb):
        print '(exit %s)' % (t and t.__name__),
        return self.swallow
def f1(a, b=2, *args, **keys): return (a, b, args, sorted(keys.items()))
def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print '(got %r)' % (got,),
    finally:
        print '(gen ends)',
def outer(n):
    total = [n]
    def inner(m):
        total.append(m)
        return total, n + m
    return inner
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
def boom(*a): raise RuntimeError('boom', a)
def few(i):
    if isinstance(i, (int, long)) and i > 4: raise IndexError('few')
'''


class Programs(Classes):
    """Makes programs; the same random.Random makes the same ones."""

    def __init__(self, random):
        self.random = random
        self.depth = 0

    def pick(self, values):
        return self.random.choice(values)

    def pool(self, kind):
        return POOLS[kind]

    def kind(self):
        return self.pick(WEIGHTS)

    def value(self, kind=None):
        kind = kind or self.kind()
        if self.depth < 2 and self.random.random() < 0.15:
            self.depth += 1
            try:
                return '(%s)' % self.expression()
            finally:
                self.depth -= 1
        if self.random.random() < 0.2:
            return self.pick(['v%d' % n for n in range(4)])
        return self.pick(POOLS[kind])

    def near(self, kind):
        """A value of mostly this kind."""
        return self.value(kind if self.random.random() < 0.7 else None)

    def arguments(self, most=3, kind=None):
        parts = [self.near(kind) if kind else self.value() for _ in range(self.random.randint(0, most))]
        roll = self.random.random()
        if roll < 0.1:
            parts.append('%s=%s' % (self.pick(KEYWORDS), self.value()))
        elif roll < 0.15:
            parts.append('*' + self.value(self.pick(['list', 'tuple', 'other'])))
        elif roll < 0.18:
            parts.append('**' + self.value('dict'))
        return ', '.join(parts)

    def small(self):
        """An operand that cannot make a number too large."""
        return self.pick(['0', '1', '2', '3', '-1', '-2', '5', '1.5', '2L', 'True', "'a'", 'None', 'Number(2)', '(1,)', '0.0', '1j'])

    def expression(self):
        return self.pick([self.binary, self.binary, self.compare, self.unary, self.method, self.method, self.method, self.function, self.function,
                          self.index, self.index, self.text, self.comprehension, self.attribute, self.call, self.conditional])()

    def binary(self):
        operator = self.pick(BINARY)
        if operator in ('**', '<<', '*'):
            value = self.pick(POOLS[self.kind()])
            return '%s %s %s' % ('(%s)' % value if ' ' in value else value, operator, self.small())
        kind = self.kind()
        numbers = ['int', 'int', 'long', 'float']
        other = self.pick(numbers) if kind in numbers else kind
        return '%s %s %s' % (self.near(kind), operator, self.near(other))

    def compare(self):
        kind = self.kind()
        operands = [self.near(kind) for _ in range(self.pick([2, 2, 2, 3]))]
        return ''.join(operand + (' %s ' % self.pick(COMPARE)) for operand in operands[:-1]) + operands[-1]

    def unary(self):
        return self.pick(UNARY) + self.value()

    def method(self):
        kind = self.kind()
        return '%s.%s(%s)' % (self.paren(self.value(kind)), self.pick(METHODS[kind]), self.arguments(2, kind if self.random.random() < 0.5 else None))

    def paren(self, text):
        return text if text.isalnum() and not text[0].isdigit() else '(%s)' % text

    def function(self):
        name = self.pick(FUNCTIONS)
        if name in ('range', 'xrange', 'pow'):
            return '%s(%s)' % (name, ', '.join(self.small() for _ in range(self.random.randint(0, 3))))
        if name == 'vars':
            return 'vars(%s)' % self.pick(['Point(1, 2)', 'Plain()', '5', 'Slots()', 'Sub()', '1, 2', '[]', 'Old(2)'])
        if name == 'round':
            return 'round(%s)' % ', '.join(self.value(self.pick(['float', 'int', 'long'])) for _ in range(self.random.randint(0, 3)))
        if name == 'hash':
            return '(hash(%s) and 1)' % self.arguments()
        return '%s(%s)' % (name, self.arguments())

    def index(self):
        of = self.paren(self.value(self.pick(['str', 'list', 'tuple', 'dict', 'unicode', 'other'])))
        part = lambda: self.pick(['', '0', '1', '-1', '2', '10', '-9', 'None', "'a'", 'Number(1)', '1L', '2 ** 70'])
        roll = self.random.random()
        if roll < 0.5:
            return '%s[%s]' % (of, part() or '0')
        if roll < 0.85:
            return '%s[%s:%s]' % (of, part(), part())
        return '%s[%s:%s:%s]' % (of, part(), part(), part())

    def text(self):
        roll = self.random.random()
        if roll < 0.5:
            return '%s %% %s' % (self.pick(FORMATS), self.pick([self.value(), '(%s, %s)' % (self.value(), self.value()), "{'a': %s}" % self.value()]))
        if roll < 0.75:
            return 'format(%s, %s)' % (self.value(), self.pick(SPECS))
        return '%s.format(%s)' % (self.pick(FIELDS), self.arguments())

    def comprehension(self):
        body = self.pick(['i', 'i * 2', '(i, 1)', 'str(i)', 'f1(i)', 'i + 1', 'v0'])
        over = self.value(self.pick(['list', 'tuple', 'set', 'dict', 'str', 'other']))
        condition = self.pick(['', '', ' if i', ' if i != 1', ' if str(i) > "1"'])
        shape = self.pick(['[%s for i in %s%s]', 'list(%s for i in %s%s)', 'sorted(set(%s for i in %s%s))', '{%s for i in %s%s}', '{i: %s for i in %s%s}',
                           'sum(%s for i in %s%s)', 'dict((i, %s) for i in %s%s)', "','.join(str(%s) for i in %s%s)"])
        return shape % (body, over, condition)

    def attribute(self):
        kind = self.kind()
        return '%s.%s' % (self.paren(self.value(kind)), self.pick(METHODS[kind] + ['real', 'imag', 'x', 'z', 'v', '__class__', 'nothing']))

    def call(self):
        return self.pick(['f1(%s)', 'Point(%s)', 'Point.make(%s)', 'Point.of(%s)', 'outer(2)(%s)', '(lambda a, b=5, *c: (a, b, c))(%s)', 'Point(1, 2)(%s)',
                          'fact(%s)', 'Point.__init__(%s)', 'type("T", (), {})(%s)', 'boom(%s)', 'Plain(%s)', 'Old(%s)', 'list.append(%s)',
                          'super(Sub, Sub()).append(%s)', 'Sub(%s)', 'SubStr(%s)', 'map(f1, [1, 2], %s)', 'reduce(lambda p, q: (p, q), %s)']) % self.arguments()

    def conditional(self):
        return self.pick(['%s and %s', '%s or %s', '%s if 1 else %s', 'not %s or %s', '(lambda: %s)() == %s']) % (self.value(), self.value())

    def statement(self):
        if self.random.random() < 0.25:
            return self.pick([self.hooked, self.hooked, self.hooked, self.generated, self.defined, self.changed, self.moduled])()
        roll = self.random.random()
        name = self.pick(['v0', 'v1', 'v2', 'v3'])
        if roll < 0.62:
            return ['show(lambda: %s)' % self.expression()] if self.random.random() < 0.4 else self.guarded(['print repr(%s)' % self.expression()])
        if roll < 0.72:
            return self.guarded(['%s = %s' % (name, self.expression())])
        if roll < 0.78:
            return self.guarded(['%s %s %s' % (name, self.pick(AUGMENTED[:2] + AUGMENTED[3:-2]), self.value()), 'print repr(%s)' % name])
        if roll < 0.83:
            target = self.pick(['v0[%s]', 'v1[%s:]', 'v2[:%s]', 'v3[%s:3:1]']) % self.small()
            return self.guarded([self.pick(['%s = %s' % (target, self.value()), 'del ' + target, '%s += %s' % (target, self.value())]), 'print repr((v0, v1, v2, v3))'])
        return self.pick([self.loop, self.unpack, self.manager, self.final, self.generator, self.executed, self.klass, self.attributes, self.raising])()

    def guarded(self, lines):
        return ['try:'] + ['    ' + line for line in lines] + ['except Exception, e:', '    print type(e).__name__, e']

    def loop(self):
        leave = self.pick(['pass', 'break', 'continue', 'if n > 2: break', 'if n % 2: continue'])
        return self.guarded(['n = 0', 'for i in %s:' % self.value(self.pick(['list', 'tuple', 'str', 'dict', 'set', 'other'])), '    n += 1', '    print i,',
                             '    ' + leave, '    if n > 20: break', 'else:', "    print 'else',", 'print n'])

    def unpack(self):
        target = self.pick(['a, b', 'a, (b, c)', 'a, b, c', '[a]', 'a,'])
        return self.guarded(['%s = %s' % (target, self.value(self.pick(['tuple', 'list', 'str', 'other', 'int']))), 'print repr(a)'])

    def manager(self):
        return self.guarded(['with Manager(%s) as m:' % self.pick(['True', 'False', '0', '[1]']), '    print repr(%s)' % self.expression(), "    print 'inside'"])

    def final(self):
        leave = self.pick(['pass', "return 'from finally'", 'break', 'raise KeyError("late")'])
        return ['def fin():', '    for i in range(3):', '        try:', '            print repr(%s),' % self.expression(),
                '            ' + self.pick(["return 'tried'", 'continue', 'break', 'pass', 'boom(i)']), '        finally:', "            print 'finally', i,",
                '            ' + leave, "    return 'end'", 'show(fin)']

    def generator(self):
        return ['g = gen(%s)' % self.pick(['0', '1', '3', '5'])] + self.guarded(['print g.next()']) + \
            self.guarded(['print %s' % self.pick(["g.send('s')", 'g.throw(ValueError)', "g.throw(ValueError, 'v')", 'g.close()', 'list(g)', 'next(g, 7)', 'sum(g)',
                                                  "g.throw(KeyError('k'))", '2 in g', 'zip(g, g)', 'max(g)', 'tuple(g)', 'map(None, g)', 'g.gi_frame is None'])]) + \
            self.guarded(['print list(g)']) + ['g = None']

    def executed(self):
        return self.guarded(['d = {"v0": %s}' % self.value(), 'exec %r in d' % self.pick(['x = v0', 'x = v0 + 1', 'def h(): return v0\nx = h()', 'x = [v0 for i in range(2)]']),
                             'print repr(d["x"]), %s' % self.pick(['eval("v0", d)', 'eval("v0 == x", d)', 'sorted(k for k in d if k != "__builtins__")'])])

    def klass(self):
        bases = self.pick(['', '(object)', '(Point)', '(Old)', '(Sub)', '(Exception)', '(dict)', '(int)', '(Point, Number)', '(Plain, object)', '(Meta)', '(tuple)'])
        body = [self.pick(['    x = 5', '    def m(self): return self.x', '    def __len__(self): return 3', '    def __str__(self): return "K!"', '    __metaclass__ = Meta',
                           '    def __getattribute__(self, n): return n', '    def __setattr__(self, n, v): print "(setattr %s)" % n,', '    def __eq__(self, o): return True',
                           '    def __iter__(self): return iter([1, 2])', '    def __del__(self): print "(del)",', '    __slots__ = ["s"]', '    def __contains__(self, o): return o',
                           '    def __getslice__(self, i, j): return (i, j)', '    def __repr__(self): return "<K>"', '    def __unicode__(self): return u"uni"',
                           '    def __new__(cls, *a): print "(new)",; return super(K, cls).__new__(cls, *a)', '    def __hash__(self): return 5', '    def __nonzero__(self): return False'])
                for _ in range(self.random.randint(1, 4))]
        uses = self.pick(['k.m()', 'k.x', 'len(k)', 'str(k)', 'repr(k)', 'k == 1', 'list(k)', 'k[1:2]', '{k: 1}', 'bool(k)', 'unicode(k)', 'K.__name__', 'K.__mro__', 'k.s', 'isinstance(k, Point)',
                          '3 in k', 'k + k', 'setattr(k, "s", 1)', 'type(k)', 'k.__class__', 'dir(k)[-1]', 'vars(k) if isinstance(k, K) else 0', 'cmp(k, k)', 'hash(k) == hash(k)', 'K.m', 'k()'])
        return self.guarded(['class K%s:' % bases] + body + ['k = K(%s)' % self.pick(['', '', '1', '1, 2', '[1]']), 'print repr(%s)' % uses, 'k = None'])

    def attributes(self):
        owner = self.pick(['Point(1, 2)', 'Plain()', 'Slots()', 'Point', 'Plain', 'f1', '5', "'s'", 'Old(1)', 'gen(1)', 'len', 'object()', 'Sub()', 'Point.__init__'])
        name = self.pick(['x', 'p', 'norm', 'kind', 'new', '__class__', '__dict__', 'func_defaults', '__name__', 'r', 'y', '__module__' if owner != 'len' else '__self__'])
        return self.guarded(['o = %s' % owner, self.pick(['o.%s = %s' % (name, self.value()), 'del o.%s' % name, 'o.%s' % name]), 'print repr(o.%s)' % name])

    def raising(self):
        what = self.pick(['ValueError', "ValueError('v')", "ValueError, 'v'", 'ValueError, (1, 2)', 'Plain', 'Plain()', '5', "'text'", 'KeyError("k"), None', 'StopIteration', 'Point(1)',
                          "type('E', (Exception,), {})('e')", 'None', 'ValueError(1, 2)', "IOError(2, 'No', 'f')", "UnicodeDecodeError('ascii', 'x', 0, 1, 'r')", 'SystemExit(3)'])
        catch = self.pick(['ValueError', 'Exception', '(KeyError, ValueError)', 'StandardError', 'Plain', ''])
        return ['try:', '    try:', '        raise %s' % what, '    except%s:' % (' %s, e' % catch if catch else ''), "        print 'caught', sys.exc_info()[0], sys.exc_info()[1]",
                '        ' + self.pick(['pass', 'raise', 'boom()']), '    else:', "        print 'none'", 'except:', "    print 'outer', sys.exc_info()[:2]"]

    def program(self, statements):
        lines = [HEAD, 'def show(function):', '    try:', '        print repr(function())', '    except Exception, e:', '        print type(e).__name__, e',
                 'v0, v1, v2, v3 = 1, [1, 2, 3], "text", {1: 2}']
        for number in range(statements):
            lines.append("print '%d:'," % number)
            lines.extend(self.statement())
        if self.random.random() < 0.3:
            lines.append(self.pick(['boom(1)', 'Point(1).nothing', 'def deep(n): deep(n - 1) if n else 1 / 0\ndeep(3)', '[][1]', 'raise ValueError, "last"', 'f1()', 'sys.exit(4)',
                                    'gen(2).throw(KeyError)', 'undefined', 'import nothing_there', 'assert v0 == "no", "message"', 'exec "1 +"', 'int("x")']))
        return '\n'.join(lines) + '\n'

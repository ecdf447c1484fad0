"""Random Python 2.7 programs, for compiler_fuzz.py. Most of them compile; none is meant to run."""

NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'x', 'y', 'z', '__p', '__q', '_r', 'self', 'None', 'True', 'spam', 'eggs']
TARGETS = [name for name in NAMES if name != 'None']
MODULES = ['os', 'sys', 'a.b', 'a.b.c', '__m', 'pkg.__sub', 'x.y']
NUMBERS = ['0', '1', '2', '3', '7', '10', '255', '0x1f', '017', '0b11', '9223372036854775807', '9223372036854775808',
           '4611686018427387904', '1L', '0L', '12345678901234567890L', '0.0', '1.5', '1e300', '.5', '1e-5', '2j', '0j', '1.5j', '63', '64']
STRINGS = ["''", "'a'", "'-'", "'\\n'", "'name'", "'two words'", '"it\'s"', "'%s'", "'%d %s'", "'%5.2f'", "u''", "u'a'", "u'\\u20ac'",
           "r'\\d'", "'%r'", "'%c'", "'''a\nb'''", '"""a\n\nb"""', "'a' 'b'", "'abcdefghij'", "u'%s'", "b'x'", "'\\xff'", "'%x'"]
BINARY = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '^', '|']
# Without those that take CPython for ever when they are folded, as in 10 ** 10 ** 10.
FOLDED = [operator for operator in BINARY if operator not in ('**', '<<')]
COMPARE = ['<', '<=', '==', '!=', '<>', '>', '>=', 'in', 'not in', 'is', 'is not']
AUGMENTED = [operator + '=' for operator in BINARY]
# Pieces of text that end, begin or spoil a token.
PIECES = NUMBERS + STRINGS + """1L 0x1L 0b1L 0o7l 07L 1. 1.j 1e5j 0j 07j 09.5 09j 0x 1e 1e+ 08 0b2 x _ not in is and or if else elif lambda print exec def class
while for try except finally with as import from del pass break continue return yield global assert raise None ... . ( ) [ ] { } ` @ + - ~ * ** **=
// < > <= >= == <> != <<= -> , : ; = # # \\ $ ? ! \" ' \"\"\" f( x[ a.b 1or""".split() + ['\n', '\n  ', '\n\t', '\\\n', '\x0c', '\t', '\r\n', 'u"\\u1"', '"\\x"']
FEATURES = ['division', 'absolute_import', 'with_statement', 'print_function', 'unicode_literals', 'generators', 'nested_scopes']


class Constants(object):
    """Makes expressions that can be folded, of numbers at the limits of their types."""

    def __init__(self, random):
        self.random = random

    def pick(self, values):
        return self.random.choice(values)

    def integer(self):
        edge = self.pick([0, 1, 2, 10, 63, 64, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 62, 2 ** 63, 2 ** 64, 10 ** 18, 10 ** 30])
        value = edge + self.random.randint(-2, 2) if self.random.random() < 0.7 else self.random.getrandbits(self.random.randint(1, 130))
        text = self.pick(['%d', '%d', '0x%x', '0%o']) % abs(value) + self.pick(['', '', 'L'])
        return '(-%s)' % text if value < 0 or self.random.random() < 0.2 else text

    def real(self):
        value = self.pick([lambda: self.random.uniform(-10, 10), lambda: self.random.gauss(0, 1) * 10.0 ** self.random.randint(-320, 300),
                           lambda: self.random.randint(-1000, 1000) / 8.0, lambda: float(self.random.getrandbits(70)),
                           lambda: self.pick([0.0, 1e308, 5e-324, 1e16, 1e15, 0.5, 1.5, 2.5, 1e22, 123456.0])])()
        return '(%r)' % value if repr(value)[0] in '-0123456789' else '1e999'

    def number(self):
        return self.pick([self.integer, self.integer, self.real, self.real, lambda: self.real()[:-1] + 'j)'])()

    def string(self):
        characters = ''.join(self.pick('ab-_ 1%\n\xe9\x00\'"') for _ in range(self.random.randint(0, 6))).replace('%', '%%')
        if self.random.random() < 0.3:
            return repr(characters.decode('latin-1') + self.pick([u'', u'\u20ac', u'\U0001f600']))
        return repr(characters)

    def format(self):
        """A format and its arguments, which mostly fit."""
        text, values = '', []
        for _ in range(self.random.randint(0, 2)):
            letter = self.pick('sssrdiuoxXeEfFgGc%')
            text += self.pick(['', '', 'a', '-', ' '])
            width = self.pick(['', '', '', '5', '10', '1', '*'])
            precision = self.pick(['', '', '', '.', '.0', '.1', '.3', '.8', '.*', '.12'])
            values += [str(self.random.randint(-9, 12)) for star in (width + precision) if star == '*']
            text += '%' + ''.join(self.pick('-+ #0') for _ in range(self.random.randint(0, 2))) + width + precision + self.pick(['', '', 'l']) + letter
            if letter != '%':
                values.append(self.pick([self.number, self.number, self.string, lambda: 'None', self.sequence]) ()
                              if letter in 'sr' or self.random.random() < 0.1 else self.number() if letter != 'c' else self.pick(["'a'", '65', "u'b'", '300', '8364']))
        value = values[0] if len(values) == 1 and self.random.random() < 0.5 else '(%s)' % ''.join(value + ', ' for value in values)
        return '%s%r %% %s' % (self.pick(['', '', 'u']), text, value)

    def sequence(self):
        return self.pick([self.string, lambda: '(%s)' % ''.join(self.pick([self.number, self.string])() + ', ' for _ in range(self.random.randint(0, 4)))])()

    def expr(self, size):
        if size == 0:
            return self.pick([self.number, self.number, self.number, self.string])()
        operand = lambda: '(%s)' % self.expr(self.random.randint(0, size - 1))
        # A long string times a large number would take CPython gigabytes.
        operators = [operator for operator in FOLDED if operator != '*']
        return self.pick([
            lambda: operand() + self.pick(operators) + operand(),
            lambda: operand() + self.pick(operators) + operand(),
            lambda: operand() + self.pick(operators) + operand(),
            lambda: self.number() + ' * ' + self.number(),
            lambda: self.number() + ' ** ' + self.pick(['0', '1', '2', '3', '0.5', '-1', '-2', '10', '62', '63', '64', '1.5', '1j', '(1-2j)', '2.0', '100', '101']),
            lambda: self.integer() + ' << ' + self.pick(['0', '1', '31', '32', '62', '63', '64', '100', '2L', '-1']),
            lambda: self.pick('-+~') + operand(),
            lambda: '`%s`' % operand(),
            lambda: self.sequence() + '[%s]' % self.pick(['0', '1', '-1', '2', '-3', '1L']),
            lambda: self.sequence() + ' * ' + self.pick(['0', '1', '2', '5', '10', '-1', '3L']),
            lambda: self.sequence() + ' + ' + self.sequence(),
            self.format, self.format, self.format])()


class Block(object):
    """What may be written where: kind is 'module', 'function' or 'class'."""

    def __init__(self, kind, loops=0, finallies=0, depth=0, generator=False, blocks=0):
        self.kind, self.loops, self.finallies, self.depth = kind, loops, finallies, depth
        self.generator, self.blocks = generator, blocks

    def inner(self, **changes):
        fields = dict(vars(self), depth=self.depth + 1)
        fields.update(changes)
        return Block(**fields)


class Generator(object):
    """Makes one program from a random.Random."""

    def __init__(self, random):
        self.random = random
        self.parentheses = 0
        self.print_function = False
        # How likely it is that something is wrong on purpose.
        self.mischief = random.choice([0, 0, 0, 0, 0.01])

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, values):
        return self.random.choice(values)

    def some(self, maximum, minimum=0):
        return range(self.random.randint(minimum, maximum))

    # Expressions. `size` is how much may still be nested.

    def gap(self):
        """White space; within parentheses sometimes a new line."""
        if self.parentheses and self.chance(0.06):
            return self.pick(['\n', ' \n\n  ', ' # comment\n', '\n\t'])
        return ' '

    def enclosed(self, opening, make, closing):
        self.parentheses += 1
        text = opening + (self.gap() if self.chance(0.1) else '') + make() + (self.gap() if self.chance(0.1) else '') + closing
        self.parentheses -= 1
        return text

    def separated(self, make, maximum, minimum=0, trailing=True):
        items = [make() for _ in self.some(maximum, minimum)]
        text = (',' + self.gap()).join(items)
        return text + ',' if items and trailing and self.chance(0.1) else text

    def atom(self):
        kind = self.random.random()
        if kind < 0.5:
            return self.pick(NAMES)
        if kind < 0.8:
            return self.pick(NUMBERS)
        return self.pick(STRINGS)

    def expr(self, size):
        if size <= 0 or self.chance(0.2):
            return self.atom()
        makers = [self.binary, self.binary, self.binary, self.unary, self.compare, self.boolean, self.boolean, self.call, self.call,
                  self.attribute, self.subscript, self.display, self.display, self.comprehension, self.conditional, self.lambda_,
                  self.parenthesized, self.backquotes, self.constants, self.constants]
        text = self.pick(makers)(size - 1)
        return text if self.chance(0.3) else self.enclosed('(', lambda: text, ')')

    def parenthesized(self, size):
        return self.enclosed('(', lambda: self.expr(size), ')')

    def operand(self, size):
        return self.atom() if size <= 0 else self.parenthesized(size)

    def constants(self, size):
        """An expression that can mostly be folded."""
        if size <= 0:
            return self.pick(NUMBERS + STRINGS)
        return self.pick([
            lambda: '%s %s %s' % (self.parens_constant(size), self.pick(FOLDED), self.parens_constant(size)),
            lambda: self.pick('-~+') + self.parens_constant(size),
            lambda: '(%s)' % self.separated(lambda: self.constants(size - 1), 4, 1),
            lambda: '`%s`' % self.parens_constant(size),
            lambda: '%s[%s]' % (self.parens_constant(size), self.pick(['0', '1', '-1', '-2', '5', '2L'])),
            lambda: '%s * %s' % (self.pick(STRINGS), self.pick(['0', '1', '3', '7', '20', '21', '-1'])),
            lambda: '%s %% %s' % (self.pick(STRINGS), self.enclosed('(', lambda: self.separated(lambda: self.constants(0), 3), ')')),
            lambda: '%s ** %s' % (self.pick(NUMBERS), self.pick(['0', '1', '2', '3', '-1', '0.5', '10', '2j', '63', '64'])),
            lambda: '%s %s %s' % (self.pick(NUMBERS), self.pick(['<<', '>>']), self.pick(['0', '1', '5', '62', '63', '64', '70', '-1'])),
        ])()

    def parens_constant(self, size):
        if size <= 1 or self.chance(0.3):
            return self.pick(NUMBERS + STRINGS)
        return '(' + self.constants(size - 1) + ')'

    def binary(self, size):
        operator = self.pick(BINARY)
        right = self.operand(size) if operator in FOLDED else self.pick(TARGETS)
        return self.operand(size) + self.gap() + operator + self.gap() + right

    def unary(self, size):
        operator = self.pick(['-', '+', '~', 'not '])
        text = operator + self.operand(size)
        return '(' + text + ')' if operator == 'not ' else text

    def compare(self, size):
        text = self.operand(size)
        for _ in self.some(3, 1):
            text += self.gap() + self.pick(COMPARE) + self.gap() + self.operand(size - 1)
        return '(' + text + ')'

    def boolean(self, size):
        text = self.operand(size)
        for _ in self.some(3, 1):
            text += self.gap() + self.pick(['and', 'or']) + self.gap() + self.pick(['', '', 'not ']) + self.operand(size - 1)
        return '(' + text + ')'

    def conditional(self, size):
        return self.enclosed('(', lambda: '%s%sif %s%selse %s' % (
            self.operand(size), self.gap(), self.operand(size), self.gap(), self.operand(size)), ')')

    def primary(self, size):
        return self.pick(TARGETS) if size <= 0 or self.chance(0.6) else self.pick(
            [self.call, self.attribute, self.subscript, self.parenthesized])(size - 1)

    def call(self, size):
        def arguments():
            if self.chance(0.1):
                return '%s for %s' % (self.expr(size - 1), self.for_clauses(size - 1))
            parts = [self.expr(size - 1) for _ in self.some(3)]
            keywords = self.random.sample(['a', 'b', 'key', '__p'], self.random.randint(0, 2))
            parts += ['%s=%s' % (name, self.expr(size - 1)) for name in keywords]
            if self.chance(0.15):
                parts.append('*' + self.operand(size - 1))
            if self.chance(0.15):
                parts.append('**' + self.operand(size - 1))
            return (',' + self.gap()).join(parts)
        return self.primary(size) + self.enclosed('(', arguments, ')')

    def attribute(self, size):
        return self.primary(size) + self.pick(['.', '.', ' . ']) + self.pick(['a', 'b', '__p', '__q__', 'spam'])

    def slice_(self, size):
        kind = self.random.random()
        if kind < 0.4:
            return self.expr(size)
        if kind < 0.5:
            return '...'
        text = self.pick(['', self.expr(size)]) + ':' + self.pick(['', self.expr(size)])
        return text + self.pick(['', '', ':', ':' + self.expr(size)])

    def subscript(self, size):
        return self.primary(size) + self.enclosed('[', lambda: self.separated(lambda: self.slice_(size - 1), 3 if self.chance(0.2) else 1, 1), ']')

    def display(self, size):
        kind = self.random.random()
        if kind < 0.35:
            return self.enclosed('[', lambda: self.separated(lambda: self.expr(size - 1), 4), ']')
        if kind < 0.65:
            return self.enclosed('(', lambda: self.separated(lambda: self.expr(size - 1), 4, 2), ')')
        if kind < 0.75:
            return self.enclosed('{', lambda: self.separated(lambda: self.expr(size - 1), 4, 1), '}')
        pair = lambda: self.expr(size - 1) + self.gap() + ':' + self.gap() + self.expr(size - 1)
        return self.enclosed('{', lambda: self.separated(pair, 3), '}')

    def for_clauses(self, size):
        text = ''
        for index in self.some(2, 1):
            text += (self.gap() + 'for ' if text else '') + self.target(1) + self.gap() + 'in' + self.gap() + self.operand(size)
            for _ in self.some(2):
                text += self.gap() + 'if ' + self.operand(size)
        return text

    def comprehension(self, size):
        element = self.expr(size - 1)
        clauses = lambda: self.for_clauses(size - 1)
        kind = self.pick(['[]', '()', '{}', '{:}'])
        if kind == '{:}':
            return self.enclosed('{', lambda: '%s: %s for %s' % (element, self.expr(size - 1), clauses()), '}')
        return self.enclosed(kind[0], lambda: '%s%sfor %s' % (element, self.gap(), clauses()), kind[1])

    def lambda_(self, size):
        return self.enclosed('(', lambda: 'lambda %s: %s' % (self.parameters(1), self.expr(size - 1)), ')')

    def backquotes(self, size):
        return '`' + self.operand(0) + '`' if self.chance(0.5) else self.attribute(size)

    # Targets and parameters.

    def target(self, size):
        kind = self.random.random()
        if size <= 0 or kind < 0.6:
            return self.pick(TARGETS)
        if kind < 0.7:
            return self.primary(1) + '.' + self.pick(['a', '__p'])
        if kind < 0.8:
            return self.primary(1) + self.enclosed('[', lambda: self.slice_(1), ']')
        opening, closing = self.pick(['()', '[]'])
        return self.enclosed(opening, lambda: self.separated(lambda: self.target(size - 1), 3, 2), closing)

    def parameters(self, size):
        names = self.random.sample(TARGETS[:11], self.random.randint(0, 4))
        if self.chance(self.mischief):
            names += names[:1]
        parts, optional = [], False
        for name in names:
            if self.chance(0.12):
                part = '(%s, %s_)' % (name, name) if self.chance(0.6) else '(%s, (%s_, %s__))' % (name, name, name)
            else:
                part = name
            optional = optional or self.chance(0.2)
            parts.append(part + '=' + self.expr(size - 1) if optional else part)
        if self.chance(0.15):
            parts.append('*args')
        if self.chance(0.15):
            parts.append('**kwargs')
        return ', '.join(parts)

    # Statements: lists of lines without indentation.

    def simple(self, block):
        size = self.random.randint(0, 3)
        kinds = ['assign'] * 6 + ['augment', 'expression', 'expression', 'print', 'delete', 'import', 'pass', 'assert', 'raise', 'exec', 'global',
                                  'jump', 'jump', 'return', 'yield', 'constant']
        kind = self.pick(kinds)
        if kind == 'assign':
            return ' = '.join([self.target(2) for _ in self.some(2, 1)] + [self.value(size, block)])
        if kind == 'augment':
            target = self.pick([self.pick(TARGETS), self.primary(1) + '.a', self.primary(1) + self.enclosed('[', lambda: self.slice_(1), ']')])
            return '%s %s %s' % (target, self.pick(AUGMENTED), self.value(size, block))
        if kind == 'print' and not self.print_function:
            stream = '>>' + self.operand(1) if self.chance(0.2) else ''
            values = self.separated(lambda: self.expr(size), 3, 1)
            return 'print ' + (stream + (', ' + values if self.chance(0.8) else '') if stream else values if self.chance(0.9) else '')
        if kind == 'delete':
            return 'del ' + self.separated(lambda: self.target(1), 2, 1, trailing=False) if self.chance(0.5) else 'del %s.a' % self.primary(1)
        if kind == 'import':
            return self.import_(block)
        if kind == 'assert':
            return 'assert ' + self.expr(size) + (', ' + self.expr(1) if self.chance(0.4) else '')
        if kind == 'raise':
            return ('raise ' + ', '.join(self.expr(1) for _ in self.some(3))).rstrip()
        if kind == 'exec' and (block.kind != 'function' or self.chance(0.1)):
            return 'exec ' + self.operand(1) + (' in ' + ', '.join(self.expr(1) for _ in self.some(2, 1)) if self.chance(0.7) else '')
        if kind == 'global':
            return 'global ' + ', '.join(self.random.sample(TARGETS, self.random.randint(1, 2))) if self.chance(0.4) else 'pass'
        if kind == 'jump' and (block.loops or self.chance(self.mischief)):
            return 'break' if block.finallies or self.chance(0.5) else 'continue'
        if kind == 'return' and (block.kind == 'function' or self.chance(self.mischief)):
            return 'return' if block.generator or self.chance(0.2) else 'return ' + self.expr(size)
        if kind == 'yield' and (block.generator or self.chance(self.mischief)):
            return self.pick(['yield', 'yield ' + self.expr(size), 'x = yield ' + self.expr(1), 'y = f((yield), (yield 1))'])
        if kind == 'constant':
            return self.pick(NUMBERS + STRINGS + ['None', '()'])
        if kind == 'pass':
            return 'pass'
        return self.expr(size + 1)

    def value(self, size, block):
        if block.generator and self.chance(0.1):
            return '(yield %s)' % self.expr(1)
        if self.chance(0.1):
            return self.separated(lambda: self.expr(size), 3, 1)
        return self.expr(size)

    def import_(self, block):
        names = lambda: ', '.join(self.pick(TARGETS) + (' as ' + self.pick(TARGETS) if self.chance(0.3) else '') for _ in self.some(3, 1))
        kind = self.random.random()
        if kind < 0.4:
            return 'import ' + ', '.join(self.pick(MODULES) + (' as ' + self.pick(TARGETS) if self.chance(0.4) else '') for _ in self.some(2, 1))
        if kind < 0.9 or (block.kind == 'function' and not self.chance(0.2)):
            text = names()
            return 'from %s import %s' % (self.pick(MODULES + ['.', '..', '.a', '..a.b']), '(' + text + ')' if self.chance(0.3) else text)
        return 'from %s import *' % self.pick(MODULES)

    def simple_line(self, block):
        text = '; '.join(self.simple(block) for _ in self.some(3 if self.chance(0.1) else 1, 1))
        return [text + self.pick(['', '', '', '', ';', '  # comment'])] + self.blank_lines()

    def blank_lines(self):
        if self.chance(0.004):
            return [''] * self.random.randint(200, 600)
        return [''] * self.random.randint(0, 2) if self.chance(0.15) else []

    def suite(self, block):
        lines = []
        if self.chance(0.0005):
            # So much code that the optimizer gives up, or that jumps need EXTENDED_ARG.
            lines += ['a;b;a;b;a;b;a;b'] * self.random.randint(400, 2500)
        for _ in self.some(4 if block.depth < 4 else 2, 1):
            lines += self.statement(block)
        return lines

    def compound(self, header, block):
        """A header with its suite, on the same line or below."""
        if self.chance(0.1):
            return [header + ' ' + self.simple(block)]
        return [header] + ['    ' + line for line in self.suite(block)]

    def condition(self):
        return self.pick(['0', '1', '""', "'x'", '0.0', 'None', '__debug__', 'not 0', 'True', '()']) if self.chance(0.15) else self.expr(3)

    def statement(self, block):
        if block.depth > 5 or self.chance(0.55):
            return self.simple_line(block)
        return self.pick([self.if_, self.if_, self.while_, self.for_, self.for_, self.try_, self.with_, self.def_, self.def_, self.class_])(block)

    def if_(self, block):
        lines = self.compound('if %s:' % self.condition(), block.inner())
        for _ in self.some(2):
            lines += self.compound('elif %s:' % self.condition(), block.inner())
        if self.chance(0.4):
            lines += self.compound('else:', block.inner())
        return lines

    def while_(self, block):
        lines = self.compound('while %s:' % self.condition(), block.inner(loops=block.loops + 1, finallies=0))
        return lines + (self.compound('else:', block.inner()) if self.chance(0.25) else [])

    def for_(self, block):
        header = 'for %s in %s:' % (self.target(2), self.separated(lambda: self.expr(2), 2, 1))
        lines = self.compound(header, block.inner(loops=block.loops + 1, finallies=0))
        return lines + (self.compound('else:', block.inner()) if self.chance(0.25) else [])

    def try_(self, block):
        lines = self.compound('try:', block.inner())
        handlers = self.random.randint(0, 3)
        for _ in range(handlers):
            name = self.pick(['', '', ', ' + self.target(1), ' as ' + self.target(1)])
            lines += self.compound('except %s%s:' % (self.operand(1), name), block.inner())
        if handlers and self.chance(0.2):
            lines += self.compound('except:', block.inner())
            handlers += 1
        if handlers and self.chance(0.25):
            lines += self.compound('else:', block.inner())
        if not handlers or self.chance(0.25):
            lines += self.compound('finally:', block.inner(finallies=block.finallies + 1))
        return lines

    def with_(self, block):
        items = [self.operand(1) + (' as ' + self.target(1) if self.chance(0.5) else '') for _ in self.some(2, 1)]
        return self.compound('with %s:' % ', '.join(items), block.inner())

    def decorators(self):
        lines = []
        for _ in self.some(2):
            lines += ['@' + self.pick(['a', 'a.b', 'a.b.c', 'd(1)', 'd.e(x, y=2)', 'd(\n    x)'])] + ([''] if self.chance(0.1) else [])
        return lines if self.chance(0.3) else []

    def def_(self, block):
        inner = Block('function', depth=block.depth + 1, generator=self.chance(0.3))
        header = 'def %s(%s):' % (self.pick(TARGETS), self.parameters(2))
        lines = self.compound(header, inner)
        if len(lines) > 1 and self.chance(0.2):
            lines[1:1] = ['    ' + self.pick(STRINGS)]
        return self.decorators() + lines

    def class_(self, block):
        bases = self.pick(['', '()', '(object)', '(a, b.c)', '(%s)' % self.expr(1)])
        lines = self.compound('class %s%s:' % (self.pick(['A', 'B', '__C', '_', '__', 'spam']), bases), Block('class', depth=block.depth + 1))
        return self.decorators() + lines

    def program(self):
        return self.constant_program() if self.chance(0.1) else self.code_program()

    def expression(self):
        """What eval takes: an expression, or several with commas between."""
        text = Constants(self.random).expr(3) if self.chance(0.1) else self.separated(lambda: self.expr(4), 3, 1)
        return self.pick(['', '', '', ' ', '\n']) + text + self.pick(['', '', '\n', '\n\n', ' ', ' # comment', '\nx', ';'])

    def pieces(self):
        """Anything: mostly an error."""
        return ''.join(self.pick(PIECES) + self.pick(['', ' ', ' ']) for _ in self.some(8, 1)) + self.pick(['', '\n'])

    def interactive(self):
        """What is typed at the prompt: a statement, perhaps with others behind it."""
        lines = self.statement(Block('module'))
        for _ in self.some(2 if self.chance(0.1) else 0):
            lines += self.statement(Block('module'))
        return '\n'.join(lines) + self.pick(['', '\n', '\n', '\n', '\n\n', '\n# comment'])

    def constant_program(self):
        """Assignments of constants and nothing else: what is folded, and to what."""
        lines = ['from __future__ import division'] if self.chance(0.5) else []
        return '\n'.join(lines + ['x = ' + Constants(self.random).expr(3) for _ in self.some(120, 30)]) + '\n'

    def code_program(self):
        lines = []
        if self.chance(0.15):
            lines.append(self.pick(['"docstring"', 'u"docstring"', '"""doc\n\nstring"""']))
        if self.chance(0.25):
            features = self.random.sample(FEATURES, self.random.randint(1, 2))
            self.print_function = 'print_function' in features
            lines.append('from __future__ import ' + ', '.join(features))
        for _ in self.some(7, 1):
            lines += self.statement(Block('module'))
        return '\n'.join(lines) + '\n'

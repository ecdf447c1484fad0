# A writer and a recursive parser for a small data language.
class DataError(ValueError):
    def __init__(self, message, text, at):
        line = text.count('\n', 0, at) + 1
        column = at - (text.rfind('\n', 0, at) + 1) + 1
        ValueError.__init__(self, '%s (line %d, column %d)' % (message, line, column))
ESCAPES = {'n': '\n', 't': '\t', '"': '"', '\\': '\\'}
def dump(value, indent=None, depth=0):
    pad = '' if indent is None else '\n' + ' ' * indent * (depth + 1)
    end = '' if indent is None else '\n' + ' ' * indent * depth
    if value is None: return 'null'
    if isinstance(value, bool): return str(value).lower()
    if isinstance(value, (int, long, float)): return repr(value)
    if isinstance(value, basestring):
        for letter, c in sorted(ESCAPES.items(), reverse=True): value = value.replace(c, '\\' + letter)
        return '"' + value + '"'
    if isinstance(value, (list, tuple)):
        if not value: return '[]'
        return '[' + pad + (',' + (pad or ' ')).join(dump(v, indent, depth + 1) for v in value) + end + ']'
    if isinstance(value, dict):
        if not value: return '{}'
        return '{' + pad + (',' + (pad or ' ')).join('%s: %s' % (dump(str(k)), dump(v, indent, depth + 1)) for k, v in sorted(value.items())) + end + '}'
    raise TypeError('cannot write %r' % type(value).__name__)
class Parser(object):
    def __init__(self, text): self.text, self.at = text, 0
    def fail(self, message): raise DataError(message, self.text, self.at)
    def peek(self):
        while self.at < len(self.text) and self.text[self.at].isspace(): self.at += 1
        return self.text[self.at:self.at + 1]
    def take(self, c):
        if self.peek() != c: self.fail('expected %r, found %r' % (c, self.peek()))
        self.at += 1
    def value(self):
        c = self.peek()
        if c == '{': return dict(self.sequence('{', '}', self.pair))
        if c == '[': return list(self.sequence('[', ']', self.value))
        if c == '"': return self.string()
        for word, value in (('true', True), ('false', False), ('null', None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if c.isdigit() or c == '-': return self.number()
        self.fail('unexpected %r' % c)
    def sequence(self, opening, closing, item):
        self.take(opening)
        while self.peek() != closing:
            yield item()
            if self.peek() != closing: self.take(',')
        self.take(closing)
    def pair(self):
        key = self.string()
        self.take(':')
        return key, self.value()
    def string(self):
        self.take('"')
        out = []
        while True:
            c = self.text[self.at:self.at + 1]
            self.at += 1
            if c == '"': return ''.join(out)
            if not c: self.fail('string does not end')
            if c == '\\':
                letter = self.text[self.at:self.at + 1]
                if letter not in ESCAPES: self.fail('bad escape %r' % letter)
                c = ESCAPES[letter]
                self.at += 1
            out.append(c)
    def number(self):
        start = self.at
        while self.text[self.at:self.at + 1] in tuple('0123456789+-.eE'): self.at += 1
        number = self.text[start:self.at]
        try:
            return int(number)
        except ValueError:
            return float(number)
def load(text):
    parser = Parser(text)
    value = parser.value()
    if parser.peek(): parser.fail('left over')
    return value
data = {'name': 'Frame', 'tags': ['a', 'b\n"c"'], 'size': [1, 2.5, -3, 10 ** 20], 'ok': True, 'none': None, 'deep': {'x': [[], {}, [[1]]]}, 'tab': '\t\\'}
for indent in None, 2: print dump(data, indent)
print load(dump(data)) == data, load(dump(data, 4)) == data, load(' [1 , 2.5e3, "x" , {"a":{}}] '), load('"plain"'), load('-7')
for wrong in ('', '[1, 2', '{"a" 1}', '{a: 1}', '[1 2]', '"open', '"\\x"', 'tru', '1 2', '[1,]x', '{"a":\n\n ?}', '1.2.3', '--5'):
    try:
        print repr(wrong), load(wrong)
    except ValueError, error:
        print repr(wrong), '->', type(error).__name__, error
for wrong in (set(), object, 1j, {'x': len}):
    try:
        dump(wrong)
    except TypeError, error:
        print error

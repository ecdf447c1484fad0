# A regular expression engine: parser to a tree, then matching with generators and continuations; and a glob matcher.
class Node(object):
    def __init__(self, *parts): self.parts = parts
    def __repr__(self): return '%s(%s)' % (type(self).__name__, ', '.join(map(repr, self.parts)))
class Char(Node):
    def match(self, text, i):
        if i < len(text) and self.parts[0] in (text[i], '.'): yield i + 1
class Set(Node):
    def match(self, text, i):
        if i < len(text) and (text[i] in self.parts[0]) != self.parts[1]: yield i + 1
class Sequence(Node):
    def match(self, text, i, k=0):
        if k == len(self.parts):
            yield i
            return
        for j in self.parts[k].match(text, i):
            for end in self.match(text, j, k + 1): yield end
class Either(Node):
    def match(self, text, i):
        for part in self.parts:
            for j in part.match(text, i): yield j
class Repeat(Node):
    def match(self, text, i, count=0):
        node, least, most = self.parts
        if most is None or count < most:
            for j in node.match(text, i):
                if j > i:
                    for end in self.match(text, j, count + 1): yield end
        if count >= least: yield i
class Start(Node):
    def match(self, text, i):
        if i == 0: yield i
class End(Node):
    def match(self, text, i):
        if i == len(text): yield i
def parse(pattern):
    at = [0]
    def peek(): return pattern[at[0]:at[0] + 1]
    def take():
        c = peek()
        at[0] += 1
        return c
    def either():
        options = [sequence()]
        while peek() == '|':
            take()
            options.append(sequence())
        return options[0] if len(options) == 1 else Either(*options)
    def sequence():
        parts = []
        while peek() and peek() not in '|)': parts.append(repeated())
        return Sequence(*parts)
    def repeated():
        node = atom()
        while peek() and peek() in '*+?':
            least, most = {'*': (0, None), '+': (1, None), '?': (0, 1)}[take()]
            node = Repeat(node, least, most)
        return node
    def atom():
        c = take()
        if c == '(':
            node = either()
            if take() != ')': raise SyntaxError('missing )')
            return node
        if c == '[':
            negated, letters = False, ''
            if peek() == '^':
                negated = True
                take()
            while peek() != ']':
                if not peek(): raise SyntaxError('missing ]')
                letter = take()
                if peek() == '-':
                    take()
                    letter = ''.join(map(chr, range(ord(letter), ord(take()) + 1)))
                letters += letter
            take()
            return Set(letters, negated)
        if c in '*+?': raise SyntaxError('nothing to repeat')
        if c == '^': return Start()
        if c == '$': return End()
        return Char(take() if c == '\\' else c)
    tree = either()
    if at[0] < len(pattern): raise SyntaxError('unbalanced )')
    return tree
def search(pattern, text):
    tree = parse(pattern)
    for start in range(len(text) + 1):
        for end in tree.match(text, start): return text[start:end]
print parse('a(b|c)*[0-9]+$')
for pattern, texts in (('ab*c', ('ac', 'xabbbcy', 'ab')), ('(a|b)+c', ('ababc', 'c')), ('[a-c]+[^x]', ('abcd', 'abcx', 'x')), ('^a.c$', ('abc', 'abcd', 'a.c')), ('colou?r', ('color', 'my colour', 'colr')), ('(ab|a)(bc)?', ('abc', 'a')), ('', ('x',)), ('a\\*b', ('a*b', 'aab')), ('(a*)*b', ('aaab', 'aaa'))):
    print '%-12s' % pattern, [search(pattern, text) for text in texts]
for wrong in ('(a', 'a)', '[a', '*a', 'a|*'):
    try:
        parse(wrong)
    except SyntaxError, error:
        print wrong, error
def glob(pattern, name):
    if not pattern: return not name
    if pattern[0] == '*': return glob(pattern[1:], name) or bool(name) and glob(pattern, name[1:])
    return bool(name) and pattern[0] in ('?', name[0]) and glob(pattern[1:], name[1:])
print [n for n in ('a.py', 'b.pyc', 'test_a.py', '.py', 'py') if glob('*.py', n)], glob('t?st*', 'test_x'), glob('*a*b*', 'xxaxxbxx'), glob('', ''), glob('?', '')

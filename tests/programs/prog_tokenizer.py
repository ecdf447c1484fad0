# A tokenizer, a recursive descent parser and an evaluator.
class Token(object):
    def __init__(self, kind, value, position):
        self.kind, self.value, self.position = kind, value, position
    def __repr__(self):
        return '%s(%s)' % (self.kind, self.value)

class ParseError(Exception):
    def __init__(self, message, position):
        Exception.__init__(self, message)
        self.position = position
    def __str__(self):
        return '%s at %d' % (self.args[0], self.position)

def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == '.':
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == '.'):
                i += 1
            number = text[start:i]
            yield Token('number', float(number) if '.' in number else int(number), start)
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            yield Token('name', text[start:i], start)
        elif c in '+-*/^()=,':
            yield Token('op', c, i)
            i += 1
        else:
            raise ParseError('strange character %r' % c, i)
    yield Token('end', None, len(text))

class Parser(object):
    levels = [('+', '-'), ('*', '/')]
    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0
    @property
    def here(self):
        return self.tokens[self.at]
    def accept(self, *values):
        if self.here.kind == 'op' and self.here.value in values:
            self.at += 1
            return self.tokens[self.at - 1].value
    def expect(self, value):
        if not self.accept(value):
            raise ParseError('expected %r, got %r' % (value, self.here.value), self.here.position)
    def parse(self):
        tree = self.binary(0)
        if self.here.kind != 'end':
            raise ParseError('left over: %r' % self.here, self.here.position)
        return tree
    def binary(self, level):
        if level == len(self.levels):
            return self.power()
        left = self.binary(level + 1)
        while True:
            op = self.accept(*self.levels[level])
            if not op:
                return left
            left = (op, left, self.binary(level + 1))
    def power(self):
        left = self.unary()
        if self.accept('^'):
            return ('^', left, self.power())
        return left
    def unary(self):
        if self.accept('-'):
            return ('neg', self.unary())
        if self.accept('('):
            inside = self.binary(0)
            self.expect(')')
            return inside
        token = self.here
        if token.kind not in ('number', 'name'):
            raise ParseError('unexpected %r' % token.value, token.position)
        self.at += 1
        return token.value

import operator
OPERATORS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '^': operator.pow, 'neg': operator.neg}

def evaluate(tree, names):
    if isinstance(tree, tuple):
        return OPERATORS[tree[0]](*[evaluate(branch, names) for branch in tree[1:]])
    if isinstance(tree, str):
        return names[tree]
    return tree

names = {'x': 3, 'pi': 3.14159}
for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-x ^ 2', 'pi * x^2', '10 / 4', '1 / 0', '2 * (3 + ', '4 $ 4', '1 2', 'y + 1', '', '((((7))))', '8 - 3 - 2', '1.5.2'):
    try:
        tree = Parser(text).parse()
        print '%-14s %-40r %s' % (text, tree, evaluate(tree, names))
    except ParseError, error:
        print '%-14s %s' % (text, error)
    except (KeyError, ZeroDivisionError, ValueError), error:
        print '%-14s %s: %s' % (text, type(error).__name__, error)
print list(tokenize('a = f(1, 2.5)'))

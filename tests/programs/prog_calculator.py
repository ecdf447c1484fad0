class Parser(object):
    def __init__(self, text):
        self.tokens = text.replace('(', ' ( ').replace(')', ' ) ').split()
        self.at = 0
    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None
    def take(self):
        token = self.peek()
        self.at += 1
        return token
    def expression(self):
        value = self.term()
        while self.peek() in ('+', '-'):
            if self.take() == '+':
                value += self.term()
            else:
                value -= self.term()
        return value
    def term(self):
        value = self.factor()
        while self.peek() in ('*', '/'):
            value = value * self.factor() if self.take() == '*' else value / self.factor()
        return value
    def factor(self):
        token = self.take()
        if token == '(':
            value = self.expression()
            if self.take() != ')':
                raise SyntaxError('missing )')
            return value
        if token is None:
            raise SyntaxError('unexpected end')
        return float(token) if '.' in token else int(token)

for text in ('1 + 2 * 3', '( 1 + 2 ) * 3', '10 / 4', '10 / 4.0', '2 * ( 3 + ( 4 - 1 ) )', '1 +', '( 1', '1 / 0', 'x + 1'):
    try:
        print text, '=', Parser(text).expression()
    except (SyntaxError, ZeroDivisionError, ValueError), error:
        print text, '->', error.__class__.__name__ + ':', error

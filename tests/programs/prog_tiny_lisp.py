# A small Lisp: reader, environments, closures and tail calls by a loop.
import operator

class Symbol(str): pass
class LispError(Exception): pass

def read(text):
    tokens = text.replace('(', ' ( ').replace(')', ' ) ').split()
    tokens.reverse()
    forms = []
    while tokens:
        forms.append(read_form(tokens))
    return forms

def read_form(tokens):
    if not tokens:
        raise LispError('unexpected end')
    token = tokens.pop()
    if token == '(':
        form = []
        while tokens and tokens[-1] != ')':
            form.append(read_form(tokens))
        if not tokens:
            raise LispError('missing )')
        tokens.pop()
        return form
    if token == ')':
        raise LispError('unexpected )')
    for kind in int, float:
        try:
            return kind(token)
        except ValueError:
            pass
    return {'#t': True, '#f': False}.get(token, Symbol(token))

class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        dict.__init__(self, zip(names, values))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError('unbound: %s' % name)

class Lambda(object):
    def __init__(self, parameters, body, env):
        self.parameters, self.body, self.env = parameters, body, env
    def __call__(self, *arguments):
        return evaluate(self.body, Environment(self.parameters, arguments, self.env))

def evaluate(form, env):
    while True:
        if isinstance(form, Symbol):
            return env.find(form)[form]
        if not isinstance(form, list):
            return form
        if not form:
            raise LispError('empty application')
        head = form[0]
        if head == 'quote':
            return form[1]
        if head == 'if':
            form = form[2] if evaluate(form[1], env) else form[3]
        elif head == 'define':
            env[form[1]] = evaluate(form[2], env)
            return None
        elif head == 'lambda':
            return Lambda(form[1], form[2], env)
        elif head == 'begin':
            for part in form[1:-1]:
                evaluate(part, env)
            form = form[-1]
        else:
            values = [evaluate(part, env) for part in form]
            function = values.pop(0)
            if isinstance(function, Lambda):
                form, env = function.body, Environment(function.parameters, values, function.env)
            elif callable(function):
                return function(*values)
            else:
                raise LispError('not a function: %s' % show(function))

def show(value):
    if value is True: return '#t'
    if value is False: return '#f'
    if isinstance(value, list): return '(' + ' '.join(map(show, value)) + ')'
    if isinstance(value, Lambda): return '<lambda (%s)>' % ' '.join(value.parameters)
    return str(value)

world = Environment()
world.update({'+': lambda *a: sum(a), '-': operator.sub, '*': lambda *a: reduce(operator.mul, a, 1), '/': operator.truediv,
              '<': operator.lt, '=': operator.eq, 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'cons': lambda a, l: [a] + l,
              'null?': lambda l: l == [], 'list': lambda *a: list(a), 'not': operator.not_, 'map': lambda f, l: map(f, l)})
program = '''
(define square (lambda (x) (* x x)))
(square 12)
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 20) (fact 30)
(define count (lambda (n acc) (if (= n 0) acc (count (- n 1) (+ acc 2)))))
(count 300 0)
(define compose (lambda (f g) (lambda (x) (f (g x)))))
((compose square square) 3)
(map square (list 1 2 3))
(quote (a (b c) 1.5))
(define fold (lambda (f acc l) (if (null? l) acc (fold f (f acc (car l)) (cdr l)))))
(fold + 0 (list 1 2 3 4))
(begin (define y 5) (+ y 1))
square #t (not #t) (/ 7 2)
'''
for form in read(program):
    value = evaluate(form, world)
    if value is not None:
        print '%-45s %s' % (show(form)[:45], show(value))
for wrong in ('(', ')', '(foo)', '(1 2)', '()', '(car (list))', '(+ 1 (quote a))'):
    try:
        print show(evaluate(read(wrong)[0], world))
    except Exception, error:
        print wrong, '->', type(error).__name__, error

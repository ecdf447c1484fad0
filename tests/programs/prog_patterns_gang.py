# Design patterns: visitor, observer, command with undo, strategy, chain of responsibility, proxy, builder, factory, flyweight, memento.
class Number(object):
    def __init__(self, value): self.value = value
class Binary(object):
    def __init__(self, op, left, right): self.op, self.left, self.right = op, left, right
class Visitor(object):
    def visit(self, node): return getattr(self, 'visit_' + type(node).__name__, self.generic)(node)
    def generic(self, node): raise NotImplementedError('%s cannot visit %s' % (type(self).__name__, type(node).__name__))
class Show(Visitor):
    def visit_Number(self, node): return str(node.value)
    def visit_Binary(self, node): return '(%s %s %s)' % (self.visit(node.left), node.op, self.visit(node.right))
class Compute(Visitor):
    def visit_Number(self, node): return node.value
    def visit_Binary(self, node): return {'+': int.__add__, '*': int.__mul__}[node.op](self.visit(node.left), self.visit(node.right))
class Depth(Visitor):
    def generic(self, node): return 1
    def visit_Binary(self, node): return 1 + max(map(self.visit, (node.left, node.right)))
tree = Binary('*', Binary('+', Number(1), Number(2)), Number(4))
print [v().visit(tree) for v in (Show, Compute, Depth)]
try:
    Show().visit('text')
except NotImplementedError, error:
    print error
class Subject(object):
    def __init__(self): self.__observers = []
    def attach(self, observer):
        self.__observers.append(observer)
        return self
    def __setattr__(self, name, value):
        old = self.__dict__.get(name)
        object.__setattr__(self, name, value)
        for observer in self.__dict__.get('_Subject__observers', ()): observer(name, old, value)
def printer(*change): print 'changed %s from %r to %r' % change
history = []
s = Subject().attach(printer).attach(lambda *change: history.append(change))
s.x = 1; s.x = 2; s.y = 'z'
print history
class Editor(object):
    def __init__(self): self.text, self.done, self.undone = '', [], []
    def do(self, command, *args):
        undo = getattr(self, command)(*args)
        self.done.append(((command, args), undo))
        del self.undone[:]
        return self
    def insert(self, at, text):
        self.text = self.text[:at] + text + self.text[at:]
        return 'delete', (at, len(text))
    def delete(self, at, count):
        gone, self.text = self.text[at:at + count], self.text[:at] + self.text[at + count:]
        return 'insert', (at, gone)
    def undo(self):
        action, (name, args) = self.done.pop()
        getattr(self, name)(*args)
        self.undone.append(action)
        return self
    def redo(self):
        name, args = action = self.undone.pop()
        self.done.append((action, getattr(self, name)(*args)))
        return self
e = Editor().do('insert', 0, 'hello').do('insert', 5, ' world').do('delete', 0, 1)
print repr(e.text), repr(e.undo().text), repr(e.undo().text), repr(e.redo().text), repr(e.redo().text)
try:
    Editor().undo()
except IndexError, error:
    print error
class Handler(object):
    next = None
    def __init__(self, accepts, name): self.accepts, self.name = accepts, name
    def __rshift__(self, other):
        last = self
        while last.next: last = last.next
        last.next = other
        return self
    def handle(self, request):
        if self.accepts(request): return '%s took %r' % (self.name, request)
        return self.next.handle(request) if self.next else 'nobody took %r' % (request,)
chain = Handler(lambda r: isinstance(r, int), 'ints') >> Handler(lambda r: isinstance(r, str), 'strs') >> Handler(callable, 'calls')
for request in (5, 'x', len, None): print chain.handle(request)
class Proxy(object):
    def __init__(self, target): object.__setattr__(self, '_target', target)
    def __getattribute__(self, name):
        target = object.__getattribute__(self, '_target')
        value = getattr(target, name)
        if not callable(value): return value
        def called(*args):
            print 'call %s%r' % (name, args),
            return value(*args)
        return called
    def __setattr__(self, name, value): setattr(object.__getattribute__(self, '_target'), name, value)
    for special in '__len__ __getitem__ __iter__ __add__ __contains__'.split():
        exec 'def %s(self, *args): return object.__getattribute__(self, "_target").%s(*args)' % (special, special)
    del special
p = Proxy([3, 1])
p.append(2)
p.sort()
print len(p), p[0], list(p), p + [9], 2 in p, p.index(3)
class Query(object):
    def __init__(self, **parts): self.parts = parts
    def __getattr__(self, name):
        if name.startswith('_'): raise AttributeError(name)
        return lambda *values: Query(**dict(self.parts, **{name: values}))
    def __str__(self): return ' '.join('%s %s' % (k.upper(), ', '.join(map(str, v))) for k, v in sorted(self.parts.items(), key=lambda kv: 'select from_ where order'.split().index(kv[0])))
print Query().select('a', 'b').from_('t').where('a > 1').order('b'), Query().select('*').from_('u')
class Flyweight(object):
    pool = {}
    def __new__(cls, *key): return cls.pool.setdefault(key, object.__new__(cls))
print Flyweight(1, 2) is Flyweight(1, 2), Flyweight(1) is Flyweight(2), len(Flyweight.pool)
strategies = dict(up=sorted, down=lambda items: sorted(items, reverse=True), same=list)
print [(name, strategies[name]([2, 3, 1])) for name in sorted(strategies)]

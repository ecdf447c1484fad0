# Which of __op__, __rop__, __iop__ and __coerce__ is asked, in which order, for every operator and mix of kinds.
import operator
log = []
OPERATORS = 'add sub mul div truediv floordiv mod pow lshift rshift and or xor divmod'.split()
def hook(name, answer):
    def method(self, *others):
        log.append('%s.%s' % (self.label, name))
        return answer
    return method
def build(label, base, names, answer):
    namespace = dict(('__%s__' % name, hook(name, answer)) for name in names)
    namespace['label'] = label
    return type(base)(label, (base,) if base else (), namespace)() if base else build_old(label, namespace)
def build_old(label, namespace):
    class Old: pass
    Old.__dict__.update(namespace)
    Old.__name__ = label
    return Old()
plain = build('P', object, OPERATORS, 'plain')
reflected = build('R', object, ['r' + name for name in OPERATORS], 'reflected')
both = build('B', object, OPERATORS + ['r' + name for name in OPERATORS], 'both')
refuses = build('N', object, OPERATORS + ['r' + name for name in OPERATORS], NotImplemented)
inplace = build('I', object, ['i' + name for name in OPERATORS if name != 'divmod'], 'inplace')
none = build('E', object, [], None)
old_plain = build('op', None, OPERATORS, 'old plain')
old_reflected = build('or', None, ['r' + name for name in OPERATORS], 'old reflected')
old_refuses = build('on', None, OPERATORS + ['r' + name for name in OPERATORS], NotImplemented)
class Sub(type(both)):
    label = 'S'
    __radd__ = hook('radd', 'sub reflected')
sub = Sub()
functions = [('add', operator.add), ('sub', operator.sub), ('mul', operator.mul), ('div', operator.div), ('mod', operator.mod), ('pow', operator.pow), ('lshift', operator.lshift), ('and', operator.and_), ('divmod', divmod)]
things = [plain, reflected, both, refuses, none, sub, old_plain, old_reflected, old_refuses, 5, 2.5, 'text', [1]]
for name, function in functions:
    for left in things:
        for right in things:
            if not (hasattr(left, 'label') or hasattr(right, 'label')): continue
            del log[:]
            try:
                result = function(left, right)
            except TypeError, error:
                result = 'TypeError %s' % error
            if name in ('add', 'mod', 'divmod', 'pow') or 'Type' not in str(result):
                print name, getattr(left, 'label', left), getattr(right, 'label', right), log, result if not hasattr(result, 'label') else result.label
for left in (plain, inplace, refuses, none, old_plain, 5, 'text', [1]):
    for right in (inplace, reflected, 3, (2,)):
        for name in 'iadd isub imul ipow iand'.split():
            del log[:]
            try:
                result = getattr(operator, name)(left if left != [1] else [1], right)
            except TypeError, error:
                result = 'TypeError'
            if log or name == 'iadd': print name, getattr(left, 'label', left), getattr(right, 'label', right), log, result
class Unary(object):
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
u = Unary()
print -u, +u, ~u, abs(u)
class Compare(object):
    def __init__(self, label, answer): self.label, self.answer = label, answer
    def watch(name):
        def method(self, other):
            log.append('%s.%s' % (self.label, name))
            return self.answer
        return method
    __lt__, __le__, __eq__, __ne__, __gt__, __ge__ = map(watch, 'lt le eq ne gt ge'.split())
    __hash__ = None
for left in (Compare('yes', True), Compare('no', NotImplemented), 5):
    for right in (Compare('other', 'other'), Compare('none', NotImplemented), None):
        for symbol in '< <= == != > >='.split():
            del log[:]
            try:
                result = eval('left %s right' % symbol)
            except TypeError, error:
                result = error
            if log: print getattr(left, 'label', left), symbol, getattr(right, 'label', right), log, result if log[-1:] and 'no' not in log[0][:2] else ''

# Every method of dict and of its views, order and all.
d = {'one': 1, 'two': 2, 'three': 3}
print d, d.keys(), d.values(), d.items(), len(d), 'one' in d, d.has_key('four'), d['two'], d.get('two'), d.get('four'), d.get('four', 4)
print d.setdefault('one', 'x'), d.setdefault('five', 5), d.setdefault('none'), d.pop('none'), d.pop('nothing', 'default'), sorted(d)
try:
    d.pop('nothing')
except KeyError, error:
    print 'KeyError', error, error.args
e = d.copy()
e['six'] = 6
print 'six' in d, e == d, e != d, cmp(d, d.copy()), cmp({}, {1: 2}), {1: 2} < {1: 3}, {1: 2, 3: 4} < {9: 9}, {} == [], {1: 1} == {1.0: True}
d.update({'seven': 7}, eight=8)
d.update([('nine', 9), ['ten', 10]])
d.update(eleven=11)
d.update(iter([(1, 2)]))
class Mapping(object):
    def keys(self): return ['from', 'keys']
    def __getitem__(self, key): return key.upper()
d.update(Mapping())
print d
print dict(Mapping()), dict([(1, 2)], a=3), dict(a=1), dict({1: 2}), dict(zip('ab', range(2))), dict.fromkeys('aab'), dict.fromkeys([1, 2], []), dict(), {}.fromkeys((1,), 'x')
small = {'only': 1}
print small.popitem(), small
try:
    small.popitem()
except KeyError, error:
    print 'KeyError', error
k, v, i = d.iterkeys(), d.itervalues(), d.iteritems()
print k.next() in d, v.next() in d.values(), i.next() in d.items(), len(list(k))
view, values, items = d.viewkeys(), d.viewvalues(), d.viewitems()
before = len(view)
d['new'] = 'seen in the view'
print before, len(view), 'new' in view, ('new', 'seen in the view') in items, 'seen in the view' in values, len(values)
a, b = {'x': 1, 'y': 2}, {'y': 2, 'z': 3}
ka, kb = a.viewkeys(), b.viewkeys()
print ka, a.viewvalues(), a.viewitems(), ka & kb, sorted(ka | kb), ka - kb, sorted(ka ^ kb), ka & ['x'], a.viewitems() & b.viewitems(), ka == set('xy'), ka != kb, ka <= set('xyz'), ka < ka, ka >= set('x'), sorted(ka), list(a.viewitems()), set(ka)
del d['one'], d['two']
try:
    del d['one']
except KeyError, error:
    print 'KeyError', error
for key in d.keys():
    if isinstance(d[key], int): del d[key]
print d
d.clear()
print d, len(view), bool(d), view
for missing in (lambda: {}['k'], lambda: {}[1], lambda: {}[(1, 2)], lambda: {}[None], lambda: {}[u'\xe9'], lambda: {}[Exception('e')] if False else {}[''], lambda: {}[[]], lambda: {1: 2}[{}]):
    try:
        missing()
    except Exception, error:
        print type(error).__name__, error
class Default(dict):
    def __missing__(self, key):
        print 'missing', key,
        self[key] = value = []
        return value
m = Default(a=1)
m['list'].append(1)
m['list'].append(2)
print m, m.get('nothing'), 'nothing' in m, m.setdefault('x', 5), type(m.copy()), m == {'a': 1, 'list': [1, 2], 'x': 5}
class Lower(dict):
    def __setitem__(self, key, value): dict.__setitem__(self, key.lower(), value)
    def __getitem__(self, key): return dict.__getitem__(self, key.lower())
    def __contains__(self, key): return dict.__contains__(self, key.lower())
l = Lower()
l['ABC'] = 1
l.update(DEF=2)
print l, l['abc'], 'Abc' in l, 'def' in l, l.get('ABC'), l.has_key('abc')
class Key(object):
    def __init__(self, n): self.n = n
    def __hash__(self):
        print 'hash', self.n,
        return self.n % 2
    def __eq__(self, other):
        print 'eq', self.n, other.n,
        return self.n == other.n
    def __repr__(self): return 'K%d' % self.n
one, two, three = Key(1), Key(2), Key(3)
table = {one: 'a', two: 'b', three: 'c'}
print
print table[Key(3)], Key(5) in table, table.get(Key(1)), len(table)
print {1: 'int', True: 'bool', 1.0: 'float', 1L: 'long'}, {'a': 1, u'a': 2}, {(1, 2): 3, (1.0, 2L): 4}, {False: 1, 0: 2, '': 3, (): 4}
print dict((n, n) for n in range(12)), dict.fromkeys(range(20, 0, -3)), dict.fromkeys(x * 8 for x in range(6)), {-1: 'a', -2: 'b', -3: 'c'}
letters = dict((c, ord(c)) for c in 'the quick brown fox jumps over a lazy dog')
print letters
for c in 'aeiou': del letters[c]
print letters.keys()
for c in 'AEIOU': letters[c] = c
print letters.keys()
count = {}
for word in 'the cat sat on the mat the end'.split(): count[word] = count.get(word, 0) + 1
print count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])), max(count, key=count.get)
inverse = {}
for k, v in count.iteritems(): inverse.setdefault(v, []).append(k)
print inverse

class Stack(list):
    def push(self, x): self.append(x); return self
    def __repr__(self): return 'Stack' + list.__repr__(self)
s = Stack([1])
print s.push(2).push(3), len(s), s[1], s == [1, 2, 3], isinstance(s, list), s + [4], type(s + [4]), s[1:]
s.name = 'mine'
print s.name, sorted(s, reverse=True), s.__dict__
class Default(dict):
    def __missing__(self, key): print 'missing', key,; self[key] = value = key * 2; return value
d = Default(a=1)
print d['a'], d['b'], sorted(d.items()), d.get('zz'), 'zz' in d
class Upper(dict):
    def __setitem__(self, k, v): dict.__setitem__(self, k.upper(), v)
    def __getitem__(self, k): return dict.__getitem__(self, k.upper())
u = Upper()
u['x'] = 1
print u, u['x'], u.get('x'), u.get('X')
u.update({'y': 2})
print sorted(u), 'y' in u
class Str(str):
    def shout(self): return self.upper() + '!'
t = Str('abc')
print t.shout(), t + 'd', type(t + 'd').__name__, t == 'abc', {t: 1}['abc'], t[0], type(t.upper()).__name__
class Int(int):
    def __add__(self, o): return Int(int.__add__(self, o) * 10)
i = Int(4)
print i + 1, i - 1, type(i + 1).__name__, type(i - 1).__name__, sum([Int(1), Int(2)]), i == 4, [0, 1, 2, 3, 'four'][i]
class Tup(tuple):
    def __eq__(self, o): return 'eq'
print Tup((1,)) == (1,), Tup('ab')[0], (1,) == Tup((1,))
class Err(ValueError, KeyError): pass
try:
    raise Err('both')
except KeyError, e:
    print repr(e), e

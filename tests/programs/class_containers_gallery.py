# Containers of one's own: what each protocol asks for, in the order in which it asks.
class Loud(object):
    def __init__(self, items): self.items = list(items)
    def __len__(self):
        print '<len>',
        return len(self.items)
    def __getitem__(self, key):
        print '<get %r>' % (key,),
        return self.items[key]
    def __setitem__(self, key, value):
        print '<set %r>' % (key,),
        self.items[key] = value
    def __delitem__(self, key):
        print '<del %r>' % (key,),
        del self.items[key]
    def __contains__(self, item):
        print '<contains %r>' % item,
        return item in self.items
    def __iter__(self):
        print '<iter>',
        return iter(self.items)
    def __reversed__(self):
        print '<reversed>',
        return reversed(self.items)
    def __nonzero__(self):
        print '<nonzero>',
        return bool(self.items)
loud = Loud([3, 1, 2])
for expression in ('len(loud)', 'loud[1]', 'loud[-1]', 'loud[0:2]', 'loud[::2]', '2 in loud', '9 not in loud', 'list(loud)', 'tuple(loud)', 'sorted(loud)', 'max(loud)', 'sum(loud)', 'bool(loud)', 'not loud', 'loud and 1', 'list(reversed(loud))', 'zip(loud, loud)', 'map(None, loud)', 'filter(None, loud)', 'reduce(max, loud)', 'any(loud)', 'all(loud)', 'dict.fromkeys(loud)', 'set(loud)', '[x for x in loud]', 'enumerate(loud).next()', '",".join(str(x) for x in loud)', 'iter(loud).next()', 'isinstance(loud, Loud)', '(lambda *a: a)(*loud)', '[0] + list(loud)', 'min(loud, key=lambda x: -x)', 'cmp(loud.items, [3])', 'range(*loud)'):
    print expression, '=', eval(expression)
loud[0] = 'new'; loud[1:2] = 'ab'; del loud[0]; del loud[:1]
print loud.items
a, b = Loud('xy')
print a, b
for item in loud: print item,
print
[first, (second, third)] = Loud([1, Loud([2, 3])])
print first, second, third
items = [0]
items += Loud([5]); items.extend(Loud([6])); items[1:1] = Loud([7])
print items
class OnlyGet(object):
    def __getitem__(self, i):
        print '<%d>' % i,
        if i > 2: raise IndexError('past the end')
        return i * i
o = OnlyGet()
for expression in ('list(o)', '4 in o', '5 in o', 'zip(o, "ab")', 'max(o)', 'tuple(o)', 'iter(o).next()', 'map(str, o)', 'filter(None, o)', '[x for x in o]', 'sum(o)', 'len(o)', 'reversed(o)', 'bool(o)', 'o[1:2]', 'sorted(o, reverse=True)', 'dict(enumerate(o))', '"".join(o)', 'dict(o)'):
    try:
        print expression, '=', eval(expression)
    except Exception, error:
        print expression, '->', type(error).__name__, error
class GetAndLen(OnlyGet):
    def __len__(self): return 3
    def __getitem__(self, i):
        if isinstance(i, slice): return 'slice', i.indices(len(self))
        return OnlyGet.__getitem__(self, i)
g = GetAndLen()
print list(reversed(g)), g[1:], g[-2:], g[::-1], bool(g), len(g), sorted(g)
class Iter(object):
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def next(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __length_hint__(self):
        print '<hint>',
        return self.n
print list(Iter(3)), tuple(Iter(2)), sum(Iter(4)), 2 in Iter(5), sorted(Iter(3)), zip(Iter(2), Iter(3)), max(Iter(3)), [x + y for x in Iter(2) for y in Iter(2)], dict(zip(Iter(2), 'ab'))
class Empty(object):
    def __len__(self): return 0
class Zero(object):
    def __nonzero__(self): return False
class Both(object):
    def __nonzero__(self): return True
    def __len__(self): return 0
print bool(Empty()), bool(Zero()), bool(Both()), not Empty(), Empty() or 'x', [t for t in (Empty(), Zero(), Both()) if t][0].__class__.__name__
class Index(object):
    def __init__(self, n): self.n = n
    def __index__(self):
        print '<index>',
        return self.n
i = Index(2)
print 'abcdef'[i], 'abcdef'[i:], 'abcdef'[:i], range(5)[i], (1, 2, 3)[i], 'x' * i if False else [0, 1, 2][i], u'abc'[i], xrange(5)[i], 'abcdef'[::i], hex(i), oct(i) if False else '', bin(i)
class Attr(object):
    def __init__(self): self.__dict__['store'] = {}
    def __getattr__(self, name):
        print '<getattr %s>' % name,
        if name in self.store: return self.store[name]
        raise AttributeError('no ' + name)
    def __setattr__(self, name, value):
        print '<setattr %s>' % name,
        self.store[name] = value
    def __delattr__(self, name):
        print '<delattr %s>' % name,
        del self.store[name]
    def __dir__(self): return sorted(self.store)
t = Attr()
t.x = 1
t.y = [2]
t.y.append(3)
t.x += 10
del t.x
print t.y, hasattr(t, 'x'), getattr(t, 'x', 'default'), dir(t), vars(t), t.store
setattr(t, 'z', 5); delattr(t, 'z')
try:
    t.z
except AttributeError, error:
    print error
class Everything(object):
    def __getattribute__(self, name):
        print '<%s>' % name,
        if name == 'secret': return 42
        return object.__getattribute__(self, name)
    value = 7
    def method(self): return self.value
e = Everything()
print e.secret, e.value, e.method(), e.__class__.__name__, isinstance(e, Everything), str(type(e))[:20]

# Every method of list and tuple: with results, with what the list is afterwards.
def show(label, function, items):
    items = list(items)
    try:
        result = function(items)
    except Exception, error:
        result = '%s: %s' % (type(error).__name__, error)
    print '%-28s %-30r %s' % (label, result, items)
base = [3, 1, 4, 1, 5]
for code in '''append(9) append([1]) extend('ab') extend([]) extend((x for x in (7,8))) insert(0,9) insert(99,9) insert(-1,9) insert(-99,9)
remove(1) remove(9) pop() pop(0) pop(-2) pop(9) pop(-9) index(1) index(1,2) index(1,2,3) index(9) index(5,-1) count(1) count(1.0) count(True) count('1') reverse() sort()
sort(reverse=True) sort(None,None,1) sort(key=lambda\tx:-x) sort(cmp=lambda\ta,b:b-a) sort(lambda\ta,b:cmp(b,a)) sort(key=str,reverse=True) __len__() __contains__(4) __getitem__(1)
__getitem__(slice(1,3)) __setitem__(0,'z') __setitem__(slice(0,2),[]) __delitem__(0) __getslice__(1,3) __setslice__(1,3,'xy') __delslice__(0,2) __add__([1]) __iadd__([2]) __mul__(2) __rmul__(2) __imul__(2) __eq__([]) __lt__([9]) __reversed__().next() __iter__().next() __repr__() __sizeof__().bit_length()>5 __hash__'''.split():
    code = code.replace('\t', ' ')
    show(code, eval('lambda l: l.' + code), base)
t = (3, 1, 4, 1, 5)
print t.index(4), t.index(1, 2), t.count(1), t + (9,), t * 2, t[1:3], t[::-1], 4 in t, len(t), max(t), sorted(t), t < (3, 2), t == list(t), hash(t) == hash((3, 1, 4, 1, 5)), t.__getslice__(0, 2), t.__getnewargs__(), (1, [2]), (), (1,), tuple('ab'), tuple([1, 2]), tuple({'k': 1})
l = []
l.append(l)
print l, l[0] is l, [l], (l,), {'k': l}
d = {}
d['d'] = d
t = ([],)
t[0].append(t)
print d, t, [d]
print [1, 2] < [1, 2, 0], [1, 'a'] < [1, 2], [] < [0], [2] > [1, 9], [1] == [1.0], [[1], 2] == [[1], 2], cmp([1, 2], [1, 3]), (1, 2) < (1, 'a'), [1] != (1,), [1] < (1,), () < [], max([[1, 2], [1, 3], [0, 9]])
nested = [[0] * 2] * 3
nested[0][0] = 'shared'
separate = [[0] * 2 for _ in range(3)]
separate[0][0] = 'own'
print nested, separate, [[]] * 2, [None] * 3
a = [1, 2, 3, 4, 5, 6]
a[1:3] = [20, 30, 40]; print a
a[::2] = ['x'] * len(a[::2]); print a
a[1:1] = [0, 0]; print a
del a[::3]; print a
a[-2:] = []; print a
a[:0] = 'start'; print a
a[len(a):] = [1]; print a
a *= 2; print a
a += (1, 2); print a
a[2:5] *= 2; print a
for i, item in enumerate(a[:]):
    if i % 2: a.remove(item)
print a
stack = []
for token in '3 4 + 2 * 7 -'.split():
    if token.isdigit(): stack.append(int(token))
    else:
        right, left = stack.pop(), stack.pop()
        stack.append({'+': left + right, '*': left * right, '-': left - right}[token])
print stack
print list('abc'), list(xrange(3)), list({1: 2}), list((1, 2)), list(), range(5, 0, -2), range(-3), zip('ab', [1, 2, 3]), zip(), zip([1]), map(None, 'ab', [1]), filter(None, [0, 1, '', 'a']), filter(lambda c: c > 'a', 'abc'), filter(lambda x: x, (0, 1)), reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [], 5), sum([1, 2], 10), sum([[1], [2]], []), min('b', 'a'), max([1], key=abs), any([]), all([]), sorted([3, 1, 2], reverse=True), list(reversed([1, 2])), list(enumerate('ab', 5)), [x for x in reversed('abc')], cmp([], ()), len([[]]), bool([]), bool([0])
words = 'banana Apple cherry apple Banana'.split()
words.sort(); print words
words.sort(key=str.lower); print words
words.sort(key=len, reverse=True); print words
words.sort(key=lambda w: (w[-1], len(w))); print words
mixed = [3, 'a', None, 2.5, [1], (0,), {}, 1j if False else u'u', True, -1]
mixed.sort(); print mixed
print sorted([(1, 'b'), (1, 'a'), (0, 'c')]), sorted({'b': 1, 'a': 2}), sorted('hello', cmp=lambda a, b: cmp(b, a)), sorted([1, 10, 9, 100], key=str), sorted([[2], [1, 5], []])

# What methods of list, tuple, dict, set and their views say.
def tell(text):
    try:
        result = eval(text)
        print text, '=', repr(list(result) if hasattr(result, 'next') else result)
    except Exception, error:
        print text, '->', type(error).__name__ + ':', error
for thing, kind in (('[3, 1, 2]', list), ('(3, 1, 2)', tuple), ('{1: 2}', dict), ('{1, 2}', set), ('frozenset([1, 2])', frozenset)):
    for method in [m for m in dir(kind) if not m.startswith('_')]:
        for arguments in '', '5', '"e"', '1, 2', 'None', '1, 2, 3, 4', 'x=1', '[]', '[[]]', '[(1, 2)]', '{1}':
            tell('%s.%s(%s)' % (thing, method, arguments))
    for text in '%s[5]', '%s["a"]', '%s[1.5]', '%s[None]', '%s[0:2]', '%s[::0]', '%s + 5', '%s * "a"', '%s - 5', '%s | 5', '%s & []', '%s ^ {}', '%s < 5', '%s()', '%s.missing', 'hash(%s) != 5', '5 in %s', '[] in %s', '%s + [1]', '%s + (1,)', '%s * 2', '%s * -1', '-%s', '%s % 5', 'int(%s)', '%s[2 ** 70]', 'iter(%s).next(1)', 'iter(%s).missing', 'len(iter(%s))', 'iter(%s)[0]', 'reversed(%s)' if kind in (list, tuple) else 'len(%s)', '%s == %s', 'cmp(%s, 5)' if 0 else 'bool(%s)', '%s <= {1, 2, 3}', '%s.__class__()':
        if text == 'reversed(%s)': text = 'list(reversed(%s))'
        tell(text.replace('%s', thing))
def do(statement):
    names = {'l': [1, 2, 3], 't': (1, 2), 'd': {1: 2, 'a': 3}, 's': {1, 2}, 'x': xrange(5)}
    try:
        exec statement in names
        print statement.replace('\n', ' | '), '-> fine', names['l'], names['d'], names['s']
    except Exception, error:
        print statement.replace('\n', ' | '), '->', type(error).__name__ + ':', error
for statement in ('l[5] = 1', 'l["a"] = 1', 'l[1.5] = 1', 'del l[5]', 'del l["a"]', 'l[0:1] = 5', 'l[::2] = [1]', 'l[::2] = 5', 'l[::0] = []', 'del l[::0]', 'del l[::2]', 'l[::-1] = "abc"', 'l[10:20] = "z"', 'l += 5', 'l *= "a"', 'l *= 0', 'l += "xy"', 'l.extend(5)', 'l.extend(l)', 'l[1:1] = l', 'l[2 ** 70] = 1', 'del l[2 ** 70]', 'l[-4] = 1', 'l.insert(100, 9)', 'l.insert("a", 9)', 'l.insert(-100, 0)',
                  't[0] = 1', 'del t[0]', 't += 5', 't += [5]', 't[0:1] = 5', 'd[[]] = 1', 'd[{}]', 'del d[5]', 'del d[[]]', 'd[1:2]', 'd[1:2] = 3', 'd.update(5)', 'd.update([1])', 'd.update([(1, 2, 3)])', 'd.update([(1, 2)], z=5)', 'd.update({}, {})', 'd.pop(5)', 'd.pop(5, 6)', 'd.popitem(1)', 'd.setdefault([])', 'd.fromkeys(5)', 'd.fromkeys([[]])', 'd = {}\nd.popitem()', 's.add([])', 's.remove(5)', 's.remove([])', 's.discard(5)', 's.discard([])', 's.pop()', 's.update(5)', 's.update([[]])', 's |= [1]', 's -= {1}', 's = set()\ns.pop()', 's.add()', 's[0]', 's[0] = 1', 's < 5', 's.union(5)', 's.union([1], [2], (3,))', 's.issubset(5)', 'frozenset().add(1)', 'x[0] = 1', 'x + [1]', 'x.missing', 'del x[0]',
                  'for k in d: d[5] = 1', 'for k in d.iteritems(): del d[1]', 'for k in s: s.add(k + 10)', 'i = iter(d)\nd.clear()\ni.next()', 'i = d.itervalues()\nd[9] = 1\ni.next()', 'i = iter(s)\ns.clear()\ni.next()', 'for i in l: l.remove(i)', 'i = iter(l)\ndel l[:]\ni.next()', 'l.sort(key=lambda x: l.append(1))', 'l.sort(cmp=lambda a, b: l.pop() and 0)', 'l.sort(reverse="x")', 'l.sort(1, 2, 3, 4)', 'l.sort(foo=1)', 'l.sort(key=len)', 'l.index(9)', 'l.remove(9)', 'l.index(1, 1)', 'l.index(1, "a")', 'l.pop(9)', 'l.pop("a")', 'l = []\nl.pop()', 't.index(9)', 't.index()', 'd.has_key()', 'd.has_key([])', 'd.viewkeys().missing', 'd.viewkeys() | 5', 'd.viewitems() & [(1, 2)]', 'd.viewvalues() | []', 'd.viewkeys()[0]', 'hash(d.viewkeys())', 'len(d.viewvalues())', 'd.viewkeys() < 5', 'd.viewkeys() == [1]', 'd.get()', 'd.get([])', 'd.get(1, 2, 3)', 'd.copy(1)', 'd.iteritems(1)', 'dict.fromkeys()', 'dict.__init__()', 'list.append()', 'list.append(5, 6)', 'list.append([], 6, 7)', 'str.upper()', 'str.upper(5)', 'dict.keys([])', 'set.add({}, 1)', 'int.conjugate("a")', 'list.sort(())', 'tuple.count([1], 1)', 'object().x = 1', 'l.x = 1', 'del l.append', 'l.append = 5', 'd.keys = 5'):
    do(statement)

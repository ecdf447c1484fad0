"""Classes with hooks, generators and functions for runnable_programs.py: each says which of its hooks runs.

The methods here are those of a class `Programs`, which knows values and expressions.
"""

BINARY_HOOKS = 'add sub mul div floordiv mod lshift rshift and or xor truediv divmod pow'.split()
# What a hook takes besides self.
HOOKS = {'': 'repr str unicode len iter hash nonzero neg pos abs invert int long float index hex oct complex enter dir reversed trunc del'.split(),
         'x': ['getattr', 'getitem', 'delitem', 'contains', 'lt', 'le', 'eq', 'ne', 'gt', 'ge', 'cmp', 'coerce', 'format', 'instancecheck', 'delattr'],
         'x, y': ['setitem', 'setattr', 'get', 'set'], 'x, y, z': ['exit'], 'i, j': ['getslice', 'delslice'], 'i, j, x': ['setslice'],
         '*args': ['call', 'init', 'new']}
SIGNATURES = dict((hook, takes) for takes, hooks in HOOKS.items() for hook in hooks)
SIGNATURES.update((prefix + hook, 'x') for hook in BINARY_HOOKS for prefix in ('', 'r', 'i') if prefix + hook != 'idivmod')
# What a hook of this name had better give, most of the time.
GIVES = {'repr': ['"<R>"', '"r" * 3'], 'str': ['"S"', 'u"u"'], 'unicode': ['u"U"', '"s"'], 'len': ['3', '0', '2L'], 'iter': ['iter([1, 2])', '(i for i in "ab")', 'self'],
         'hash': ['7', '2L ** 70', '-1'], 'nonzero': ['False', 'True', '1'], 'int': ['4', '5L'], 'long': ['6L', '6'], 'float': ['2.5'], 'index': ['1', '2L', '-1'],
         'hex': ['"0xh"'], 'oct': ['"0o"'], 'complex': ['2j'], 'cmp': ['0', '-1', '1', '5L'], 'coerce': ['None', 'NotImplemented', '(x, x)', '(1, 2)', '(self.v, x)'],
         'format': ['"F%s" % x', 'u"f"'], 'dir': ['["b", "a"]', '[]'], 'reversed': ['iter("cba")'], 'setattr': ['None'], 'delattr': ['None'], 'init': ['None'],
         'del': ['None'], 'trunc': ['9'], 'getattr': ['x', '5', 'lambda *a: a'], 'contains': ['True', '0', '"yes"'], 'exit': ['True', 'False', '0'], 'enter': ['self', '1']}
USES = '''k + {0}|{0} + k|k - {0}|{0} - k|k * {0}|{0} * k|k / {0}|{0} // k|k % {0}|{0} % k|k << 1|1 >> k|k & {0}|{0} | k|k ^ {0}|divmod(k, {0})|divmod({0}, k)|k ** 2|2 ** k|pow(k, 2, 3)
k < {0}|{0} < k|k <= {0}|k == {0}|{0} == k|k != {0}|k > {0}|k >= {0}|cmp(k, {0})|cmp({0}, k)|k is {0}|k in [{0}, k]|{0} in k|k == k|k < k|cmp(k, k)|[k] == [k]|(k, 1) < (k, 2)
max(k, {0})|min([k, {0}])|sorted([k, k, 1], key=lambda o: o is k)|sorted([k, {0}, k])|[k].index({0})|[{0}].count(k)|{{k: 1}}.get(k)|set([k, k])|{{k: 1}} == {{k: 1}}|hash(k)==hash(k)
k[{0}]|k[1:2]|k[:]|k[-1:]|k[1:2:3]|k[...]|k[1, 2]|[1, 2, 3][k]|'abc'[k:]|(1, 2)[:k]|range(k)|list(k)|tuple(k)|[i for i in k]|dict(k)|set(k)|sum(k)|max(k)|zip(k, k)|map(None, k)
enumerate(k).next()|iter(k)|reversed(k)|len(k)|bool(k)|not k|k and 1|k or 2|1 if k else 0|-k|+k|~k|abs(k)|int(k)|long(k)|float(k)|complex(k)|hex(k)|oct(k)|bin(k)|chr(k)|unichr(k)|round(k)
str(k)|unicode(k)|repr(k)|'%s' % k|'%r' % (k,)|'%d' % k|'%f' % k|u'%s' % k|'%c' % k|'%x' % k|'{{}} {{0}}'.format(k)|'{{0:>5}}'.format(k)|'{{0!r}}'.format(k)|format(k, 'x')|u'{{0}}'.format(k)|[k]|(k,)|{{1: k}}
k()|k(1, a=2)|k(*k)|k(**{{'z': 1}})|callable(k)|k.attr|k.v|getattr(k, 'missing', 'default')|hasattr(k, 'other')|setattr(k, 'new', 1)|delattr(k, 'v')|k.__class__|dir(k)|isinstance(k, K)|isinstance(1, k)
issubclass(K, object)|'-'.join(k)|'a' * k|[0] * k|k * 'b'|'abc'.find('c', k)|'x'.center(k)|[1, 2, 3].pop(k)|[1].insert(k, 2)|range(5)[k:]|xrange(9)[k]|slice(k, 2).indices(5)|operator.index(k)
math.floor(k)|itertools.islice(range(9), k).next()|reduce(lambda a, b: a + b, [k, k, 1])|sum([k, k], k)|filter(None, [k, 0])|filter(k, [1])|map(k, [1, 2])|any([k])|all([k, k])|coerce(k, {0})|unicode(k, 'ascii')
K(1, 2)|K.attr|type(k)|k.__repr__()|k.__len__()|k.__add__(1)|K.__eq__(k, 1)|K.__hash__ is None|super(K, k).__repr__|k.__dict__|K.__name__|K.__bases__'''.replace('\n', '|').split('|')


class Classes(object):
    """Statements that make classes, generators and functions, and use them."""

    def hook(self, name, is_new):
        signature = SIGNATURES[name]
        gives = self.pick(GIVES.get(name, ['(%r, x)' % name if 'x' in signature else repr(name), 'NotImplemented', '7']))
        roll = self.random.random()
        if roll < 0.06:
            gives = self.pick(self.pool('str') + self.pool('int') + ['None', 'NotImplemented', '[]', '1.5', 'self'])
        if name == 'cmp' and is_new and gives == 'NotImplemented':
            # Then the places of the two objects decide.
            gives = '1'
        body = 'print "(%s)",; return %s' % (name, gives)
        if name == 'getitem':
            body = 'few(x); ' + body
        if roll > 0.95:
            body = 'raise %s' % self.pick(['ValueError(%r)' % name, 'AttributeError(%r)' % name, 'TypeError(%r)' % name, 'IndexError', 'StopIteration', 'KeyError(1)'])
        if name == 'setattr':
            body = 'print "(setattr %s)" % x,; ' + ('object.__setattr__(self, x, y)' if is_new else 'self.__dict__[x] = y')
        if name == 'new':
            body = 'print "(new)",; return super(K, self).__new__(self)' if is_new else 'pass'
        if name == 'init':
            body = 'print "(init %r)" % (args,),; self.v = args'
        if name == 'del':
            body = 'print "(del)",'
        return '    def __%s__(%s): %s' % (name, ', '.join(['self'] + ([signature] if signature else [])), body)

    def hooked(self):
        """A class with some hooks, and some uses of it."""
        base = self.pick(['', '(object)', '(object)', '(object)', '(list)', '(dict)', '(int)', '(str)', '(tuple)', '(float)', '(Exception)', '(Point)', '(unicode)', '(set)', '(long)'])
        is_new = bool(base)
        names = [self.pick(sorted(SIGNATURES)) for _ in range(self.random.randint(1, 5))]
        names += self.pick([[], [], [], ['getitem', 'len'], ['cmp'], ['eq', 'hash'], ['iter'], ['add', 'radd'], ['coerce'], ['int', 'index'], ['getattr'], ['lt', 'gt']])
        lines = ['class K%s:' % base, '    v = %s' % self.pick(self.pool('int'))] + [self.hook(name, is_new) for name in names]
        if 'iter' in names:
            lines.append('    def next(self): raise StopIteration')
        lines.append('k = K()')
        statement = self.guarded(lines)
        for _ in range(self.random.randint(2, 6)):
            use = self.pick(USES)
            statement += ['show(lambda: %s)' % use.format(self.pick(['1', 'k', '2.5', '3L', "'a'", 'None', '[1]', '(1,)', '{}', 'K()', 'Old(5)', 'Number(3)', 'Plain()', "u'x'", '2j', 'k']))]
        if self.random.random() < 0.3:
            operator = self.pick(['+=', '-=', '*=', '/=', '%=', '&=', '|=', '**=', '<<='])
            statement += self.guarded(['j = k', 'j %s %s' % (operator, self.pick(['1', 'k', '[1]', "'a'", 'None'])), 'print repr(j)'])
        if self.random.random() < 0.2:
            statement += self.guarded([self.pick(['k[1] = 2', 'del k[0]', 'k[1:2] = "ab"', 'del k[:]', 'k.attr = 5', 'del k.v', 'a, b = k', 'a, (b, c) = k, (1, 2)', 'raise k', 'print k,',
                                                  'for i in k: print i,', 'assert k, k', 'print >>k, 1', 'exec k', 'with k: print "in",', 'K.x = k; K().x', 'del k.attr, k.v', 'k.v += 1'])])
        return statement + self.guarded(['k = j = None'])

    def generated(self):
        """A generator with a body of any kind, driven by hand."""
        lines, depth = ['def g1(n):', '    got = None'], 1
        for _ in range(self.random.randint(2, 6)):
            pad = '    ' * depth
            roll = self.random.random()
            if roll < 0.4:
                lines.append(pad + self.pick(['got = yield n', 'yield got', 'yield (yield 1)', 'print "(%r)" % (got,),', 'n += 1', 'x = [(yield i) for i in range(2)]', 'yield']))
            elif roll < 0.55 and depth < 4:
                lines.append(pad + self.pick(['for i in range(n):', 'while n < 4:', 'if got:', 'with Manager(%s):' % self.pick(['True', 'False'])]))
                lines.append(pad + '    n += 1')
                depth += 1
            elif roll < 0.8 and depth < 4:
                lines += [pad + 'try:', pad + '    got = yield "try"',
                          pad + self.pick(['except ValueError, e:', 'except (KeyError, GeneratorExit):', 'finally:', 'except:', 'except StopIteration:']),
                          pad + '    ' + self.pick(['print "(handled)",', 'yield "handler"', 'pass', 'n = 9', 'raise KeyError("again")', 'print sys.exc_info()[0],'])]
            else:
                lines.append(pad + self.pick(['return', 'pass', 'raise StopIteration', 'raise ValueError(n)', 'break' if depth > 1 and 'while n < 4:' in lines[-2:] else 'pass', 'boom(n)']))
                depth = max(1, depth - 1)
        if not any('yield' in line for line in lines):
            lines.append('    yield n')
        lines.append('g = g1(%s)' % self.pick(['0', '1', '2', '3']))
        drive = []
        for _ in range(self.random.randint(2, 7)):
            drive.append('show(lambda: %s)' % self.pick(['g.next()', 'g.next()', 'next(g, "end")', 'g.send("s")', 'g.send(None)', 'g.throw(ValueError)', 'g.throw(KeyError("k"))', 'g.close()',
                                                         'g.throw(GeneratorExit)', 'list(itertools.islice(g, 3))', 'g.gi_frame is None', 'g.gi_running', '1 in g', 'zip(g, "ab")', 'g.throw(StopIteration)',
                                                         'g.throw("string")', 'g.throw(Old)', 'g.throw(ValueError, 5)', 'g.throw(ValueError, ValueError("v"))', 'sys.exc_info()']))
        return self.guarded(lines) + drive + self.guarded(['g = None'])

    def defined(self):
        """A function with parameters of any kind, called in any way."""
        parameters = self.pick(['', 'a', 'a, b', 'a, b=2', 'a=1, b=2', '*c', 'a, *c', 'a, b=2, *c, **d', '**d', '(a, b), c=3', 'a, (b, (c, d))', 'self=0, **self_', 'a=[]'])
        names = [name for name in 'a b c d'.split() if name in parameters.replace('=', ' ').replace('(', ' ').replace(')', ' ').replace(',', ' ').replace('*', ' ').split()]
        body = self.pick(['return locals()', 'return sorted(locals().items())', 'a = 5; return a', 'return lambda: (%s)' % (', '.join(names) or '0') if names else 'return 1',
                          'global v0; v0 = 1; return v0', 'del a; return a', 'return a', 'print %s; return 1' % (', '.join(names) or '0'), 'return [%s for i in (1, 2)]' % (names or ['i'])[0],
                          'a.append(1); return a', 'def inner(): return %s|return inner()' % (', '.join(names) or '1')])
        lines = ['def h(%s):' % parameters] + ['    ' + line for line in body.split('|')]
        calls = []
        for _ in range(self.random.randint(1, 4)):
            parts = [self.pick(['1', '2', "'s'", '(1, 2)', '[3]', '(1, (2, 3))', 'None']) for _ in range(self.random.randint(0, 3))]
            parts += self.pick([[], [], ['b=5'], ['a=1'], ['c=1', 'b=2'], ['z=1'], ['d=0']])
            parts += self.pick([[], [], ['*(7,)'], ['*[]'], ["*'xy'"], ['*Old(2)'], ['*5'], ['*gen(2)']])
            parts += self.pick([[], [], ["**{'b': 8}"], ['**{}'], ["**{'q': 1}"], ['**{1: 2}'], ['**[]'], ["**{u'b': 1}"], ["**{'a': 3}"]])
            calls.append('show(lambda: h(%s))' % ', '.join(parts))
        calls += self.pick([[], ['show(lambda: h.func_defaults)'], ['show(lambda: (h.func_code.co_varnames, h.func_code.co_argcount, h.func_code.co_flags))'], ['show(lambda: apply(h, (1,), {}))']])
        return self.guarded(lines) + calls

    def changed(self):
        """A container that changes while it is gone through, or after deletions."""
        return self.guarded(self.pick([
            ['d = dict((i, i) for i in %s)' % self.pick(['range(9)', '"hello world"', '[5, 1, 9, 17, 33]', '(1.5, 2L, "x", u"x", (1,))']),
             'for i in list(d)[%s]: %s' % (self.pick(['::2', ':3', '1:', '-2:']), self.pick(['del d[i]', 'd.pop(i)', 'd[i] = 0; d[(i, 1)] = 2'])),
             self.pick(['d["new"] = 1', 'd.update({7: 7, 8: 8})', 'd.setdefault(15)', 'd.popitem()', 'd.clear()', 'd = d.copy()']), 'print d, len(d), d.keys()'],
            ['d = {1: 2, 3: 4}', 'for i in %s: %s' % (self.pick(['d', 'd.iteritems()', 'd.viewkeys()', 'd.keys()', 'iter(d.viewvalues())']), self.pick(['d[9] = 1', 'del d[1]', 'd[1] = 5', 'd.clear()'])), 'print d'],
            ['l = range(5)', 'for i in l:', '    %s' % self.pick(['l.append(i) if len(l) < 9 else l.pop()', 'l.remove(i)', 'l[:] = l[:-1]', 'del l[0]', 'l.insert(0, i) if len(l) < 8 else l.sort()', 'l.reverse()']), 'print l'],
            ['s = set(%s)' % self.pick(['range(9)', '"hello"', '[1, 33, 65]']), 'for i in s: %s' % self.pick(['s.add(99)', 's.discard(i)', 's.clear()', 'pass', 's |= set([i])']), 'print s'],
            ['l = [3, 1, 2]', 'l.sort(%s)' % self.pick(['lambda a, b: l.append(1) or cmp(a, b)', 'key=lambda a: len(l)', 'cmp=lambda a, b: "x"', 'reverse=1', 'key=None, reverse=True', 'lambda a: a', 'cmp, None, 5', 'lambda a, b: 2L ** 70',
                                                        'cmp=lambda a, b: b - a', 'key=lambda a: -a', 'key=boom']), 'print l'],
            ['i = iter(%s)' % self.pick(['[1, 2]', '{1: 2}', '"ab"', 'xrange(2)', 'set([1])', 'Counting(2)', 'Old(2)', 'Seq([1])', '(x for x in [1, 2])']),
             'print %s' % self.pick(['list(i), list(i)', 'i.next(), list(i), list(i)', 'next(i, 0), next(i, 0), next(i, 0)', '[(a, b) for a in i for b in i]', 'zip(i, i)', 'dict(zip(i, i))', 'iter(i) is i', 'max(i)', 'sorted(i, reverse=True)'])],
        ]))

    def moduled(self):
        """A function of a module."""
        name = self.pick('''operator.add operator.mul operator.getitem operator.contains operator.countOf operator.indexOf operator.concat operator.neg operator.truth operator.iadd operator.not_ operator.is_
            operator.itemgetter(1) operator.attrgetter("real") operator.methodcaller("upper") operator.setitem operator.delitem operator.index operator.pow math.floor math.sqrt math.pow math.log math.factorial
            math.fmod math.frexp math.ldexp math.modf math.hypot math.ceil math.exp math.trunc math.isnan math.fabs math.copysign math.degrees math.fsum'''.split())
        lazy = self.pick('''chain count cycle repeat izip imap ifilter ifilterfalse islice takewhile dropwhile groupby product permutations combinations starmap compress izip_longest tee
            combinations_with_replacement chain.from_iterable'''.split())
        if self.random.random() < 0.5:
            return ['show(lambda: %s(%s))' % (name, self.arguments(2, self.pick(['int', 'float', 'list', 'str', 'long'])))]
        return ['show(lambda: list(itertools.islice(itertools.%s(%s), 7)))' % (lazy, self.arguments(3, self.pick(['int', 'list', 'str', 'tuple'])))]

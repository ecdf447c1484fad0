import itertools, types
print list(itertools.islice(itertools.count(True), 3)), list(itertools.islice(itertools.count(True, 2), 3)), list(itertools.islice(itertools.count(True, True), 3)), list(itertools.islice(itertools.count(2L), 2)), itertools.count(True), itertools.count(5, 1)
class F(object): pass
for s in ["types.FunctionType(F())", "types.FunctionType(g.func_code, 5)", "types.FunctionType(g.func_code)", "types.FunctionType(g.func_code, {}, q=3)", "types.FunctionType(F(), q=2)", "type('a', 5, q=3)", "type('a', (), q=3)", "type('a', (), 3)", "type(1, 2, 3)", "type(name='a', bases=(), dict={})"]:
    try: print type(eval(s))
    except Exception, e: print type(e).__name__, e
for s in ["list(itertools.combinations((), 1.5))", "list(itertools.combinations('ab', -10 ** 25))", "list(itertools.combinations_with_replacement('ab', True))", "list(itertools.combinations('ab', 1L))", "list(itertools.permutations('ab', 1.5))", "list(itertools.permutations('ab', 10 ** 25))"]:
    try: print eval(s)
    except Exception, e: print type(e).__name__, e
class S(str):
    def __float__(self): print '(float)',; return 2.5
    def __getattr__(self, name): print name,; return 5
for text in ['', '7', '7.5']:
    for form in ['%d', '%x', u'%d']:
        try: print form % S(text)
        except Exception, e: print type(e).__name__, e
class F(float):
    def __float__(self): print '(float)',; return 2.5
class N(object):
    def __float__(self): print '(float)',; return None
class O:
    def __float__(self): print '(float)',; return 1.5
for s in ["complex(F(1))", "complex(1, F(1))", "complex(F(1), 1)", "complex(N())", "complex(O(), O())", "complex(2L, True)"]:
    try: print eval(s)
    except Exception, e: print type(e).__name__, e

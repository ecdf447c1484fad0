import itertools, types
print list(itertools.islice(itertools.count(True), 3)), list(itertools.islice(itertools.count(True, 2), 3)), list(itertools.islice(itertools.count(True, True), 3)), list(itertools.islice(itertools.count(2L), 2)), itertools.count(True), itertools.count(5, 1)
class F(object): pass
for s in ["types.FunctionType(F())", "types.FunctionType(g.func_code, 5)", "types.FunctionType(g.func_code)", "types.FunctionType(g.func_code, {}, q=3)", "types.FunctionType(F(), q=2)", "type('a', 5, q=3)", "type('a', (), q=3)", "type('a', (), 3)", "type(1, 2, 3)", "type(name='a', bases=(), dict={})"]:
    try: print type(eval(s))
    except Exception, e: print type(e).__name__, e

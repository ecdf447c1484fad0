exec 'a = 1'
print a
exec 'b = a + 1\nc = b * 2'
print b, c
space = {'x': 10}
exec 'y = x + 1' in space
print space['y'], '__builtins__' in space, sorted(k for k in space if k[:2] != '__')
g, l = {'x': 1}, {}
exec 'z = x' in g, l
print l, 'z' in g
print eval('1 + 2'), eval('a + b'), eval('x', {'x': 5}), eval('x + y', {'x': 1}, {'y': 2}), eval(' 3 '), eval(u'4'), eval('[i for i in range(3)]')
code = compile('p * 2', '<made>', 'eval')
print eval(code, {'p': 21}), code.co_filename, code.co_name
exec compile('print "compiled"', 'x', 'exec')
exec compile('3 + 4', 'x', 'single')
exec compile('"shown"', 'x', 'single')
exec compile('None', 'x', 'single')
exec ('q = 5', space)
print space['q']
def f():
    exec 'inside = 3'
    return inside, sorted(locals())
print f()
exec 'def made(n):\n    return n * 2\n'
print made(4), made.func_code.co_filename
for bad in ("exec '1 +'", "exec 'x = = 2'", "eval('x = 1')", "exec 5", "eval(5)", "eval('1', 5)", "exec '' in 5", "compile('1', 'f', 'wrong')", "eval('undefined')", "exec 'def f(:'", "compile(5, 'f', 'exec')", "exec '  indented'", "eval('')", "compile('a\\0b', 'f', 'exec')"):
    try:
        exec bad
    except Exception, error:
        print bad, '->', error.__class__.__name__, error
class C:
    exec 'attribute = 5'
print C.attribute
exec 'import sys as renamed'
print renamed.__name__
print eval('lambda: 5')(), eval('__name__'), eval("__import__('sys').maxint") > 0

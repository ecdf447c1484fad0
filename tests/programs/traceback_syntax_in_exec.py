import sys
for source in ('1 +', 'if x\n  pass', 'def f(:\n', 'print "unterminated', ' indented', 'x = = 1', 'return 5', 'for', '"""open', 'break', 'continue', 'f(a for a in b, c)', 'x = 5 = y', 'None = 1', 'del f()', 'lambda x: (yield', 'class', 'import', 'from x import', '@d', 'a b', '1 = x', 'def f(a, a): pass', 'def f(a=1, b): pass', 'f(a=1, 2)', 'f(**k, *a)', 'global x\nx = 1\nglobal x', 'try:\n  pass', 'if 1:\npass', 'x = [1, 2', 'x = (1, 2', '{1: 2', '%', '$', 'print >>', 'exec', 'raise a, b, c, d', 'assert', 'def f():\n  yield 1\n  return 2', '0777L + 08', '0xg', "u'\\x'", "'\\x'", 'a.1', '1.a', '1..real', 'x: int = 5', 'print(1, end="")', 'async def f(): pass', 'nonlocal x', 'f"x"', 'with a as b, c as: pass', '\tx\n  y', 'if 1:\n\tx\n        y'):
    try:
        exec compile(source, '<test>', 'exec') in {}
        print repr(source), 'runs'
    except SyntaxError, error:
        print repr(source), type(error).__name__, error.msg, error.lineno, error.offset, repr(error.text)
    except Exception, error:
        print repr(source), type(error).__name__, error
def run(source):
    exec source
run('x = 1\ny = (2 +\n')

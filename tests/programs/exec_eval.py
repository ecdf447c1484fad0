# exec, eval and compile: code that is made while the program runs.
import sys

exec 'x = 1\nprint x'
print eval('x + 1'), eval(' \t x * 5'), eval(u'x')
names = {'y': 2}
exec 'z = y * 2' in names
print names['z'], sorted(names)
exec 'w = y + q; y = 7' in names, {'q': 10}
print names['y']
local = {'q': 10}
exec 'w = y + q; y = 7' in names, local
print local, names['y']
exec ('print "tuple", x')
exec ('print "in tuple", v', {'v': 'V'})
exec ('print "in tuple", v', {'v': 'V'}, {'v': 'local'})
code = compile('print "compiled"; r = 3', '<here>', 'exec')
exec code
print r, code.co_name, code.co_filename, code.co_firstlineno
print eval(compile('1 + 2', 'f', 'eval')), eval(compile('s = 4', 'f', 'exec')), s
exec compile('1 + 1', 'f', 'single')
exec compile('"text"; None; [1]', 'f', 'single')
print _


def function(a):
    exec 'a = a + 1; b = 5'
    exec 'c = a' in globals()
    print a, b, sorted(locals())
    return eval('a * b')


try:
    function(1)
except NameError, error:
    print error
a = 'global a'
print function(1), c


def nested(n):
    def inner():
        return n, sorted(locals())
    exec 'k = 1' in {}
    return inner(), eval('n + 1'), eval('[i for i in range(n)]')


print nested(3)


def makes():
    exec 'def made(x=2, *rest):\n    return x, rest, __name__\n'
    return made


print makes()(), makes()(1, 2)
space = {}
exec 'def f(n):\n    return n and n * f(n - 1) or 1\n' in space
print space['f'](5), '__builtins__' in space


def attempt(action):
    try:
        print action()
    except Exception, error:
        print type(error).__name__, error
        if isinstance(error, SyntaxError):
            print (error.msg, error.filename, error.lineno, error.offset, error.text)


def execute(*arguments):
    if len(arguments) == 1:
        exec arguments[0]
    elif len(arguments) == 2:
        exec arguments[0] in arguments[1]
    else:
        exec arguments[0] in arguments[1], arguments[2]


def free(cell):
    def uses():
        return cell
    return uses.func_code


attempt(lambda: eval('1 +'))
attempt(lambda: eval('x = 1'))
attempt(lambda: eval(''))
attempt(lambda: eval(1))
attempt(lambda: eval('x', 1))
attempt(lambda: eval('x', []))
attempt(lambda: eval('x', {}, 1))
attempt(lambda: eval('x', {}))
attempt(lambda: eval('x', {'x': 1}, {'x': 2}))
attempt(lambda: eval('x\0'))
attempt(lambda: eval(free(1)))
attempt(lambda: eval())
attempt(lambda: execute(1))
attempt(lambda: execute('x', 1))
attempt(lambda: execute('x', {}, 1))
attempt(lambda: execute('x', None, None))
attempt(lambda: execute(free(1)))
attempt(lambda: execute('def f(:\n  pass'))
attempt(lambda: execute('if 1:\npass'))
attempt(lambda: execute('x = (1,\n'))
attempt(lambda: execute('  x = 1'))
attempt(lambda: execute('return 1'))
attempt(lambda: execute('def f(a, a): pass'))
attempt(lambda: execute('break'))
attempt(lambda: execute('x\0'))
attempt(lambda: execute('1 / 0'))
attempt(lambda: execute('raise KeyError("in exec")'))
attempt(lambda: execute(execute.func_code))
attempt(lambda: execute(free.func_code))
attempt(lambda: compile('x', 'f', 'other'))
attempt(lambda: compile('x', 'f'))
attempt(lambda: compile(1, 'f', 'exec'))
attempt(lambda: compile('x', 1, 'exec'))
attempt(lambda: compile('x', 'f', 2))
attempt(lambda: compile('x\0', 'f', 'exec'))
attempt(lambda: compile('x', 'f', 'exec', 1))
attempt(lambda: compile(source='1', filename='f', mode='eval').co_code == compile('1', 'g', 'eval').co_code)
attempt(lambda: eval(compile('1 / 2', 'f', 'eval', 0x2000)))
attempt(lambda: eval(compile('(yield 1)', 'f', 'eval')))


def depth(traceback):
    found = []
    while traceback:
        found.append((traceback.tb_frame.f_code.co_filename, traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    return found


try:
    exec 'def g():\n    1 / 0\n\ng()'
except ZeroDivisionError:
    print depth(sys.exc_info()[2])[1:]
try:
    eval('undefined')
except NameError, error:
    print error, depth(sys.exc_info()[2])[1:]
print eval('globals() is g', {'g': 1}), eval('sorted(locals())', {}, {'only': 1}), map(eval, ['1', 'x'])
print eval('sys._getframe().f_code.co_name'), eval('(lambda v: v + x)(2)')
gen = eval('(i * x for i in range(3))')
print list(gen)
exec 'from sys import *\nprint maxint == sys.maxint'
exec '''
for i in range(2):
    exec "print 'inner', i"
'''
exec 'syntax error here'

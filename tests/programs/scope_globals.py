x = 1
def reads(): return x
def writes():
    global x, made
    x = 2
    made = 'new'
def shadows():
    x = 'local'
    return x
def unbound():
    try:
        return x
    finally:
        x = 5
print reads(), shadows(), x
writes()
print x, made, reads()
try:
    unbound()
except UnboundLocalError, error:
    print error
try:
    undefined_name
except NameError, error:
    print error
def function():
    return undefined_global
try:
    function()
except NameError, error:
    print error
len = 'shadowed'
print len
del len
print len('abc')
print 'x' in globals(), globals()['x'], __name__, sorted(k for k in globals() if k[:2] != '__')
def local_names(a, b=2):
    c = 3
    return sorted(locals().items())
print local_names(1)
class C:
    y = x
    x = 'class'
    print sorted(k for k in locals() if k[:2] != '__')
    def get(self): return x
print C.x, C.y, C().get()
def f():
    exec 'z = 10'
    return z
print f()
def g():
    locals()['q'] = 1
    try:
        return q
    except NameError, error:
        return error
print g()
def outer():
    v = 1
    def inner():
        global v
        v = 'global'
    inner()
    return v
print outer(), v
del x
try:
    reads()
except NameError, error:
    print error

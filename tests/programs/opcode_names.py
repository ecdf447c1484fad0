# STORE_GLOBAL, DELETE_GLOBAL, DELETE_FAST, DELETE_NAME, LOAD_DEREF: where names live and how they die.
counter = 0
def count():
    global counter, made
    counter += 1
    made = counter * 10
count(); count()
print counter, made
def forget():
    global made
    del made
forget()
try:
    print made
except NameError, error:
    print error
try:
    forget()
except NameError, error:
    print error
def local():
    x = 1
    del x
    try:
        print x
    except UnboundLocalError, error:
        print error
    try:
        del x
    except UnboundLocalError, error:
        print error
    x = 2
    print x
local()
def use_before():
    print later
    later = 1
try:
    use_before()
except UnboundLocalError, error:
    print error
def use_global():
    print nowhere
try:
    use_global()
except NameError, error:
    print error
def free():
    def inner(): return late
    try:
        inner()
    except NameError, error:
        print error
    late = 'now it is here'
    print inner()
free()
value = 'module'
class Scope(object):
    print value
    value = 'class'
    print value
    del value
    print value
    try:
        del value
    except NameError, error:
        print error
    def method(self): return value
print Scope().method(), hasattr(Scope, 'value')
del value
try:
    value
except NameError, error:
    print error
try:
    del value
except NameError, error:
    print error
namespace = {'x': 1}
exec 'y = x + 1\nglobal z\nz = y + 1\ndel x' in namespace
print sorted(k for k in namespace if not k.startswith('__'))
exec 'b = a * 2' in {'a': 1}, namespace
print namespace['b']
def shadow(len):
    return len
print shadow(3), len('abc')
len = lambda thing: 'mine'
print len('abc')
del len
print len('abc')
True, saved = 0, True
print True, saved, 1 == 1
del True
print True
print [name for name in sorted(globals()) if not name.startswith('_')]
for x in range(3): pass
squares = [y * y for y in range(4)]
cubes = list(y3 ** 3 for y3 in range(4))
print x, y, 'y3' in globals()

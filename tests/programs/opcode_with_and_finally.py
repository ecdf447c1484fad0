# SETUP_WITH, WITH_CLEANUP, SETUP_FINALLY, END_FINALLY, CONTINUE_LOOP, BREAK_LOOP: every way to leave a block.
class Manager(object):
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print 'enter', self.name
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print 'exit', self.name, kind and kind.__name__, value, traceback is not None
        return self.swallow

def leave(how):
    for n in 1, 2:
        with Manager('m%d' % n) as name:
            try:
                print how, name
                if how == 'return': return 'returned'
                if how == 'break': break
                if how == 'continue': continue
                if how == 'raise': raise KeyError(how)
                print 'falls through'
            finally:
                print 'finally', how
    else:
        return 'else of the loop'
    return 'after the loop'
for how in 'fall', 'return', 'break', 'continue', 'raise':
    try:
        print leave(how)
    except KeyError, error:
        print 'KeyError', error
with Manager('outer') as a, Manager('inner', True) as b:
    print a, b
    1 / 0
print 'swallowed'
def override():
    try:
        return 'try'
    finally:
        return 'finally'
def lose():
    while True:
        try:
            raise ValueError('lost')
        finally:
            break
    return 'lost it'
def nested():
    for i in range(3):
        try:
            try:
                if i == 1: continue
                if i == 2: return 'done at 2'
            finally:
                print 'inner', i
        finally:
            print 'outer', i
def twice():
    try:
        try:
            raise KeyError('first')
        finally:
            raise ValueError('second')
    except ValueError, error:
        return error
print override(), lose(), nested(), twice()
def generate():
    with Manager('in generator'):
        try:
            yield 1
            yield 2
        finally:
            print 'generator cleans up'
for value in generate():
    print value
    break
g = generate()
g.next()
try:
    g.throw(RuntimeError, 'thrown in')
except RuntimeError, error:
    print error
class NoExit(object):
    def __enter__(self): return self
class NoEnter(object):
    def __exit__(self, *args): pass
class Raises(object):
    def __enter__(self): return self
    def __exit__(self, *args): raise IndexError('from exit')
class Instance(object):
    def __init__(self):
        self.__enter__ = lambda: 'not used'
        self.__exit__ = lambda *args: None
for manager in NoExit(), NoEnter(), 5, Instance(), Raises():
    try:
        with manager as m:
            print 'body'
            raise KeyError('body')
    except Exception, error:
        print type(error).__name__, error
class OldManager:
    def __getattr__(self, name):
        print 'getattr', name
        if name == '__enter__': return lambda: 'old'
        if name == '__exit__': return lambda *args: True
        raise AttributeError(name)
with OldManager() as old:
    print old
    raise SystemExit
print 'end'

# Frames: walking f_back, f_locals, f_lineno, f_lasti, f_builtins; tracebacks kept; generators' frames.
import sys
def where(depth=0):
    frame, names = sys._getframe(depth), []
    while frame:
        names.append('%s:%d' % (frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names
def a(): return b()
def b():
    local = 'of b'
    return [where() for _ in [1]][0]
print a()
class C(object):
    here = where()
    def method(self): return where(1)
print C.here, C().method(), (lambda: where())(), map(lambda _: where(), [0])[0], list(where() for _ in 'x')[0]
def locals_of(depth): return sys._getframe(depth).f_locals
def caller():
    x, y = 1, [2]
    return sorted(locals_of(1).items())
print caller(), sorted(k for k in locals_of(1) if k in ('a', 'b', 'C'))
def closure():
    free = 'free variable'
    def inner():
        own = free
        return sorted(sys._getframe().f_locals.items())
    return inner()
print closure()
frame = sys._getframe()
print frame.f_back, frame.f_code.co_name, frame.f_globals is globals(), frame.f_locals is frame.f_globals, frame.f_builtins is __builtins__.__dict__, frame.f_trace, frame.f_exc_type, frame.f_restricted if hasattr(frame, 'f_restricted') else ''
def lasti():
    f = sys._getframe()
    first = f.f_lasti
    second = f.f_lasti
    return first, second, f.f_lineno, f.f_code.co_firstlineno
print lasti()
def numbers():
    local = 'in the generator'
    yield sys._getframe().f_back.f_code.co_name
    yield sys._getframe().f_lineno
g = numbers()
print g.gi_frame.f_lasti, g.gi_frame.f_lineno, g.gi_frame.f_locals, g.gi_frame.f_back
def drive(): return g.next()
print drive(), g.gi_frame.f_lasti > 0, g.gi_frame.f_locals, g.gi_frame.f_back, drive()
print list(g), g.gi_frame
def fail(n):
    held = n * 10
    if n: return fail(n - 1)
    raise ValueError('bottom')
try:
    fail(2)
except ValueError:
    tb = sys.exc_info()[2]
    while tb:
        f = tb.tb_frame
        print f.f_code.co_name, tb.tb_lineno, f.f_lineno, sorted(k for k in f.f_locals if k in ('n', 'held')), f.f_locals.get('held')
        tb = tb.tb_next
for wrong in (-1, 100, 'x'):
    try:
        print sys._getframe(wrong).f_code.co_name
    except (ValueError, TypeError), error:
        print type(error).__name__, error
for attempt in ('frame()',):
    try:
        exec attempt
    except (TypeError, AttributeError), error:
        print attempt, '->', type(error).__name__, error
def changed():
    x = 1
    sys._getframe().f_locals['x'] = 99
    return x
print changed()
exec 'print sys._getframe().f_code.co_name, sys._getframe().f_code.co_filename, sys._getframe(1).f_code.co_name'
print eval('sys._getframe().f_back.f_code.co_name'), type(frame), [n for n in dir(frame) if n.startswith('f_')]
class Tracer(object):
    def __enter__(self):
        self.caller = sys._getframe(1).f_code.co_name
        return self
    def __exit__(self, *details): print 'left', self.caller, 'at', sys._getframe(1).f_lineno
def traced():
    with Tracer():
        pass
traced()
def decorated(f):
    def wrapper(*args): return f(*args)
    return wrapper
@decorated
def who(): return where()
print who()

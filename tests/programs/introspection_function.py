def f(a, b=2, *c, **d):
    """Doc of f."""
    e = a
    return lambda: e
code = f.func_code
print f.__name__, f.func_name, f.__doc__, f.func_doc, f.func_defaults, f.__defaults__, f.__module__, f.func_globals is globals(), f.func_closure, f.__dict__
print code.co_name, code.co_argcount, code.co_nlocals, code.co_varnames, code.co_cellvars, code.co_freevars, code.co_names, code.co_flags, code.co_stacksize, code.co_firstlineno, code.co_filename.split('/')[-1], len(code.co_consts), repr(code.co_code), repr(code.co_lnotab)
g = f(5)
print g.func_closure[0].cell_contents, g.func_code.co_freevars, g.__closure__ == g.func_closure, type(g.func_closure[0]).__name__
f.note = 'attribute'
print f.note, f.__dict__, f.func_dict
f.__name__ = 'renamed'
f.__doc__ = None
print f.func_name, f.__doc__
def h(x): return 'h', x
f.func_code = h.func_code
print f(3)
f.func_defaults = (9,)
print f()
for action in ("f.func_code = 5", "f.func_code = g.func_code", "f.func_defaults = 5", "f.func_globals = {}", "f.func_closure = ()", "f.__name__ = 5", "f.func_dict = 5", "del f.func_code", "f.func_code.co_name = 'x'", "f.nothing"):
    try:
        exec action
    except Exception, error:
        print action, '->', error.__class__.__name__, error
import types
made = types.FunctionType(h.func_code, {'__builtins__': __builtins__}, 'made', (7,))
print made(), made.__name__, made.func_defaults, type(f) is types.FunctionType, isinstance(g, types.LambdaType), type(code) is types.CodeType

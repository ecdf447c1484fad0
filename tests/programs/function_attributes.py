def add(a, b=2, *rest, **more):
    "Adds."
    return a + b

def make(n):
    def inner():
        return n
    return inner

print add.func_name, add.__name__, add.func_defaults, add.__defaults__, add.func_doc, add.__doc__
print add.func_closure, add.__module__, add.func_dict, add.__dict__
print add.func_globals is globals(), add.func_code is add.__code__, add.__class__, type(add).__name__
add.calls = 3
add.calls += 1
print add.calls, add.__dict__, add.func_dict is add.__dict__
add.__name__ = 'plus'
add.func_defaults = (10,)
add.__doc__ = None
add.__module__ = 'elsewhere'
add.__dict__ = {'a': 1}
print add.__name__, add(1), add.__doc__, add.__module__, add.a
add.func_defaults = None
print add.func_defaults

inner = make(5)
print inner.func_closure[0].cell_contents, inner.__closure__ == inner.func_closure, len(inner.func_closure)
print inner.func_code.co_freevars, make.func_code.co_cellvars
other = make(6)
inner.func_code = other.func_code
print inner()

code = make.func_code
print code.co_argcount, code.co_nlocals, code.co_stacksize, code.co_flags, code.co_name, code.co_firstlineno
print code.co_varnames, code.co_names, code.co_consts[0], len(code.co_consts), code.co_filename
print repr(code.co_code), add.func_code.co_consts, add.func_code.co_varnames

def change(what):
    try:
        what()
    except (TypeError, AttributeError, ValueError), error:
        print error.__class__.__name__, error

def set_name(): add.__name__ = 5
def set_code(): add.func_code = 5
def set_code_of_closure(): add.func_code = inner.func_code
def set_defaults(): add.func_defaults = [1]
def set_globals(): add.func_globals = {}
def set_closure(): inner.__closure__ = None
def set_dict(): add.__dict__ = 5
def set_code_field(): code.co_name = 'x'
def set_cell(): inner.func_closure[0].cell_contents = 5
def get_missing(): return add.missing
def get_missing_of_code(): return code.missing
def get_missing_of_cell(): return inner.func_closure[0].missing

def empty_cell():
    def use():
        return later
    print use.func_closure[0].cell_contents
    later = 1

for f in (set_name, set_code, set_code_of_closure, set_defaults, set_globals, set_closure, set_dict, set_code_field,
          set_cell, get_missing, get_missing_of_code, get_missing_of_cell, empty_cell):
    change(f)

# Every field of a code object.
def outer(a, b, (c, d), *rest, **more):
    "What it does."
    e = 1.5
    def inner():
        return a + e
    return inner, 'text', None, (1, 'two', (3,))

for code in (outer.func_code, outer(1, 2, (3, 4))[0].func_code, (lambda: 0).func_code):
    print code.co_name, code.co_filename, code.co_firstlineno, code.co_flags
    print code.co_argcount, code.co_nlocals, code.co_stacksize
    print code.co_varnames, code.co_names, code.co_cellvars, code.co_freevars
    print repr(code.co_code), repr(code.co_lnotab)
    print [constant for constant in code.co_consts if constant.__class__ is not outer.func_code.__class__]

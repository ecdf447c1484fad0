def add(x, y=2):
    return x + y

code = add.func_code
print code.co_name, code.co_argcount, code.co_varnames
print len(code.co_code), repr(code.co_code)
print code.co_consts
print add(1)

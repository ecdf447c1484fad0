# The symbol table looks at the whole program before code generation begins.
break
def f(a, a): pass

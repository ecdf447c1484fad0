x = {a for a in b}
x = {a for a in b if c}
x = {a for a in b for c in d}
x = {(a, b) for a, b in c}
x = {{a for a in b} for b in c}
def f(a, b):
    return {x + a for x in b}
x = {a for a in b if c for d in e if f if g}

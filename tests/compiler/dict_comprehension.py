x = {a: b for a in c}
x = {a: b for a, b in c}
x = {a: b for a in c if d}
x = {a: b for a in c for b in d}
x = {a: {b: c for b in d} for a in e}
def f(a, b):
    return {x: a for x in b}
x = {a: b for a in c if d for b in e if f if g}

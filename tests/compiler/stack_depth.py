# co_stacksize in code with deep expressions and blocks.
x = f(a, g(b, h(c, i(d, j(e, f)))))
x = [a, [b, [c, [d, [e]]]]]
x = {a: {b: {c: [d, e]}}}
x = (a, (b, (c, (d, (e, f)))))
def f():
    try:
        try:
            a(1, 2, 3)
        finally:
            b(1, 2)
    except E, e:
        c(1, 2, 3, 4)
    for x in a:
        for y in x:
            for z in y:
                f(x, y, z)
def g():
    return a < b < c < d, [x for x in y for z in x]

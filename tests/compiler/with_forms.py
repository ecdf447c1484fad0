with a: b
with a as c: b
with a as (c, d): b
with a as c.d: b
with a as c[0]: b
with a, b: c
with a as b, c as d: e
with a() as b, c(b) as d, e(d): f
with a:
    with b:
        c

exec a
exec a in b
exec a in b, c
exec(a)
exec(a, b)
exec(a, b, c)
exec 'x = 1' in {}

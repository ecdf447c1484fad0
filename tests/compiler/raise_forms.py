raise
raise a
raise a, b
raise a, b, c
raise a()
raise (a, b)
raise E, 'x'

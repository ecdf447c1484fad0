print (a,
       b), \
    c
assert (a ==
        b), (
    c)
raise a(
    b), \
    c

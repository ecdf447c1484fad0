x = (a +
     b +
     c)
x = f(a,
      b,
      c=d,
      *e)
x = [
    1,
    a,

    b
]
x = {
    a:
    b,
    c
    : d
}
x = (a
     if b
     else c)
x = (a
     and b
     or c)
x = a[
    b
]
x = a. \
    b. \
    c
x = lambda: \
    a

with a as b, \
     c as d:
    e

with f(
    g) as \
    h:

    i

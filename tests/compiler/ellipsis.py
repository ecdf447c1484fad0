x = a[...]
x = a[..., 0]
x = Ellipsis
a[...] = 1

while None: a
while None:
    b
else:
    c
if None: d
x = None and e
y = None or f

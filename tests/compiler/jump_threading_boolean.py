x = a and b and c or d
x = (a and b) and c
x = (a or b) or c
x = (a and b) or (c and d)
x = (a or b) and (c or d)
x = not (a and b) or c
if (a and b) or (c and d): e
while (a or b) and not c: d
x = a and (b or c) and d
x = a if b and c else d
x = a if b or c else d
x = (a and b) if c else d
x = a and b if c else d or e
x = a or (b and c) or (d and not e)

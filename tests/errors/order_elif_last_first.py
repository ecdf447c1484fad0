if x:
    1 = a
elif y:
    2 = b
else:
    3 = c

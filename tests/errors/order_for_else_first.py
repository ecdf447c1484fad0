for 1 in x:
    pass
else:
    2 = x

if a:
    if b:
        if c:
            d
        elif e:
            f
    else:
        g
elif h:
    if i:
        j
else:
    if k:
        l
    else:
        m

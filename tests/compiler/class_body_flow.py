class C:
    if a:
        x = 1
    else:
        x = 2
    for i in x:
        y = i
    try:
        z = 1
    except E:
        pass
    while 0: pass
    w = [i for i in x]
    print w

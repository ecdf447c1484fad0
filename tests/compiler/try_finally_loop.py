def f():
    try:
        a
    finally:
        for x in b:
            if x: continue
            break
def g():
    while a:
        try:
            b
        finally:
            while c:
                continue

def f(a):
    for x in a:
        for y in x:
            if y:
                break
        else:
            return x
    else:
        return None
    return y

def f():
    try:
        return 1
    except E:
        return 2
    else:
        return 3
def g():
    try:
        return 1
    finally:
        return 2
def h():
    try:
        return 1
    except E, e:
        raise
    finally:
        print 1
def k():
    for x in a:
        try:
            return x
        finally:
            b

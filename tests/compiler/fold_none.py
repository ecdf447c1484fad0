# LOAD_NAME None becomes LOAD_CONST.
x = None
def f(a=None):
    return None
def g():
    x = (None, None)
    if a is None: b
    if None: c
    return None and 1
class C:
    x = None
print None, (1, None)

def f():
    None_ = len
    str = len
    return str, len, int.__name__

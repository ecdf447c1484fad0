# mode: single
def f():
    1
    a
    "b"

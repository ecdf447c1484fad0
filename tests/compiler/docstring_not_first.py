x = 1
"this string makes no code"
def f():
    pass
    "nor does this"

# Constants that folding made superfluous stay.
def f():
    return 1 + 2 + 3
def g():
    return 'a' 'b', (1, 2)

def f(x):
    def g():
        exec "y = 1"
        return x

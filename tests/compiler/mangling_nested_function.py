def f():
    class C:
        def g(self):
            __x = 1
            def h():
                return __x
            return h
    __x = 2
    return __x

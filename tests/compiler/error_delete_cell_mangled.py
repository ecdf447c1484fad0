class C:
    def f(self):
        __x = 1
        def g():
            return __x
        del __x

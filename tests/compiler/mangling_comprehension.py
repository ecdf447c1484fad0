class C:
    a = [__x for __x in y]
    b = (__x for __x in y)
    c = {__x for __x in y}
    d = {__x: __y for __x, __y in z}
    def f(self, (__a, __b)):
        return __a

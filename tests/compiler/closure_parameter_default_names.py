def outer(self):
    def __private(self, __x): return __x, self
    return __private
class C:
    def f(self):
        __y = 1
        return lambda: (self, __y)

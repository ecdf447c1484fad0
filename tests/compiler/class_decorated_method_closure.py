def f(deco):
    class C(object):
        @deco
        def m(self):
            return deco(self)
        @property
        def p(self):
            return self.m
    return C

@f(x for x in y, 1)
class C: pass

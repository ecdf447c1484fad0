class C:
    x = 1
    a = [x for y in z]
    b = (x for y in z)
    c = {x for y in z}
    d = {x: y for y in x}
    def f(self):
        return [x for x in self.a]

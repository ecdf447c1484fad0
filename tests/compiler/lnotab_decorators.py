@a
@b
@c
def f():
    pass
class C:
    @a

    def f(self):
        pass

@a(
    1,
)
@b

@c
def f(
    x,
    y=2,
):
    return x

@d

class C(
    object,
):
    pass

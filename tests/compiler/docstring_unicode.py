u"A unicode docstring is stored as __doc__ all the same."
def f():
    u"doc"
class C:
    u"doc"

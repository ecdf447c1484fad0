class C:
    "The docstring."
    x = 1
class D:
    """Alone."""
class E(object):
    x = "not a docstring"
    "neither"

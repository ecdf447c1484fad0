def f():
    import a
    import b.c
    import d.e as g
    from h import i, j as k
    return a, b, g, i, k
class C:
    import a
    from b import c

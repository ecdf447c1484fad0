class C:
    import __a
    import __a.b
    import __a.b as c
    from __a import __b
    from __a.c import __b as __d
    def f(self):
        import __x
        from y import __z
        return __x, __z

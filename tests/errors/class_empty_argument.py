class C(,): pass

# mode: single
class C:
    a
    1

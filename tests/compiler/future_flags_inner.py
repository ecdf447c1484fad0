from __future__ import division, absolute_import
def f():
    class C:
        x = lambda: (a for a in b)

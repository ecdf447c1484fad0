import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def outer():
    frame = sys._getframe()
    show(frame)
    inner()
    show(frame)
    kept = inner()
    show(frame, kept)
    del kept
    show(frame)
def inner():
    me = sys._getframe()
    show(me, me.f_back)
    return me
outer(); show(outer, inner, inner.func_code)

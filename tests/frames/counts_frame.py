import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def f():
    frame = sys._getframe()
    show(frame, frame.f_code, frame.f_globals, frame.f_back)
    return frame
kept = f(); show(kept, kept.f_code)
other = f(); show(kept, other, f.func_code)
del kept; show(other, f.func_code)
show(sys._getframe())
del other; show(f.func_code)

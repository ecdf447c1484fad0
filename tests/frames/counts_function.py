import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def f(a=[]): return a
show(f, f.func_code, f.func_defaults, f.func_globals)
g = f; show(f, f.func_code)
x = f(); show(f, x, f.func_defaults)
h = type(f)(f.func_code, {}); show(f, f.func_code, h)
del g; show(f, f.func_code)
f.attribute = f; show(f, f.func_dict)
del h; show(f, f.func_code)

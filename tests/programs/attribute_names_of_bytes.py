# The name in an AttributeError is shown as the bytes that it has, up to a NUL.
import sys
class New(object): pass
class Old: pass
def function(): pass
for owner in (New(), New, Old(), Old, 5, [], {}, int, function, len, sys, ValueError('v'), Ellipsis):
    for name in ('\xe9\xe9', 'a\0b', '', 'n' * 405):
        for use in (getattr, delattr, lambda o, n: setattr(o, n, 1)):
            if use not in (getattr, delattr) and owner is not 5 and owner not in ([], {}): continue
            try: use(owner, name)
            except (AttributeError, TypeError), e: print repr(str(e))[:90]

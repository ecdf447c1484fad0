def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

def forever():
    class R(object):
        def __init__(self): self.r = R()
    R()
attempt(forever)
def forever2():
    class R(object):
        def __getattr__(self, name): return getattr(self, name + 'x')
    R().a
attempt(forever2)
def forever3():
    class R(object):
        def __add__(self, other): return self + other
    R() + 1
attempt(forever3)
def forever4():
    class R(object):
        def __repr__(self): return repr(self)
    repr(R())
attempt(forever4)
def forever5():
    class R(object):
        def __eq__(self, other): return self == other
    R() == 1
attempt(forever5)
def forever6():
    class R(object):
        def __str__(self): return '%s' % self
    str(R())
attempt(forever6)
def forever7():
    class R(object):
        def __len__(self): return len(self)
    len(R())
attempt(forever7)
def forever8():
    class R:
        def __getattr__(self, name): return getattr(self, name)
    R().x
attempt(forever8)
def forever9():
    class R(object):
        def __call__(self): return self()
    R()()
attempt(forever9)
def forever10():
    class R(object):
        def __hash__(self): return hash(self)
    {R(): 1}
attempt(forever10)

# Exceptions whose class makes something else, and what object.__setattr__ is not for.
class E(Exception):
    def __new__(cls, *args):
        return 5
for what in [lambda: E(), lambda: E('a', 'b')]:
    try:
        print repr(what())
    except Exception as e:
        print type(e), e
try:
    raise E
except BaseException as e:
    print type(e), e
try:
    raise E, 'x'
except BaseException as e:
    print type(e), e
try:
    raise E('x')
except BaseException as e:
    print type(e), e
class F(Exception):
    def __new__(cls, *args):
        return ValueError('other')
try:
    raise F
except BaseException as e:
    print type(e), e
class Old: pass
o = Old()
for f in [lambda: object.__setattr__(o, 'a', 1), lambda: object.__delattr__(o, 'a'), lambda: object.__setattr__(Old, 'a', 1), lambda:object.__getattribute__(o, 'x'), lambda: object.__setattr__(type, 'a', 1), lambda: object.__setattr__(int, 'a', 1), lambda: type.__setattr__(int,'a',1)]:
    try: print f()
    except Exception as e: print type(e).__name__, e

for base in BaseException, LookupError, EnvironmentError, StandardError, Warning, RuntimeError, ArithmeticError, ValueError, \
        NameError, SyntaxError, IndentationError, UnicodeError, KeyError, int, bool:
    print base.__name__, [c.__name__ for c in base.__subclasses__() if c.__module__ in ('exceptions', '__builtin__', '__main__')]


class L(KeyError):
    pass


def tree(base, level=0):
    for c in base.__subclasses__():
        if c.__module__ == 'exceptions':
            print '  ' * level + c.__name__
            tree(c, level + 1)
tree(BaseException)
print KeyError.__subclasses__(), L.__subclasses__()

# What can be asked of a functools.partial, and what can be put on it.
import functools

basetwo = functools.partial(int, base=2)
basetwo.__doc__ = 'Reads a number in base two.'
basetwo.uses = 0
print basetwo.__doc__, basetwo.uses, sorted(basetwo.__dict__)
basetwo.uses += 1
print basetwo('10010'), basetwo.uses, basetwo.func is int, basetwo.args, basetwo.keywords
del basetwo.uses


def attempt(what):
    try:
        print what, '->', eval(what)
    except Exception as error:
        print what, '->', type(error).__name__, error


def attempt_to(what):
    try:
        exec what
    except Exception as error:
        print what, '->', type(error).__name__, error
    else:
        print what, 'is fine'


attempt('basetwo.uses')
attempt('basetwo.__name__')
attempt('hasattr(basetwo, "__dict__"), hasattr(basetwo, "x")')
for what in ['basetwo.func = len', 'basetwo.args = ()', 'basetwo.keywords = {}', 'del basetwo.func', 'del basetwo.uses',
             'basetwo.__dict__ = {"x": 1}', 'basetwo.__dict__ = 5', 'del basetwo.__dict__', 'setattr(basetwo, "y", 2)',
             'del basetwo.x']:
    attempt_to(what)
print basetwo.__dict__, basetwo.y, vars(basetwo)


def wrapped(a, b):
    """What wrapped is for."""
    return a, b


partial = functools.partial(wrapped, 1)
functools.update_wrapper(partial, wrapped)
print partial.__name__, partial.__doc__, partial.__module__, partial(2)
other = functools.wraps(wrapped)(functools.partial(wrapped, b=3))
print other.__name__, other(4), other is partial

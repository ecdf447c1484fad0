# -*- coding: latin-1 -*-
# Where C code notes what a module was warned of: in its __warningregistry__, whatever the module has made of that.
def warned(registry, what='j // 2'):
    names = {'__name__': 'quiet', '__warningregistry__': registry, 'j': 2j}
    try:
        print eval(what, names),
    except Exception as error:
        print type(error).__name__, error,
    print names['__warningregistry__']


for registry in [{}, None, 'text', [], 5, dict]:
    warned(registry)
    warned(registry, '"\xe9" == u"\xe9"')


class Registry(dict):
    def __setitem__(self, key, value):
        print 'not asked'


class Unhashed(object):
    def __init__(self, answer):
        self.answer = answer

    def __nonzero__(self):
        print 'asked',
        return self.answer


warned(Registry())
noted = {}
warned(noted)
[key] = noted
for answer in [True, False, 0]:
    noted[key] = Unhashed(answer) if answer is not 0 else 0
    names = {'__warningregistry__': noted, '__name__': 'quiet', 'j': 2j}
    print eval('j // 2', names), type(noted[key]).__name__


class Same(object):
    def __init__(self, fails):
        self.fails = fails

    __hash__ = key.__hash__

    def __eq__(self, other):
        print 'same?', other[0],
        if self.fails:
            raise ValueError('not to be compared')
        return False


for fails in [False, True]:
    registry = {Same(fails): 1}
    names = {'__warningregistry__': registry, '__name__': 'quiet', 'j': 2j}
    try:
        print eval('j // 2', names), len(registry)
    except Exception as error:
        print type(error).__name__, error, len(registry)

# Of no module, of the program itself, of no file.
import sys
sys.argv = ['called.py']
exec '"\xe9" == u"\xe9"' in {}
exec '"\xe9" == u"\xe9"' in {'__name__': 'called'}
exec '"\xe9" == u"\xe9"' in {'__name__': '__main__'}
exec '"\xe9" == u"\xe9"' in {'__file__': 'filed.py'}

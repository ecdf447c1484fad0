# What is to go some day is warned of in silence: the module that does it has a __warningregistry__ then.
def quiet(what):
    names = {'__name__': 'quiet', 'what': what}
    exec what in names
    print what.split('; ')[-1], '__warningregistry__' in names, names.get('__warningregistry__')


class Both(object):
    def __new__(cls, *args): return object.__new__(cls, *args)
    def __init__(self, *args): object.__init__(self, *args)


class Old:
    def __str__(self): return 'old'


j = 2 + 3j
DEPRECATED = ['j // 2', 'j % 2j', 'divmod(j, 2)', 'format([1], "5")', 'format(Old(), u">5")', '"{0:8}".format(None)', 'ValueError("v").message', 'Both(1)']
OTHERS = ['j / 2', 'format([1], "")', 'ValueError("v").args', 'Both()', 'format(2.5, "5.2f")']
for what in DEPRECATED + OTHERS:
    quiet('from __main__ import j, Both, Old; ' + what)
quiet('try: {}[1]\nexcept ("a", "b", KeyError): pass')
quiet('try: {}[1]\nexcept KeyError: pass')

import sys
import warnings
warnings.simplefilter('always')
warnings.showwarning = lambda message, category, filename, lineno: sys.stdout.write('%s: %s\n' % (category.__name__, message))
for what in DEPRECATED:
    print eval(what).__class__.__name__
try:
    {}[1]
except ('a', KeyError):
    print 'caught'
warnings.simplefilter('error')
for what in DEPRECATED:
    try:
        print eval(what).__class__
    except Warning, warning:
        print type(warning).__name__, warning

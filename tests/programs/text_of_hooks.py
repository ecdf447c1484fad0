# Which method a TypeError blames when __repr__ gives no text; what is asked of old-style instances; sizes of exceptions.
class Itself(list):
    def __repr__(self): return self
for text in (repr, str, lambda x: '%r' % x, lambda x: '%s' % x, lambda x: `x`, lambda x: repr([x])):
    try: print text(Itself())
    except TypeError, e: print e
class Giving:
    def __init__(self, number): self.number = number
    def __int__(self): print '(int)',; return self.number
for number in ('x', None, [], 3, 4L):
    for use in (range, xrange, lambda k: range(1, k), int, long):
        try: print use(Giving(number))
        except TypeError, e: print e
class Sized(Exception):
    def __len__(self): print '(len)',; return 2
print type(reversed(Sized('a', 'b'))), list(reversed(Sized('a', 'b')))
class FailingWhateverTheNameIs:
    def __getattr__(self, name): print '(%s)' % name,; raise self.error(name)
for FailingWhateverTheNameIs.error in (AttributeError, KeyError):
    for use in (unicode, str, list, bool, iter, lambda o: map(None, o), lambda o: u'%s' % o):
        try: print repr(use(FailingWhateverTheNameIs()))[:21]
        except Exception, e: print type(e).__name__, e
class Plus(complex):
    def __repr__(self): return 'Plus'
print repr(+Plus(1, 2)), repr(-Plus(1, 2))
print float.fromhex('\x0b 0x1.8p1 \t\n')
import math
for two in ((1j, []), (1j, 2), ([], 1j), (Giving(2), 1j), (2, 3)):
    for function in (math.pow, math.atan2, math.fmod, math.hypot, math.copysign):
        try: print function(*two)
        except Exception, e: print type(e).__name__, e

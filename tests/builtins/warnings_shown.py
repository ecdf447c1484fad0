print '\xe9' == u'\xe9'
print '\xe9' != u'\xe9'
for i in range(3): print '\xe9' == u'a'
print {'\xe9': 1}.get(u'\xe9'), u'\xe9' in ['\xe9', 3]
import warnings
warnings.warn('hello')
warnings.warn('hello', DeprecationWarning)
def f(): warnings.warn('in f', stacklevel=2)
f()
f()
for i in range(3): f()
warnings.simplefilter('always')
for i in range(2): warnings.warn('again')
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('rec', DeprecationWarning)
    print len(w), w[0].category, str(w[0].message), w[0].lineno
warnings.simplefilter('error')
try: warnings.warn('err')
except UserWarning, e: print repr(e)
try: print '\xe9' == u'\xe9'
except UnicodeWarning, e: print repr(e)
warnings.resetwarnings()
warnings.filterwarnings('ignore', 'abc')
warnings.warn('abcd'); warnings.warn('xabcd')
class W(UserWarning): pass
warnings.warn(W('mine'))
warnings.warn_explicit('expl', W, 'f.py', 7)
print warnings.formatwarning('m', W, 'f.py', 3)
print warnings.formatwarning('m', W, 'f.py', 3, 'line')
warnings.showwarning('m', W, 'f.py', 3)
print sorted(__warningregistry__.keys())[:3]

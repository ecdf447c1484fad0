# What reload and execfile refuse; that a module of the library is the same one afterwards. The files of a program are tested in import.rs.
import string, sys
again = reload(string)
print again is string, again is sys.modules['string'], string.lowercase
for wrong in (5, None, 'string', type(sys)('made')):
    try: reload(wrong)
    except (TypeError, ImportError), e: print type(e).__name__, e
sys.modules['no.part'] = type(sys)('no.part')
try: reload(sys.modules['no.part'])
except ImportError, e: print e
for arguments in (('nothing.py',), (5,), ('nothing.py', None), ('nothing.py', {}, 5), ('nothing.py', {}, {}), ()):
    try: execfile(*arguments)
    except (TypeError, IOError), e: print type(e).__name__, e
space = {}
try: execfile('nothing.py', space)
except IOError, e: print e.errno, e.strerror, e.filename, space.keys()
print sys.gettrace()

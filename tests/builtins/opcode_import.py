# IMPORT_NAME, IMPORT_FROM, IMPORT_STAR, and what each leaves behind.
import sys
import math as m, operator
from math import floor, ceil as up
from operator import add, mul as times
print m.__name__, operator.__name__, floor(2.5), up(2.5), add(2, 3), times(2, 3)
def inside():
    import math
    from math import pi
    return math is m, '%.4f' % pi, sorted(locals())
print inside()
from string import *
print digits, upper('abc')
exec 'from math import *'
print sqrt(16), '_' in dir()
print sys.modules['math'] is m, __import__('math') is m, 'math' in sys.modules
for wrong in ('import nothing_here', 'import math.nothing', 'from math import nothing', 'from nothing import x', 'import nothing.inside', 'from math import pi, nothing', 'from math import sqrt.x', 'from . import math'):
    try:
        exec wrong
    except (ImportError, SyntaxError, ValueError), error:
        print wrong, '->', type(error).__name__, error
try:
    __import__('')
except ValueError, error:
    print error
try:
    __import__(5)
except TypeError, error:
    print error
sys.modules['none'] = None
try:
    import none
except ImportError, error:
    print error
import types
made = types.ModuleType('made', 'a made module')
made.x = 5
sys.modules['made'] = made
from made import x
print x, made.__name__, made.__doc__, made, sorted(vars(made))
try:
    from made import y
except ImportError, error:
    print error
print __name__, __doc__, __builtins__.__name__
print type(sys), isinstance(sys, types.ModuleType)

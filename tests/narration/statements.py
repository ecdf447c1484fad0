import sys
from sys import maxint as largest, argv
from sys import *
print >>sys.stdout, 'to a file'
print >>sys.stdout
s = {1, 2}
t = {x % 2 for x in (1, 2, 3)}
exec 'made = 1'
import math

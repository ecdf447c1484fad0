# flags: 0x6000
from __future__ import print_function
x = 1 / 2
import a
print(x)

from __future__ import division; from __future__ import print_function; x = 1 / 2
print(x)

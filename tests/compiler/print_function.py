from __future__ import print_function
print
print()
print(1, 2, sep='')
print(1, file=f)
x = print

global a
a = 1
print a

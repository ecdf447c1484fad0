if __debug__: a
else: b
if not __debug__: c
while __debug__:
    d
if a and __debug__: e
x = __debug__

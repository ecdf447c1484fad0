def remember(value, seen=[]):
    seen.append(value)
    return seen

print remember(1)
print remember(2)
print remember(3, [])
print remember(4)
print remember.func_defaults
remember.func_defaults = (['fresh'],)
print remember(5)
remember.func_defaults = None
try:
    remember(6)
except TypeError, error:
    print error

def ordered(a=[0].pop(), b=len('xyz')):
    return a, b
print ordered(), ordered(b=1), ordered(5)

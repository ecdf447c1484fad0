import sys

def info():
    kind, value, tb = sys.exc_info()
    return kind and kind.__name__, value and str(value)

print info()
try:
    raise ValueError('a')
except ValueError:
    print info()
    try:
        raise KeyError('b')
    except KeyError:
        print info()
    print info()
print info()

def function():
    try:
        raise IndexError('c')
    except IndexError:
        print info()
    print info()

function()
print info()
sys.exc_clear()
print info()
for i in range(2):
    try:
        if i:
            raise ValueError(i)
    except ValueError:
        print info()
    else:
        print 'else', info()

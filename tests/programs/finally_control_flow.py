def f(how):
    for i in range(3):
        try:
            if how == 'return':
                return 'tried'
            if how == 'break':
                break
            if how == 'continue':
                continue
            if how == 'raise':
                raise ValueError(i)
        finally:
            print 'finally', i,
    else:
        print 'else',
    return 'end'

for how in ('return', 'break', 'continue', 'nothing'):
    print how, f(how)
try:
    f('raise')
except ValueError, error:
    print error

def override():
    try:
        return 1
    finally:
        return 2

def swallow():
    for i in (1,):
        try:
            raise KeyError
        finally:
            break
    return 'swallowed'

def nested():
    try:
        try:
            raise ValueError('a')
        finally:
            print 'inner'
            try:
                raise KeyError('b')
            except KeyError:
                print 'handled b'
    except ValueError, error:
        print 'outer', error
    finally:
        print 'last'

print override(), swallow()
nested()

def resource(name):
    print 'open', name
    try:
        while True:
            yield name
    finally:
        print 'close', name

a = resource('a')
print a.next()
a.close()
a.close()
b = resource('b')
print b.next()
del b
print 'after del'
c = resource('c')
del c
print 'never started'
for value in resource('loop'):
    print value
    break
print 'after break'

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print 'no'
        yield 2
s = stubborn()
s.next()
try:
    s.close()
except RuntimeError, error:
    print error

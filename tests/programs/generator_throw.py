def guarded():
    while True:
        try:
            got = yield 'ready'
            print 'got', got
        except ValueError, error:
            print 'caught', repr(error)
            yield 'recovered'
        finally:
            print 'cleanup'

g = guarded()
print g.next()
print g.send(1)
print g.throw(ValueError, 'one')
print g.next()
print g.throw(ValueError('two'))
try:
    g.throw(KeyError, 'k')
except KeyError, error:
    print 'out', error
try:
    g.next()
except StopIteration:
    print 'finished'
fresh = guarded()
try:
    fresh.throw(RuntimeError('before it began'))
except RuntimeError, error:
    print error
for bad in (5, 'text', None):
    try:
        guarded().throw(bad)
    except TypeError, error:
        print error

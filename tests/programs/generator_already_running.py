def self_calling():
    yield 1
    try:
        g.next()
    except ValueError, error:
        print error
    yield g.gi_running
    yield 3

g = self_calling()
print g.next(), g.next(), g.next(), g.gi_running

def raising():
    yield 1
    raise KeyError('inside')

r = raising()
print r.next()
try:
    r.next()
except KeyError, error:
    print 'KeyError', error
print list(r), r.gi_frame

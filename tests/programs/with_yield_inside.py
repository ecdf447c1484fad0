class Tag(object):
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print '<%s>' % self.name
    def __exit__(self, *exc):
        print '</%s>' % self.name, exc[0]

def lines():
    with Tag('a'):
        yield 1
        with Tag('b'):
            yield 2
        yield 3

for line in lines():
    print line
g = lines()
g.next()
g.next()
g.close()
g = lines()
g.next()
try:
    g.throw(KeyError('x'))
except KeyError:
    print 'thrown through'

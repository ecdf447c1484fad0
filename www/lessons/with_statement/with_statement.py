class Door(object):
    def __enter__(self):
        print 'open'
        return self

    def __exit__(self, kind, value, trace):
        print 'close'
        return kind is ZeroDivisionError

with Door():
    print 'inside'

with Door():
    print 1 / 0
    print 'never'

print 'after'

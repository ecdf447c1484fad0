class Manager(object):
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print 'enter', self.name
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print 'exit', self.name, kind and kind.__name__, value, traceback is not None
        return self.swallow

with Manager('a') as name:
    print 'inside', name

with Manager('a') as x, Manager('b') as y:
    print x, y

with Manager('quiet', True):
    raise ValueError('swallowed')
print 'went on'
try:
    with Manager('outer'):
        with Manager('inner'):
            1 / 0
except ZeroDivisionError, error:
    print 'caught', error

def leave():
    for i in range(3):
        with Manager('loop%d' % i):
            if i == 0:
                continue
            return i
print leave()
while True:
    with Manager('break'):
        break

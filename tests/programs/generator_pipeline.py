def numbers(text):
    for word in text.split():
        try:
            yield int(word)
        except ValueError:
            print 'skipped', word

def running(values):
    total = 0
    for value in values:
        total += value
        yield total

def pairs(values):
    previous = None
    for value in values:
        if previous is not None:
            yield previous, value
        previous = value

print list(pairs(running(numbers('1 2 x 3 four 5'))))

def coroutine(f):
    def start(*args):
        g = f(*args)
        g.next()
        return g
    return start

@coroutine
def printer(prefix):
    try:
        while True:
            print prefix, (yield)
    except GeneratorExit:
        print prefix, 'done'

@coroutine
def splitter(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)

a, b = printer('a:'), printer('b:')
s = splitter(a, b)
s.send(1)
s.send('two')
a.close()

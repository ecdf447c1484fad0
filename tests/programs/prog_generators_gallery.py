# Generators: pipelines, infinite streams, send and throw as a protocol, recursion, trees, state, exhaustion, closing in order.
def count(start=0, step=1):
    while True:
        yield start
        start += step
def take(n, iterable):
    iterable = iter(iterable)
    for _ in range(n): yield iterable.next()
def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
print list(take(10, primes())), list(take(3, 'ab'))
def fibonacci(a=0, b=1):
    while 1:
        yield a
        a, b = b, a + b
print [n for n in take(15, fibonacci()) if n % 2]
def pipeline(*stages):
    return lambda source: reduce(lambda stream, stage: stage(stream), stages, source)
def grep(word): return lambda lines: (line for line in lines if word in line)
def numbered(lines):
    for n, line in enumerate(lines): yield '%d: %s' % (n, line)
def upper(lines): return (line.upper() for line in lines)
print list(pipeline(grep('a'), upper, numbered)(['apple', 'berry', 'banana']))
def averager():
    total, n, average = 0.0, 0, None
    while True:
        value = yield average
        if value is None: continue
        total, n = total + value, n + 1
        average = total / n
a = averager()
print a.next(), a.send(10), a.send(20), a.next(), a.send(60)
def echo():
    received = []
    try:
        while True:
            try:
                received.append((yield len(received)))
            except ValueError, error:
                received.append('error: %s' % error)
    finally:
        print 'closed with', received
e = echo()
print e.next(), e.send('a'), e.throw(ValueError, 'bad'), e.throw(ValueError('worse')), e.send('b')
e.close()
e.close()
try:
    e.next()
except StopIteration, stop:
    print 'stopped', stop.args
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print 'refuses'
            return
s = stubborn(); s.next(); s.close()
def worse():
    try:
        yield 1
    except GeneratorExit:
        yield 2
w = worse(); w.next()
try:
    w.close()
except RuntimeError, error:
    print error
def permutations(items):
    if not items: yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]): yield [items[i]] + rest
print [''.join(p) for p in permutations('abc')]
def hanoi(n, a='A', b='B', c='C'):
    if n:
        for move in hanoi(n - 1, a, c, b): yield move
        yield a + c
        for move in hanoi(n - 1, b, a, c): yield move
print ' '.join(hanoi(3)), sum(1 for _ in hanoi(8))
def flatten(thing):
    for item in thing:
        if isinstance(item, (list, tuple)):
            for inner in flatten(item): yield inner
        else: yield item
print list(flatten([1, [2, (3, [4]), []], 5]))
def nested():
    try:
        for x in inner(): yield x
    finally: print 'outer done'
def inner():
    try:
        yield 'x'; yield 'y'
    finally: print 'inner done'
n = nested()
print n.next()
del n
g = (x * x for x in range(3))
print g.gi_running, g.gi_frame is not None, g.gi_code.co_name, g.__name__ if hasattr(g, '__name__') else 'no name', iter(g) is g
print list(g), g.gi_frame, list(g)
def running():
    yield me.next()
me = running()
try:
    me.next()
except ValueError, error:
    print error
def fails():
    yield 1
    raise KeyError('in generator')
f = fails()
print f.next(),
try:
    f.next()
except KeyError, error:
    print error,
print list(f)
def returns():
    yield 1
    return
    yield 2
print list(returns())
def window(iterable, n):
    held = []
    for item in iterable:
        held.append(item)
        if len(held) == n:
            yield tuple(held)
            held.pop(0)
print list(window('abcd', 2)), dict(window('abc', 2)), zip(count(), 'xy'), map(None, take(2, count()), 'abc')
def chat(name):
    message = yield 'I am %s' % name
    while message != 'bye': message = yield '%s heard %s' % (name, message)
    yield 'bye from %s' % name
c = chat('bob')
for message in (None, 'hi', 'how', 'bye'): print c.send(message)
lines = iter(['a', 'b', 'stop', 'c'])
print list(iter(lines.next, 'stop')), list(lines)

# Generators: the frame that lives between calls.
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def echo():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    finally:
        print 'echo ends', received


g = count(3)
print type(g), type(g).__name__, iter(g) is g
print g.gi_running, g.gi_frame is None, g.gi_code is count.func_code, g.gi_frame.f_lasti, g.__name__
print g.next(), next(g), g.gi_frame.f_locals, g.gi_frame.f_back
print list(g), g.gi_frame, list(g)
print next(g, 'default')
try:
    g.next()
except StopIteration, error:
    print 'stop', error.args
for value in count(2):
    print value,
print
print [x * x for x in count(4)], sum(count(5)), max(count(3)), min(count(3)), sorted(count(3), reverse=True)
print tuple(count(3)), dict((i, -i) for i in count(3)), zip(count(2), count(3)), ''.join(str(i) for i in count(4))
print map(None, count(2)), map(lambda a, b: (a, b), count(2), count(3)), filter(lambda x: x % 2, count(6))
print reduce(lambda a, b: a + b, count(5)), any(i > 2 for i in count(9)), all(i < 2 for i in count(9))
print 2 in count(5), 7 in count(5), list(enumerate(count(2)))
first, second = count(2)
print first, second
(a, b), c = count(2), 1
print a, b, c
numbers = [9]
numbers.extend(count(2))
numbers += count(1)
numbers[1:2] = count(3)
print numbers
print max(*count(4)), (lambda *args: args)(*count(3))

e = echo()
print e.next(), e.send('a'), e.send(None), e.send([1])
e.close()
e.close()
e = echo()
try:
    e.send(1)
except TypeError, error:
    print error
print e.next()
try:
    e.throw(ValueError, 'thrown')
except ValueError, error:
    print 'caught', error
try:
    e.next()
except StopIteration:
    print 'spent'
del e


def catches():
    while True:
        try:
            yield 'waiting'
        except ValueError, error:
            print 'in generator', repr(error), sys.exc_info()[0]
            yield 'handled'
            print 'afterwards', sys.exc_info()[0]


c = catches()
print c.next(), c.throw(ValueError), c.next(), c.throw(ValueError('x')), c.next()
print c.throw(ValueError, 'y', None), c.next()
for arguments in ((1,), (ValueError('x'), 'y'), (ValueError, 'x', 'no'), (), (1, 2, 3, 4), ('text',)):
    try:
        print c.throw(*arguments)
    except (TypeError, ValueError), error:
        print type(error).__name__, error
for name in ('send', 'close', 'next'):
    try:
        print getattr(c, name)(1, 2)
    except TypeError, error:
        print error


def fails():
    yield 1
    1 / 0


def names(traceback):
    found = []
    while traceback:
        found.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    return found


def outer():
    for x in fails():
        yield x


for function in (lambda: list(fails()), lambda: list(outer()), lambda: [x for x in outer()], lambda: sum(outer()),
                 lambda: dict((x, x) for x in outer()), lambda: (lambda *a: a)(*outer())):
    try:
        function()
    except ZeroDivisionError:
        print names(sys.exc_info()[2])[-2:]


def recursive(n):
    if n:
        for x in recursive(n - 1):
            yield x
    yield n


print list(recursive(6))


def itself():
    try:
        next(me)
    except ValueError, error:
        yield error
    try:
        me.throw(KeyError)
    except ValueError, error:
        yield error
    yield me.gi_running
    try:
        me.close()
    except ValueError, error:
        yield error


me = itself()
print [str(x) for x in me]


def ignores():
    for attempt in range(2):
        try:
            yield
        except GeneratorExit:
            print 'ignored'


i = ignores()
i.next()
try:
    i.close()
except RuntimeError, error:
    print error
del i


def exits(kind):
    try:
        yield
    except GeneratorExit:
        print 'exit', kind
        if kind == 'raise':
            raise
        if kind == 'stop':
            raise StopIteration
        if kind == 'other':
            raise KeyError('other')


for kind in ('return', 'raise', 'stop', 'other'):
    x = exits(kind)
    x.next()
    try:
        print x.close()
    except KeyError, error:
        print 'from close', error
print exits('never started').close()


def cleanup(name):
    try:
        yield name
        yield name + ' again'
    finally:
        print 'finally', name


def abandoned():
    for value in cleanup('abandoned'):
        print value
        return 'left'


print abandoned()
k = cleanup('deleted')
print k.next()
del k
print 'after del'
k = cleanup('replaced')
print k.next()
k = None
print [cleanup('temporary').next()]
pairs = [cleanup('one'), cleanup('two')]
print [p.next() for p in pairs]
pairs[:] = []
del p
print 'emptied'


def stops_early():
    yield 1
    raise StopIteration('with', 'arguments')


try:
    s = stops_early()
    s.next()
    s.next()
except StopIteration, error:
    print error.args
print list(stops_early())


def nested():
    def inner():
        for i in range(2):
            yield i, local
    local = 'cell'
    for pair in inner():
        yield pair


print list(nested())
print list((x, y) for x in count(2) for y in count(x + 1) if x or y)
print (yield_ for yield_ in [1]).next(), type((x for x in ())).__name__


def keyword(a, b=2, *c, **d):
    yield a, b, c, sorted(d.items())


print keyword(1).next(), list(keyword(1, 3, 4, x=5)), keyword(*[1, 2, 3], **{'y': 6}).next()


def lazy():
    print 'lazy starts'
    yield


l = lazy()
print 'made'
l.next()


def send_chain():
    x = yield 'first'
    y = yield x
    print 'got', x, y


chain = send_chain()
print chain.next(), chain.send('X')
try:
    chain.send('Y')
except StopIteration:
    print 'over'


def long_one():
    for i in xrange(3000):
        yield i


print sum(long_one()), len(list(long_one())), 2999 in long_one()


def deep(n):
    yield n
    for x in deep(n + 1):
        yield x


try:
    for x in deep(0):
        pass
except RuntimeError, error:
    print error
unfinished = cleanup('at the end')
unfinished.next()
unfinished.close()

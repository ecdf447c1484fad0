# What is thrown is gone when it was caught, though the instruction that threw it ran again
import sys


def tried(use):
    try:
        return use()
    except Exception as e:
        return e.__class__.__name__, str(e)


class V(Exception):
    def __init__(self, *args):
        print 'made', args
def g():
    while True:
        try:
            yield 1
        except V as e:
            print 'caught', e.args
            try:
                yield 2
            except GeneratorExit:
                print 'exit'
                raise
x = g()
next(x)
print x.throw(V, 3), sys.exc_info()
print next(x), x.throw(V(4)), x.throw(StopIteration) if 0 else None
print tried(x.next), tried(lambda: x.throw(V)), 
x.close()
print tried(lambda: x.throw(V, 1, None)), tried(x.next), x.close()
def h():
    try: yield 1
    finally:
        try: yield 2
        finally: print 'end'
y = h()
next(y)
print tried(y.close), tried(y.close)
print 'dict' , {1: 2}.get(3), [].count(2)
class F(object):
    def __init__(self, n): raise ValueError('in init %s' % n)
z = g()
next(z)
print tried(lambda: z.throw(F, 1)), tried(lambda: z.throw(5)), tried(lambda: z.throw(F(1)))
def running():
    try:
        yield me.throw(V, 8)
    except ValueError as e:
        print e
    yield me.close()
me = running()
print tried(lambda: list(me))

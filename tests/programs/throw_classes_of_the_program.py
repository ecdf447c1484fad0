# What can be thrown into a generator: classes and instances of all kinds.
class Failure(Exception):
    pass


class Old:
    pass


class OldWithArgument:
    def __init__(self, argument):
        self.argument = argument


class Fussy(Exception):
    def __init__(self, one, two):
        Exception.__init__(self, two, one)


def waiting():
    while True:
        try:
            yield 'waiting'
        except Failure as e:
            print 'Failure', repr(e), type(e)
        except Fussy as e:
            print 'Fussy', e.args
        except Old as e:
            print 'Old', isinstance(e, Old)
        except OldWithArgument as e:
            print 'argument', e.argument
        except TypeError as e:
            print 'TypeError', e


for arguments in [(Failure,), (Failure('x'),), (Failure, 'y'), (Failure, Failure('z')), (Failure, (1, 2)), (Old,), (Old(),),
                  (OldWithArgument,), (OldWithArgument, 5), (Fussy, (1, 2)), (Fussy,), (Fussy, 1), (5,), ('text',), (Old(), 5),
                  (Failure(1), 2), (Failure, None), ((Failure,),), (None,), (list,), (ValueError, ValueError('v'))]:
    generator = waiting()
    generator.next()
    try:
        print generator.throw(*arguments)
    except Exception as e:
        print 'out', type(e).__name__, e

print 'keywords of calls with stars'


def function(a=1, *rest, **named):
    return a, rest, sorted(named.items())


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print '(numbers end)',


def show(call):
    try:
        print call()
    except TypeError as e:
        print e


show(lambda: function(b=1, *numbers(), **{'b': 2}))
show(lambda: function(b=1, *5, **{'b': 2}))
show(lambda: function(c=1, b=2, **{u'b': 3}))
show(lambda: function(*numbers(), **{'b': 2}))
show(lambda: function(b=1, *numbers(), **[]))
show(lambda: function(b=1, *5, **[]))
show(lambda: function(a=1, *numbers()))

print 'sequences times instances'


class Index(object):
    def __index__(self):
        return 2


class Words(unicode):
    def __index__(self):
        return 3


class Pair(tuple):
    pass


class Number(float):
    pass


show(lambda: [0] * Index())
show(lambda: Index() * 'ab')
show(lambda: (1,) * Words('x'))
show(lambda: [1, 2, 3][Old()])
show(lambda: 'abc'[Old():])
show(lambda: 'abc'.find('c', Old()))
show(lambda: xrange(9)[Old()])
show(lambda: [1] * Old())


def times(value, other):
    value *= other
    return value


for value in [Number(2), Index(), Old(), Pair((1, 2)), Words('x')]:
    for other in ['a', [1], (1,), 2, None]:
        show(lambda: times(value, other))

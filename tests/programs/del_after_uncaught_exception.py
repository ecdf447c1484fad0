# The program ends by an exception: objects that are left then are finalised all the same.
import sys


class Noisy(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print 'del', self.name


def waiting():
    try:
        yield 1
    finally:
        print 'generator closed'


def fails(noisy):
    local = Noisy('local of ' + noisy.name)
    raise ValueError(noisy.name)


kept = Noisy('kept')
generator = waiting()
generator.next()
empty = waiting()
try:
    empty.throw(KeyError, 'before the first line')
except KeyError:
    import sys
    print sys.exc_info()[2].tb_next.tb_lineno
_hidden = Noisy('hidden')
try:
    fails(kept)
except ValueError as e:
    print 'caught', e
sys.exc_clear()
fails(Noisy('argument'))

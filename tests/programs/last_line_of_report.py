# An exception that nobody catches: each of these has a line of its own.
class Held(object):
    def __del__(self):
        print 'deleted',


class Talks(Exception):
    def __str__(self):
        print 'asked',
        return 'told'


def fail():
    held = Held()
    raise Talks


print 'before',
fail()

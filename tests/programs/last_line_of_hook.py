# The program's own hook goes on with the line that the program has begun.
import sys


class Held(object):
    def __del__(self):
        print 'deleted',


def hook(kind, value, traceback):
    print 'hook', value,


sys.excepthook = hook
held = Held()
print 'before',
raise ValueError('x')

# An object that only the handled exception's traceback still held ends when the frame is left that handled it, and is that frame's callee.
import sys


class Held:
    def __del__(self):
        print 'deleted in', sys._getframe(1).f_code.co_name, 'handling', sys.exc_info()[0]

    def fail(self):
        raise ValueError('failed')


def handle(returns):
    held = Held()
    try:
        held.fail()
    except ValueError:
        del held
    if returns:
        return 'returned'
    raise IndexError


print handle(True)
try:
    handle(False)
except IndexError:
    print sys.exc_info()[0]

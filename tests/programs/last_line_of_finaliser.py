# The exception that was handled last keeps the object until the program's own frame is left; then the line ends.
class Last:
    def __del__(self):
        print 'deleted',

    def fail(self):
        raise ValueError('failed')


last = Last()
try:
    last.fail()
except ValueError, e:
    print e
last = None

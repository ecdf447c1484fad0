# What a program puts in the place of sys.displayhook and sys.excepthook.
import sys


def show(value):
    print 'shown:', value


class Callable(object):
    def __call__(self, value):
        print 'called with', value

usual = sys.displayhook
sys.displayhook = show
exec compile('5; [1]; None', 'given', 'single')
sys.displayhook = Callable()
exec compile('"x"', 'given', 'single')
sys.displayhook = 5
try:
    exec compile('6', 'given', 'single')
except TypeError as error:
    print error
sys.displayhook = usual
exec compile('7', 'given', 'single')


def tell(kind, value, traceback):
    print 'uncaught:', kind.__name__, value, traceback.tb_lineno, traceback.tb_next.tb_frame.f_code.co_name


class Failure(Exception):
    pass


def fail():
    raise Failure('ours')
sys.excepthook = tell
fail()

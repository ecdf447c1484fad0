class AppError(Exception):
    pass

class NotFound(AppError):
    def __init__(self, what, where='here'):
        AppError.__init__(self, what, where)
        self.what = what
    def __str__(self):
        return 'no %s' % self.what

for error in (AppError(), AppError('one'), AppError('one', 2), NotFound('key')):
    try:
        raise error
    except AppError, caught:
        print caught.__class__.__name__, str(caught), repr(caught), caught.args, caught is error

try:
    raise NotFound, 'class and value'
except NotFound, error:
    print error, error.args, error.what
try:
    raise NotFound, ('what', 'where')
except AppError, error:
    print error, error.args
try:
    raise AppError
except (KeyError, AppError), error:
    print repr(error)
try:
    raise NotFound
except TypeError, error:
    print error
print issubclass(NotFound, Exception), isinstance(NotFound('x'), BaseException)
print NotFound.__mro__[:3]

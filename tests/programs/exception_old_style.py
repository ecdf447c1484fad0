class Old:
    def __init__(self, *args):
        self.args = args

class Older(Old):
    pass

try:
    raise Older(1, 2)
except Old, error:
    print error.__class__, error.args
try:
    raise Old, 'value'
except Old, error:
    print error.args
try:
    raise Older
except Old, error:
    print error.args
for what in ("'text'", '5', 'None', 'object()', 'object'):
    try:
        raise eval(what)
    except TypeError, error:
        print what, error
try:
    raise ValueError('a'), 'b'
except TypeError, error:
    print error
try:
    try:
        raise KeyError
    except 'text':
        pass
except KeyError:
    print 'not matched'

# What has the attributes of a SyntaxError is shown like one when nobody catches it.
class Like:
    def __str__(self): return 'the message'

    def __getattr__(self, name):
        print '(getattr %s)' % name,
        if name in ('lineno', 'offset'):
            return 3
        if name == 'msg':
            return u'the message'
        return name


raise Like()

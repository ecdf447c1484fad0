# Whoever raises it is asked whether it knows a place, and is shown as it is where that is none.
class Asked(Exception):
    def __getattr__(self, name):
        print '(getattr %s)' % name,
        if name == 'lineno':
            raise AttributeError(name)
        return None


raise Asked(1)

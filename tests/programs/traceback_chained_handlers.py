import sys
def risky(n):
    try:
        return 10 / n
    except ZeroDivisionError:
        return {}[n]
    finally:
        print 'cleanup', n
def middle(n):
    try:
        return risky(n)
    except KeyError, error:
        raise RuntimeError, 'converted from %r' % error, sys.exc_info()[2]
print middle(5)
middle(0)

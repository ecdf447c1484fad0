import sys
class Cleanup(object):
    def __enter__(self): print 'enter'
    def __exit__(self, *details): print 'exit', details[0].__name__, details[1]
def leave(code):
    with Cleanup():
        try:
            sys.exit(code)
        except Exception:
            print 'not here: SystemExit is no Exception'
        finally:
            print 'finally'
for code in (0, None, 3, 'message', (1, 2), [], 2.5):
    try:
        leave(code)
    except SystemExit, exit:
        print 'caught', repr(exit.code), exit.args
print >>sys.stderr, 'to stderr'
leave('goodbye')

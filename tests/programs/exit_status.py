import sys

def leave():
    try:
        sys.exit('a message for stderr')
    finally:
        print 'leaving'

leave()

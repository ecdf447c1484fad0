# with: what is no context manager.
import sys


def attempt(manager):
    try:
        with manager as target:
            print 'inside', target
    except AttributeError, error:
        print repr(error), error


for manager in (1, None, 'text', [], len, attempt, sys, (x for x in ())):
    attempt(manager)

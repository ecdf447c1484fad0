"""Utilities for with-statement contexts.  See PEP 343."""

import sys
from functools import wraps
from warnings import warn

__all__ = ['contextmanager', 'nested', 'closing']


class GeneratorContextManager(object):
    """A context manager around a generator that yields once."""

    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        try:
            return self.gen.next()
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    def __exit__(self, type, value, traceback):
        if type is None:
            try:
                self.gen.next()
            except StopIteration:
                return
            else:
                raise RuntimeError("generator didn't stop")
        if value is None:
            value = type()
        try:
            self.gen.throw(type, value, traceback)
            raise RuntimeError("generator didn't stop after throw()")
        except StopIteration, exc:
            # A StopIteration that the block has raised itself goes on.
            return exc is not value
        except:
            if sys.exc_info()[1] is not value:
                raise


def contextmanager(func):
    """A decorator: the generator function makes context managers."""
    @wraps(func)
    def helper(*args, **kwds):
        return GeneratorContextManager(func(*args, **kwds))
    return helper


@contextmanager
def nested(*managers):
    """Several context managers as one."""
    warn('With-statements now directly support multiple context managers', DeprecationWarning, 3)
    exits = []
    entered = []
    exc = (None, None, None)
    try:
        for manager in managers:
            exit = manager.__exit__
            enter = manager.__enter__
            entered.append(enter())
            exits.append(exit)
        yield entered
    except:
        exc = sys.exc_info()
    finally:
        while exits:
            exit = exits.pop()
            try:
                if exit(*exc):
                    exc = (None, None, None)
            except:
                exc = sys.exc_info()
        if exc != (None, None, None):
            raise exc[0], exc[1], exc[2]


class closing(object):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()

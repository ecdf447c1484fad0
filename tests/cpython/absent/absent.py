"""Stands in for modules and builtins that the machine does not have: they can be named, and whoever uses one skips its test."""

import __builtin__
import random
import sys
import unittest


class Missing(object):
    """What is not there: it can be handed on, but no test can use it; what it is asked for while test files are imported is not there, too."""

    importing = True

    def __init__(self, name):
        self._name = name

    def _use(self, *args, **kwargs):
        if Missing.importing:
            return self
        raise unittest.SkipTest('needs %s' % self._name)

    __call__ = __enter__ = __add__ = __radd__ = __mul__ = __rmul__ = __eq__ = __iter__ = __len__ = __getitem__ = _use

    def __exit__(self, *exc):
        pass

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return self._use()


class Absent(object):
    def __init__(self, name, present):
        self.__name__ = name
        self.__dict__.update(present)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Missing('the module ' + self.__name__)


def stand_in(name, **present):
    sys.modules[name] = Absent(name, present)


for builtin in ('bytearray', 'buffer', 'memoryview', 'open', 'file'):
    setattr(__builtin__, builtin, Missing('the builtin ' + builtin))
random.WichmannHill = Missing('random.WichmannHill')
random.SystemRandom = Missing('random.SystemRandom')

"""Stands in for modules that the machine does not have: they can be imported, and whoever uses one skips its test."""

import sys
import unittest


class Absent(object):
    def __init__(self, name):
        self.__name__ = name

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise unittest.SkipTest('needs the module %s' % self.__name__)


class _Flags(object):
    optimize = 0
    division_new = 0
    py3k_warning = 0


class _LongInfo(object):
    bits_per_digit = 30
    sizeof_digit = 4


sys.flags = _Flags()
sys.long_info = _LongInfo()


def stand_in(name):
    sys.modules[name] = Absent(name)

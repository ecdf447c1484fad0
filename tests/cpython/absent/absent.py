"""Stands in for modules that the machine does not have: they can be imported, and whoever uses one skips its test."""

import sys
import unittest


class Absent(object):
    def __init__(self, name, present):
        self.__name__ = name
        self.__dict__.update(present)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise unittest.SkipTest('needs the module %s' % self.__name__)


def stand_in(name, **present):
    sys.modules[name] = Absent(name, present)

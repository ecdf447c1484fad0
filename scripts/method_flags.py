#!/usr/bin/env python2.7
"""Writes tests/structs/methods.txt: ml_flags of the functions and methods that are builtin, as CPython 2.7.18 has them.

    python2.7 scripts/method_flags.py

It reads them out of the objects' memory, so it has to run under the CPython that is asked. A line is the type's name
(nothing for a function), a dot, the name, and the bits METH_VARARGS 1, METH_KEYWORDS 2, METH_NOARGS 4, METH_O 8.
"""

import __builtin__
import collections
import ctypes
import os

BITS = 15


class MethodDef(ctypes.Structure):
    _fields_ = [('ml_name', ctypes.c_char_p), ('ml_meth', ctypes.c_void_p), ('ml_flags', ctypes.c_int)]


class CFunction(ctypes.Structure):
    _fields_ = [('ob_refcnt', ctypes.c_ssize_t), ('ob_type', ctypes.c_void_p), ('m_ml', ctypes.POINTER(MethodDef))]


def lines(owner, object):
    for name in sorted(dir(object)):
        method = getattr(object, name, None)
        if type(method) is type(len) and not name.endswith('__'):
            flags = CFunction.from_address(id(method)).m_ml.contents.ml_flags
            yield '%s.%s %d\n' % (owner, name, flags & BITS)


def main():
    samples = [1, 1L, 1.0, 1j, [], (), {}, set(), frozenset(), '', u'', (x for x in ()), collections.deque()]
    written = list(lines('', __builtin__))
    for sample in samples:
        written += lines(type(sample).__name__, sample)
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'structs')
    with open(os.path.join(folder, 'methods.txt'), 'w') as output:
        output.writelines(written)


main()

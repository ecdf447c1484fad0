"""What scripts under CPython 2.7.18 share: .pyc files that are the same in each run, and listings without addresses."""
import contextlib
import dis
import imp
import marshal
import re
import struct
import sys
import types
from cStringIO import StringIO

# 2020-04-19 21:27:35 UTC, the day of CPython 2.7.18.
MTIME = 1587331655

ADDRESS = re.compile(r'(<code object [^"]{1,100} at )0x[0-9a-f]+(?=, file ")')


def walk(code, path=None):
    """Yields (path, code) for a code object and all within it, in the order of co_consts, outer ones first."""
    path = path or code.co_name
    yield path, code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            for pair in walk(constant, path + '.' + constant.co_name):
                yield pair


def pyc_bytes(code):
    """The bytes of a .pyc file, as py_compile writes them, with a fixed time."""
    return imp.get_magic() + struct.pack('<I', MTIME) + marshal.dumps(code)


@contextlib.contextmanager
def captured():
    """Collects what is printed."""
    before, sys.stdout = sys.stdout, StringIO()
    try:
        yield sys.stdout
    finally:
        sys.stdout = before


def mask(text):
    """Replaces the addresses in the repr of code objects."""
    return ADDRESS.sub(r'\g<1>0x...', text)


def disassembly(code):
    """What dis prints for the code object alone."""
    with captured() as output:
        dis.disassemble(code)
    return mask(output.getvalue())


def listing(code):
    """What dis prints for the code object (as `python -m dis FILE` does for a module), then for each within it."""
    with captured() as output:
        for path, inner in walk(code):
            if inner is not code:
                print
                print 'Disassembly of %s:' % path
            dis.disassemble(inner)
    return mask(output.getvalue())

"""Describes the code that the real CPython 2.7.18 makes of tests/compiler/*.py: the expected results of tests/compiler.rs.

    python2.7 scripts/compiler_cases.py [NAME ...]

Beside each NAME.py it writes NAME.txt: every field of every code object, what dis prints, a checksum of the marshal data (which
also has what cannot be seen from Python: which strings are interned), and the warnings. A first line `# mode: eval` or
`# mode: single` says how the program is compiled; otherwise it is a file ('exec'). A first line `# flags: 0x2000` gives it the
CO_FUTURE_... flags of the code that compiles it.
"""
import glob
import marshal
import os
import sys
import warnings
import zlib

import dis27

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'tests', 'compiler')


def abridged(lines):
    """Long lists and long lines are cut in the middle; a checksum stands for what is left out."""
    if len(lines) > 240:
        left_out = '\n'.join(lines[100:-100])
        lines = lines[:100] + ['... %d lines, adler32 %s' % (len(lines) - 200, checksum(left_out))] + lines[-100:]
    for line in lines:
        if len(line) > 500:
            line = '%s ... %d bytes, adler32 %s' % (line[:200], len(line) - 200, checksum(line[200:]))
        yield line


def checksum(text):
    return '%08x' % (zlib.adler32(text) & 0xffffffff)


def fields(code):
    yield 'argcount %d, nlocals %d, stacksize %d, flags 0x%x, firstlineno %d' % (
        code.co_argcount, code.co_nlocals, code.co_stacksize, code.co_flags, code.co_firstlineno)
    yield 'name %r, filename %r' % (code.co_name, code.co_filename)
    for index, constant in enumerate(code.co_consts):
        yield dis27.mask('const %d: %s %r' % (index, type(constant).__name__, constant))
    for name in ('names', 'varnames', 'cellvars', 'freevars'):
        values = getattr(code, 'co_' + name)
        if values:
            yield '%s %s' % (name, ' '.join(values))
    yield 'lnotab %s' % code.co_lnotab.encode('hex')


def describe(source, filename, mode, flags):
    """The lines of a result file."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('ignore')
        warnings.simplefilter('always', SyntaxWarning)
        try:
            code = compile(source, filename, mode, flags, True)
        except SyntaxError as error:
            code = None
    for warning in caught:
        yield 'line %d: %s: %s' % (warning.lineno, warning.category.__name__, warning.message)
    if code is None:
        yield 'SyntaxError: %s' % error.msg
        yield 'lineno %r, offset %r, text %r' % (error.lineno, error.offset, error.text)
        return
    for path, inner in dis27.walk(code):
        yield '== %s' % path
        for line in abridged(list(fields(inner)) + dis27.disassembly(inner).splitlines()):
            yield line
    data = marshal.dumps(code)
    yield '== marshal: %d bytes, adler32 %s' % (len(data), checksum(data))


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    os.chdir(FOLDER)
    for path in sorted(glob.glob('*.py')):
        if sys.argv[1:] and path[:-3] not in sys.argv[1:]:
            continue
        with open(path, 'U') as source:
            text = source.read()
        first = text.split('\n')[0]
        mode = first[len('# mode: '):] if first.startswith('# mode: ') else 'exec'
        flags = int(first[len('# flags: '):], 16) if first.startswith('# flags: ') else 0
        with open(path[:-3] + '.txt', 'wb') as output:
            output.write('\n'.join(describe(text, path, mode, flags)) + '\n')


main()

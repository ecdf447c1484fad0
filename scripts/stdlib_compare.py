"""Compiles a folder of programs with the running CPython 2.7.18 and with fbf, and compares every field of every code object.

    python2.7 scripts/stdlib_compare.py [--fbf target/release/fbf] [FOLDER]

FOLDER is the standard library if not given. Marshal data that is byte for byte the same means that all fields are; where it
differs, the first fields that do are shown. Prints the figures; the exit status is 1 if anything differs.
"""
import argparse
import marshal
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import warnings

import dis27
import results

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)


def python_files(folder):
    for inner, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != 'site-packages')
        for name in sorted(names):
            if name.endswith('.py'):
                yield os.path.relpath(os.path.join(inner, name), folder)


def cpython(folder, relative):
    """The code object, or None if CPython rejects the file."""
    with open(os.path.join(folder, relative), 'U') as source:
        text = source.read()
    try:
        return compile(text, relative, 'exec', 0, True)
    except (SyntaxError, TypeError, ValueError, MemoryError):
        return None


def differences(path, ours, theirs):
    """Names the fields of two code objects that differ, outer ones first."""
    for name in sorted(field for field in dir(theirs) if field.startswith('co_') and field != 'co_consts'):
        if getattr(ours, name) != getattr(theirs, name):
            yield '%s.%s: %r, should be %r' % (path, name, getattr(ours, name), getattr(theirs, name))
    if len(ours.co_consts) != len(theirs.co_consts):
        yield '%s.co_consts: %r, should be %r' % (path, ours.co_consts, theirs.co_consts)
    for our, their in zip(ours.co_consts, theirs.co_consts):
        if isinstance(our, type(theirs)) and isinstance(their, type(theirs)):
            for difference in differences(path + '.' + their.co_name, our, their):
                yield difference
        elif repr(our) != repr(their):
            yield '%s.co_consts: %r, should be %r' % (path, our, their)


def compare(folder, output, relative):
    """('same' | 'rejected' | 'different', number of code objects, lines that say what differs)."""
    theirs = cpython(folder, relative)
    compiled = os.path.join(output, relative[:-3] + '.pyc')
    if not os.path.exists(compiled):
        return ('rejected', 0, []) if theirs is None else ('different', 0, ['fbf rejects it'])
    if theirs is None:
        return 'different', 0, ['fbf accepts it']
    with open(compiled, 'rb') as pyc:
        data = pyc.read()[8:]
    codes = sum(1 for _ in dis27.walk(theirs))
    if data == marshal.dumps(theirs):
        return 'same', codes, []
    lines = list(differences('<module>', marshal.loads(data), theirs))
    return 'different', codes, lines or ['only interned strings differ']


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder', nargs='?', default=sysconfig.get_path('stdlib'))
    parser.add_argument('--fbf', default=os.path.join(ROOT, 'target', 'release', 'fbf'))
    parser.add_argument('--write', action='store_true', help='adds the figures to docs/proof/stdlib.json')
    parser.add_argument('--show', type=int, default=5, help='lines to show of each file that differs')
    arguments = parser.parse_args()
    warnings.simplefilter('ignore')
    output = tempfile.mkdtemp()
    try:
        with open(os.devnull, 'w') as silence:
            subprocess.call([arguments.fbf, 'compile', '--out-dir', output, arguments.folder], stderr=silence)
        counts = {'same': 0, 'rejected': 0, 'different': 0}
        codes = {'same': 0, 'rejected': 0, 'different': 0}
        for relative in python_files(arguments.folder):
            outcome, number, lines = compare(arguments.folder, output, relative)
            counts[outcome] += 1
            codes[outcome] += number
            for line in lines[:arguments.show]:
                print '%s: %s' % (relative, line[:400])
    finally:
        shutil.rmtree(output)
    print '%d files with %d code objects are the same, %d files are rejected by both, %d files differ' % (
        counts['same'], codes['same'], counts['rejected'], counts['different'])
    if arguments.write:
        results.add_result('stdlib', files=counts['same'], codes=codes['same'], rejected=counts['rejected'],
                           different=counts['different'])
    sys.exit(1 if counts['different'] else 0)


main()

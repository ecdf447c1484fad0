"""Compiles random programs with the running CPython 2.7.18 and with fbf, and compares code objects and error messages.

    python2.7 scripts/compiler_fuzz.py [--seed 1] [--minutes 5] [--keep FOLDER] [--fbf target/release/fbf]

The same seed makes the same programs. One that differs is made smaller by leaving out lines as long as it still differs, and
written to FOLDER: a new case for tests/compiler. The exit status is 1 if there was one.
"""
import argparse
import marshal
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import warnings

from random_programs import Generator

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)
BATCH = 300


def cpython(source, path):
    """(marshal data, None) or (None, error text). The file must exist: messages quote its lines."""
    try:
        return marshal.dumps(compile(source, path, 'exec', 0, True)), None
    except SyntaxError as error:
        return None, located(error) + '%s: %s\n' % (type(error).__name__, error.msg)
    except (MemoryError, OverflowError) as error:
        return None, ''.join(traceback.format_exception_only(type(error), error))


def located(error):
    """What the interpreter prints before a SyntaxError's message, of those that do not know their column."""
    if error.lineno is None:
        return ''
    text = '    %s\n' % error.text.rstrip('\n') if error.text else ''
    return '  File "%s", line %d\n%s' % (error.filename, error.lineno, text)


class Compilers(object):
    """Both compilers, in a folder for the programs."""

    def __init__(self, fbf):
        self.fbf = os.path.abspath(fbf)
        self.folder = tempfile.mkdtemp()

    def run(self, *arguments):
        process = subprocess.Popen((self.fbf,) + arguments, stderr=subprocess.PIPE, cwd=self.folder)
        return process.communicate()[1]

    def compare(self, sources):
        """Compiles all, and gives those that differ, with what differs."""
        programs = os.path.join(self.folder, 'in')
        output = os.path.join(self.folder, 'out')
        for folder in (programs, output):
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
        for index, source in enumerate(sources):
            with open(os.path.join(programs, '%d.py' % index), 'wb') as program:
                program.write(source)
        self.run('compile', '--out-dir', output, programs)
        for index, source in enumerate(sources):
            os.chdir(programs)
            difference = self.difference('%d.py' % index, os.path.join(output, '%d.pyc' % index), source)
            if difference:
                yield source, difference

    def difference(self, path, compiled, source):
        data, error = cpython(source, path)
        ours = None
        if os.path.exists(compiled):
            with open(compiled, 'rb') as pyc:
                ours = pyc.read()[8:]
        if data is not None:
            return None if ours == data else 'fbf rejects it' if ours is None else 'other code'
        if ours is not None:
            return 'fbf accepts it: ' + error
        message = self.run('compile', os.path.join('in', path)).replace('"in/', '"')
        message = message[message.index('  File') if '  File' in message else 0:]
        return None if strip_warnings(message) == error else 'other message:\n%swhich should be:\n%s' % (message, error)


def strip_warnings(message):
    lines = message.splitlines(True)
    while lines and 'SyntaxWarning' in lines[0]:
        del lines[:2]
    return ''.join(lines)


def smaller(compilers, source):
    """Leaves out as many lines as possible."""
    lines = source.splitlines(True)
    size = max(1, len(lines) // 2)
    while size:
        at = 0
        while at < len(lines):
            shorter = lines[:at] + lines[at + size:]
            if shorter and list(compilers.compare([''.join(shorter)])):
                lines = shorter
            else:
                at += size
        size //= 2
    return ''.join(lines)


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--keep', default=os.path.join(tempfile.gettempdir(), 'compiler_fuzz'))
    parser.add_argument('--fbf', default=os.path.join(ROOT, 'target', 'release', 'fbf'))
    arguments = parser.parse_args()
    keep = os.path.abspath(arguments.keep)
    warnings.simplefilter('ignore')
    compilers = Compilers(arguments.fbf)
    end = time.time() + 60 * arguments.minutes
    programs = finds = seed = 0
    while time.time() < end:
        sources = []
        for _ in range(BATCH):
            sources.append(Generator(random.Random('%d.%d' % (arguments.seed, seed))).program())
            seed += 1
        programs += len(sources)
        for source, difference in compilers.compare(sources):
            finds += 1
            print difference
            if finds <= 10:
                reduced = smaller(Compilers(arguments.fbf), source)
                if not os.path.isdir(keep):
                    os.makedirs(keep)
                with open(os.path.join(keep, 'find_%d_%d.py' % (arguments.seed, finds)), 'wb') as program:
                    program.write(reduced)
                print reduced
            sys.stdout.flush()
    shutil.rmtree(compilers.folder)
    print 'seed %d: %d programs, %d differ' % (arguments.seed, programs, finds)
    sys.exit(1 if finds else 0)


main()

"""Compiles random programs with the running CPython 2.7.18 and with our compiler, and compares code objects, errors and warnings.

    python2.7 scripts/compiler_fuzz.py [--seed 1] [--minutes 5] [--keep FOLDER]

Powers of floats are counted apart if they differ in the last place only: there CPython's come from the C library (COMPATIBILITY.md).

Most are files, some are expressions for eval, statements for the prompt and random pieces; some inherit future flags; some are read as a file is
that CPython runs, the others as a string. The same seed makes the same programs. One that differs is made smaller by leaving
out lines as long as it still differs, and written to FOLDER: a new case for tests/compiler or tests/errors. The exit status is 1
if there was one. Build the other side first: cargo build --release --example dump_ast
"""
import argparse
import collections
import marshal
import os
import random
import shutil
import struct
import sys
import tempfile
import time
import types
import warnings

from compare_ast import dumper, error_of, ours, quoted
from fuzz_errors import compile_file
from random_layout import Layout
from random_programs import Generator

FUTURES = [0x2000, 0x4000, 0x8000, 0x10000, 0x20000]

# A program, and how it is compiled.
Case = collections.namedtuple('Case', 'source how mode flags')


def random_case(rng):
    """A program of any kind."""
    generator = Generator(rng)
    kind = rng.random()
    if rng.random() < 0.2:
        source, (how, mode) = generator.pieces(), rng.choice([('file', 'exec'), ('string', 'exec'), ('string', 'eval'), ('string', 'single')])
    elif kind < 0.7:
        source, how, mode = generator.program(), 'string', 'exec'
    elif kind < 0.8:
        source, how, mode = generator.program(), 'file', 'exec'
    elif kind < 0.9:
        source, how, mode = generator.expression(), 'string', 'eval'
    else:
        source, how, mode = generator.interactive(), 'string', 'single'
    flags = rng.choice(FUTURES) if how == 'string' and rng.random() < 0.1 else 0
    return Case(Layout(rng).apply(source) if rng.random() < 0.4 else source, how, mode, flags)


def nearly_same(ours, theirs):
    """Whether two constants are the same but for the last place of floats."""
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, float):
        return abs(bits(ours) - bits(theirs)) <= 1
    if isinstance(ours, complex):
        return nearly_same((ours.real, ours.imag), (theirs.real, theirs.imag))
    if isinstance(ours, tuple):
        return len(ours) == len(theirs) and all(map(nearly_same, ours, theirs))
    if isinstance(ours, types.CodeType):
        fields = [name for name in dir(ours) if name.startswith('co_')]
        return all(nearly_same(getattr(ours, name), getattr(theirs, name)) for name in fields)
    return ours == theirs


def loaded(answer):
    return marshal.loads(answer.split()[0][1:].decode('hex'))


def bits(number):
    return struct.unpack('<q', struct.pack('<d', number))[0]


class Compilers(object):
    """Both compilers, and a file for the programs: messages quote its lines."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, 'program.py')
        self.process = dumper()
        # Programs that differ in the last place of a power only.
        self.powers = 0

    def difference(self, case):
        """None, or what both say where they differ."""
        with open(self.path, 'wb') as program:
            program.write(case.source)
        theirs = self.cpython(case)
        mode = '%s+%d' % (case.mode, case.flags) if case.flags else case.mode
        answer = ours(self.process, case.how, mode, 'code', self.path)
        if answer == theirs:
            return None
        if '**' in case.source and answer[0] == theirs[0] == 'x' and nearly_same(loaded(answer), loaded(theirs)):
            self.powers += 1
            return None
        return '%s, %s, flags %#x\n  CPython: %.200s\n  ours:    %.200s' % (case.how, case.mode, case.flags, theirs, answer)

    def cpython(self, case):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            # What folding a constant may warn of; by default nobody sees it.
            warnings.simplefilter('ignore', DeprecationWarning)
            try:
                if case.how == 'file':
                    code = compile_file(self.path)
                else:
                    code = compile(case.source, self.path, case.mode, case.flags, True)
                answer = 'x' + marshal.dumps(code).encode('hex')
            except Exception as error:
                answer = error_of(error)
        return answer + ''.join(' warning %d %s' % (warning.lineno, quoted(warning.message)) for warning in caught)

    def smaller(self, case):
        """The same with as many lines as possible left out."""
        lines = case.source.splitlines(True)
        size = max(1, len(lines) // 2)
        while size:
            at = 0
            while at < len(lines):
                shorter = lines[:at] + lines[at + size:]
                if shorter and self.difference(case._replace(source=''.join(shorter))):
                    lines = shorter
                else:
                    at += size
            size //= 2
        return case._replace(source=''.join(lines))


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--keep', default=os.path.join(tempfile.gettempdir(), 'compiler_fuzz'))
    arguments = parser.parse_args()
    compilers = Compilers()
    end = time.time() + 60 * arguments.minutes
    programs = finds = 0
    outcomes = collections.Counter()
    while time.time() < end:
        case = random_case(random.Random('%d.%d' % (arguments.seed, programs)))
        programs += 1
        difference = compilers.difference(case)
        outcomes[case.mode] += 1
        if not difference:
            continue
        finds += 1
        print difference
        if finds <= 50:
            case = compilers.smaller(case)
            print '%r\n%s\n' % (case.source[:2000], compilers.difference(case))
            if not os.path.isdir(arguments.keep):
                os.makedirs(arguments.keep)
            name = '%s_%s_%d_%d.py' % (case.mode, case.how, arguments.seed, finds)
            with open(os.path.join(arguments.keep, name), 'wb') as program:
                program.write(case.source)
        sys.stdout.flush()
    shutil.rmtree(compilers.folder)
    print 'seed %d: %d programs (%s), %d differ, and %d in the last place of a power' % (
        arguments.seed, programs, ', '.join('%d %s' % (outcomes[mode], mode) for mode in sorted(outcomes)), finds, compilers.powers)
    sys.exit(1 if finds else 0)


main()

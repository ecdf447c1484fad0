#!/usr/bin/env python
"""Runs random programs in the real CPython 2.7.18 and in fbf, and compares what they print, and what they end with.

    scripts/program_fuzz.py [--seed 1] [--minutes 5] [--statements 40] [--trace] [--keep FOLDER] [--write] [--fbf target/release/fbf]

The same seed makes the same programs. Addresses are masked. A program is not counted as one that differs if CPython does not agree with
itself when its objects lie elsewhere (what is ordered by addresses, or hashed by them) or when it has no more memory than a program has
in fbf (docs/limits.md), nor if it does not end there; how many these are is told. With --trace the instruction traces are compared too.
A program that differs is made smaller by leaving out statements as long as it still differs, and written to FOLDER: a new case for tests/programs. The exit
status is 1 if there was one.
"""
from __future__ import print_function

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time

from expected import find_python
from results import add_result
from runnable_programs import Programs
from timed import timed

SCRIPTS = os.path.dirname(os.path.abspath(__file__))
ADDRESS = re.compile(br'0x[0-9a-f]{6,}')
# Stands in the first line, which is empty, and makes the objects that the program makes lie elsewhere: it takes room of all sizes, and gives
# half of it back in any order, in a namespace of its own. Classes are larger than what comes from pools, so there are holes of their size, too.
SCATTER = ('exec "import sys, random, gc; mixed = random.Random(%d); '
           'held = [chr(120) * size for size in range(1, 480, 8) for _ in range(300)] + [kind() for kind in (object, dict, list, float) for _ in range(400)]; '
           'mixed.shuffle(held); del held[::2]; classes = [type(chr(84), (), {}) for _ in range(60 + %d)]; mixed.shuffle(classes); '
           'del classes[::2]; gc.collect(); sys.scattered = held, classes" in {}')
SCATTERED_RUNS = 30
MEMORY = 256 << 20
STATEMENT = re.compile(r"^print '\d+:',\n", re.MULTILINE)


def run(command, folder, memory=None):
    """(exit status, output, errors), addresses masked."""
    status, out, err = timed(command, folder, memory)
    return status, ADDRESS.sub(b'0x*', out), ADDRESS.sub(b'0x*', err)


class Pair(object):
    """Both interpreters, in a folder of their own."""

    def __init__(self, python, fbf, trace):
        self.folder = tempfile.mkdtemp()
        self.endless = self.scattered = self.large = 0
        self.commands = [([python, '-B'], [fbf, 'run'])]
        if trace:
            self.commands.append(([python, os.path.join(SCRIPTS, 'trace27.py')], [fbf, 'trace']))

    def difference(self, program):
        """The first line that differs, or None."""
        with open(os.path.join(self.folder, 'p.py'), 'w') as source:
            source.write(program)
        for theirs, ours in self.commands:
            expected = run(theirs + ['p.py'], self.folder)
            if expected[0] == -9:
                self.endless += 1
                return None
            got = run(ours + ['p.py'], self.folder)
            if expected == got:
                continue
            if b'MemoryError' in got[1] + got[2] and run(theirs + ['p.py'], self.folder, MEMORY) != expected:
                self.large += 1
                return None
            if self.depends_on_addresses(program, expected):
                self.scattered += 1
                return None
            return first_difference(expected, got)
        return None

    def depends_on_addresses(self, program, expected):
        """Whether the real CPython does not agree with itself when objects lie elsewhere."""
        source, command = os.path.join(self.folder, 'scattered.py'), self.commands[0][0]
        for number in range(SCATTERED_RUNS):
            with open(source, 'w') as scattered:
                scattered.write(SCATTER % (number, number) + program)
            again = run(command + ['scattered.py'], self.folder)
            again = again[0], again[1], again[2].replace(b'scattered.py', b'p.py')
            if again != expected:
                return True
        return False


def first_difference(expected, got):
    for theirs, ours in zip(expected[1:], got[1:]):
        theirs, ours = theirs.split(b'\n'), ours.split(b'\n')
        for index in range(max(len(theirs), len(ours))):
            if index >= min(len(theirs), len(ours)) or theirs[index] != ours[index]:
                show = lambda lines: lines[index][:300] if index < len(lines) else b'(nothing)'
                return 'CPython: %r\nours:    %r' % (show(theirs), show(ours))
    return 'exit status %r, ours %r' % (expected[0], got[0])


def smaller(pair, program):
    """Leaves out statements as long as the program still differs."""
    pieces = STATEMENT.split(program)
    head, statements = pieces[0], pieces[1:]
    size = max(1, len(statements) // 2)
    while size:
        at = 0
        while at < len(statements):
            fewer = statements[:at] + statements[at + size:]
            if fewer and pair.difference(head + ''.join(fewer)) is not None:
                statements = fewer
            else:
                at += size
        size //= 2
    return head + ''.join(statements)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--statements', type=int, default=40)
    parser.add_argument('--trace', action='store_true')
    parser.add_argument('--keep')
    parser.add_argument('--most', type=int, default=10, help='programs that differ before it stops')
    parser.add_argument('--write', action='store_true', help='adds the figures to docs/proof/random_programs.json')
    parser.add_argument('--fbf', default=os.path.join(SCRIPTS, '..', 'target', 'release', 'fbf'))
    arguments = parser.parse_args()
    pair = Pair(find_python(), os.path.abspath(arguments.fbf), arguments.trace)
    start = time.time()
    end = start + arguments.minutes * 60
    made = different = 0
    try:
        while time.time() < end and different < arguments.most:
            program = Programs(random.Random('%d/%d' % (arguments.seed, made))).program(arguments.statements)
            made += 1
            if pair.difference(program) is None:
                continue
            different += 1
            counted = pair.endless, pair.scattered, pair.large
            small = smaller(pair, program)
            pair.endless, pair.scattered, pair.large = counted
            print('program %d/%d\n%s\n%s' % (arguments.seed, made - 1, small[small.index('v0, v1'):], pair.difference(small)))
            sys.stdout.flush()
            if arguments.keep:
                with open(os.path.join(arguments.keep, 'fuzz_%d_%d.py' % (arguments.seed, made - 1)), 'w') as source:
                    source.write(small)
    finally:
        shutil.rmtree(pair.folder)
    print('%d programs of %d statements, %d differ; of the others, %d did not end in the real CPython, %d differ by where objects lie there, '
          'and %d need more memory there than fbf has' % (made, arguments.statements, different, pair.endless, pair.scattered, pair.large))
    if arguments.write:
        add_result('random_programs', seed=arguments.seed, programs=made, statements=arguments.statements,
                   seconds=int(time.time() - start), different=different)
    return 1 if different else 0


if __name__ == '__main__':
    sys.exit(main())

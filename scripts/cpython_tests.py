#!/usr/bin/env python
"""Runs CPython's own tests of the language, and of modules, in the machine, with the small unittest of tests/cpython.

    scripts/cpython_tests.py [--fbf target/release/fbf] [--failures] [--check | --record] [MODULE ...]

The test files are those of an installed CPython 2.7.18 (found as expected.py finds it); none is in this repository. They are
laid out in a folder of their own with tests/cpython, and each test runs alone, in CPython first: one that CPython does not
pass there, with our unittest, does not apply, nor does one that tests/cpython/not_applicable.txt names with its reason.
What is left is run with fbf; a test that uses a module which the machine does not have (tests/cpython/absent) does not apply either. The figures are printed for each module.

--failures  prints a line for each test that fails, with the reason
--record    writes the names of the tests that pass to tests/cpython/passing.txt, and their number to docs/proof
--check     runs only the tests that passing.txt names, and fails if one does not pass any more
"""
from __future__ import print_function

import argparse
import glob
import multiprocessing
import multiprocessing.pool
import os
import shutil
import sys
import tempfile

from expected import find_python
from results import add_result
from timed import timed

SCRIPTS = os.path.dirname(os.path.abspath(__file__))
OURS = os.path.join(SCRIPTS, '..', 'tests', 'cpython')
PASSING = os.path.join(OURS, 'passing.txt')
NOT_APPLICABLE = os.path.join(OURS, 'not_applicable.txt')
MODULES = (
    'augassign call class code decorators descr dict dis enumerate exceptions extcall float funcattrs generators genexps grammar '
    'int iter list long opcodes peepholer scope set str string tuple unpack with '
    'abc abstract_numbers binop bisect bool coercion collections compare complex contains contextlib copy defaultdict deque '
    'dictviews exception_variations functools hash heapq index isinstance itertools math operator pow print property random repr '
    'richcmp sets slice sort StringIO traceback types userdict userlist userstring warnings weakref weakset xrange'
).split()
# What those import from the library's own folders; where the machine has a module of its own, that is taken.
HELPERS = ['test/seq_tests.py', 'test/list_tests.py', 'test/string_tests.py', 'test/mapping_tests.py', 'test/test_iterlen.py',
           'test/test_pep352.py',
           'test/badsyntax_nocaret.py', 'test/warning_tests.py', 'UserList.py', 'UserString.py', 'sets.py', 'repr.py', 'numbers.py', 'keyword.py']


def lay_out(python, scratch, modules):
    """Two folders with our files and the installed tests: for CPython, and for ours, where some modules are stood in for."""
    library = output([python, '-c', 'import os; print os.path.dirname(os.__file__)'], None)[1].strip()
    theirs, ours = os.path.join(scratch, 'theirs'), os.path.join(scratch, 'ours')
    for folder in (theirs, ours):
        shutil.copytree(OURS, folder)
        for name in ['test/test_%s.py' % module for module in modules] + HELPERS:
            shutil.copyfile(os.path.join(library, name), os.path.join(folder, name))
    for path in glob.glob(os.path.join(OURS, 'absent', '*.py')):
        shutil.copy(path, ours)
    return theirs, ours


def output(command, folder):
    """The exit status, the output and the errors, as text."""
    status, out, err = timed(command, folder)
    return status, out.decode('utf-8', 'replace'), err.decode('utf-8', 'replace')


def run_one(command, folder, module, test):
    """(outcome, why)"""
    status, out, err = output(command + ['one.py', 'test_' + module, test], folder)
    lines = out.strip('\n').split('\n')
    outcome, tab, why = lines[-1].partition('\t')
    if tab and outcome in ('ok', 'skip', 'fail', 'error'):
        return outcome, why
    if status < 0:
        return 'error', 'stopped by signal %d%s' % (-status, ' (took too long)' if status == -9 else '')
    last = err.strip('\n').split('\n')[-1] or 'ended without an outcome'
    return 'error', last


def not_applicable():
    """Reasons by `module test`, or by `module` alone for all of it."""
    with open(NOT_APPLICABLE) as lines:
        entries = [line.rstrip('\n').partition(': ') for line in lines if line.strip() and not line.startswith('#')]
    return dict((name, reason) for name, _, reason in entries)


def all_tests(python, folder, modules):
    tests = []
    for module in modules:
        status, out, err = output([python, '-B', 'one.py', 'test_' + module], folder)
        if status != 0:
            sys.exit('test_%s cannot be listed: %s' % (module, err))
        tests.extend((module, line) for line in out.split('\n') if line)
    return tests


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('modules', nargs='*')
    parser.add_argument('--fbf', default=os.path.join(SCRIPTS, '..', 'target', 'release', 'fbf'))
    parser.add_argument('--failures', action='store_true')
    parser.add_argument('--record', action='store_true')
    parser.add_argument('--check', action='store_true')
    arguments = parser.parse_args()
    python = find_python()
    fbf = [os.path.abspath(arguments.fbf), 'run']
    modules = [name.replace('test_', '', 1) for name in arguments.modules] or MODULES
    scratch = tempfile.mkdtemp()
    try:
        theirs, ours = lay_out(python, scratch, set(MODULES).union(modules))
        pool = multiprocessing.pool.ThreadPool(multiprocessing.cpu_count())
        if arguments.check:
            return check(pool, fbf, ours)
        return survey(pool, (python, theirs), (fbf, ours), modules, arguments)
    finally:
        shutil.rmtree(scratch)


def check(pool, fbf, folder):
    with open(PASSING) as lines:
        tests = [tuple(line.split(None, 1)) for line in lines.read().split('\n') if line]
    results = pool.map(lambda test: run_one(fbf, folder, *test), tests)
    broken = [(test, why) for test, (outcome, why) in zip(tests, results) if outcome != 'ok']
    for (module, test), why in broken:
        print('test_%s %s: %s' % (module, test, why))
    print('%d of CPython\'s own tests pass, %d do not any more' % (len(tests) - len(broken), len(broken)))
    return 1 if broken else 0


def survey(pool, cpython, machine, modules, arguments):
    (python, their_folder), (fbf, folder) = cpython, machine
    excluded = not_applicable()
    tests = all_tests(python, their_folder, modules)
    theirs = pool.map(lambda test: run_one([python, '-B'], their_folder, *test), tests)
    applies = []
    reasons = {}
    for test, (outcome, why) in zip(tests, theirs):
        reason = excluded.get('%s %s' % test) or excluded.get(test[0])
        if reason is None and outcome != 'ok':
            reason = 'CPython with this unittest: %s %s' % (outcome, why)
        if reason is None:
            applies.append(test)
        else:
            reasons[test] = reason
    results = dict(zip(applies, pool.map(lambda test: run_one(fbf, folder, *test), applies)))
    # A test that needs a module which the machine does not have says so itself.
    for test in [test for test in applies if results[test][0] == 'skip']:
        applies.remove(test)
        reasons[test] = results[test][1]
    print('%-14s %7s %7s %15s' % ('', 'passed', 'failed', 'not applicable'))
    for module in modules:
        outcomes = [results[test][0] for test in applies if test[0] == module]
        left_out = sum(1 for test in reasons if test[0] == module)
        passed = outcomes.count('ok')
        print('%-14s %7d %7d %15d' % ('test_' + module, passed, len(outcomes) - passed, left_out))
    passing = [test for test in applies if results[test][0] == 'ok']
    print('%-14s %7d %7d %15d' % ('all', len(passing), len(applies) - len(passing), len(reasons)))
    print('%.1f %% of the tests that apply pass' % (100.0 * len(passing) / max(1, len(applies))))
    if arguments.failures:
        for test in applies:
            if results[test][0] != 'ok':
                print('test_%s %s: %s %s' % (test + results[test]))
    if arguments.record:
        with open(PASSING, 'w') as lines:
            lines.writelines('%s %s\n' % test for test in passing)
        add_result('cpython_tests', passed=len(passing), applies=len(applies))
    return 0


if __name__ == '__main__':
    sys.exit(main())

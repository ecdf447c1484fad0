"""Runs one of CPython's own tests of the language: `one.py MODULE` lists its tests, `one.py MODULE TEST` runs one.

A test is `Class.method`, or `doctest:NAME` for the examples of a docstring. What comes out is one line: the outcome
(ok, skip, fail, error), a tab, and why.
"""

import doctest
import sys
import unittest
from test import test_support
try:
    import absent  # In the machine's folder alone.
except ImportError:
    absent = None


def cases(module):
    """The test cases that the module would run, by name."""
    with test_support.swap_attr(test_support, 'listing', True):
        module.test_main()
    named = dict((value, name) for name, value in vars(module).items() if isinstance(value, type))
    return sorted((named[case], case) for case in test_support.asked_for if case in named)


def list_tests(module):
    for name, case in cases(module):
        for method in unittest.method_names(case):
            print '%s.%s' % (name, method)
    for name, text in doctest.docstrings(module):
        print 'doctest:%s' % name


def run_one(module, test):
    if test.startswith('doctest:'):
        name = test[len('doctest:'):]
        text = dict(doctest.docstrings(module))[name]
        count, failure = doctest.run_text(text, dict(vars(module)), '%s.%s' % (module.__name__, name))
        return ('ok', '') if failure is None else ('fail', failure)
    name, method = test.split('.')
    return unittest.run_test(getattr(module, name), method)


def main(arguments):
    package = __import__('test.' + arguments[0])
    module = getattr(package, arguments[0])
    if absent is not None:
        absent.Missing.importing = False
    if len(arguments) == 1:
        list_tests(module)
        return
    outcome, why = run_one(module, arguments[1])
    print '%s\t%s' % (outcome, why.replace('\n', ' ')[:300])


main(sys.argv[1:])

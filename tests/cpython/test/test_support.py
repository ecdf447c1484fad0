"""What CPython's tests of the language ask of test.test_support, in small."""

import sys
import unittest

verbose = False
TESTFN = '@test'
MAX_Py_ssize_t = sys.maxint
have_unicode = True
HAVE_DOCSTRINGS = True
is_jython = False
use_resources = []


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


# The classes that a module's test_main would run.
asked_for = []


def run_unittest(*classes):
    """Takes note of the classes; a name stands for all of a module's. Each test runs alone, asked for by its name: see one.py."""
    for asked in classes:
        if isinstance(asked, str):
            found = vars(sys.modules[asked]).values()
            asked_for.extend(each for each in found if isinstance(each, type) and issubclass(each, unittest.TestCase))
        else:
            asked_for.append(asked)


def run_doctest(module, verbosity=None):
    """Docstrings are found by one.py."""


def get_original_stdout():
    return sys.__stdout__


def import_module(name, deprecated=False):
    try:
        return __import__(name)
    except ImportError, why:
        raise unittest.SkipTest(str(why))


def check_impl_detail(**guards):
    return guards.get('cpython', not guards or not any(guards.values()))


def cpython_only(test):
    return test


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return unittest.skip(msg)


def requires_unicode(test):
    return test


def requires_IEEE_754(test):
    return test


def requires_docstrings(test):
    return test


def gc_collect():
    import gc
    gc.collect()


def sortdict(mapping):
    return '{%s}' % ', '.join(['%r: %r' % pair for pair in sorted(mapping.items())])


def fcmp(x, y):
    if isinstance(x, float) or isinstance(y, float):
        try:
            return 0 if abs(x - y) <= (abs(x) + abs(y)) * 1e-6 else cmp(x, y)
        except Exception:
            return cmp(x, y)
    if type(x) is type(y) and isinstance(x, (tuple, list)):
        for a, b in zip(x, y):
            outcome = fcmp(a, b)
            if outcome:
                return outcome
        return cmp(len(x), len(y))
    return cmp(x, y)


def unlink(name):
    raise unittest.SkipTest('needs files')


def check_syntax_error(testcase, statement):
    testcase.assertRaises(SyntaxError, compile, statement, '<test string>', 'exec')


class _NoWarnings(object):
    """What the `with` of a check for warnings gives: there are no warnings at run time here."""

    warnings = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def check_warnings(*filters, **kwargs):
    return _NoWarnings()


def check_py3k_warnings(*filters, **kwargs):
    return _NoWarnings()


def run_with_locale(category, *locales):
    return unittest.skip('needs locales')


class captured_output(object):
    """`with captured_output('stdout') as stream`"""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        import StringIO
        self.old = getattr(sys, self.name)
        stream = StringIO.StringIO()
        setattr(sys, self.name, stream)
        return stream

    def __exit__(self, *exc):
        setattr(sys, self.name, self.old)
        return False


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


def precisionbigmemtest(size, memuse, overhead=0, dry_run=True):
    return unittest.skip('needs a great deal of memory')


bigmemtest = precisionbigmemtest


def bigaddrspacetest(test):
    return unittest.skip('needs a great deal of memory')(test)


def check_free_after_iterating(test, iter, cls, args=()):
    done = []

    class A(cls):
        def __del__(self):
            done.append(True)
            try:
                next(it)
            except StopIteration:
                pass

    it = iter(A(*args))
    test.assertRaises(StopIteration, next, it)
    test.assertEqual(done, [True])

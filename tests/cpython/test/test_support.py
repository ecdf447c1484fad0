"""What CPython's tests of the language ask of test.test_support, in small."""

import sys
import unittest

verbose = False
TESTFN = '@test'
MAX_Py_ssize_t = sys.maxint
_2G = 2 << 30
_4G = 4 << 30
have_unicode = True
HAVE_DOCSTRINGS = True
FS_NONASCII = ''
is_jython = False
use_resources = []


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


# The classes that a module's test_main would run, and whether it is asked for them.
asked_for = []
listing = False


def run_unittest(*classes):
    """Takes note of the classes; a name stands for all of a module's. Each test runs alone, asked for by its name: see one.py."""
    for asked in classes:
        if isinstance(asked, list):
            run_unittest(*asked)
        elif isinstance(asked, str):
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


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """The module, imported anew: with some modules taken away, and others imported anew, too."""
    before = dict((each, sys.modules.pop(each, None)) for each in [name] + list(fresh) + list(blocked))
    try:
        for each in blocked:
            sys.modules[each] = 0
        for each in fresh:
            __import__(each)
        __import__(name)
        return sys.modules[name]
    except ImportError:
        return None
    finally:
        for each, module in before.items():
            if module is None:
                sys.modules.pop(each, None)
            else:
                sys.modules[each] = module


def get_attribute(thing, name):
    try:
        return getattr(thing, name)
    except AttributeError:
        raise unittest.SkipTest('%r has no %s' % (thing, name))


def check_impl_detail(**guards):
    return guards.get('cpython', not guards or not any(guards.values()))


def cpython_only(test):
    return test


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return unittest.skip(msg)


def requires_type_collecting(test):
    return test


def requires_unicode(test):
    return test


def requires_IEEE_754(test):
    return test


def requires_docstrings(test):
    return test


def gc_collect():
    import gc
    gc.collect()


class disable_gc(object):
    """`with disable_gc():`"""

    def __enter__(self):
        import gc
        self.enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *exc):
        import gc
        if self.enabled:
            gc.enable()


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
    """Takes away a file that a test has written, where tests can write any."""
    import os
    try:
        os.unlink(name)
    except (OSError, unittest.SkipTest):
        pass


def check_syntax_error(testcase, statement):
    testcase.assertRaises(SyntaxError, compile, statement, '<test string>', 'exec')


class _NoWarnings(object):
    """What the `with` of a check for warnings of `python -3` gives: there are none."""

    warnings = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def check_py3k_warnings(*filters, **kwargs):
    return _NoWarnings()


class _Recorded(object):
    """The warnings so far; what the last one has, this has, too."""

    def __init__(self, warnings):
        self._warnings = warnings
        self._last = 0

    def __getattr__(self, name):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], name)
        if name in ('message', 'category', 'filename', 'lineno', 'line', 'file'):
            return None
        raise AttributeError(name)

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


class check_warnings(object):
    """`with check_warnings((message, category), ...):` each of these is given, and no other, unless `quiet`."""

    def __init__(self, *filters, **kwargs):
        self.filters = filters or (('', Warning),)
        self.quiet = kwargs.get('quiet', not filters)

    def __enter__(self):
        import warnings
        registry = sys._getframe(1).f_globals.get('__warningregistry__')
        if registry:
            registry.clear()
        self.catch = warnings.catch_warnings(record=True)
        self.caught = self.catch.__enter__()
        sys.modules['warnings'].simplefilter('always')
        return _Recorded(self.caught)

    def __exit__(self, exc_type, *exc):
        self.catch.__exit__(exc_type, *exc)
        if exc_type is not None or self.quiet or listing:
            return
        rest = [warning.message for warning in self.caught]
        for text, category in self.filters:
            fits = [message for message in rest if issubclass(message.__class__, category) and _begins(str(message), text)]
            if not fits:
                raise AssertionError('no warning %r' % text)
            rest = [message for message in rest if message not in fits]
        if rest:
            raise AssertionError('unexpected warning %r' % rest[0])


def _begins(message, text):
    """What matches the text as a regular expression; where there are none, what matches it up to the first special character."""
    try:
        import re
        pattern = re.compile(text, re.I)
    except (ImportError, unittest.SkipTest):
        plain = text
        for special in '\\.*+?()[]{}|^$':
            plain = plain.split(special)[0]
        return message.lower().startswith(plain.lower())
    return pattern.match(message) is not None


def check_sizeof(test, thing, size):
    test.assertEqual(sys.getsizeof(thing), size)


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


class swap_attr(object):
    """`with swap_attr(thing, name, value):`"""

    def __init__(self, thing, name, value):
        self.place = thing, name
        self.value = value

    def __enter__(self):
        self.old = getattr(*self.place)
        setattr(self.place[0], self.place[1], self.value)

    def __exit__(self, *exc):
        setattr(self.place[0], self.place[1], self.old)


def reap_threads(test):
    return test


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

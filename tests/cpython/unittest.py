"""A small unittest: as much of it as CPython's own tests of the language ask for.

Written for the machine, which has neither threads nor files nor regular expressions; it behaves as CPython's where a
test can see it. `run_test` is what one.py calls.
"""

import sys


class SkipTest(Exception):
    """A test that does not apply."""


class _ExpectedFailure(Exception):
    """A test that was expected to fail did."""


def skip(reason):
    def decorate(test):
        if not isinstance(test, (type, type(TestCase))):
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            skipped.__name__ = test.__name__
            return skipped
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test
    return decorate


def skipIf(condition, reason):
    if condition:
        return skip(reason)
    return lambda test: test


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(function):
    def wrapper(*args, **kwargs):
        try:
            function(*args, **kwargs)
        except Exception:
            raise _ExpectedFailure
        raise AssertionError('unexpected success')
    wrapper.__name__ = function.__name__
    return wrapper


class _AssertRaisesContext(object):
    """What `with self.assertRaises(E)` enters."""

    def __init__(self, expected, check=None):
        self.expected = expected
        self.check = check
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            raise AssertionError('%s not raised' % _names(self.expected))
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value
        if self.check is not None:
            self.check(exc_value)
        return True


def _names(classes):
    if isinstance(classes, tuple):
        return ' or '.join([each.__name__ for each in classes])
    return getattr(classes, '__name__', None) or str(classes)


def _pattern(text):
    try:
        import re
    except ImportError:
        raise SkipTest('needs the module re')
    return re.compile(text) if isinstance(text, basestring) else text


class TestCase(object):
    failureException = AssertionError
    longMessage = False
    maxDiff = 80 * 8

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return '%s.%s' % (type(self).__name__, self._testMethodName)

    def shortDescription(self):
        return None

    def addCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def addTypeEqualityFunc(self, typeobj, function):
        pass

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail_unless(self, condition, msg, standard, *values):
        if not condition:
            raise self.failureException(msg or standard % tuple([_short(value) for value in values]))

    def assertTrue(self, expr, msg=None):
        self._fail_unless(expr, msg, '%s is not true', expr)

    def assertFalse(self, expr, msg=None):
        self._fail_unless(not expr, msg, '%s is not false', expr)

    assert_ = failUnless = assertTrue
    failIf = assertFalse

    def assertEqual(self, first, second, msg=None):
        self._fail_unless(first == second, msg, '%s != %s', first, second)

    assertEquals = failUnlessEqual = assertEqual
    assertListEqual = assertTupleEqual = assertDictEqual = assertMultiLineEqual = assertEqual
    assertSequenceEqual = assertSetEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._fail_unless(first != second, msg, '%s == %s', first, second)

    assertNotEquals = failIfEqual = assertNotEqual

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None:
            self._fail_unless(abs(first - second) <= delta, msg, '%s != %s within delta', first, second)
            return
        near = round(abs(second - first), 7 if places is None else places) == 0
        self._fail_unless(near, msg, '%s != %s, nearly', first, second)

    assertAlmostEquals = failUnlessAlmostEqual = assertAlmostEqual

    def assertNotAlmostEqual(self, first, second, places=7, msg=None):
        far = first != second and round(abs(second - first), places) != 0
        self._fail_unless(far, msg, '%s == %s, nearly', first, second)

    def assertIs(self, first, second, msg=None):
        self._fail_unless(first is second, msg, '%s is not %s', first, second)

    def assertIsNot(self, first, second, msg=None):
        self._fail_unless(first is not second, msg, '%s is %s', first, second)

    def assertIsNone(self, obj, msg=None):
        self._fail_unless(obj is None, msg, '%s is not None', obj)

    def assertIsNotNone(self, obj, msg=None):
        self._fail_unless(obj is not None, msg, '%s is None', obj)

    def assertIn(self, member, container, msg=None):
        self._fail_unless(member in container, msg, '%s not found in %s', member, container)

    def assertNotIn(self, member, container, msg=None):
        self._fail_unless(member not in container, msg, '%s found in %s', member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._fail_unless(isinstance(obj, cls), msg, '%s is not an instance of %s', obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._fail_unless(not isinstance(obj, cls), msg, '%s is an instance of %s', obj, cls)

    def assertLess(self, a, b, msg=None):
        self._fail_unless(a < b, msg, '%s not less than %s', a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._fail_unless(a <= b, msg, '%s not less than or equal to %s', a, b)

    def assertGreater(self, a, b, msg=None):
        self._fail_unless(a > b, msg, '%s not greater than %s', a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._fail_unless(a >= b, msg, '%s not greater than or equal to %s', a, b)

    def assertItemsEqual(self, first, second, msg=None):
        rest = list(second)
        for item in first:
            self._fail_unless(item in rest, msg, '%s is missing', item)
            rest.remove(item)
        self._fail_unless(not rest, msg, '%s are too many', rest)

    def assertRaises(self, excClass, callableObj=None, *args, **kwargs):
        context = _AssertRaisesContext(excClass)
        if callableObj is None:
            return context
        with context:
            callableObj(*args, **kwargs)

    failUnlessRaises = assertRaises

    def assertRaisesRegexp(self, excClass, expected, callableObj=None, *args, **kwargs):
        pattern = _pattern(expected)

        def check(value):
            self._fail_unless(pattern.search(str(value)), None, '%s has another message', value)

        context = _AssertRaisesContext(excClass, check)
        if callableObj is None:
            return context
        with context:
            callableObj(*args, **kwargs)

    def assertRegexpMatches(self, text, expected, msg=None):
        self._fail_unless(_pattern(expected).search(text), msg, '%s does not match', text)

    def assertNotRegexpMatches(self, text, expected, msg=None):
        self._fail_unless(not _pattern(expected).search(text), msg, '%s matches', text)


def _short(value):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if len(text) <= 200 else text[:200] + '...'


def method_names(case):
    return [name for name in sorted(dir(case)) if name.startswith('test') and callable(getattr(case, name))]


def run_test(case, name):
    """Runs one method of a TestCase: gives 'ok', 'skip', 'fail' or 'error', and why."""
    if getattr(case, '__unittest_skip__', False):
        return 'skip', case.__unittest_skip_why__
    try:
        test = case(name)
        case.setUpClass()
        try:
            test.setUp()
            try:
                getattr(test, name)()
            finally:
                test.tearDown()
        finally:
            test.doCleanups()
            case.tearDownClass()
    except SkipTest, why:
        return 'skip', str(why)
    except _ExpectedFailure:
        return 'ok', ''
    except AssertionError, why:
        return 'fail', str(why)
    except Exception, why:
        return 'error', '%s: %s' % (sys.exc_info()[0].__name__, why)
    return 'ok', ''


class TestSuite(list):
    def addTest(self, test):
        self.append(test)


class TestLoader(object):
    pass


defaultTestLoader = TestLoader()


def makeSuite(case, prefix='test'):
    return case


def main(*args, **kwargs):
    pass

"""A small doctest: takes the examples out of docstrings and runs them, with the options that CPython's tests use."""

import sys

ELLIPSIS = 'ELLIPSIS'
NORMALIZE_WHITESPACE = 'NORMALIZE_WHITESPACE'
IGNORE_EXCEPTION_DETAIL = 'IGNORE_EXCEPTION_DETAIL'
SKIP = 'SKIP'
_OPTIONS = [ELLIPSIS, NORMALIZE_WHITESPACE, IGNORE_EXCEPTION_DETAIL, SKIP]
_BLANK = '<BLANKLINE>'


class Example(object):
    def __init__(self, source, want, lineno):
        self.source = source
        self.want = want
        self.lineno = lineno
        self.options = _options(source)


def _options(source):
    found = set()
    for line in source.split('\n'):
        if '#' not in line or 'doctest:' not in line:
            continue
        for word in line.split('doctest:', 1)[1].replace(',', ' ').split():
            if word.startswith('+') and word[1:] in _OPTIONS:
                found.add(word[1:])
    return found


def examples(text):
    """The examples of a text, in order."""
    lines = text.expandtabs().split('\n')
    found = []
    at = 0
    while at < len(lines):
        line = lines[at]
        stripped = line.lstrip(' ')
        if not stripped.startswith('>>>'):
            at += 1
            continue
        indent = len(line) - len(stripped)
        start = at
        source = [stripped[4:]]
        at += 1
        while at < len(lines) and lines[at][indent:indent + 3] == '...' and not lines[at][:indent].strip():
            source.append(lines[at][indent + 4:])
            at += 1
        want = []
        while at < len(lines) and lines[at].strip() and not lines[at].lstrip(' ').startswith('>>>'):
            want.append(lines[at][indent:])
            at += 1
        found.append(Example('\n'.join(source) + '\n', '\n'.join(want) + '\n' if want else '', start + 1))
    return found


class _Output(object):
    softspace = 0

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass

    def take(self):
        text = ''.join(self.parts)
        if text and not text.endswith('\n'):
            text += '\n'
        self.parts = []
        self.softspace = 0
        return text


def _display(value):
    if value is not None:
        print repr(value)


def _matches_ellipsis(want, got):
    pieces = want.split('...')
    first, last = pieces[0], pieces[-1]
    if not got.startswith(first) or not got.endswith(last) or len(got) < len(first) + len(last):
        return False
    at, end = len(first), len(got) - len(last)
    for piece in pieces[1:-1]:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def _same(want, got, options):
    if want == got:
        return True
    if _BLANK in want:
        want = '\n'.join(['' if line.strip() == _BLANK else line for line in want.split('\n')])
    if want == got:
        return True
    if NORMALIZE_WHITESPACE in options:
        want, got = ' '.join(want.split()), ' '.join(got.split())
        if want == got:
            return True
    return ELLIPSIS in options and '...' in want and _matches_ellipsis(want, got)


def _exception_text(exc_type, value):
    name = exc_type.__name__
    try:
        text = str(value)
    except Exception:
        text = '<unprintable %s object>' % exc_type.__name__
    return '%s: %s\n' % (name, text) if text else name + '\n'


def _want_exception(want):
    """What a wanted traceback says of the exception itself; None if no traceback is wanted."""
    lines = want.split('\n')
    for index, line in enumerate(lines):
        if line.startswith('Traceback (most recent call last):') or line.startswith('Traceback (innermost last):'):
            for at in range(index + 1, len(lines)):
                if lines[at] and lines[at][0] not in ' .':
                    return '\n'.join(lines[:index]), '\n'.join(lines[at:])
    return None


def _same_exception(want, text, options):
    want = want[1]
    if _same(want, text, options):
        return True
    if 'SyntaxError' in want or 'IndentationError' in want:
        # Where CPython prints a place of its own, the message has none.
        return want.strip() == text.rsplit(' (<doctest', 1)[0]
    if IGNORE_EXCEPTION_DETAIL in options:
        return want.split(':')[0].split('.')[-1] == text.split(':')[0].split('.')[-1].rstrip()
    return False


def run_text(text, namespace, name):
    """Runs a text's examples. Gives how many there were, and what went wrong with the first that failed."""
    found = examples(text)
    out = _Output()
    old_out, old_display = sys.stdout, getattr(sys, 'displayhook', None)
    sys.stdout = out
    sys.displayhook = _display
    try:
        for index, example in enumerate(found):
            if SKIP in example.options or not _does_something(example.source):
                continue
            failure = _run(example, namespace, '<doctest %s[%d]>' % (name, index), out)
            if failure is not None:
                return len(found), 'line %d: %s' % (example.lineno, failure)
    finally:
        sys.stdout = old_out
        sys.displayhook = old_display
    return len(found), None


def _does_something(source):
    return any(line.strip() and not line.lstrip().startswith('#') for line in source.split('\n'))


def _run(example, namespace, name, out):
    out.take()
    raised = None
    try:
        exec compile(example.source, name, 'single', 0, 1) in namespace
    except Exception:
        raised = _exception_text(*sys.exc_info()[:2])
    got = out.take()
    wanted = _want_exception(example.want)
    if raised is None:
        if _same(example.want, got, example.options):
            return None
        return '%r gives %r, not %r' % (example.source, got, example.want)
    if wanted is None:
        return '%r raises %s' % (example.source, raised.strip())
    if _same_exception(wanted, raised, example.options):
        return None
    return '%r raises %r, not %r' % (example.source, raised, wanted[1])


def docstrings(module):
    """Pairs of name and text: `__test__`, then the docstrings of the module's own functions and classes."""
    found = []
    if module.__doc__:
        found.append((module.__name__, module.__doc__))
    for name, value in sorted(vars(module).items()):
        owner = getattr(value, '__module__', None)
        if owner != module.__name__ or not isinstance(getattr(value, '__doc__', None), basestring):
            continue
        if callable(value):
            found.append((name, value.__doc__))
    for name, text in sorted(getattr(module, '__test__', {}).items()):
        if isinstance(text, basestring):
            found.append(('__test__.' + name, text))
    return [(name, text) for name, text in found if '>>>' in text]


def DocTestSuite(module=None):
    """The examples of another module's texts are not run: those are CPython's."""
    return []


def DocFileSuite(*paths, **kwargs):
    """Files of examples are not run: nothing here reads files."""
    return []

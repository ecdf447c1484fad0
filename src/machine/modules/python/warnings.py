"""Warnings: what is shown of them, and where."""

import linecache
import sys
import types

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings']

_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')

# (action, message, category, module, lineno), the first one that fits counts; None and 0 fit everything.
filters = [('ignore', None, category, None, 0)
           for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, BytesWarning)]
defaultaction = 'default'
onceregistry = {}


class _Beginning(object):
    """In place of a regular expression that is a plain text."""

    def __init__(self, text, fold):
        self.text, self.fold = text, fold

    def match(self, text):
        return (text.lower() if self.fold else text).startswith(self.text)


def _pattern(text, fold):
    for character in text:
        if character in '\\.^$*+?{}[]|()':
            import re
            return re.compile(text, re.I if fold else 0)
    return _Beginning(text.lower() if fold else text, fold)


def _show_warning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, or to sys.stderr; may be replaced."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except (IOError, UnicodeError):
        pass


showwarning = _show_warning


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning, with the line that it is about."""
    try:
        message = str(message)
    except UnicodeEncodeError:
        pass
    text = '%s: %s: %s\n' % (lineno, category.__name__, message)
    line = linecache.getline(filename, lineno) if line is None else line
    if line:
        line = line.strip()
        if isinstance(text, unicode) and isinstance(line, str):
            line = unicode(line, 'latin1')
        text += '  %s\n' % line
    return '%s:%s' % (filename, text)


def _check(action, lineno):
    assert action in _ACTIONS, 'invalid action: %r' % (action,)
    assert isinstance(lineno, (int, long)) and lineno >= 0, 'lineno must be an int >= 0'


def _add(item, append):
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=0):
    """Says what happens to warnings of a category whose message and module begin like this."""
    assert action in _ACTIONS, 'invalid action: %r' % (action,)
    assert isinstance(message, basestring), 'message must be a string'
    assert isinstance(category, (type, types.ClassType)), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, basestring), 'module must be a string'
    _check(action, lineno)
    _add((action, _pattern(message, True), category, _pattern(module, False), int(lineno)), append)


def simplefilter(action, category=Warning, lineno=0, append=0):
    """Says what happens to warnings of a category, of all modules."""
    _check(action, lineno)
    _add((action, None, category, None, int(lineno)), append)


def resetwarnings():
    """Takes all filters away."""
    filters[:] = []


def _category_of(message, category):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not issubclass(category, Warning):
        raise ValueError('category is not a subclass of Warning')
    return category


def warn(message, category=None, stacklevel=1):
    """Warns of something: the caller is to blame, or who called that, and so on."""
    category = _category_of(message, category)
    try:
        caller = sys._getframe(max(stacklevel, 1))
    except ValueError:
        names, lineno = sys.__dict__, 1
    else:
        names, lineno = caller.f_globals, caller.f_lineno
    registry = names.setdefault('__warningregistry__', {})
    module = names.get('__name__', '<string>')
    filename = names.get('__file__')
    if isinstance(filename, str):
        if filename.lower().endswith(('.pyc', '.pyo')):
            filename = filename[:-1]
    elif module == '__main__':
        filename = (sys.__dict__.get('argv') or ['__main__'])[0]
    else:
        filename = module
    warn_explicit(message, category, filename, lineno, module, registry)


def warnpy3k(message, category=None, stacklevel=1):
    """Warns of what Python 3 does otherwise, where that was asked for."""
    if sys.py3kwarning:
        warn(message, category or DeprecationWarning, stacklevel + 1)


def _is_new(registry, key):
    if registry.get(key):
        return False
    registry[key] = True
    return True


def _action(text, category, module, lineno):
    for item in filters:
        action, beginning, of, within, line = item
        if ((beginning is None or beginning.match(text)) and issubclass(category, of) and
                (within is None or within.match(module)) and line in (0, lineno)):
            if action not in _ACTIONS:
                raise RuntimeError('Unrecognized action (%s) in warnings.filters:\n %s' % (action, item))
            return action
    return defaultaction


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None):
    """Warns of something at a place that is given."""
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == 'error':
        raise message
    if action != 'always':
        registry[key] = True
    if action == 'ignore':
        return
    if action == 'once' and not _is_new(onceregistry, (text, category)):
        return
    if action == 'module' and not _is_new(registry, (text, category, 0)):
        return
    showwarning(message, category, filename, lineno)


class WarningMessage(object):
    """A warning that catch_warnings has recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ('{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' %
                (self.message, self._category_name, self.filename, self.lineno, self.line))


class catch_warnings(object):
    """In a with-block, filters may be changed, and warnings be recorded; afterwards all is as before."""

    def __init__(self, record=False, module=None):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False

    def __repr__(self):
        parts = []
        if self._record:
            parts.append('record=True')
        if self._module is not sys.modules['warnings']:
            parts.append('module=%r' % self._module)
        return '%s(%s)' % (type(self).__name__, ', '.join(parts))

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        self._filters = self._module.filters
        self._module.filters = self._filters[:]
        self._showwarning = self._module.showwarning
        if not self._record:
            return None
        log = []

        def showwarning(*args, **kwargs):
            log.append(WarningMessage(*args, **kwargs))
        self._module.showwarning = showwarning
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        self._module.filters = self._filters
        self._module.showwarning = self._showwarning

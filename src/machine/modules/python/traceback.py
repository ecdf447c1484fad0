"""Extract, format and print information about Python stack traces."""

import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'tb_lineno']


def _print(file, text='', terminator='\n'):
    file.write(text + terminator)


def _entry(frame, lineno):
    code = frame.f_code
    line = linecache.getline(code.co_filename, lineno, frame.f_globals)
    return code.co_filename, lineno, code.co_name, line.strip() if line else None


def extract_tb(tb, limit=None):
    """The entries of a traceback: file, line, name, text."""
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
    entries = []
    while tb is not None and (limit is None or len(entries) < limit):
        entries.append(_entry(tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return entries


def extract_stack(f=None, limit=None):
    """The entries of the current stack, or of a frame's."""
    if f is None:
        f = sys._getframe(1)
    entries = []
    while f is not None and (limit is None or len(entries) < limit):
        entries.append(_entry(f, f.f_lineno))
        f = f.f_back
    entries.reverse()
    return entries


def format_list(extracted_list):
    """Entries as text."""
    lines = []
    for filename, lineno, name, line in extracted_list:
        item = '  File "%s", line %d, in %s\n' % (filename, lineno, name)
        if line:
            item += '    %s\n' % line.strip()
        lines.append(item)
    return lines


def print_list(extracted_list, file=None):
    """Prints entries."""
    for item in format_list(extracted_list):
        _print(file or sys.stderr, item, '')


def format_tb(tb, limit=None):
    """A traceback as text."""
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    """Prints a traceback."""
    print_list(extract_tb(tb, limit), file)


def _some_str(value):
    try:
        return str(value)
    except Exception:
        pass
    try:
        return unicode(value).encode('ascii', 'backslashreplace')
    except Exception:
        return '<unprintable %s object>' % type(value).__name__


def _final_line(name, value):
    text = _some_str(value)
    if value is None or not text:
        return '%s\n' % name
    return '%s: %s\n' % (name, text)


def format_exception_only(etype, value):
    """The lines that name an exception."""
    if isinstance(etype, BaseException) or etype is None or type(etype) is str:
        return [_final_line(etype, value)]
    name = etype.__name__
    if not issubclass(etype, SyntaxError):
        return [_final_line(name, value)]
    lines = []
    try:
        message, (filename, lineno, offset, badline) = value.args
    except Exception:
        return [_final_line(name, value)]
    lines.append('  File "%s", line %d\n' % (filename or '<string>', lineno))
    if badline is not None:
        lines.append('    %s\n' % badline.strip())
        if offset is not None:
            space = badline.rstrip('\n')
            offset = min(len(space), offset) - 1
            space = space[:offset].lstrip()
            lines.append('    %s^\n' % ''.join((c.isspace() and c or ' ') for c in space))
    lines.append(_final_line(name, message))
    return lines


def format_exception(etype, value, tb, limit=None):
    """An exception and its traceback as text."""
    lines = []
    if tb:
        lines.append('Traceback (most recent call last):\n')
        lines += format_tb(tb, limit)
    return lines + format_exception_only(etype, value)


def print_exception(etype, value, tb, limit=None, file=None):
    """Prints an exception and its traceback."""
    for line in format_exception(etype, value, tb, limit):
        _print(file or sys.stderr, line, '')


def print_exc(limit=None, file=None):
    """Prints the exception that is being handled."""
    etype, value, tb = sys.exc_info()
    print_exception(etype, value, tb, limit, file)


def format_exc(limit=None):
    """The exception that is being handled as text."""
    etype, value, tb = sys.exc_info()
    return ''.join(format_exception(etype, value, tb, limit))


def print_last(limit=None, file=None):
    """Prints the last exception that nobody caught."""
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file)


def print_stack(f=None, limit=None, file=None):
    """Prints the current stack."""
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def format_stack(f=None, limit=None):
    """The current stack as text."""
    return format_list(extract_stack(f or sys._getframe(1), limit))


def tb_lineno(tb):
    """The line of a traceback's entry."""
    return tb.tb_lineno

"""Lines of the program's files."""

from _dis import source_line as _source_line


def getline(filename, lineno, module_globals=None):
    """A line of a file, with its newline; an empty string if there is none."""
    return _source_line(filename, lineno)


def checkcache(filename=None):
    """Nothing changes."""


def clearcache():
    """Nothing is kept."""

#!/usr/bin/env python2.7
"""Writes what CPython says of the wrong programs in tests/errors: NAME.txt beside each NAME.py.

Usage: python2.7 scripts/error_cases.py

Each program is compiled as a file that is read and as a string; those whose names begin with eval_ or single_ only as a
string, in that mode. A result has the exception's attributes, and below them what CPython prints on stderr.
"""
from __future__ import print_function

import os
import StringIO
import sys
import tempfile
import warnings

from fuzz_errors import compile_file

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "errors")
STDERR = tempfile.TemporaryFile()


def printed(error):
    """What CPython prints of an exception that nothing catches, less the traceback."""
    stderr, sys.stderr = sys.stderr, StringIO.StringIO()
    try:
        sys.__excepthook__(type(error), error, None)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = stderr


def result(how, mode, path):
    with open(path, "rb") as stream:
        source = stream.read()
    out = ["as a %s%s" % (how, "" if mode == "exec" else " (%s)" % mode)]
    error = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            if how == "file":
                compile_file(path)
            else:
                compile(source, path, mode, 0, True)
        except Exception as exception:
            error = exception
    for warning in caught:
        out.append("warning: line %d: %s" % (warning.lineno, warning.message))
    if error is None:
        out.append("compiles")
    elif isinstance(error, SyntaxError):
        out.append("line: %s" % error.lineno)
        out.append("offset: %s" % error.offset)
        out.append("text: %r" % (error.text,))
    STDERR.seek(0)
    text = STDERR.read() + (printed(error) if error else "")
    STDERR.seek(0)
    STDERR.truncate()
    out += ["| " + line for line in text.splitlines()]
    return "\n".join(out) + "\n"


def main():
    os.chdir(FOLDER)
    # CPython's parser writes to the real stderr that its stack is full.
    os.dup2(STDERR.fileno(), 2)
    for name in sorted(os.listdir(".")):
        base, extension = os.path.splitext(name)
        if extension != ".py":
            continue
        mode = base.split("_")[0]
        if mode in ("eval", "single"):
            results = [result("string", mode, name)]
        else:
            results = [result("file", "exec", name), result("string", "exec", name)]
        with open(base + ".txt", "wb") as stream:
            stream.write("\n".join(results))


main()

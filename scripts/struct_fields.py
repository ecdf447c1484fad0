#!/usr/bin/env python3
"""Writes tests/structs/fields.txt: the fields of CPython's structs that are shown, from the headers of a 2.7.18.

    python3 scripts/struct_fields.py FOLDER

FOLDER is where Python.h lies (`sysconfig.get_path('include')`). A line is the struct, the field, and its type in C;
PyObject_HEAD is written out as a release build has it.
"""

import pathlib
import re
import sys

STRUCTS = [
    ("PyCodeObject", "code.h"),
    ("PyFunctionObject", "funcobject.h"),
    ("PyFrameObject", "frameobject.h"),
    ("PyMethodObject", "classobject.h"),
    ("PyCFunctionObject", "methodobject.h"),
    ("PyMethodDef", "methodobject.h"),
    ("PyCellObject", "cellobject.h"),
    ("PyGenObject", "genobject.h"),
]
HEAD = [("ob_refcnt", "Py_ssize_t"), ("ob_type", "struct _typeobject *")]
OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "tests" / "structs" / "fields.txt"


def body(text, name):
    """What stands between the braces of `typedef struct … { … } name;` or `struct name { … };`, without comments."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    named = re.search(r"struct %s \{(.*?)\}" % name, text, flags=re.S)
    if named:
        return named.group(1)
    end = re.search(r"\}\s*%s\s*;" % name, text).start()
    return text[text.rindex("{", 0, end) + 1 : end]


def declared(declaration):
    """(name, type) for each field of a declaration."""
    declaration = " ".join(declaration.split())
    if declaration.startswith("PyObject_VAR_HEAD"):
        yield from HEAD
        yield "ob_size", "Py_ssize_t"
        declaration = declaration[len("PyObject_VAR_HEAD") :].strip()
    if declaration.startswith("PyObject_HEAD"):
        yield from HEAD
        declaration = declaration[len("PyObject_HEAD") :].strip()
    if not declaration:
        return
    of, first = re.match(r"((?:struct |const )?\w+) (.*)", declaration).groups()
    for item in first.split(","):
        stars, name, size = re.match(r"\s*(\**)(\w+)(\[\w+\])?", item).groups()
        yield name, (of + " " + stars if stars else of) + (size or "")


def main():
    folder = pathlib.Path(sys.argv[1])
    lines = []
    for name, header in STRUCTS:
        for declaration in body((folder / header).read_text(), name).split(";"):
            lines += ["%s %s %s\n" % (name, *field) for field in declared(declaration)]
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text("".join(lines))


if __name__ == "__main__":
    main()

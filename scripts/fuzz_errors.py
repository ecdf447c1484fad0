#!/usr/bin/env python2.7
"""Damages programs at random and compares what CPython and our compiler say of them: exception, message, line, offset, text.

Usage: python2.7 scripts/fuzz_errors.py [--seed N] [--cases N | --minutes M] [--mode exec|eval|single] [--keep FOLDER] PATH...

Pieces of the .py files below each PATH are damaged (tokens deleted, inserted, swapped, repeated; lines moved in or out; the end
cut off) and compiled, in turn as a string and as a file. The same seed gives the same cases. Cases that differ are printed,
and kept in FOLDER if that is given. Build the other side first: cargo build --release --example dump_ast
"""
from __future__ import print_function

import argparse
import ctypes
import itertools
import os
import random
import re
import shutil
import sys
import tempfile
import time
import warnings

from compare_ast import dumper, error_of, files, ours, quoted

TOKEN = re.compile(r"""[A-Za-z_]\w*|\d[\w.]*|[ubrUBR]{0,2}(?:'''|\"\"\"|['"])|\s+|[-+*/<>=!&|^%]=|<<|>>|\*\*|//|.""", re.S)
WORDS = """and as assert break class continue def del elif else except exec finally for from global if import in is lambda not
or pass print raise return try while with yield None __debug__ True x y f self ( ) [ ] { } : , ; . = + - * / // ** % << >> < >
== != <> <= >= & | ^ ~ @ ` -> ... += **= >>= 0 1 017 08 0x 0xff 1.5 1e 1e5 .5 1j 10L 'a' "b" u'\\u12' '\\x4' ur'\\u' b'c' ''' \"\"\"
' " \\ # $ ? ! \\\n \n \t \f \r \0 \x80 \xc3\xa9 *args **kw lambda: (x,y)=1 __future__ print_function unicode_literals""".split(" ")
WORDS = [word for part in WORDS for word in (part.split("\n") if len(part) > 2 else [part]) if word]


class Flags(ctypes.Structure):
    _fields_ = [("cf_flags", ctypes.c_int)]


API = ctypes.pythonapi
API.PyFile_AsFile.restype = ctypes.c_void_p
API.PyFile_AsFile.argtypes = [ctypes.py_object]
API.PyArena_New.restype = ctypes.c_void_p
API.PyArena_Free.argtypes = [ctypes.c_void_p]
API.PyParser_ASTFromFile.restype = ctypes.c_void_p
API.PyParser_ASTFromFile.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p,
                                     ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
API.PyAST_Compile.restype = ctypes.py_object
API.PyAST_Compile.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p]
FILE_INPUT = 257


def compile_file(path):
    """What CPython does with a file that it runs or imports."""
    flags = Flags(0)
    arena = API.PyArena_New()
    try:
        with open(path, "rb") as stream:
            tree = API.PyParser_ASTFromFile(API.PyFile_AsFile(stream), path, FILE_INPUT, None, None, ctypes.byref(flags), None,
                                            arena)
        return API.PyAST_Compile(tree, path, ctypes.byref(flags), arena)
    finally:
        API.PyArena_Free(arena)


def theirs(how, mode, path, source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            if how == "file":
                compile_file(path)
            else:
                compile(source, path, mode, 0, True)
            answer = "ok"
        except Exception as error:
            answer = error_of(error)
    for warning in caught:
        answer += " warning %d %s" % (warning.lineno, quoted(warning.message))
    return answer


def damage(source, rng):
    """A piece of a program with one to three things wrong."""
    lines = source.splitlines(True)
    start = rng.randrange(len(lines))
    piece = "".join(lines[start:start + rng.choice((1, 3, 10, 30))])
    if rng.random() < 0.5:
        margin = re.match(r"[ \t]*", piece).group()
        piece = "".join(line[len(margin):] if line.startswith(margin) else line for line in piece.splitlines(True))
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        tokens = TOKEN.findall(piece)
        if not tokens:
            break
        place = rng.randrange(len(tokens))
        kind = rng.randrange(9)
        if kind == 0:
            del tokens[place]
        elif kind <= 2:
            tokens.insert(place, rng.choice(WORDS))
        elif kind == 3:
            tokens.insert(place, " " + rng.choice(WORDS) + " ")
        elif kind == 4:
            other = rng.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif kind == 5:
            tokens[place] = rng.choice(WORDS)
        elif kind == 6:
            tokens.insert(place, tokens[rng.randrange(len(tokens))])
        elif kind == 7:
            del tokens[place:]
        else:
            newlines = [i for i, token in enumerate(tokens) if "\n" in token]
            if newlines:
                place = rng.choice(newlines)
                tokens[place] = tokens[place].rstrip(" \t") + rng.choice(("", " ", "  ", "\t", "    ", "        "))
        piece = "".join(tokens)
    if rng.random() < 0.05:
        piece = rng.choice(("# coding: latin-1\n", "# coding: utf-8\n", "# coding: utf8\n", "# coding: ascii\n", "# coding: cp1252\n",
                            "# coding: nosuch\n", "\xef\xbb\xbf", "from __future__ import print_function\n",
                            "from __future__ import unicode_literals\n")) + piece
    if rng.random() < 0.02:
        piece = piece.replace("\n", rng.choice(("\r\n", "\r")))
    return piece


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=10000)
    parser.add_argument("--minutes", type=float, help="goes on for so long, however many cases that is")
    parser.add_argument("--mode", default="exec")
    parser.add_argument("--keep")
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    sources = [path for root in options.paths for path in files(root)]
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "case.py")
    process = dumper()
    different = rejected = 0
    end = time.time() + 60 * options.minutes if options.minutes else None
    numbers = itertools.takewhile(lambda number: time.time() < end if end else number < options.cases, itertools.count())
    try:
        for number in numbers:
            with open(rng.choice(sources), "rb") as stream:
                source = stream.read()
            if not source:
                continue
            case = damage(source, rng)
            with open(path, "wb") as stream:
                stream.write(case)
            how = "file" if number % 2 and options.mode == "exec" else "string"
            expected = theirs(how, options.mode, path, case)
            actual = ours(process, how, options.mode, "check", path)
            rejected += expected.startswith("error")
            if actual != expected:
                different += 1
                if different <= options.show:
                    print("case %d, as a %s:\n%r\n  CPython: %s\n  ours:    %s\n" % (number, how, case, expected, actual))
                    sys.stdout.flush()
                if options.keep:
                    shutil.copy(path, os.path.join(options.keep, "%s-%d.py" % (how, number)))
    finally:
        shutil.rmtree(folder)
    print("%d cases, %d of them rejected by CPython; %d differences" % (number + 1, rejected, different))
    raise SystemExit(1 if different else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python2.7
"""Compares our syntax trees with CPython's, node for node, lines and columns included.

Usage: python2.7 scripts/compare_ast.py [-v] PATH...

Every .py file below each PATH is parsed by both; files that CPython's parser rejects must be rejected with the same error.
Build the other side first: cargo build --release --example dump_ast
"""
from __future__ import print_function

import ast
import marshal
import os
import struct
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def dumper():
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    command = os.path.join(target, "release", "examples", "dump_ast")
    return subprocess.Popen([command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def ours(process, how, mode, what, path):
    process.stdin.write("%s %s %s %s\n" % (how, mode, what, path))
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        sys.exit("dump_ast ended at %s" % path)
    return answer[:-1]


def bits(value):
    return "%016x" % struct.unpack("<Q", struct.pack("<d", value))


def constant(value, out):
    if type(value) is int:
        out.append("i%d " % value)
    elif type(value) is long:
        out.append("l%d " % value)
    elif type(value) is float:
        out.append("f%s " % bits(value))
    elif type(value) is complex:
        out.append("c%s,%s " % (bits(value.real), bits(value.imag)))
    elif type(value) is str:
        interned = value and marshal.dumps(value)[0] == "t"
        out.append("%sx%s " % ("t" if interned else "s", value.encode("hex")))
    else:
        out.append("u[" + "".join("%x " % ord(char) for char in value) + "]")


def dump(node, out):
    if node is None:
        out.append("~ ")
    elif isinstance(node, list):
        out.append("[")
        for item in node:
            dump(item, out)
            out.append(" ")
        out.append("]")
    elif isinstance(node, (ast.Num, ast.Str)):
        out.append("%s@%d,%d(" % (type(node).__name__, node.lineno, node.col_offset))
        constant(node.n if isinstance(node, ast.Num) else node.s, out)
        out.append(")")
    elif isinstance(node, ast.AST):
        out.append(type(node).__name__)
        if "lineno" in node._attributes:
            out.append("@%d,%d" % (node.lineno, node.col_offset))
        out.append("(")
        for field in node._fields:
            dump(getattr(node, field), out)
        out.append(") " if isinstance(node, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)) else ")")
    elif isinstance(node, bool):
        out.append("%s " % node)
    elif isinstance(node, str):
        out.append("'%s' " % node)
    else:
        out.append("%s " % (node,))


def quoted(text):
    """A message as Rust's {:?} writes it."""
    return '"%s"' % str(text).replace("\\", "\\\\").replace('"', '\\"')


def error_of(error):
    """The attributes of an exception, as dump_ast writes them."""
    name = type(error).__name__
    if not isinstance(error, SyntaxError):
        return "error %s %s" % (name, quoted(error))
    text = "None" if error.text is None else "x" + error.text.encode("hex")
    return "error %s %s %s %s %s" % (name, quoted(error.msg), error.lineno, error.offset, text)


def theirs(source, path, mode="exec"):
    try:
        tree = compile(source, path, mode, ast.PyCF_ONLY_AST, True)
    except Exception as error:
        return error_of(error)
    out = []
    dump(tree, out)
    return "".join(out)


def files(path):
    if os.path.isfile(path):
        yield path
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(folder, name)


def main():
    sys.setrecursionlimit(20000)
    verbose = "-v" in sys.argv
    process = dumper()
    same = rejected = different = 0
    for root in [argument for argument in sys.argv[1:] if argument != "-v"]:
        for path in files(root):
            with open(path, "rb") as stream:
                source = stream.read()
            expected = theirs(source, path)
            actual = ours(process, "string", "exec", "tree", path)
            if actual != expected:
                different += 1
                place = next((i for i, pair in enumerate(zip(actual, expected)) if pair[0] != pair[1]), 0)
                start = max(0, place - 100)
                print("%s\n  CPython: %s\n  ours:    %s" % (path, expected[start:place + 100], actual[start:place + 100]))
            elif expected.startswith("error "):
                rejected += 1
                if verbose:
                    print(path, expected)
            else:
                same += 1
    print("%d trees the same, %d programs rejected alike, %d differences" % (same, rejected, different))
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()

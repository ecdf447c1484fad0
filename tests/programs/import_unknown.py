"""Modules that there are not: the message names what was asked for."""


def attempt(statement):
    try:
        exec statement in {}
    except ImportError as error:
        print statement, '->', error


attempt('import nosuchmodule')
attempt('import nosuchpackage.part')
attempt('from nosuchmodule import name')
attempt('import math.nosuch')
attempt('from math import nosuch')
attempt('import sys.nosuch.deeper')
try:
    import fastjson
except ImportError:
    fastjson = None
print fastjson
import maths

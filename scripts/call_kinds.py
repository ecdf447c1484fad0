#!/usr/bin/env python3
"""Writes tests/calls/kinds.out: what each kind of call adds to the counters of a CPython 2.7.18 with CALL_PROFILE.

A stock build does not count. To make one that does, in the unpacked source of 2.7.18:

    ./configure && make python CFLAGS='-O1 -fwrapv -DCALL_PROFILE'

and name it, with a lib-dynload folder of 2.7.18 in PYTHONPATH and its prefix in PYTHONHOME:

    CALL_PROFILE_PYTHON=/path/to/python python3 scripts/call_kinds.py
"""

import os
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "tests" / "calls"


def main():
    python = os.environ.get("CALL_PROFILE_PYTHON")
    if not python:
        sys.exit("Set CALL_PROFILE_PYTHON to a CPython 2.7.18 that was built with -DCALL_PROFILE.")
    ran = subprocess.run([python, "-S", "kinds.py"], cwd=FOLDER, stdout=subprocess.PIPE, check=True)
    (FOLDER / "kinds.out").write_bytes(ran.stdout)


if __name__ == "__main__":
    main()

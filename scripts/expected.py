#!/usr/bin/env python
"""Makes the expected results of tests/samples, tests/programs, tests/limits and the lessons again, with the real CPython 2.7.18.

    scripts/expected.py [--check] [FILE.py ...]

Without files: for every program in these folders. Runs under any Python; it looks for CPython 2.7.18 in the
environment variable PYTHON27, then as python2.7, then in pyenv. With --check it writes nothing, and fails if a
committed result is not what comes out.

For NAME.py it writes, into the same folder:

    NAME.pyc           the compiled module, with co_filename NAME.py and a fixed time
    NAME.dis           what `python -m dis NAME.py` prints, then dis of each code object within; addresses masked
    NAME.out           what the program prints when it is run in its folder, as NAME.py or NAME.pyc
    NAME.err           what it prints on stderr; no file if that is nothing
    NAME.nosource.err  the same for NAME.pyc with no NAME.py to be found: a traceback without source lines
    NAME.exit          the exit status; no file if that is 0
    NAME.trace         the instruction trace (see trace27.py), of the first STEPS instructions; of tests/programs
                       and lessons, whose traces are long, it is NAME.trace.gz (`zcat` shows it)

If there is a NAME.in, the program reads it as its standard input.

The programs of tests/limits never end, or only when they are out of memory: of those, it writes just NAME.pyc. Those
of tests/builtins and tests/frames make many calls, whose results are all that counts: NAME.pyc and NAME.out. Those of tests/unsupported
need what the machine will never have, modules in C: of those, just NAME.pyc, too.
"""
from __future__ import print_function

import glob
import gzip
import io
import os
import shutil
import subprocess
import sys
import tempfile

STEPS = 5000
SCRIPTS = os.path.dirname(os.path.abspath(__file__))
FOLDERS = [os.path.join(SCRIPTS, '..', 'tests', name) for name in ('samples', 'programs', 'builtins', 'frames', 'limits', 'unsupported')]
LESSONS = os.path.join(SCRIPTS, '..', 'www', 'lessons')


def is_cpython_2_7_18(command):
    question = 'import sys, platform; print(platform.python_implementation() + platform.python_version())'
    try:
        answer = subprocess.check_output([command, '-c', question], stderr=subprocess.STDOUT)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.strip() == b'CPython2.7.18'


def find_python():
    """The path of a CPython 2.7.18."""
    candidates = [os.environ.get('PYTHON27'), 'python2.7']
    pyenv = os.environ.get('PYENV_ROOT') or os.path.expanduser('~/.pyenv')
    candidates.append(os.path.join(pyenv, 'versions', '2.7.18', 'bin', 'python'))
    for candidate in candidates:
        if candidate and is_cpython_2_7_18(candidate):
            return candidate
    sys.exit('expected.py needs a CPython 2.7.18: set PYTHON27 to its path, or install it with `pyenv install 2.7.18`.')


def run(python, arguments, folder, stdin=None):
    """Exit status, stdout and stderr of a Python in a folder, with an environment that is the same everywhere."""
    environment = {'PATH': os.environ.get('PATH', ''), 'LC_ALL': 'C', 'PYTHONDONTWRITEBYTECODE': '1'}
    process = subprocess.Popen([python] + arguments, cwd=folder, env=environment, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate(stdin or b'')
    return process.returncode, out, err


def succeed(python, arguments, folder, stdin=None):
    status, out, err = run(python, arguments, folder, stdin)
    if status != 0:
        sys.exit('%s failed in %s:\n%s' % (' '.join(arguments), folder, err.decode('utf-8', 'replace')))
    return out


def results(python, path):
    """The expected results of a program: contents by the ending of the file name."""
    folder, filename = os.path.split(os.path.abspath(path))
    name = filename[:-len('.py')]
    stdin = read(os.path.join(folder, name + '.in'))
    made = {}
    with Folder() as scratch:
        succeed(python, [os.path.join(SCRIPTS, 'compile27.py'), filename, os.path.join(scratch, name)], folder)
        made['pyc'] = read(os.path.join(scratch, name + '.pyc'))
        made['dis'] = read(os.path.join(scratch, name + '.dis'))
        if os.path.basename(folder) in ('limits', 'unsupported'):
            return {'pyc': made['pyc']}
        if os.path.basename(folder) in ('builtins', 'frames'):
            return {'pyc': made['pyc'], 'out': succeed(python, [filename], folder, stdin)}
        status, made['out'], made['err'] = run(python, [filename], folder, stdin)
        made['exit'] = b'' if status == 0 else b'%d\n' % status

        without_source = run(python, [name + '.pyc'], scratch, stdin)
        assert without_source[:2] == (status, made['out']), filename + ' behaves in another way as a .pyc'
        if without_source[2] != made['err']:
            made['nosource.err'] = without_source[2]
        for source in glob.glob(os.path.join(folder, '*.py')):
            shutil.copy(source, scratch)
        with_source = run(python, [name + '.pyc'], scratch, stdin)
        assert with_source == (status, made['out'], made['err']), filename + ' behaves in another way as a .pyc'
    trace = [os.path.join(SCRIPTS, 'trace27.py'), '--steps', str(STEPS), filename]
    is_long = os.path.basename(folder) == 'programs' or os.path.dirname(folder) == os.path.abspath(LESSONS)
    made['trace.gz' if is_long else 'trace'] = succeed(python, trace, folder, stdin)
    return made


class Folder(object):
    """A folder for as long as it is needed."""

    def __enter__(self):
        self.path = tempfile.mkdtemp()
        return self.path

    def __exit__(self, *exception):
        shutil.rmtree(self.path)


def read(path):
    """The contents of a file, unpacked if it is a .gz, or None."""
    if not os.path.exists(path):
        return None
    with (gzip.open if path.endswith('.gz') else open)(path, 'rb') as source:
        return source.read()


def write(path, contents):
    """Writes a file, packed if it is a .gz: without a time, so that the same contents make the same file."""
    if path.endswith('.gz'):
        packed = io.BytesIO()
        with gzip.GzipFile(filename='', mode='wb', compresslevel=9, fileobj=packed, mtime=0) as output:
            output.write(contents)
        contents = packed.getvalue()
    with open(path, 'wb') as output:
        output.write(contents)


ENDINGS = ['pyc', 'dis', 'out', 'err', 'nosource.err', 'exit', 'trace', 'trace.gz']
ALWAYS = ['pyc', 'dis', 'out', 'trace', 'trace.gz']


def main():
    arguments = sys.argv[1:]
    check = '--check' in arguments
    paths = [argument for argument in arguments if argument != '--check']
    if not paths:
        folders = FOLDERS + glob.glob(os.path.join(LESSONS, '*'))
        paths = sorted(path for folder in folders for path in glob.glob(os.path.join(folder, '*.py')))
    python = find_python()
    different = 0
    for path in paths:
        made = results(python, path)
        for ending in ENDINGS:
            target = path[:-len('.py')] + '.' + ending
            contents = made.get(ending) or (b'' if ending in ALWAYS and ending in made else None)
            if read(target) == contents:
                continue
            different += 1
            print(('differs: ' if check else 'written: ') + os.path.relpath(target))
            if check:
                continue
            if contents is None:
                os.remove(target)
            else:
                write(target, contents)
    print('%d programs, %d results %s' % (len(paths), different, 'differ' if check else 'written'))
    if check and different:
        sys.exit(1)


if __name__ == '__main__':
    main()

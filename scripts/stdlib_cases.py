"""Compiles the whole standard library of the running CPython 2.7.18: input of tests/stdlib.rs.

    python2.7 scripts/stdlib_cases.py FOLDER
    FBF_STDLIB=FOLDER cargo test --release --test stdlib -- --ignored

Beside each NAME.pyc it writes NAME.dis: what dis prints for each of the code objects in it, addresses masked
(see dis27.py). Files that 2.7 itself cannot compile (lib2to3's and test's examples of errors) are left out.
"""
import marshal
import os
import sys
import sysconfig
import warnings

import dis27


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    target = sys.argv[1]
    if not os.path.isdir(target):
        os.makedirs(target)
    warnings.simplefilter('ignore')
    library = sysconfig.get_path('stdlib')
    files = codes = 0
    for folder, folders, names in os.walk(library):
        folders.sort()
        for name in sorted(names):
            if not name.endswith('.py'):
                continue
            relative = os.path.relpath(os.path.join(folder, name), library)
            with open(os.path.join(folder, name), 'U') as source:
                text = source.read()
            try:
                code = compile(text, relative, 'exec')
            except (SyntaxError, TypeError):
                continue
            base = os.path.join(target, relative[:-3].replace(os.sep, '.'))
            with open(base + '.pyc', 'wb') as output:
                output.write(dis27.pyc_bytes(code))
            with open(base + '.dis', 'wb') as output:
                output.write(dis27.listing(marshal.loads(marshal.dumps(code))))
            files += 1
            codes += sum(1 for _ in dis27.walk(code))
    print '%d files, %d code objects' % (files, codes)


main()

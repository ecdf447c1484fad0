"""Compiles a program with CPython 2.7.18: python2.7 compile27.py NAME.py OUT writes OUT.pyc and OUT.dis."""
import subprocess
import sys

import dis27


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    filename, target = sys.argv[1:]
    with open(filename, 'U') as source:
        code = compile(source.read(), filename, 'exec')
    with open(target + '.pyc', 'wb') as output:
        output.write(dis27.pyc_bytes(code))
    listing = dis27.listing(code)
    module = dis27.mask(subprocess.check_output([sys.executable, '-m', 'dis', filename]))
    assert listing.startswith(module), 'python -m dis prints something else'
    with open(target + '.dis', 'wb') as output:
        output.write(listing)


main()

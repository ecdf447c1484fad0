# Standard input: by line, by iteration, some bytes, all lines.
import sys

print repr(sys.stdin.readline())
for line in sys.stdin:
    print repr(line),
    if line.startswith('stop'):
        break
print
for read in [sys.stdin.read, sys.stdin.readline, sys.stdin.readlines, raw_input]:
    try:
        print repr(read())
    except (ValueError, EOFError) as error:
        print type(error).__name__, error
print repr(sys.stdin.next())
print iter(sys.stdin) is sys.stdin, sys.stdin.xreadlines() is sys.stdin


def numbered(lines):
    n = 0
    for line in lines:
        n += 1
        yield n, line.rstrip('\n')
        if not line.strip():
            return


for n, line in numbered(sys.stdin):
    print n, line
print [line.strip() for line in sys.stdin]
print repr(sys.stdin.read()), sys.stdin.readlines(), repr(sys.stdin.readline())
print list(sys.stdin)
try:
    sys.stdin.next()
except StopIteration:
    print 'no more'
for use in [lambda: sys.stdout.read(), lambda: list(sys.stdout), lambda: sys.stdout.readlines(), lambda: sys.stdout.readline(),
            lambda: sys.stdin.next(1), lambda: sys.stdin.read('x'), lambda: sys.stdin.read(1, 2), lambda: sys.stdin.readlines('x')]:
    try:
        print use()
    except Exception as error:
        print type(error).__name__, error


class Paper(object):
    softspace = 0

    def write(self, text):
        sys.stdout.write('<%r>' % text)


paper = Paper()
print >> paper, u'unicode', 'str', 5,
print >> paper

# Standard input in pieces: some bytes, a line, some lines, the rest.
import sys

print repr(sys.stdin.read(3)), repr(sys.stdin.read(4))
print repr(sys.stdin.readline()), repr(sys.stdin.read(0))
print repr(raw_input())
print repr(sys.stdin.read(7))
print map(str.strip, sys.stdin.readlines(1))
print repr(sys.stdin.read()), sys.stdin.readlines()
print repr(sys.stdin.readline()), list(sys.stdin)
try:
    raw_input('? ')
except EOFError as error:
    print 'EOFError', error

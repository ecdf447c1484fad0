# print as a function: where it writes, what stands between the values and after them, and what it says of wrong ones.
from __future__ import print_function

print()
print('one')
print('one', 2, 3.5, None, [u'a', 'b'])
print('a', 'b', sep='-', end='!\n')
print('a', 'b', sep=None, end=None)
print(u'a', 'b', sep=u', ')
print(*range(5), **{'sep': ''})
print(sep='x')
print(end='')
print('ends in a newline\n')
print('no space follows', end=' ')
print('as it is')
print(print)


class Loud(object):
    def __init__(self, name):
        self.name = name

    def __str__(self):
        print('  asked', self.name)
        return self.name.upper()


class Old:
    def __str__(self):
        return 'old one'


class Text(str):
    def __str__(self):
        return 'a text of its own'


print(Loud('a'), Loud('b'), sep=Text('+'))
print(Old(), Text('hidden'))


class Paper(object):
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)


paper = Paper()
print('to', Loud('paper'), u'unicode', 4, file=paper)
print(paper.lines)
print('mixed', u'x', file=paper, sep=' / ')
print(paper.lines[-5:])
print(Text('t'), file=paper)
print(paper.lines[-2:])


class Old2:
    lines = []

    def write(self, text):
        self.lines.append(text)


print(1, 2, file=Old2())
print(Old2.lines)


class Bad(object):
    def __str__(self):
        raise ValueError('no text')

    __repr__ = __str__


def attempt(what, *values, **named):
    try:
        print(*values, **named)
    except Exception as error:
        print('%s: %s: %s' % (what, type(error).__name__, error))


attempt('number between', 1, 2, sep=3)
attempt('list after', 1, 2, end=[])
attempt('no such keyword', 1, colour='red')
attempt('no file', 1, file=5)
attempt('bad value', 'before', Bad(), 'after')
attempt('bad value in a list', ['inner', Bad()])
attempt('bad value on paper', 'before', Bad(), file=paper)
print(paper.lines[-2:])
attempt('too many words', sep=1, end=2, file=3, other=4)

import sys
print('to stderr', file=sys.stderr)
stdout, sys.stdout = sys.stdout, paper
print('while stdout is paper')
sys.stdout = None
print('nowhere')
sys.stdout = stdout
print(paper.lines[-2:])
import __builtin__
write = getattr(__builtin__, 'print')
map(write, ['by', 'map'])
print(write.__name__, write is print)


def shout(*values):
    return print(*[str(value).upper() for value in values])


print(shout('a', 'b'))

"""Prints values as the real CPython 2.7.18 marshals them, with their repr: input of tests/marshal.rs.

    python2.7 scripts/marshal_cases.py > tests/marshal/values.txt

One line a value: the bytes of marshal.dumps in hexadecimal, a space, and repr of the value.
"""
import marshal
import random
import sys

NAME = intern('name')
OTHER = intern('other')


def chosen():
    for value in (None, StopIteration, Ellipsis, True, False):
        yield value
    for exponent in (0, 7, 8, 15, 16, 30, 31, 32, 45, 60, 62, 63, 64, 100):
        for offset in (-1, 0, 1):
            for sign in (1, -1):
                value = sign * (2 ** exponent + offset)
                yield value
                yield long(value)
    for value in (0.0, -0.0, 1.5, 0.1, 1e16, 1e-5, 5e-324, float('inf'), -float('inf'), float('nan')):
        yield value
        yield complex(value, 1)
        yield complex(0, value)
        yield complex(-0.0, -value)
    for value in ('', 'plain words', "it's", 'say "it\'s"', 'back\\slash', 'tab\tline\nreturn\r',
                  ''.join(map(chr, range(256))), NAME):
        yield value
    for value in (u'', u'plain', u"it's", u'\xe9\u20ac\U0001f600', u'\ud800', u'\udc00\ud800', u'\x00\x7f\x80\xff\u0100',
                  u'\uffff\U00010000\U0010ffff'):
        yield value
    yield (NAME, 'not interned', NAME, OTHER, (OTHER, NAME), [NAME], u'name')
    yield ()
    yield (1,)
    yield ((), (1, (2, (3L, (4.0, (5j,))))))
    yield []
    yield [1, [2, []], ()]
    yield {}
    yield {1: {}}
    yield {NAME: [NAME, OTHER], OTHER: {2: (NAME,)}}
    yield set()
    yield set([1])
    yield frozenset()
    yield frozenset([(1, frozenset([NAME]))])
    yield [set(), frozenset(), {}, (), []]


def some(generator, depth=0):
    kind = generator.randrange(10 if depth < 4 else 7)
    if kind == 0:
        return generator.randint(-2 ** generator.randint(0, 63), 2 ** generator.randint(0, 62))
    if kind == 1:
        return long(generator.randint(-2 ** 200, 2 ** 200)) >> generator.randint(0, 200)
    if kind == 2:
        return generator.uniform(-1, 1) * 10.0 ** generator.randint(-30, 30)
    if kind == 3:
        return complex(some_float(generator), some_float(generator))
    if kind == 4:
        return ''.join(chr(generator.randrange(256)) for _ in range(generator.randrange(9)))
    if kind == 5:
        return u''.join(unichr(generator.getrandbits(generator.randint(5, 20))) for _ in range(generator.randrange(9)))
    if kind == 6:
        return generator.choice([None, True, False, Ellipsis, NAME, OTHER])
    items = [some(generator, depth + 1) for _ in range(generator.randrange(5))]
    return items if kind == 7 else tuple(items)


def some_float(generator):
    return generator.choice([0.0, -0.0, 1.0, generator.uniform(-5, 5)])


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    generator = random.Random(2718)
    for value in list(chosen()) + [some(generator) for _ in range(300)]:
        print marshal.dumps(value).encode('hex'), repr(value)


main()

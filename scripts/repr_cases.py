"""Prints floats with their repr and str as the real CPython 2.7.18 writes them: input of tests/repr.rs.

    python2.7 scripts/repr_cases.py > tests/repr/floats.txt
    python2.7 scripts/repr_cases.py 40000 > /tmp/floats.txt && FBF_FLOATS=/tmp/floats.txt cargo test --test repr

One line a float: its 64 bits in hexadecimal, repr, str, and str of complex(it, it). The values are the same in each
run: powers of two and ten with their neighbours, halfway cases, then random bits and random decimals.
"""
import random
import struct
import sys


def bits(value):
    return struct.unpack('>Q', struct.pack('>d', value))[0]


def from_bits(number):
    return struct.unpack('>d', struct.pack('>Q', number))[0]


def neighbours(value):
    number = bits(value)
    return [value, from_bits(number - 1), from_bits(number + 1), -value]


def special():
    for value in (0.0, -0.0, float('inf'), float('-inf'), float('nan'), from_bits(0xfff8000000000000)):
        yield value
    for exponent in range(-1074, 1024, 7):
        for value in neighbours(2.0 ** exponent):
            yield value
    for exponent in range(-30, 31) + range(-320, 309, 11):
        for digits in ('1', '5', '9.999999999995', '9.99999999999949', '1.23456789012', '1.234567890125'):
            for value in neighbours(float('%se%d' % (digits, exponent))):
                yield value
    for whole in range(1, 60):
        yield whole * 0.5
        yield whole + 1e11 + 0.5
        yield whole * 1e15 + 0.5


def ordinary(generator):
    while True:
        yield from_bits(generator.getrandbits(64))
        yield generator.randint(-10 ** 6, 10 ** 6) / 10.0 ** generator.randint(0, 6)
        yield generator.uniform(-1, 1)
        yield float(generator.getrandbits(generator.randint(1, 63)))
        yield round(generator.uniform(0, 1e6), generator.randint(0, 12)) * 10.0 ** generator.randint(-20, 20)
        # Just beside a tie at twelve digits, where dtoa may keep trailing zeros.
        half = 5 * 10 ** generator.randint(0, 3)
        yield float(generator.randint(10 ** 10, 10 ** 11) * 20 * half + half + generator.randint(-3, 3))


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    count = int(sys.argv[1]) if sys.argv[1:] else 2000
    generator = random.Random(2718)
    values = list(special())
    generator.shuffle(values)
    values = values[:count // 2]
    source = ordinary(generator)
    while len(values) < count:
        values.append(next(source))
    for value in values:
        print '%016x %r %s %s' % (bits(value), value, value, complex(value, value))


main()

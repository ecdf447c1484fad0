"""Writes src/machine/unicode/tables.rs: what CPython 2.7.18's Unicode database (5.2) knows about characters, in few
bytes. Run it with the real CPython 2.7.18:

    $PYTHON27 scripts/unicode_tables.py > src/machine/unicode/tables.rs

Each set of characters is a string of numbers: how many characters are outside, how many of the following are inside,
how many of those after that are outside, and so on. Each mapping is a string of numbers, four for each run: how far
its first character is from the end of the run before, how many characters it has, how far they are from each other,
and what is added to each, doubled, and less one if it is negative. Numbers are written in groups of seven bits, the
lowest first; all but the last group have 128 added.
"""

import unicodedata

ALL = map(unichr, range(0x110000))


def number(value):
    text = ''
    while value > 127:
        text += chr(value & 127 | 128)
        value >>= 7
    return text + chr(value)


def encoded_set(test):
    text, inside, length = '', False, 0
    for c in ALL:
        if test(c) != inside:
            text += number(length)
            inside, length = not inside, 0
        length += 1
    return text + number(length) if inside else text


def encoded_mapping(change):
    """Runs of characters at the same distance from each other to which the same is added."""
    changes = [(ord(c), ord(change(c)) - ord(c)) for c in ALL if change(c) != c]
    text, end = '', 0
    while changes:
        first, added = changes[0]
        best = 1, 1
        for step in (1, 2):
            count = 1
            while count < len(changes) and changes[count] == (first + count * step, added):
                count += 1
            best = max(best, (count, step))
        count, step = best
        for part in (first - end, count, step, added * 2 if added >= 0 else -added * 2 - 1):
            text += number(part)
        end = first + (count - 1) * step + 1
        changes = changes[count:]
    return text


def literal(text):
    """A byte string of Rust, in lines. A line that ends in a backslash drops the blanks that the next one begins with."""
    escapes = [c if '!' <= c <= '~' and c not in '"\\' else '\\x%02x' % ord(c) for c in text]
    lines = ['']
    for escape in escapes:
        if len(lines[-1]) + len(escape) > 112:
            lines.append('')
        lines[-1] += escape
    return '\\\n    '.join([''] + lines)


print '//! The Unicode database of CPython 2.7.18, written by `scripts/unicode_tables.py`, which says how to read it.'
for name, doc, text in [
    ('ALPHA', '`u.isalpha()` of one character.', encoded_set(unicode.isalpha)),
    ('DECIMAL', '`u.isdecimal()`: digits, in groups of ten.', encoded_set(unicode.isdecimal)),
    ('DIGIT', '`u.isdigit()`.', encoded_set(unicode.isdigit)),
    ('NUMERIC', '`u.isnumeric()`.', encoded_set(unicode.isnumeric)),
    ('SPACE', '`u.isspace()`.', encoded_set(unicode.isspace)),
    ('LOWER', '`u.islower()`.', encoded_set(unicode.islower)),
    ('UPPER', '`u.isupper()`.', encoded_set(unicode.isupper)),
    ('TITLE', '`u.istitle()` without `u.isupper()`.',
     encoded_set(lambda c: unicodedata.category(c) == 'Lt')),
    ('TO_LOWER', '`u.lower()`.', encoded_mapping(unicode.lower)),
    ('TO_UPPER', '`u.upper()`.', encoded_mapping(unicode.upper)),
    ('TO_TITLE', '`u.title()`.', encoded_mapping(unicode.title)),
]:
    print
    print '/// ' + doc
    print 'pub(super) const %s: &[u8] = b"%s";' % (name, literal(text))

# What is known about characters, in blocks of 64.
def block(first):
    text = u''.join([unichr(c) for c in range(first, first + 64)])
    flags = [0] * 8
    for i in range(64):
        c = text[i]
        bit = 1 << i
        if c.isalpha(): flags[0] |= bit
        if c.isdecimal(): flags[1] |= bit
        if c.isdigit(): flags[2] |= bit
        if c.isnumeric(): flags[3] |= bit
        if c.isspace(): flags[4] |= bit
        if c.islower(): flags[5] |= bit
        if c.isupper(): flags[6] |= bit
        if c.istitle(): flags[7] |= bit
    print '%x' % first, ' '.join(['%x' % f for f in flags]),
    print hash(text.upper()), hash(text.lower()), hash(u' '.join(list(text)).title()), hash(text.swapcase()), len(text.splitlines()), len(text.split())
for first in range(0, 0x3200, 64) + range(0xa000, 0xac00, 64) + range(0xf900, 0x10500, 64) + range(0x1d400, 0x1d800, 64) + [0x1f100, 0x2f800, 0xe0000, 0x10ffc0]:
    block(first)

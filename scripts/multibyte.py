"""Prints src/compiler/source/deviations.rs: where CPython 2.7's encodings of Chinese, Japanese and Korean differ from the Web's.

    cargo run --release --example web_encodings | python2.7 scripts/multibyte.py > src/compiler/source/deviations.rs
"""
import collections
import sys

LABELS = [('big5', 'big5'), ('cp932', 'shift_jis'), ('cp949', 'euc-kr'), ('cp950', 'big5'), ('euc_jp', 'euc-jp'), ('euc_kr', 'euc-kr'),
          ('gb18030', 'gb18030'), ('gb2312', 'gbk'), ('gbk', 'gbk'), ('shift_jis', 'shift_jis')]

HEAD = '''//! Where CPython 2.7's encodings of Chinese, Japanese and Korean differ from the Web's. Made by `scripts/multibyte.py`.

use super::multibyte::Deviations;

/// For each encoding that has any. Sequences of bytes are numbers, the first byte first.
#[rustfmt::skip]
pub(super) const DEVIATIONS: &[(&str, Deviations)] = &['''


def cpython(codec):
    """What CPython makes of every sequence: the character, and what it is written as."""
    sequences = [chr(a) for a in range(0x80, 0x100)] + [chr(a) + chr(b) for a in range(0x80, 0x100) for b in range(0x100)]
    sequences += ['\x8f' + chr(a) + chr(b) for a in range(0x80, 0x100) for b in range(0x80, 0x100)] if codec == 'euc_jp' else []
    for sequence in sequences:
        try:
            text = sequence.decode(codec)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            yield number(sequence), (ord(text), number(text.encode(codec)))


def number(sequence):
    return int(sequence.encode('hex'), 16)


def ranges(wrong, right):
    """Few ranges that have all of `wrong` in them and none of `right`."""
    result = []
    for value, is_wrong in sorted([(value, True) for value in wrong] + [(value, False) for value in right]):
        if not is_wrong:
            result.append(None)
        elif result and result[-1]:
            result[-1][1] = value
        else:
            result.append([value, value])
    return [pair for pair in result if pair]


def table(items):
    return '&[%s]' % ', '.join(items)


def runs(pairs):
    """Pairs of numbers that go up by one together: first of both, and how many."""
    result = []
    for a, b in sorted(pairs):
        if result and (a, b) == (result[-1][0] + result[-1][2], result[-1][1] + result[-1][2]):
            result[-1][2] += 1
        else:
            result.append([a, b, 1])
    return result


def main():
    web = collections.defaultdict(dict)
    for line in sys.stdin:
        words = line.split() + ['0']
        web[words[0]][int(words[1], 16)] = int(words[2], 16), int(words[3], 16)
    print HEAD
    for codec, label in LABELS:
        theirs, ours = dict(cpython(codec)), web[label]
        wrong = [sequence for sequence in ours if sequence not in theirs]
        # A byte by itself that means nothing begins, for CPython, a pair that means nothing.
        wrong = [value for value in wrong if value > 0xff] + [value << 8 | end for value in wrong if value <= 0xff for end in (0, 0xff)]
        invalid = ranges(wrong, theirs)
        changed = [(sequence, point) for sequence, (point, written) in theirs.items() if ours.get(sequence, (0, 0))[0] != point]
        writes = dict((point, written) for point, written in ours.values())
        # The Web reads the three bytes of JIS X 0212 but does not write them: that is not in the table.
        written = set((point, written) for point, written in theirs.values()
                      if writes.get(point) != written and not (written > 0xffff and written in ours))
        print '    ("%s", Deviations {' % codec
        for name, items in [('invalid', ['(0x%x, 0x%x)' % tuple(pair) for pair in invalid]),
                            ('decoded', ['(0x%x, 0x%x, %d)' % tuple(run) for run in runs(changed)]),
                            ('encoded', ['(0x%x, 0x%x, %d)' % tuple(run) for run in runs(written)])]:
            print '        %s: %s,' % (name, table(items))
            sys.stderr.write('%s %s %d\n' % (codec, name, len(items)))
        print '    }),'
    print '];'


main()

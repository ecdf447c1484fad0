# -*- coding: utf-8 -*-
"""Writes a program's text in another way that people write programs: tabs, continued lines, old newlines, encodings. For compiler_fuzz.py.

What comes out need not compile, or mean the same; it is for comparing two compilers.
"""
from __future__ import unicode_literals

import re

# Names of encodings with characters that they have; the last ones are not for programs, or do not exist.
ENCODINGS = [('utf-8', 'é€漢😀'), ('utf8', 'é€漢😀'), ('utf-8-sig', 'é€'), ('latin-1', 'éÿ\x85\xa0'), ('latin1', 'éÿ\x85'), ('iso-8859-15', '€éŸ'),
             ('cp1252', '€“é'), ('koi8-r', 'Ада'), ('cp437', 'é░π'), ('mac-roman', 'é∂'), ('ascii', 'abc'), ('us-ascii', 'abc'), ('cp1251', 'Яб'),
             ('shift_jis', 'あ漢表ソｱ'), ('cp932', 'あ表ソ'), ('euc-jp', 'あ漢ｱ'), ('gb2312', '汉字'), ('gbk', '汉字'), ('gb18030', '汉é'), ('big5', '漢功字'),
             ('euc-kr', '한글'), ('cp949', '한글'), ('iso-2022-jp', 'あ漢'), ('rot13', 'é'), ('utf-7', 'é'), ('nosuch', 'é')]
COOKIES = ['# -*- coding: %s -*-', '# vim: set fileencoding=%s :', '#coding=%s', '\x0c # coding: %s', '# coding:%s-unix']
TAB_SIZES = ['# tab-width: 4', '#:tabstop=4', '# vim:ts=2', '#  set tabsize=1']


class Layout(object):
    """Changes to the layout of a program, made with a random.Random."""

    def __init__(self, random):
        self.random = random

    def chance(self, probability):
        return self.random.random() < probability

    def apply(self, source):
        """The program as bytes, with about one thing changed."""
        text = source.decode('utf-8')
        for change in (self.tabs, self.continued, self.blanks, self.comments, self.end):
            if self.chance(0.12):
                text = change(text)
        data = self.encoded(text) if self.chance(0.15) else text.encode('utf-8')
        if self.chance(0.03):
            place = self.random.randint(0, len(data))
            data = data[:place] + self.random.choice([b'\x00', b'\xff', b'\xc3\xa9', b'\x0c', b'\x1a', b'\xef\xbb\xbf', b'$', b'\\']) + data[place:]
        if self.chance(0.1):
            data = data.replace(b'\n', self.random.choice([b'\r\n', b'\r\n', b'\r', b'\n\r']))
        elif self.chance(0.02):
            data = re.sub(b'\n', lambda match: self.random.choice([b'\n', b'\r\n', b'\r']), data)
        return data

    def lines(self, text, probability, change):
        """The text with some of its lines changed."""
        lines = text.split('\n')
        return '\n'.join(change(line) if self.chance(probability) else line for line in lines)

    def tabs(self, text):
        units = self.random.choice([[('    ', '\t')], [('        ', '\t')], [('    ', ' ')], [('    ', '  \t')], [('    ', '\x0c    ')],
                                    [('        ', '\t'), ('    ', '    ')]])

        def indent(line):
            margin = re.match(' *', line).group()
            rest = line[len(margin):]
            for spaces, unit in units:
                margin = margin.replace(spaces, unit)
            return margin + rest
        text = self.lines(text, self.random.choice([1, 1, 1, 0.5]), indent)
        return self.random.choice(TAB_SIZES) + '\n' + text if self.chance(0.2) else text

    def continued(self, text):
        """Lines that go on after a backslash, wherever a blank is: in strings and comments too."""
        rate = self.random.choice([0.01, 0.1])
        end = lambda: self.random.choice([' \\\n', '\\\n', '\\\n    ', ' \\\n\t', '\\\n\\\n '])
        return re.sub('(?<=[^ \n]) ', lambda match: end() if self.chance(rate) else ' ', text)

    def blanks(self, text):
        extra = lambda: self.random.choice(['', ' ', '\t', '\x0c', '   \t ', '        ', '\n', '\n   ', '\n\t\n'])
        return self.lines(text, 0.15, lambda line: line + extra())

    def comments(self, text):
        comment = lambda: self.random.choice(['#', '  # x', '\t#\t', '# "', "# '''", '#\\', '\n    # y', '\n# z', ' #:'] + TAB_SIZES)
        return self.lines(text, 0.15, lambda line: line + comment())

    def end(self, text):
        return text.rstrip('\n') + self.random.choice(['', '', ' ', '\t', ' # x', '\\', ' \\\n', '\n  ', '\n\t', '\n#', '\n  # x', ';', '\n\n\n', '\n\x0c'])

    def encoded(self, text):
        """With characters beyond ASCII in strings and comments, and mostly a declaration that fits."""
        name, characters = self.random.choice(ENCODINGS)
        some = lambda: ''.join(self.random.choice(characters) for _ in range(self.random.randint(1, 4)))
        text = re.sub("'a'|'name'|# comment", lambda match: match.group()[:2] + some() + match.group()[2:] if self.chance(0.5) else match.group(), text)
        try:
            data = text.encode(name)
        except (LookupError, UnicodeError, TypeError):
            data = text.encode('latin-1', 'replace')
        if self.chance(0.1):
            name = self.random.choice(ENCODINGS)[0]
        cookie = (self.random.choice(COOKIES) % name).encode('ascii') + b'\n'
        first = self.random.choice([b'', b'', b'', b'', b'#!/usr/bin/python\n', b'\n', b'# \xc3\xa9\n', b'x = 1\n', b'"""\n'])
        bom = b'\xef\xbb\xbf' if self.chance(0.15) else b''
        return bom + first + (cookie if self.chance(0.9) else b'') + data

# -*- coding: utf-8 -*-
def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
S = ['abc', u'abc', u'Ünïcödé ß ǅ', u'a,b,,c', ' x y ', u'\u2003x\u3000y ', 'Hello World', u'ΑΒγ δ', '', u'', '-42', u'+7', 'a\tb\nc\r\nd', u'a\tb\u2028c\r\nd\x85e', u'١٢', u'²½', '12', 'aXbXc']
A0 = 'capitalize isalnum isalpha isdigit islower isspace istitle isupper lower swapcase title upper splitlines split strip lstrip rstrip rsplit expandtabs encode decode'.split()
for s in S:
    for m in A0:
        try:
            r = repr(getattr(s, m)())
        except Exception, e:
            r = e.__class__.__name__ + ' ' + str(e)
        print repr(s), m, r
for s in S:
    if isinstance(s, unicode):
        print repr(s), s.isdecimal(), s.isnumeric()
ARGS = ['a', u'a', 'b,', u'X', ' ', '', u'', 5, None, [], ['a', u'b'], ('a', 'z'), (u'a', 1), u'é', '\xe9', 8, -1, 'utf-8', 'ascii', u'Y']
A1 = 'center count endswith startswith find index rfind rindex join ljust lstrip partition rpartition rjust rsplit split rstrip strip splitlines translate zfill encode decode expandtabs'.split()
for s in ['abcab', u'abcab', u'a é ß', '', u'', 'x\xe9']:
    for m in A1:
        for a in ARGS:
            if m == 'translate' and a in ([], ('a','z')): continue
            try:
                r = repr(getattr(s, m)(a))
            except Exception, e:
                r = e.__class__.__name__ + ' ' + str(e)
            print repr(s), m, repr(a), r
for s in ['abcab', u'abcab', 'a\xe9']:
    for a in ['a', u'a', '', u'', 5, u'é']:
        for b in ['x', u'x', '', 3, u'é', '\xe9']:
            for c in [(), (1,), (-1,), (0,)]:
                try:
                    r = repr(s.replace(a, b, *c))
                except Exception, e:
                    r = e.__class__.__name__ + ' ' + str(e)
                print repr(s), repr(a), repr(b), c, r
t(lambda: u'abc'.center(10, '*')); t(lambda: u'abc'.center(10, u'é')); t(lambda: u'abc'.center(10, 'ab')); t(lambda: u'abc'.center(10, 5)); t(lambda: 'abc'.center(10, u'é')); t(lambda: u'abcabc'.find('c', 3)); t(lambda: u'abcabc'.find('c', 0, -1)); t(lambda: u'abc'.find()); t(lambda: 'abc'.find()); t(lambda: u'abc'.find('a', 'b'))
t(lambda: u'abc'.translate({97: u'xx', 98: None, 99: 65})); t(lambda: u'abc'.translate({97: 'x'})); t(lambda: u'abc'.translate({97: -1})); t(lambda: u'abc'.translate()); t(lambda: 'abc'.translate(u'x'*200)); t(lambda: 'abc'.translate(None, 'b')); t(lambda: 'abc'.translate(None, u'b')); t(lambda: u'abc'.translate(None))
E = ['ascii', 'latin-1', 'utf-8', 'UTF8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'unicode_escape', 'raw-unicode-escape', 'string-escape', 'hex', 'rot13', 'utf-8-sig', 'foo', 'iso-8859-1', 'us-ascii', u'utf-8', 5]
for e in E:
    for s in ['abc', '\xc3\xa9', '\xff\xfe', 'a\\n\\u20ac\\x4', '616263', 'YWJj\n', 'YWI', '\xe9', '\xed\xa0\x80', 'a\xe2\x82', 'a\xe2\x82b', '\xf4\x90\x80\x80', "it's\n\x00\"", '\\', '\\x41\\101\\U00110000', '']:
        for op in ('decode', 'encode'):
            for err in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'bogus'):
                try:
                    r = repr(getattr(s, op)(e, err))
                except Exception, x:
                    r = x.__class__.__name__ + ' ' + str(x)
                print e, repr(s), op, err, r
    for s in [u'abc', u'é€\U0001f600', u'\ud800', u'a\u0100\u0101b\n\\']:
        for op in ('decode', 'encode'):
            for err in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'bogus'):
                try:
                    r = repr(getattr(s, op)(e, err))
                except Exception, x:
                    r = x.__class__.__name__ + ' ' + str(x)
                print e, repr(s), op, err, r
t(lambda: 'a'.encode(errors='ignore')); t(lambda: 'a'.encode(encoding='hex')); t(lambda: 'a'.decode(x=1)); t(lambda: 'a'.decode('a','b','c')); t(lambda: ','.join(['a', u'b', 3])); t(lambda: ','.join(['a', 3, u'b'])); t(lambda: u','.join(['a', 3])); t(lambda: '\xe9'.join([u'a', 'b'])); t(lambda: ''.join([u'a'])); t(lambda: u''.join(['a'])); t(lambda: u'x'.join([])); t(lambda: 'x'.join('abc')); t(lambda: u'x'.join(5))
a = u'abc'; print a.lower() is a, a.strip() is a, a.replace('x','y') is a, a.center(2) is a

# -*- coding: utf-8 -*-
# Unicode: literals, methods, properties of characters, mixing with str, encodings, tables.
texts = [u'hello', u'', u'Grüße', u'ŁÓDŹ', u'ﬁne', u'Ⅷ', u'½', u'٣', u'日本語', u'a\u0301', u'\U0001f600', u'ß', u'ǆ', u'  \u2003x\u00a0']
for text in texts:
    print repr(text), len(text), [m for m in 'isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper'.split() if getattr(text, m)()]
    print '  ', [getattr(text, m)() for m in 'capitalize lower upper swapcase title strip'.split()]
print u'Grüße, Welt'.split(u', '), u'a,b'.split(','), 'a,b'.split(u','), u'äöü'.replace(u'ö', 'o'), u'x'.join('abc'), 'x'.join([u'a', 'b']), u'ab'.partition('b'), u'a-b-c'.rpartition(u'-')
print u'äbc'.center(7, u'ö'), u'ä'.zfill(3), repr(u'ä'.ljust(3, u'ß')), u'äbcä'.find(u'ä', 1), u'äbcä'.rfind(u'ä'), u'äbcä'.count(u'ä'), u'äbc'.startswith(u'ä'), u'äbc'.endswith((u'x', u'c')), u'äbc'.index(u'b')
print repr(u'a\tb'.expandtabs(4)), u'a\u2028b\x85c\x1cd\ne'.splitlines(), u' a\u2003b '.split(), u'\u3000x\u3000'.strip(), u'xxäxx'.strip(u'x'), u'abc'.translate({97: u'ä', 98: None}), u'%s %r %d' % (u'ä', u'ä', 5), u'{0} {0!r} {1:>4}'.format(u'é', u'ü').encode('utf-8')
for encoding in 'utf-8', 'latin-1', 'ascii', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32-be', 'unicode_escape', 'raw_unicode_escape':
    for text in u'é', u'日', u'\U0001f600':
        try:
            encoded = text.encode(encoding)
            print encoding, repr(encoded), encoded.decode(encoding) == text,
        except UnicodeEncodeError, error:
            print error, error.encoding, error.start, error.end, error.reason, repr(error.object),
    print
for handler in 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace':
    print u'aé日'.encode('ascii', handler),
    try:
        print repr('a\xe9b'.decode('utf-8', handler)), repr('a\xe9b'.decode('ascii', handler))
    except TypeError, error:
        print error
for bad in '\x80', '\xc3', '\xc3(', '\xe2\x82', '\xf0\x9f\x98', '\xed\xa0\x80', '\xc0\x80', 'ok\xff', '\xf4\x90\x80\x80':
    try:
        print repr(bad.decode('utf-8'))
    except UnicodeDecodeError, error:
        print error, (error.start, error.end, error.reason)
    print repr(bad.decode('utf-8', 'replace')), repr(bad.decode('utf-8', 'ignore'))
print repr(u'a' + 'b'), repr('a' 'b' u'c'), u'a' == 'a', hash(u'a') == hash('a'), {u'a': 1}['a'], u'é' == 'é'.decode('utf-8'), u'a' in 'abc', 'b' in u'abc', cmp(u'a', 'b'), u'z' < u'é', sorted([u'é', u'z', u'a'])
for wrong in (lambda: u'a' + '\xe9', lambda: '\xe9' + u'a', lambda: str(u'é'), lambda: unicode('\xe9'), lambda: '%s' % u'é' + '\xe9', lambda: u'é'.decode('utf-8'), lambda: '\xe9'.encode('utf-8'), lambda: {u'é': 1}['é'], lambda: getattr('', u'é'), lambda: u'%s' % '\xe9', lambda: u'x'.join([u'a', '\xe9'])):
    try:
        print repr(wrong())
    except Exception, error:
        print type(error).__name__, error
print unichr(233) == u'é', ord(u'é'), repr(unichr(0x1f600)), [hex(ord(c)) for c in u'日本'], u'\N{LATIN SMALL LETTER E WITH ACUTE}' == u'é', u'\x41\u0042\U00000043', ur'\u00e9\n', len(u'é'), len('é'), u'é'[0] == u'é', repr('é'[0]), list(u'né'), u'né'[::-1] == u'én'
print unicode(5), unicode(None), unicode('abc', 'ascii'), repr(unicode([u'é'])), unicode(1.5), repr(unicode()), repr(str(u'abc')), isinstance(u'', basestring), isinstance(u'', str), type(u'' + ''), type('' % ()), type('%s' % u''), u'é'.encode('utf-8') == 'é'
class Greeting(object):
    def __unicode__(self): return u'Grüß dich'
    def __str__(self): return unicode(self).encode('utf-8')
    def __repr__(self): return 'Greeting()'
print Greeting(), repr(unicode(Greeting())), repr(u'%s' % Greeting()), '%s' % Greeting() == str(Greeting()), [Greeting()]
print int(u'٣'), float(u'1.5'), int(u' 42 '), long(u'7'), u'5' * 3, u'a' * 0 == '', repr(u'\ud800'), repr(u"it's"), repr(u'"\''), repr(u'\\'), u'tab\t'.encode('string_escape') if False else u'x'

# Every method of str, on ordinary and odd values.
import string
texts = ['hello', 'Hello World', '  spaced  ', '', 'a,b,,c', 'tab\tand\nline', '123', 'ABC', 'aBc1', '\xe9\xff', 'Title Case', "it's", '-12']
for text in texts:
    print repr(text), [m for m in 'isalnum isalpha isdigit islower isspace istitle isupper'.split() if getattr(text, m)()]
    print '  ', [getattr(text, m)() for m in 'capitalize lower upper swapcase title strip lstrip rstrip'.split()]
    print '  ', text.split(), text.split(','), text.rsplit(None, 1), text.rsplit(',', 1), text.splitlines(), text.splitlines(True)
    print '  ', text.center(9, '.'), text.ljust(9, '.'), text.rjust(9), text.zfill(8), len(text.expandtabs()), text.expandtabs(3).replace('\n', '|')
    print '  ', text.find('l'), text.rfind('l'), text.count(''), text.count('l'), text.partition('l'), text.rpartition('l'), text.startswith('h'), text.endswith(('o', 'd'))
print 'abcabc'.find('c', 3), 'abcabc'.find('c', -2), 'abcabc'.find('c', 0, 2), 'abcabc'.rfind('a', 0, 3), 'abcabc'.index('b', 2), 'abcabc'.rindex('b'), 'abcabc'.count('b', 2, 9), 'abc'.find(''), 'abc'.rfind(''), 'abc'.find('', 4), 'abc'.find('', 3)
print 'aXbXc'.replace('X', '--'), 'aXbXc'.replace('X', '', 1), 'aaa'.replace('a', 'aa'), 'abc'.replace('', '.'), 'abc'.replace('', '.', 2), ''.replace('', 'x'), 'aaa'.replace('aa', 'b')
print 'mississippi'.split('ss'), 'mississippi'.split('i', 2), 'mississippi'.rsplit('i', 2), ' a  b '.split(' '), ' a  b c'.split(None, 1), 'abc'.split('abc'), ''.split(), ''.split(',')
print 'www.example.com'.strip('cmowz.'), 'xxhixx'.lstrip('x'), 'xxhixx'.rstrip('x'), 'aaa'.strip('a'), 'abc'.strip(''), 'abc'.strip(None)
print ', '.join(['a', 'b']), ''.join('abc'), '-'.join([]), '-'.join(['x']), '.'.join('a' for _ in range(3)), '+'.join({'k': 1}), ','.join(('a', u'b'))
print 'abc'.translate(string.maketrans('ab', 'BA')), 'hello'.translate(None, 'l'), 'hello'.translate(string.maketrans('', ''), 'eo')
print 'a\r\nb\rc\n\nd\x0be'.splitlines(), 'a\n'.splitlines(), '\n'.splitlines(1)
print 'prefix'.startswith('fix', 3), 'prefix'.startswith(''), 'prefix'.endswith('fix', 4), 'prefix'.endswith(()), 'x'.startswith('xyz'), 'abc'.startswith('b', 1, 2)
print 'abc'.encode('hex'), '616263'.decode('hex'), 'abc'.encode('rot13'), 'abc'.decode('ascii'), 'abc'.encode('base64'), u'\xe9'.encode('utf-8'), '\xc3\xa9'.decode('utf-8')
print 'one TWO tHrEe'.title(), "they're bill's".title(), 'ONE'.capitalize(), '1a'.capitalize(), 'ab12cd'.title(), 'Ab12Cd'.istitle(), 'AB'.istitle()
print '01\t012\t0123\t01234'.expandtabs(), '01\t012'.expandtabs(4), 'a\tb'.expandtabs(0), '\t'.expandtabs(-1), 'a\n\tb'.expandtabs(2)
print '+5'.zfill(4), '--5'.zfill(5), 'abc'.zfill(2), 'a'.center(4), 'a'.center(5), 'ab'.center(5, '*'), 'ab'.center(1)
print 'a' + 'b' * 3, 3 * 'ab', 'x' * 0, 'x' * -1, 'a' 'b', 'b' in 'abc', '' in 'abc', 'abc'[1], 'abc'[-1], 'abc'[::-1], 'abcdef'[1:5:2], 'a' < 'b' < 'ba', 'Z' < 'a', 'a' == u'a', cmp('a', 'b'), max('hello'), min('hello'), sorted('hello'), list('abc'), tuple('ab'), len('abc'), hash('abc') == hash('abc'), ord('a'), chr(97)
print repr('a\'b"c'), repr("it's"), repr('"'), repr('\\'), repr('\x00\x7f\x80\t\n\r'), `'\''`, str('text'), '%r' % 'a\nb', r'raw\n', '''triple 'quoted' "text"''', "a\
b", '\101\x41\u0041', len('\u0041'), '\q'
print '%s|%10s|%-10s|%.2s|%c|%%|%r' % ('text', 'right', 'left', 'cut', 'c', 'repr'), '{0} {1} {0}'.format('a', 'b'), '{:>8}|{:^8}|{:<8}'.format('r', 'c', 'l'), '{a}{b}'.format(a=1, b=2)
print str.upper('text'), str.join('-', 'abc'), map(str.strip, [' a ', 'b ']), sorted('b A c'.split(), key=str.lower), [s.__class__.__name__ for s in ('', u'', str())], isinstance('', basestring), str(), str(5), str(None), str([1, 'a'])
for name in sorted(n for n in dir(str) if not n.startswith('_')): print name,
print

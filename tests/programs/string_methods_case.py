s = 'hello World 123'
print s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.center(21, '*'), s.ljust(18) + '|', s.rjust(18, '.'), '42'.zfill(5), '-42'.zfill(5), '+1'.zfill(4)
print s.startswith('hell'), s.startswith(('x', 'he')), s.endswith('123'), s.endswith('12', 0, -1), s.startswith('World', 6), s.find('o'), s.find('o', 5), s.rfind('o'), s.find('zz'), s.index('W'), s.rindex('o'), s.count('l'), s.count('l', 3), s.count('')
print s.replace('l', 'L'), s.replace('l', 'L', 1), s.replace('', '-'), 'aaa'.replace('aa', 'b'), s.split(), s.split('o'), s.split(None, 1), s.rsplit(' ', 1), s.partition(' '), s.rpartition(' '), s.partition('zz'), 'a,b,,c'.split(','), ' a  b '.split(), ''.split(), ''.split(','), 'a\nb\r\nc\rd'.splitlines(), 'a\nb'.splitlines(True)
print '  x '.strip() + '|', '  x '.lstrip() + '|', '  x '.rstrip() + '|', 'xxhixx'.strip('x'), 'abcba'.strip('ab'), '-'.join(['a', 'b']), ''.join([]), ', '.join('abc'), 'a\tb'.expandtabs(), 'a\tb'.expandtabs(4), 'abc'.translate(None, 'b'), 'abc'.translate('x' * 256)
print 'abc'.isalpha(), 'ab1'.isalnum(), '123'.isdigit(), ' \t'.isspace(), 'Ab'.istitle(), 'AB'.isupper(), 'ab'.islower(), ''.isalpha(), 'Hello World'.istitle(), 'a1'.islower()
print 'abc'[1], 'abc'[-1], 'abc'[1:], 'abc'[:-1], 'abc'[::-1], 'abcdef'[1:5:2], 'abc'[5:], 'abc' + 'd', 'ab' * 3, 'ab' * 0, 'ab' * -1, 3 * 'x', len('abc'), 'b' in 'abc', 'bc' in 'abc', '' in 'abc', min('hello'), max('hello'), sorted('hello'), list('abc'), hash('abc'), hash(''), ord('a'), chr(97)
for call in (lambda: 'a'.index('b'), lambda: 'abc'[5], lambda: 'a' + 1, lambda: 'a' * 'b', lambda: 'abc'['a'], lambda: ','.join([1]), lambda: ','.join(5), lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: ord('ab'), lambda: ord(''), lambda: chr(256), lambda: 'a'.center('b'), lambda: 'a'.center(5, 'bb'), lambda: 'a'.replace('b'), lambda: 'a'.nothing(), lambda: 1 in 'a', lambda: 'a'.startswith(1), lambda: 'a'.count(1), lambda: 'a'.upper(1), lambda: 'abc'.translate('x'), lambda: 'a' % 1, lambda: 'a'.strip(1), lambda: 'a'.zfill(), lambda: 'a'.find()):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error

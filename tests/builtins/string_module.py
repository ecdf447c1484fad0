# The module string.
import string
print string.letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable)
print string.ascii_letters == string.letters, string.lowercase, string.uppercase, string.ascii_lowercase, string.ascii_uppercase
print string.join(['a', 'b']), string.join(['a', 'b'], '-'), string.upper('abc'), string.lower('ABC'), string.split('a b c'), string.split('a,b', ','), string.strip('  x '), string.replace('aaa', 'a', 'b', 2), string.find('abc', 'c'), string.capwords('hello big world'), string.capwords('a-b-c', '-'), string.zfill('42', 5), string.ljust('a', 3) + '|', string.rjust('a', 3), string.center('a', 3) + '|', string.count('aaa', 'a'), string.swapcase('aB'), string.capitalize('abc'), string.rfind('aba', 'a'), string.index('abc', 'b'), string.expandtabs('a\tb')
table = string.maketrans('abc', 'xyz')
print 'aabbcc'.translate(table), string.translate('abcd', table), len(table), string.translate('abcd', table, 'd')
for call in (lambda: string.maketrans('a', 'bc'), lambda: string.index('a', 'z'), lambda: string.join([1]), lambda: string.upper(5)):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__, error
print [c for c in 'Hello, World' if c in string.ascii_uppercase]

"""The module string: its functions, templates and formatters."""
import string

print string.letters, string.digits, repr(string.whitespace), string.punctuation, len(string.printable)
print string.upper('abc'), string.lower('ABC'), string.capwords('the quick  brown fox'), string.capwords('a-b-c', '-')
print string.split('a b c'), string.split('a,b,c', ',', 1), string.join(['a', 'b']), string.join(['a', 'b'], '-')
print string.strip('  x '), string.lstrip('  x '), string.rstrip('  x '), string.find('hello', 'l'), string.rfind('hello', 'l')
print string.atoi('42'), string.atoi('ff', 16), string.atof('1.5'), string.atol('99'), string.zfill(42, 5), string.zfill('-7', 4)
print repr(string.ljust('x', 4)), repr(string.rjust('x', 4)), repr(string.center('x', 5, '*')), string.replace('aaa', 'a', 'b', 2)
print string.count('banana', 'an'), string.index('abc', 'c'), string.capitalize('hello WORLD'), string.swapcase('aBc')
table = string.maketrans('abc', 'xyz')
print string.translate('aabbcc', table), 'abcabc'.translate(table, 'b'), string.expandtabs('a\tb', 4)
print string.splitfields('a b'), string.joinfields(['a', 'b'], '+'), string.rsplit('a b c', None, 1), string.rindex('abca', 'a')

template = string.Template('$who likes ${what}, and pays $$5')
print template.substitute(who='Tim', what='kung pao')
print template.substitute({'who': 'Ann', 'what': 'tea'})
print template.substitute({'who': 'Ann', 'what': 'tea'}, who='Bob')
print template.safe_substitute(who='Tim')
print template.template
for text in ['$', 'line one\nline $%two', '${', '${a', '$1', 'a $ b']:
    try:
        string.Template(text).substitute(a=1)
    except ValueError as error:
        print 'ValueError', error
    print repr(string.Template(text).safe_substitute(a=1))
try:
    template.substitute(who='Tim')
except KeyError as error:
    print 'KeyError', error


class Percent(string.Template):
    delimiter = '%'


print Percent('%name has 100%% of %{thing}').substitute(name='Ann', thing='it')

formatter = string.Formatter()
print formatter.format('{0} {1} {name}', 1, 'two', name='three')
print formatter.format('{0:>5}|{0:<5}|{0!r}|{1:.2f}', 'x', 3.14159)
print formatter.format('{0[a]} {0[b][1]} {1.real}', {'a': 1, 'b': [2, 3]}, 4.5)
print formatter.format('{{literal}} {0:{1}}', 'x', '^7')
print formatter.vformat('{a} and {b}', (), {'a': 1, 'b': 2})
for text in ['{', '}', '{a', '{0!}', '{0!rx}', '{0[}', '{0.}', '{0!z}', '{5}', '{nothing}']:
    try:
        print formatter.format(text, 1)
    except (ValueError, KeyError, IndexError) as error:
        print type(error).__name__, error


class Shouting(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, '<no %s>' % key)
        return string.Formatter.get_value(self, key, args, kwargs)

    def format_field(self, value, spec):
        if spec == 'loud':
            return str(value).upper() + '!'
        return string.Formatter.format_field(self, value, spec)


print Shouting().format('{0:loud} {missing} {name:>6}', 'hey', name='me')

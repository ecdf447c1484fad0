"""A collection of string operations, and the names of kinds of characters."""

from _string import maketrans

whitespace = ' \t\n\r\v\f'
lowercase = ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
uppercase = ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
letters = lowercase + uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = """!"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"""
printable = digits + letters + punctuation + whitespace
whitespace = '\t\n\x0b\x0c\r '

index_error = ValueError
atoi_error = ValueError
atof_error = ValueError
atol_error = ValueError


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


def lower(s):
    return s.lower()


def upper(s):
    return s.upper()


def swapcase(s):
    return s.swapcase()


def strip(s, chars=None):
    return s.strip(chars)


def lstrip(s, chars=None):
    return s.lstrip(chars)


def rstrip(s, chars=None):
    return s.rstrip(chars)


def split(s, sep=None, maxsplit=-1):
    return s.split(sep, maxsplit)


splitfields = split


def rsplit(s, sep=None, maxsplit=-1):
    return s.rsplit(sep, maxsplit)


def join(words, sep=' '):
    return sep.join(words)


joinfields = join


def index(s, *args):
    return s.index(*args)


def rindex(s, *args):
    return s.rindex(*args)


def count(s, *args):
    return s.count(*args)


def find(s, *args):
    return s.find(*args)


def rfind(s, *args):
    return s.rfind(*args)


def atof(s):
    return float(s)


def atoi(s, base=10):
    return int(s, base)


def atol(s, base=10):
    return long(s, base)


def ljust(s, width, *args):
    return s.ljust(width, *args)


def rjust(s, width, *args):
    return s.rjust(width, *args)


def center(s, width, *args):
    return s.center(width, *args)


def zfill(x, width):
    if not isinstance(x, basestring):
        x = repr(x)
    return x.zfill(width)


def expandtabs(s, tabsize=8):
    return s.expandtabs(tabsize)


def translate(s, table, deletions=''):
    if deletions or table is None:
        return s.translate(table, deletions)
    return s.translate(table + s[:0])


def capitalize(s):
    return s.capitalize()


def replace(s, old, new, maxreplace=-1):
    return s.replace(old, new, maxreplace)


_NAME_START = ascii_letters + '_'
_NAME_REST = _NAME_START + digits


class _Scanner(object):
    """Finds the placeholders of a template, one after the other."""

    def __init__(self, template, delimiter):
        self.template = template
        self.delimiter = delimiter

    def __iter__(self):
        """Gives texts, names and where they are: (text, None, 0), (None, name, position), or (None, None, position)."""
        template, delimiter = self.template, self.delimiter
        done = 0
        while True:
            start = template.find(delimiter, done)
            if start < 0:
                yield template[done:], None, 0
                return
            yield template[done:start], None, 0
            after = start + len(delimiter)
            if template.startswith(delimiter, after):
                yield delimiter, None, 0
                done = after + len(delimiter)
                continue
            braced = template.startswith('{', after)
            end = first = after + braced
            if template[end:end + 1] and template[end] in _NAME_START:
                while template[end:end + 1] and template[end] in _NAME_REST:
                    end += 1
            if end == first or braced and not template.startswith('}', end):
                yield None, None, after
                done = after
            else:
                done = end + braced
                yield template[start:done], template[first:end], start


class _TemplateMetaclass(type):
    """Templates are told apart by how their placeholders begin."""


class Template:
    """A string with placeholders, `$name` or `${name}`, for which values can be substituted."""
    __metaclass__ = _TemplateMetaclass

    delimiter = '$'
    idpattern = r'[_a-z][_a-z0-9]*'

    def __init__(self, template):
        self.template = template

    def _invalid(self, position):
        lines = self.template[:position].splitlines(True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = position - len(''.join(lines[:-1])), len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _mapping(self, method, args, kws):
        if len(args) > 1:
            raise TypeError('Too many positional arguments')
        if not args:
            return kws
        if not kws:
            return args[0]
        both = dict(args[0])
        both.update(kws)
        return both

    def substitute(*args, **kws):
        if not args:
            raise TypeError("descriptor 'substitute' of 'Template' object needs an argument")
        self = args[0]
        mapping = self._mapping('substitute', args[1:], kws)
        parts = []
        for text, name, position in _Scanner(self.template, self.delimiter):
            if text is None:
                self._invalid(position)
            parts.append(text if name is None else '%s' % (mapping[name],))
        return ''.join(parts)

    def safe_substitute(*args, **kws):
        if not args:
            raise TypeError("descriptor 'safe_substitute' of 'Template' object needs an argument")
        self = args[0]
        mapping = self._mapping('safe_substitute', args[1:], kws)
        parts = []
        for text, name, position in _Scanner(self.template, self.delimiter):
            if text is None:
                parts.append(self.delimiter)
                continue
            if name is not None:
                try:
                    text = '%s' % (mapping[name],)
                except KeyError:
                    pass
            parts.append(text)
        return ''.join(parts)


class Formatter(object):
    """What `str.format` does, with steps that a class made of it can change."""

    def format(*args, **kwargs):
        if not args:
            raise TypeError("descriptor 'format' of 'Formatter' object needs an argument")
        self = args[0]
        if len(args) > 1:
            format_string = args[1]
        elif 'format_string' in kwargs:
            format_string = kwargs.pop('format_string')
        else:
            raise TypeError("format() missing 1 required positional argument: 'format_string'")
        return self.vformat(format_string, args[2:], kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is not None:
                value, used = self.get_field(field_name, args, kwargs)
                used_args.add(used)
                value = self.convert_field(value, conversion)
                format_spec = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1)
                result.append(self.format_field(value, format_spec))
        return ''.join(result)

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, (int, long)) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        raise ValueError('Unknown conversion specifier %s' % conversion)

    def parse(self, format_string):
        """Gives each field with the text before it: (literal_text, field_name, format_spec, conversion)."""
        text, at = '', 0
        while at < len(format_string):
            char = format_string[at]
            if char in '{}' and format_string[at + 1:at + 2] == char:
                yield text + char, None, None, None
                text = ''
                at += 2
            elif char == '}':
                raise ValueError("Single '}' encountered in format string")
            elif char == '{':
                end = _end_of_field(format_string, at + 1)
                yield (text,) + _parts_of_field(format_string[at + 1:end])
                text = ''
                at = end + 1
            else:
                text += char
                at += 1
        if text:
            yield text, None, None, None

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


def _end_of_field(text, start):
    depth = 1
    for at in range(start, len(text)):
        if text[at] == '{':
            depth += 1
        elif text[at] == '}':
            depth -= 1
            if not depth:
                return at
    if start == len(text):
        raise ValueError("Single '{' encountered in format string")
    raise ValueError("unmatched '{' in format")


def _parts_of_field(field):
    ends = [at for at in (field.find('!'), field.find(':')) if at >= 0]
    end = min(ends) if ends else len(field)
    name, rest = field[:end], field[end:]
    conversion = None
    if rest.startswith('!'):
        conversion, rest = rest[1:2], rest[2:]
        if not conversion:
            raise ValueError("end of format while looking for conversion specifier")
        if rest and not rest.startswith(':'):
            raise ValueError("expected ':' after format specifier")
    return name, rest[1:], conversion


def _number_or_name(text):
    return long(text) if text.isdigit() else text


def _split_field(name):
    ends = [at for at in (name.find('.'), name.find('[')) if at >= 0]
    at = min(ends) if ends else len(name)
    first, rest = _number_or_name(name[:at]), []
    while at < len(name):
        if name[at] == '[':
            end = name.find(']', at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            rest.append((False, _number_or_name(name[at + 1:end])))
            at = end + 1
        else:
            ends = [end for end in (name.find('.', at + 1), name.find('[', at + 1)) if end >= 0]
            end = min(ends) if ends else len(name)
            if end == at + 1:
                raise ValueError('Empty attribute in format string')
            rest.append((True, name[at + 1:end]))
            at = end
    return first, rest

"""Writes src/machine/attribute/known.rs: which attributes CPython 2.7.18's builtin types have, and which names there
are in __builtin__. Run it with the real CPython 2.7.18:

    $PYTHON27 scripts/attribute_names.py > src/machine/attribute/known.rs
"""

import __builtin__
import sys


def function():
    pass


def closure(cell=1):
    def inner():
        return cell
    return inner


def raised():
    try:
        raise ValueError
    except ValueError:
        return sys.exc_info()[2]


# A value of each type, under the type's name in src/machine/types.rs.
SAMPLES = [
    ('Object', object()),
    ('Type', int),
    ('NoneType', None),
    ('Ellipsis', Ellipsis),
    ('NotImplemented', NotImplemented),
    ('Int', 1),
    ('Bool', True),
    ('Long', 1L),
    ('Float', 1.0),
    ('Complex', 1j),
    ('Str', ''),
    ('Unicode', u''),
    ('Tuple', ()),
    ('List', []),
    ('Dict', {}),
    ('DictKeys', {}.viewkeys()),
    ('DictValues', {}.viewvalues()),
    ('DictItems', {}.viewitems()),
    ('Set', set()),
    ('Frozenset', frozenset()),
    ('Slice', slice(1)),
    ('Xrange', xrange(1)),
    ('ListIterator', iter([])),
    ('ListReverseIterator', reversed([])),
    ('TupleIterator', iter(())),
    ('SequenceIterator', iter('')),
    ('XrangeIterator', iter(xrange(1))),
    ('DictKeyIterator', {}.iterkeys()),
    ('DictValueIterator', {}.itervalues()),
    ('DictItemIterator', {}.iteritems()),
    ('CallableIterator', iter(int, 1)),
    ('SetIterator', iter(set())),
    ('Enumerate', enumerate([])),
    ('Reversed', reversed(())),
    ('Code', function.func_code),
    ('Function', function),
    ('Cell', closure().func_closure[0]),
    ('Frame', sys._getframe()),
    ('Builtin', len),
    ('MethodDescriptor', str.upper),
    ('MethodWrapper', iter([]).next),
    ('Module', sys),
    ('Traceback', raised()),
    ('Generator', (x for x in ())),
    ('File', sys.stdout),
]

# The modules that come with the machine.
MODULES = ['StringIO', '__future__', 'collections', 'contextlib', 'copy', 'dis', 'functools', 'itertools', 'math',
           'operator', 'random', 'string', 'sys', 'time', 'traceback', 'types', 'weakref']

EXCEPTIONS = [BaseException, EnvironmentError, SyntaxError, SystemExit, UnicodeDecodeError, UnicodeEncodeError,
              UnicodeTranslateError]


def attributes(value):
    """Every name that can be read: of its type and that type's bases, and its own."""
    names = set(dir(value))
    for base in type(value).__mro__:
        names.update(base.__dict__)
    return sorted(name for name in names if hasattr(value, name))


def instance(exception):
    try:
        return exception()
    except TypeError:
        last = [] if exception is UnicodeTranslateError else ['utf-8']
        text = '' if exception is UnicodeDecodeError else u''
        return exception(*(last + [text, 0, 1, '']))


def table(names):
    """Rust text of a string of names with spaces between, in lines of 120 characters."""
    line, lines = '   ', []
    for name in names:
        if len(line) + len(name) > 117:
            lines.append(line)
            line = '   '
        line += ' ' + name
    text = ' \\\n'.join(lines + [line])
    return '"\\\n%s"' % text if text.strip() else '""'


def main():
    common = attributes(object())
    print '//! Names that CPython 2.7.18 knows, written by `scripts/attribute_names.py`.'
    print
    print 'use crate::machine::exceptions::Exc;'
    print 'use crate::machine::types::Type;'
    print
    print '/// The names in `__builtin__`.'
    print 'pub(in crate::machine) const BUILTINS: &str = %s;' % table(sorted(dir(__builtin__)))
    print
    print '/// The attributes that every object has.'
    print 'const OBJECT: &str = %s;' % table(common)
    print
    print '/// The attributes of a type object that comes with CPython, beyond those of its instances.'
    print 'const TYPE: &str = %s;' % table(name for name in attributes(int) if name not in attributes(1))
    for rust, value in SAMPLES:
        if rust not in ('Object', 'Type'):
            print
            own = [name for name in attributes(value) if name not in common]
            if rust == 'Module':
                own = ['__dict__', '__name__', '__package__']
            print '/// The attributes of %s objects, beyond those of every object.' % type(value).__name__
            print 'const %s: &str = %s;' % (rust.upper(), table(own))
    base = attributes(BaseException())
    for exception in EXCEPTIONS:
        names = attributes(instance(exception))
        own = [name for name in names if name not in (common if exception is BaseException else base)]
        print
        print '/// The attributes of %s objects.' % exception.__name__
        print 'const %s: &str = %s;' % (exception.__name__.upper(), table(own))
    print
    print '/// The names in the modules that come with the machine, but for those of underscores.'
    print 'const MODULES: &[(&str, &str)] = &['
    for module in MODULES:
        names = [name for name in sorted(dir(__import__(module))) if not name.startswith('__')]
        print '    ("%s", %s),' % (module, table(names))
    print '];'
    print
    print '/// Whether CPython has this name in this module.'
    print 'pub(in crate::machine) fn module_has(module: &str, name: &str) -> bool {'
    print '    let names = MODULES.iter().filter(|(known, _)| *known == module).map(|(_, names)| *names);'
    print '    names.flat_map(str::split_ascii_whitespace).any(|known| known == name)'
    print '}'
    print
    print '/// Whether CPython has this attribute for objects of this type.'
    print 'pub(in crate::machine) fn has_attribute(of: Type, name: &str) -> bool {'
    print '    let own: &[&str] = match of {'
    print '        Type::Object | Type::Basestring => &[],'
    print '        Type::Type => &[TYPE],'
    for rust, _ in SAMPLES:
        if rust not in ('Object', 'Type'):
            print '        Type::%s => &[%s],' % (rust, rust.upper())
    for exception in EXCEPTIONS[1:]:
        name = exception.__name__
        print '        Type::Exception(exc) if exc.is_a(Exc::%s) => &[BASEEXCEPTION, %s],' % (name, name.upper())
    print '        Type::Exception(_) => &[BASEEXCEPTION],'
    print '    };'
    print '    own.iter().chain(&[OBJECT]).any(|names| names.split_ascii_whitespace().any(|known| known == name))'
    print '}'


main()

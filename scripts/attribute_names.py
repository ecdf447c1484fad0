"""Writes src/machine/attribute/known.rs: which attributes CPython 2.7.18's builtin types have, and which names there
are in __builtin__. Run it with the real CPython 2.7.18:

    $PYTHON27 scripts/attribute_names.py > src/machine/attribute/known.rs
"""

import __builtin__


MODULES = ['StringIO', '__future__', 'collections', 'contextlib', 'copy', 'dis', 'functools', 'itertools', 'math',
           'operator', 'random', 'string', 'sys', 'time', 'traceback', 'types', 'weakref']


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
    print '//! Names that CPython 2.7.18 knows, written by `scripts/attribute_names.py`.'
    print
    print 'use crate::machine::types::Type;'
    print
    print '/// The names in `__builtin__`.'
    print 'pub(in crate::machine) const BUILTINS: &str = %s;' % table(sorted(dir(__builtin__)))
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
    print '/// Whether CPython has this attribute for objects of this type (and, of a type, for the type).'
    print 'pub(in crate::machine) fn has_attribute(of: Type, name: &str) -> bool {'
    print '    of.knows(name)'
    print '}'


main()

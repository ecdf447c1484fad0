#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
"""Writes src/compiler/source/charmaps.rs: the one-byte encodings of CPython 2.7 that extend ASCII.

Usage: python2.7 scripts/charmaps.py > src/compiler/source/charmaps.rs
"""
import codecs
import encodings
import os
from encodings.aliases import aliases

# What Encoding and Codec know without a table.
BUILT_IN = ("ascii", "latin_1", "iso8859_1", "charmap", "raw_unicode_escape", "unicode_escape", "utf_7", "utf_8_sig",
            "cp932", "shift_jis")


def table(name):
    """The characters of the bytes 128 to 255, U+FFFE for none; None if it is no such encoding."""
    codec = codecs.lookup(name)
    chars = []
    for number in range(256):
        try:
            char = codec.decode(chr(number))[0]
        except UnicodeDecodeError:
            char = u"\ufffe"
        if not isinstance(char, unicode) or len(char) != 1 or (number < 128 and ord(char) != number):
            return None
        chars.append(char)
    upper = chars[128:]
    return upper if upper.count(u"\ufffe") < 128 else None


def literal(chars):
    """A Rust string literal; characters that do not show, or that would turn the line around, by number."""
    out = []
    for char in chars:
        number = ord(char)
        plain = number >= 0xA1 and number != 0xAD and not (0x590 <= number < 0x900 or 0x2000 <= number < 0x2030
                                                           or number >= 0xE000 or 0x300 <= number < 0x370
                                                           or 0xE31 <= number <= 0xE4E)
        out.append(char if plain else u"\\u{%x}" % number)
    return u"".join(out)


def main():
    folder = os.path.dirname(encodings.__file__)
    modules = sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    found = []
    for name in modules:
        if name in ("__init__", "aliases") or name in BUILT_IN:
            continue
        try:
            chars = table(name)
        except Exception:
            chars = None
        if chars is not None:
            found.append((name, chars))
    print "//! The one-byte encodings of CPython 2.7 that extend ASCII. Made by `scripts/charmaps.py`."
    print
    print "/// For each encoding: its name, the other names of it, and the characters of the bytes 128 to 255 (U+FFFE: none)."
    print "#[rustfmt::skip]"
    print "pub(super) const CHARMAPS: &[(&str, &[&str], &str)] = &["
    for name, chars in found:
        others = u", ".join(u'"%s"' % alias for alias in sorted(aliases) if aliases[alias] == name)
        print (u'    ("%s", &[%s],\n     "%s"),' % (name, others, literal(chars))).encode("utf-8")
    print "];"


main()

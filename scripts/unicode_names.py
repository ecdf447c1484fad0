#!/usr/bin/env python2.7
"""Writes src/compiler/parser/build/names.bin: the names of characters in CPython 2.7's Unicode, 5.2.

Usage: python2.7 scripts/unicode_names.py

The file has two parts with an empty line between:
  * the pieces that names are made of, one a line, the most frequent first; a piece begins with the blank or hyphen before
    it, if there is one;
  * for each character with a name, in order: how far it is from the one before, how many pieces its name has, and
    their places in the list. A number below 128 is a byte; one below 16512 is two, the first of them with its
    highest bit set: 128 + ((first & 127) << 8 | second); a greater one is 255 255 and four bytes, the highest first.

Names that follow a rule (Hangul syllables, CJK unified ideographs) are left out.
"""
import collections
import os
import re
import unicodedata

TARGET = os.path.join(os.path.dirname(__file__), "..", "src", "compiler", "parser", "build", "names.bin")


def number(value):
    if value < 128:
        return chr(value)
    rest = value - 128
    if rest < 0x7fff:
        return chr(0x80 | rest >> 8) + chr(rest & 255)
    return "\xff\xff" + "".join(chr(value >> shift & 255) for shift in (24, 16, 8, 0))


def main():
    names = []
    for code in range(0x110000):
        name = unicodedata.name(unichr(code), None)
        if name and not name.startswith(("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-")):
            names.append((code, re.findall("[ -]?[^ -]*", name)[:-1]))
    counts = collections.Counter(word for _, words in names for word in words)
    words = sorted(counts, key=lambda word: (-counts[word], word))
    places = dict((word, place) for place, word in enumerate(words))
    out = ["\n".join(words), "\n\n"]
    before = 0
    for code, name in names:
        out.append(number(code - before) + number(len(name)) + "".join(number(places[word]) for word in name))
        before = code
    with open(TARGET, "wb") as stream:
        stream.write("".join(out))


main()

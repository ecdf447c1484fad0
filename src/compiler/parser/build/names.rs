//! Characters by name: what `\N{…}` means in CPython 2.7, whose Unicode is 5.2 (`_getcode` in `unicodedata.c`).
//!
//! The names are in a file made by `scripts/unicode_names.py`, which describes it.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

/// The names of characters.
pub(super) struct Names<'t> {
    /// The file.
    data: &'t [u8],
    /// What is in it, once somebody asks.
    tables: OnceCell<Tables<'t>>,
}

/// The two parts of the file.
struct Tables<'t> {
    /// The numbers of the pieces that names are made of.
    pieces: FxHashMap<&'t [u8], u32>,
    /// For each character: how far it is from the one before, how many pieces its name has, and their numbers.
    characters: Numbers<'t>,
}

impl<'t> Names<'t> {
    pub(super) fn new(data: &'t [u8]) -> Self {
        Self { data, tables: OnceCell::new() }
    }

    /// The character of a name. Small letters will do, except in names that are made by a rule.
    pub(super) fn character(&self, name: &[u8]) -> Option<u32> {
        if let Some(syllable) = name.strip_prefix(b"HANGUL SYLLABLE ") {
            return hangul(syllable);
        }
        if let Some(digits) = name.strip_prefix(b"CJK UNIFIED IDEOGRAPH-") {
            return ideograph(digits);
        }
        let tables = self.tables.get_or_init(|| Tables::new(self.data));
        let number = |piece: &[u8]| tables.pieces.get(piece).copied();
        let wanted: Vec<u32> = split_name(&name.to_ascii_uppercase()).map(number).collect::<Option<_>>()?;
        let mut numbers = tables.characters;
        let mut point = 0;
        loop {
            point = numbers.next()?.checked_add(point)?;
            let length = numbers.next()?;
            let mut same = length as usize == wanted.len();
            for place in 0..length as usize {
                same &= numbers.next().as_ref() == wanted.get(place);
            }
            if same {
                return Some(point);
            }
        }
    }
}

impl<'t> Tables<'t> {
    fn new(data: &'t [u8]) -> Self {
        let split = data.windows(2).position(|window| window == b"\n\n").unwrap_or(data.len());
        let (pieces, rest) = data.split_at_checked(split).unwrap_or((data, &[]));
        let pieces = pieces.split(|&byte| byte == b'\n').zip(0..).collect();
        Self { pieces, characters: Numbers { rest: rest.get(2..).unwrap_or_default() } }
    }
}

/// The pieces of a name: each begins with the blank or hyphen before it.
fn split_name(name: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let end = rest.iter().skip(1).position(|&byte| byte == b' ' || byte == b'-').map_or(rest.len(), |end| end + 1);
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The numbers of the second part of the file.
#[derive(Clone, Copy)]
struct Numbers<'t> {
    rest: &'t [u8],
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (value, rest) = match *self.rest {
            [0xff, 0xff, a, b, c, d, ref rest @ ..] => (u32::from_be_bytes([a, b, c, d]), rest),
            [first @ 0x80..=0xff, second, ref rest @ ..] => {
                (128 + (u32::from(first & 0x7f) << 8 | u32::from(second)), rest)
            }
            [first, ref rest @ ..] => (u32::from(first), rest),
            [] => return None,
        };
        self.rest = rest;
        Some(value)
    }
}

/// A Hangul syllable by the names of its two or three letters.
fn hangul(name: &[u8]) -> Option<u32> {
    const LEADING: [&str; 19] =
        ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
    const VOWELS: [&str; 21] = [
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU",
        "EU", "YI", "I",
    ];
    const TRAILING: [&str; 28] = [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
        "SS", "NG", "J", "C", "K", "T", "P", "H",
    ];
    let mut rest = name;
    let mut longest = |letters: &[&str]| {
        let fitting = letters.iter().enumerate().filter(|(_, letter)| rest.starts_with(letter.as_bytes()));
        let (place, letter) = fitting.max_by_key(|(_, letter)| letter.len())?;
        rest = rest.get(letter.len()..)?;
        Some(place as u32)
    };
    let (leading, vowel, trailing) = (longest(&LEADING)?, longest(&VOWELS)?, longest(&TRAILING)?);
    rest.is_empty().then_some(0xac00 + (leading * 21 + vowel) * 28 + trailing)
}

/// An ideograph by its number in hexadecimal.
fn ideograph(digits: &[u8]) -> Option<u32> {
    let plain = digits.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    let digits = std::str::from_utf8(digits).ok().filter(|digits| plain && matches!(digits.len(), 4 | 5))?;
    let point = u32::from_str_radix(digits, 16).ok()?;
    matches!(point, 0x3400..=0x4db5 | 0x4e00..=0x9fcb | 0x20000..=0x2a6d6 | 0x2a700..=0x2b734).then_some(point)
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::compiler::Resources;

    #[test]
    fn names_are_those_of_unicode_5_2() {
        let names = Names::new(Resources::default().unicode_names.unwrap());
        let character = |name: &[u8]| names.character(name);
        assert_eq!(character(b"SNOWMAN"), Some(0x2603));
        assert_eq!(character(b"latin small letter e with acute"), Some(0xe9));
        assert_eq!(character(b"TIBETAN MARK GTER YIG MGO -UM RNAM BCAD MA"), Some(0xf02));
        assert_eq!(character(b"VARIATION SELECTOR-256"), Some(0xe01ef));
        assert_eq!(character(b"HANGUL SYLLABLE GGWEOSS"), Some(0xafe8));
        assert_eq!(character(b"CJK UNIFIED IDEOGRAPH-4E00"), Some(0x4e00));
        assert_eq!(character(b"CJK UNIFIED IDEOGRAPH-9FCC"), None);
        assert_eq!(character(b"BLACKSMILINGFACE"), None);
        assert_eq!(character(b"GRINNING FACE"), None);
        assert_eq!(character(b"BACKSPACE"), None);
        assert_eq!(character(b""), None);
    }
}

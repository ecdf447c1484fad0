//! What backslashes mean in string literals (`PyString_DecodeEscape`, `PyUnicode_DecodeUnicodeEscape`,
//! `PyUnicode_DecodeRawUnicodeEscape`).

use super::names::Names;
use super::string::{BadString, decoded, recoded};
use crate::compiler::source::{Codec, undecodable};

/// A `str` literal. Bytes beyond ASCII are translated to the encoding of the program, if it is not UTF-8 or Latin-1.
pub(super) fn unescape(body: &[u8], recode: Option<&Codec>) -> Result<Vec<u8>, BadString> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, after @ ..] = rest {
        if *first != b'\\' {
            let is_ascii = first.is_ascii();
            let alike = rest.iter().take_while(|&&byte| byte != b'\\' && byte.is_ascii() == is_ascii).count();
            let (text, after) = rest.split_at_checked(alike).unwrap_or((rest, &[]));
            match recode {
                Some(codec) if !is_ascii => bytes.extend(recoded(text, codec)?),
                _ => bytes.extend_from_slice(text),
            }
            rest = after;
            continue;
        }
        let Some((&letter, mut after)) = after.split_first() else {
            return Err(BadString::Value("Trailing \\ in string"));
        };
        match letter {
            b'0'..=b'7' => bytes.push(octal(letter, &mut after) as u8),
            b'x' => match hex(after, 2) {
                Some(value) => {
                    bytes.push(value as u8);
                    after = after.get(2..).unwrap_or_default();
                }
                None => return Err(BadString::Value("invalid \\x escape")),
            },
            b'\n' => {}
            _ => match simple(letter) {
                Some(byte) => bytes.push(byte),
                None => {
                    // No escape: the backslash stays, and what follows it is looked at again as plain text.
                    bytes.push(b'\\');
                    after = rest.get(1..).unwrap_or_default();
                    if letter.is_ascii() {
                        bytes.push(letter);
                        after = after.get(1..).unwrap_or_default();
                    }
                }
            },
        }
        rest = after;
    }
    Ok(bytes)
}

/// A `unicode` literal: every byte is a character, except for escapes. `names` are those of characters, if they are known.
pub(super) fn unescape_unicode(body: &[u8], names: Option<&Names<'_>>) -> Result<Vec<u32>, BadString> {
    let mut points = Vec::with_capacity(body.len());
    let mut place = 0;
    while let Some(&byte) = body.get(place) {
        place += 1;
        if byte != b'\\' {
            points.push(u32::from(byte));
            continue;
        }
        let start = place - 1;
        let error = |end, reason| Err(bad_escape("unicodeescape", body, start, end, reason));
        let Some(&letter) = body.get(place) else { return error(place, "\\ at end of string") };
        place += 1;
        let rest = body.get(place..).unwrap_or_default();
        let (digits, truncated) = match letter {
            b'x' => (2, "truncated \\xXX escape"),
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            b'N' => {
                let Some(names) = names else {
                    let message = "\\N escapes not supported (can't load unicodedata module)";
                    return Err(BadString::Unicode(message.to_owned()));
                };
                let (point, length) = named(rest, names)
                    .map_err(|(length, reason)| bad_escape("unicodeescape", body, start, place + length, reason))?;
                points.push(point);
                place += length;
                continue;
            }
            b'0'..=b'7' => {
                let mut after = rest;
                points.push(octal(letter, &mut after));
                place += rest.len() - after.len();
                continue;
            }
            b'\n' => continue,
            _ => {
                match simple(letter) {
                    Some(byte) => points.push(u32::from(byte)),
                    None => points.extend([u32::from(b'\\'), u32::from(letter)]),
                }
                continue;
            }
        };
        match hex(rest, digits) {
            None => return error(place + hex_digits(rest, digits), truncated),
            Some(0x11_0000..) => return error(place + digits, "illegal Unicode character"),
            Some(point) => points.push(point),
        }
        place += digits;
    }
    Ok(points)
}

/// A raw `unicode` literal: backslashes stay, except that `\u` and `\U` are escapes after an even number of others.
pub(super) fn unescape_raw_unicode(body: &[u8]) -> Result<Vec<u32>, BadString> {
    let mut points = Vec::with_capacity(body.len());
    let mut place = 0;
    while let Some(&byte) = body.get(place) {
        if byte != b'\\' {
            points.push(u32::from(byte));
            place += 1;
            continue;
        }
        let start = place;
        let rest = body.get(place..).unwrap_or_default();
        let backslashes = rest.iter().take_while(|&&byte| byte == b'\\').count();
        place += backslashes;
        points.extend(std::iter::repeat_n(u32::from(b'\\'), backslashes));
        let digits = match body.get(place) {
            Some(b'u') if backslashes % 2 == 1 => 4,
            Some(b'U') if backslashes % 2 == 1 => 8,
            _ => continue,
        };
        points.pop();
        place += 1;
        let rest = body.get(place..).unwrap_or_default();
        let error = |end, reason| Err(bad_escape("rawunicodeescape", body, start, end, reason));
        match hex(rest, digits) {
            None => return error(place + hex_digits(rest, digits), "truncated \\uXXXX"),
            Some(0x11_0000..) => return error(place + digits, "\\Uxxxxxxxx out of range"),
            Some(point) => points.push(point),
        }
        place += digits;
    }
    Ok(points)
}

/// What is beyond ASCII in a text in UTF-8, written as `\U` escapes: this is how CPython gets such text through the two
/// functions above (and why positions in their errors count ten for each such character).
pub(super) fn utf8_as_escapes(body: &[u8]) -> Result<Vec<u8>, BadString> {
    let mut escaped = Vec::with_capacity(body.len() * 2);
    let mut rest = body;
    while let [byte, after @ ..] = rest {
        if byte.is_ascii() {
            escaped.push(*byte);
            rest = after;
            if *byte == b'\\' {
                // `\é` is a backslash and an é: there must not be a `\\U` now.
                if rest.first().is_some_and(|next| !next.is_ascii()) {
                    escaped.extend_from_slice(b"u005c");
                }
            }
            continue;
        }
        let length = rest.iter().take_while(|byte| !byte.is_ascii()).count();
        let (text, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        for point in decoded(text)? {
            escaped.extend(format!("\\U{point:08x}").bytes());
        }
        rest = after;
    }
    Ok(escaped)
}

/// The escapes of one letter.
fn simple(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 0x07,
        b'b' => 0x08,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 0x0b,
        b'f' => 0x0c,
        b'r' => b'\r',
        _ => return None,
    })
}

/// An octal number of up to three digits.
fn octal(first: u8, rest: &mut &[u8]) -> u32 {
    let mut value = u32::from(first - b'0');
    for _ in 0..2 {
        let [digit @ b'0'..=b'7', after @ ..] = *rest else { break };
        value = value * 8 + u32::from(digit - b'0');
        *rest = after;
    }
    value
}

/// A hexadecimal number of exactly so many digits.
fn hex(text: &[u8], digits: usize) -> Option<u32> {
    let text = text.get(..digits).filter(|text| text.iter().all(u8::is_ascii_hexdigit))?;
    u32::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()
}

/// How many hexadecimal digits there are, up to so many.
fn hex_digits(text: &[u8], most: usize) -> usize {
    text.iter().take(most).take_while(|byte| byte.is_ascii_hexdigit()).count()
}

/// `{name}` after `\N`: the character and how many bytes that takes. An error says how many bytes were looked at, and why.
fn named(rest: &[u8], names: &Names<'_>) -> Result<(u32, usize), (usize, &'static str)> {
    const MALFORMED: &str = "malformed \\N character escape";
    let [b'{', after @ ..] = rest else { return Err((0, MALFORMED)) };
    let Some(length) = after.iter().position(|&byte| byte == b'}') else { return Err((rest.len(), MALFORMED)) };
    if length == 0 {
        return Err((1, MALFORMED));
    }
    let name = after.get(..length).unwrap_or_default();
    let end = length + 2;
    names.character(name).map(|point| (point, end)).ok_or((end, "unknown Unicode character name"))
}

fn bad_escape(codec: &str, body: &[u8], start: usize, end: usize, reason: &str) -> BadString {
    BadString::Unicode(undecodable(codec, body, start, end, reason).message)
}

//! The codecs: between bytes and code points, and between bytes and bytes.

use crate::bytecode::utf8;

/// How bytes stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::machine) enum Codec {
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// As `latin-1`, but under the name that errors of other codecs have whose characters are bytes.
    Charmap,
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: with a mark at its beginning.
    Utf8Sig,
    /// `utf-16`, `utf-16-le`, `utf-16-be`: units of two bytes.
    Utf16(ByteOrder),
    /// `utf-32` and its kin: units of four bytes.
    Utf32(ByteOrder),
    /// `unicode_escape`
    UnicodeEscape,
    /// `raw_unicode_escape`
    RawUnicodeEscape,
}

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::machine) enum ByteOrder {
    /// As a mark at the beginning says; the lowest, if there is none.
    Marked,
    /// The lowest.
    Little,
    /// The highest.
    Big,
}

/// Something that cannot be decoded or encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::machine) struct Problem {
    /// Where it begins.
    pub(in crate::machine) start: usize,
    /// Where to go on.
    pub(in crate::machine) end: usize,
    /// What is wrong.
    pub(in crate::machine) reason: &'static str,
}

/// U+FEFF, which says in what order the bytes come.
const BYTE_ORDER_MARK: u32 = 0xfeff;

impl Codec {
    /// The codec of this name, if it is one between bytes and text.
    pub(in crate::machine) fn named(normal_name: &str) -> Option<Self> {
        Some(match normal_name {
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "iso646_us" => Self::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso8859_1" | "iso_8859_1" | "iso8859" | "8859" | "cp819" => {
                Self::Latin1
            }
            "utf_8" | "utf8" | "u8" | "utf" => Self::Utf8,
            "utf_8_sig" => Self::Utf8Sig,
            "utf_16" | "utf16" | "u16" => Self::Utf16(ByteOrder::Marked),
            "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Self::Utf16(ByteOrder::Little),
            "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Self::Utf16(ByteOrder::Big),
            "utf_32" | "utf32" | "u32" => Self::Utf32(ByteOrder::Marked),
            "utf_32_le" | "utf_32le" => Self::Utf32(ByteOrder::Little),
            "utf_32_be" | "utf_32be" => Self::Utf32(ByteOrder::Big),
            "unicode_escape" => Self::UnicodeEscape,
            "raw_unicode_escape" => Self::RawUnicodeEscape,
            _ => return None,
        })
    }

    /// What error messages call it.
    pub(in crate::machine) fn name(self) -> &'static str {
        match self {
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Charmap => "charmap",
            Self::Utf8 | Self::Utf8Sig => "utf8",
            Self::Utf16(_) => "utf16",
            Self::Utf32(_) => "utf32",
            Self::UnicodeEscape => "unicodeescape",
            Self::RawUnicodeEscape => "rawunicodeescape",
        }
    }

    /// The first code point that cannot be encoded, and what is wrong with it; `None` if all can.
    pub(in crate::machine) fn limit(self) -> Option<(u32, &'static str)> {
        match self {
            Self::Ascii => Some((128, "ordinal not in range(128)")),
            Self::Latin1 => Some((256, "ordinal not in range(256)")),
            Self::Charmap => Some((256, "character maps to <undefined>")),
            _ => None,
        }
    }

    /// The codec for the text itself, and where that begins: behind a mark.
    pub(in crate::machine) fn begin(self, bytes: &[u8]) -> (Self, usize) {
        match (self, bytes) {
            (Self::Utf16(ByteOrder::Marked), [0xff, 0xfe, ..]) => (Self::Utf16(ByteOrder::Little), 2),
            (Self::Utf16(ByteOrder::Marked), [0xfe, 0xff, ..]) => (Self::Utf16(ByteOrder::Big), 2),
            (Self::Utf32(ByteOrder::Marked), [0xff, 0xfe, 0, 0, ..]) => (Self::Utf32(ByteOrder::Little), 4),
            (Self::Utf32(ByteOrder::Marked), [0, 0, 0xfe, 0xff, ..]) => (Self::Utf32(ByteOrder::Big), 4),
            (Self::Utf8Sig, [0xef, 0xbb, 0xbf, ..]) => (Self::Utf8, 3),
            _ => (self, 0),
        }
    }

    /// Decodes what begins at `at`, and gives where it ends.
    pub(in crate::machine) fn decode_one(
        self,
        bytes: &[u8],
        at: usize,
        points: &mut Vec<u32>,
    ) -> Result<usize, Problem> {
        let Some(&first) = bytes.get(at) else { return Ok(at + 1) };
        match self {
            Self::Ascii if first >= 128 => Err(Problem { start: at, end: at + 1, reason: "ordinal not in range(128)" }),
            Self::Ascii | Self::Latin1 | Self::Charmap => {
                points.push(u32::from(first));
                Ok(at + 1)
            }
            Self::Utf8 | Self::Utf8Sig => decode_utf8(bytes, at, points),
            Self::Utf16(order) => decode_utf16(bytes, at, order, points),
            Self::Utf32(order) => decode_utf32(bytes, at, order, points),
            Self::UnicodeEscape if first == b'\\' => decode_escape(bytes, at, points),
            Self::RawUnicodeEscape if first == b'\\' => decode_raw_escape(bytes, at, points),
            Self::UnicodeEscape | Self::RawUnicodeEscape => {
                points.push(u32::from(first));
                Ok(at + 1)
            }
        }
    }

    /// Encodes code points of which all can be.
    pub(in crate::machine) fn encode_all(self, points: &[u32]) -> Vec<u8> {
        match self {
            Self::Utf8Sig => [b"\xef\xbb\xbf", &*utf8::encode(points)].concat(),
            Self::Utf16(order) => {
                let mut bytes = Vec::new();
                let mut push = |unit: u32| bytes.extend(in_order((unit as u16).to_le_bytes(), order));
                if order == ByteOrder::Marked {
                    push(BYTE_ORDER_MARK);
                }
                for &point in points {
                    match point.checked_sub(0x1_0000) {
                        Some(above) => {
                            push(0xd800 | above >> 10);
                            push(0xdc00 | above & 0x3ff);
                        }
                        None => push(point),
                    }
                }
                bytes
            }
            Self::Utf32(order) => {
                let mark = if order == ByteOrder::Marked { Some(&BYTE_ORDER_MARK) } else { None };
                mark.into_iter().chain(points).flat_map(|point| in_order(point.to_le_bytes(), order)).collect()
            }
            Self::UnicodeEscape => {
                let mut text = String::new();
                for &point in points {
                    match char::from_u32(point) {
                        Some('\t') => text.push_str("\\t"),
                        Some('\n') => text.push_str("\\n"),
                        Some('\r') => text.push_str("\\r"),
                        Some('\\') => text.push_str("\\\\"),
                        Some(c @ ' '..='~') => text.push(c),
                        _ => text.push_str(&escaped(point)),
                    }
                }
                text.into_bytes()
            }
            Self::RawUnicodeEscape => {
                let mut bytes = Vec::new();
                for &point in points {
                    match u8::try_from(point) {
                        Ok(byte) => bytes.push(byte),
                        Err(_) => bytes.extend(escaped(point).bytes()),
                    }
                }
                bytes
            }
            // Those that cannot encode everything come here for what they can.
            _ => utf8::encode(points),
        }
    }
}

/// A code point in ASCII: `\xe9`, `\u20ac`, `\U0001f600`.
pub(in crate::machine) fn escaped(point: u32) -> String {
    match point {
        0..0x100 => format!("\\x{point:02x}"),
        0x100..0x1_0000 => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

fn in_order<const N: usize>(mut bytes: [u8; N], order: ByteOrder) -> [u8; N] {
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    bytes
}

/// `PyUnicode_DecodeUTF8`.
fn decode_utf8(bytes: &[u8], at: usize, points: &mut Vec<u32>) -> Result<usize, Problem> {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_continuation = |index: usize| rest.get(index).is_some_and(|byte| byte & 0xc0 == 0x80);
    let first = rest.first().copied().unwrap_or(0);
    let length = match first {
        0..0x80 => 1,
        0xc2..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0..0xf5 => 4,
        _ => return Err(Problem { start: at, end: at + 1, reason: "invalid start byte" }),
    };
    let continued = (1..length).take_while(|&index| is_continuation(index)).count();
    if rest.len() < length {
        return Err(Problem { start: at, end: at + 1 + continued, reason: "unexpected end of data" });
    }
    match utf8::decode(rest.get(..length).unwrap_or_default()) {
        Ok(decoded) => {
            points.extend(decoded);
            Ok(at + length)
        }
        // Where all bytes look right, the number is too small or too large, and the last byte is not part of it.
        Err(_) => {
            let end = at + 1 + continued.min(length - 2);
            Err(Problem { start: at, end, reason: "invalid continuation byte" })
        }
    }
}

fn unit<const N: usize>(bytes: &[u8], at: usize, order: ByteOrder) -> Option<[u8; N]> {
    let unit: [u8; N] = bytes.get(at..at + N)?.try_into().ok()?;
    Some(in_order(unit, order))
}

/// `PyUnicode_DecodeUTF16`.
fn decode_utf16(bytes: &[u8], at: usize, order: ByteOrder, points: &mut Vec<u32>) -> Result<usize, Problem> {
    let unit = |at| unit(bytes, at, order).map(u16::from_le_bytes);
    let problem = |end, reason| Err(Problem { start: at, end, reason });
    let Some(first) = unit(at) else { return problem(bytes.len(), "truncated data") };
    if !(0xd800..0xe000).contains(&first) {
        points.push(u32::from(first));
        return Ok(at + 2);
    }
    let Some(second) = unit(at + 2) else { return problem(bytes.len(), "unexpected end of data") };
    match (first, second) {
        (0xd800..0xdc00, 0xdc00..0xe000) => {
            points.push(0x1_0000 + (u32::from(first & 0x3ff) << 10 | u32::from(second & 0x3ff)));
            Ok(at + 4)
        }
        (0xd800..0xdc00, _) => problem(at + 2, "illegal UTF-16 surrogate"),
        _ => problem(at + 2, "illegal encoding"),
    }
}

/// `PyUnicode_DecodeUTF32`.
fn decode_utf32(bytes: &[u8], at: usize, order: ByteOrder, points: &mut Vec<u32>) -> Result<usize, Problem> {
    match unit(bytes, at, order).map(u32::from_le_bytes) {
        None => Err(Problem { start: at, end: bytes.len(), reason: "truncated data" }),
        Some(0x11_0000..) => Err(Problem { start: at, end: at + 4, reason: "code point not in range(0x110000)" }),
        Some(point) => {
            points.push(point);
            Ok(at + 4)
        }
    }
}

/// Hexadecimal digits, at most so many: their number, and the value.
fn hex_digits(bytes: &[u8], at: usize, most: usize) -> (usize, u32) {
    let digits = bytes.iter().skip(at).take(most).map_while(|&byte| char::from(byte).to_digit(16));
    digits.fold((0, 0), |(count, value), digit| (count + 1, value.wrapping_mul(16).wrapping_add(digit)))
}

/// Whether there is something like `\N{…}`.
pub(super) fn names_a_character(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"\\N{").any(|at| {
        let name = bytes.get(at + 3..).unwrap_or_default();
        memchr::memchr(b'}', name).is_some_and(|length| length > 0)
    })
}

/// An escape of `unicode_escape` (`PyUnicode_DecodeUnicodeEscape`); at `at` is its backslash.
fn decode_escape(bytes: &[u8], at: usize, points: &mut Vec<u32>) -> Result<usize, Problem> {
    let Some(&letter) = bytes.get(at + 1) else {
        return Err(Problem { start: at, end: bytes.len(), reason: "\\ at end of string" });
    };
    let after = at + 2;
    let simple = match letter {
        b'\n' => return Ok(after),
        b'\\' | b'\'' | b'"' => letter,
        b'b' => 8,
        b'f' => 12,
        b't' => b'\t',
        b'n' => b'\n',
        b'r' => b'\r',
        b'v' => 11,
        b'a' => 7,
        b'0'..=b'7' => {
            let digits = bytes.iter().skip(at + 1).take(3).take_while(|digit| (b'0'..=b'7').contains(digit));
            let (count, value) =
                digits.fold((0, 0), |(count, value), digit| (count + 1, value * 8 + u32::from(digit - b'0')));
            points.push(value);
            return Ok(at + 1 + count);
        }
        b'x' => return decode_hex(bytes, at, 2, "truncated \\xXX escape", points),
        b'u' => return decode_hex(bytes, at, 4, "truncated \\uXXXX escape", points),
        b'U' => return decode_hex(bytes, at, 8, "truncated \\UXXXXXXXX escape", points),
        b'N' => {
            // What is in braces is a name; without its end it is none.
            let name = bytes.get(after..).filter(|rest| rest.first() == Some(&b'{')).unwrap_or_default();
            let length = name.iter().position(|&byte| byte == b'}').unwrap_or(name.len());
            return Err(Problem { start: at, end: after + length, reason: "malformed \\N character escape" });
        }
        _ => {
            points.extend([u32::from(b'\\'), u32::from(letter)]);
            return Ok(after);
        }
    };
    points.push(u32::from(simple));
    Ok(after)
}

fn decode_hex(
    bytes: &[u8],
    at: usize,
    digits: usize,
    truncated: &'static str,
    points: &mut Vec<u32>,
) -> Result<usize, Problem> {
    let (count, value) = hex_digits(bytes, at + 2, digits);
    let end = at + 2 + count;
    if count < digits {
        return Err(Problem { start: at, end, reason: truncated });
    }
    if value > 0x10_ffff {
        return Err(Problem { start: at, end, reason: "illegal Unicode character" });
    }
    points.push(value);
    Ok(end)
}

/// An escape of `raw_unicode_escape`, which counts only behind an odd number of backslashes.
fn decode_raw_escape(bytes: &[u8], at: usize, points: &mut Vec<u32>) -> Result<usize, Problem> {
    let backslashes = bytes.iter().skip(at).take_while(|&&byte| byte == b'\\').count();
    let letter = at + backslashes;
    points.extend(std::iter::repeat_n(u32::from(b'\\'), backslashes));
    let digits = match bytes.get(letter) {
        Some(b'u') if backslashes % 2 == 1 => 4,
        Some(b'U') if backslashes % 2 == 1 => 8,
        _ => return Ok(letter),
    };
    points.pop();
    let (count, value) = hex_digits(bytes, letter + 1, digits);
    let end = letter + 1 + count;
    if count < digits {
        return Err(Problem { start: at, end, reason: "truncated \\uXXXX" });
    }
    if value > 0x10_ffff {
        return Err(Problem { start: at, end, reason: "\\Uxxxxxxxx out of range" });
    }
    points.push(value);
    Ok(end)
}

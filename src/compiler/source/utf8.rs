//! UTF-8 as Python 2 has it: encoded surrogates (U+D800 to U+DFFF) are allowed, and errors have their own extents.

/// The reason for which text that goes on may turn out right.
pub(super) const UNEXPECTED_END: &str = "unexpected end of data";

/// What is wrong with bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compiler) struct Utf8Error {
    /// The first bad byte.
    pub(in crate::compiler) start: usize,
    /// The byte after the last bad one.
    pub(in crate::compiler) end: usize,
    /// What is wrong, in Python's words.
    pub(in crate::compiler) reason: &'static str,
}

/// Decodes UTF-8 to code points (`PyUnicode_DecodeUTF8`).
pub(in crate::compiler) fn decode_utf8(bytes: &[u8]) -> Result<Vec<u32>, Utf8Error> {
    let mut points = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        let (point, length) = decode_one(bytes, place)?;
        points.push(point);
        place += length;
    }
    Ok(points)
}

/// The same, with U+FFFD in place of what is wrong.
pub(in crate::compiler) fn decode_utf8_replacing(bytes: &[u8]) -> Vec<u32> {
    let mut points = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        match decode_one(bytes, place) {
            Ok((point, length)) => {
                points.push(point);
                place += length;
            }
            Err(error) => {
                points.push(0xfffd);
                place = error.end;
            }
        }
    }
    points
}

/// The code point at a place, and how many bytes it takes.
fn decode_one(bytes: &[u8], place: usize) -> Result<(u32, usize), Utf8Error> {
    let rest = bytes.get(place..).unwrap_or_default();
    let error = |length, reason| Utf8Error { start: place, end: place + length, reason };
    let first = rest.first().copied().unwrap_or_default();
    let length = match first {
        0..=0x7f => return Ok((u32::from(first), 1)),
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Err(error(1, "invalid start byte")),
    };
    let tail = rest.get(1..length.min(rest.len())).unwrap_or_default();
    let good = tail.iter().take_while(|&&byte| byte & 0xc0 == 0x80).count();
    if rest.len() < length {
        return Err(error(1 + good, UNEXPECTED_END));
    }
    let second = tail.first().copied().unwrap_or_default();
    let too_small = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    let too_large = first == 0xf4 && second > 0x8f;
    if good < length - 1 || too_small || too_large {
        return Err(error(1 + good.min(length - 2), "invalid continuation byte"));
    }
    let start = u32::from(first) & (0x7f >> length);
    let point = tail.iter().fold(start, |point, &byte| point << 6 | u32::from(byte & 0x3f));
    Ok((point, length))
}

/// Encodes a code point, be it a surrogate.
pub(in crate::compiler) fn encode_utf8(point: u32, bytes: &mut Vec<u8>) {
    let continuation = |shift: u32| 0x80 | (point >> shift & 0x3f) as u8;
    match point {
        0..=0x7f => bytes.push(point as u8),
        0x80..=0x7ff => bytes.extend([0xc0 | (point >> 6) as u8, continuation(0)]),
        0x800..=0xffff => bytes.extend([0xe0 | (point >> 12) as u8, continuation(6), continuation(0)]),
        _ => bytes.extend([0xf0 | (point >> 18) as u8, continuation(12), continuation(6), continuation(0)]),
    }
}

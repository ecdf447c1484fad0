//! UTF-7: text in ASCII, where `+` begins a run of characters in base 64 (`PyUnicode_DecodeUTF7Stateful`, `PyUnicode_EncodeUTF7`).

use super::codec::{DecodeError, undecodable};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A run in base 64 that has begun.
struct Run {
    /// Where its `+` is.
    start: usize,
    /// How many characters there were before it.
    points_before: usize,
    /// Bits that make no UTF-16 unit yet, and their number.
    buffer: u32,
    bits: u32,
    /// The first half of a surrogate pair.
    high: Option<u32>,
}

/// The characters, and how many bytes that took: a run that does not end is left over, unless the text is `whole`.
pub(super) fn decode(bytes: &[u8], whole: bool) -> Result<(Vec<u32>, usize), DecodeError> {
    let error = |start, end, reason| Err(undecodable("utf7", bytes, start, end, reason));
    let mut points = Vec::with_capacity(bytes.len());
    let mut run: Option<Run> = None;
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match &mut run {
            Some(open) => match digit(byte) {
                Some(value) => {
                    open.add(value, &mut points);
                    place += 1;
                }
                None => {
                    if open.bits >= 6 {
                        return error(open.start, place + 1, "partial character in shift sequence");
                    }
                    if open.buffer != 0 {
                        return error(open.start, place + 1, "non-zero padding bits in shift sequence");
                    }
                    points.extend(open.high.filter(|_| byte.is_ascii()));
                    place += usize::from(byte == b'-');
                    run = None;
                }
            },
            None if byte == b'+' && bytes.get(place + 1) == Some(&b'-') => {
                points.push(u32::from(b'+'));
                place += 2;
            }
            None if byte == b'+' => {
                run = Some(Run { start: place, points_before: points.len(), buffer: 0, bits: 0, high: None });
                place += 1;
            }
            None if byte.is_ascii() => {
                points.push(u32::from(byte));
                place += 1;
            }
            None => return error(place, place + 1, "unexpected special character"),
        }
    }
    match run {
        Some(open) if !whole => {
            points.truncate(open.points_before);
            Ok((points, open.start))
        }
        Some(open) if open.high.is_some() || open.bits >= 6 || open.buffer != 0 => {
            error(open.start, bytes.len(), "unterminated shift sequence")
        }
        _ => Ok((points, bytes.len())),
    }
}

impl Run {
    /// Adds six bits; sixteen make a unit of UTF-16.
    fn add(&mut self, value: u32, points: &mut Vec<u32>) {
        self.buffer = self.buffer << 6 | value;
        self.bits += 6;
        if self.bits < 16 {
            return;
        }
        self.bits -= 16;
        let unit = self.buffer >> self.bits;
        self.buffer &= (1 << self.bits) - 1;
        match (self.high.take(), unit) {
            (Some(high), 0xdc00..=0xdfff) => points.push(((high & 0x3ff) << 10 | unit & 0x3ff) + 0x10000),
            (high, 0xd800..=0xdbff) => {
                points.extend(high);
                self.high = Some(unit);
            }
            (high, _) => points.extend(high.into_iter().chain([unit])),
        }
    }
}

fn digit(byte: u8) -> Option<u32> {
    DIGITS.iter().position(|&digit| digit == byte).map(|value| value as u32)
}

/// Code points as UTF-7, with as little in base 64 as possible.
pub(super) fn encode(points: &[u32]) -> Vec<u8> {
    let mut text = Vec::with_capacity(points.len());
    let mut run: Vec<u16> = Vec::new();
    for &point in points {
        match u8::try_from(point).ok().filter(|&byte| is_plain(byte) || byte == b'+' && run.is_empty()) {
            Some(byte) => {
                if !run.is_empty() {
                    write_run(&run, &mut text);
                    run.clear();
                    if byte == b'-' || digit(byte).is_some() {
                        text.push(b'-');
                    }
                }
                text.push(byte);
                if byte == b'+' {
                    text.push(b'-');
                }
            }
            None if point < 0x1_0000 => run.push(point as u16),
            None => {
                let above = point - 0x1_0000;
                run.extend([0xd800 | (above >> 10) as u16, 0xdc00 | (above & 0x3ff) as u16]);
            }
        }
    }
    if !run.is_empty() {
        write_run(&run, &mut text);
        text.push(b'-');
    }
    text
}

/// Units of UTF-16 in base 64, behind a `+`.
fn write_run(units: &[u16], text: &mut Vec<u8>) {
    text.push(b'+');
    let (mut buffer, mut bits) = (0u32, 0);
    for &unit in units {
        buffer = buffer << 16 | u32::from(unit);
        bits += 16;
        while bits >= 6 {
            bits -= 6;
            text.extend(DIGITS.get((buffer >> bits & 0x3f) as usize));
        }
        buffer &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.extend(DIGITS.get((buffer << (6 - bits) & 0x3f) as usize));
    }
}

/// Whether a character is written as itself.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'}') && !matches!(byte, b'+' | b'\\')
}

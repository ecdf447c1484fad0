//! UTF-8 as CPython 2.7 reads and writes it: with lone surrogates, which today's UTF-8 forbids.

/// The code points of `bytes`, or the offset of the first byte that is not UTF-8 (`PyUnicode_DecodeUTF8`).
pub fn decode(bytes: &[u8]) -> Result<Vec<u32>, usize> {
    let mut code_points = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let Some((code_point, length)) = decode_one(rest) else { return Err(bytes.len() - rest.len()) };
        code_points.push(code_point);
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(code_points)
}

/// The first code point and the number of bytes it takes. Overlong forms and numbers above U+10FFFF are refused.
fn decode_one(bytes: &[u8]) -> Option<(u32, usize)> {
    let (code_point, length, smallest) = match *bytes {
        [a @ 0..0x80, ..] => (u32::from(a), 1, 0),
        [a @ 0xc2..0xe0, b, ..] => (join(a & 0x1f, &[b])?, 2, 0x80),
        [a @ 0xe0..0xf0, b, c, ..] => (join(a & 0x0f, &[b, c])?, 3, 0x800),
        [a @ 0xf0..0xf5, b, c, d, ..] => (join(a & 0x07, &[b, c, d])?, 4, 0x1_0000),
        _ => return None,
    };
    (smallest..=0x10_ffff).contains(&code_point).then_some((code_point, length))
}

/// Appends six bits of each continuation byte.
fn join(first: u8, continuation: &[u8]) -> Option<u32> {
    continuation
        .iter()
        .try_fold(u32::from(first), |high, &byte| (byte & 0xc0 == 0x80).then(|| high << 6 | u32::from(byte & 0x3f)))
}

/// The UTF-8 of `code_points` (`PyUnicode_EncodeUTF8`).
///
/// A lone surrogate becomes three bytes; a high one followed by a low one becomes the four bytes of the character
/// that the two stand for, although a wide build of CPython holds them as two.
pub fn encode(code_points: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(code_points.len());
    let mut rest = code_points;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let mut code_point = first;
        if let (0xd800..=0xdbff, Some((&low @ 0xdc00..=0xdfff, after))) = (first, rest.split_first()) {
            code_point = 0x1_0000 + ((first - 0xd800) << 10 | (low - 0xdc00));
            rest = after;
        }
        encode_one(code_point, &mut bytes);
    }
    bytes
}

fn encode_one(code_point: u32, bytes: &mut Vec<u8>) {
    // The masks leave what fits into a byte.
    let lead = |mark: u8, shift: u32| mark | (code_point >> shift) as u8;
    let continuation = |shift: u32| 0x80 | (code_point >> shift & 0x3f) as u8;
    match code_point {
        0..0x80 => bytes.push(code_point as u8),
        0x80..0x800 => bytes.extend([lead(0xc0, 6), continuation(0)]),
        0x800..0x1_0000 => bytes.extend([lead(0xe0, 12), continuation(6), continuation(0)]),
        _ => bytes.extend([lead(0xf0, 18), continuation(12), continuation(6), continuation(0)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_decodes_and_encodes_as_rust_does() {
        let step = if cfg!(miri) { 9_973 } else { 1 };
        let text: String = ('\0'..='\u{10ffff}').step_by(step).collect();
        let code_points: Vec<u32> = text.chars().map(u32::from).collect();
        assert!(decode(text.as_bytes()).as_ref() == Ok(&code_points));
        assert!(encode(&code_points) == text.as_bytes());
    }

    #[test]
    fn surrogates() {
        assert_eq!(decode(b"\xed\xa0\x80"), Ok(vec![0xd800]));
        assert_eq!(encode(&[0xd800]), b"\xed\xa0\x80");
        assert_eq!(encode(&[0xd800, 0xdc00]), b"\xf0\x90\x80\x80");
        assert_eq!(encode(&[0xdc00, 0xd800, 0x41]), b"\xed\xb0\x80\xed\xa0\x80A");
    }

    #[test]
    fn refusals_name_the_place() {
        let bad: [&[u8]; 8] = [
            b"ab\x80",
            b"ab\xc0\x80",
            b"ab\xc3",
            b"ab\xe0\x9f\x80",
            b"ab\xe2\x82A",
            b"ab\xf0\x8f\xbf\xbf",
            b"ab\xf4\x90\x80\x80",
            b"ab\xf8\x88\x80\x80\x80",
        ];
        for bytes in bad {
            assert_eq!(decode(bytes), Err(2), "{bytes:x?}");
        }
    }
}

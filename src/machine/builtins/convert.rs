//! Numbers out of text, as `int()`, `long()` and `float()` read them.

use num_bigint::BigInt;

use crate::arithmetic;
use crate::machine::print::is_space;

/// An integer in a base from 2 to 36, or 0 for the base that its prefix says (`PyOS_strtol`, `PyLong_FromString`).
///
/// There may be white space around it, and even between sign and digits.
pub(super) fn parse_integer(text: &[u8], base: u32, may_end_in_l: bool) -> Option<BigInt> {
    let (negative, text) = strip_sign(text);
    let (base, text) = strip_prefix(text, base);
    let is_digit = |byte: &u8| char::from(*byte).is_digit(base);
    let count = text.iter().take_while(|byte| is_digit(byte)).count();
    let (digits, rest) = text.split_at_checked(count)?;
    let rest = match rest {
        [b'l' | b'L', rest @ ..] if may_end_in_l => rest,
        _ => rest,
    };
    if digits.is_empty() || !skip_space(rest).is_empty() {
        return None;
    }
    let size = arithmetic::integer_of_digits(digits, base)?;
    Some(if negative { -size } else { size })
}

/// The base that a text is read in, if the one given is 0.
pub(super) fn base_of(text: &[u8], base: u32) -> u32 {
    strip_prefix(strip_sign(text).1, base).0
}

/// Whether there is a minus sign, and what follows the sign.
fn strip_sign(text: &[u8]) -> (bool, &[u8]) {
    let text = skip_space(text);
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    (negative, skip_space(text))
}

/// The base, if it was 0, and the digits without `0x`, `0o` or `0b`.
fn strip_prefix(text: &[u8], base: u32) -> (u32, &[u8]) {
    let (prefixed, rest) = match text {
        [b'0', b'x' | b'X', rest @ ..] => (16, rest),
        [b'0', b'o' | b'O', rest @ ..] => (8, rest),
        [b'0', b'b' | b'B', rest @ ..] => (2, rest),
        [b'0', ..] => return (if base == 0 { 8 } else { base }, text),
        _ => return (if base == 0 { 10 } else { base }, text),
    };
    match base {
        0 => (prefixed, rest),
        _ if base == prefixed => (base, rest),
        _ => (base, text),
    }
}

/// A text without the white space that it begins with.
pub(super) fn skip_space(text: &[u8]) -> &[u8] {
    let count = text.iter().take_while(|&&byte| is_space(byte)).count();
    text.get(count..).unwrap_or_default()
}

/// What a text is as a float.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FloatText {
    /// This one.
    Float(f64),
    /// None: what the ValueError says.
    Error(Vec<u8>),
}

/// A float, with white space around it (`PyFloat_FromString`).
pub(super) fn parse_float(text: &[u8]) -> FloatText {
    let text = skip_space(text);
    let len = float_len(text);
    let (number, rest) = text.split_at_checked(len).unwrap_or((text, b""));
    let float = std::str::from_utf8(number).ok().and_then(arithmetic::parse_float);
    // C strings end at the first NUL.
    let shown = text.split(|&byte| byte == 0).next().unwrap_or_default();
    let shown = shown.get(..200).unwrap_or(shown);
    match float {
        None => FloatText::Error([b"could not convert string to float: ", shown].concat()),
        Some(float) if skip_space(rest).is_empty() => FloatText::Float(float),
        Some(_) => FloatText::Error([b"invalid literal for float(): ", shown].concat()),
    }
}

/// A complex number as its `repr` writes it (`complex_subtype_from_string`): `1`, `2j`, `1+2j`, in brackets or not.
pub(super) fn parse_complex(text: &[u8]) -> Option<[f64; 2]> {
    let text = skip_space(text);
    let (bracket, text) = match text {
        [b'(', inner @ ..] => (true, skip_space(inner)),
        _ => (false, text),
    };
    let float = |text: &[u8]| {
        let (number, _) = text.split_at_checked(float_len(text))?;
        std::str::from_utf8(number).ok().and_then(arithmetic::parse_float)
    };
    let after = |text: &'_ [u8]| float_len(text);
    let unit = |text: &[u8]| if text.first() == Some(&b'-') { -1.0 } else { 1.0 };
    let is_sign = |text: &[u8]| matches!(text, [b'+' | b'-', ..]);
    let (parts, rest) = match float(text) {
        Some(first) => match text.get(after(text)..)? {
            rest if is_sign(rest) => {
                let len = after(rest);
                let (imag, rest) = match float(rest) {
                    Some(imag) => (imag, rest.get(len..)?),
                    None => (unit(rest), rest.get(1..)?),
                };
                ([first, imag], Some(rest))
            }
            rest @ [b'j' | b'J', ..] => ([0.0, first], Some(rest)),
            rest => return complex_end(rest, bracket).then_some([first, 0.0]),
        },
        None => ([0.0, unit(text)], text.get(usize::from(is_sign(text))..)),
    };
    match rest? {
        [b'j' | b'J', rest @ ..] if complex_end(rest, bracket) => Some(parts),
        _ => None,
    }
}

/// Whether this is the end of a complex number: the bracket that was opened, and white space.
fn complex_end(rest: &[u8], bracket: bool) -> bool {
    let rest = skip_space(rest);
    match (bracket, rest) {
        (true, [b')', rest @ ..]) => skip_space(rest).is_empty(),
        (false, []) => true,
        _ => false,
    }
}

/// How much of the beginning of a text is a float; 0 if nothing is.
fn float_len(text: &[u8]) -> usize {
    let sign = usize::from(matches!(text, [b'+' | b'-', ..]));
    let body = text.get(sign..).unwrap_or_default();
    for word in [&b"infinity"[..], b"inf", b"nan"] {
        if body.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return sign + word.len();
        }
    }
    let digits = |from: usize| body.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let point = usize::from(body.get(whole) == Some(&b'.'));
    let fraction = if point == 1 { digits(whole + 1) } else { 0 };
    if whole + fraction == 0 {
        return 0;
    }
    let mantissa = whole + point + fraction;
    let exponent = match body.get(mantissa..) {
        Some([b'e' | b'E', b'+' | b'-', ..]) => 2,
        Some([b'e' | b'E', ..]) => 1,
        _ => 0,
    };
    let power = if exponent > 0 { digits(mantissa + exponent) } else { 0 };
    sign + mantissa + if power > 0 { exponent + power } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        let parse = |text: &str, base| parse_integer(text.as_bytes(), base, false).map(|i| i.to_string());
        assert_eq!(parse(" 42\n", 10).as_deref(), Some("42"));
        assert_eq!(parse("- 7", 10).as_deref(), Some("-7"));
        assert_eq!(parse("0x1F", 16).as_deref(), Some("31"));
        assert_eq!(parse("0x1F", 0).as_deref(), Some("31"));
        assert_eq!(parse("017", 0).as_deref(), Some("15"));
        assert_eq!(parse("0b101", 2).as_deref(), Some("5"));
        assert_eq!(parse("zz", 36).as_deref(), Some("1295"));
        for (bad, base) in [("", 10), ("0x", 16), ("12L", 10), ("1 2", 10), ("08", 0), ("--1", 10), ("9", 8)] {
            assert_eq!(parse(bad, base), None, "{bad:?}");
        }
        assert_eq!(parse_integer(b"12L", 10, true), Some(BigInt::from(12)));
    }

    #[test]
    fn floats() {
        assert_eq!(parse_float(b" 1.5e3 "), FloatText::Float(1500.0));
        assert_eq!(parse_float(b"-.5"), FloatText::Float(-0.5));
        assert_eq!(parse_float(b"+Infinity"), FloatText::Float(f64::INFINITY));
        assert_eq!(parse_float(b"1e400"), FloatText::Float(f64::INFINITY));
        for (bad, message) in [
            ("", "could not convert string to float: "),
            (" abc ", "could not convert string to float: abc "),
            ("1.5x", "invalid literal for float(): 1.5x"),
            ("1e", "invalid literal for float(): 1e"),
            ("infi", "invalid literal for float(): infi"),
        ] {
            assert_eq!(parse_float(bad.as_bytes()), FloatText::Error(message.into()), "{bad:?}");
        }
    }
}

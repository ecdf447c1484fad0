//! The values of number literals (`parsenumber`).

use num_bigint::BigInt;

use super::super::tree::Node;
use super::{Builder, Built};
use crate::arithmetic::{integer_of_digits, parse_float};
use crate::bytecode::{Complex, Const};

impl<'t> Builder<'t> {
    /// The value of a NUMBER. `negative`: there is a minus before it, which belongs to the literal so that
    /// `-9223372036854775808` is an `int`.
    pub(super) fn number(&mut self, node: Node<'t>, negative: bool) -> Built<Const> {
        let text = std::str::from_utf8(node.text()).map_err(|_| node.malformed())?;
        value(text, negative).ok_or_else(|| node.malformed())
    }
}

fn value(text: &str, negative: bool) -> Option<Const> {
    if let Some(digits) = text.strip_suffix(['l', 'L']) {
        let (digits, base) = split_base(digits);
        return Some(Const::Long(long(digits, base, negative)?));
    }
    let (digits, base) = split_base(text);
    if digits.chars().all(|digit| digit.is_digit(base)) {
        return integer(digits, base, negative);
    }
    let sign = if negative { -1.0 } else { 1.0 };
    match text.strip_suffix(['j', 'J']) {
        Some(number) => Some(Const::Complex(Complex { real: 0.0, imag: sign * parse_float(number)? })),
        None => Some(Const::Float(sign * parse_float(text)?)),
    }
}

/// The digits of an integer, and their base: 16, 8 or 2 after `0x`, `0o` or `0b`, 8 after any other 0.
fn split_base(text: &str) -> (&str, u32) {
    let Some(rest) = text.strip_prefix('0') else { return (text, 10) };
    match rest.as_bytes().first() {
        Some(b'x' | b'X') => (rest.get(1..).unwrap_or_default(), 16),
        Some(b'o' | b'O') => (rest.get(1..).unwrap_or_default(), 8),
        Some(b'b' | b'B') => (rest.get(1..).unwrap_or_default(), 2),
        _ => (text, 8),
    }
}

/// An `int`, or a `long` if it does not fit.
fn integer(digits: &str, base: u32, negative: bool) -> Option<Const> {
    let limit = if negative { 1 << 63 } else { (1 << 63) - 1 };
    match u64::from_str_radix(digits, base) {
        Ok(value) if value <= limit => {
            let value = value as i64;
            Some(Const::Int(if negative { value.wrapping_neg() } else { value }))
        }
        _ => Some(Const::Long(long(digits, base, negative)?)),
    }
}

fn long(digits: &str, base: u32, negative: bool) -> Option<BigInt> {
    let value = integer_of_digits(digits.as_bytes(), base)?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_have_the_types_and_values_of_cpython() {
        assert_eq!(value("0", false), Some(Const::Int(0)));
        assert_eq!(value("0777", false), Some(Const::Int(511)));
        assert_eq!(value("0o17", false), Some(Const::Int(15)));
        assert_eq!(value("0B101", false), Some(Const::Int(5)));
        assert_eq!(value("0xFfL", false), Some(Const::Long(255.into())));
        assert_eq!(value("9223372036854775807", false), Some(Const::Int(i64::MAX)));
        assert_eq!(value("9223372036854775808", false), Some(Const::Long((1u64 << 63).into())));
        assert_eq!(value("9223372036854775808", true), Some(Const::Int(i64::MIN)));
        assert_eq!(value("0x8000000000000000", true), Some(Const::Int(i64::MIN)));
        assert_eq!(value("0.0", true), Some(Const::Float(-0.0)));
        assert_eq!(value("08.5", false), Some(Const::Float(8.5)));
        assert_eq!(value("1.", false), Some(Const::Float(1.0)));
        assert_eq!(value(".5e1", false), Some(Const::Float(5.0)));
        assert_eq!(value("1e400", false), Some(Const::Float(f64::INFINITY)));
        assert_eq!(value("09j", false), Some(Const::Complex(Complex { real: 0.0, imag: 9.0 })));
    }
}

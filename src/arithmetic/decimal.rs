//! Floats to decimal digits and back, correctly rounded (`Python/dtoa.c`): by integers that are as long as it takes.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;

use super::division::true_quotient;
use super::float::NEW_NAN;

/// More digits than this change a float no more: whether there are others is enough.
const DIGITS_MAX: usize = 800;
/// Numbers from `1e310` on are too large for a float, those below `1e-330` too small.
const MAGNITUDES: std::ops::RangeInclusive<i64> = -330..=310;

/// A number as it is written (`1`, `-.5`, `2.50e-3`, `inf`, `nan`) as a float; infinite if it is too large. `None` if it is no number.
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    if let Some(number) = text.strip_prefix('-') {
        return parse_unsigned(number).map(|float| -float);
    }
    parse_unsigned(text.strip_prefix('+').unwrap_or(text))
}

fn parse_unsigned(text: &str) -> Option<f64> {
    if text.eq_ignore_ascii_case("inf") || text.eq_ignore_ascii_case("infinity") {
        return Some(f64::INFINITY);
    }
    if text.eq_ignore_ascii_case("nan") {
        return Some(NEW_NAN);
    }
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, parse_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let all = [whole, fraction].concat();
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = all.trim_start_matches('0');
    if digits.is_empty() {
        return Some(0.0);
    }
    // The number is DIGITS times ten to the power of this.
    let exponent = exponent.saturating_sub(fraction.len() as i64);
    let magnitude = exponent.saturating_add(digits.len() as i64);
    if !MAGNITUDES.contains(&magnitude) {
        return Some(if magnitude > 0 { f64::INFINITY } else { 0.0 });
    }
    let (kept, dropped) = digits.split_at_checked(DIGITS_MAX).unwrap_or((digits, ""));
    let more = if dropped.bytes().any(|digit| digit != b'0') { "1" } else { "0" };
    let number = BigInt::parse_bytes([kept, more].concat().as_bytes(), 10)?;
    Some(decimal_to_float(&number, exponent + dropped.len() as i64 - 1))
}

/// An exponent, cut to where it makes no difference.
fn parse_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent = digits.parse().unwrap_or(i64::MAX / 2);
    Some(if negative { -exponent } else { exponent })
}

/// The float nearest to `number` times ten to the power of `exponent`, which must not be beyond some thousands; infinite if it is
/// too large.
pub(crate) fn decimal_to_float(number: &BigInt, exponent: i64) -> f64 {
    let power = BigInt::from(10).pow(exponent.unsigned_abs() as u32);
    let float =
        if exponent < 0 { true_quotient(number, &power) } else { true_quotient(&(number * power), &BigInt::from(1)) };
    float.unwrap_or(f64::INFINITY)
}

/// The first `count` digits (at least one) of a finite positive float, and the power of ten that the first of them counts.
pub(crate) fn significant_digits(value: f64, count: usize) -> (String, i64) {
    let (mantissa, binary) = mantissa_and_exponent(value);
    // log10(2) is 0.30103: this is the exponent or one less. Rounding may add a digit, too.
    let mut exponent = ((i64::from(mantissa.ilog2()) + binary) * 30103).div_euclid(100_000);
    loop {
        let digits = times_power_of_ten(value, count as i64 - 1 - exponent).to_string();
        if digits.len() <= count {
            return (digits, exponent);
        }
        exponent += 1;
    }
}

/// A finite float that is not negative, times ten to the power of `exponent`, rounded to an integer, to even if there are two.
pub(crate) fn times_power_of_ten(value: f64, exponent: i64) -> BigUint {
    let (mantissa, binary) = mantissa_and_exponent(value);
    let (mut numerator, mut denominator) = (BigUint::from(mantissa), BigUint::from(1u32));
    if binary < 0 {
        denominator <<= -binary
    } else {
        numerator <<= binary
    }
    let power = BigUint::from(10u32).pow(exponent.unsigned_abs() as u32);
    if exponent < 0 {
        denominator *= power
    } else {
        numerator *= power
    }
    let (quotient, rest): (BigUint, BigUint) = numerator.div_rem(&denominator);
    match (rest * 2u32).cmp(&denominator) {
        Ordering::Greater => quotient + 1u32,
        Ordering::Equal if quotient.is_odd() => quotient + 1u32,
        _ => quotient,
    }
}

/// A finite float that is not negative as an integer times a power of two.
fn mantissa_and_exponent(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    match (bits >> 52) as i64 {
        0 => (bits, -1074),
        exponent => (bits & ((1 << 52) - 1) | 1 << 52, exponent - 1075),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rust's own conversions, by other algorithms, are what these are held against.
    #[test]
    #[cfg_attr(miri, ignore = "thousands of numbers take hours")]
    fn digits_and_floats_are_those_of_rust() {
        let mut state = 1u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state ^ state >> 33
        };
        let edges = [5e-324, 1e-323, f64::MIN_POSITIVE, 1.0, 0.5, 2.5, 9.995, 99.5, 1e15, 1e22, 1e23, 8.5e21, f64::MAX];
        let floats = (0..3_000).map(|_| f64::from_bits(random() >> 1)).filter(|float| float.is_finite());
        for (index, float) in edges.into_iter().chain(floats).enumerate() {
            for text in [format!("{float:e}"), format!("{float}"), format!("{float:.30e}"), format!("{float:.2e}")] {
                assert_eq!(parse_float(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
            }
            let count = 1 + index % 25;
            let decimals = count - 1;
            let (digits, exponent) = significant_digits(float, count);
            assert_eq!(format!("{:.decimals$e}", float), {
                let (first, rest) = digits.split_at(1);
                if rest.is_empty() { format!("{first}e{exponent}") } else { format!("{first}.{rest}e{exponent}") }
            });
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let halfway = "9007199254740993";
        for (text, float) in [
            ("1", Some(1.0)),
            ("1.", Some(1.0)),
            (".5E+1", Some(5.0)),
            ("-0", Some(-0.0)),
            ("+000.1e1", Some(1.0)),
            ("1e309", Some(f64::INFINITY)),
            ("1e99999999999999999999", Some(f64::INFINITY)),
            ("1e-99999999999999999999", Some(0.0)),
            ("0e99999999999999999999", Some(0.0)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            (&format!("{halfway}.{}", "0".repeat(1000)), Some(9007199254740992.0)),
            (&format!("{halfway}.{}1", "0".repeat(1000)), Some(9007199254740994.0)),
            (&"1".repeat(400), Some(f64::INFINITY)),
            (&format!("0.{}1", "0".repeat(400)), Some(0.0)),
            ("", None),
            (".", None),
            ("e5", None),
            ("1e", None),
            ("1e+", None),
            ("1x", None),
            ("--1", None),
            ("1e5.0", None),
        ] {
            assert_eq!(parse_float(text).map(f64::to_bits), float.map(f64::to_bits), "{text}");
        }
        assert_eq!(parse_float("nan").map(f64::is_nan), Some(true));
    }
}

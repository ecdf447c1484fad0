//! Integers to floats (`Objects/longobject.c`).

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

const MANTISSA_BITS: i64 = f64::MANTISSA_DIGITS as i64;
const MIN_EXPONENT: i64 = f64::MIN_EXP as i64;
const MAX_EXPONENT: i64 = f64::MAX_EXP as i64;

/// `a / b` rounded to the nearest float, to even if there are two; `None` if it is too large. `b` is not 0.
pub(crate) fn true_quotient(a: &BigInt, b: &BigInt) -> Option<f64> {
    let negative = (a.sign() == Sign::Minus) != (b.sign() == Sign::Minus);
    let signed = |quotient: f64| Some(if negative { -quotient } else { quotient });
    // The quotient has as many bits as this difference says, or one less.
    let bits = a.bits() as i64 - b.bits() as i64;
    if a.is_zero() || bits < MIN_EXPONENT - MANTISSA_BITS - 1 {
        return signed(0.0);
    }
    if bits > MAX_EXPONENT {
        return None;
    }
    // Two or three bits more than the mantissa's are computed; the last tells whether anything follows.
    let shift = bits.max(MIN_EXPONENT) - MANTISSA_BITS - 2;
    let (a, b) = (a.magnitude(), b.magnitude());
    let (dividend, divisor) =
        if shift <= 0 { (a << shift.unsigned_abs(), b.clone()) } else { (a.clone(), b << shift.unsigned_abs()) };
    let (quotient, rest) = dividend.div_rem(&divisor);
    let quotient = quotient.to_u64()?;
    let sticky = if rest.is_zero() { quotient } else { quotient | 1 };
    let extra = i64::from(64 - quotient.leading_zeros()).max(MIN_EXPONENT - shift) - MANTISSA_BITS;
    let rounded = round_to_even(sticky, extra.unsigned_abs() as u32);
    // Exact: `rounded` has 53 bits at the most, and the product is a float, or too large for one.
    let quotient = scale(rounded as f64, shift + extra);
    if quotient.is_finite() { signed(quotient) } else { None }
}

/// Drops the lowest bits of a number, rounding to the nearest, to even if there are two.
fn round_to_even(number: u64, dropped: u32) -> u64 {
    let unit = 1 << dropped;
    let (kept, rest) = (number >> dropped, number & (unit - 1));
    let up = rest * 2 > unit || (rest * 2 == unit && kept & 1 == 1);
    kept + u64::from(up)
}

/// C's `ldexp`, for a result that is exact: `float` times two to the power of `exponent`.
pub(super) fn scale(float: f64, exponent: i64) -> f64 {
    let mut result = float;
    let mut left = exponent;
    while left != 0 {
        let step = left.clamp(-1022, 1023);
        result *= f64::from_bits(((step + 1023) as u64) << 52);
        left -= step;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quotients as CPython 2.7.18 prints them after `from __future__ import division`.
    #[test]
    fn quotients_are_rounded_once() {
        let power = |base: i64, exponent: u32| BigInt::from(base).pow(exponent);
        let cases = [
            (power(3, 40), power(10, 25) + 1, Some(1.2157665459056929e-06)),
            (-power(2, 53) - 1, BigInt::from(1), Some(-9007199254740992.0)),
            (power(2, 54) + 3, BigInt::from(2), Some(9007199254740994.0)),
            (power(7, 300), BigInt::from(5), Some(6.7677140401498205e+252)),
            (BigInt::from(5), power(2, 1024) * 3 / 2, Some(1.8542282154226677e-308)),
            (BigInt::from(1), power(10, 320), Some(1e-320)),
            (BigInt::from(1), power(2, 1075), Some(0.0)),
            (BigInt::from(3), power(2, 1076), Some(5e-324)),
            (power(2, 1024), BigInt::from(1), None),
            (power(2, 1024) - 1, BigInt::from(1), None),
            (power(2, 1024) - power(2, 970) - 1, BigInt::from(1), Some(f64::MAX)),
            (BigInt::ZERO, BigInt::from(-3), Some(-0.0)),
        ];
        for (a, b, expected) in cases {
            assert_eq!(true_quotient(&a, &b).map(f64::to_bits), expected.map(f64::to_bits), "{a} / {b}");
        }
    }
}

//! Complex numbers (`Objects/complexobject.c`).

use super::float::NEW_NAN;
use super::power::{Power, power};

/// A complex number: the real part, the imaginary part.
pub(crate) type Parts = [f64; 2];

/// Why there is no power.
pub(crate) enum NoPower {
    /// Zero cannot be raised to a negative or complex power.
    OfZero,
    /// It is too large.
    TooLarge,
}

pub(crate) fn complex_sum(a: Parts, b: Parts) -> Parts {
    [a[0] + b[0], a[1] + b[1]]
}

pub(crate) fn complex_difference(a: Parts, b: Parts) -> Parts {
    [a[0] - b[0], a[1] - b[1]]
}

pub(crate) fn complex_product(a: Parts, b: Parts) -> Parts {
    [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]]
}

/// `c_quot`: both are divided by the larger part of the divisor first; `None` if that is zero.
pub(crate) fn complex_quotient(a: Parts, b: Parts) -> Option<Parts> {
    let sizes = b.map(f64::abs);
    if sizes[0] >= sizes[1] {
        if sizes[0] == 0.0 {
            return None;
        }
        let ratio = b[1] / b[0];
        let divisor = b[0] + b[1] * ratio;
        Some([(a[0] + a[1] * ratio) / divisor, (a[1] - a[0] * ratio) / divisor])
    } else if sizes[1] >= sizes[0] {
        let ratio = b[0] / b[1];
        let divisor = b[0] * ratio + b[1];
        Some([(a[0] * ratio + a[1]) / divisor, (a[1] * ratio - a[0]) / divisor])
    } else {
        Some([NEW_NAN; 2])
    }
}

/// `complex_pow`: small whole powers by multiplying, others by angles.
pub(crate) fn complex_power(a: Parts, b: Parts) -> Result<Parts, NoPower> {
    let whole = b[0] as i64;
    let result = if b[1] == 0.0 && b[0] == whole as f64 && whole.unsigned_abs() <= 100 {
        if whole > 0 {
            small_power(a, whole)
        } else {
            complex_quotient([1.0, 0.0], small_power(a, -whole)).ok_or(NoPower::OfZero)?
        }
    } else {
        power_by_angle(a, b)?
    };
    // C code looks for infinities, of which one is enough.
    if result.iter().any(|part| part.is_infinite()) { Err(NoPower::TooLarge) } else { Ok(result) }
}

/// `c_powu`: by squaring.
fn small_power(a: Parts, exponent: i64) -> Parts {
    let (mut result, mut square, mut mask) = ([1.0, 0.0], a, 1);
    while exponent >= mask {
        if exponent & mask != 0 {
            result = complex_product(result, square);
        }
        mask <<= 1;
        square = complex_product(square, square);
    }
    result
}

/// `c_pow`.
fn power_by_angle(a: Parts, b: Parts) -> Result<Parts, NoPower> {
    if b == [0.0, 0.0] {
        return Ok([1.0, 0.0]);
    }
    if a == [0.0, 0.0] {
        return if b[1] != 0.0 || b[0] < 0.0 { Err(NoPower::OfZero) } else { Ok([0.0, 0.0]) };
    }
    let size = a[0].hypot(a[1]);
    let mut length = match power(size, b[0]) {
        Power::Float(length) => length,
        _ => return Err(NoPower::TooLarge),
    };
    let angle = a[1].atan2(a[0]);
    let mut phase = angle * b[0];
    if b[1] != 0.0 {
        length /= (angle * b[1]).exp();
        phase += b[1] * size.ln();
    }
    // C's `cos` of an infinity is a domain error, and that is all that is asked about afterwards.
    if phase.is_infinite() { Err(NoPower::OfZero) } else { Ok([length * phase.cos(), length * phase.sin()]) }
}

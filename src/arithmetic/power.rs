//! `x ** y` of floats.
//!
//! CPython asks C's `pow`, whose last digit differs from one library to the next, and with the processor. Natively we
//! ask the same library, so a folded constant is the one that the CPython beside us folds. A browser has no `pow` to be
//! equal to: there the result is the nearest float.

#[cfg(target_arch = "wasm32")]
use super::nearest::positive_power;

/// What a power is, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Power {
    /// The result.
    Float(f64),
    /// Zero cannot be raised to a negative power.
    ZeroToNegative,
    /// A negative number cannot be raised to a fraction.
    NegativeToFraction,
    /// It is larger than any float.
    TooLarge,
}

/// `x ** y` (`float_pow`).
pub(crate) fn power(x: f64, y: f64) -> Power {
    let y_is_odd = y.abs() % 2.0 == 1.0;
    if y == 0.0 {
        return Power::Float(1.0);
    }
    if x.is_nan() {
        return Power::Float(x);
    }
    if y.is_nan() {
        return Power::Float(if x == 1.0 { 1.0 } else { y });
    }
    if y.is_infinite() {
        let x = x.abs();
        return Power::Float(if x == 1.0 {
            1.0
        } else if (y > 0.0) == (x > 1.0) {
            f64::INFINITY
        } else {
            0.0
        });
    }
    if x.is_infinite() {
        let size = if y > 0.0 { f64::INFINITY } else { 0.0 };
        return Power::Float(if y_is_odd { size.copysign(x) } else { size });
    }
    if x == 0.0 {
        return if y < 0.0 { Power::ZeroToNegative } else { Power::Float(if y_is_odd { x } else { 0.0 }) };
    }
    if x < 0.0 && y != y.floor() {
        return Power::NegativeToFraction;
    }
    let size = if x.abs() == 1.0 { 1.0 } else { positive_power(x.abs(), y) };
    if size.is_infinite() {
        return Power::TooLarge;
    }
    Power::Float(if x < 0.0 && y_is_odd { -size } else { size })
}

/// `x ** y` for a positive `x` that is not 1, both finite and `y` not 0: the C library's `pow`.
#[cfg(not(target_arch = "wasm32"))]
fn positive_power(x: f64, y: f64) -> f64 {
    x.powf(y)
}

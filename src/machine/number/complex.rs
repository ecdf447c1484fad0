//! Arithmetic on complex numbers (`Objects/complexobject.c`).

use super::power::{Power, power};
use super::{Binary, Number, Unary};
use crate::machine::exceptions::Exc;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// A complex number: the real part, the imaginary part.
type Parts = [f64; 2];

/// Why there is no power.
enum NoPower {
    /// Zero cannot be raised to a negative or complex power.
    OfZero,
    /// It is too large.
    TooLarge,
}

impl Machine {
    /// The parts of any number (`to_complex`); `None` if it is none.
    pub(in crate::machine) fn complex_parts(&mut self, value: Value) -> Outcome<Option<Parts>> {
        if let Some(parts) = self.heap.as_complex(value) {
            return Ok(Some(parts));
        }
        match self.heap.as_number(value) {
            Some(number) => Ok(Some([self.float_of(&number)?, 0.0])),
            None => Ok(None),
        }
    }

    /// `v op w` where one of them is complex; `None` if the other one is no number, or there is no such operator.
    pub(super) fn complex_binary(&mut self, operator: Binary, v: Value, w: Value) -> Outcome<Option<Value>> {
        if operator.is_bitwise() {
            return Ok(None);
        }
        let (Some(a), Some(b)) = (self.complex_parts(v)?, self.complex_parts(w)?) else { return Ok(None) };
        let result = match operator {
            Binary::Add => sum(a, b),
            Binary::Subtract => difference(a, b),
            Binary::Multiply => product(a, b),
            Binary::Divide | Binary::TrueDivide => match quotient(a, b) {
                Some(quotient) => quotient,
                None => return Err(self.raise(Exc::ZeroDivisionError, "complex division by zero")),
            },
            Binary::FloorDivide => self.complex_floor_divmod(a, b, "complex divmod()")?.0,
            Binary::Modulo => self.complex_floor_divmod(a, b, "complex remainder")?.1,
            _ => match complex_power(a, b) {
                Ok(result) => result,
                Err(NoPower::OfZero) => {
                    return Err(self.raise(Exc::ZeroDivisionError, "0.0 to a negative or complex power"));
                }
                Err(NoPower::TooLarge) => return Err(self.raise(Exc::OverflowError, "complex exponentiation")),
            },
        };
        Ok(Some(self.heap.complex(result[0], result[1])))
    }

    /// The real part of the quotient, rounded down, and what is left (`complex_divmod`).
    fn complex_floor_divmod(&mut self, a: Parts, b: Parts, zero: &str) -> Outcome<(Parts, Parts)> {
        let Some([real, _]) = quotient(a, b) else { return Err(self.raise(Exc::ZeroDivisionError, zero)) };
        let whole = [real.floor(), 0.0];
        Ok((whole, difference(a, product(b, whole))))
    }

    /// `divmod(v, w)` where one of them is complex.
    pub(super) fn complex_divmod(&mut self, v: Value, w: Value) -> Outcome<Option<[Value; 2]>> {
        let (Some(a), Some(b)) = (self.complex_parts(v)?, self.complex_parts(w)?) else { return Ok(None) };
        let (whole, rest) = self.complex_floor_divmod(a, b, "complex divmod()")?;
        Ok(Some([whole, rest].map(|[real, imag]| self.heap.complex(real, imag))))
    }

    /// `op v`; `None` if there is no such operator.
    pub(super) fn complex_unary(&mut self, operator: Unary, v: Value, [real, imag]: Parts) -> Option<Value> {
        match operator {
            Unary::Positive => Some(self.heap.retain(v)),
            Unary::Negative => Some(self.heap.complex(-real, -imag)),
            Unary::Invert => None,
        }
    }

    /// `abs(v)` (`c_abs`).
    pub(super) fn complex_absolute(&mut self, [real, imag]: Parts) -> Outcome<Value> {
        let size = if real.is_infinite() || imag.is_infinite() { f64::INFINITY } else { real.hypot(imag) };
        if size.is_infinite() && real.is_finite() && imag.is_finite() {
            return Err(self.raise(Exc::OverflowError, "absolute value too large"));
        }
        Ok(self.heap.float(size))
    }
}

impl Number {
    /// Whether a complex number is equal to this one.
    pub(in crate::machine) fn equals_complex(&self, [real, imag]: Parts) -> bool {
        imag == 0.0 && self.order(&Self::Float(real)) == Some(std::cmp::Ordering::Equal)
    }
}

fn sum(a: Parts, b: Parts) -> Parts {
    [a[0] + b[0], a[1] + b[1]]
}

fn difference(a: Parts, b: Parts) -> Parts {
    [a[0] - b[0], a[1] - b[1]]
}

fn product(a: Parts, b: Parts) -> Parts {
    [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]]
}

/// `c_quot`: both are divided by the larger part of the divisor first; `None` if that is zero.
fn quotient(a: Parts, b: Parts) -> Option<Parts> {
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
        Some([f64::NAN; 2])
    }
}

/// `complex_pow`: small whole powers by multiplying, others by angles.
fn complex_power(a: Parts, b: Parts) -> Result<Parts, NoPower> {
    let whole = b[0] as i64;
    let result = if b[1] == 0.0 && b[0] == whole as f64 && whole.abs() <= 100 {
        if whole > 0 {
            small_power(a, whole)
        } else {
            quotient([1.0, 0.0], small_power(a, -whole)).ok_or(NoPower::OfZero)?
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
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
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
    Ok([length * phase.cos(), length * phase.sin()])
}

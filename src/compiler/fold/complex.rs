//! `complex` (`Objects/complexobject.c`).

use super::float::{NEW_NAN, settled};
use crate::bytecode::{Complex, Opcode};

const ONE: Complex = Complex { real: 1.0, imag: 0.0 };

pub(super) fn binary(op: Opcode, a: Complex, b: Complex) -> Option<Complex> {
    let Complex { real, imag } = compute(op, a, b)?;
    let operands = [a.real, a.imag, b.real, b.imag];
    Some(Complex { real: settled(real, &operands), imag: settled(imag, &operands) })
}

fn compute(op: Opcode, a: Complex, b: Complex) -> Option<Complex> {
    match op {
        Opcode::BinaryAdd => Some(Complex { real: a.real + b.real, imag: a.imag + b.imag }),
        Opcode::BinarySubtract => Some(difference(a, b)),
        Opcode::BinaryMultiply => Some(product(a, b)),
        Opcode::BinaryTrueDivide => quotient(a, b),
        Opcode::BinaryFloorDivide => floor_quotient(a, b),
        Opcode::BinaryModulo => Some(difference(a, product(b, floor_quotient(a, b)?))),
        Opcode::BinaryPower => power(a, b),
        _ => None,
    }
}

fn difference(a: Complex, b: Complex) -> Complex {
    Complex { real: a.real - b.real, imag: a.imag - b.imag }
}

fn product(a: Complex, b: Complex) -> Complex {
    Complex { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real }
}

/// `a / b` by Smith's method, which does not overflow needlessly (`c_quot`).
fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    if b.real.abs() >= b.imag.abs() {
        if b.real == 0.0 {
            return None;
        }
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Some(Complex { real: (a.real + a.imag * ratio) / denominator, imag: (a.imag - a.real * ratio) / denominator })
    } else if b.imag.abs() >= b.real.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Some(Complex { real: (a.real * ratio + a.imag) / denominator, imag: (a.imag * ratio - a.real) / denominator })
    } else {
        Some(Complex { real: NEW_NAN, imag: NEW_NAN })
    }
}

/// What 2.7 calls `//` of complex numbers: the quotient's real part, rounded down.
fn floor_quotient(a: Complex, b: Complex) -> Option<Complex> {
    Some(Complex { real: quotient(a, b)?.real.floor(), imag: 0.0 })
}

/// `a ** b` (`complex_pow`): small whole exponents by multiplication, others in polar form.
fn power(a: Complex, b: Complex) -> Option<Complex> {
    let exponent = b.real as i64;
    let whole = b.imag == 0.0 && b.real == exponent as f64;
    let result = match exponent {
        1..=100 if whole => power_by_squaring(a, exponent.unsigned_abs()),
        -100..=0 if whole => quotient(ONE, power_by_squaring(a, exponent.unsigned_abs()))?,
        _ => polar_power(a, b)?,
    };
    (!result.real.is_infinite() && !result.imag.is_infinite()).then_some(result)
}

/// `c_powu`.
fn power_by_squaring(a: Complex, exponent: u64) -> Complex {
    let (mut result, mut square, mut bits) = (ONE, a, exponent);
    while bits > 0 {
        if bits & 1 == 1 {
            result = product(result, square);
        }
        bits >>= 1;
        square = product(square, square);
    }
    result
}

/// `c_pow`.
fn polar_power(a: Complex, b: Complex) -> Option<Complex> {
    if b.real == 0.0 && b.imag == 0.0 {
        return Some(ONE);
    }
    if a.real == 0.0 && a.imag == 0.0 {
        return (b.imag == 0.0 && b.real >= 0.0).then_some(Complex { real: 0.0, imag: 0.0 });
    }
    let magnitude = a.real.hypot(a.imag);
    let angle = a.imag.atan2(a.real);
    let mut length = magnitude.powf(b.real);
    let mut phase = angle * b.real;
    if b.imag != 0.0 {
        length /= (angle * b.imag).exp();
        phase += b.imag * magnitude.ln();
    }
    Some(Complex { real: length * phase.cos(), imag: length * phase.sin() })
}

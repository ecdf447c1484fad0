//! `float` (`Objects/floatobject.c`).

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::bytecode::Opcode;

/// The nearest float; `None` if it would be infinite (`OverflowError`).
pub(super) fn from_long(value: &BigInt) -> Option<f64> {
    value.to_f64().filter(|float| float.is_finite())
}

/// The NaN that an x86 processor makes of an operation such as infinity minus infinity. Its sign is seen in a `.pyc`.
pub(super) const NEW_NAN: f64 = f64::from_bits(0xfff8_0000_0000_0000);

/// A result that is the same on all processors: they differ in the sign of a NaN that no operand was.
pub(super) fn settled(result: f64, operands: &[f64]) -> f64 {
    if result.is_nan() && !operands.iter().any(|operand| operand.is_nan()) { NEW_NAN } else { result }
}

pub(super) fn binary(op: Opcode, a: f64, b: f64) -> Option<f64> {
    compute(op, a, b).map(|result| settled(result, &[a, b]))
}

fn compute(op: Opcode, a: f64, b: f64) -> Option<f64> {
    match op {
        Opcode::BinaryAdd => Some(a + b),
        Opcode::BinarySubtract => Some(a - b),
        Opcode::BinaryMultiply => Some(a * b),
        Opcode::BinaryPower => power(a, b),
        _ if b == 0.0 => None,
        Opcode::BinaryTrueDivide => Some(a / b),
        Opcode::BinaryFloorDivide => Some(floor_divide(a, b)),
        Opcode::BinaryModulo => Some(modulo(a, b)),
        _ => None,
    }
}

/// The remainder with the sign of the divisor (`float_rem`).
fn modulo(a: f64, b: f64) -> f64 {
    let remainder = a % b;
    if remainder == 0.0 {
        return 0.0_f64.copysign(b);
    }
    if (b < 0.0) == (remainder < 0.0) { remainder } else { remainder + b }
}

/// The quotient rounded down (`float_divmod`).
fn floor_divide(a: f64, b: f64) -> f64 {
    let remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (b < 0.0) != (remainder < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        // Zero with the sign of the true quotient.
        return 0.0 * a / b;
    }
    // The division was inexact: the whole number nearest to the quotient is meant.
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

/// `a ** b` (`float_pow`): `None` for a zero to a negative power, a root of a negative number and an overflow.
pub(super) fn power(a: f64, b: f64) -> Option<f64> {
    if b == 0.0 {
        return Some(1.0);
    }
    if a.is_nan() {
        return Some(a);
    }
    if b.is_nan() {
        return Some(if a == 1.0 { 1.0 } else { b });
    }
    let odd = b.abs() % 2.0 == 1.0;
    if b.is_infinite() {
        return Some(match a.abs() {
            1.0 => 1.0,
            magnitude if (b > 0.0) == (magnitude > 1.0) => b.abs(),
            _ => 0.0,
        });
    }
    if a.is_infinite() {
        let magnitude = if b > 0.0 { f64::INFINITY } else { 0.0 };
        return Some(if odd { magnitude.copysign(a) } else { magnitude });
    }
    if a == 0.0 {
        return (b > 0.0).then_some(if odd { a } else { 0.0 });
    }
    if a < 0.0 && b != b.floor() {
        return None;
    }
    let magnitude = if a.abs() == 1.0 { 1.0 } else { a.abs().powf(b) };
    let result = if a < 0.0 && odd { -magnitude } else { magnitude };
    result.is_finite().then_some(result)
}

//! `float` (`Objects/floatobject.c`).

use num_bigint::BigInt;

use crate::arithmetic::{self, NEW_NAN, Power, floor_divmod, modulo, true_quotient};
use crate::bytecode::Opcode;

/// The nearest float; `None` if it would be infinite (`OverflowError`).
pub(super) fn from_long(value: &BigInt) -> Option<f64> {
    true_quotient(value, &BigInt::from(1))
}

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
        Opcode::BinaryFloorDivide => Some(floor_divmod(a, b).0),
        Opcode::BinaryModulo => Some(modulo(a, b)),
        _ => None,
    }
}

/// `a ** b`: `None` for a zero to a negative power, a root of a negative number and an overflow.
pub(super) fn power(a: f64, b: f64) -> Option<f64> {
    match arithmetic::power(a, b) {
        Power::Float(result) => Some(result),
        Power::ZeroToNegative | Power::NegativeToFraction | Power::TooLarge => None,
    }
}

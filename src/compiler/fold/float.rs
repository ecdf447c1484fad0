//! `float` (`Objects/floatobject.c`).

use num_bigint::BigInt;

use crate::arithmetic::{self, Power, difference, floor_divmod, modulo, product, quotient, sum, true_quotient};
use crate::bytecode::Opcode;

/// The nearest float; `None` if it would be infinite (`OverflowError`).
pub(super) fn from_long(value: &BigInt) -> Option<f64> {
    true_quotient(value, &BigInt::from(1))
}

pub(super) fn binary(op: Opcode, a: f64, b: f64) -> Option<f64> {
    match op {
        Opcode::BinaryAdd => Some(sum(a, b)),
        Opcode::BinarySubtract => Some(difference(a, b)),
        Opcode::BinaryMultiply => Some(product(a, b)),
        Opcode::BinaryPower => power(a, b),
        _ if b == 0.0 => None,
        Opcode::BinaryTrueDivide => Some(quotient(a, b)),
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

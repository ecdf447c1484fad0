//! `complex` (`Objects/complexobject.c`).

use crate::arithmetic::{
    Parts, complex_difference, complex_power, complex_product, complex_quotient, complex_sum, settled,
};
use crate::bytecode::{Complex, Opcode};

pub(super) fn binary(op: Opcode, a: Complex, b: Complex) -> Option<Complex> {
    let operands = [a.real, a.imag, b.real, b.imag];
    let [real, imag] = compute(op, [a.real, a.imag], [b.real, b.imag])?.map(|part| settled(part, &operands));
    Some(Complex { real, imag })
}

fn compute(op: Opcode, a: Parts, b: Parts) -> Option<Parts> {
    match op {
        Opcode::BinaryAdd => Some(complex_sum(a, b)),
        Opcode::BinarySubtract => Some(complex_difference(a, b)),
        Opcode::BinaryMultiply => Some(complex_product(a, b)),
        Opcode::BinaryTrueDivide => complex_quotient(a, b),
        Opcode::BinaryFloorDivide => floor_quotient(a, b),
        Opcode::BinaryModulo => Some(complex_difference(a, complex_product(b, floor_quotient(a, b)?))),
        Opcode::BinaryPower => complex_power(a, b).ok(),
        _ => None,
    }
}

/// What 2.7 calls `//` of complex numbers: the quotient's real part, rounded down.
fn floor_quotient(a: Parts, b: Parts) -> Option<Parts> {
    complex_quotient(a, b).map(|[real, _]| [real.floor(), 0.0])
}

//! `int` (64 bits) and `long` (`Objects/intobject.c`, `Objects/longobject.c`).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use super::{LongOrFloat, float};
use crate::arithmetic::true_quotient;
use crate::bytecode::{Const, Opcode};

/// Results above this many bits are left to the interpreter. CPython has no such limit: it would compute `7 ** 10 ** 9`
/// while compiling, until memory or patience ends.
const MAX_BITS: u64 = 1 << 20;

/// An operator on two `int`s: an `int` if the result fits, else what the same operator makes of `long`s.
pub(super) fn int_binary(op: Opcode, a: i64, b: i64) -> Option<Const> {
    let small = match op {
        Opcode::BinaryAdd => a.checked_add(b),
        Opcode::BinarySubtract => a.checked_sub(b),
        Opcode::BinaryMultiply => a.checked_mul(b),
        Opcode::BinaryFloorDivide if b != 0 => a.checked_rem(b).map(|_| Integer::div_floor(&a, &b)),
        Opcode::BinaryModulo if b != 0 => a.checked_rem(b).map(|_| Integer::mod_floor(&a, &b)),
        Opcode::BinaryLshift if a == 0 && b >= 0 => Some(0),
        Opcode::BinaryLshift => u32::try_from(b).ok().and_then(|bits| shift_left(a, bits)),
        Opcode::BinaryRshift if b >= 0 => Some(a >> b.min(63)),
        Opcode::BinaryAnd => Some(a & b),
        Opcode::BinaryXor => Some(a ^ b),
        Opcode::BinaryOr => Some(a | b),
        Opcode::BinaryPower => u32::try_from(b).ok().and_then(|exponent| a.checked_pow(exponent)).or(match a {
            // What no exponent makes large, which checked_pow does not see for exponents of 2**32 and more.
            0 | 1 if b >= 0 => Some(a),
            -1 if b >= 0 => Some(if b.is_even() { 1 } else { -1 }),
            _ => None,
        }),
        _ => None,
    };
    match small {
        Some(value) => Some(Const::Int(value)),
        None => long_binary(op, &a.into(), &b.into()).map(Const::from),
    }
}

/// `a << bits` if nothing is lost.
fn shift_left(a: i64, bits: u32) -> Option<i64> {
    let shifted = a.checked_shl(bits)?;
    (shifted >> bits == a).then_some(shifted)
}

/// `-value`: the smallest `int` has no positive one.
pub(super) fn negative(value: i64) -> Const {
    value.checked_neg().map_or_else(|| Const::Long(-BigInt::from(value)), Const::Int)
}

/// An operator on two `long`s.
pub(super) fn long_binary(op: Opcode, a: &BigInt, b: &BigInt) -> Option<LongOrFloat> {
    let result = match op {
        Opcode::BinaryAdd => a + b,
        Opcode::BinarySubtract => a - b,
        Opcode::BinaryMultiply if a.bits() + b.bits() <= MAX_BITS => a * b,
        Opcode::BinaryFloorDivide if !b.is_zero() => a.div_floor(b),
        Opcode::BinaryModulo if !b.is_zero() => a.mod_floor(b),
        Opcode::BinaryTrueDivide if !b.is_zero() => return true_quotient(a, b).map(LongOrFloat::Float),
        Opcode::BinaryPower if b.is_negative() => {
            return float::power(float::from_long(a)?, float::from_long(b)?).map(LongOrFloat::Float);
        }
        Opcode::BinaryPower => power(a, b)?,
        Opcode::BinaryLshift => {
            let bits = b.to_u64().filter(|&bits| bits <= MAX_BITS)?;
            a << bits
        }
        // A distance that does not fit in 64 bits raises OverflowError.
        Opcode::BinaryRshift if !b.is_negative() => a >> b.to_i64()?,
        Opcode::BinaryAnd => a & b,
        Opcode::BinaryXor => a ^ b,
        Opcode::BinaryOr => a | b,
        _ => return None,
    };
    Some(LongOrFloat::Long(result))
}

/// `a ** b` for `b >= 0`.
fn power(a: &BigInt, b: &BigInt) -> Option<BigInt> {
    if a.bits() <= 1 {
        // 0, 1 or -1, whatever the exponent.
        return Some(if b.is_zero() {
            1.into()
        } else if a.is_negative() && b.is_even() {
            -a
        } else {
            a.clone()
        });
    }
    let exponent = b.to_u32()?;
    (u64::from(exponent) * a.bits() <= MAX_BITS).then(|| Pow::pow(a, exponent))
}

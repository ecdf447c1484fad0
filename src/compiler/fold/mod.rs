//! Python's operators on constants, for the peephole optimizer: `60 * 60` is computed while compiling.
//!
//! Every function returns `None` where the operation would raise (`1 + 'a'`, `1 // 0`): the instruction then stays, and
//! raises when it runs. The arithmetic is Python 2.7's: an `int` has 64 bits and overflows into `long`, floor division
//! rounds down, `%` on a string formats.
//!
//! - `integer`: `int` and `long`
//! - `float`, `complex`: the other numbers
//! - `sequence`: `str`, `unicode` and `tuple`
//! - `format`: `'%d items' % 3`

mod complex;
mod float;
mod format;
mod integer;
mod sequence;

use num_bigint::BigInt;

use crate::bytecode::{Complex, Const, Opcode, PyString, repr};

/// A number, for operators that first bring both operands to the same type (CPython's coercion).
enum Number {
    Int(i64),
    Long(BigInt),
    Float(f64),
    Complex(Complex),
}

/// Two operands of the same type.
enum Pair {
    Int(i64, i64),
    Long(BigInt, BigInt),
    Float(f64, f64),
    Complex(Complex, Complex),
}

impl Number {
    fn of(constant: &Const) -> Option<Self> {
        Some(match constant {
            Const::Int(value) => Self::Int(*value),
            Const::Long(value) => Self::Long(value.clone()),
            Const::Float(value) => Self::Float(*value),
            Const::Complex(value) => Self::Complex(*value),
            _ => return None,
        })
    }

    fn into_float(self) -> Option<f64> {
        match self {
            Self::Int(value) => Some(value as f64),
            Self::Long(value) => float::from_long(&value),
            Self::Float(value) => Some(value),
            Self::Complex(_) => None,
        }
    }

    fn into_complex(self) -> Option<Complex> {
        match self {
            Self::Complex(value) => Some(value),
            other => Some(Complex { real: other.into_float()?, imag: 0.0 }),
        }
    }
}

impl Pair {
    /// Both operands as the wider of their types; `None` if one is no number, or too large to become a float.
    fn of(left: &Const, right: &Const) -> Option<Self> {
        Some(match (Number::of(left)?, Number::of(right)?) {
            (Number::Int(a), Number::Int(b)) => Self::Int(a, b),
            (Number::Long(a), Number::Long(b)) => Self::Long(a, b),
            (Number::Int(a), Number::Long(b)) => Self::Long(a.into(), b),
            (Number::Long(a), Number::Int(b)) => Self::Long(a, b.into()),
            (a @ Number::Complex(_), b) | (a, b @ Number::Complex(_)) => {
                Self::Complex(a.into_complex()?, b.into_complex()?)
            }
            (a, b) => Self::Float(a.into_float()?, b.into_float()?),
        })
    }
}

/// The result of a `BINARY_…` instruction on two constants, unless it raises or is a sequence longer than `max_len`.
pub(super) fn binary(op: Opcode, left: &Const, right: &Const, max_len: usize) -> Option<Const> {
    let result = match (op, left) {
        (Opcode::BinaryModulo, Const::Str(_) | Const::Unicode(_)) => format::modulo(left, right, max_len)?,
        (Opcode::BinarySubscr, _) => sequence::subscript(left, right)?,
        (Opcode::BinaryAdd, _) if sequence::is_sequence(left) => sequence::concat(left, right, max_len)?,
        (Opcode::BinaryMultiply, _) if sequence::is_sequence(left) => sequence::repeat(left, right, max_len)?,
        (Opcode::BinaryMultiply, _) if sequence::is_sequence(right) => sequence::repeat(right, left, max_len)?,
        _ => number_binary(op, Pair::of(left, right)?)?,
    };
    match sequence::len(&result) {
        Some(len) if len > max_len => None,
        _ => Some(result),
    }
}

fn number_binary(op: Opcode, operands: Pair) -> Option<Const> {
    match operands {
        Pair::Int(a, b) => integer::int_binary(op, a, b),
        Pair::Long(a, b) => integer::long_binary(op, &a, &b).map(Const::from),
        Pair::Float(a, b) => float::binary(op, a, b).map(Const::Float),
        Pair::Complex(a, b) => complex::binary(op, a, b).map(Const::Complex),
    }
}

/// The result of `UNARY_NEGATIVE`, `UNARY_INVERT` or `UNARY_CONVERT` (backquotes) on a constant.
pub(super) fn unary(op: Opcode, operand: &Const) -> Option<Const> {
    match op {
        // CPython leaves `-0.0` and whatever else is false to the interpreter.
        Opcode::UnaryNegative if is_true(operand) => Some(match Number::of(operand)? {
            Number::Int(value) => integer::negative(value),
            Number::Long(value) => Const::Long(-value),
            Number::Float(value) => Const::Float(-value),
            Number::Complex(Complex { real, imag }) => Const::Complex(Complex { real: -real, imag: -imag }),
        }),
        Opcode::UnaryInvert => match operand {
            Const::Int(value) => Some(Const::Int(!value)),
            Const::Long(value) => Some(Const::Long(!value)),
            _ => None,
        },
        Opcode::UnaryConvert => Some(Const::Str(sequence::string(repr::const_repr(operand).into_bytes()))),
        _ => None,
    }
}

/// The truth of a constant (`PyObject_IsTrue`).
pub(super) fn is_true(constant: &Const) -> bool {
    match constant {
        Const::None => false,
        Const::Bool(value) => *value,
        Const::Int(value) => *value != 0,
        Const::Long(value) => *value != BigInt::ZERO,
        Const::Float(value) => *value != 0.0,
        Const::Complex(value) => value.real != 0.0 || value.imag != 0.0,
        other => sequence::len(other) != Some(0),
    }
}

/// An exact `long`, or the float that a division or a negative power of longs makes.
enum LongOrFloat {
    Long(BigInt),
    Float(f64),
}

impl From<LongOrFloat> for Const {
    fn from(value: LongOrFloat) -> Self {
        match value {
            LongOrFloat::Long(value) => Self::Long(value),
            LongOrFloat::Float(value) => Self::Float(value),
        }
    }
}

/// A `str` that CPython makes in a buffer of its own: never the shared copy of a one-byte string.
fn fresh_string(bytes: Vec<u8>) -> PyString {
    PyString { interned: bytes.is_empty(), bytes: bytes.into() }
}

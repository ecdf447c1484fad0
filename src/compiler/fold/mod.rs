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

/// How much may still be computed of constants while a program is compiled. CPython has no such limit: a few lines of
/// nested backquotes, or of `7 ** 1000000`, would keep it busy for hours, or take all memory. What is not computed any more
/// stays as instructions, which give the same, or a MemoryError, when they run.
#[derive(Debug)]
pub(in crate::compiler) struct Budget {
    /// In bytes of results, or of work that takes as long as making as many.
    left: usize,
}

impl Budget {
    /// That of a program.
    pub(super) fn new() -> Self {
        Self { left: 8 << 20 }
    }

    /// Whether so much may be computed: then it is spent.
    fn spend(&mut self, cost: usize) -> bool {
        let enough = cost <= self.left;
        self.left -= if enough { cost } else { 0 };
        enough
    }

    /// Spends what an operation on these costs. Work on long integers grows with the square of their length.
    fn spend_on(&mut self, operands: &[&Const]) -> bool {
        let sizes = operands.iter().map(|operand| size(operand)).fold(0_usize, usize::saturating_add);
        let longs = operands.iter().filter(|operand| matches!(operand, Const::Long(_) | Const::Tuple(_)));
        let long = longs.map(|operand| size(operand)).fold(0_usize, usize::saturating_add);
        self.spend(sizes.saturating_add(long.saturating_mul(long) / 4096))
    }

    /// Whether a tuple of these may be made, which copies those that are tuples themselves.
    pub(super) fn spend_on_tuple<'c>(&mut self, items: impl Iterator<Item = &'c Const>) -> bool {
        let tuples = items.filter(|item| matches!(item, Const::Tuple(_)));
        self.spend(tuples.map(size).fold(0, usize::saturating_add))
    }

    /// The result, if there is one and enough is left for it.
    fn pay(&mut self, result: Option<Const>) -> Option<Const> {
        result.filter(|result| self.spend_on(&[result]))
    }
}

/// About how many bytes a constant has.
fn size(constant: &Const) -> usize {
    match constant {
        Const::Long(value) => (value.bits() / 8) as usize,
        Const::Str(value) => value.bytes.len(),
        Const::Unicode(value) => 4 * value.len(),
        Const::Tuple(values) => values.iter().map(size).fold(8 * values.len(), usize::saturating_add),
        _ => 8,
    }
}

/// The result of a `BINARY_…` instruction on two constants, unless it raises or is a sequence longer than `max_len`.
pub(super) fn binary(op: Opcode, left: &Const, right: &Const, max_len: usize, budget: &mut Budget) -> Option<Const> {
    // Of a long string, only what is asked for is computed.
    let looks_up = op == Opcode::BinarySubscr && !matches!(left, Const::Tuple(_));
    if !looks_up && !budget.spend_on(&[left, right]) {
        return None;
    }
    budget.pay(binary_result(op, left, right, max_len))
}

fn binary_result(op: Opcode, left: &Const, right: &Const, max_len: usize) -> Option<Const> {
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
pub(super) fn unary(op: Opcode, operand: &Const, budget: &mut Budget) -> Option<Const> {
    let result = if budget.spend_on(&[operand]) { unary_result(op, operand) } else { None };
    budget.pay(result)
}

fn unary_result(op: Opcode, operand: &Const) -> Option<Const> {
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

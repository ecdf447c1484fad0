//! Operators: arithmetic on int, bool, long and float, and what `+`, `*` and `%` mean for sequences
//! (`Objects/abstract.c`, `intobject.c`, `longobject.c`, `floatobject.c`).

mod attributes;
mod complex;
mod float;
mod integer;
mod sequence;

pub(super) use integer::LONG_BITS_LIMIT;

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive, Zero};

use super::class::Special;
use super::heap::Heap;
use super::object::Object;
use super::value::Value;
use super::{Fault, Machine, Outcome};

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binary {
    /// `**`
    Power,
    /// `*`
    Multiply,
    /// `/` as Python 2 does it.
    Divide,
    /// `/` after `from __future__ import division`.
    TrueDivide,
    /// `//`
    FloorDivide,
    /// `%`
    Modulo,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `<<`
    LeftShift,
    /// `>>`
    RightShift,
    /// `&`
    And,
    /// `^`
    Xor,
    /// `|`
    Or,
}

impl Binary {
    /// What error messages call it.
    pub(super) fn symbol(self, inplace: bool) -> &'static str {
        match (self, inplace) {
            (Self::Power, _) => "** or pow()",
            (Self::Multiply, false) => "*",
            (Self::Multiply, true) => "*=",
            (Self::Divide | Self::TrueDivide, false) => "/",
            (Self::Divide | Self::TrueDivide, true) => "/=",
            (Self::FloorDivide, false) => "//",
            (Self::FloorDivide, true) => "//=",
            (Self::Modulo, false) => "%",
            (Self::Modulo, true) => "%=",
            (Self::Add, false) => "+",
            (Self::Add, true) => "+=",
            (Self::Subtract, false) => "-",
            (Self::Subtract, true) => "-=",
            (Self::LeftShift, false) => "<<",
            (Self::LeftShift, true) => "<<=",
            (Self::RightShift, false) => ">>",
            (Self::RightShift, true) => ">>=",
            (Self::And, false) => "&",
            (Self::And, true) => "&=",
            (Self::Xor, false) => "^",
            (Self::Xor, true) => "^=",
            (Self::Or, false) => "|",
            (Self::Or, true) => "|=",
        }
    }

    /// Whether it works on the bits of integers, and so not on floats.
    fn is_bitwise(self) -> bool {
        matches!(self, Self::LeftShift | Self::RightShift | Self::And | Self::Xor | Self::Or)
    }
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unary {
    /// `+`
    Positive,
    /// `-`
    Negative,
    /// `~`
    Invert,
}

impl Unary {
    fn symbol(self) -> &'static str {
        match self {
            Self::Positive => "+",
            Self::Negative => "-",
            Self::Invert => "~",
        }
    }
}

/// A number, as arithmetic sees it.
#[derive(Clone, Debug)]
pub(super) enum Number {
    /// An int or a bool.
    Int(i64),
    /// A long.
    Long(Rc<BigInt>),
    /// A float.
    Float(f64),
}

impl Number {
    /// A float without its fraction (`float_trunc`): an int if it fits; `None` if it is no finite number.
    pub(super) fn truncated(float: f64) -> Option<Self> {
        let big = BigInt::from_f64(float.trunc())?;
        Some(big.to_i64().map_or_else(|| Self::Long(Rc::new(big)), Self::Int))
    }

    /// As an integer of any size; `None` for a float.
    pub(super) fn to_big(&self) -> Option<BigInt> {
        match self {
            Self::Int(i) => Some(BigInt::from(*i)),
            Self::Long(i) => Some((**i).clone()),
            Self::Float(_) => None,
        }
    }
}

impl Heap {
    /// The number, if it is one.
    pub(super) fn as_number(&self, value: Value) -> Option<Number> {
        if let Some(i) = self.as_int(value) {
            return Some(Number::Int(i));
        }
        match self.at(value) {
            Object::Long(long) => Some(Number::Long(Rc::clone(long))),
            Object::Float(float) => Some(Number::Float(float.0)),
            _ => None,
        }
    }
}

/// A count as a size: 0 if it is negative, and the largest size there is if this machine (of 32 bits, perhaps) has no
/// such size. To reserve that much is a MemoryError then, as it would be anyway.
pub(super) fn to_size(count: i64) -> usize {
    usize::try_from(count.max(0)).unwrap_or(usize::MAX)
}

impl Machine {
    /// `v op w`, or `v op= w`. The operands stay the caller's; the result is new.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(super) fn binary(&mut self, operator: Binary, v: Value, w: Value, inplace: bool) -> Outcome<Value> {
        if let Some((a, b)) = v.both_inline_ints(w) {
            return self.int_binary(operator, a, b, v);
        }
        if self.heap.is_classy(v) || self.heap.is_classy(w) {
            return self.hooked_binary(operator, v, w, inplace);
        }
        self.builtin_binary(operator, v, w, inplace)
    }

    /// `v op w`, or `v op= w`, by what their builtin types do.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(super) fn builtin_binary(&mut self, operator: Binary, v: Value, w: Value, inplace: bool) -> Outcome<Value> {
        if let (Some(a), Some(b)) = (v.as_bool(), w.as_bool()) {
            match operator {
                Binary::And => return Ok(Value::bool(a & b)),
                Binary::Xor => return Ok(Value::bool(a ^ b)),
                Binary::Or => return Ok(Value::bool(a | b)),
                _ => {}
            }
        }
        if (self.heap.as_complex(v).is_some() || self.heap.as_complex(w).is_some())
            && let Some(result) = self.complex_binary(operator, v, w)?
        {
            return Ok(result);
        }
        match (self.heap.as_number(v), self.heap.as_number(w)) {
            (Some(Number::Int(a)), Some(Number::Int(b))) => self.int_binary(operator, a, b, v),
            (Some(a), Some(b)) => match (a.to_big(), b.to_big()) {
                (Some(a), Some(b)) if operator == Binary::Modulo && self.is_own_remainder(v, &a, &b) => {
                    Ok(self.heap.retain(v))
                }
                (Some(a), Some(b)) => self.long_binary(operator, &a, &b),
                _ if operator.is_bitwise() => Err(self.unsupported_operands(operator.symbol(inplace), v, w)),
                _ => {
                    let (a, b) = (self.float_of(&a)?, self.float_of(&b)?);
                    self.float_binary(operator, a, b)
                }
            },
            _ => self.sequence_binary(operator, v, w, inplace),
        }
    }

    /// Whether a long that is divided is the remainder itself, and not only one like it (`long_divrem`).
    fn is_own_remainder(&self, v: Value, a: &BigInt, b: &BigInt) -> bool {
        let is_smaller = a.magnitude() < b.magnitude();
        is_smaller && (a.is_zero() || a.sign() == b.sign()) && matches!(self.heap.at(v), Object::Long(_))
    }

    /// `op v`.
    ///
    /// # Errors
    /// TypeError: it is no number.
    pub(super) fn unary(&mut self, operator: Unary, v: Value) -> Outcome<Value> {
        if self.heap.is_classy(v) {
            return self.hooked_unary(operator, v);
        }
        self.own_unary(operator, v)
    }

    /// The same, by what builtin types do.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(super) fn own_unary(&mut self, operator: Unary, v: Value) -> Outcome<Value> {
        if let Some(parts) = self.heap.as_complex(v)
            && let Some(result) = self.complex_unary(operator, v, parts)
        {
            return Ok(result);
        }
        match (operator, self.heap.as_number(v)) {
            (Unary::Positive, Some(_)) => Ok(self.number_itself(v)),
            (Unary::Negative, Some(Number::Int(i))) => Ok(self.negate_int(i)),
            (Unary::Negative, Some(Number::Long(i))) => Ok(self.heap.long(-&*i)),
            (Unary::Negative, Some(Number::Float(f))) => Ok(self.heap.float(-f)),
            (Unary::Invert, Some(Number::Int(i))) => Ok(self.heap.int(!i)),
            (Unary::Invert, Some(Number::Long(i))) => Ok(self.heap.long(!&*i)),
            (_, Some(Number::Float(_)) | None) => {
                let name = self.heap.type_name(v);
                Err(self.type_error(format!("bad operand type for unary {}: '{name}'", operator.symbol())))
            }
        }
    }

    /// `abs(v)` (`PyNumber_Absolute`).
    ///
    /// # Errors
    /// TypeError: it is no number.
    pub(super) fn absolute(&mut self, v: Value) -> Outcome<Value> {
        if self.heap.is_classy(v)
            && let Some(result) = self.unary_hook(Special::Abs, v)?
        {
            return Ok(result);
        }
        self.own_absolute(v)
    }

    /// `abs(v)`, by what its builtin type does.
    ///
    /// # Errors
    /// TypeError: it is no number.
    pub(super) fn own_absolute(&mut self, v: Value) -> Outcome<Value> {
        if let Some(parts) = self.heap.as_complex(v) {
            return self.complex_absolute(parts);
        }
        match self.heap.as_number(v) {
            Some(Number::Int(i)) if i < 0 => Ok(self.negate_int(i)),
            Some(Number::Long(i)) if i.sign() == num_bigint::Sign::Minus => Ok(self.heap.long(-&*i)),
            Some(Number::Float(f)) => Ok(self.heap.float(f.abs())),
            Some(_) => Ok(self.number_itself(v)),
            None => {
                let name = self.heap.type_name(v);
                Err(self.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        }
    }

    /// `divmod(v, w)`.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(super) fn divmod(&mut self, v: Value, w: Value) -> Outcome<Value> {
        if self.heap.is_classy(v) || self.heap.is_classy(w) {
            return self.hooked_divmod(v, w);
        }
        self.own_divmod(v, w)
    }

    /// The same, by what builtin types do.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(super) fn own_divmod(&mut self, v: Value, w: Value) -> Outcome<Value> {
        if (self.heap.as_complex(v).is_some() || self.heap.as_complex(w).is_some())
            && let Some(parts) = self.complex_divmod(v, w)?
        {
            return Ok(self.heap.tuple(parts));
        }
        let parts = match (self.heap.as_number(v), self.heap.as_number(w)) {
            (Some(Number::Int(a)), Some(Number::Int(b))) => self.int_divmod(a, b)?,
            (Some(a), Some(b)) => match (a.to_big(), b.to_big()) {
                (Some(a), Some(b)) if self.is_own_remainder(v, &a, &b) => {
                    [self.heap.long(0.into()), self.heap.retain(v)]
                }
                (Some(a), Some(b)) => self.long_divmod(&a, &b)?,
                _ => {
                    let (a, b) = (self.float_of(&a)?, self.float_of(&b)?);
                    self.float_divmod(a, b)?
                }
            },
            _ => return Err(self.unsupported_operands("divmod()", v, w)),
        };
        Ok(self.heap.tuple(parts))
    }

    /// A number as its own value: the same object, but an int of a bool (`int_int`).
    fn number_itself(&mut self, v: Value) -> Value {
        match v.as_bool() {
            Some(b) => Value::small_int(i32::from(b)),
            None if self.heap.is_exact(v) => self.heap.retain(v),
            None => match self.heap.as_number(v) {
                Some(Number::Int(i)) => self.heap.int(i),
                Some(Number::Long(i)) => self.heap.long((*i).clone()),
                Some(Number::Float(f)) => self.heap.float(f),
                None => self.heap.retain(v),
            },
        }
    }

    fn negate_int(&mut self, i: i64) -> Value {
        match i.checked_neg() {
            Some(negated) => self.heap.int(negated),
            None => self.heap.long(-BigInt::from(i)),
        }
    }

    /// `binop_type_error`.
    pub(super) fn unsupported_operands(&mut self, symbol: &str, v: Value, w: Value) -> Fault {
        let (v, w) = (self.heap.type_name(v), self.heap.type_name(w));
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{v}' and '{w}'"))
    }
}

//! Arithmetic on int, bool, long and float, and the operators of the sequences that share them.

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

impl Machine {
    /// `v op w`, or `v op= w`. The operands stay the caller's; the result is new.
    pub(super) fn binary(&mut self, _operator: Binary, _v: Value, _w: Value, _inplace: bool) -> Outcome<Value> {
        Err(Fault::Unsupported("arithmetic".into()))
    }

    /// `op v`.
    pub(super) fn unary(&mut self, _operator: Unary, _v: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("arithmetic".into()))
    }
}

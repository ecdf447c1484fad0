//! Comparing and truth (`PyObject_RichCompare`, `PyObject_IsTrue`, `cmp_outcome`).

use super::value::Value;
use super::{Fault, Machine, Outcome};

impl Machine {
    /// COMPARE_OP with the operator of this number ([`COMPARE_OPS`](crate::bytecode::COMPARE_OPS)).
    pub(super) fn compare_op(&mut self, _operator: u32, _v: Value, _w: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("comparison".into()))
    }

    /// `bool(value)`.
    pub(super) fn is_true(&mut self, _value: Value) -> Outcome<bool> {
        Err(Fault::Unsupported("truth".into()))
    }
}

impl super::heap::Heap {
    /// Whether two keys of a dict are equal, for what needs no Python code to compare.
    pub(super) fn equal(&self, v: Value, w: Value) -> bool {
        v == w
    }
}

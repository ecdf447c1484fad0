//! Attributes: `object.name`.

use super::value::Value;
use super::{Fault, Machine, Outcome};

impl Machine {
    /// `object.name` (`PyObject_GetAttr`). The result is new.
    pub(super) fn get_attribute(&mut self, _object: Value, _name: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("an attribute".into()))
    }

    /// `object.name = value` (`PyObject_SetAttr`). The operands stay the caller's.
    pub(super) fn set_attribute(&mut self, _object: Value, _name: Value, _value: Value) -> Outcome<()> {
        Err(Fault::Unsupported("an attribute".into()))
    }
}

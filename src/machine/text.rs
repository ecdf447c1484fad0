//! `str`, `repr` and `print`.

use super::value::Value;
use super::{Fault, Machine, Outcome};

impl Machine {
    /// `repr(value)`.
    pub(super) fn repr(&mut self, _value: Value) -> Outcome<Vec<u8>> {
        Err(Fault::Unsupported("repr".into()))
    }

    /// `str(value)`.
    pub(super) fn str(&mut self, _value: Value) -> Outcome<Vec<u8>> {
        Err(Fault::Unsupported("str".into()))
    }

    /// PRINT_ITEM: prints a value, after a space if one is due; gives what was printed.
    pub(super) fn print_item(&mut self, _value: Value) -> Outcome<Vec<u8>> {
        Err(Fault::Unsupported("print".into()))
    }

    /// PRINT_NEWLINE.
    pub(super) fn print_newline(&mut self) -> Outcome<()> {
        Err(Fault::Unsupported("print".into()))
    }
}

impl Machine {
    /// `string % values`.
    pub(super) fn format(&mut self, _format: Value, _values: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("formatting".into()))
    }

    /// `list.extend(iterable)`.
    pub(super) fn list_extend(&mut self, _list: Value, _iterable: Value) -> Outcome<()> {
        Err(Fault::Unsupported("extending".into()))
    }
}

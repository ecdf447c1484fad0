//! The builtin functions (`Python/bltinmodule.c`), and calling what is no Python function.

use super::call::Arguments;
use super::native::{FilterInto, KeysFor, Native};
use super::value::Value;
use super::{Fault, Machine, Outcome};

/// A builtin function, or a method of a builtin type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Builtin {
    /// `len`
    Len,
}

impl Builtin {
    /// `__name__`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Len => "len",
        }
    }
}

/// What came of calling something that is no Python function.
pub(super) enum Called {
    /// It is done; the reference to the result is the caller's.
    Value(Value),
    /// It wants to call Python code: this is its state, which goes on the stack.
    Native(Builtin, Native),
}

impl Machine {
    /// Fills the dict of `__builtin__`.
    pub(super) fn fill_builtins(&mut self) {}

    /// Calls a builtin, a type, or something that cannot be called. The arguments stay the caller's.
    pub(super) fn call_callable(&mut self, _callable: Value, _arguments: Arguments<'_>) -> Outcome<Called> {
        Err(Fault::Unsupported("a builtin".into()))
    }

    /// `filter` has asked about every item.
    pub(super) fn filtered(&mut self, kept: Vec<Value>, _into: FilterInto) -> Outcome<Value> {
        Ok(self.heap.list(kept))
    }

    /// Every item has its key: sorts, or finds the smallest or largest. The items and keys stay the caller's.
    pub(super) fn finish_keys(&mut self, _items: &[Value], _keys: &[Value], _purpose: KeysFor) -> Outcome<Value> {
        Err(Fault::Unsupported("a builtin".into()))
    }
}

impl Builtin {
    /// The method of this name that objects of a type have.
    pub(super) fn method(_of: super::types::Type, _name: &str) -> Option<Self> {
        None
    }
}

//! `co_consts` while it grows: equal constants share a place, if they are the same in type and sign as well.

use std::hash::{Hash, Hasher};

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use crate::bytecode::{Code, Const, PyString};

/// Constants by the order in which they were first used.
#[derive(Debug, Default)]
pub(super) struct Constants(IndexSet<Key, FxBuildHasher>);

impl Constants {
    /// The index of a constant, which is added if it is new (`compiler_add_o`).
    pub(super) fn add(&mut self, constant: Const) -> u32 {
        self.0.insert_full(Key(constant)).0 as u32
    }

    pub(super) fn into_vec(self) -> Vec<Const> {
        self.0.into_iter().map(|Key(constant)| constant).collect()
    }
}

/// A constant under CPython's idea of sameness (`_PyCode_ConstantKey`): `1`, `1L`, `1.0` and `True` are four constants,
/// `0.0` and `-0.0` two, and two functions with the same code on the same line are one.
#[derive(Debug)]
struct Key(Const);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

fn same(a: &Const, b: &Const) -> bool {
    match (a, b) {
        (Const::Float(a), Const::Float(b)) => same_float(*a, *b),
        (Const::Complex(a), Const::Complex(b)) => same_float(a.real, b.real) && same_float(a.imag, b.imag),
        // Whether a string is interned is no part of its value.
        (Const::Str(a), Const::Str(b)) => a.bytes == b.bytes,
        (Const::Tuple(a), Const::Tuple(b)) => all_same(a, b),
        (Const::Code(a), Const::Code(b)) => same_code(a, b),
        _ => a == b,
    }
}

/// A NaN is not even the same as itself: in CPython it would be another object.
fn same_float(a: f64, b: f64) -> bool {
    a == b && a.is_sign_negative() == b.is_sign_negative()
}

fn all_same(a: &[Const], b: &[Const]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

/// `code_richcompare`: file name, line table and stack size do not matter.
fn same_code(a: &Code, b: &Code) -> bool {
    let bytes_equal = |a: &PyString, b: &PyString| a.bytes == b.bytes;
    bytes_equal(&a.name, &b.name)
        && (a.argcount, a.nlocals, a.flags, a.firstlineno) == (b.argcount, b.nlocals, b.flags, b.firstlineno)
        && bytes_equal(&a.code, &b.code)
        && all_same(&a.consts, &b.consts)
        && (&a.names, &a.varnames, &a.freevars, &a.cellvars) == (&b.names, &b.varnames, &b.freevars, &b.cellvars)
}

fn hash<H: Hasher>(constant: &Const, state: &mut H) {
    std::mem::discriminant(constant).hash(state);
    match constant {
        Const::Int(value) => value.hash(state),
        Const::Long(value) => value.hash(state),
        Const::Float(value) => value.to_bits().hash(state),
        Const::Complex(value) => (value.real.to_bits(), value.imag.to_bits()).hash(state),
        Const::Str(value) => value.bytes.hash(state),
        Const::Unicode(value) => value.hash(state),
        Const::Tuple(items) => items.iter().for_each(|item| hash(item, state)),
        Const::Code(code) => (&code.name.bytes, code.firstlineno, &code.code.bytes).hash(state),
        _ => {}
    }
}

/// Interns those strings in constants that look like names (`intern_string_constants`), so that `getattr(x, 'name')` compares
/// pointers.
pub(super) fn intern_names(constants: &mut [Const]) {
    for constant in constants {
        match constant {
            Const::Str(string) if is_name_like(&string.bytes) => string.interned = true,
            Const::Tuple(items) if items.iter().any(needs_interning) => {
                let mut owned = items.to_vec();
                intern_names(&mut owned);
                *items = owned.into();
            }
            _ => {}
        }
    }
}

fn needs_interning(constant: &Const) -> bool {
    match constant {
        Const::Str(string) => !string.interned && is_name_like(&string.bytes),
        Const::Tuple(items) => items.iter().any(needs_interning),
        _ => false,
    }
}

/// Letters, digits and underscores only (`all_name_chars`).
fn is_name_like(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

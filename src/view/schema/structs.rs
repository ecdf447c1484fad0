//! The C structs of CPython, field by field.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

wire! {
/// A C struct of CPython.
#[derive(Eq)]
struct Struct {
    /// Its name: `PyCodeObject`.
    pub name: String,
    /// `type(o).__name__` of objects that it is of: `code`. Empty where it is no object.
    pub type_name: String,
    /// A sentence on it.
    pub text: String,
    /// Its fields, in C's order.
    pub fields: Vec<StructField>,
}

/// A field of a C struct.
#[derive(Eq)]
struct StructField {
    /// Its name.
    pub name: String,
    /// Its type in C.
    pub c_type: String,
    /// What it is for, who sets it, who reads it; what stands between backticks is code.
    pub text: String,
}

/// A bit of `co_flags`.
#[derive(Eq)]
struct Flag {
    /// Its name, without `CO_`.
    pub name: String,
    /// Its value.
    pub value: u32,
    /// Whether the quick path of `fast_function` asks for it: `co_flags` must be these and no others, 0x43.
    pub quick: bool,
    /// What it says.
    pub text: String,
}
}

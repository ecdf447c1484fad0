//! Marshal, version 2: how CPython 2.7 writes constants and code objects as bytes (`Python/marshal.c`).
//!
//! Each object is one letter for its type, then its value; integers are little-endian. Interned strings are written
//! once, with the letter `t`, and numbered in that order; when one comes again, only its number is written (`R`).
//!
//! [`load`] and [`dump`] keep no Rust call open per level of nesting, so that no input can exhaust the stack.

mod read;
mod write;

use thiserror::Error;

use super::Const;

/// How deep objects may lie within each other: a tuple within a tuple is two deep, and a function within a function
/// adds two (its code object, and the tuple of constants around that).
///
/// CPython's limit is 2000 (`MAX_MARSHAL_STACK_DEPTH`). Here it is lower, because whatever walks or drops constants
/// may use a stack frame per level, and a browser's stack is small. The tokenizer's limit of 100 indentations
/// keeps real programs well below.
pub const MAX_DEPTH: usize = 500;

/// Why bytes are not marshal data that CPython 2.7 could have written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("byte {offset}: {problem}")]
pub struct MarshalError {
    /// Where, in bytes from the start of the data (of the file, when a `.pyc` is read).
    pub offset: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with marshal data.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// The data is too short.
    #[error("the data ends where {expected} was expected")]
    End {
        /// What should have come.
        expected: &'static str,
    },
    /// A length is negative, or greater than the rest of the data could hold.
    #[error("{expected} cannot have the length {length}: {left} bytes are left")]
    Length {
        /// What has the length.
        expected: &'static str,
        /// The length as it is written.
        length: i32,
        /// Bytes after the length.
        left: usize,
    },
    /// No object begins with this letter.
    #[error("no object of marshal version 2 begins with the byte 0x{0:02x}")]
    Type(u8),
    /// `R` with a number that no interned string has.
    #[error("interned string number {number} is referred to, but only {known} have come so far")]
    Reference {
        /// The number as it is written.
        number: i32,
        /// How many interned strings there are.
        known: usize,
    },
    /// A float written as text (marshal version 0 or 1) that is no number.
    #[error("this text is not a float: {0:?}")]
    Float(String),
    /// A digit of a `long` is not below 2 to the power of 15, or the highest is 0.
    #[error("a long has the invalid digit {0}")]
    LongDigit(u16),
    /// The bytes of a `unicode` are no UTF-8.
    #[error("a unicode string is not UTF-8")]
    Utf8,
    /// Something else must stand here.
    #[error("{expected} was expected, but {found} stands there")]
    Unexpected {
        /// What should have come.
        expected: &'static str,
        /// What came.
        found: &'static str,
    },
    /// A number of a code object is negative.
    #[error("{field} of a code object is {value}, a negative number")]
    Negative {
        /// `co_argcount`, `co_nlocals` or `co_stacksize`.
        field: &'static str,
        /// The number.
        value: i32,
    },
    /// A set or a dict has an item or key that CPython cannot hash.
    #[error("{0} cannot be in a set or the key of a dict")]
    Unhashable(&'static str),
    /// More than [`MAX_DEPTH`] levels.
    #[error("objects are nested more than {MAX_DEPTH} deep")]
    Depth,
}

/// Reads one object (`marshal.loads`); what comes after it is ignored, as CPython does.
///
/// # Errors
/// The first thing that CPython 2.7 could not have written, with its place. Every length is compared with what is
/// left before memory is taken for it.
pub fn load(data: &[u8]) -> Result<Const, MarshalError> {
    load_at(data, 0)
}

/// [`load`], where errors count bytes from `start` before `data`.
pub(super) fn load_at(data: &[u8], start: usize) -> Result<Const, MarshalError> {
    read::Reader::new(data, start).read()
}

/// Writes an object as `marshal.dumps` does.
///
/// What [`load`] made of data from CPython is written as the same bytes again. (Of other data, for example with
/// floats as text, CPython's own way to write the same value.)
pub fn dump(object: &Const) -> Vec<u8> {
    write::write(object)
}

/// The letters that objects begin with (`TYPE_NULL` and so on).
mod tag {
    /// The end of a dict.
    pub(super) const NULL: u8 = b'0';
    pub(super) const NONE: u8 = b'N';
    pub(super) const FALSE: u8 = b'F';
    pub(super) const TRUE: u8 = b'T';
    pub(super) const STOP_ITERATION: u8 = b'S';
    pub(super) const ELLIPSIS: u8 = b'.';
    pub(super) const INT: u8 = b'i';
    pub(super) const INT64: u8 = b'I';
    pub(super) const FLOAT_TEXT: u8 = b'f';
    pub(super) const FLOAT: u8 = b'g';
    pub(super) const COMPLEX_TEXT: u8 = b'x';
    pub(super) const COMPLEX: u8 = b'y';
    pub(super) const LONG: u8 = b'l';
    pub(super) const STRING: u8 = b's';
    pub(super) const INTERNED: u8 = b't';
    pub(super) const STRING_REF: u8 = b'R';
    pub(super) const UNICODE: u8 = b'u';
    pub(super) const TUPLE: u8 = b'(';
    pub(super) const LIST: u8 = b'[';
    pub(super) const DICT: u8 = b'{';
    pub(super) const SET: u8 = b'<';
    pub(super) const FROZENSET: u8 = b'>';
    pub(super) const CODE: u8 = b'c';
}

/// Bits in one digit of a `long` (`PyLong_MARSHAL_SHIFT`).
const LONG_DIGIT_BITS: u32 = 15;

//! [`Code`], the fields of CPython's `PyCodeObject`, and the constants that it holds.

use std::fmt;
use std::rc::Rc;

use num_bigint::BigInt;

/// A place in `co_code`, in bytes from its start (CPython's `f_lasti`, jump targets, `co_lnotab` addresses).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteOffset(pub u32);

impl fmt::Display for ByteOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A Python 2 `str`: bytes, and whether CPython holds the one interned copy of them.
///
/// Interning is part of the value here because it is visible: in a `.pyc` (type `t` instead of `s`), and
/// through `is` once the program runs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PyString {
    /// The bytes, in no particular encoding.
    pub bytes: Rc<[u8]>,
    /// CPython's `PyString_CHECK_INTERNED`.
    pub interned: bool,
}

impl PyString {
    /// A string that is not interned.
    pub fn new(bytes: impl Into<Rc<[u8]>>) -> Self {
        Self { bytes: bytes.into(), interned: false }
    }

    /// An interned string, as every name in `co_names` and `co_varnames` is.
    pub fn interned(bytes: impl Into<Rc<[u8]>>) -> Self {
        Self { bytes: bytes.into(), interned: true }
    }

    /// The text for messages: UTF-8 where the bytes are, U+FFFD where they are not.
    pub fn to_text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl fmt::Debug for PyString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:?}", if self.interned { "t" } else { "s" }, self.to_text())
    }
}

/// A `complex` constant. Bits, not numbers, make two of them equal: `-0.0` differs from `0.0` and a NaN equals itself.
#[derive(Clone, Copy, Debug)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

/// A constant of `co_consts`, and everything else that a marshal stream can hold.
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `Ellipsis`.
    Ellipsis,
    /// The type `StopIteration`, which marshal has a letter for.
    StopIteration,
    /// An `int`: 64 bits here.
    Int(i64),
    /// A `long`, of any size (`1L` is a long however small).
    Long(BigInt),
    /// A `float`.
    Float(f64),
    /// A `complex`.
    Complex(Complex),
    /// A `str`.
    Str(PyString),
    /// A `unicode`, as code points: lone surrogates are allowed, so it need not be a Rust string.
    Unicode(Rc<[u32]>),
    /// A `tuple`.
    Tuple(Rc<[Const]>),
    /// A `list` (only in marshal streams that no compiler makes).
    List(Vec<Const>),
    /// A `dict`, its items in the order of the stream (likewise).
    Dict(Vec<(Const, Const)>),
    /// A `set`, its items in the order of the stream (likewise).
    Set(Vec<Const>),
    /// A `frozenset`, its items in the order of the stream (likewise).
    FrozenSet(Vec<Const>),
    /// A code object: the body of a function, class, generator expression or lambda.
    Code(Rc<Code>),
}

impl Const {
    /// What it is, for messages: `a tuple`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Bool(_) => "a bool",
            Self::Ellipsis => "Ellipsis",
            Self::StopIteration => "StopIteration",
            Self::Int(_) => "an int",
            Self::Long(_) => "a long",
            Self::Float(_) => "a float",
            Self::Complex(_) => "a complex",
            Self::Str(_) => "a str",
            Self::Unicode(_) => "a unicode",
            Self::Tuple(_) => "a tuple",
            Self::List(_) => "a list",
            Self::Dict(_) => "a dict",
            Self::Set(_) => "a set",
            Self::FrozenSet(_) => "a frozenset",
            Self::Code(_) => "a code object",
        }
    }
}

/// Identity of constants as a compiler compares them: type, value, sign of zero; a NaN equals a NaN of the same bits.
impl PartialEq for Const {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None)
            | (Self::Ellipsis, Self::Ellipsis)
            | (Self::StopIteration, Self::StopIteration) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Long(a), Self::Long(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Complex(a), Self::Complex(b)) => {
                a.real.to_bits() == b.real.to_bits() && a.imag.to_bits() == b.imag.to_bits()
            }
            (Self::Str(a), Self::Str(b)) => a == b,
            (Self::Unicode(a), Self::Unicode(b)) => a == b,
            (Self::Tuple(a), Self::Tuple(b)) => a == b,
            (Self::List(a), Self::List(b))
            | (Self::Set(a), Self::Set(b))
            | (Self::FrozenSet(a), Self::FrozenSet(b)) => a == b,
            (Self::Dict(a), Self::Dict(b)) => a == b,
            (Self::Code(a), Self::Code(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Const {}

/// `co_flags`: what the compiler found out about a code object, one bit each (`Include/code.h`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Locals live in `fastlocals`, not in a dict.
    pub const OPTIMIZED: Self = Self(0x1);
    /// A call gets locals of its own.
    pub const NEWLOCALS: Self = Self(0x2);
    /// The last parameter before any `**` takes surplus positionals (`*args`).
    pub const VARARGS: Self = Self(0x4);
    /// The last parameter takes surplus keywords (`**kwargs`).
    pub const VARKEYWORDS: Self = Self(0x8);
    /// Made inside another function (whether or not it uses its variables).
    pub const NESTED: Self = Self(0x10);
    /// Calling makes a generator.
    pub const GENERATOR: Self = Self(0x20);
    /// Neither cell nor free variables.
    pub const NOFREE: Self = Self(0x40);
    /// `from __future__ import division`.
    pub const FUTURE_DIVISION: Self = Self(0x2000);
    /// `from __future__ import absolute_import`.
    pub const FUTURE_ABSOLUTE_IMPORT: Self = Self(0x4000);
    /// `from __future__ import with_statement`.
    pub const FUTURE_WITH_STATEMENT: Self = Self(0x8000);
    /// `from __future__ import print_function`.
    pub const FUTURE_PRINT_FUNCTION: Self = Self(0x10000);
    /// `from __future__ import unicode_literals`.
    pub const FUTURE_UNICODE_LITERALS: Self = Self(0x20000);

    /// Every bit with CPython's name for it (less the `CO_`), lowest first.
    pub const NAMES: [(Self, &'static str); 12] = [
        (Self::OPTIMIZED, "OPTIMIZED"),
        (Self::NEWLOCALS, "NEWLOCALS"),
        (Self::VARARGS, "VARARGS"),
        (Self::VARKEYWORDS, "VARKEYWORDS"),
        (Self::NESTED, "NESTED"),
        (Self::GENERATOR, "GENERATOR"),
        (Self::NOFREE, "NOFREE"),
        (Self::FUTURE_DIVISION, "FUTURE_DIVISION"),
        (Self::FUTURE_ABSOLUTE_IMPORT, "FUTURE_ABSOLUTE_IMPORT"),
        (Self::FUTURE_WITH_STATEMENT, "FUTURE_WITH_STATEMENT"),
        (Self::FUTURE_PRINT_FUNCTION, "FUTURE_PRINT_FUNCTION"),
        (Self::FUTURE_UNICODE_LITERALS, "FUTURE_UNICODE_LITERALS"),
    ];

    /// Whether all bits of `other` are set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The names of the bits that are set, lowest first; bits that 2.7 does not know have no name.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(move |&(flag, _)| self.has(flag)).map(|(_, name)| name)
    }
}

/// A code object: bytecode with what it needs to run (CPython's `PyCodeObject`).
///
/// `co_zombieframe` and `co_weakreflist` are not here: they change while a program runs, so they belong to the
/// machine's object around this.
///
/// The default, with all fields empty, is a place to start from in tests; it is not code that could run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// `co_argcount`: positional parameters, `*args` and `**kwargs` not counted.
    pub argcount: u32,
    /// `co_nlocals`: local variables, the parameters included.
    pub nlocals: u32,
    /// `co_stacksize`: slots that the value stack needs at the most.
    pub stacksize: u32,
    /// `co_flags`.
    pub flags: CodeFlags,
    /// `co_code`: the instructions.
    pub code: PyString,
    /// `co_consts`.
    pub consts: Vec<Const>,
    /// `co_names`: globals, attributes and other names looked up by string.
    pub names: Vec<PyString>,
    /// `co_varnames`: names of the locals, parameters first.
    pub varnames: Vec<PyString>,
    /// `co_freevars`: names found in an enclosing function, through the function's closure.
    pub freevars: Vec<PyString>,
    /// `co_cellvars`: locals that an inner function uses.
    pub cellvars: Vec<PyString>,
    /// `co_filename`: the path as the compiler was given it.
    pub filename: PyString,
    /// `co_name`: of the function or class, or `<module>`, `<lambda>`, `<genexpr>` …
    pub name: PyString,
    /// `co_firstlineno`: the first source line.
    pub firstlineno: i32,
    /// `co_lnotab`: pairs of increments (bytecode, line), from offset 0 and `co_firstlineno` on.
    pub lnotab: PyString,
}

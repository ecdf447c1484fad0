//! Exceptions as objects: their classes, instances, tracebacks, and the one that is on its way (`Objects/exceptions.c`).

use super::value::{ObjectId, Value};

macro_rules! exceptions {
    ($($name:ident < $base:ident,)*) => {
        /// A builtin exception class.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the class of its name")]
        pub enum Exc { $($name),* }

        impl Exc {
    /// The names of what instances keep beside `args` and `message` (`SyntaxError_members` and its kin).
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::UnicodeDecodeError | Self::UnicodeEncodeError => &["encoding", "object", "start", "end", "reason"],
            Self::UnicodeTranslateError => &["object", "start", "end", "reason"],
            Self::SystemExit => &["code"],
            _ if self.is_a(Self::SyntaxError) => {
                &["msg", "filename", "lineno", "offset", "text", "print_file_and_line"]
            }
            _ if self.is_a(Self::EnvironmentError) => &["errno", "strerror", "filename"],
            _ => &[],
        }
    }

    /// Where a field is among [`fields`](Self::fields).
    pub(super) fn field_index(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|&field| field == name)
    }

            /// All of them, every class after its base.
            pub const ALL: &'static [Exc] = &[$(Exc::$name),*];

            /// `__name__`.
            pub const fn name(self) -> &'static str {
                match self { $(Exc::$name => stringify!($name)),* }
            }

            /// `tp_name`.
            pub const fn tp_name(self) -> &'static str {
                match self { $(Exc::$name => concat!("exceptions.", stringify!($name))),* }
            }

            /// `__base__`; the root's is itself.
            pub const fn base(self) -> Exc {
                match self { $(Exc::$name => Exc::$base),* }
            }
        }
    };
}

exceptions! {
    BaseException < BaseException,
    Exception < BaseException,
    StandardError < Exception,
    ArithmeticError < StandardError,
    FloatingPointError < ArithmeticError,
    OverflowError < ArithmeticError,
    ZeroDivisionError < ArithmeticError,
    AssertionError < StandardError,
    AttributeError < StandardError,
    BufferError < StandardError,
    EOFError < StandardError,
    EnvironmentError < StandardError,
    IOError < EnvironmentError,
    OSError < EnvironmentError,
    ImportError < StandardError,
    LookupError < StandardError,
    IndexError < LookupError,
    KeyError < LookupError,
    MemoryError < StandardError,
    NameError < StandardError,
    UnboundLocalError < NameError,
    ReferenceError < StandardError,
    RuntimeError < StandardError,
    NotImplementedError < RuntimeError,
    SyntaxError < StandardError,
    IndentationError < SyntaxError,
    TabError < IndentationError,
    SystemError < StandardError,
    TypeError < StandardError,
    ValueError < StandardError,
    UnicodeError < ValueError,
    UnicodeDecodeError < UnicodeError,
    UnicodeEncodeError < UnicodeError,
    UnicodeTranslateError < UnicodeError,
    StopIteration < Exception,
    Warning < Exception,
    BytesWarning < Warning,
    DeprecationWarning < Warning,
    FutureWarning < Warning,
    ImportWarning < Warning,
    PendingDeprecationWarning < Warning,
    RuntimeWarning < Warning,
    SyntaxWarning < Warning,
    UnicodeWarning < Warning,
    UserWarning < Warning,
    GeneratorExit < BaseException,
    KeyboardInterrupt < BaseException,
    SystemExit < BaseException,
}

impl Exc {
    /// `issubclass(self, other)`.
    pub fn is_a(self, other: Self) -> bool {
        let mut class = self;
        while class != other && class != Self::BaseException {
            class = class.base();
        }
        class == other
    }
}

/// An instance of a builtin exception class (`PyBaseExceptionObject`).
#[derive(Clone, Debug, Hash)]
pub struct ExceptionObject {
    /// Its class.
    pub class: Exc,
    /// `args`: a tuple.
    pub args: Value,
    /// `message`: the one argument, else the empty string.
    pub message: Value,
    /// What its class keeps besides, in the order of [`Exc::fields`]; `NULL` where nothing is.
    pub fields: Box<[Value]>,
    /// `__dict__`: the attributes that a program has set; `NULL` before the first.
    pub dict: Value,
}

impl ExceptionObject {
    /// What it keeps under a name of [`Exc::fields`]; `NULL` where nothing is.
    pub(super) fn field(&self, name: &str) -> Value {
        let index = self.class.field_index(name);
        index.and_then(|index| self.fields.get(index)).copied().unwrap_or(Value::NULL)
    }

    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        for value in [self.args, self.message, self.dict] {
            see(value);
        }
        self.fields.iter().copied().for_each(see);
    }
}

/// One line of a traceback: where a frame was when an exception passed through it (`PyTracebackObject`).
#[derive(Clone, Debug, Hash)]
pub struct Traceback {
    /// `tb_next`: the next frame towards the place where the exception was raised; `NULL` at that place.
    pub next: Value,
    /// `tb_frame`.
    pub frame: ObjectId,
    /// `tb_lasti`, in bytes.
    pub lasti: i32,
    /// `tb_lineno`.
    pub lineno: i32,
}

impl Traceback {
    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        see(self.next);
        see(Value::object(self.frame));
    }
}

/// An exception as three references: its class, its value, its traceback (`curexc_type`, `exc_type` and so on).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ExcInfo {
    /// The class; `NULL` where there is no exception.
    pub class: Value,
    /// The instance, or, before anybody looked, what it will be made from: a message, a tuple of arguments, or `NULL`.
    pub value: Value,
    /// The traceback, or `NULL`.
    pub traceback: Value,
}

impl ExcInfo {
    /// The three references, for counting.
    pub fn references(self) -> [Value; 3] {
        [self.class, self.value, self.traceback]
    }
}

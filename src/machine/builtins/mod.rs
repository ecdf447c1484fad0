//! The builtin functions and the methods of builtin types (`Python/bltinmodule.c`, `Objects/`), and calling what is no
//! Python function.
//!
//! Each has a [`Builtin`], how it takes its arguments ([`arguments`]), and an arm in
//! [`Machine::call_builtin`](crate::machine::Machine) that says what it does.

mod arguments;
mod convert;
mod dict_methods;
mod directory;
pub mod folding;
mod functions;
mod list_methods;
mod locals;
mod make_code;
mod make_function;
mod set_methods;
pub mod sorting;
mod string;
mod string_case;
mod string_methods;
mod types;

use std::rc::Rc;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub(in crate::machine) use arguments::Takes;
use folding::FoldKind;

use super::c_step::{CFlags, CStep};
use super::call::Arguments;
use super::class::Special;
use super::exceptions::Exc;
use super::modules::operator::CallableObject;
use super::modules::{Module, ModuleFunction};
use super::native::Begun;
use super::object::{DictItem, Object};
use super::types::Type;
use super::value::Value;
use super::{Fault, Machine, Outcome};

macro_rules! builtins {
    ($($variant:ident = $owner:expr, $name:literal, $takes:expr;)*) => {
        /// A builtin function, or a method of a builtin type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the builtin of the name beside it")]
        pub enum Builtin {
            $($variant,)*
            /// A function of another module than `__builtin__`.
            Module(ModuleFunction),
        }

        impl Builtin {
            /// All of them, but for those of modules.
            pub const ALL: &'static [Builtin] = &[$(Builtin::$variant),*];

            /// `__name__`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Module(function) => function.name(),
                }
            }

            /// The type whose method it is; `None` for a function.
            pub const fn owner(self) -> Option<Type> {
                match self {
                    $(Self::$variant => $owner,)*
                    Self::Module(_) => None,
                }
            }

            /// How it takes its arguments.
            const fn takes(self) -> Takes {
                match self {
                    $(Self::$variant => $takes,)*
                    Self::Module(function) => function.takes(),
                }
            }

            /// `ml_flags`: how the C function gets its arguments.
            pub const fn c_flags(self) -> CFlags {
                match self.takes() {
                    Takes::Nothing => CFlags::NoArguments,
                    Takes::One => CFlags::One,
                    Takes::Unpack(..) | Takes::Parse(..) | Takes::Own => CFlags::Tuple,
                }
            }
        }
    };
}

/// The methods of all builtin types: where several have one name, the first counts.
static METHODS: LazyLock<FxHashMap<(Type, &'static [u8]), Builtin>> = LazyLock::new(|| {
    let owned = |&method: &Builtin| Some(((method.owner()?, method.name().as_bytes()), method));
    Builtin::ALL.iter().rev().filter_map(owned).collect()
});

const FUNCTION: Option<Type> = None;
const INT: Option<Type> = Some(Type::Int);
const LONG: Option<Type> = Some(Type::Long);
const FLOAT: Option<Type> = Some(Type::Float);
const COMPLEX: Option<Type> = Some(Type::Complex);
const PROPERTY: Option<Type> = Some(Type::Property);
const LIST: Option<Type> = Some(Type::List);
const TUPLE: Option<Type> = Some(Type::Tuple);
const DICT: Option<Type> = Some(Type::Dict);
const SET: Option<Type> = Some(Type::Set);
const FROZENSET: Option<Type> = Some(Type::Frozenset);
const STR: Option<Type> = Some(Type::Str);
const GENERATOR: Option<Type> = Some(Type::Generator);
const UNICODE: Option<Type> = Some(Type::Unicode);
const FILE: Option<Type> = Some(Type::File);
const DEQUE: Option<Type> = Some(Type::Deque);
const PARTIAL: Option<Type> = Some(Type::Partial);
const RANDOM: Option<Type> = Some(Type::Random);

builtins! {
    Abs = FUNCTION, "abs", Takes::One;
    All = FUNCTION, "all", Takes::One;
    Apply = FUNCTION, "apply", Takes::Unpack(1, 3);
    Any = FUNCTION, "any", Takes::One;
    Bin = FUNCTION, "bin", Takes::One;
    Callable = FUNCTION, "callable", Takes::One;
    Chr = FUNCTION, "chr", Takes::Parse(1, 1);
    Cmp = FUNCTION, "cmp", Takes::Unpack(2, 2);
    Coerce = FUNCTION, "coerce", Takes::Unpack(2, 2);
    Delattr = FUNCTION, "delattr", Takes::Unpack(2, 2);
    Dir = FUNCTION, "dir", Takes::Unpack(0, 1);
    Divmod = FUNCTION, "divmod", Takes::Unpack(2, 2);
    Compile = FUNCTION, "compile", Takes::Own;
    Eval = FUNCTION, "eval", Takes::Unpack(1, 3);
    Execfile = FUNCTION, "execfile", Takes::Parse(1, 3);
    Input = FUNCTION, "input", Takes::Unpack(0, 1);
    RawInput = FUNCTION, "raw_input", Takes::Unpack(0, 1);
    Filter = FUNCTION, "filter", Takes::Unpack(2, 2);
    Format = FUNCTION, "format", Takes::Parse(1, 2);
    Getattr = FUNCTION, "getattr", Takes::Unpack(2, 3);
    Globals = FUNCTION, "globals", Takes::Nothing;
    Hasattr = FUNCTION, "hasattr", Takes::Unpack(2, 2);
    Hash = FUNCTION, "hash", Takes::One;
    Hex = FUNCTION, "hex", Takes::One;
    Id = FUNCTION, "id", Takes::One;
    Import = FUNCTION, "__import__", Takes::Own;
    Intern = FUNCTION, "intern", Takes::Parse(1, 1);
    Isinstance = FUNCTION, "isinstance", Takes::Unpack(2, 2);
    Issubclass = FUNCTION, "issubclass", Takes::Unpack(2, 2);
    Iter = FUNCTION, "iter", Takes::Unpack(1, 2);
    Len = FUNCTION, "len", Takes::One;
    Locals = FUNCTION, "locals", Takes::Nothing;
    Map = FUNCTION, "map", Takes::Own;
    Max = FUNCTION, "max", Takes::Own;
    Min = FUNCTION, "min", Takes::Own;
    Next = FUNCTION, "next", Takes::Unpack(1, 2);
    Oct = FUNCTION, "oct", Takes::One;
    Ord = FUNCTION, "ord", Takes::One;
    Pow = FUNCTION, "pow", Takes::Unpack(2, 3);
    Print = FUNCTION, "print", Takes::Own;
    Range = FUNCTION, "range", Takes::Own;
    Reduce = FUNCTION, "reduce", Takes::Unpack(2, 3);
    Reload = FUNCTION, "reload", Takes::One;
    Repr = FUNCTION, "repr", Takes::One;
    Round = FUNCTION, "round", Takes::Own;
    Setattr = FUNCTION, "setattr", Takes::Unpack(3, 3);
    Sorted = FUNCTION, "sorted", Takes::Own;
    Sum = FUNCTION, "sum", Takes::Unpack(1, 2);
    Unichr = FUNCTION, "unichr", Takes::Parse(1, 1);
    Vars = FUNCTION, "vars", Takes::Unpack(0, 1);
    Zip = FUNCTION, "zip", Takes::Own;

    IteratorNext = Some(Type::ListIterator), "next", Takes::Own;
    IteratorLengthHint = Some(Type::ListIterator), "__length_hint__", Takes::Nothing;

    IntBitLength = INT, "bit_length", Takes::Nothing;
    IntConjugate = INT, "conjugate", Takes::Nothing;
    LongBitLength = LONG, "bit_length", Takes::Nothing;
    LongConjugate = LONG, "conjugate", Takes::Nothing;
    FloatAsIntegerRatio = FLOAT, "as_integer_ratio", Takes::Nothing;
    FloatConjugate = FLOAT, "conjugate", Takes::Nothing;
    FloatFromhex = FLOAT, "fromhex", Takes::One;
    FloatGetformat = FLOAT, "__getformat__", Takes::One;
    FloatSetformat = FLOAT, "__setformat__", Takes::Parse(2, 2);
    FloatHex = FLOAT, "hex", Takes::Nothing;
    FloatIsInteger = FLOAT, "is_integer", Takes::Nothing;
    ComplexConjugate = COMPLEX, "conjugate", Takes::Nothing;
    SliceIndices = Some(Type::Slice), "indices", Takes::One;

    ListAppend = LIST, "append", Takes::One;
    ListCount = LIST, "count", Takes::One;
    ListExtend = LIST, "extend", Takes::One;
    ListIndex = LIST, "index", Takes::Parse(1, 3);
    ListInsert = LIST, "insert", Takes::Parse(2, 2);
    ListPop = LIST, "pop", Takes::Parse(0, 1);
    ListRemove = LIST, "remove", Takes::One;
    ListReverse = LIST, "reverse", Takes::Nothing;
    ListSort = LIST, "sort", Takes::Own;

    PropertyDeleter = PROPERTY, "deleter", Takes::One;
    PropertyGetter = PROPERTY, "getter", Takes::One;
    PropertySetter = PROPERTY, "setter", Takes::One;

    TupleCount = TUPLE, "count", Takes::One;
    TupleIndex = TUPLE, "index", Takes::Parse(1, 3);

    SetAdd = SET, "add", Takes::One;
    SetClear = SET, "clear", Takes::Nothing;
    SetCopy = SET, "copy", Takes::Nothing;
    SetDifference = SET, "difference", Takes::Own;
    SetDifferenceUpdate = SET, "difference_update", Takes::Own;
    SetDiscard = SET, "discard", Takes::One;
    SetIntersection = SET, "intersection", Takes::Own;
    SetIntersectionUpdate = SET, "intersection_update", Takes::Own;
    SetIsdisjoint = SET, "isdisjoint", Takes::One;
    SetIssubset = SET, "issubset", Takes::One;
    SetIssuperset = SET, "issuperset", Takes::One;
    SetPop = SET, "pop", Takes::Nothing;
    SetRemove = SET, "remove", Takes::One;
    SetSymmetricDifference = SET, "symmetric_difference", Takes::One;
    SetSymmetricDifferenceUpdate = SET, "symmetric_difference_update", Takes::One;
    SetUnion = SET, "union", Takes::Own;
    SetUpdate = SET, "update", Takes::Own;

    FrozensetCopy = FROZENSET, "copy", Takes::Nothing;
    FrozensetDifference = FROZENSET, "difference", Takes::Own;
    FrozensetIntersection = FROZENSET, "intersection", Takes::Own;
    FrozensetIsdisjoint = FROZENSET, "isdisjoint", Takes::One;
    FrozensetIssubset = FROZENSET, "issubset", Takes::One;
    FrozensetIssuperset = FROZENSET, "issuperset", Takes::One;
    FrozensetSymmetricDifference = FROZENSET, "symmetric_difference", Takes::One;
    FrozensetUnion = FROZENSET, "union", Takes::Own;

    DictClear = DICT, "clear", Takes::Nothing;
    DictCopy = DICT, "copy", Takes::Nothing;
    DictFromkeys = DICT, "fromkeys", Takes::Unpack(1, 2);
    DictGet = DICT, "get", Takes::Unpack(1, 2);
    DictHasKey = DICT, "has_key", Takes::One;
    DictItems = DICT, "items", Takes::Nothing;
    DictIteritems = DICT, "iteritems", Takes::Nothing;
    DictIterkeys = DICT, "iterkeys", Takes::Nothing;
    DictItervalues = DICT, "itervalues", Takes::Nothing;
    DictKeys = DICT, "keys", Takes::Nothing;
    DictPop = DICT, "pop", Takes::Unpack(1, 2);
    DictPopitem = DICT, "popitem", Takes::Nothing;
    DictSetdefault = DICT, "setdefault", Takes::Unpack(1, 2);
    DictUpdate = DICT, "update", Takes::Own;
    DictValues = DICT, "values", Takes::Nothing;
    DictViewitems = DICT, "viewitems", Takes::Nothing;
    DictViewkeys = DICT, "viewkeys", Takes::Nothing;
    DictViewvalues = DICT, "viewvalues", Takes::Nothing;

    StrCapitalize = STR, "capitalize", Takes::Nothing;
    StrCenter = STR, "center", Takes::Parse(1, 2);
    StrCount = STR, "count", Takes::Own;
    StrDecode = STR, "decode", Takes::Own;
    StrEncode = STR, "encode", Takes::Own;
    StrEndswith = STR, "endswith", Takes::Own;
    StrExpandtabs = STR, "expandtabs", Takes::Parse(0, 1);
    StrFind = STR, "find", Takes::Own;
    StrFormat = STR, "format", Takes::Own;
    StrIndex = STR, "index", Takes::Own;
    StrIsalnum = STR, "isalnum", Takes::Nothing;
    StrIsalpha = STR, "isalpha", Takes::Nothing;
    StrIsdigit = STR, "isdigit", Takes::Nothing;
    StrIslower = STR, "islower", Takes::Nothing;
    StrIsspace = STR, "isspace", Takes::Nothing;
    StrIstitle = STR, "istitle", Takes::Nothing;
    StrIsupper = STR, "isupper", Takes::Nothing;
    StrJoin = STR, "join", Takes::One;
    StrLjust = STR, "ljust", Takes::Parse(1, 2);
    StrLower = STR, "lower", Takes::Nothing;
    StrLstrip = STR, "lstrip", Takes::Parse(0, 1);
    StrPartition = STR, "partition", Takes::One;
    StrReplace = STR, "replace", Takes::Parse(2, 3);
    StrRfind = STR, "rfind", Takes::Own;
    StrRindex = STR, "rindex", Takes::Own;
    StrRjust = STR, "rjust", Takes::Parse(1, 2);
    StrRpartition = STR, "rpartition", Takes::One;
    StrRsplit = STR, "rsplit", Takes::Parse(0, 2);
    StrRstrip = STR, "rstrip", Takes::Parse(0, 1);
    StrSplit = STR, "split", Takes::Parse(0, 2);
    StrSplitlines = STR, "splitlines", Takes::Parse(0, 1);
    StrStartswith = STR, "startswith", Takes::Own;
    StrStrip = STR, "strip", Takes::Parse(0, 1);
    StrSwapcase = STR, "swapcase", Takes::Nothing;
    StrTitle = STR, "title", Takes::Nothing;
    StrTranslate = STR, "translate", Takes::Unpack(1, 2);
    StrUpper = STR, "upper", Takes::Nothing;
    StrZfill = STR, "zfill", Takes::Parse(1, 1);

    ChainFromIterable = Some(Type::ItertoolsChain), "from_iterable", Takes::One;

    GeneratorClose = GENERATOR, "close", Takes::Nothing;
    GeneratorSend = GENERATOR, "send", Takes::One;
    GeneratorThrow = GENERATOR, "throw", Takes::Unpack(1, 3);

    UnicodeCapitalize = UNICODE, "capitalize", Takes::Nothing;
    UnicodeCenter = UNICODE, "center", Takes::Parse(1, 2);
    UnicodeCount = UNICODE, "count", Takes::Own;
    UnicodeDecode = UNICODE, "decode", Takes::Own;
    UnicodeEncode = UNICODE, "encode", Takes::Own;
    UnicodeEndswith = UNICODE, "endswith", Takes::Own;
    UnicodeExpandtabs = UNICODE, "expandtabs", Takes::Parse(0, 1);
    UnicodeFind = UNICODE, "find", Takes::Own;
    UnicodeFormat = UNICODE, "format", Takes::Own;
    UnicodeIndex = UNICODE, "index", Takes::Own;
    UnicodeIsalnum = UNICODE, "isalnum", Takes::Nothing;
    UnicodeIsalpha = UNICODE, "isalpha", Takes::Nothing;
    UnicodeIsdecimal = UNICODE, "isdecimal", Takes::Nothing;
    UnicodeIsdigit = UNICODE, "isdigit", Takes::Nothing;
    UnicodeIslower = UNICODE, "islower", Takes::Nothing;
    UnicodeIsnumeric = UNICODE, "isnumeric", Takes::Nothing;
    UnicodeIsspace = UNICODE, "isspace", Takes::Nothing;
    UnicodeIstitle = UNICODE, "istitle", Takes::Nothing;
    UnicodeIsupper = UNICODE, "isupper", Takes::Nothing;
    UnicodeJoin = UNICODE, "join", Takes::One;
    UnicodeLjust = UNICODE, "ljust", Takes::Parse(1, 2);
    UnicodeLower = UNICODE, "lower", Takes::Nothing;
    UnicodeLstrip = UNICODE, "lstrip", Takes::Parse(0, 1);
    UnicodePartition = UNICODE, "partition", Takes::One;
    UnicodeReplace = UNICODE, "replace", Takes::Parse(2, 3);
    UnicodeRfind = UNICODE, "rfind", Takes::Own;
    UnicodeRindex = UNICODE, "rindex", Takes::Own;
    UnicodeRjust = UNICODE, "rjust", Takes::Parse(1, 2);
    UnicodeRpartition = UNICODE, "rpartition", Takes::One;
    UnicodeRsplit = UNICODE, "rsplit", Takes::Parse(0, 2);
    UnicodeRstrip = UNICODE, "rstrip", Takes::Parse(0, 1);
    UnicodeSplit = UNICODE, "split", Takes::Parse(0, 2);
    UnicodeSplitlines = UNICODE, "splitlines", Takes::Parse(0, 1);
    UnicodeStartswith = UNICODE, "startswith", Takes::Own;
    UnicodeStrip = UNICODE, "strip", Takes::Parse(0, 1);
    UnicodeSwapcase = UNICODE, "swapcase", Takes::Nothing;
    UnicodeTitle = UNICODE, "title", Takes::Nothing;
    UnicodeTranslate = UNICODE, "translate", Takes::One;
    UnicodeUpper = UNICODE, "upper", Takes::Nothing;
    UnicodeZfill = UNICODE, "zfill", Takes::Parse(1, 1);

    DequeAppend = DEQUE, "append", Takes::One;
    DequeAppendleft = DEQUE, "appendleft", Takes::One;
    DequeClear = DEQUE, "clear", Takes::Nothing;
    DequeCopy = DEQUE, "__copy__", Takes::Nothing;
    DequeCount = DEQUE, "count", Takes::One;
    DequeExtend = DEQUE, "extend", Takes::One;
    DequeExtendleft = DEQUE, "extendleft", Takes::One;
    DequePop = DEQUE, "pop", Takes::Nothing;
    DequePopleft = DEQUE, "popleft", Takes::Nothing;
    DequeRemove = DEQUE, "remove", Takes::One;
    DequeReverse = DEQUE, "reverse", Takes::Nothing;
    DequeReversed = DEQUE, "__reversed__", Takes::Nothing;
    DequeRotate = DEQUE, "rotate", Takes::Parse(0, 1);

    PartialReduce = PARTIAL, "__reduce__", Takes::Nothing;
    PartialSetstate = PARTIAL, "__setstate__", Takes::One;

    RandomGetrandbits = RANDOM, "getrandbits", Takes::Parse(1, 1);
    RandomGetstate = RANDOM, "getstate", Takes::Nothing;
    RandomRandom = RANDOM, "random", Takes::Nothing;
    RandomSeed = RANDOM, "seed", Takes::Unpack(0, 1);
    RandomSetstate = RANDOM, "setstate", Takes::One;

    FileFlush = FILE, "flush", Takes::Nothing;
    FileIsatty = FILE, "isatty", Takes::Nothing;
    FileRead = FILE, "read", Takes::Parse(0, 1);
    FileReadline = FILE, "readline", Takes::Parse(0, 1);
    FileReadlines = FILE, "readlines", Takes::Parse(0, 1);
    FileWrite = FILE, "write", Takes::Own;
    FileWritelines = FILE, "writelines", Takes::One;
    FileXreadlines = FILE, "xreadlines", Takes::Nothing;
}

impl Builtin {
    /// The method of this name.
    pub fn method(owner: Type, name: &[u8]) -> Option<Self> {
        // A bool's are those of its base.
        let owner = if owner == Type::Bool { Type::Int } else { owner };
        METHODS.get(&(owner, name)).copied()
    }

    /// Whether it is a class method: bound to the type, and not to the object.
    pub(in crate::machine) const fn is_class_method(self) -> bool {
        matches!(
            self,
            Self::ChainFromIterable
                | Self::DictFromkeys
                | Self::FloatFromhex
                | Self::FloatGetformat
                | Self::FloatSetformat
        )
    }

    /// `m_module`: the name of the module that a function is in.
    pub const fn module(self) -> &'static str {
        match self {
            Self::Module(function) => function.module().name(),
            _ => "__builtin__",
        }
    }

    /// Whether it takes keyword arguments.
    pub const fn takes_keywords(self) -> bool {
        match self {
            Self::Module(function) => function.takes_keywords(),
            _ => matches!(
                self,
                Self::Compile
                    | Self::Import
                    | Self::Max
                    | Self::Min
                    | Self::Print
                    | Self::Round
                    | Self::Sorted
                    | Self::ListSort
                    | Self::DictUpdate
                    | Self::StrDecode
                    | Self::StrEncode
                    | Self::StrFormat
                    | Self::UnicodeDecode
                    | Self::UnicodeEncode
                    | Self::UnicodeFormat
            ),
        }
    }
}

/// What came of calling something that is no Python function.
pub(super) enum Called {
    /// It is done; the reference to the result is the caller's.
    Value(Value),
    /// It goes on, and may call Python code: this is its state, which goes on the stack.
    Native(Builtin, Begun),
}

/// The types that are names in `__builtin__`.
const TYPE_NAMES: &[Type] = &[
    Type::Basestring,
    Type::Bool,
    Type::ClassMethod,
    Type::Complex,
    Type::Dict,
    Type::Enumerate,
    Type::Float,
    Type::Frozenset,
    Type::Int,
    Type::List,
    Type::Long,
    Type::Object,
    Type::Property,
    Type::Reversed,
    Type::Set,
    Type::Slice,
    Type::StaticMethod,
    Type::Str,
    Type::Super,
    Type::Tuple,
    Type::Type,
    Type::Unicode,
    Type::Xrange,
];

impl Machine {
    /// Fills the dict of `__builtin__`.
    pub(super) fn fill_builtins(&mut self) {
        let builtins = self.builtins;
        let set = |machine: &mut Self, name: &str, value: Value| machine.heap.dict_set_name(builtins, name, value);
        let name = self.heap.intern(&Rc::from(Module::Builtin.name().as_bytes()));
        set(self, "__name__", name);
        let doc = self.heap.str(Module::Builtin.doc().as_bytes());
        set(self, "__doc__", doc);
        set(self, "__package__", Value::NONE);
        for &builtin in Builtin::ALL.iter().filter(|builtin| builtin.owner().is_none()) {
            let function = self.heap.new_value(Object::Builtin(builtin, Value::NULL));
            set(self, builtin.name(), function);
        }
        for (name, value) in [
            ("None", Value::NONE),
            ("Ellipsis", Value::ELLIPSIS),
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("False", Value::FALSE),
            ("True", Value::TRUE),
            ("__debug__", Value::TRUE),
        ] {
            set(self, name, value);
        }
        for name in ["exit", "quit"] {
            let quitter = self.heap.new_value(Object::Callable(Box::new(CallableObject::Quitter(name))));
            set(self, name, quitter);
        }
        let exceptions = Exc::ALL.iter().map(|&exc| Type::Exception(exc));
        let names = TYPE_NAMES.iter().copied().chain(exceptions).map(|of| (of.name(), of));
        for (name, of) in names.chain([("bytes", Type::Str)]) {
            let object = self.type_object(of);
            let object = self.heap.retain(object);
            set(self, name, object);
        }
    }

    /// What CALL_FUNCTION does with anything but a Python function: a C function is called at once, all else by
    /// `PyObject_Call`, which counts a level of nesting.
    pub(super) fn call_object(&mut self, callable: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        let of = self.heap.type_of(callable);
        // Whatever an old-style instance has, its type has a `tp_call`.
        let has_slot = of == Type::OldInstance || self.is_callable(callable);
        if of == Type::Builtin || !has_slot {
            return self.call_callable(callable, arguments);
        }
        self.enter_call(" while calling a Python object")?;
        let called = self.call_callable(callable, arguments);
        self.leave_call();
        called
    }

    /// Calls a builtin, a type, or something that cannot be called. The arguments stay the caller's.
    pub(super) fn call_callable(&mut self, callable: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        match *self.heap.at(callable) {
            Object::Builtin(builtin, this) if builtin.owner().is_some() && this.is_null() => {
                let this = self.check_receiver(builtin, arguments.positional)?;
                let positional = arguments.positional.get(1..).unwrap_or_default();
                self.call_builtin(builtin, this, Arguments { positional, ..arguments })
            }
            Object::Builtin(builtin, this) => self.call_builtin(builtin, this, arguments),
            Object::Type(of) => match of {
                // A metaclass that the bases bring along has an `__init__` of its own.
                Type::Type
                | Type::Object
                | Type::ClassObj
                | Type::OldInstance
                | Type::Method
                | Type::Module
                | Type::Property
                | Type::StaticMethod
                | Type::ClassMethod
                | Type::Super => self.type_call(callable, arguments).map(Called::Value),
                Type::WeakRef => self.base_new(of, callable, arguments).map(Called::Value),
                _ => self.call_type(of, arguments).map(Called::Value),
            },
            Object::Class(_) => match self.find_hook(callable, Special::Call) {
                Some(hook) => {
                    self.note_c_step(|| CStep::CallHook { object: callable, old: false });
                    self.call_found_with("slot_tp_call", hook, callable, arguments).map(Called::Value)
                }
                None => self.type_call(callable, arguments).map(Called::Value),
            },
            Object::Callable(_) => match callable.as_object() {
                Some(id) => self.call_callable_object(id, arguments).map(Called::Value),
                None => Ok(Called::Value(Value::NONE)),
            },
            // A class made of it may say itself what a call is.
            Object::WeakRef(_) if !self.heap.has_hook(callable, Special::Call) => {
                self.call_weakref(callable, arguments).map(Called::Value)
            }
            Object::OldClass(_) => self.new_old_instance(callable, arguments).map(Called::Value),
            Object::OldInstance(_) => self.call_old_instance(callable, arguments).map(Called::Value),
            Object::Method(ref method) => {
                let method = **method;
                self.call_method(method, arguments, false).map(Called::Value)
            }
            Object::Wrapper(of, special, this) => self.call_wrapper(of, special, this, arguments),
            Object::New(of) => self.call_type_new(of, arguments).map(Called::Value),
            // Called by C code that does not know what it calls: through the turn, as the frame is no business of its.
            Object::Function(_) => self.call_passing_on("PyObject_Call", callable, arguments).map(Called::Value),
            _ if self.heap.has_hook(callable, Special::Call) => match self.find_hook(callable, Special::Call) {
                Some(hook) => {
                    self.note_c_step(|| CStep::CallHook { object: callable, old: false });
                    self.call_found_with("slot_tp_call", hook, callable, arguments).map(Called::Value)
                }
                None => Ok(Called::Value(Value::NONE)),
            },
            _ => {
                let name = self.heap.type_name(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// Calls a builtin; `this` is what a method was called on.
    fn call_builtin(&mut self, builtin: Builtin, this: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        self.check_arguments(builtin, arguments)?;
        let all = arguments.positional;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        let none = |_: ()| Value::NONE;
        match builtin.owner() {
            Some(Type::Set | Type::Frozenset) => return self.set_method(builtin, this, all).map(Called::Value),
            Some(Type::Float) if builtin == Builtin::FloatSetformat => {
                return self.set_float_format(arg(0), arg(1)).map(Called::Value);
            }
            Some(Type::Int | Type::Long | Type::Float | Type::Complex) => {
                return self.number_method(builtin, this, arg(0)).map(Called::Value);
            }
            Some(Type::Str | Type::Unicode) => return self.string_method(builtin, this, arguments).map(Called::Value),
            Some(Type::Deque) => return self.deque_method(builtin, this, all).map(Called::Value),
            Some(Type::Partial) => {
                return match builtin {
                    Builtin::PartialReduce => self.partial_reduce(this),
                    _ => self.partial_setstate(this, arg(0)),
                }
                .map(Called::Value);
            }
            Some(Type::Random) => return self.random_method(builtin, this, arg(0)).map(Called::Value),
            _ => {}
        }
        let value = match builtin {
            Builtin::Module(function) => return self.call_module_function(function, arguments),
            Builtin::Abs => self.absolute(arg(0)),
            Builtin::All => return self.builtin_any_all(builtin, FoldKind::All, arg(0)),
            Builtin::Apply => self.builtin_apply(arg(0), arg(1), arg(2)),
            Builtin::Any => return self.builtin_any_all(builtin, FoldKind::Any, arg(0)),
            Builtin::Bin | Builtin::Hex | Builtin::Oct => self.in_base(builtin, arg(0)),
            Builtin::Callable => self.asked_for_call(arg(0)).map(Value::bool),
            Builtin::Chr => self.builtin_chr(arg(0)),
            Builtin::Coerce => self.builtin_coerce(arg(0), arg(1)),
            Builtin::Unichr => self.builtin_unichr(arg(0)),
            Builtin::Cmp => self.builtin_cmp(arg(0), arg(1)),
            Builtin::Delattr => self.builtin_delattr(arg(0), arg(1)),
            Builtin::Dir => self.builtin_dir(arg(0)),
            Builtin::Vars => self.builtin_vars(arg(0)),
            Builtin::Divmod => self.divmod(arg(0), arg(1)),
            Builtin::Compile => self.builtin_compile(arguments),
            Builtin::Eval => self.builtin_eval(arg(0), arg(1), arg(2)),
            Builtin::Input | Builtin::RawInput => return self.builtin_read(builtin, arg(0)),
            Builtin::FileReadline => return self.file_readline(this),
            Builtin::Filter => return self.builtin_filter(arg(0), arg(1)),
            Builtin::Format => self.builtin_format(arg(0), arg(1)),
            Builtin::Getattr => self.builtin_getattr(arg(0), arg(1), arg(2)),
            Builtin::Globals => {
                let globals = self.calling_globals();
                Ok(Value::object(self.heap.retain_id(globals)))
            }
            Builtin::Hasattr => self.builtin_hasattr(arg(0), arg(1)),
            Builtin::Hash => self.hash_value(arg(0)).map(|hash| self.heap.int(hash)),
            Builtin::Id => Ok(self.builtin_id(arg(0))),
            Builtin::Execfile => self.builtin_execfile(arg(0), arg(1), arg(2)),
            Builtin::Import => self.builtin_import(arguments),
            Builtin::Reload => self.builtin_reload(arg(0)),
            Builtin::Intern => self.builtin_intern(arg(0)),
            Builtin::Isinstance => self.builtin_isinstance(arg(0), arg(1)),
            Builtin::Issubclass => self.builtin_issubclass(arg(0), arg(1)),
            Builtin::Iter => self.builtin_iter(arg(0), arg(1)),
            Builtin::Len => self.builtin_len(arg(0)),
            Builtin::Locals => self.calling_locals(),
            Builtin::Map => return self.builtin_map(all),
            Builtin::Max | Builtin::Min => return self.builtin_best(builtin, arguments),
            Builtin::Next => self.builtin_next(arg(0), arg(1)),
            Builtin::Ord => self.builtin_ord(arg(0)),
            Builtin::Pow => self.builtin_pow(arg(0), arg(1), arg(2)),
            Builtin::Print => self.builtin_print(arguments).map(|()| Value::NONE),
            Builtin::Range => self.builtin_range(all),
            Builtin::Reduce => return self.builtin_reduce(arg(0), arg(1), arg(2)),
            Builtin::Repr => self.text_object(arg(0), true),
            Builtin::Round => {
                let numbers = self.keyword_arguments("round()", arguments, ["number", "ndigits"], 1)?;
                self.builtin_round(numbers)
            }
            Builtin::Setattr => self.builtin_setattr(arg(0), arg(1), arg(2)),
            Builtin::Sorted => return self.builtin_sorted(arguments),
            Builtin::Sum => return self.builtin_sum(arg(0), arg(1)),
            Builtin::Zip => self.builtin_zip(all),

            Builtin::IteratorLengthHint => self.iterator_length(this),
            Builtin::IteratorNext => {
                self.unpack_slot_arguments(all)?;
                self.builtin_next(this, Value::NULL)
            }
            Builtin::PropertyDeleter | Builtin::PropertyGetter | Builtin::PropertySetter => {
                self.property_copy(this, builtin.name(), arg(0))
            }
            Builtin::ListAppend => self.list_append_method(this, arg(0)).map(none),
            Builtin::ListCount | Builtin::TupleCount => self.sequence_count(this, arg(0)),
            Builtin::ListExtend => self.list_extend(this, arg(0)).map(none),
            Builtin::ListIndex | Builtin::TupleIndex => self.sequence_index(this, all),
            Builtin::ListInsert => self.list_insert(this, arg(0), arg(1)).map(none),
            Builtin::ListPop => self.list_pop(this, arg(0)),
            Builtin::ListRemove => self.list_remove(this, arg(0)).map(none),
            Builtin::ListReverse => {
                self.list_reverse(this);
                Ok(Value::NONE)
            }
            Builtin::ListSort => return self.list_sort(this, arguments),

            Builtin::DictClear => {
                self.dict_clear(this);
                Ok(Value::NONE)
            }
            Builtin::DictCopy => self.dict_copy(this),
            Builtin::DictFromkeys => self.dict_fromkeys(this, arg(0), arg(1)),
            Builtin::DictGet => self.dict_get_method(this, arg(0), arg(1)),
            Builtin::DictHasKey => self.dict_has_key(this, arg(0)),
            Builtin::DictItems => self.dict_list(this, DictItem::Item),
            Builtin::DictIteritems => Ok(self.dict_iterator(this, DictItem::Item)),
            Builtin::DictIterkeys => Ok(self.dict_iterator(this, DictItem::Key)),
            Builtin::DictItervalues => Ok(self.dict_iterator(this, DictItem::Value)),
            Builtin::DictKeys => self.dict_list(this, DictItem::Key),
            Builtin::DictPop => self.dict_pop(this, arg(0), arg(1)),
            Builtin::DictPopitem => self.dict_popitem(this),
            Builtin::DictSetdefault => self.dict_setdefault(this, arg(0), arg(1)),
            Builtin::DictUpdate => self.dict_update("update", this, arguments).map(none),
            Builtin::DictViewitems => Ok(self.dict_view(this, DictItem::Item)),
            Builtin::DictViewkeys => Ok(self.dict_view(this, DictItem::Key)),
            Builtin::DictViewvalues => Ok(self.dict_view(this, DictItem::Value)),
            Builtin::SliceIndices => self.slice_indices(this, arg(0)),
            Builtin::DictValues => self.dict_list(this, DictItem::Value),

            Builtin::ChainFromIterable => self.chain_from_iterable(arg(0)),

            Builtin::GeneratorClose => self.generator_close(this),
            Builtin::GeneratorSend => self.generator_send(this, arg(0)),
            Builtin::GeneratorThrow => self.generator_throw(this, all),

            Builtin::FileFlush => Ok(Value::NONE),
            Builtin::FileIsatty => Ok(Value::FALSE),
            Builtin::FileWrite => match *all {
                [text] => self.file_write(this, text),
                _ => Err(self.type_error(format!("function takes exactly 1 argument ({} given)", all.len()))),
            },
            Builtin::FileWritelines => self.file_writelines(this, arg(0)),
            Builtin::FileRead => self.file_read(this, arg(0)),
            Builtin::FileReadlines => self.file_readlines(this, arg(0)),
            Builtin::FileXreadlines => Ok(self.heap.retain(this)),
            // The types above have their own.
            _ => Err(Fault::Unsupported(format!("the method {}", builtin.name()))),
        }?;
        Ok(Called::Value(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::Pyc;
    use crate::machine::Sources;
    use crate::machine::attribute::known;

    /// What CPython 2.7.18 has in `__builtin__` and the machine does not: using one ends the run with its name.
    const MISSING: &[&str] =
        &["buffer", "bytearray", "copyright", "credits", "file", "help", "license", "memoryview", "open"];

    #[test]
    fn builtins_are_those_of_cpython_but_for_the_missing() {
        let pyc = Pyc::read(include_bytes!("../../../tests/samples/add.pyc")).unwrap();
        let machine = Machine::new(&pyc.code, Sources::default()).unwrap();
        let dict = machine.heap.as_dict(machine.builtins).unwrap();
        let mut names: Vec<String> = dict
            .iter()
            .map(|entry| String::from_utf8(machine.heap.as_str(entry.key).unwrap().to_vec()).unwrap())
            .chain(MISSING.iter().map(|&name| name.to_owned()))
            .collect();
        names.sort();
        let known: Vec<&str> = known::BUILTINS.split_ascii_whitespace().collect();
        assert_eq!(names, known);
    }

    #[test]
    fn methods_are_those_of_cpython() {
        for &builtin in Builtin::ALL {
            if let Some(owner) = builtin.owner() {
                assert!(known::has_attribute(owner, builtin.name()), "{builtin:?}");
                assert_eq!(Builtin::method(owner, builtin.name().as_bytes()), Some(builtin));
            }
        }
    }
}

//! The table of [`Builtin`]s: each with its name, the type whose method it is, and how it takes its arguments.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::arguments::Takes;
use crate::machine::c_step::CFlags;
use crate::machine::modules::ModuleFunction;
use crate::machine::types::Type;

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
            pub(super) const fn takes(self) -> Takes {
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

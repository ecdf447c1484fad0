//! Every opcode of CPython 2.7 and the meaning of its argument (`Include/opcode.h`, `Lib/opcode.py`).

/// Opcodes from this number on are followed by a two-byte argument (`HAVE_ARGUMENT`).
pub const HAVE_ARGUMENT: u8 = 90;

/// The operators of `COMPARE_OP`, by argument (`opcode.cmp_op`).
pub const COMPARE_OPS: [&str; 12] =
    ["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match", "BAD"];

/// What an opcode's argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// There is none: the instruction is one byte long.
    None,
    /// An index into `co_consts`.
    Const,
    /// An index into `co_names`.
    Name,
    /// An index into `co_varnames` and the frame's fastlocals.
    Local,
    /// An index into the cells: `co_cellvars`, then `co_freevars`.
    Free,
    /// An index into [`COMPARE_OPS`].
    Compare,
    /// A distance in bytes from the next instruction.
    JumpRelative,
    /// A place in `co_code`.
    JumpAbsolute,
    /// Positional arguments in the low byte, keyword pairs in the next (CALL_FUNCTION and its variants).
    Call,
    /// A plain number: of items, of stack entries, or the upper half of the next argument.
    Number,
}

macro_rules! opcodes {
    ($($(#[$doc:meta])* $variant:ident = $number:literal, $name:literal, $arg:ident;)*) => {
        /// An opcode, under the number that it has in `co_code`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "an opcode's name is CPython's, and says what it does")]
        pub enum Opcode { $($(#[$doc])* $variant = $number),* }

        impl Opcode {
            /// All of them, by number.
            pub const ALL: &'static [Opcode] = &[$(Opcode::$variant),*];

            /// The opcode of this number, if 2.7 has one.
            pub const fn from_u8(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)* _ => None }
            }

            /// CPython's name for it, as `dis` prints it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What its argument means.
            pub const fn arg(self) -> Arg {
                match self { $(Self::$variant => Arg::$arg),* }
            }
        }
    };
}

opcodes! {
    StopCode = 0, "STOP_CODE", None;
    PopTop = 1, "POP_TOP", None;
    RotTwo = 2, "ROT_TWO", None;
    RotThree = 3, "ROT_THREE", None;
    DupTop = 4, "DUP_TOP", None;
    RotFour = 5, "ROT_FOUR", None;
    Nop = 9, "NOP", None;
    UnaryPositive = 10, "UNARY_POSITIVE", None;
    UnaryNegative = 11, "UNARY_NEGATIVE", None;
    UnaryNot = 12, "UNARY_NOT", None;
    UnaryConvert = 13, "UNARY_CONVERT", None;
    UnaryInvert = 15, "UNARY_INVERT", None;
    BinaryPower = 19, "BINARY_POWER", None;
    BinaryMultiply = 20, "BINARY_MULTIPLY", None;
    BinaryDivide = 21, "BINARY_DIVIDE", None;
    BinaryModulo = 22, "BINARY_MODULO", None;
    BinaryAdd = 23, "BINARY_ADD", None;
    BinarySubtract = 24, "BINARY_SUBTRACT", None;
    BinarySubscr = 25, "BINARY_SUBSCR", None;
    BinaryFloorDivide = 26, "BINARY_FLOOR_DIVIDE", None;
    BinaryTrueDivide = 27, "BINARY_TRUE_DIVIDE", None;
    InplaceFloorDivide = 28, "INPLACE_FLOOR_DIVIDE", None;
    InplaceTrueDivide = 29, "INPLACE_TRUE_DIVIDE", None;
    Slice0 = 30, "SLICE+0", None;
    Slice1 = 31, "SLICE+1", None;
    Slice2 = 32, "SLICE+2", None;
    Slice3 = 33, "SLICE+3", None;
    StoreSlice0 = 40, "STORE_SLICE+0", None;
    StoreSlice1 = 41, "STORE_SLICE+1", None;
    StoreSlice2 = 42, "STORE_SLICE+2", None;
    StoreSlice3 = 43, "STORE_SLICE+3", None;
    DeleteSlice0 = 50, "DELETE_SLICE+0", None;
    DeleteSlice1 = 51, "DELETE_SLICE+1", None;
    DeleteSlice2 = 52, "DELETE_SLICE+2", None;
    DeleteSlice3 = 53, "DELETE_SLICE+3", None;
    StoreMap = 54, "STORE_MAP", None;
    InplaceAdd = 55, "INPLACE_ADD", None;
    InplaceSubtract = 56, "INPLACE_SUBTRACT", None;
    InplaceMultiply = 57, "INPLACE_MULTIPLY", None;
    InplaceDivide = 58, "INPLACE_DIVIDE", None;
    InplaceModulo = 59, "INPLACE_MODULO", None;
    StoreSubscr = 60, "STORE_SUBSCR", None;
    DeleteSubscr = 61, "DELETE_SUBSCR", None;
    BinaryLshift = 62, "BINARY_LSHIFT", None;
    BinaryRshift = 63, "BINARY_RSHIFT", None;
    BinaryAnd = 64, "BINARY_AND", None;
    BinaryXor = 65, "BINARY_XOR", None;
    BinaryOr = 66, "BINARY_OR", None;
    InplacePower = 67, "INPLACE_POWER", None;
    GetIter = 68, "GET_ITER", None;
    PrintExpr = 70, "PRINT_EXPR", None;
    PrintItem = 71, "PRINT_ITEM", None;
    PrintNewline = 72, "PRINT_NEWLINE", None;
    PrintItemTo = 73, "PRINT_ITEM_TO", None;
    PrintNewlineTo = 74, "PRINT_NEWLINE_TO", None;
    InplaceLshift = 75, "INPLACE_LSHIFT", None;
    InplaceRshift = 76, "INPLACE_RSHIFT", None;
    InplaceAnd = 77, "INPLACE_AND", None;
    InplaceXor = 78, "INPLACE_XOR", None;
    InplaceOr = 79, "INPLACE_OR", None;
    BreakLoop = 80, "BREAK_LOOP", None;
    WithCleanup = 81, "WITH_CLEANUP", None;
    LoadLocals = 82, "LOAD_LOCALS", None;
    ReturnValue = 83, "RETURN_VALUE", None;
    ImportStar = 84, "IMPORT_STAR", None;
    ExecStmt = 85, "EXEC_STMT", None;
    YieldValue = 86, "YIELD_VALUE", None;
    PopBlock = 87, "POP_BLOCK", None;
    EndFinally = 88, "END_FINALLY", None;
    BuildClass = 89, "BUILD_CLASS", None;
    StoreName = 90, "STORE_NAME", Name;
    DeleteName = 91, "DELETE_NAME", Name;
    UnpackSequence = 92, "UNPACK_SEQUENCE", Number;
    ForIter = 93, "FOR_ITER", JumpRelative;
    ListAppend = 94, "LIST_APPEND", Number;
    StoreAttr = 95, "STORE_ATTR", Name;
    DeleteAttr = 96, "DELETE_ATTR", Name;
    StoreGlobal = 97, "STORE_GLOBAL", Name;
    DeleteGlobal = 98, "DELETE_GLOBAL", Name;
    DupTopx = 99, "DUP_TOPX", Number;
    LoadConst = 100, "LOAD_CONST", Const;
    LoadName = 101, "LOAD_NAME", Name;
    BuildTuple = 102, "BUILD_TUPLE", Number;
    BuildList = 103, "BUILD_LIST", Number;
    BuildSet = 104, "BUILD_SET", Number;
    BuildMap = 105, "BUILD_MAP", Number;
    LoadAttr = 106, "LOAD_ATTR", Name;
    CompareOp = 107, "COMPARE_OP", Compare;
    ImportName = 108, "IMPORT_NAME", Name;
    ImportFrom = 109, "IMPORT_FROM", Name;
    JumpForward = 110, "JUMP_FORWARD", JumpRelative;
    JumpIfFalseOrPop = 111, "JUMP_IF_FALSE_OR_POP", JumpAbsolute;
    JumpIfTrueOrPop = 112, "JUMP_IF_TRUE_OR_POP", JumpAbsolute;
    JumpAbsolute = 113, "JUMP_ABSOLUTE", JumpAbsolute;
    PopJumpIfFalse = 114, "POP_JUMP_IF_FALSE", JumpAbsolute;
    PopJumpIfTrue = 115, "POP_JUMP_IF_TRUE", JumpAbsolute;
    LoadGlobal = 116, "LOAD_GLOBAL", Name;
    ContinueLoop = 119, "CONTINUE_LOOP", JumpAbsolute;
    SetupLoop = 120, "SETUP_LOOP", JumpRelative;
    SetupExcept = 121, "SETUP_EXCEPT", JumpRelative;
    SetupFinally = 122, "SETUP_FINALLY", JumpRelative;
    LoadFast = 124, "LOAD_FAST", Local;
    StoreFast = 125, "STORE_FAST", Local;
    DeleteFast = 126, "DELETE_FAST", Local;
    RaiseVarargs = 130, "RAISE_VARARGS", Number;
    CallFunction = 131, "CALL_FUNCTION", Call;
    MakeFunction = 132, "MAKE_FUNCTION", Number;
    BuildSlice = 133, "BUILD_SLICE", Number;
    MakeClosure = 134, "MAKE_CLOSURE", Number;
    LoadClosure = 135, "LOAD_CLOSURE", Free;
    LoadDeref = 136, "LOAD_DEREF", Free;
    StoreDeref = 137, "STORE_DEREF", Free;
    CallFunctionVar = 140, "CALL_FUNCTION_VAR", Call;
    CallFunctionKw = 141, "CALL_FUNCTION_KW", Call;
    CallFunctionVarKw = 142, "CALL_FUNCTION_VAR_KW", Call;
    SetupWith = 143, "SETUP_WITH", JumpRelative;
    ExtendedArg = 145, "EXTENDED_ARG", Number;
    SetAdd = 146, "SET_ADD", Number;
    MapAdd = 147, "MAP_ADD", Number;
}

impl Opcode {
    /// Whether two bytes of argument follow (`HAS_ARG`).
    pub const fn has_arg(self) -> bool {
        self as u8 >= HAVE_ARGUMENT
    }

    /// Length of the instruction in bytes.
    pub const fn size(self) -> u32 {
        if self.has_arg() { 3 } else { 1 }
    }
}

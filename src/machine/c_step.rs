//! [`CStep`]: what CPython's C code does within an instruction that makes or calls something, one step at a time.
//!
//! The machine tells of each where it happens, with the values at hand, to whoever watches; where nobody does, telling
//! vanishes at compile time, as that of effects.

use super::call_stats::Counter;
use super::frame::FrameOrigin;
use super::value::{ObjectId, Value};

/// How a C function takes its arguments (`ml_flags`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CFlags {
    /// METH_NOARGS.
    NoArguments,
    /// METH_O.
    One,
    /// METH_VARARGS, with or without METH_KEYWORDS: a tuple.
    Tuple,
}

/// What `f_locals` of a new frame is (`PyFrame_New`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameLocals {
    /// `NULL`: `co_flags` has OPTIMIZED and NEWLOCALS, and the variables are fastlocals.
    None,
    /// A new dict: NEWLOCALS alone, which is a class body.
    NewDict,
    /// The dict that was given, or else the globals.
    Given,
}

/// A step of C code. Each variant belongs to one C function ([`function`](CStep::function)).
#[allow(missing_docs, reason = "a variant's sentence tells of its fields")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CStep {
    /// CALL_FUNCTION reads its argument and finds the callable below the arguments.
    Call { callable: Value, positional: u32, pairs: u32 },
    /// Is it a C function, called without keywords?
    IsCFunction { callable: Value, pairs: u32, yes: bool },
    /// How the C function takes its arguments; `fits` if as many are given as it takes.
    CFunctionFlags { callable: Value, flags: CFlags, given: u32, fits: bool },
    /// Is it a method with an object? `this` is the object, or `NULL`.
    IsBoundMethod { callable: Value, this: Value },
    /// The object takes the method's place on the stack, and the function is called in place of the method.
    UnwrapMethod { this: Value, function: Value },
    /// Is it a Python function?
    IsFunction { callable: Value, yes: bool },
    /// The call is over: what is left of callable and arguments is popped.
    PopStack { count: u32 },

    /// `fast_function` looks whether it can do without sorting arguments.
    QuickPath { function: Value, has_defaults: bool, argcount: u32, given: u32, pairs: u32, flags: u32, yes: bool },
    /// The arguments are copied from the caller's stack into fastlocals.
    CopyArguments { frame: ObjectId, count: u32 },

    /// `do_call`: what is no Python function, or a C function with keywords.
    DoCall { callable: Value },
    /// The keyword pairs go into a new dict.
    KeywordDict { pairs: u32 },
    /// The positional arguments go into a new tuple.
    LoadArguments { count: u32 },
    /// `do_call` and `ext_do_call` count by type.
    CountType { callable: Value, counter: Counter, star: bool },

    /// CALL_FUNCTION_VAR and its kin read their argument.
    StarCall { callable: Value, sequence: bool, mapping: bool, positional: u32, pairs: u32 },
    /// A bound method gives its object to the arguments, uncounted.
    StarUnwrapMethod { this: Value, function: Value },
    /// All arguments are in one tuple and one dict.
    StarArguments { positional: u32, keywords: u32 },

    /// `PyObject_Call` counts a level of nesting and calls `tp_call`.
    ObjectCall { callable: Value, depth: u32 },
    /// `tp_call` of a function: flattens the dict.
    FunctionCall { function: Value },

    /// `PyFrame_New`: are the caller's globals the function's, so that `f_builtins` is shared?
    SharesBuiltins { yes: bool },
    /// Where the frame's memory comes from; `free` is the length of the free list before.
    FrameMemory { frame: ObjectId, code: ObjectId, origin: FrameOrigin, free: u32 },
    /// What `f_locals` is; `f_back`, `f_code`, `f_globals` are set, `f_lasti` is -1.
    FrameFields { frame: ObjectId, locals: FrameLocals },

    /// `PyEval_EvalCodeEx` is entered: the frame has no arguments yet.
    EvalCode { code: ObjectId, positional: u32, pairs: u32, has_defaults: bool, has_closure: bool },
    /// The function has no parameters, so there is nothing to sort.
    NoParameters { given: u32 },
    /// A dict for `**` is made.
    KeywordsDict { index: u32 },
    /// Positional arguments are copied to the first parameters; with `*`, the surplus goes into a tuple.
    Positionals { taken: u32, given: u32, argcount: u32, surplus: Option<u32> },
    /// A keyword argument is looked for among the parameters; `index` says where it was found.
    Keyword { keyword: Value, index: Option<u32> },
    /// Parameters that are empty still get their defaults.
    Defaults { filled: u32, required: u32, argcount: u32 },
    /// The arguments do not fit the parameters: a TypeError.
    WrongArguments,
    /// A cell for a variable that inner functions use; it may hold an argument.
    NewCell { frame: ObjectId, index: u32, parameter: Option<u32> },
    /// The closure's cells are copied behind the frame's own.
    FreeVariables { count: u32 },
    /// Is it a generator's code?
    IsGenerator { yes: bool },
    /// A generator is made, and the frame unlinked from its caller.
    NewGenerator { generator: ObjectId, frame: ObjectId },

    /// `PyEval_EvalFrameEx`: the recursion check, then `tstate->frame` is the frame.
    EnterFrame { frame: ObjectId, depth: u32, limit: u32 },
    /// RETURN_VALUE pops the value, and leaves the loop.
    Return { value: Value, blocks: u32 },
    /// YIELD_VALUE pops the value, and leaves the loop at once.
    Yield { value: Value },
    /// An exception: the traceback grows by this frame.
    TracebackHere { frame: ObjectId, line: i32 },
    /// The block stack is searched, and has no handler (more).
    NoHandler { frame: ObjectId },
    /// `PyEval_EvalFrameEx` ends: `tstate->frame` is `f_back`; an exception that was being handled is put back.
    LeaveFrame { frame: ObjectId, back: Option<ObjectId>, restores: bool },
    /// Whoever called gives up the reference to the frame.
    ReleaseFrame { frame: ObjectId, left: u32 },

    /// `gen_send_ex`: may the generator go on, and where is it?
    GeneratorResumed { generator: ObjectId, is_new: bool, sent: Value, throws: bool },
    /// Its frame is linked to the current one.
    LinkFrame { frame: ObjectId, back: Option<ObjectId> },
    /// Its frame is unlinked again.
    UnlinkFrame { frame: ObjectId },
    /// The generator has ended: `gi_frame` is `NULL`.
    GeneratorEnded { generator: ObjectId },

    /// `PyFunction_New` makes a function around a code object.
    NewFunction { function: Value, code: Value },
    /// `func_defaults` are these values.
    SetDefaults { count: u32 },
    /// `func_closure` is this tuple of cells.
    SetClosure { closure: Value },

    /// `build_class` has found the metaclass.
    Metaclass { metaclass: Value, whence: MetaclassFrom },
    /// `type_call`: `tp_new` makes the object.
    TypeNew { class: Value, hooked: bool },
    /// `type_call`: `tp_init` fills it.
    TypeInit { object: Value, hooked: bool },
    /// `PyInstance_New` makes an old-style instance.
    NewInstance { class: Value, instance: Value },
    /// `PyInstance_New` has looked for `__init__`.
    InstanceInit { init: Value },
    /// `__call__` of an instance's class is looked up, and called.
    CallHook { object: Value, old: bool },
    /// `instancemethod_call`: a method object is called from C code.
    MethodCall { function: Value, this: Value },
}

/// Where `build_class` found the metaclass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MetaclassFrom {
    /// `__metaclass__` in the class body.
    Body,
    /// The class of the first base.
    Base,
    /// `__metaclass__` in the module's globals.
    Globals,
    /// None of them: an old-style class.
    Default,
}

impl CStep {
    /// The C function that takes the step.
    pub const fn function(&self) -> &'static str {
        match self {
            Self::Call { .. }
            | Self::IsCFunction { .. }
            | Self::CFunctionFlags { .. }
            | Self::IsBoundMethod { .. }
            | Self::UnwrapMethod { .. }
            | Self::IsFunction { .. }
            | Self::PopStack { .. } => "call_function",
            Self::QuickPath { .. } | Self::CopyArguments { .. } => "fast_function",
            Self::DoCall { .. } => "do_call",
            Self::KeywordDict { .. } => "update_keyword_args",
            Self::LoadArguments { .. } => "load_args",
            Self::CountType { star: false, .. } => "do_call",
            Self::CountType { star: true, .. }
            | Self::StarCall { .. }
            | Self::StarUnwrapMethod { .. }
            | Self::StarArguments { .. } => "ext_do_call",
            Self::ObjectCall { .. } => "PyObject_Call",
            Self::FunctionCall { .. } => "function_call",
            Self::SharesBuiltins { .. } | Self::FrameMemory { .. } | Self::FrameFields { .. } => "PyFrame_New",
            Self::EvalCode { .. }
            | Self::NoParameters { .. }
            | Self::KeywordsDict { .. }
            | Self::Positionals { .. }
            | Self::Keyword { .. }
            | Self::Defaults { .. }
            | Self::WrongArguments
            | Self::NewCell { .. }
            | Self::FreeVariables { .. }
            | Self::IsGenerator { .. } => "PyEval_EvalCodeEx",
            Self::NewGenerator { .. } => "PyGen_New",
            Self::EnterFrame { .. }
            | Self::Return { .. }
            | Self::Yield { .. }
            | Self::NoHandler { .. }
            | Self::LeaveFrame { .. } => "PyEval_EvalFrameEx",
            Self::TracebackHere { .. } => "PyTraceBack_Here",
            Self::ReleaseFrame { left: 0, .. } => "frame_dealloc",
            Self::ReleaseFrame { .. } => "Py_DECREF",
            Self::GeneratorResumed { .. }
            | Self::LinkFrame { .. }
            | Self::UnlinkFrame { .. }
            | Self::GeneratorEnded { .. } => "gen_send_ex",
            Self::NewFunction { .. } => "PyFunction_New",
            Self::SetDefaults { .. } => "PyFunction_SetDefaults",
            Self::SetClosure { .. } => "PyFunction_SetClosure",
            Self::Metaclass { .. } => "build_class",
            Self::TypeNew { .. } | Self::TypeInit { .. } => "type_call",
            Self::NewInstance { .. } | Self::InstanceInit { .. } => "PyInstance_New",
            Self::CallHook { old: false, .. } => "slot_tp_call",
            Self::CallHook { old: true, .. } => "instance_call",
            Self::MethodCall { .. } => "instancemethod_call",
        }
    }

    /// Which counters the step adds to, and how much.
    pub fn counted(&self) -> Vec<(Counter, u64)> {
        let once = |counters: &[Counter]| counters.iter().map(|&counter| (counter, 1)).collect();
        match *self {
            Self::Call { .. } | Self::StarCall { .. } => once(&[Counter::All]),
            Self::IsCFunction { yes: true, .. } => once(&[Counter::CFunction]),
            Self::UnwrapMethod { .. } => once(&[Counter::Method, Counter::BoundMethod]),
            Self::PopStack { count } => vec![(Counter::Pop, u64::from(count))],
            Self::QuickPath { yes: true, .. } => {
                once(&[Counter::Function, Counter::FastFunction, Counter::FasterFunction])
            }
            Self::QuickPath { yes: false, .. } => once(&[Counter::Function, Counter::FastFunction]),
            Self::CountType { counter, .. } => once(&[counter]),
            Self::IsGenerator { yes: true } => once(&[Counter::Generator]),
            _ => Vec::new(),
        }
    }
}

//! The modules that come with the machine, made when they are imported first.
//!
//! A module is a dict with a name. Those that CPython has in C have their functions in the table below and their
//! constants in a file of their own here.

mod advice;
mod arrangements;
mod calendar;
pub mod deque;
pub mod file;
mod gamma;
pub(in crate::machine) mod gc;
mod heapq;
pub mod itertools;
pub(in crate::machine) mod library;
mod make_itertool;
mod math;
pub mod operator;
mod partial;
pub mod random;
mod sizes;
mod string;
mod structseq;
mod sys;
mod time;
mod warnings;
pub mod weakref;

use std::rc::Rc;

pub use advice::Advice;

use super::builtins::{Builtin, Called, Takes};
use super::call::Arguments;
use super::heap::Heap;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Machine, Outcome};

macro_rules! modules {
    ($($variant:ident = $name:literal, $doc:literal;)*) => {
        /// A module that comes with the machine.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the module of the name beside it")]
        pub enum Module { $($variant),* }

        impl Module {
            /// All of them.
            pub const ALL: &'static [Module] = &[$(Module::$variant),*];

            /// `__name__`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// `__doc__`, or its first line.
            pub(super) const fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc),* }
            }
        }
    };
}

modules! {
    Builtin = "__builtin__", "Built-in functions, exceptions, and other objects.\n\n\
        Noteworthy: None is the `nil' object; Ellipsis represents `...' in slices.";
    Exceptions = "exceptions", "Python's standard exception class hierarchy.";
    Random = "_random", "Module implements the Mersenne Twister random number generator.";
    Dis = "_dis", "What the module dis needs to know.";
    Warnings = "_warnings", "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.";
    Bisect = "_bisect", "Bisection algorithms.";
    Heapq = "_heapq", "Heap queue algorithm (a.k.a. priority queue).";
    Collections = "_collections", "High performance data structures.";
    Functools = "_functools", "Tools that operate on functions.";
    Gc = "gc", "This module provides access to the garbage collector for reference cycles.\n\n\
        enable() -- Enable automatic garbage collection.\n\
        disable() -- Disable automatic garbage collection.\n\
        isenabled() -- Returns true if automatic collection is enabled.\n\
        collect() -- Do a full collection right now.\n";
    Itertools = "itertools", "Functional tools for creating and using iterators.";
    Math = "math", "This module is always available.  It provides access to the\n\
        mathematical functions defined by the C standard.";
    Operator = "operator", "Operator interface.\n\n\
        This module exports a set of functions implemented in C corresponding\n\
        to the intrinsic operators of Python.  For example, operator.add(x, y)\n\
        is equivalent to the expression x+y.";
    String = "_string", "What the module string has in C.";
    Sys = "sys", "This module provides access to some objects used or maintained by the\n\
        interpreter and to functions that interact strongly with the interpreter.";
    Weakref = "_weakref", "What the module weakref is made of.";
    Time = "time", "Functions that work on times, by a clock that is part of the machine.";
}

macro_rules! module_functions {
    ($($variant:ident = $module:ident, $name:literal, $takes:expr;)*) => {
        /// A function of a module in C, other than `__builtin__`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the function of the name beside it")]
        pub enum ModuleFunction { $($variant),* }

        impl ModuleFunction {
            /// All of them.
            pub const ALL: &'static [ModuleFunction] = &[$(ModuleFunction::$variant),*];

            /// `__name__`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The module that it is in.
            pub const fn module(self) -> Module {
                match self { $(Self::$variant => Module::$module),* }
            }

            /// How it takes its arguments.
            pub(super) const fn takes(self) -> Takes {
                match self { $(Self::$variant => $takes),* }
            }
        }
    };
}

module_functions! {
    WarningsWarn = Warnings, "warn", Takes::Unpack(2, 2);
    DisSourceLine = Dis, "source_line", Takes::Unpack(2, 2);
    Bisect = Bisect, "bisect", Takes::Own;
    Insort = Bisect, "insort", Takes::Own;
    BisectLeft = Bisect, "bisect_left", Takes::Own;
    BisectRight = Bisect, "bisect_right", Takes::Own;
    InsortLeft = Bisect, "insort_left", Takes::Own;
    InsortRight = Bisect, "insort_right", Takes::Own;
    HeapqHeapify = Heapq, "heapify", Takes::One;
    HeapqHeappop = Heapq, "heappop", Takes::One;
    HeapqHeappush = Heapq, "heappush", Takes::Unpack(2, 2);
    HeapqHeappushpop = Heapq, "heappushpop", Takes::Unpack(2, 2);
    HeapqHeapreplace = Heapq, "heapreplace", Takes::Unpack(2, 2);
    FunctoolsReduce = Functools, "reduce", Takes::Unpack(2, 3);
    GcCollect = Gc, "collect", Takes::Own;
    GcDisable = Gc, "disable", Takes::Nothing;
    GcEnable = Gc, "enable", Takes::Nothing;
    GcGetCount = Gc, "get_count", Takes::Nothing;
    GcGetDebug = Gc, "get_debug", Takes::Nothing;
    GcGetThreshold = Gc, "get_threshold", Takes::Nothing;
    GcIsenabled = Gc, "isenabled", Takes::Nothing;
    GcSetThreshold = Gc, "set_threshold", Takes::Parse(1, 3);
    ItertoolsTee = Itertools, "tee", Takes::Parse(1, 2);
    MathAcos = Math, "acos", Takes::One;
    MathAcosh = Math, "acosh", Takes::One;
    MathAsin = Math, "asin", Takes::One;
    MathAsinh = Math, "asinh", Takes::One;
    MathAtan = Math, "atan", Takes::One;
    MathAtan2 = Math, "atan2", Takes::Unpack(2, 2);
    MathAtanh = Math, "atanh", Takes::One;
    MathCeil = Math, "ceil", Takes::One;
    MathCopysign = Math, "copysign", Takes::Unpack(2, 2);
    MathCos = Math, "cos", Takes::One;
    MathCosh = Math, "cosh", Takes::One;
    MathDegrees = Math, "degrees", Takes::One;
    MathErf = Math, "erf", Takes::One;
    MathErfc = Math, "erfc", Takes::One;
    MathExp = Math, "exp", Takes::One;
    MathExpm1 = Math, "expm1", Takes::One;
    MathFabs = Math, "fabs", Takes::One;
    MathFactorial = Math, "factorial", Takes::One;
    MathFloor = Math, "floor", Takes::One;
    MathFmod = Math, "fmod", Takes::Unpack(2, 2);
    MathFrexp = Math, "frexp", Takes::One;
    MathFsum = Math, "fsum", Takes::One;
    MathGamma = Math, "gamma", Takes::One;
    MathHypot = Math, "hypot", Takes::Unpack(2, 2);
    MathIsinf = Math, "isinf", Takes::One;
    MathIsnan = Math, "isnan", Takes::One;
    MathLdexp = Math, "ldexp", Takes::Parse(2, 2);
    MathLgamma = Math, "lgamma", Takes::One;
    MathLog = Math, "log", Takes::Unpack(1, 2);
    MathLog10 = Math, "log10", Takes::One;
    MathLog1p = Math, "log1p", Takes::One;
    MathModf = Math, "modf", Takes::One;
    MathPow = Math, "pow", Takes::Unpack(2, 2);
    MathRadians = Math, "radians", Takes::One;
    MathSin = Math, "sin", Takes::One;
    MathSinh = Math, "sinh", Takes::One;
    MathSqrt = Math, "sqrt", Takes::One;
    MathTan = Math, "tan", Takes::One;
    MathTanh = Math, "tanh", Takes::One;
    MathTrunc = Math, "trunc", Takes::One;
    OperatorAbs = Operator, "abs", Takes::One;
    OperatorAdd = Operator, "add", Takes::Unpack(2, 2);
    OperatorAnd = Operator, "and_", Takes::Unpack(2, 2);
    OperatorConcat = Operator, "concat", Takes::Unpack(2, 2);
    OperatorContains = Operator, "contains", Takes::Unpack(2, 2);
    OperatorCountof = Operator, "countOf", Takes::Unpack(2, 2);
    OperatorDelitem = Operator, "delitem", Takes::Unpack(2, 2);
    OperatorDelslice = Operator, "delslice", Takes::Parse(3, 3);
    OperatorDiv = Operator, "div", Takes::Unpack(2, 2);
    OperatorEq = Operator, "eq", Takes::Unpack(2, 2);
    OperatorFloordiv = Operator, "floordiv", Takes::Unpack(2, 2);
    OperatorGe = Operator, "ge", Takes::Unpack(2, 2);
    OperatorGetitem = Operator, "getitem", Takes::Unpack(2, 2);
    OperatorGetslice = Operator, "getslice", Takes::Parse(3, 3);
    OperatorGt = Operator, "gt", Takes::Unpack(2, 2);
    OperatorIadd = Operator, "iadd", Takes::Unpack(2, 2);
    OperatorIand = Operator, "iand", Takes::Unpack(2, 2);
    OperatorIconcat = Operator, "iconcat", Takes::Unpack(2, 2);
    OperatorIdiv = Operator, "idiv", Takes::Unpack(2, 2);
    OperatorIfloordiv = Operator, "ifloordiv", Takes::Unpack(2, 2);
    OperatorIlshift = Operator, "ilshift", Takes::Unpack(2, 2);
    OperatorImod = Operator, "imod", Takes::Unpack(2, 2);
    OperatorImul = Operator, "imul", Takes::Unpack(2, 2);
    OperatorIndex = Operator, "index", Takes::One;
    OperatorIndexof = Operator, "indexOf", Takes::Unpack(2, 2);
    OperatorInv = Operator, "inv", Takes::One;
    OperatorInvert = Operator, "invert", Takes::One;
    OperatorIor = Operator, "ior", Takes::Unpack(2, 2);
    OperatorIpow = Operator, "ipow", Takes::Unpack(2, 2);
    OperatorIrshift = Operator, "irshift", Takes::Unpack(2, 2);
    OperatorIrepeat = Operator, "irepeat", Takes::Own;
    OperatorIsmappingtype = Operator, "isMappingType", Takes::One;
    OperatorIsnumbertype = Operator, "isNumberType", Takes::One;
    OperatorIssequencetype = Operator, "isSequenceType", Takes::One;
    OperatorIscallable = Operator, "isCallable", Takes::One;
    OperatorIs = Operator, "is_", Takes::Unpack(2, 2);
    OperatorIsNot = Operator, "is_not", Takes::Unpack(2, 2);
    OperatorIsub = Operator, "isub", Takes::Unpack(2, 2);
    OperatorItruediv = Operator, "itruediv", Takes::Unpack(2, 2);
    OperatorIxor = Operator, "ixor", Takes::Unpack(2, 2);
    OperatorLe = Operator, "le", Takes::Unpack(2, 2);
    OperatorLshift = Operator, "lshift", Takes::Unpack(2, 2);
    OperatorLt = Operator, "lt", Takes::Unpack(2, 2);
    OperatorMod = Operator, "mod", Takes::Unpack(2, 2);
    OperatorMul = Operator, "mul", Takes::Unpack(2, 2);
    OperatorNe = Operator, "ne", Takes::Unpack(2, 2);
    OperatorNeg = Operator, "neg", Takes::One;
    OperatorNot = Operator, "not_", Takes::One;
    OperatorOr = Operator, "or_", Takes::Unpack(2, 2);
    OperatorPos = Operator, "pos", Takes::One;
    OperatorPow = Operator, "pow", Takes::Unpack(2, 2);
    OperatorRepeat = Operator, "repeat", Takes::Own;
    OperatorRshift = Operator, "rshift", Takes::Unpack(2, 2);
    OperatorSequenceincludes = Operator, "sequenceIncludes", Takes::Unpack(2, 2);
    OperatorSetitem = Operator, "setitem", Takes::Unpack(3, 3);
    OperatorSetslice = Operator, "setslice", Takes::Parse(4, 4);
    OperatorSub = Operator, "sub", Takes::Unpack(2, 2);
    OperatorTruediv = Operator, "truediv", Takes::Unpack(2, 2);
    OperatorTruth = Operator, "truth", Takes::One;
    OperatorXor = Operator, "xor", Takes::Unpack(2, 2);
    StringMaketrans = String, "maketrans", Takes::Parse(2, 2);
    SysDisplayhook = Sys, "displayhook", Takes::One;
    SysExcClear = Sys, "exc_clear", Takes::Nothing;
    SysExcInfo = Sys, "exc_info", Takes::Nothing;
    SysExit = Sys, "exit", Takes::Unpack(0, 1);
    SysGetdefaultencoding = Sys, "getdefaultencoding", Takes::Nothing;
    SysGetfilesystemencoding = Sys, "getfilesystemencoding", Takes::Nothing;
    SysGetframe = Sys, "_getframe", Takes::Parse(0, 1);
    SysGetrecursionlimit = Sys, "getrecursionlimit", Takes::Nothing;
    SysGettrace = Sys, "gettrace", Takes::Nothing;
    SysGetsizeof = Sys, "getsizeof", Takes::Own;
    SysGetrefcount = Sys, "getrefcount", Takes::One;
    SysCallstats = Sys, "callstats", Takes::Nothing;
    SysSetrecursionlimit = Sys, "setrecursionlimit", Takes::Parse(1, 1);
    WeakrefCount = Weakref, "getweakrefcount", Takes::One;
    WeakrefProxy = Weakref, "proxy", Takes::Unpack(1, 2);
    WeakrefReferences = Weakref, "getweakrefs", Takes::One;
    TimeAsctime = Time, "asctime", Takes::Unpack(0, 1);
    TimeClock = Time, "clock", Takes::Nothing;
    TimeCtime = Time, "ctime", Takes::Parse(0, 1);
    TimeGmtime = Time, "gmtime", Takes::Parse(0, 1);
    TimeLocaltime = Time, "localtime", Takes::Parse(0, 1);
    TimeMktime = Time, "mktime", Takes::One;
    TimeSleep = Time, "sleep", Takes::Parse(1, 1);
    TimeStrftime = Time, "strftime", Takes::Parse(1, 2);
    TimeStrptime = Time, "strptime", Takes::Parse(1, 2);
    TimeTime = Time, "time", Takes::Nothing;
    TimeTzset = Time, "tzset", Takes::Nothing;
}

impl ModuleFunction {
    /// Whether it takes keyword arguments.
    pub(super) const fn takes_keywords(self) -> bool {
        matches!(self.module(), Module::Bisect) || matches!(self, Self::GcCollect | Self::SysGetsizeof)
    }
}

impl Machine {
    /// The module of this kind, made now if it was not yet; the reference stays with `sys.modules`.
    pub(super) fn library_module(&mut self, module: Module) -> Value {
        let modules = self.modules;
        if let Some(known) = self.heap.dict_get_name(modules, module.name()) {
            return known;
        }
        let dict = match module {
            Module::Builtin => self.heap.retain_id(self.builtins),
            Module::Sys => self.heap.retain_id(self.sys),
            _ => self.heap.alloc(Object::Dict(Box::default())),
        };
        let object = self.heap.new_value(Object::Module(dict));
        self.heap.dict_set_name(modules, module.name(), object);
        if module != Module::Builtin {
            self.fill_module(module, dict);
        }
        object
    }

    /// Puts into a module's dict what it has.
    fn fill_module(&mut self, module: Module, dict: ObjectId) {
        let name = self.heap.intern(&Rc::from(module.name().as_bytes()));
        let doc = self.heap.str(module.doc().as_bytes());
        for (key, value) in [("__name__", name), ("__doc__", doc), ("__package__", Value::NONE)] {
            self.heap.dict_set_name(dict, key, value);
        }
        for &function in ModuleFunction::ALL.iter().filter(|function| function.module() == module) {
            let value = self.heap.new_value(Object::Builtin(Builtin::Module(function), Value::NULL));
            self.heap.dict_set_name(dict, function.name(), value);
        }
        match module {
            Module::Sys => self.fill_sys(dict),
            Module::Exceptions => self.fill_exceptions(dict),
            Module::Dis => self.fill_dis(dict),
            Module::Math => self.fill_math(dict),
            Module::Time => self.fill_time(dict),
            Module::Weakref => {
                let class = self.type_object(Type::WeakRef);
                let class = self.heap.retain(class);
                self.heap.dict_set_name(dict, "ref", class);
            }
            Module::Gc => self.fill_gc(dict),
            Module::Itertools => self.fill_types(dict, "itertools"),
            Module::Functools => self.fill_types(dict, "functools"),
            Module::Operator => {
                self.fill_types(dict, "operator");
                self.fill_operator_names(dict);
            }
            Module::Random => self.fill_types(dict, "_random"),
            Module::Collections => self.fill_types(dict, "collections"),
            Module::Bisect | Module::Builtin | Module::Heapq | Module::String | Module::Warnings => {}
        }
    }

    /// The types of a module in C: their names say which module that is.
    fn fill_types(&mut self, dict: ObjectId, module: &str) {
        for &of in Type::PLAIN {
            let is_public = of.tp_name().strip_prefix(module).is_some_and(|name| {
                name.strip_prefix('.').is_some_and(|name| !name.starts_with('_') && !name.starts_with("tee"))
            });
            if is_public {
                let object = self.type_object(of);
                let object = self.heap.retain(object);
                self.heap.dict_set_name(dict, of.name(), object);
            }
        }
    }

    /// The functions of `operator` have names like methods, too: `__add__`.
    fn fill_operator_names(&mut self, dict: ObjectId) {
        for &function in ModuleFunction::ALL.iter().filter(|function| function.module() == Module::Operator) {
            let name = function.name();
            let is_special =
                name.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !matches!(name, "is_" | "is_not" | "truth");
            if is_special && let Some(value) = self.heap.dict_get_name(dict, name) {
                let value = self.heap.retain(value);
                self.heap.dict_set_name(dict, &format!("__{}__", name.trim_end_matches('_')), value);
            }
        }
    }

    /// The exception classes.
    pub(super) fn fill_exceptions(&mut self, dict: ObjectId) {
        for &exc in super::exceptions::Exc::ALL {
            let class = self.type_object(super::types::Type::Exception(exc));
            let class = self.heap.retain(class);
            self.heap.dict_set_name(dict, exc.name(), class);
        }
    }

    /// Calls a type of a module; `None` if it is another type.
    pub(super) fn make_of_module(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Option<Value>> {
        if of == Type::Deque {
            return self.make_deque(arguments).map(Some);
        }
        if of == Type::Random {
            return self.make_random(arguments).map(Some);
        }
        if of == Type::StructTime {
            return self.make_structure(of, arguments).map(Some);
        }
        match self.make_itertool(of, arguments)? {
            Some(made) => Ok(Some(made)),
            None => self.make_callable(of, arguments),
        }
    }

    /// Calls a function of a module.
    pub(super) fn call_module_function(
        &mut self,
        function: ModuleFunction,
        arguments: Arguments<'_>,
    ) -> Outcome<Called> {
        let all = arguments.positional;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        match function.module() {
            Module::Bisect => return self.call_bisect(function, arguments).map(Called::Value),
            Module::Gc => return self.call_gc(function, arguments).map(Called::Value),
            Module::Heapq => return self.call_heapq(function, all).map(Called::Value),
            Module::Time => return self.call_time(function, all).map(Called::Value),
            _ => {}
        }
        if let ModuleFunction::FunctoolsReduce = function {
            return self.builtin_reduce(arg(0), arg(1), arg(2));
        }
        let value = match function {
            ModuleFunction::DisSourceLine => self.dis_source_line(function, all),
            ModuleFunction::WarningsWarn => self.warnings_warn(arg(0), arg(1)),
            ModuleFunction::ItertoolsTee => self.itertools_tee(arguments),
            _ if function.module() == Module::Math => self.call_math(function, all),
            _ if function.module() == Module::Operator => self.call_operator(function, all),
            ModuleFunction::StringMaketrans => self.string_maketrans(arg(0), arg(1)),
            ModuleFunction::WeakrefCount => Ok(self.weakref_count(arg(0))),
            ModuleFunction::WeakrefProxy => self.weakref_proxy(all),
            ModuleFunction::WeakrefReferences => Ok(self.weakref_list(arg(0))),
            ModuleFunction::SysDisplayhook => self.sys_displayhook(arg(0)),
            ModuleFunction::SysExcClear => Ok(self.sys_exc_clear()),
            ModuleFunction::SysExcInfo => Ok(self.sys_exc_info()),
            ModuleFunction::SysExit => Err(self.sys_exit(arg(0))),
            ModuleFunction::SysGetdefaultencoding => Ok(self.heap.str(*b"ascii")),
            ModuleFunction::SysGetfilesystemencoding => Ok(self.heap.str(*b"UTF-8")),
            ModuleFunction::SysGetframe => self.sys_getframe(arg(0)),
            ModuleFunction::SysGetrecursionlimit => Ok(self.heap.int(i64::from(self.recursion_limit))),
            // There is no `sys.settrace`.
            ModuleFunction::SysGettrace => Ok(Value::NONE),
            ModuleFunction::SysGetsizeof => self.sys_getsizeof(arguments),
            ModuleFunction::SysGetrefcount => Ok(self.sys_getrefcount(arg(0))),
            ModuleFunction::SysCallstats => Ok(self.sys_callstats()),
            ModuleFunction::SysSetrecursionlimit => self.sys_setrecursionlimit(arg(0)),
            // Those of other modules, above.
            _ => Ok(Value::NONE),
        }?;
        Ok(Called::Value(value))
    }
}

impl Heap {
    /// The name of the module that has this dict (`PyModule_GetName`); `?` where it has none.
    pub fn module_name(&self, dict: ObjectId) -> String {
        match self.name_in(dict, b"__name__") {
            Some(name) => String::from_utf8_lossy(&name).into_owned(),
            None => "?".to_owned(),
        }
    }

    /// `repr` of the module that has this dict (`module_repr`).
    pub fn module_text(&self, dict: ObjectId) -> String {
        let name = self.module_name(dict);
        match self.name_in(dict, b"__file__") {
            Some(file) => format!("<module '{name}' from '{}'>", String::from_utf8_lossy(&file)),
            None => format!("<module '{name}' (built-in)>"),
        }
    }

    /// The string that a namespace has under a name.
    fn name_in(&self, dict: ObjectId, name: &[u8]) -> Option<Rc<[u8]>> {
        let entry =
            self.as_dict(dict)?.iter().find(|entry| self.as_str(entry.key).is_some_and(|key| **key == *name))?;
        self.as_str(entry.value).cloned()
    }
}

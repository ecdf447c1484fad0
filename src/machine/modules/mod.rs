//! The modules that come with the machine, made when they are imported first.
//!
//! A module is a dict with a name. Those that CPython has in C have their functions in the table below and their
//! constants in a file of their own here.

pub mod file;
pub(super) mod random;
mod sys;

use std::rc::Rc;

use super::builtins::{Builtin, Called, Takes};
use super::call::Arguments;
use super::heap::Heap;
use super::object::Object;
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
    Random = "random", "Random variable generators.";
    Sys = "sys", "This module provides access to some objects used or maintained by the\n\
        interpreter and to functions that interact strongly with the interpreter.";
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
    RandomChoice = Random, "choice", Takes::Parse(1, 1);
    RandomExpovariate = Random, "expovariate", Takes::Parse(1, 1);
    RandomGauss = Random, "gauss", Takes::Parse(2, 2);
    RandomGetrandbits = Random, "getrandbits", Takes::Parse(1, 1);
    RandomNormalvariate = Random, "normalvariate", Takes::Parse(2, 2);
    RandomRandint = Random, "randint", Takes::Parse(2, 2);
    RandomRandom = Random, "random", Takes::Nothing;
    RandomRandrange = Random, "randrange", Takes::Parse(1, 3);
    RandomSample = Random, "sample", Takes::Parse(2, 2);
    RandomSeed = Random, "seed", Takes::Parse(0, 1);
    RandomShuffle = Random, "shuffle", Takes::Parse(1, 2);
    RandomUniform = Random, "uniform", Takes::Parse(2, 2);
    SysDisplayhook = Sys, "displayhook", Takes::One;
    SysExcClear = Sys, "exc_clear", Takes::Nothing;
    SysExcInfo = Sys, "exc_info", Takes::Nothing;
    SysExit = Sys, "exit", Takes::Unpack(0, 1);
    SysGetdefaultencoding = Sys, "getdefaultencoding", Takes::Nothing;
    SysGetfilesystemencoding = Sys, "getfilesystemencoding", Takes::Nothing;
    SysGetframe = Sys, "_getframe", Takes::Parse(0, 1);
    SysGetrecursionlimit = Sys, "getrecursionlimit", Takes::Nothing;
    SysGetrefcount = Sys, "getrefcount", Takes::One;
    SysSetrecursionlimit = Sys, "setrecursionlimit", Takes::Parse(1, 1);
}

impl ModuleFunction {
    /// Whether it takes keyword arguments.
    pub(super) const fn takes_keywords(self) -> bool {
        false
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
            Module::Builtin | Module::Random => {}
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

    /// Calls a function of a module.
    pub(super) fn call_module_function(
        &mut self,
        function: ModuleFunction,
        arguments: Arguments<'_>,
    ) -> Outcome<Called> {
        let all = arguments.positional;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        if function.module() == Module::Random {
            return self.call_random(function, all).map(Called::Value);
        }
        let value = match function {
            ModuleFunction::SysDisplayhook => self.sys_displayhook(arg(0)),
            ModuleFunction::SysExcClear => Ok(self.sys_exc_clear()),
            ModuleFunction::SysExcInfo => Ok(self.sys_exc_info()),
            ModuleFunction::SysExit => Err(self.sys_exit(arg(0))),
            ModuleFunction::SysGetdefaultencoding => Ok(self.heap.str(*b"ascii")),
            ModuleFunction::SysGetfilesystemencoding => Ok(self.heap.str(*b"UTF-8")),
            ModuleFunction::SysGetframe => self.sys_getframe(arg(0)),
            ModuleFunction::SysGetrecursionlimit => Ok(self.heap.int(i64::from(self.recursion_limit))),
            ModuleFunction::SysGetrefcount => Ok(self.sys_getrefcount(arg(0))),
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

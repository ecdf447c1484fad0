//! The module `sys` (`Python/sysmodule.c`).

use super::file::{File, Stream};
use crate::machine::exceptions::{Exc, ExcInfo};
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// `sys.version`: what CPython 2.7.18 says of itself.
const VERSION: &[u8] = b"2.7.18 (default) \n[Frame by Frame]";
/// `sys.copyright`.
const COPYRIGHT: &[u8] = b"Copyright (c) 2001-2020 Python Software Foundation.\nAll Rights Reserved.";
/// The names under which `sys` shows the exception that is being handled (`set_exc_info`).
const EXC_NAMES: [&str; 3] = ["exc_type", "exc_value", "exc_traceback"];

impl Machine {
    /// The constants of `sys`.
    pub(super) fn fill_sys(&mut self, dict: ObjectId) {
        for (name, stream) in [("stdin", Stream::Stdin), ("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
            let file = self.heap.new_value(Object::File(File { stream, softspace: false }));
            let again = self.heap.retain(file);
            self.heap.dict_set_name(dict, name, file);
            self.heap.dict_set_name(dict, &format!("__{name}__"), again);
        }
        for (name, number) in [
            ("maxint", i64::MAX),
            ("maxsize", i64::MAX),
            ("maxunicode", 0x10_ffff),
            ("hexversion", 0x0207_12f0),
            ("api_version", 1013),
        ] {
            let number = self.heap.int(number);
            self.heap.dict_set_name(dict, name, number);
        }
        for (name, text) in [
            ("version", VERSION),
            ("copyright", COPYRIGHT),
            ("platform", b"linux2"),
            ("byteorder", b"little"),
            ("executable", b"/usr/bin/python"),
            ("prefix", b"/usr"),
            ("exec_prefix", b"/usr"),
            ("float_repr_style", b"short"),
        ] {
            let text = self.heap.str(text);
            self.heap.dict_set_name(dict, name, text);
        }
        for (name, flag) in [("dont_write_bytecode", true), ("py3kwarning", false)] {
            self.heap.dict_set_name(dict, name, Value::bool(flag));
        }
        self.fill_sys_structures(dict);
        let names: Vec<Value> =
            super::Module::ALL.iter().map(|module| self.heap.str(module.name().as_bytes())).collect();
        let names = self.heap.tuple(names);
        self.heap.dict_set_name(dict, "builtin_module_names", names);
        let modules = Value::object(self.heap.retain_id(self.modules));
        self.heap.dict_set_name(dict, "modules", modules);
        for name in ["warnoptions", "path_hooks", "meta_path"] {
            let list = self.heap.list(Vec::new());
            self.heap.dict_set_name(dict, name, list);
        }
    }

    /// What `sys` has in tuples whose items have names.
    fn fill_sys_structures(&mut self, dict: ObjectId) {
        let level = self.heap.str(*b"final");
        let version = [2, 7, 18].map(Value::small_int).into_iter().chain([level, Value::small_int(0)]);
        let flags =
            Type::SysFlags.fields().iter().map(|&flag| Value::small_int((flag == "dont_write_bytecode").into()));
        let long = [30, 4].map(Value::small_int);
        let float = [
            self.heap.float(f64::MAX),
            Value::small_int(f64::MAX_EXP),
            Value::small_int(f64::MAX_10_EXP),
            self.heap.float(f64::MIN_POSITIVE),
            Value::small_int(f64::MIN_EXP),
            Value::small_int(f64::MIN_10_EXP),
            Value::small_int(f64::DIGITS as i32),
            Value::small_int(f64::MANTISSA_DIGITS as i32),
            self.heap.float(f64::EPSILON),
            Value::small_int(f64::RADIX as i32),
            Value::small_int(1),
        ];
        for (name, of, items) in [
            ("version_info", Type::SysVersionInfo, version.collect::<Vec<Value>>()),
            ("flags", Type::SysFlags, flags.collect()),
            ("long_info", Type::SysLongInfo, long.to_vec()),
            ("float_info", Type::SysFloatInfo, float.to_vec()),
        ] {
            let structure = self.new_structure(of, items);
            self.heap.dict_set_name(dict, name, structure);
        }
        let parts = [self.heap.str(*b"CPython"), self.heap.str(*b""), self.heap.str(*b"")];
        let subversion = self.heap.tuple(parts);
        self.heap.dict_set_name(dict, "subversion", subversion);
    }

    /// `sys.argv` and `sys.path`, as they are when a program of this name is run.
    pub(in crate::machine) fn set_program(&mut self, filename: &[u8]) {
        let sys = self.sys;
        let name = self.heap.str(filename);
        let argv = self.heap.list(vec![name]);
        self.heap.dict_set_name(sys, "argv", argv);
        let folder = match filename.iter().rposition(|&byte| byte == b'/') {
            Some(end) => filename.get(..end).unwrap_or_default(),
            None => b"",
        };
        let folder = self.heap.str(folder);
        let path = self.heap.list(vec![folder]);
        self.heap.dict_set_name(sys, "path", path);
    }

    /// What `sys` has under a name (`PySys_GetObject`).
    pub(in crate::machine) fn sys_get(&mut self, name: &str) -> Option<Value> {
        let sys = self.sys;
        self.heap.dict_get_name(sys, name)
    }

    /// Shows the exception that is being handled as `sys.exc_type` and so on.
    pub(in crate::machine) fn set_sys_exc(&mut self, exc: ExcInfo) {
        let sys = self.sys;
        for (name, part) in EXC_NAMES.into_iter().zip(exc.references()) {
            let part = if part.is_null() { Value::NONE } else { self.heap.retain(part) };
            self.heap.dict_set_name(sys, name, part);
        }
    }

    /// `sys.exc_info()`.
    pub(super) fn sys_exc_info(&mut self) -> Value {
        let parts = self.thread.handled.references().map(|part| {
            let part = if part.is_null() { Value::NONE } else { part };
            self.heap.retain(part)
        });
        self.heap.tuple(parts)
    }

    /// `sys.exc_clear()`.
    pub(super) fn sys_exc_clear(&mut self) -> Value {
        let old = std::mem::take(&mut self.thread.handled);
        self.heap.release_all(old.references());
        self.set_sys_exc(ExcInfo::default());
        Value::NONE
    }

    /// `sys.exit([status])`: raises SystemExit.
    pub(super) fn sys_exit(&mut self, status: Value) -> Fault {
        let status = self.heap.retain(status);
        self.raise_with(Exc::SystemExit, status)
    }

    /// `sys._getframe([depth])`.
    pub(super) fn sys_getframe(&mut self, depth: Value) -> Outcome<Value> {
        let mut depth = self.c_int_or(depth, 0)?;
        let mut frame = self.thread.current_frame();
        while let (Some(id), 1..) = (frame, depth) {
            frame = self.frame_back(id);
            depth -= 1;
        }
        match frame {
            Some(id) => Ok(Value::object(self.heap.retain_id(id))),
            None => Err(self.value_error("call stack is not deep enough")),
        }
    }

    /// `f_back` of a frame, wherever the frame is.
    fn frame_back(&self, id: ObjectId) -> Option<ObjectId> {
        if let Some(frame) = self.heap.frame(id) {
            return frame.back;
        }
        // The running frame is in the hands of the loop: its caller is the frame of the call below it.
        let mut frames = self.thread.activations.iter().rev().filter_map(|activation| match activation {
            crate::machine::Activation::Python(call) => Some(call.frame),
            crate::machine::Activation::Native(_) => None,
        });
        frames.find(|&frame| frame == id).and_then(|_| frames.next())
    }

    /// `sys.getrefcount(object)`, with the reference that is the argument.
    pub(super) fn sys_getrefcount(&mut self, value: Value) -> Value {
        let count = value.as_object().map_or(1, |id| self.heap.refcount(id));
        self.heap.int(i64::from(count))
    }

    /// `sys.callstats()`: what CPython gives if it was built with `CALL_PROFILE`.
    pub(super) fn sys_callstats(&mut self) -> Value {
        let counts = self.call_stats.counts();
        let counts: Vec<Value> = counts.iter().map(|&count| self.heap.int(count as i64)).collect();
        self.heap.tuple(counts)
    }

    /// `sys.setrecursionlimit(limit)`.
    pub(super) fn sys_setrecursionlimit(&mut self, limit: Value) -> Outcome<Value> {
        let limit = self.c_int_or(limit, 0)?;
        match u32::try_from(limit) {
            Ok(limit) if limit > 0 => {
                self.recursion_limit = limit;
                Ok(Value::NONE)
            }
            _ => Err(self.value_error("recursion limit must be positive")),
        }
    }

    /// `sys.displayhook(value)`: prints what an interactive statement gives, and keeps it as `_`.
    pub(in crate::machine) fn sys_displayhook(&mut self, value: Value) -> Outcome<Value> {
        if value.is_none() {
            return Ok(Value::NONE);
        }
        let builtins = self.builtins;
        self.heap.dict_set_name(builtins, "_", Value::NONE);
        self.flush_line();
        let text = self.repr(value)?;
        self.print_bytes(Value::NULL, &text)?;
        self.print_newline(Value::NULL)?;
        let value = self.heap.retain(value);
        self.heap.dict_set_name(builtins, "_", value);
        Ok(Value::NONE)
    }
}

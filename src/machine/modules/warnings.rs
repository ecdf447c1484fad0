//! Warnings that C code gives (`Python/_warnings.c`). What the program says of them it says by the module `warnings`, which is Python
//! code; where it has not been imported, each warning is shown once for each line.

use crate::machine::builtins::Builtin;
use crate::machine::exceptions::Exc;
use crate::machine::modules::ModuleFunction;
use crate::machine::native::Native;
use crate::machine::object::Object;
use crate::machine::turn::PendingCall;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// Where and of what is warned. It borrows its values.
struct Warned {
    category: Value,
    text: Value,
    filename: Value,
    lineno: Value,
    /// The dict in which the module notes what it was warned of.
    registry: Value,
}

impl Machine {
    /// Warns of what the instruction that runs is about to do (`PyErr_Warn`). It is a call, since what is warned of is said of the line that
    /// the calling frame is at.
    ///
    /// # Errors
    /// The warning itself, where the program has asked for that.
    pub(in crate::machine) fn warn(&mut self, category: Exc, text: &str) -> Outcome<()> {
        let warned = self.once(|machine| {
            let builtin = Builtin::Module(ModuleFunction::WarningsWarn);
            let category = machine.type_object(Type::Exception(category));
            let positional = vec![machine.heap.str(text.as_bytes()), machine.heap.retain(category)];
            let function = machine.heap.new_value(Object::Builtin(builtin, Value::NULL));
            let state = Native::Call { function, positional };
            Err(machine.suspend("PyErr_Warn", PendingCall::Native(builtin, state.into())))
        });
        warned.map(drop)
    }

    /// `_warnings.warn(message, category)`.
    pub(super) fn warnings_warn(&mut self, text: Value, category: Value) -> Outcome<Value> {
        let Some((globals, lineno)) = self.calling_frame().map(|(_, frame)| (frame.globals, frame.line())) else {
            return Ok(Value::NONE);
        };
        let registry = self.once(|machine| Ok(machine.warning_registry(globals)))?;
        let module = self.once(|machine| Ok(machine.warned_module(globals)))?;
        let filename = self.once(|machine| Ok(machine.warned_file(globals, module)))?;
        let lineno = self.once(|machine| Ok(machine.heap.int(i64::from(lineno))))?;
        let shown = self.warn_explicit(&Warned { category, text, filename, lineno, registry }, module);
        self.heap.release_all([registry, module, filename, lineno]);
        shown.map(|()| Value::NONE)
    }

    /// The name of the module that has these globals (`setup_context`). The result is new.
    fn warned_module(&mut self, globals: ObjectId) -> Value {
        match self.heap.dict_get_name(globals, "__name__") {
            Some(name) => self.heap.retain(name),
            None => self.heap.str(*b"<string>"),
        }
    }

    /// The name of its file. The result is new.
    fn warned_file(&mut self, globals: ObjectId, module: Value) -> Value {
        let file = self.heap.dict_get_name(globals, "__file__").filter(|&file| self.heap.as_str(file).is_some());
        let is_main = self.heap.as_str(module).is_some_and(|name| **name == *b"__main__");
        let argv = self.sys_get("argv").filter(|_| is_main);
        let script = || {
            let argv = argv?;
            match self.heap.at(argv) {
                Object::List(argv) => argv.first().copied(),
                _ => None,
            }
        };
        let name = file.or_else(script).unwrap_or(module);
        self.heap.retain(name)
    }

    /// `__warningregistry__` of a module, which gets one if it has none. The result is new.
    fn warning_registry(&mut self, globals: ObjectId) -> Value {
        const NAME: &str = "__warningregistry__";
        if let Some(registry) = self.heap.dict_get_name(globals, NAME) {
            return self.heap.retain(registry);
        }
        let registry = self.heap.new_dict(0);
        let kept = self.heap.retain(registry);
        self.heap.dict_set_name(globals, NAME, kept);
        registry
    }

    /// Leaves it to the module `warnings` if there is one, and else shows what was not shown yet.
    fn warn_explicit(&mut self, warned: &Warned, module: Value) -> Outcome<()> {
        let Warned { category, text, filename, lineno, registry } = *warned;
        if let Some(&Object::Module(names)) =
            self.heap.dict_get_name(self.modules, "warnings").map(|found| self.heap.at(found))
            && let Some(explicit) = self.heap.dict_get_name(names, "warn_explicit")
        {
            let result = self.call(explicit, &[text, category, filename, lineno, module, registry])?;
            self.heap.release(result);
            return Ok(());
        }
        if self.notes_warning(warned)? && !self.is_ignored(category) { self.show_warning(warned) } else { Ok(()) }
    }

    /// Notes in the registry what was warned of, if there is one; whether it was not noted yet (`already_warned`).
    fn notes_warning(&mut self, warned: &Warned) -> Outcome<bool> {
        let Warned { category, text, lineno, registry, .. } = *warned;
        if registry.is_none() {
            return Ok(true);
        }
        let Some(registry) = registry.as_object().filter(|&registry| self.heap.as_dict(registry).is_some()) else {
            return Err(self.type_error("'registry' must be a dict or None"));
        };
        let key = self.once(|machine| {
            let parts = [text, category, lineno].map(|part| machine.heap.retain(part));
            Ok(machine.heap.tuple(parts))
        })?;
        let noted = self.once(|machine| machine.note_in(registry, key).map(Value::bool));
        self.heap.release(key);
        Ok(noted? == Value::TRUE)
    }

    fn note_in(&mut self, registry: ObjectId, key: Value) -> Outcome<bool> {
        let is_known = self.once(|machine| {
            let is_known = match machine.dict_get(registry, key) {
                Ok(Some(noted)) => machine.is_true(noted)?,
                Ok(None) => false,
                // `PyDict_GetItem` forgets what went wrong.
                Err(Fault::Raised) => {
                    machine.clear_raised();
                    false
                }
                Err(fault) => return Err(fault),
            };
            Ok(Value::bool(is_known))
        })?;
        if is_known == Value::TRUE {
            return Ok(false);
        }
        self.dict_set(Value::object(registry), key, Value::TRUE)?;
        Ok(true)
    }

    /// Whether warnings of this category are shown to nobody, unless the program asks the module `warnings` for them.
    fn is_ignored(&self, category: Value) -> bool {
        [Exc::DeprecationWarning, Exc::PendingDeprecationWarning]
            .into_iter()
            .any(|ignored| category == self.type_object(Type::Exception(ignored)))
    }

    /// Writes it to `sys.stderr`, with the line that it is about.
    fn show_warning(&mut self, warned: &Warned) -> Outcome<()> {
        let category = self.class_name(warned.category, "?");
        let lineno = self.heap.as_int(warned.lineno).unwrap_or(0);
        let [filename, text] =
            [warned.filename, warned.text].map(|part| self.heap.as_str(part).cloned().unwrap_or_default());
        let line = self.sources.line(&filename, i32::try_from(lineno).unwrap_or(0)).map(<[u8]>::trim_ascii);
        let mut shown = [&*filename, format!(":{lineno}: {category}: ").as_bytes(), &*text, b"\n"].concat();
        if let Some(line) = line {
            shown.extend([b"  ", line, b"\n"].concat());
        }
        let Some(stderr) = self.sys_get("stderr") else { return Ok(()) };
        let shown = self.heap.str(shown);
        let written = self.write_object(stderr, shown);
        self.heap.release(shown);
        written
    }
}

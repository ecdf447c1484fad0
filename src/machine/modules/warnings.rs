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
use crate::machine::{Machine, Outcome};

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
        let (module, filename) = self.warned_module(globals);
        let registry = self.warning_registry(globals);
        let lineno = self.once(|machine| Ok(machine.heap.int(i64::from(lineno))))?;
        let shown = self.warn_explicit(&Warned { category, text, filename, lineno, registry }, module);
        self.heap.release(lineno);
        shown.map(|()| Value::NONE)
    }

    /// The name of the module that has these globals, and that of its file (`setup_context`).
    fn warned_module(&mut self, globals: ObjectId) -> (Value, Value) {
        let module = self.heap.dict_get_name(globals, "__name__").unwrap_or(Value::NONE);
        let file = self.heap.dict_get_name(globals, "__file__").filter(|&file| self.heap.as_str(file).is_some());
        (module, file.unwrap_or(module))
    }

    /// `__warningregistry__` of a module, which gets one if it has none.
    fn warning_registry(&mut self, globals: ObjectId) -> Value {
        const NAME: &str = "__warningregistry__";
        self.heap.dict_get_name(globals, NAME).unwrap_or_else(|| {
            let registry = self.heap.new_dict(0);
            self.heap.dict_set_name(globals, NAME, registry);
            registry
        })
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
        let noted = self.once(|machine| {
            let Some(registry) = registry.as_object() else { return Ok(Value::FALSE) };
            let parts = [text, category, lineno].map(|part| machine.heap.retain(part));
            let key = machine.heap.tuple(parts);
            let is_new = machine.dict_get(registry, key)?.is_none();
            if is_new {
                machine.dict_set(Value::object(registry), key, Value::TRUE)?;
            }
            machine.heap.release(key);
            Ok(Value::bool(is_new && !machine.is_ignored(category)))
        })?;
        if noted == Value::TRUE { self.show_warning(warned) } else { Ok(()) }
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

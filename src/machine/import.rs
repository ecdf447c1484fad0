//! `import` (IMPORT_NAME, IMPORT_FROM and IMPORT_STAR in `Python/ceval.c`, `Python/import.c`).

use super::call::Arguments;
use super::code::CodeBody;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::modules::Module;
use super::object::Object;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// IMPORT_NAME: calls `__import__` of the frame's builtins.
    pub(super) fn import_name(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        let name = body.names.get(index as usize).copied().unwrap_or(Value::NULL);
        let builtins = f.builtins;
        if self.machine.heap.dict_get_name(builtins, "__import__").is_none() {
            return Err(self.raise(Exc::ImportError, "__import__ not found"));
        }
        self.operate(f, |machine, [_level, fromlist]| machine.import_module(name, fromlist))
    }

    /// IMPORT_FROM: an attribute of the module on top of the stack, which stays there.
    pub(super) fn import_from(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        let name = body.names.get(index as usize).copied().unwrap_or(Value::NULL);
        let module = f.peek(0);
        match self.machine.get_attribute(module, name) {
            Ok(value) => {
                let from = match self.heap.at(module) {
                    &Object::Module(dict) => Place::Entry(dict, name),
                    _ => Place::Made,
                };
                self.tell(|| Effect::Move { value, from, to: f.slot_above(), copies: true });
                f.push(value);
                Ok(Flow::Next)
            }
            Err(Fault::Raised) if self.machine.raised_is(Exc::AttributeError) => {
                self.machine.clear_raised();
                let text = self.machine.heap.as_str(name).cloned().unwrap_or_default();
                Err(self.raise(Exc::ImportError, format!("cannot import name {}", String::from_utf8_lossy(&text))))
            }
            Err(fault) => Err(fault),
        }
    }

    /// IMPORT_STAR: copies a module's names into the frame's locals.
    pub(super) fn import_star(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let locals = self.locals(f);
        self.machine.heap.release(locals);
        let Some(locals) = locals.as_object() else {
            return Err(self.raise(Exc::SystemError, "no locals found during 'import *'"));
        };
        self.change(f, |machine, [module]| machine.import_all_from(module, locals))?;
        let id = f.id;
        self.at_home(f, |machine| machine.locals_to_fast(id));
        Ok(Flow::Next)
    }
}

impl Machine {
    /// `__import__(name[, globals[, locals[, fromlist[, level]]]])`.
    pub(super) fn builtin_import(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let names = ["name", "globals", "locals", "fromlist", "level"];
        let [name, _, _, fromlist, level] = self.keyword_arguments("__import__()", arguments, names, 1)?;
        if self.heap.as_str(name).is_none() {
            let of = self.converted_name(name);
            return Err(self.type_error(format!("__import__() argument 1 must be string, not {of}")));
        }
        self.c_int_or(level, -1)?;
        self.import_module(name, fromlist)
    }

    /// `__import__(name, fromlist=…)`: the module of this name; the result is new.
    ///
    /// # Errors
    /// ImportError: there is no such module.
    pub(super) fn import_module(&mut self, name: Value, fromlist: Value) -> Outcome<Value> {
        let _ = fromlist;
        let text = self.heap.as_str(name).cloned().unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        if text.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        let (head, rest) = text.split_once('.').map_or((&*text, None), |(head, rest)| (head, Some(rest)));
        match (self.find_module(head), rest) {
            (Some(module), None) => Ok(self.heap.retain(module)),
            // No module that comes with the machine is a package.
            (Some(_), Some(rest)) => Err(self.raise(Exc::ImportError, format!("No module named {rest}"))),
            (None, _) => Err(self.raise(Exc::ImportError, format!("No module named {text}"))),
        }
    }

    /// A module that was imported before, or that comes with the machine. The reference stays with `sys.modules`.
    fn find_module(&mut self, name: &str) -> Option<Value> {
        let modules = self.modules;
        if let Some(known) = self.heap.dict_get_name(modules, name) {
            return Some(known);
        }
        let module = Module::ALL.iter().copied().find(|module| module.name() == name)?;
        Some(self.library_module(module))
    }

    /// `import_all_from`: what `__all__` names, or every name without an underscore at its beginning.
    fn import_all_from(&mut self, module: Value, locals: ObjectId) -> Outcome<()> {
        let &Object::Module(dict) = self.heap.at(module) else {
            let message = "from-import-* object has no __dict__ and no __all__";
            return Err(self.raise(Exc::ImportError, message));
        };
        let (names, all) = match self.heap.dict_get_name(dict, "__all__") {
            Some(all) => (self.collect(all)?, true),
            None => {
                let keys = self.heap.as_dict(dict).map(|dict| dict.iter().map(|entry| entry.key).collect());
                let keys: Vec<Value> = keys.unwrap_or_default();
                keys.iter().for_each(|&key| {
                    self.heap.retain(key);
                });
                (keys, false)
            }
        };
        let mut result = Ok(());
        for &name in &names {
            let hidden = self.heap.as_str(name).is_some_and(|name| name.starts_with(b"_"));
            if hidden && !all {
                continue;
            }
            match self.get_attribute(module, name) {
                Ok(value) => {
                    let old = self.heap.dict_set_str(locals, name, value);
                    self.heap.release(old);
                }
                Err(fault) => {
                    result = Err(fault);
                    break;
                }
            }
        }
        self.heap.release_all(names);
        result
    }
}

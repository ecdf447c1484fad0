//! `from module import *` (`import_all_from` in `Python/ceval.c`).

use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `import_all_from`: what `__all__` names, or every name without an underscore at its beginning.
    pub(super) fn import_all_from(&mut self, module: Value, locals: Value) -> Outcome<()> {
        let (names, all) = match self.attribute_if_any(module, "__all__")? {
            Some(names) => (names, true),
            None => (self.once(|machine| machine.names_of_dict(module))?, false),
        };
        let result = self.import_names_from(module, names, all, locals);
        self.heap.release(names);
        result
    }

    /// The names in an object's `__dict__`, as a list.
    fn names_of_dict(&mut self, module: Value) -> Outcome<Value> {
        let Some(dict) = self.attribute_if_any(module, "__dict__")? else {
            return Err(self.raise(Exc::ImportError, "from-import-* object has no __dict__ and no __all__"));
        };
        let keys = match self.heap.at(dict) {
            Object::Dict(keys) => keys.iter().map(|entry| entry.key).collect(),
            _ => Vec::new(),
        };
        keys.iter().for_each(|&key| {
            self.heap.retain(key);
        });
        self.heap.release(dict);
        Ok(self.heap.list(keys))
    }

    /// Copies a module's attributes of these names, as long as a sequence of them gives one.
    fn import_names_from(&mut self, module: Value, names: Value, all: bool, locals: Value) -> Outcome<()> {
        let mut rounds = self.resume_at();
        while rounds.done < usize::MAX {
            let name = match self.item_of_sequence(names, rounds.done) {
                Ok(name) => name,
                Err(Fault::Raised) if self.raised_is(Exc::IndexError) => {
                    self.clear_raised();
                    break;
                }
                Err(fault) => return Err(fault),
            };
            let hidden = !all && self.heap.as_str(name).is_some_and(|name| name.starts_with(b"_"));
            let imported = if hidden { Ok(()) } else { self.import_one_from(module, name, locals) };
            self.heap.release(name);
            imported?;
            self.has_done(&mut rounds);
        }
        self.finish_rounds(rounds);
        Ok(())
    }

    /// `sequence[index]` (`PySequence_GetItem`).
    fn item_of_sequence(&mut self, sequence: Value, index: usize) -> Outcome<Value> {
        let has_items = self.heap.is_classy(sequence)
            || matches!(
                self.heap.at(sequence),
                Object::List(_)
                    | Object::Tuple(_)
                    | Object::Str(_)
                    | Object::Unicode(_)
                    | Object::Xrange(_)
                    | Object::Deque(_)
            );
        if !has_items {
            let name = self.heap.type_name(sequence);
            return Err(self.type_error(format!("'{name}' object does not support indexing")));
        }
        let index = self.heap.int(index as i64);
        let item = self.get_item(sequence, index);
        self.heap.release(index);
        item
    }

    fn import_one_from(&mut self, module: Value, name: Value, locals: Value) -> Outcome<()> {
        let value = self.once(|machine| machine.get_attribute(module, name))?;
        let stored = self.set_item(locals, name, value);
        self.heap.release(value);
        stored
    }

    /// An attribute, if there is one; the result is new.
    fn attribute_if_any(&mut self, object: Value, name: &str) -> Outcome<Option<Value>> {
        let name = self.heap.intern(&name.as_bytes().into());
        let value = self.once(|machine| machine.get_attribute(object, name));
        self.heap.release(name);
        match value {
            Ok(value) => Ok(Some(value)),
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }
}

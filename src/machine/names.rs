//! Opcodes that find things by name: in dicts, in fastlocals, in cells.

use super::attribute::known::BUILTINS;
use super::code::CodeBody;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::heap::Heap;
use super::object::Object;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};

/// `NAME_ERROR_MSG`, up to the name.
pub(super) const NAME_ERROR: &str = "name";
/// `GLOBAL_NAME_ERROR_MSG`, up to the name.
pub(super) const GLOBAL_NAME_ERROR: &str = "global name";

fn name_at(body: &CodeBody, index: u32) -> Value {
    body.names.get(index as usize).copied().unwrap_or(Value::NULL)
}

impl<O: Audience> Eval<'_, O> {
    /// LOAD_NAME: locals, then globals, then builtins.
    pub(super) fn load_name(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        let name = name_at(body, index);
        match f.locals.as_object() {
            Some(_) if self.heap.is_own_mapping(f.locals) => match self.machine.item_of_mapping(f.locals, name)? {
                Some(value) => self.push_made(f, value),
                None => self.load_from(f, &[f.globals, f.builtins], name, NAME_ERROR),
            },
            Some(locals) => self.load_from(f, &[locals, f.globals, f.builtins], name, NAME_ERROR),
            None => Err(self.no_locals("loading", body, index)),
        }
    }

    /// STORE_NAME.
    pub(super) fn store_name(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        match f.locals.as_object() {
            Some(_) if self.heap.is_own_mapping(f.locals) => {
                self.machine.set_item(f.locals, name_at(body, index), f.peek(0))?;
                self.pop_to(f, f.stack.len().saturating_sub(1) as u32);
                Ok(Flow::Next)
            }
            Some(locals) => self.store_in(f, locals, body, index),
            None => Err(self.no_locals("storing", body, index)),
        }
    }

    /// DELETE_NAME.
    pub(super) fn delete_name(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        match f.locals.as_object() {
            Some(_) if self.heap.is_own_mapping(f.locals) => {
                let name = name_at(body, index);
                match self.machine.delete_item(f.locals, name) {
                    // Whatever went wrong, the name is not defined.
                    Err(Fault::Raised) => {
                        self.machine.clear_raised();
                        Err(self.name_error(name, NAME_ERROR))
                    }
                    result => result.map(|()| Flow::Next),
                }
            }
            Some(locals) => self.delete_from(locals, body, index, NAME_ERROR),
            None => Err(self.no_locals("deleting", body, index)),
        }
    }

    /// LOAD_GLOBAL: globals, then builtins.
    pub(super) fn load_global(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        self.load_from(f, &[f.globals, f.builtins], name_at(body, index), GLOBAL_NAME_ERROR)
    }

    /// Pushes what the first of these dicts that knows the name has under it.
    fn load_from(&mut self, f: &mut Current<'_>, dicts: &[ObjectId], name: Value, error: &str) -> Outcome<Flow> {
        for &dict in dicts {
            if let Some(value) = self.heap.dict_get_str(dict, name) {
                return self.push_copy(f, value, || Place::Entry(dict, name));
            }
        }
        Err(self.name_error(name, error))
    }

    /// STORE_NAME, STORE_GLOBAL.
    pub(super) fn store_in(
        &mut self,
        f: &mut Current<'_>,
        dict: ObjectId,
        body: &CodeBody,
        index: u32,
    ) -> Outcome<Flow> {
        let name = name_at(body, index);
        let value = f.pop();
        let old = self.machine.heap.dict_set_str(dict, name, value);
        self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Entry(dict, name), copies: false });
        self.machine.heap.release(old);
        Ok(Flow::Next)
    }

    /// DELETE_NAME, DELETE_GLOBAL.
    pub(super) fn delete_from(&mut self, dict: ObjectId, body: &CodeBody, index: u32, error: &str) -> Outcome<Flow> {
        let name = name_at(body, index);
        let Some((key, value)) = self.machine.heap.dict_remove_str(dict, name) else {
            return Err(self.name_error(name, error));
        };
        self.tell(|| Effect::Clear(Place::Entry(dict, name)));
        self.machine.heap.release_all([key, value]);
        Ok(Flow::Next)
    }

    /// LOAD_DEREF: the contents of a cell.
    pub(super) fn load_deref(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        let cell = f.cell(index);
        if let (Some(id), &Object::Cell(contents)) = (cell.as_object(), self.heap.at(cell))
            && !contents.is_null()
        {
            return self.push_copy(f, contents, || Place::Cell(id));
        }
        let name = body.cell_name(index).map(|name| name.to_text()).unwrap_or_default();
        Err(if (index as usize) < body.code.cellvars.len() {
            self.raise(Exc::UnboundLocalError, format!("local variable '{name}' referenced before assignment"))
        } else {
            self.raise(
                Exc::NameError,
                format!("free variable '{name}' referenced before assignment in enclosing scope"),
            )
        })
    }

    /// STORE_DEREF: sets the contents of a cell.
    pub(super) fn store_deref(&mut self, f: &mut Current<'_>, index: u32) -> Outcome<Flow> {
        let value = f.pop();
        let Some(cell) = f.cell(index).as_object() else {
            // A function with free variables and no closure: no compiler makes one.
            self.machine.heap.release(value);
            return Ok(Flow::Next);
        };
        let old = match self.machine.heap.get_mut(cell) {
            Some(Object::Cell(contents)) => std::mem::replace(contents, value),
            _ => value,
        };
        self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Cell(cell), copies: false });
        self.machine.heap.release(old);
        Ok(Flow::Next)
    }
}

impl Heap {
    /// Whether the names of a namespace are asked for by its `[]`: it is no dict, or of a class of the program's.
    pub(super) fn is_own_mapping(&self, locals: Value) -> bool {
        !matches!(self.at(locals), Object::Dict(_)) || self.is_classy(locals)
    }
}

impl Machine {
    /// What a mapping has under a key; `None` for a KeyError.
    fn item_of_mapping(&mut self, mapping: Value, key: Value) -> Outcome<Option<Value>> {
        match self.get_item(mapping, key) {
            Err(Fault::Raised) if self.raised_is(Exc::KeyError) => {
                self.clear_raised();
                Ok(None)
            }
            result => result.map(Some),
        }
    }

    fn name_error(&mut self, name: Value, what: &str) -> Fault {
        let text = self.heap.as_str(name).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
        if builtin_is_missing(&text) {
            return Fault::Unsupported(format!("the builtin {text}"));
        }
        self.raise(Exc::NameError, format!("{what} '{text}' is not defined"))
    }

    pub(super) fn unbound_local(&mut self, body: &CodeBody, index: u32) -> Fault {
        let name = body.code.varnames.get(index as usize).map(|name| name.to_text()).unwrap_or_default();
        self.raise(Exc::UnboundLocalError, format!("local variable '{name}' referenced before assignment"))
    }

    pub(super) fn no_locals(&mut self, doing: &str, body: &CodeBody, index: u32) -> Fault {
        let name = self.heap.as_str(name_at(body, index)).cloned().unwrap_or_default();
        let message = match doing {
            "storing" => format!("no locals found when storing {}", crate::bytecode::repr::str_repr(&name)),
            _ => format!("no locals when {doing} {}", String::from_utf8_lossy(&name)),
        };
        self.raise(Exc::SystemError, message)
    }
}

/// Whether CPython has a builtin of this name that the machine does not have: then "not defined" would be a lie.
fn builtin_is_missing(name: &str) -> bool {
    // What the machine has was found already.
    BUILTINS.split_ascii_whitespace().any(|known| known == name)
}

//! The local variables of a frame as a dict: `locals()`, `f_locals`, `exec`, `import *` (`PyFrame_FastToLocals`,
//! `PyFrame_LocalsToFast`).

use crate::bytecode::{CodeFlags, PyString};
use crate::machine::Machine;
use crate::machine::effect::Audience;
use crate::machine::eval::{Current, Eval};
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};

impl<O: Audience> Eval<'_, O> {
    /// `locals()`; the reference is the caller's.
    pub(in crate::machine) fn locals(&mut self, f: &mut Current<'_>) -> Value {
        let id = f.id;
        self.at_home(f, |machine| {
            let locals = machine.frame_locals(id);
            machine.heap.retain(locals)
        })
    }
}

impl Machine {
    /// `f_locals`, whose reference stays with the frame. A function's frame gets its dict at the first call, and each
    /// call brings it up to date. `NULL` where there is none. The frame must be at home.
    pub(in crate::machine) fn frame_locals(&mut self, id: ObjectId) -> Value {
        let Some(frame) = self.heap.frame(id) else { return Value::NULL };
        let (code, mut locals) = (std::rc::Rc::clone(&frame.body.code), frame.locals);
        if !code.flags.has(CodeFlags::NEWLOCALS) {
            return locals;
        }
        if locals.is_null() {
            locals = self.heap.new_dict(0);
            if let Some(Object::Frame(frame)) = self.heap.get_mut(id) {
                frame.locals = locals;
            }
        }
        let Some(dict) = locals.as_object() else { return locals };
        // From the last variable to the first, as CPython does it: that can show in the dict's order.
        for (index, name) in code.varnames.iter().enumerate().rev() {
            let value = self.frame_local(id, index as u32);
            self.set_or_delete(dict, name, value);
        }
        let cells = code.cellvars.len();
        let frees = if code.flags.has(CodeFlags::OPTIMIZED) { code.freevars.len() } else { 0 };
        for index in (0..cells).rev().chain((cells..cells + frees).rev()) {
            let name = code.cellvars.iter().chain(&code.freevars).nth(index);
            let contents = match self.heap.at(self.frame_local(id, code.nlocals + index as u32)) {
                Object::Cell(contents) => *contents,
                _ => Value::NULL,
            };
            if let Some(name) = name {
                self.set_or_delete(dict, name, contents);
            }
        }
        locals
    }

    /// `PyFrame_LocalsToFast`: local variables, and those in cells, get what `f_locals` has under their names. The
    /// frame must be at home.
    pub(in crate::machine) fn locals_to_fast(&mut self, id: ObjectId) {
        let Some(frame) = self.heap.frame(id) else { return };
        let code = std::rc::Rc::clone(&frame.body.code);
        let Some(dict) = frame.locals.as_object().filter(|_| code.flags.has(CodeFlags::NEWLOCALS)) else { return };
        let nlocals = code.varnames.len();
        let cells = code.cellvars.iter().chain(code.freevars.iter().filter(|_| code.flags.has(CodeFlags::OPTIMIZED)));
        for (index, name) in code.varnames.iter().chain(cells).enumerate() {
            let key = self.heap.intern(&name.bytes);
            let value = self.heap.dict_get_str(dict, key);
            self.heap.release(key);
            let Some(value) = value else { continue };
            let value = self.heap.retain(value);
            if index < nlocals {
                self.set_frame_local(id, index as u32, value);
                continue;
            }
            let cell = self.frame_local(id, code.nlocals + (index - nlocals) as u32);
            let old = match cell.as_object().and_then(|cell| self.heap.get_mut(cell)) {
                Some(Object::Cell(contents)) => std::mem::replace(contents, value),
                _ => value,
            };
            self.heap.release(old);
        }
    }

    /// Puts a variable into the dict; takes it out if it is unset.
    fn set_or_delete(&mut self, dict: ObjectId, name: &PyString, value: Value) {
        let key = self.heap.intern(&name.bytes);
        if value.is_null() {
            if let Some((old_key, old)) = self.heap.dict_remove_str(dict, key) {
                self.heap.release_all([old_key, old]);
            }
        } else {
            let value = self.heap.retain(value);
            let old = self.heap.dict_set_str(dict, key, value);
            self.heap.release(old);
        }
        self.heap.release(key);
    }
}

//! `locals()`: the local variables of the calling frame as a dict (`PyFrame_FastToLocals`).

use crate::bytecode::{CodeFlags, PyString};
use crate::machine::effect::Audience;
use crate::machine::eval::{Current, Eval};
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};

impl<O: Audience> Eval<'_, O> {
    /// `locals()`; the reference is the caller's. A function's frame gets its dict (`f_locals`) at the first call, and
    /// each call brings it up to date.
    pub(in crate::machine) fn locals(&mut self, f: &mut Current<'_>) -> Value {
        let code = std::rc::Rc::clone(&f.body.code);
        if code.flags.has(CodeFlags::NEWLOCALS) {
            if f.locals.is_null() {
                f.locals = self.machine.heap.new_dict(0);
            }
            if let Some(dict) = f.locals.as_object() {
                // From the last variable to the first, as CPython does it: that can show in the dict's order.
                for (index, name) in code.varnames.iter().enumerate().rev() {
                    let value = f.local(index as u32);
                    self.set_or_delete(dict, name, value);
                }
                let cells = code.cellvars.len();
                let frees = if code.flags.has(CodeFlags::OPTIMIZED) { code.freevars.len() } else { 0 };
                for index in (0..cells).rev().chain((cells..cells + frees).rev()) {
                    let name = code.cellvars.iter().chain(&code.freevars).nth(index);
                    let contents = match self.heap.at(f.cell(index as u32)) {
                        Object::Cell(contents) => *contents,
                        _ => Value::NULL,
                    };
                    if let Some(name) = name {
                        self.set_or_delete(dict, name, contents);
                    }
                }
            }
        }
        let locals = f.locals;
        self.machine.heap.retain(locals)
    }

    /// Puts a variable into the dict; takes it out if it is unset.
    fn set_or_delete(&mut self, dict: ObjectId, name: &PyString, value: Value) {
        let heap = &mut self.machine.heap;
        let key = heap.intern(&name.bytes);
        if value.is_null() {
            if let Some((old_key, old)) = heap.dict_remove_str(dict, key) {
                heap.release_all([old_key, old]);
            }
        } else {
            let value = heap.retain(value);
            let old = heap.dict_set_str(dict, key, value);
            heap.release(old);
        }
        heap.release(key);
    }
}

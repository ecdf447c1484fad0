//! Finalisers: Python code that runs when the last reference to an object is gone (`tp_del`).
//!
//! Releasing a reference is something that any instruction does anywhere, so a finaliser does not run there. The heap
//! puts the object in a queue, which holds the last reference; its finaliser runs as soon as the instruction is over.
//! Then the object ends, unless somebody refers to it again by then.

use super::call::Arguments;
use super::class::Special;
use super::effect::Audience;
use super::eval::Eval;
use super::exceptions::{Exc, ExcInfo};
use super::modules::file::Stream;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Machine, Outcome, Then};

impl<O: Audience> Eval<'_, O> {
    /// Runs the finaliser of the first object in the queue; `false` if there is none.
    pub(super) fn finalise_next(&mut self) -> bool {
        let Some(object) = self.machine.heap.next_doomed() else { return false };
        self.begin_finaliser(object);
        true
    }

    /// Begins to run an object's finaliser.
    fn begin_finaliser(&mut self, object: ObjectId) {
        let depth = self.thread.recursion_depth;
        match self.heap.get(object) {
            // `gen_del`: it is told to exit.
            Object::Generator(_) => {
                let class = self.type_object(Type::Exception(Exc::GeneratorExit));
                let class = self.machine.heap.retain(class);
                let exit = ExcInfo { class, ..ExcInfo::default() };
                let generator = self.machine.heap.retain_id(object);
                self.run_generator(generator, Value::NONE, Some(exit), Then::Finaliser { object, depth });
            }
            _ => match self.machine.finaliser_of(Value::object(object)) {
                Some(function) => {
                    self.machine.thread.recursion_depth += 2;
                    let then = Then::Finaliser { object, depth };
                    let positional = [Value::object(object)];
                    let called = self.call_python(function, Arguments { positional: &positional, keywords: &[] }, then);
                    if let Err(fault) = called {
                        self.deliver(then, None, Err(fault));
                    }
                }
                None => self.machine.heap.release_finalised(object),
            },
        }
    }

    /// A finaliser is over.
    pub(super) fn end_finaliser(&mut self, object: ObjectId, result: Outcome<Value>) {
        let result = match self.heap.get(object) {
            Object::Generator(_) => self.machine.after_generator_exit(result),
            _ => result,
        };
        match result {
            Ok(value) => self.machine.heap.release(value),
            Err(_) => {
                let object = Value::object(object);
                match self.machine.finaliser_of(object) {
                    Some(function) => {
                        let class = self.class_attribute_of_finalised(object);
                        let method = self.machine.new_method(function, object, class);
                        self.machine.write_unraisable(method);
                        self.machine.heap.release(method);
                    }
                    None => self.machine.write_unraisable(object),
                }
            }
        }
        self.machine.heap.release_finalised(object);
    }
}

impl Machine {
    /// The program is over, and its module is cleared: the next of its names that holds something becomes None
    /// (`_PyModule_Clear`), those with one underscore first. `false` when all are done.
    pub(super) fn clear_next_name(&mut self) -> bool {
        let main = self.main;
        // A finaliser may set names again, but not without end.
        self.cleared += 1;
        if self.cleared > 2 * self.heap.as_dict(main).map_or(0, |dict| dict.len()) {
            return false;
        }
        for hidden in [true, false] {
            let next = self.heap.as_dict(main).and_then(|dict| {
                dict.iter().find(|entry| {
                    let name = self.heap.as_str(entry.key).map(|name| &**name).unwrap_or_default();
                    let is_hidden = name.starts_with(b"_") && name.get(1) != Some(&b'_');
                    is_hidden == hidden && !entry.value.is_none() && name != b"__builtins__"
                })
            });
            if let Some(key) = next.map(|entry| entry.key) {
                let old = self.heap.dict_set_str(main, key, Value::NONE);
                self.heap.release(old);
                return true;
            }
        }
        false
    }

    /// Whether the program's own code has come to its end: what runs from then on are finalisers.
    pub fn has_left_main(&self) -> bool {
        self.code.is_none()
    }

    /// `repr(value)` where there is no time to call anybody.
    fn quiet_repr(&mut self, value: Value) -> Vec<u8> {
        match self.repr(value) {
            Ok(text) => text,
            Err(_) => {
                self.drop_pending();
                self.clear_raised();
                self.object_repr(value)
            }
        }
    }

    /// The class of an object, whose reference stays the object's.
    fn class_attribute_of_finalised(&self, object: Value) -> Value {
        match self.heap.at(object) {
            Object::OldInstance(instance) => Value::object(instance.class),
            _ => self.class_of(object),
        }
    }

    /// `__del__` of an instance, if it is a Python function. The reference stays the class's.
    fn finaliser_of(&mut self, object: Value) -> Option<Value> {
        let name = self.special(Special::Del);
        let found = match self.heap.at(object) {
            &Object::OldInstance(instance) => self.old_lookup(Value::object(instance.class), name),
            _ => self.lookup(self.class_of(object), name),
        };
        found.filter(|&found| matches!(self.heap.at(found), Object::Function(_)))
    }

    /// The exception on its way came out of a finaliser, where nobody can catch it: it is told on stderr
    /// (`PyErr_WriteUnraisable`).
    pub(super) fn write_unraisable(&mut self, object: Value) {
        let raised = std::mem::take(&mut self.thread.raised);
        let class = self.class_name(raised.class, "");
        let mut text = [b"Exception ", class.as_bytes()].concat();
        if !raised.value.is_null() && !raised.value.is_none() {
            text.extend_from_slice(b": ");
            text.extend(self.quiet_repr(raised.value));
        }
        text.extend_from_slice(b" in ");
        text.extend(self.quiet_repr(object));
        text.extend_from_slice(b" ignored\n");
        self.heap.release_all(raised.references());
        // What cannot be told is lost, as in C.
        let _ = self.write_stream(Stream::Stderr, &text);
    }
}

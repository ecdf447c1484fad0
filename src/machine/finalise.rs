//! Finalisers: Python code that runs when the last reference to an object is gone (`tp_del`).
//!
//! Releasing a reference is something that any instruction does anywhere, so a finaliser does not run there. The heap
//! puts the object in a queue, which holds the last reference; its finaliser runs as soon as the instruction is over.
//! Then the object ends, unless somebody refers to it again by then.

use super::builtins::Builtin;
use super::call::Arguments;
use super::class::Special;
use super::effect::Audience;
use super::eval::Eval;
use super::exceptions::{Exc, ExcInfo};
use super::modules::file::Stream;
use super::modules::weakref::WeakRef;
use super::native::Native;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Machine, Outcome, Status, Then};

impl<O: Audience> Eval<'_, O> {
    /// Runs the finaliser of the first object in the queue; `false` if there is none.
    #[inline]
    pub(super) fn finalise_next(&mut self) -> bool {
        if !self.heap.has_doomed() {
            return false;
        }
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
            Object::WeakRef(reference) => {
                let callback = reference.callback;
                let callback = self.machine.heap.retain(callback);
                self.call_finaliser(object, callback, &[Value::object(object)], depth);
                self.machine.heap.release(callback);
            }
            _ => match self.machine.finaliser_of(Value::object(object)) {
                Some(function) => {
                    self.machine.thread.recursion_depth += 2;
                    self.call_finaliser(object, function, &[Value::object(object)], depth);
                }
                None => match self.machine.bound_finaliser(object) {
                    Some(method) => {
                        self.call_finaliser(object, method, &[], depth);
                        self.machine.heap.release(method);
                    }
                    None => self.machine.heap.release_finalised(object),
                },
            },
        }
    }

    /// Calls what is to run before an object ends.
    fn call_finaliser(&mut self, object: ObjectId, function: Value, positional: &[Value], depth: u32) {
        let then = Then::Finaliser { object, depth };
        if !matches!(self.heap.at(function), Object::Function(_)) {
            let builtin = match *self.heap.at(function) {
                Object::Builtin(builtin, _) => builtin,
                _ => Builtin::Callable,
            };
            let positional = positional.iter().map(|&value| self.machine.heap.retain(value)).collect();
            let function = self.machine.heap.retain(function);
            return self.begin_native(builtin, Native::Call { function, positional }.into(), then);
        }
        // The method that the finaliser is called as holds the function, the object and its class.
        let class = self.class_attribute_of_finalised(Value::object(object));
        let held = [&[function, Value::object(object), class], positional].concat();
        held.iter().for_each(|&value| {
            self.machine.heap.retain(value);
        });
        let called = self.call_python(function, Arguments { positional, keywords: &[] }, held, then);
        if let Err(fault) = called {
            self.deliver(then, None, Err(fault));
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
            Err(_) if let Some(&WeakRef { callback, .. }) = self.heap.as_weakref(object) => {
                self.machine.write_unraisable(callback);
            }
            Err(_) => {
                let object = Value::object(object);
                match self.machine.finaliser_of(object) {
                    Some(function) => {
                        let class = self.class_attribute_of_finalised(object);
                        let method = self.machine.new_method(function, object, class);
                        self.machine.write_unraisable(method);
                        self.machine.heap.release(method);
                    }
                    None => {
                        let method = object.as_object().and_then(|id| self.machine.bound_finaliser(id));
                        self.machine.write_unraisable(method.unwrap_or(object));
                        self.machine.heap.release_all(method);
                    }
                }
            }
        }
        self.machine.heap.release_finalised(object);
    }
}

impl Machine {
    /// The program has come to its end in this way: a line that is not ended ends (`call_sys_exitfunc`). Objects that have
    /// something to say then say it now; without any, the names stay, to be looked at.
    pub(super) fn end_program(&mut self, outcome: Status) {
        self.flush_line();
        if self.heap.wants_any_finaliser() {
            self.collect_garbage();
            self.outcome = outcome;
        } else {
            self.status = outcome;
        }
    }

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
        self.find_finaliser(object).filter(|&found| matches!(self.heap.at(found), Object::Function(_)))
    }

    /// What the class of an instance has as `__del__`. The reference stays the class's.
    fn find_finaliser(&mut self, object: Value) -> Option<Value> {
        let name = self.special(Special::Del);
        match self.heap.at(object) {
            &Object::OldInstance(instance) => self.old_lookup(Value::object(instance.class), name),
            _ => self.lookup(self.class_of(object), name),
        }
    }

    /// `object.__del__`, where that is no Python function; `None` if it cannot be had. The result is new.
    fn bound_finaliser(&mut self, object: ObjectId) -> Option<Value> {
        let object = Value::object(object);
        let found = self.find_finaliser(object)?;
        let class = self.class_attribute_of_finalised(object);
        match self.descriptor_get(found, object, class) {
            Ok(method) => Some(method),
            Err(_) => {
                self.drop_pending();
                self.clear_raised();
                None
            }
        }
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

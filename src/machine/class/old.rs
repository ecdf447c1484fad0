//! Old-style classes and their instances (`Objects/classobject.c`).

use super::{OldInstance, Special};
use crate::machine::c_step::CStep;
use crate::machine::call::Arguments;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `class_lookup`: depth first. The reference stays the dict's.
    pub(in crate::machine) fn old_lookup(&self, class: Value, name: Value) -> Option<Value> {
        let mut class = class;
        // As long as there is one base at the most, no order has to be found.
        while let Object::OldClass(fields) = self.heap.at(class)
            && let bases @ ([] | [_]) = self.heap.as_tuple(fields.bases).unwrap_or_default()
        {
            let found = self.heap.dict_get_str(fields.dict, name);
            match bases.first() {
                Some(&base) if found.is_none() => class = base,
                _ => return found,
            }
        }
        let mut order = Vec::new();
        self.old_order(class, &mut order);
        order.into_iter().find_map(|class| match self.heap.at(class) {
            Object::OldClass(fields) => self.heap.dict_get_str(fields.dict, name),
            _ => None,
        })
    }

    /// `class.name` of an old-style class (`class_getattr`).
    pub(in crate::machine) fn old_class_attribute(&mut self, class: Value, name: Value) -> Outcome<Value> {
        let Object::OldClass(fields) = self.heap.at(class) else { return Ok(Value::NONE) };
        let known = match &*self.heap.text_of(name) {
            "__dict__" => Some(Value::object(fields.dict)),
            "__bases__" => Some(fields.bases),
            "__name__" => Some(fields.name),
            _ => None,
        };
        if let Some(known) = known {
            return Ok(self.heap.retain(known));
        }
        if let Some(found) = self.old_lookup(class, name) {
            return self.descriptor_get(found, Value::NULL, class);
        }
        let of = format!("class {}", self.class_name(class, "?"));
        Err(self.no_such_attribute(&of, name))
    }

    /// `class.name = value`, or `del class.name` where the value is `NULL` (`class_setattr`).
    pub(in crate::machine) fn set_old_class_attribute(
        &mut self,
        class: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let (Some(id), Object::OldClass(fields)) = (class.as_object(), self.heap.at(class)) else { return Ok(()) };
        let dict = fields.dict;
        let problem = match &*self.heap.text_of(name) {
            "__dict__" => match self.heap.at(value) {
                Object::Dict(_) => {
                    return self.replace_old_part(id, value, |class| {
                        let old = Value::object(class.dict);
                        class.dict = value.as_object().unwrap_or_default();
                        old
                    });
                }
                _ => Some("__dict__ must be a dictionary object"),
            },
            "__bases__" => match self.heap.as_tuple(value).map(<[Value]>::to_vec) {
                None => Some("__bases__ must be a tuple object"),
                Some(bases) if bases.iter().any(|&base| !matches!(self.heap.at(base), Object::OldClass(_))) => {
                    Some("__bases__ items must be classes")
                }
                Some(bases) if bases.iter().any(|&base| self.is_old_subclass(base, class)) => {
                    Some("a __bases__ item causes an inheritance cycle")
                }
                Some(_) => return self.replace_old_part(id, value, |class| std::mem::replace(&mut class.bases, value)),
            },
            "__name__" => match self.heap.as_str(value) {
                None => Some("__name__ must be a string object"),
                Some(name) if name.contains(&0) => Some("__name__ must not contain null bytes"),
                Some(_) => return self.replace_old_part(id, value, |class| std::mem::replace(&mut class.name, value)),
            },
            _ => None,
        };
        if let Some(problem) = problem {
            return Err(self.type_error(problem));
        }
        if self.set_in_or_delete(dict, name, value) {
            return Ok(());
        }
        let of = format!("class {}", self.class_name(class, "?"));
        Err(self.no_such_attribute(&of, name))
    }

    fn replace_old_part(
        &mut self,
        class: ObjectId,
        value: Value,
        replace: impl FnOnce(&mut super::OldClass) -> Value,
    ) -> Outcome<()> {
        self.heap.retain(value);
        if let Some(Object::OldClass(fields)) = self.heap.get_mut(class) {
            let old = replace(fields);
            self.heap.release(old);
        }
        Ok(())
    }

    /// Sets an entry of a dict, or deletes it where the value is `NULL`; whether it was there to delete.
    fn set_in_or_delete(&mut self, dict: ObjectId, name: Value, value: Value) -> bool {
        if value.is_null() {
            return match self.heap.dict_remove_str(dict, name) {
                Some((key, old)) => {
                    self.heap.release_all([key, old]);
                    true
                }
                None => false,
            };
        }
        let value = self.heap.retain(value);
        let old = self.heap.dict_set_str(dict, name, value);
        self.heap.release(old);
        true
    }

    /// `instance_getattr2`: what the instance or its class has; the result is new. No `__getattr__` is asked.
    fn old_plain_attribute(&mut self, object: Value, instance: OldInstance, name: Value) -> Outcome<Option<Value>> {
        if let Some(value) = self.heap.dict_get_str(instance.dict, name) {
            return Ok(Some(self.heap.retain(value)));
        }
        let class = Value::object(instance.class);
        match self.old_lookup(class, name) {
            Some(found) => self.descriptor_get(found, object, class).map(Some),
            None => Ok(None),
        }
    }

    /// Whether an old-style instance has no such method, where C code asks for it while an exception is on its way: then that
    /// exception stays, unless it is an AttributeError and there is a `__getattr__` to be asked.
    pub(in crate::machine) fn keeps_exception(&mut self, object: Value, special: Special) -> bool {
        let &Object::OldInstance(instance) = self.heap.at(object) else { return false };
        let (class, name) = (Value::object(instance.class), self.special(special));
        let has = self.heap.dict_get_str(instance.dict, name).is_some() || self.old_lookup(class, name).is_some();
        let asks =
            self.raised_is(Exc::AttributeError) && self.old_lookup(class, self.special(Special::Getattr)).is_some();
        !has && !asks
    }

    /// `instance.name` of an old-style instance (`instance_getattr`).
    pub(in crate::machine) fn old_instance_attribute(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let &Object::OldInstance(instance) = self.heap.at(object) else { return Ok(Value::NONE) };
        match self.heap.as_str(name).map(|name| &**name) {
            Some(b"__dict__") => return Ok(Value::object(self.heap.retain_id(instance.dict))),
            Some(b"__class__") => return Ok(Value::object(self.heap.retain_id(instance.class))),
            _ => {}
        }
        let class = Value::object(instance.class);
        let hook = self.old_lookup(class, self.special(Special::Getattr));
        let plain = |machine: &mut Self| match machine.old_plain_attribute(object, instance, name)? {
            Some(value) => Ok(value),
            None => {
                let of = format!("{} instance", machine.class_name(class, "?"));
                Err(machine.no_such_attribute(&of, name))
            }
        };
        let Some(hook) = hook else { return plain(self) };
        // The hook may well set the attribute that it is asked for: what was missing once stays missing.
        match self.once(plain) {
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                self.call_with("instance_getattr", hook, Arguments { positional: &[object, name], keywords: &[] })
            }
            result => result,
        }
    }

    /// What an old-style instance has under a special name; the result is new. `None` if it has nothing.
    ///
    /// # Errors
    /// What the search raises, but for AttributeError.
    pub(in crate::machine) fn old_hook(&mut self, object: Value, special: Special) -> Outcome<Option<Value>> {
        let name = self.special(special);
        match self.once(|machine| machine.old_instance_attribute(object, name)) {
            Ok(value) => Ok(Some(value)),
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Calls what an old-style instance has under a special name; `None` if it has nothing.
    ///
    /// # Errors
    /// What it raises.
    pub(in crate::machine) fn call_old_hook(
        &mut self,
        whence: &'static str,
        object: Value,
        special: Special,
        arguments: &[Value],
    ) -> Outcome<Option<Value>> {
        // As a whole, so that the log does not hold the method when the call is over.
        let result = self.once(|machine| {
            let Some(hook) = machine.old_hook(object, special)? else { return Ok(Value::NULL) };
            let result = machine.call_with(whence, hook, Arguments { positional: arguments, keywords: &[] });
            machine.heap.release(hook);
            result
        });
        result.map(Value::non_null)
    }

    /// `instance.name = value`, or `del instance.name` where the value is `NULL` (`instance_setattr`).
    pub(in crate::machine) fn set_old_instance_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let (Some(id), &Object::OldInstance(instance)) = (object.as_object(), self.heap.at(object)) else {
            return Ok(());
        };
        let text = self.heap.text_of(name);
        let replaced = match (&*text, self.heap.at(value)) {
            ("__dict__", Object::Dict(_)) => OldInstance { dict: value.as_object().unwrap_or_default(), ..instance },
            ("__dict__", _) => return Err(self.type_error("__dict__ must be set to a dictionary")),
            ("__class__", Object::OldClass(_)) => {
                OldInstance { class: value.as_object().unwrap_or_default(), ..instance }
            }
            ("__class__", _) => return Err(self.type_error("__class__ must be set to a class")),
            _ => return self.set_old_plain(object, instance, name, value),
        };
        self.heap.retain(value);
        if let Some(Object::OldInstance(fields)) = self.heap.get_mut(id) {
            *fields = replaced;
        }
        let old = if text == "__dict__" { instance.dict } else { instance.class };
        self.heap.release_id(old);
        Ok(())
    }

    fn set_old_plain(&mut self, object: Value, instance: OldInstance, name: Value, value: Value) -> Outcome<()> {
        let class = Value::object(instance.class);
        let special = if value.is_null() { Special::Delattr } else { Special::Setattr };
        if let Some(hook) = self.old_lookup(class, self.special(special)) {
            let positional: Vec<Value> = [object, name].into_iter().chain(value.non_null()).collect();
            let result =
                self.call_with("instance_setattr", hook, Arguments { positional: &positional, keywords: &[] })?;
            self.heap.release(result);
            return Ok(());
        }
        if self.set_in_or_delete(instance.dict, name, value) {
            return Ok(());
        }
        let of = format!("{} instance", self.class_name(class, "?"));
        Err(self.no_such_attribute(&of, name))
    }

    /// `class(…)` of an old-style class (`PyInstance_New`).
    pub(in crate::machine) fn new_old_instance(&mut self, class: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let object = self.once(|machine| {
            let object = machine.make_old_instance(class);
            machine.note_c_step(|| CStep::NewInstance { class, instance: object });
            Ok(object)
        })?;
        match self.init_old_instance(object, arguments) {
            Ok(()) => Ok(object),
            Err(fault) => {
                self.heap.release(object);
                Err(fault)
            }
        }
    }

    /// An instance of an old-style class, without any attributes.
    pub(in crate::machine) fn make_old_instance(&mut self, class: Value) -> Value {
        let dict = self.heap.new_dict(0).as_object().unwrap_or_default();
        self.heap.retain(class);
        let instance = OldInstance { class: class.as_object().unwrap_or_default(), dict };
        self.heap.new_value(Object::OldInstance(instance))
    }

    fn init_old_instance(&mut self, object: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let &Object::OldInstance(instance) = self.heap.at(object) else { return Ok(()) };
        let name = self.special(Special::Init);
        let init = self.once(|machine| {
            let found = machine.old_plain_attribute(object, instance, name)?;
            Ok(found.unwrap_or_default())
        })?;
        self.note_c_step(|| CStep::InstanceInit { init });
        if init.is_null() {
            if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
                return Err(self.type_error("this constructor takes no arguments"));
            }
            return Ok(());
        }
        let result = self.call_passing_on("PyInstance_New", init, arguments);
        self.heap.release(init);
        let result = result?;
        self.heap.release(result);
        if result.is_none() { Ok(()) } else { Err(self.type_error("__init__() should return None")) }
    }

    /// `instance(class[, dict])` (`instance_new`).
    pub(super) fn new_old_instance_of(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let [class, dict] = self.keyword_arguments("instance()", arguments, ["class", "dict"], 1)?;
        let Object::OldClass(_) = self.heap.at(class) else {
            let name = self.converted_name(class);
            return Err(self.type_error(format!("instance() argument 1 must be classobj, not {name}")));
        };
        let dict = match self.heap.at(dict) {
            Object::Dict(_) => self.heap.retain(dict),
            _ if dict.is_null() || dict.is_none() => self.heap.new_dict(0),
            _ => return Err(self.type_error("instance() second arg must be dictionary or None")),
        };
        self.heap.retain(class);
        let instance =
            OldInstance { class: class.as_object().unwrap_or_default(), dict: dict.as_object().unwrap_or_default() };
        Ok(self.heap.new_value(Object::OldInstance(instance)))
    }

    /// `instance(…)` of an old-style instance (`instance_call`). Its `__call__` may be such an instance, too, and so on:
    /// as deep as the recursion limit lets it, and no deeper on our stack than one.
    pub(in crate::machine) fn call_old_instance(&mut self, object: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let depth = self.thread.recursion_depth;
        let mut hooks = Vec::new();
        let found = self.callable_of_instances(object, &mut hooks);
        let result = found.and_then(|hook| self.call_passing_on("instance_call", hook, arguments));
        self.thread.recursion_depth = depth;
        for hook in hooks {
            self.heap.release(hook);
        }
        result
    }

    /// What calling an old-style instance calls in the end. `hooks` gets each `__call__` on the way there, the last included.
    fn callable_of_instances(&mut self, mut object: Value, hooks: &mut Vec<Value>) -> Outcome<Value> {
        loop {
            let Some(hook) = self.old_hook(object, Special::Call)? else {
                let class = self.old_class_name(object);
                return Err(self.raise(Exc::AttributeError, format!("{class} instance has no __call__ method")));
            };
            hooks.push(hook);
            self.note_c_step(|| CStep::CallHook { object, old: true });
            self.enter_recursive_call(" in __call__")?;
            if self.heap.type_of(hook) != Type::OldInstance {
                return Ok(hook);
            }
            self.enter_recursive_call(" while calling a Python object")?;
            object = hook;
        }
    }

    /// The name of an old-style instance's class.
    pub(in crate::machine) fn old_class_name(&self, object: Value) -> String {
        match self.heap.at(object) {
            Object::OldInstance(instance) => self.class_name(Value::object(instance.class), "?"),
            _ => "?".to_owned(),
        }
    }

    /// Whether this is an old-style instance.
    #[inline]
    pub(in crate::machine) fn is_old(&self, value: Value) -> bool {
        matches!(self.heap.at(value), Object::OldInstance(_))
    }

    /// Calls a special method of an instance of any class of the program; `None` if there is none.
    ///
    /// # Errors
    /// What it raises.
    pub(in crate::machine) fn call_special(
        &mut self,
        whence: &'static str,
        value: Value,
        special: Special,
        arguments: &[Value],
    ) -> Outcome<Option<Value>> {
        if self.is_old(value) {
            return self.call_old_hook(whence, value, special, arguments);
        }
        self.call_hook(whence, value, special, arguments)
    }
}

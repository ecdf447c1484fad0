//! `isinstance` and `issubclass` (`PyObject_IsInstance`, `PyObject_IsSubclass`).

use super::Special;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `isinstance(object, class)`, with `__instancecheck__` and tuples.
    pub(in crate::machine) fn is_instance_of(&mut self, object: Value, class: Value) -> Outcome<bool> {
        if self.class_of(object) == class {
            return Ok(true);
        }
        if let Some(classes) = self.heap.as_tuple(class).map(<[Value]>::to_vec) {
            self.enter_nested_call(" in __instancecheck__")?;
            let found = self.any_of(&classes, |machine, class| machine.is_instance_of(object, class));
            self.leave_nested_call();
            return found;
        }
        if let Some(result) = self.call_hook("PyObject_IsInstance", class, Special::Instancecheck, &[object])? {
            let truth = self.is_true(result);
            self.heap.release(result);
            return truth;
        }
        self.is_instance(object, class)
    }

    /// `issubclass(class, base)`, with `__subclasscheck__` and tuples.
    pub(in crate::machine) fn is_subclass_in(&mut self, class: Value, base: Value) -> Outcome<bool> {
        if let Some(bases) = self.heap.as_tuple(base).map(<[Value]>::to_vec) {
            self.enter_nested_call(" in __subclasscheck__")?;
            let found = self.any_of(&bases, |machine, base| machine.is_subclass_in(class, base));
            self.leave_nested_call();
            return found;
        }
        if let Some(result) = self.call_hook("PyObject_IsSubclass", base, Special::Subclasscheck, &[class])? {
            let truth = self.is_true(result);
            self.heap.release(result);
            return truth;
        }
        self.is_subclass(class, base)
    }

    fn any_of(&mut self, classes: &[Value], check: impl Fn(&mut Self, Value) -> Outcome<bool>) -> Outcome<bool> {
        for &class in classes {
            self.toil_a_round()?;
            if check(self, class)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `recursive_isinstance`: without hooks.
    pub(in crate::machine) fn is_instance(&mut self, object: Value, class: Value) -> Outcome<bool> {
        if let (Object::OldInstance(instance), Object::OldClass(_)) = (self.heap.at(object), self.heap.at(class)) {
            return Ok(self.is_old_subclass(Value::object(instance.class), class));
        }
        if self.heap.is_type(class) {
            let of = self.class_of(object);
            if self.heap.is_subtype(of, class) {
                return Ok(true);
            }
            // What says that it is of another class is believed.
            return match self.abstract_attribute(object, Special::Class)? {
                Some(said) => {
                    let is = said != of && self.heap.is_type(said) && self.heap.is_subtype(said, class);
                    self.heap.release(said);
                    Ok(is)
                }
                None => Ok(false),
            };
        }
        let message = "isinstance() arg 2 must be a class, type, or tuple of classes and types";
        self.check_class(class, message)?;
        match self.abstract_attribute(object, Special::Class)? {
            Some(said) => {
                let is = self.is_abstract_subclass(said, class);
                self.heap.release(said);
                is
            }
            None => Ok(false),
        }
    }

    /// `recursive_issubclass`: without hooks.
    pub(in crate::machine) fn is_subclass(&mut self, class: Value, base: Value) -> Outcome<bool> {
        if self.heap.is_type(class) && self.heap.is_type(base) {
            return Ok(self.heap.is_subtype(class, base));
        }
        if let (Object::OldClass(_), Object::OldClass(_)) = (self.heap.at(class), self.heap.at(base)) {
            return Ok(self.is_old_subclass(class, base));
        }
        self.check_class(class, "issubclass() arg 1 must be a class")?;
        self.check_class(base, "issubclass() arg 2 must be a class or tuple of classes")?;
        self.is_abstract_subclass(class, base)
    }

    /// `abstract_issubclass`: by what `__bases__` says.
    fn is_abstract_subclass(&mut self, class: Value, base: Value) -> Outcome<bool> {
        if class == base {
            return Ok(true);
        }
        self.enter_nested_call("")?;
        let result = match self.abstract_bases(class) {
            Ok(Some(bases)) => {
                let list: Vec<Value> = self.heap.as_tuple(bases).unwrap_or_default().to_vec();
                let found = self.any_of(&list, |machine, class| machine.is_abstract_subclass(class, base));
                self.heap.release(bases);
                found
            }
            Ok(None) => Ok(false),
            Err(fault) => Err(fault),
        };
        self.leave_nested_call();
        result
    }

    /// `abstract_get_bases`: `__bases__`, if that is a tuple.
    fn abstract_bases(&mut self, class: Value) -> Outcome<Option<Value>> {
        match self.abstract_attribute(class, Special::Bases)? {
            Some(bases) if self.heap.as_tuple(bases).is_some() => Ok(Some(bases)),
            Some(other) => {
                self.heap.release(other);
                Ok(None)
            }
            None => Ok(None),
        }
    }

    /// An attribute that may be missing; the result is new.
    fn abstract_attribute(&mut self, object: Value, special: Special) -> Outcome<Option<Value>> {
        let name = self.special(special);
        match self.once(|machine| machine.get_attribute(object, name)) {
            Ok(value) => Ok(Some(value)),
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// `check_class`.
    fn check_class(&mut self, class: Value, message: &str) -> Outcome<()> {
        match self.abstract_bases(class)? {
            Some(bases) => {
                self.heap.release(bases);
                Ok(())
            }
            None => Err(self.type_error(message)),
        }
    }

    /// `PyClass_IsSubclass`.
    pub(in crate::machine) fn is_old_subclass(&self, class: Value, base: Value) -> bool {
        let mut order = Vec::new();
        self.old_order(class, &mut order);
        order.contains(&base)
    }

    /// `PyErr_GivenExceptionMatches`, for classes of any kind.
    pub(in crate::machine) fn is_exception_of(&self, raised: Value, wanted: Value) -> bool {
        let class = match self.heap.at(raised) {
            Object::Exception(_) => self.class_of(raised),
            Object::OldInstance(instance) => Value::object(instance.class),
            _ => raised,
        };
        match (self.heap.at(class), self.heap.at(wanted)) {
            (Object::OldClass(_), Object::OldClass(_)) => self.is_old_subclass(class, wanted),
            _ if self.is_exception_class(class) && self.is_exception_class(wanted) => {
                class == wanted || self.heap.is_subtype(class, wanted)
            }
            _ => raised == wanted,
        }
    }

    /// `PyExceptionClass_Check`.
    pub(in crate::machine) fn is_exception_class(&self, class: Value) -> bool {
        match self.heap.at(class) {
            Object::OldClass(_) => true,
            Object::Type(crate::machine::types::Type::Exception(_)) => true,
            Object::Class(class) => matches!(class.layout, crate::machine::types::Type::Exception(_)),
            _ => false,
        }
    }
}

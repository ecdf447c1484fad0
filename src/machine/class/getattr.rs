//! Attributes of instances and of classes (`PyObject_GenericGetAttr`, `type_getattro`, `slot_tp_getattr_hook`).

use super::{Class, MemberKind, Special};
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `object.name`, of an object whose class may define how that is done (`slot_tp_getattr_hook`).
    pub(in crate::machine) fn hooked_attribute(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let has_getattr = self.heap.has_hook(object, Special::Getattr);
        let result = match self.find_hook(object, Special::Getattribute) {
            Some(hook) => self.call_found("slot_tp_getattr_hook", hook, object, &[name]),
            // The hook may well set the attribute that it is asked for: what was missing once stays missing.
            None if has_getattr => self.once(|machine| machine.plain_attribute(object, name)),
            None => return self.plain_attribute(object, name),
        };
        if matches!(result, Err(Fault::Raised)) && has_getattr && self.raised_is(Exc::AttributeError) {
            self.clear_raised();
            if let Some(hook) = self.find_hook(object, Special::Getattr) {
                let value = self.call_found("slot_tp_getattr_hook", hook, object, &[name]);
                return self.while_holding(hook, value);
            }
        }
        result
    }

    /// `object.__getattribute__` or `type.__getattribute__`: what an object does by itself.
    pub(in crate::machine) fn plain_attribute(&mut self, object: Value, name: Value) -> Outcome<Value> {
        match *self.heap.at(object) {
            Object::Type(_) | Object::Class(_) => self.type_attribute(object, name),
            Object::Super(ref parts) => {
                let parts = **parts;
                self.super_attribute(object, parts, name)
            }
            _ => self.generic_attribute(object, name),
        }
    }

    /// `PyObject_GenericGetAttr`: a data descriptor of the class, else the object's own, else what the class has.
    pub(in crate::machine) fn generic_attribute(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let class = self.class_of(object);
        let found = self.lookup(class, name);
        if let Some(descriptor) = found
            && self.is_data_descriptor(descriptor)
            && self.has_descriptor_get(descriptor)
        {
            return self.descriptor_get(descriptor, object, class);
        }
        if let Some(value) = self.own_attribute(object, name) {
            return Ok(self.heap.retain(value));
        }
        match found {
            Some(found) => self.descriptor_get(found, object, class),
            None => {
                let of = format!("'{}' object", self.heap.tp_name(class));
                Err(self.no_such_attribute(&of, name))
            }
        }
    }

    /// What the object's own `__dict__` has; the reference stays the dict's.
    fn own_attribute(&self, object: Value, name: Value) -> Option<Value> {
        self.heap.dict_get_str(self.dict_of(object)?, name)
    }

    /// The object's `__dict__`, if it has one by now (`_PyObject_GetDictPtr`).
    pub(in crate::machine) fn dict_of(&self, object: Value) -> Option<ObjectId> {
        let id = object.as_object()?;
        let dict = match (self.heap.raw(id), self.heap.get(id)) {
            (_, Object::Exception(exception)) => exception.dict,
            (_, Object::Function(function)) => function.dict,
            (_, &Object::Module(dict)) => Value::object(dict),
            (Object::Instance(instance), _) => instance.dict,
            (Object::Callable(callable), _) => callable.dict(),
            _ => Value::NULL,
        };
        dict.as_object()
    }

    /// Whether the object may have a `__dict__`.
    pub(in crate::machine) fn can_have_dict(&self, object: Value) -> bool {
        match (self.heap.at(object), self.heap.own_class(object)) {
            (Object::Exception(_) | Object::Function(_), _) => true,
            (_, Some(class)) => self.heap.as_class(class).is_some_and(|class| class.has_dict),
            _ => false,
        }
    }

    /// `type_getattro`: a data descriptor of the metaclass, else what the type or a base has, else what the metaclass
    /// has.
    fn type_attribute(&mut self, class: Value, name: Value) -> Outcome<Value> {
        let metaclass = self.class_of(class);
        let in_metaclass = self.lookup(metaclass, name);
        if let Some(descriptor) = in_metaclass
            && self.is_data_descriptor(descriptor)
            && self.has_descriptor_get(descriptor)
        {
            return self.descriptor_get(descriptor, class, metaclass);
        }
        if let Some(found) = self.lookup(class, name) {
            return self.descriptor_get(found, Value::NULL, class);
        }
        if let Some(found) = in_metaclass {
            return self.descriptor_get(found, class, metaclass);
        }
        let of = format!("type object '{}'", self.heap.tp_name(class));
        Err(self.no_such_attribute(&of, name))
    }

    /// `object.name = value`, or `del object.name` where the value is `NULL` (`slot_tp_setattro`).
    pub(in crate::machine) fn hooked_set_attribute(&mut self, object: Value, name: Value, value: Value) -> Outcome<()> {
        let (special, arguments) = match value {
            Value::NULL => (Special::Delattr, vec![name]),
            value => (Special::Setattr, vec![name, value]),
        };
        match self.call_hook("slot_tp_setattro", object, special, &arguments)? {
            Some(result) => {
                self.heap.release(result);
                Ok(())
            }
            None => self.plain_set_attribute(object, name, value),
        }
    }

    /// `object.__setattr__` or `type.__setattr__`.
    pub(in crate::machine) fn plain_set_attribute(&mut self, object: Value, name: Value, value: Value) -> Outcome<()> {
        if !self.heap.is_type(object) {
            return self.generic_set_attribute(object, name, value);
        }
        if let &Object::Type(of) = self.heap.at(object) {
            let of = of.tp_name();
            return Err(self.type_error(format!("can't set attributes of built-in/extension type '{of}'")));
        }
        self.generic_set_attribute(object, name, value)?;
        self.class_has_changed(object, name);
        Ok(())
    }

    /// `PyObject_GenericSetAttr`.
    pub(in crate::machine) fn generic_set_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let class = self.class_of(object);
        let found = self.lookup(class, name);
        if let Some(descriptor) = found
            && self.is_data_descriptor(descriptor)
        {
            return self.descriptor_set(descriptor, object, value);
        }
        let dict = match self.heap.at(object) {
            Object::Class(class) => Some(class.dict),
            _ if !self.can_have_dict(object) => None,
            // There is nothing to delete in a dict that is not there yet.
            _ if value.is_null() => self.dict_of(object),
            _ => match object.as_object() {
                Some(id) => {
                    let dict = self.attribute_dict(id);
                    self.heap.release(dict);
                    dict.as_object()
                }
                None => None,
            },
        };
        if self.heap.is_type(object) {
            self.heap.forget_lookups();
        }
        if let Some(dict) = dict {
            if !value.is_null() {
                let value = self.heap.retain(value);
                let old = self.heap.dict_set_str(dict, name, value);
                self.heap.release(old);
                return Ok(());
            }
            if let Some((key, old)) = self.heap.dict_remove_str(dict, name) {
                self.heap.release_all([key, old]);
                return Ok(());
            }
        }
        let text = self.heap.text_of(name);
        if dict.is_some() {
            // CPython's PyDict_DelItem has said only this.
            let name = self.heap.retain(name);
            return Err(self.raise_with(Exc::AttributeError, name));
        }
        let class = self.heap.tp_name(class);
        Err(match found {
            None => self.no_such_attribute(&format!("'{class}' object"), name),
            Some(_) => self.raise(Exc::AttributeError, format!("'{class}' object attribute '{text}' is read-only")),
        })
    }

    /// What a [`Member`](super::Member) gives of an object.
    pub(super) fn member_value(&mut self, object: Value, kind: MemberKind, name: Value) -> Outcome<Value> {
        let Some(id) = object.as_object() else { return Ok(Value::NONE) };
        match (kind, self.heap.raw(id)) {
            (MemberKind::Slot(index), Object::Instance(instance)) => {
                let value = instance.slots.get(index as usize).copied().unwrap_or(Value::NULL);
                if value.is_null() {
                    let name = self.heap.retain(name);
                    return Err(self.raise_with(Exc::AttributeError, name));
                }
                Ok(self.heap.retain(value))
            }
            // A type shows its dict, but does not give it away (`subtype_dict`).
            (MemberKind::Dict, Object::Class(_) | Object::Type(_)) => {
                self.computed_attribute(object, Type::Type, "__dict__")
            }
            (MemberKind::Dict, _) => Ok(self.attribute_dict(id)),
            (MemberKind::Weakref, _) => {
                let first = self.heap.weak_references(id).first().copied().map_or(Value::NONE, Value::object);
                Ok(self.heap.retain(first))
            }
            _ => Ok(Value::NONE),
        }
    }

    /// Sets what a [`Member`](super::Member) gives, or deletes it where the value is `NULL`.
    pub(super) fn set_member(&mut self, object: Value, kind: MemberKind, name: Value, value: Value) -> Outcome<()> {
        let Some(id) = object.as_object() else { return Ok(()) };
        if kind == MemberKind::Dict {
            self.check_new_dict(object, value)?;
        }
        if kind == MemberKind::Weakref {
            let class = self.heap.tp_name(self.class_of(object));
            let message = format!("attribute '__weakref__' of '{class}' objects is not writable");
            return Err(self.raise(Exc::AttributeError, message));
        }
        self.heap.retain(value);
        let old = match (kind, self.heap.raw_mut(id)) {
            (MemberKind::Slot(index), Some(Object::Instance(instance))) => match instance.slots.get_mut(index as usize)
            {
                Some(slot) => std::mem::replace(slot, value),
                None => value,
            },
            (_, Some(Object::Instance(instance))) => match &mut instance.payload {
                Object::Exception(exception) => std::mem::replace(&mut exception.dict, value),
                _ => std::mem::replace(&mut instance.dict, value),
            },
            _ => value,
        };
        if old.is_null() && value.is_null() && kind != MemberKind::Dict {
            let name = self.heap.retain(name);
            return Err(self.raise_with(Exc::AttributeError, name));
        }
        self.heap.release(old);
        Ok(())
    }

    /// Whether the `__dict__` of an instance may become this (`subtype_setdict`): a builtin base with a dict of its own
    /// decides for itself.
    pub(in crate::machine) fn check_new_dict(&mut self, object: Value, value: Value) -> Outcome<()> {
        let is_dict = matches!(self.heap.at(value), Object::Dict(_));
        match self.heap.at(object) {
            Object::Type(_) | Object::Class(_) => {
                let message = "attribute '__dict__' of 'type' objects is not writable";
                Err(self.raise(Exc::AttributeError, message))
            }
            Object::Module(_) => Err(self.type_error("readonly attribute")),
            Object::Exception(_) if value.is_null() => Err(self.type_error("__dict__ may not be deleted")),
            Object::Exception(_) if !is_dict => Err(self.type_error("__dict__ must be a dictionary")),
            _ if value.is_null() || is_dict => Ok(()),
            _ => {
                let got = self.heap.type_name(value);
                Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'")))
            }
        }
    }

    /// A special attribute of a class was set or deleted: which hooks it and its subclasses have may be others now
    /// (`update_slot`).
    pub(in crate::machine) fn class_has_changed(&mut self, class: Value, name: Value) {
        let text = self.heap.text_of(name);
        if Special::of_name(&text).is_none() {
            return;
        }
        let mut changed: Vec<ObjectId> = class.as_object().into_iter().collect();
        while let Some(id) = changed.pop() {
            let hooks = self.hooks_of(id);
            if let Some(Object::Class(class)) = self.heap.get_mut(id) {
                class.hooks = hooks;
                changed.extend(class.subclasses.iter().copied());
            }
        }
    }

    /// The special names that a class, or a class of the program among its bases, defines.
    pub(super) fn hooks_of(&self, id: ObjectId) -> u128 {
        let Some(class) = self.heap.as_class(id) else { return 0 };
        let mut hooks = 0;
        for &base in self.heap.as_tuple(class.mro).unwrap_or_default() {
            let dict = match self.heap.at(base) {
                Object::Class(base) => base.dict,
                Object::OldClass(base) => base.dict,
                _ => continue,
            };
            for entry in self.heap.as_dict(dict).into_iter().flat_map(|dict| dict.iter()) {
                let name = self.heap.as_str(entry.key).and_then(|name| std::str::from_utf8(name).ok());
                hooks |= name.and_then(Special::of_name).map_or(0, Special::bit);
            }
        }
        if self.inherits_new(class) { hooks & !Special::New.bit() } else { hooks }
    }

    /// Whether a class makes its instances as a builtin type does: a builtin `__new__` that stands in a class does not
    /// change how its base did (`update_one_slot`).
    fn inherits_new(&self, class: &Class) -> bool {
        let name = self.special(Special::New);
        let mro = self.heap.as_tuple(class.mro).unwrap_or_default();
        let found = mro.iter().find_map(|&base| match self.heap.at(base) {
            Object::Class(base) => self.heap.dict_get_str(base.dict, name),
            Object::OldClass(base) => self.heap.dict_get_str(base.dict, name),
            _ => None,
        });
        let has_builtin_new = found.is_some_and(|new| matches!(self.heap.at(new), Object::New(_)));
        let base_has_hook = match self.heap.at(class.base) {
            Object::Class(base) => base.hooks & Special::New.bit() != 0,
            _ => false,
        };
        has_builtin_new && !base_has_hook
    }

    /// `object.__class__` where only builtin types and classes of the program are asked; the result is new.
    pub(in crate::machine) fn class_attribute_of(&mut self, object: Value) -> Value {
        let class = match self.heap.at(object) {
            Object::OldInstance(instance) => Value::object(instance.class),
            _ => self.class_of(object),
        };
        self.heap.retain(class)
    }
}

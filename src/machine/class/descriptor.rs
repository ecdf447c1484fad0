//! Descriptors: what an attribute becomes on its way out of a class, or does on its way in (`tp_descr_get`,
//! `tp_descr_set`).

use super::method::not_here;
use super::{MemberKind, Property, Special, Super};
use crate::machine::builtins::Builtin;
use crate::machine::call::Arguments;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// Whether an attribute of a class comes before what the object itself has: it has a `tp_descr_set`.
    pub(in crate::machine) fn is_data_descriptor(&self, attribute: Value) -> bool {
        match self.heap.at(attribute) {
            Object::GetSet(..) | Object::Member(_) | Object::Property(_) => true,
            Object::Missing(of, name) => matches!(of.entry(name), Some("g" | "d")),
            _ => self.heap.has_hook(attribute, Special::Set) || self.heap.has_hook(attribute, Special::Delete),
        }
    }

    /// Whether a data descriptor says what it gives: it has a `tp_descr_get`.
    pub(in crate::machine) fn has_descriptor_get(&self, attribute: Value) -> bool {
        match self.heap.at(attribute) {
            Object::GetSet(..) | Object::Member(_) | Object::Property(_) | Object::Missing(..) => true,
            Object::Function(_) | Object::StaticMethod(_) | Object::ClassMethod(_) | Object::Super(_) => true,
            _ => self.heap.has_hook(attribute, Special::Get),
        }
    }

    /// What an attribute of a class gives for an object (`NULL`: for the class itself). The result is new.
    ///
    /// # Errors
    /// What a getter raises.
    pub(in crate::machine) fn descriptor_get(
        &mut self,
        attribute: Value,
        object: Value,
        class: Value,
    ) -> Outcome<Value> {
        if let Some(hook) = self.find_hook(attribute, Special::Get) {
            let object = if object.is_null() { Value::NONE } else { object };
            let class = if class.is_null() { Value::NONE } else { class };
            let result = match self.heap.at(hook) {
                // No method is made of it.
                Object::Function(_) => {
                    let arguments = Arguments { positional: &[attribute, object, class], keywords: &[] };
                    self.call_with("slot_tp_descr_get", hook, arguments)
                }
                _ => self.call_found("slot_tp_descr_get", hook, attribute, &[object, class]),
            };
            return self.while_holding(attribute, result);
        }
        match *self.heap.at(attribute) {
            Object::Function(_) => {
                let this =
                    if object.is_none() && class == self.type_object(Type::NoneType) { Value::NONE } else { object };
                let this = if this.is_none() { Value::NULL } else { this };
                Ok(self.new_method(attribute, this, class))
            }
            Object::StaticMethod(function) => match function {
                Value::NULL => Err(self.raise(Exc::RuntimeError, "uninitialized staticmethod object")),
                function => Ok(self.heap.retain(function)),
            },
            Object::ClassMethod(function) => {
                if function.is_null() {
                    return Err(self.raise(Exc::RuntimeError, "uninitialized classmethod object"));
                }
                let class = if class.is_null() { self.class_of(object) } else { class };
                let metaclass = match self.heap.at(class) {
                    Object::OldClass(_) => self.type_object(Type::ClassObj),
                    _ => self.class_of(class),
                };
                Ok(self.new_method(function, class, metaclass))
            }
            Object::Property(ref property) => {
                let property = **property;
                self.property_get(attribute, property, object)
            }
            Object::Builtin(builtin, this) if this.is_null() && builtin.is_class_method() => {
                let class = self.class_for_method(builtin, object, class)?;
                let class = self.heap.retain(class);
                Ok(self.heap.new_value(Object::Builtin(builtin, class)))
            }
            Object::Builtin(builtin, this) if this.is_null() && !object.is_null() => match builtin.owner() {
                Some(owner) => {
                    self.check_descriptor(builtin.name(), owner, object)?;
                    let object = self.heap.retain(object);
                    Ok(self.heap.new_value(Object::Builtin(builtin, object)))
                }
                None => Ok(self.heap.retain(attribute)),
            },
            Object::Wrapper(owner, special, this) if this.is_null() && !object.is_null() => {
                self.check_descriptor(special.name(), owner, object)?;
                let object = self.heap.retain(object);
                Ok(self.heap.new_value(Object::Wrapper(owner, special, object)))
            }
            Object::GetSet(owner, name) if !object.is_null() => {
                self.check_descriptor(name, owner, object)?;
                self.computed_attribute(object, owner, name)
            }
            Object::Member(ref member) if !object.is_null() => {
                let member = **member;
                self.check_member(&member, object)?;
                self.member_value(object, member.kind, member.name)
            }
            Object::Method(ref method) => {
                let method = *method;
                self.rebind(attribute, method, object, class)
            }
            Object::Super(ref parts) => {
                let parts = **parts;
                self.super_descriptor_get(attribute, parts, object)
            }
            Object::Missing(owner, name) => {
                Err(Fault::Unsupported(format!("the attribute {name} of {} objects", owner.name())))
            }
            _ => Ok(self.heap.retain(attribute)),
        }
    }

    /// The class that a builtin class method is for (`classmethod_get`).
    fn class_for_method(&mut self, method: Builtin, object: Value, class: Value) -> Outcome<Value> {
        let name = method.name();
        let owner = method.owner().unwrap_or(Type::Object);
        // `__get__` has seen that one of them is there.
        let class = if class.is_null() { self.class_of(object) } else { class };
        let wrong = if !self.heap.is_type(class) {
            let got = self.heap.type_name(class);
            format!("needs a type, not a '{got}' as arg 2")
        } else if !self.heap.is_subtype(class, self.type_object(owner)) {
            let got = self.heap.tp_name(class);
            format!("doesn't apply to type '{got}'")
        } else {
            return Ok(class);
        };
        let owner = owner.tp_name();
        Err(self.type_error(format!("descriptor '{name}' for type '{owner}' {wrong}")))
    }

    /// Sets an attribute through its descriptor, or deletes it where the value is `NULL`.
    ///
    /// # Errors
    /// What a setter raises.
    pub(super) fn descriptor_set(&mut self, attribute: Value, object: Value, value: Value) -> Outcome<()> {
        match *self.heap.at(attribute) {
            Object::Property(ref property) => {
                let property = **property;
                self.property_set(property, object, value)
            }
            Object::GetSet(owner, name) => {
                self.check_descriptor(name, owner, object)?;
                self.set_computed_attribute(object, owner, name, value)
            }
            Object::Member(ref member) => {
                let member = **member;
                self.check_member(&member, object)?;
                self.set_member(object, member.kind, member.name, value)
            }
            Object::Missing(owner, name) => {
                Err(Fault::Unsupported(format!("setting the attribute {name} of {} objects", owner.name())))
            }
            _ => {
                let result = match value {
                    Value::NULL => self.call_hook("slot_tp_descr_set", attribute, Special::Delete, &[object])?,
                    value => self.call_hook("slot_tp_descr_set", attribute, Special::Set, &[object, value])?,
                };
                match result {
                    Some(result) => {
                        self.heap.release(result);
                        Ok(())
                    }
                    None => {
                        let name = if value.is_null() { "__delete__" } else { "__set__" };
                        Err(self.raise(Exc::AttributeError, name))
                    }
                }
            }
        }
    }

    /// `descr_check`.
    fn check_descriptor(&mut self, name: &str, owner: Type, object: Value) -> Outcome<()> {
        if self.heap.is_subtype(self.class_of(object), self.type_object(owner)) {
            return Ok(());
        }
        let (owner, of) = (owner.tp_name(), self.heap.type_name(object));
        Err(self.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to '{of}' object")))
    }

    fn check_member(&mut self, member: &super::Member, object: Value) -> Outcome<()> {
        let class = Value::object(member.class);
        if self.heap.is_subtype(self.class_of(object), class) {
            return Ok(());
        }
        let (name, owner, of) =
            (self.heap.text_of(member.name), self.heap.tp_name(class), self.heap.type_name(object).into_owned());
        Err(self.type_error(match member.kind {
            MemberKind::Slot(_) => format!("descriptor '{name}' for '{owner}' objects doesn't apply to '{of}' object"),
            _ => format!("descriptor '{name}' for '{owner}' objects doesn't apply to '{of}' object"),
        }))
    }

    /// `property_descr_get`.
    fn property_get(&mut self, attribute: Value, property: Property, object: Value) -> Outcome<Value> {
        if object.is_null() || object.is_none() {
            return Ok(self.heap.retain(attribute));
        }
        if property.get.is_null() {
            return Err(self.raise(Exc::AttributeError, "unreadable attribute"));
        }
        self.call_with("property_descr_get", property.get, Arguments { positional: &[object], keywords: &[] })
    }

    /// `property_descr_set`.
    fn property_set(&mut self, property: Property, object: Value, value: Value) -> Outcome<()> {
        let (function, arguments, error) = match value {
            Value::NULL => (property.delete, vec![object], "can't delete attribute"),
            value => (property.set, vec![object, value], "can't set attribute"),
        };
        if function.is_null() {
            return Err(self.raise(Exc::AttributeError, error));
        }
        let arguments = Arguments { positional: &arguments, keywords: &[] };
        let result = self.call_with("property_descr_set", function, arguments)?;
        self.heap.release(result);
        Ok(())
    }

    /// `property(fget=None, fset=None, fdel=None, doc=None)` (`property_init`).
    pub(super) fn init_property(&mut self, object: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let mut property = self.make_property(arguments)?;
        let mut doc = None;
        if property.getter_doc && !self.heap.is_exact(object) {
            // What a subclass says of itself would hide it, so the instance has it in its own dict.
            doc = Some(std::mem::take(&mut property.doc));
        }
        self.fill(object, Object::Property(Box::new(property)));
        let Some(doc) = doc else { return Ok(()) };
        let given = if doc.is_null() { Value::NONE } else { doc };
        let name = self.special(Special::Doc);
        let set = self.set_attribute(object, name, given);
        self.heap.release(doc);
        set
    }

    /// A property of these parts, of which each is one reference more.
    fn make_property(&mut self, arguments: Arguments<'_>) -> Outcome<Property> {
        let parts = self.keyword_arguments("property()", arguments, ["fget", "fset", "fdel", "doc"], 0)?;
        let [get, set, delete, doc] = parts.map(|part| if part.is_none() { Value::NULL } else { part });
        let mut property = Property { get, set, delete, doc, getter_doc: false };
        let mut unknown_doc = Value::NULL;
        if doc.is_null() && !get.is_null() {
            // The getter's documentation is the property's.
            let name = self.special(Special::Doc);
            match self.once(|machine| machine.get_attribute(get, name)) {
                Ok(doc) if doc.is_none() => property.getter_doc = true,
                Ok(doc) => {
                    property.getter_doc = true;
                    property.doc = doc;
                    self.heap.release(doc);
                }
                Err(Fault::Raised) if self.raised_is(Exc::Exception) => self.clear_raised(),
                // That of builtin objects is not there: asking the property for it will say so.
                Err(Fault::Unsupported(_)) => {
                    property.getter_doc = true;
                    let unknown = self.heap.new_value(Object::Missing(Type::Property, "__doc__"));
                    property.doc = unknown;
                    unknown_doc = unknown;
                }
                Err(fault) => return Err(fault),
            }
        }
        for part in [property.get, property.set, property.delete, property.doc] {
            self.heap.retain(part);
        }
        self.heap.release(unknown_doc);
        Ok(property)
    }

    /// `property.getter`, `property.setter`, `property.deleter` (`property_copy`).
    pub(in crate::machine) fn property_copy(&mut self, this: Value, part: &str, function: Value) -> Outcome<Value> {
        let Object::Property(property) = self.heap.at(this) else { return Err(not_here()) };
        let mut property = **property;
        if !function.is_none() {
            match part {
                "getter" => property.get = function,
                "setter" => property.set = function,
                _ => property.delete = function,
            }
        }
        let doc = if property.getter_doc && !property.get.is_null() { Value::NONE } else { property.doc };
        let none_for_null = |value: Value| if value.is_null() { Value::NONE } else { value };
        let parts = [property.get, property.set, property.delete, doc].map(none_for_null);
        let class = self.class_of(this);
        self.call_with("property_copy", class, Arguments { positional: &parts, keywords: &[] })
    }

    /// `super(type[, object])` (`super_init`).
    pub(super) fn make_super(&mut self, arguments: Arguments<'_>) -> Outcome<Object> {
        if !arguments.keywords.is_empty() {
            return Err(self.type_error("super does not take keyword arguments"));
        }
        self.parse_arguments("super", arguments.positional, 1, 2)?;
        let (class, object) = match *arguments.positional {
            [class, object] => (class, object),
            [class, ..] => (class, Value::NONE),
            [] => return Err(not_here()),
        };
        if !self.heap.is_type(class) {
            let name = self.converted_name(class);
            return Err(self.type_error(format!("super() argument 1 must be type, not {name}")));
        }
        let object = if object.is_none() { Value::NULL } else { object };
        let object_class = if object.is_null() { Value::NULL } else { self.super_check(class, object)? };
        for part in [class, object, object_class] {
            self.heap.retain(part);
        }
        Ok(Object::Super(Box::new(Super { class, object, object_class })))
    }

    /// `supercheck`: the class whose order of bases is gone through.
    fn super_check(&mut self, class: Value, object: Value) -> Outcome<Value> {
        if self.heap.is_type(object) && self.heap.is_subtype(object, class) {
            return Ok(object);
        }
        let of = self.class_of(object);
        if self.heap.is_subtype(of, class) {
            return Ok(of);
        }
        // A stand-in for an instance says so by its `__class__`.
        let name = self.special(Special::Class);
        match self.once(|machine| machine.get_attribute(object, name)) {
            Ok(claimed) => {
                // The object holds it.
                self.heap.release(claimed);
                if claimed != of && self.heap.is_type(claimed) && self.heap.is_subtype(claimed, class) {
                    return Ok(claimed);
                }
            }
            Err(Fault::Raised) => self.clear_raised(),
            Err(fault) => return Err(fault),
        }
        Err(self.type_error("super(type, obj): obj must be an instance or subtype of type"))
    }

    /// `super_getattro`: looks behind the class in the order of the object's class.
    pub(in crate::machine) fn super_attribute(&mut self, this: Value, parts: Super, name: Value) -> Outcome<Value> {
        let Super { class, object, object_class } = parts;
        if object_class.is_null() || name == self.special(Special::Class) {
            return self.generic_attribute(this, name);
        }
        let mro = self.mro_of(object_class);
        let behind = mro.iter().position(|&base| base == class).map_or(mro.len(), |index| index + 1);
        for &base in mro.get(behind..).unwrap_or_default() {
            if let Some(found) = self.lookup_own(base, name) {
                // A class asks for itself.
                let object = if object == object_class { Value::NULL } else { object };
                return self.descriptor_get(found, object, object_class);
            }
        }
        self.generic_attribute(this, name)
    }

    /// `super_descr_get`.
    fn super_descriptor_get(&mut self, this: Value, parts: Super, object: Value) -> Outcome<Value> {
        if object.is_null() || object.is_none() || !parts.object.is_null() {
            return Ok(self.heap.retain(this));
        }
        let class = self.class_of(this);
        self.call(class, &[parts.class, object])
    }
}

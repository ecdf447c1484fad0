//! Attributes that types compute from the fields of their objects (getset and member descriptors).

use std::rc::Rc;

use super::{Class, Special};
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// `tp_flags` of classes of the program: what CPython sets for every one.
const HEAP_TYPE_FLAGS: i64 = 0x22e9 << 2 | 0x1200;

/// `Py_TPFLAGS_IS_ABSTRACT`.
const ABSTRACT_FLAG: i64 = 1 << 20;

impl Machine {
    /// What the getset or member descriptor `name` of the type `owner` gives for an object. The result is new.
    ///
    /// # Errors
    /// AttributeError: it has no value.
    pub(super) fn computed_attribute(&mut self, object: Value, owner: Type, name: &'static str) -> Outcome<Value> {
        if let Some(value) = self.structure_field(object, owner, name) {
            return Ok(value);
        }
        let value = match (owner, name, self.heap.at(object)) {
            (Type::Object, "__class__", _) => self.class_of(object),
            (Type::Type, ..) => return self.class_field(object, name),
            (_, "fget", Object::Property(property)) => property.get,
            (_, "fset", Object::Property(property)) => property.set,
            (_, "fdel", Object::Property(property)) => property.delete,
            (_, "__doc__", Object::Property(property)) => match *self.heap.at(property.doc) {
                Object::Missing(of, name) => {
                    return Err(Fault::Unsupported(format!("the attribute {name} of {} objects", of.name())));
                }
                _ => property.doc,
            },
            (_, "__thisclass__", Object::Super(parts)) => parts.class,
            (_, "__self__", Object::Super(parts)) => parts.object,
            (_, "__self_class__", Object::Super(parts)) => parts.object_class,
            (_, "__func__", &(Object::StaticMethod(function) | Object::ClassMethod(function))) => function,
            (_, "__name__", &Object::Wrapper(_, special, _)) => {
                return Ok(self.heap.intern(&Rc::from(special.name().as_bytes())));
            }
            (_, "__objclass__", &Object::Wrapper(owner, ..) | &Object::GetSet(owner, _)) => self.type_object(owner),
            (_, "__self__", &Object::Wrapper(_, _, this)) => this,
            (_, "__name__", &Object::GetSet(_, name)) => return Ok(self.heap.intern(&Rc::from(name.as_bytes()))),
            (_, "__name__", Object::Member(member)) => member.name,
            (_, "__objclass__", Object::Member(member)) => Value::object(member.class),
            (_, _, Object::Method(method)) => {
                let method = *method;
                let name = self.heap.intern(&Rc::from(name.as_bytes()));
                let value = self.method_attribute(object, method, name);
                self.heap.release(name);
                return value;
            }
            _ => {
                let key = self.heap.intern(&Rc::from(name.as_bytes()));
                let value = self.builtin_object_attribute(object, key, name);
                self.heap.release(key);
                return match value? {
                    Some(value) => Ok(value),
                    None => Err(Fault::Unsupported(format!("the attribute {name} of {} objects", owner.name()))),
                };
            }
        };
        let value = if value.is_null() { Value::NONE } else { value };
        Ok(self.heap.retain(value))
    }

    /// Sets what a getset or member descriptor gives, or deletes it where the value is `NULL`.
    pub(super) fn set_computed_attribute(
        &mut self,
        object: Value,
        owner: Type,
        name: &'static str,
        value: Value,
    ) -> Outcome<()> {
        match (owner, name, self.heap.at(object)) {
            (Type::Object, "__class__", _) => self.set_class(object, value),
            (Type::Type, ..) => self.set_class_field(object, name, value),
            (_, _, Object::Exception(_)) => match object.as_object() {
                Some(id) => {
                    let key = self.heap.intern(&Rc::from(name.as_bytes()));
                    let result = self.set_exception_attribute(id, key, name, value);
                    self.heap.release(key);
                    result
                }
                None => Ok(()),
            },
            (_, "__doc__", Object::Wrapper(..) | Object::GetSet(..) | Object::Member(_)) => {
                let of = owner.tp_name();
                Err(self.raise(Exc::AttributeError, format!("attribute '__doc__' of '{of}' objects is not writable")))
            }
            (
                _,
                _,
                Object::Property(_)
                | Object::Super(_)
                | Object::Wrapper(..)
                | Object::StaticMethod(_)
                | Object::ClassMethod(_)
                | Object::GetSet(..)
                | Object::Member(_)
                | Object::Code(_)
                | Object::Slice(_),
            ) => Err(self.type_error("readonly attribute")),
            _ => {
                let (owner_name, of) = (owner.entry(name), owner.tp_name());
                if owner_name == Some("d") {
                    return Err(self.type_error("readonly attribute"));
                }
                Err(self.raise(Exc::AttributeError, format!("attribute '{name}' of '{of}' objects is not writable")))
            }
        }
    }

    /// `type_getsets`, `type_members`.
    fn class_field(&mut self, class: Value, name: &'static str) -> Outcome<Value> {
        let of = match *self.heap.at(class) {
            Object::Class(ref fields) => {
                let value = match name {
                    "__name__" => fields.name,
                    "__bases__" => fields.bases,
                    "__base__" => fields.base,
                    "__mro__" => fields.mro,
                    "__dict__" => {
                        let dict = self.heap.retain_id(fields.dict);
                        return Ok(self.heap.new_value(Object::DictProxy(dict)));
                    }
                    "__module__" => return self.class_entry(class, Special::Module),
                    "__doc__" => return self.class_doc(class),
                    "__dictoffset__" => return Ok(Value::small_int(if fields.has_dict { 16 } else { 0 })),
                    "__weakrefoffset__" => return Ok(Value::small_int(if fields.has_weakref { 24 } else { 0 })),
                    "__itemsize__" => return Ok(Value::small_int(0)),
                    "__basicsize__" => {
                        let size = basic_size(fields);
                        return Ok(self.heap.int(size));
                    }
                    "__flags__" => {
                        let abstract_flag = if fields.is_abstract { ABSTRACT_FLAG } else { 0 };
                        return Ok(self.heap.int(HEAP_TYPE_FLAGS | abstract_flag));
                    }
                    "__abstractmethods__" => {
                        let dict = fields.dict;
                        return self.abstract_methods(dict);
                    }
                    _ => {
                        let name = self.heap.str(name.as_bytes());
                        return Err(self.raise_with(Exc::AttributeError, name));
                    }
                };
                return Ok(self.heap.retain(value));
            }
            Object::Type(of) => of,
            _ => return Ok(Value::NONE),
        };
        Ok(match name {
            "__name__" => self.heap.intern(&Rc::from(of.name().as_bytes())),
            "__module__" => {
                let module = match (of, of.tp_name().rsplit_once('.')) {
                    (Type::Exception(_), _) => "exceptions",
                    (_, Some((module, _))) => module,
                    (_, None) => "__builtin__",
                };
                self.heap.intern(&Rc::from(module.as_bytes()))
            }
            "__base__" => match of.base() {
                Some(base) => {
                    let base = self.type_object(base);
                    self.heap.retain(base)
                }
                None => Value::NONE,
            },
            "__bases__" => {
                let bases: Vec<Value> = of.base().map(|base| self.type_object(base)).into_iter().collect();
                self.tuple_of(&bases)
            }
            "__mro__" => {
                let mro = self.mro_of(class);
                self.tuple_of(&mro)
            }
            "__dict__" => {
                let dict = self.type_dict(of);
                let dict = self.heap.retain_id(dict);
                self.heap.new_value(Object::DictProxy(dict))
            }
            "__abstractmethods__" => {
                let name = self.heap.str(name.as_bytes());
                return Err(self.raise_with(Exc::AttributeError, name));
            }
            _ => return Err(Fault::Unsupported(format!("the attribute {name} of the type {}", of.name()))),
        })
    }

    /// `type_abstractmethods`.
    fn abstract_methods(&mut self, dict: ObjectId) -> Outcome<Value> {
        match self.heap.dict_get_name(dict, "__abstractmethods__") {
            Some(methods) => Ok(self.heap.retain(methods)),
            None => {
                let name = self.heap.str(*b"__abstractmethods__");
                Err(self.raise_with(Exc::AttributeError, name))
            }
        }
    }

    /// `type_set_abstractmethods`.
    fn set_abstract_methods(&mut self, class: ObjectId, dict: ObjectId, value: Value) -> Outcome<()> {
        let name = self.heap.intern(&Rc::from(*b"__abstractmethods__"));
        let is_abstract = !value.is_null() && self.is_true(value)?;
        if value.is_null() {
            let Some((key, old)) = self.heap.dict_remove_str(dict, name) else {
                return Err(self.raise_with(Exc::AttributeError, name));
            };
            self.heap.release_all([key, old]);
        } else {
            self.heap.retain(value);
            let old = self.heap.dict_set_str(dict, name, value);
            self.heap.release(old);
        }
        self.heap.release(name);
        if let Some(Object::Class(class)) = self.heap.get_mut(class) {
            class.is_abstract = is_abstract;
        }
        Ok(())
    }

    /// What a class's own dict has under a special name.
    fn class_entry(&mut self, class: Value, special: Special) -> Outcome<Value> {
        match self.lookup_own(class, self.special(special)) {
            Some(value) => Ok(self.heap.retain(value)),
            None => {
                let name = self.heap.str(special.name().as_bytes());
                Err(self.raise_with(Exc::AttributeError, name))
            }
        }
    }

    /// `type_get_doc`.
    fn class_doc(&mut self, class: Value) -> Outcome<Value> {
        match self.lookup_own(class, self.special(Special::Doc)) {
            Some(doc) => self.descriptor_get(doc, Value::NULL, class),
            None => Ok(Value::NONE),
        }
    }

    fn set_class_field(&mut self, class: Value, name: &'static str, value: Value) -> Outcome<()> {
        let (Some(id), Object::Class(fields)) = (class.as_object(), self.heap.at(class)) else {
            let of = self.heap.tp_name(class);
            return Err(self.type_error(format!("can't set {of}.{name}")));
        };
        let of = self.heap.text_of(fields.name);
        if value.is_null() && matches!(name, "__name__" | "__module__" | "__bases__") {
            return Err(self.type_error(format!("can't delete {of}.{name}")));
        }
        match name {
            "__name__" => {
                if self.heap.as_str(value).is_none() {
                    let got = self.heap.type_name(value);
                    return Err(self.type_error(format!("can only assign string to {of}.__name__, not '{got}'")));
                }
                self.check_class_name(value)?;
                self.heap.retain(value);
                if let Some(Object::Class(class)) = self.heap.get_mut(id) {
                    let old = std::mem::replace(&mut class.name, value);
                    self.heap.release(old);
                }
                Ok(())
            }
            "__abstractmethods__" => {
                let dict = fields.dict;
                self.set_abstract_methods(id, dict, value)
            }
            "__module__" => {
                let dict = fields.dict;
                let value = self.heap.retain(value);
                self.heap.dict_set_name(dict, name, value);
                Ok(())
            }
            "__bases__" => self.set_bases(class, value),
            "__dict__" | "__doc__" => {
                let message = format!("attribute '{name}' of 'type' objects is not writable");
                Err(self.raise(Exc::AttributeError, message))
            }
            _ => Err(self.type_error("readonly attribute")),
        }
    }

    /// A tuple of borrowed items.
    pub(in crate::machine) fn tuple_of(&mut self, items: &[Value]) -> Value {
        for &item in items {
            self.heap.retain(item);
        }
        self.heap.tuple(items)
    }
}

/// `tp_basicsize` of a class whose layout is `object`.
fn basic_size(class: &Class) -> i64 {
    16 + 8 * (i64::from(class.slots) + i64::from(class.has_dict) + i64::from(class.has_weakref))
}

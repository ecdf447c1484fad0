//! Weak references: `weakref.ref` (`Objects/weakrefobject.c`, `Modules/_weakref.c`).
//!
//! The heap knows which weak references an object has, and clears them when it ends; a callback runs as a finaliser
//! does, as soon as the instruction is over.

use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::modules::itertools::Itertool;
use crate::machine::modules::operator::CallableObject;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// A weak reference (`PyWeakReference`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeakRef {
    /// `wr_object`: not counted; `None` once it has ended.
    pub referent: Option<ObjectId>,
    /// `wr_callback`: what is called with the reference when the object ends, or `NULL`.
    pub callback: Value,
    /// The hash of the object, once somebody has asked for it.
    pub hash: Option<i64>,
}

impl Machine {
    /// `weakref.ref(object[, callback])` (`weakref___new__`), or of a class made of it. The result is new.
    pub(in crate::machine) fn new_weakref(&mut self, class: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        self.unpack_arguments("__new__", arguments.positional, 1, 2)?;
        let object = arguments.positional.first().copied().unwrap_or(Value::NULL);
        let callback = arguments.positional.get(1).copied().filter(|callback| !callback.is_none());
        let Some(id) = object.as_object().filter(|&id| self.can_be_weakly_referenced(id)) else {
            let name = self.heap.type_name(object);
            return Err(self.type_error(format!("cannot create weak reference to '{name}' object")));
        };
        let is_exact = class == self.type_object(Type::WeakRef);
        if is_exact {
            self.init_weakref(arguments)?;
        }
        if let (None, true, Some(shared)) = (callback, is_exact, self.heap.shared_weak_reference(id)) {
            return Ok(Value::object(self.heap.retain_id(shared)));
        }
        let callback = self.heap.retain(callback.unwrap_or(Value::NULL));
        let weak = Object::WeakRef(Box::new(WeakRef { referent: Some(id), callback, hash: None }));
        let reference = if is_exact { self.heap.new_value(weak) } else { self.new_instance(class, weak) };
        if let Some(reference) = reference.as_object() {
            self.heap.add_weak_reference(id, reference);
        }
        Ok(reference)
    }

    /// `weakref___init__`: takes what `weakref___new__` has taken, and no keywords.
    pub(in crate::machine) fn init_weakref(&mut self, arguments: Arguments<'_>) -> Outcome<()> {
        if !arguments.keywords.is_empty() {
            return Err(self.type_error("ref() does not take keyword arguments"));
        }
        self.unpack_arguments("__init__", arguments.positional, 1, 2)
    }

    /// Whether the object's type has a place for weak references (`PyType_SUPPORTS_WEAKREFS`).
    fn can_be_weakly_referenced(&self, id: ObjectId) -> bool {
        match self.heap.raw(id) {
            Object::Instance(instance) => match self.heap.get(instance.class) {
                Object::Class(class) => class.has_weakref,
                _ => false,
            },
            Object::OldInstance(_)
            | Object::Class(_)
            | Object::OldClass(_)
            | Object::Type(_)
            | Object::Function(_)
            | Object::Method(_)
            | Object::Generator(_)
            | Object::Code(_)
            | Object::Set(_)
            | Object::Deque(_)
            | Object::File(_) => true,
            Object::Callable(callable) => {
                matches!(**callable, CallableObject::Partial { .. } | CallableObject::Quitter(_))
            }
            Object::Itertool(tool) => matches!(**tool, Itertool::Tee { .. }),
            _ => false,
        }
    }

    /// What a weak reference refers to, or None; the reference stays where it is.
    fn weak_referent(&self, reference: Value) -> Option<Value> {
        let weak = self.heap.as_weakref(reference.as_object()?)?;
        weak.referent.map(Value::object)
    }

    /// Calls a weak reference: gives its object, or None if that has ended. The result is new.
    pub(in crate::machine) fn call_weakref(&mut self, reference: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        if !arguments.keywords.is_empty() || !arguments.positional.is_empty() {
            return self.keyword_arguments("__call__()", arguments, [], 0).map(|[]| Value::NONE);
        }
        let referent = self.weak_referent(reference).unwrap_or(Value::NONE);
        Ok(self.heap.retain(referent))
    }

    /// `hash(reference)`: that of the object, also when that has ended. Whether it is known already is asked once: a turn that
    /// runs again must not find it known, and miss the call that it has made for it.
    pub(in crate::machine) fn weakref_hash(&mut self, reference: Value) -> Outcome<i64> {
        let hash = self.once(|machine| {
            let Some(weak) = reference.as_object().and_then(|id| machine.heap.as_weakref(id)).copied() else {
                return Ok(machine.heap.int(0));
            };
            let hash = match (weak.hash, weak.referent) {
                (Some(hash), _) => hash,
                (None, None) => return Err(machine.type_error("weak object has gone away")),
                (None, Some(referent)) => machine.hash_value(Value::object(referent))?,
            };
            if let Some(Object::WeakRef(weak)) = reference.as_object().and_then(|id| machine.heap.get_mut(id)) {
                weak.hash = Some(hash);
            }
            Ok(machine.heap.int(hash))
        })?;
        let known = self.heap.as_int(hash).unwrap_or(0);
        self.heap.release(hash);
        Ok(known)
    }

    /// The objects that two weak references refer to, if both have not ended.
    pub(in crate::machine) fn weak_referents(&self, v: Value, w: Value) -> Option<(Value, Value)> {
        Some((self.weak_referent(v)?, self.weak_referent(w)?))
    }

    /// `repr(reference)`.
    pub(in crate::machine) fn weakref_repr(&mut self, reference: Value) -> Outcome<Vec<u8>> {
        let address = self.heap.address(reference);
        let Some(referent) = self.weak_referent(reference) else {
            return Ok(format!("<weakref at {address:#x}; dead>").into_bytes());
        };
        let name = self.special(Special::Name);
        let name = match self.once(|machine| machine.get_attribute(referent, name)) {
            Ok(name) => name,
            Err(Fault::Raised) => {
                self.clear_raised();
                Value::NONE
            }
            Err(fault) => return Err(fault),
        };
        let shown = self.heap.as_str(name).map(|name| format!(" ({})", String::from_utf8_lossy(name)));
        self.heap.release(name);
        let (of, at) = (self.heap.type_name(referent), self.heap.address(referent));
        Ok(format!("<weakref at {address:#x}; to '{of}' at {at:#x}{}>", shown.unwrap_or_default()).into_bytes())
    }

    /// The weak references to an object, as a list; the result is new.
    pub(super) fn weakref_list(&mut self, object: Value) -> Value {
        let references: Vec<ObjectId> =
            object.as_object().map(|id| self.heap.weak_references(id).to_vec()).unwrap_or_default();
        let references = references.into_iter().map(|id| Value::object(self.heap.retain_id(id))).collect();
        self.heap.list(references)
    }

    /// `weakref.proxy(object[, callback])`: the class of proxies is Python code, in the module `weakref`.
    pub(super) fn weakref_proxy(&mut self, arguments: &[Value]) -> Outcome<Value> {
        let modules = self.modules;
        let module = self.heap.dict_get_name(modules, "weakref").unwrap_or(Value::NULL);
        let make = match self.heap.at(module) {
            &Object::Module(dict) => self.heap.dict_get_name(dict, "_make_proxy"),
            _ => None,
        };
        match make {
            Some(make) => self.call(make, arguments),
            None => Err(self.raise(Exc::ImportError, "No module named weakref")),
        }
    }

    /// How many there are.
    pub(super) fn weakref_count(&mut self, object: Value) -> Value {
        let count = object.as_object().map_or(0, |id| self.heap.weak_references(id).len());
        self.heap.int(count as i64)
    }
}

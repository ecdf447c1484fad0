//! Which objects are referred to weakly, and by what (`Objects/weakrefobject.c`).

use std::collections::BTreeMap;

use super::super::modules::weakref::WeakRef;
use super::super::object::Object;
use super::super::value::{ObjectId, Value};
use super::Heap;

/// The weak references to each object that has some, in the order in which their callbacks are called.
pub(super) type WeakReferences = BTreeMap<ObjectId, Vec<ObjectId>>;

impl Heap {
    /// The weak reference of this id.
    pub(in crate::machine) fn as_weakref(&self, id: ObjectId) -> Option<&WeakRef> {
        match self.get(id) {
            Object::WeakRef(reference) => Some(reference),
            _ => None,
        }
    }

    /// The weak references to an object.
    pub fn weak_references(&self, id: ObjectId) -> &[ObjectId] {
        self.weak.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Notes a new weak reference to an object: before those with callbacks, and after the one that all share.
    pub(in crate::machine) fn add_weak_reference(&mut self, to: ObjectId, reference: ObjectId) {
        let shared = self.shared_weak_reference(to).is_some();
        self.weak.entry(to).or_default().insert(usize::from(shared), reference);
    }

    /// The weak reference that all share who want none with a callback.
    pub(in crate::machine) fn shared_weak_reference(&self, to: ObjectId) -> Option<ObjectId> {
        let first = self.weak_references(to).first().copied()?;
        let is_plain = self.as_weakref(first)?.callback.is_null() && self.is_exact(Value::object(first));
        is_plain.then_some(first)
    }

    /// An object is about to end: its weak references know nothing any more, and their callbacks wait to be called
    /// (`PyObject_ClearWeakRefs`).
    pub(super) fn clear_weak_references(&mut self, id: ObjectId) {
        self.clear_weak_references_but(id, |_| false);
    }

    /// [`clear_weak_references`](Self::clear_weak_references), without callbacks for weak references that end as well.
    pub(super) fn clear_weak_references_but(&mut self, id: ObjectId, ends: impl Fn(ObjectId) -> bool) {
        for reference in self.weak.remove(&id).unwrap_or_default() {
            let mut calls = false;
            if let Some(Object::WeakRef(weak)) = self.get_mut(reference) {
                weak.referent = None;
                calls = !weak.callback.is_null();
            }
            if calls && !ends(reference) {
                self.retain_id(reference);
                self.doomed.push_back(reference);
            }
        }
    }

    /// A weak reference is gone itself.
    pub(super) fn forget_weak_reference(&mut self, reference: ObjectId, object: &Object) {
        let weak = match object {
            Object::WeakRef(weak) => weak,
            Object::Instance(instance) => match &instance.payload {
                Object::WeakRef(weak) => weak,
                _ => return,
            },
            _ => return,
        };
        let Some(to) = weak.referent else { return };
        if let Some(references) = self.weak.get_mut(&to) {
            references.retain(|&other| other != reference);
            if references.is_empty() {
                self.weak.remove(&to);
            }
        }
    }
}

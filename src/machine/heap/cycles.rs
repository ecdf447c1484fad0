//! Cycles of objects that nobody refers to from outside (`Modules/gcmodule.c`).
//!
//! Counts alone never end a list that holds itself. CPython's way to find it: from each object's count, take away one
//! for every reference that another object holds. What has something left is referred to from outside (by a frame that
//! runs, by C code), and so is all that can be reached from it. The rest is garbage.

use std::collections::BTreeSet;

use super::super::object::Object;
use super::super::value::{ObjectId, Value};
use super::Heap;

/// What a collection has found (`collect`).
#[derive(Debug, Default)]
pub(in crate::machine) struct Collected {
    /// How many objects nobody could reach, of those that CPython's collector knows.
    pub(in crate::machine) found: usize,
    /// Those with a finaliser: nobody knows which should run first, so they stay. No references.
    pub(in crate::machine) uncollectable: Vec<ObjectId>,
}

impl Heap {
    /// Ends what only refers to itself. Weak references to it are cleared, and their callbacks wait to be called.
    pub(in crate::machine) fn collect_cycles(&mut self) -> Collected {
        let garbage = self.unreachable();
        let mut finalised: Vec<ObjectId> = garbage.iter().copied().filter(|&id| self.wants_finaliser(id)).collect();
        let held = self.reachable_from(finalised.iter().copied());
        let (stays, ends): (Vec<ObjectId>, Vec<ObjectId>) = garbage.into_iter().partition(|&id| held.has(id));
        let ended = self.count_collected(&ends);
        self.end_garbage(&ends);
        // What was part of no cycle itself has lost its last reference: then its finaliser runs as always.
        finalised.retain(|id| self.refcount(*id) > 0 && !self.doomed.contains(id));
        let held = self.reachable_from(finalised.iter().copied());
        let stays: Vec<ObjectId> = stays.into_iter().filter(|&id| held.has(id)).collect();
        Collected { found: ended + self.count_collected(&stays), uncollectable: finalised }
    }

    /// How many objects there are that CPython's collector knows.
    pub(in crate::machine) fn collected_count(&self) -> usize {
        (0..self.slots.len() as u32).map(ObjectId).filter(|&id| self.refcount(id) > 0 && self.is_collected(id)).count()
    }

    /// What cannot be reached from outside the heap, the oldest first (`move_unreachable`).
    fn unreachable(&self) -> Vec<ObjectId> {
        let mut outside = self.counts.clone();
        for object in &self.slots {
            object.for_each_reference(|value| {
                if let Some(count) = value.as_object().and_then(|id| outside.get_mut(id.0 as usize)) {
                    *count = count.saturating_sub(1);
                }
            });
        }
        let ids = || (0..self.slots.len() as u32).map(ObjectId);
        let reached =
            self.reachable_from(ids().filter(|id| outside.get(id.0 as usize).is_some_and(|&count| count > 0)));
        let mut garbage: Vec<ObjectId> = ids().filter(|&id| self.refcount(id) > 0 && !reached.has(id)).collect();
        garbage.sort_by_key(|&id| self.identity(id));
        garbage
    }

    /// These objects, and all that can be reached from them.
    fn reachable_from(&self, objects: impl Iterator<Item = ObjectId>) -> Marks {
        let mut reached = Marks(vec![false; self.slots.len()]);
        let mut todo: Vec<ObjectId> = objects.collect();
        while let Some(id) = todo.pop() {
            if reached.mark(id) {
                self.raw(id).for_each_reference(|value| todo.extend(value.as_object()));
            }
        }
        reached
    }

    /// Ends objects to which only they themselves refer (`handle_weakrefs`, `delete_garbage`).
    fn end_garbage(&mut self, garbage: &[ObjectId]) {
        let ending = Marks::of(self.slots.len(), garbage);
        for &id in garbage {
            self.clear_weak_references_but(id, |reference| ending.has(reference));
        }
        let mut others = Vec::new();
        for &id in garbage {
            self.forget_subclass(id);
            self.raw(id).for_each_reference(|value| {
                others.extend(value.as_object().filter(|&other| !ending.has(other)));
            });
        }
        let mut dying = Vec::new();
        for &id in garbage {
            let Some(slot) = self.slots.get_mut(id.0 as usize) else { continue };
            let object = std::mem::replace(slot, Object::Vacant);
            if let Some(count) = self.counts.get_mut(id.0 as usize) {
                *count = 0;
            }
            if !self.weak.is_empty() {
                self.forget_weak_reference(id, &object);
            }
            self.bury(id, object, &mut dying);
        }
        others.into_iter().for_each(|other| self.drop_reference(Value::object(other), &mut dying));
        dying.reverse();
        self.end_all(&mut dying);
    }

    /// A class that ends is no subclass of its bases any more (`remove_subclass`).
    fn forget_subclass(&mut self, id: ObjectId) {
        let Object::Class(class) = self.raw(id) else { return };
        for base in self.as_tuple(class.bases).map(<[Value]>::to_vec).unwrap_or_default() {
            if let Some(Object::Class(base)) = base.as_object().and_then(|base| self.raw_mut(base)) {
                base.subclasses.retain(|&other| other != id);
            }
        }
        self.forget_lookups();
    }
}

/// A mark for each object, or none.
struct Marks(Vec<bool>);

impl Marks {
    fn of(size: usize, objects: &[ObjectId]) -> Self {
        let mut marks = Self(vec![false; size]);
        objects.iter().for_each(|&id| {
            marks.mark(id);
        });
        marks
    }

    /// Marks an object; whether it had no mark before.
    fn mark(&mut self, id: ObjectId) -> bool {
        self.0.get_mut(id.0 as usize).is_some_and(|mark| !std::mem::replace(mark, true))
    }

    fn has(&self, id: ObjectId) -> bool {
        self.0.get(id.0 as usize).copied().unwrap_or(false)
    }
}

/// What counts as found.
impl Heap {
    /// How many of these CPython's collector would have found: the tuple of a class's slots is none that it looks for.
    fn count_collected(&self, ids: &[ObjectId]) -> usize {
        let slot_names = ids.iter().filter_map(|&id| match self.raw(id) {
            Object::Class(class) => class.slot_names.as_object(),
            _ => None,
        });
        let slot_names: BTreeSet<ObjectId> = slot_names.collect();
        ids.iter().filter(|&&id| self.is_collected(id) && !slot_names.contains(&id)).count()
    }

    /// Whether CPython's collector knows this object (`_PyObject_GC_IS_TRACKED`): one that can be part of a cycle; of
    /// dicts, those which hold such an object.
    fn is_collected(&self, id: ObjectId) -> bool {
        match self.raw(id) {
            Object::Dict(dict) => dict.iter().any(|entry| self.can_hold(entry.key) || self.can_hold(entry.value)),
            _ => self.can_hold(Value::object(id)),
        }
    }

    /// Whether objects of this type can be part of a cycle (`Py_TPFLAGS_HAVE_GC`).
    fn can_hold(&self, value: Value) -> bool {
        let Some(id) = value.as_object() else { return false };
        !matches!(
            self.raw(id),
            Object::Vacant
                | Object::Int(_)
                | Object::Long(_)
                | Object::Float(_)
                | Object::Complex(_)
                | Object::Str(_)
                | Object::Unicode(_)
                | Object::Xrange(_)
                | Object::Slice(_)
                | Object::Code(_)
                | Object::File(_)
                | Object::Type(_)
                | Object::Random(_)
        )
    }
}

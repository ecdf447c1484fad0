//! Cycles of objects that nobody refers to from outside (`Modules/gcmodule.c`).
//!
//! Counts alone never end a list that holds itself. CPython's way to find it: from each object's count, take away one
//! for every reference that another object holds. What has something left is referred to from outside (by a frame that
//! runs, by C code), and so is all that can be reached from it. The rest is garbage.

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
        let count = |heap: &Self, ids: &[ObjectId]| ids.iter().filter(|&&id| heap.raw(id).is_collected()).count();
        let ended = count(self, &ends);
        self.end_garbage(&ends);
        // What was part of no cycle itself has lost its last reference: then its finaliser runs as always.
        finalised.retain(|id| self.refcount(*id) > 0 && !self.doomed.contains(id));
        let held = self.reachable_from(finalised.iter().copied());
        let stays: Vec<ObjectId> = stays.into_iter().filter(|&id| held.has(id)).collect();
        Collected { found: ended + count(self, &stays), uncollectable: finalised }
    }

    /// How many objects there are that CPython's collector knows.
    pub(in crate::machine) fn collected_count(&self) -> usize {
        self.slots.iter().zip(&self.counts).filter(|(object, count)| **count > 0 && object.is_collected()).count()
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

impl Object {
    /// Whether objects of this type can be part of a cycle, so that CPython's collector knows them (`Py_TPFLAGS_HAVE_GC`).
    fn is_collected(&self) -> bool {
        !matches!(
            self,
            Self::Vacant
                | Self::Int(_)
                | Self::Long(_)
                | Self::Float(_)
                | Self::Complex(_)
                | Self::Str(_)
                | Self::Unicode(_)
                | Self::Xrange(_)
                | Self::Slice(_)
                | Self::Code(_)
                | Self::File(_)
                | Self::Type(_)
                | Self::Random(_)
        )
    }
}

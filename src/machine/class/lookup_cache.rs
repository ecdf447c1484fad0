//! What was found in classes, to be found again at once (`method_cache` of `Objects/typeobject.c`).
//!
//! Nothing of it is part of the program's state: it only saves the way through the bases.

use std::hash::{Hash, Hasher};

use crate::machine::heap::Heap;
use crate::machine::value::{ObjectId, Value};

/// How many answers are kept (`MCACHE_SIZE_EXP`).
const SIZE: usize = 1 << 10;

/// The answers that `_PyType_Lookup` has given. They hold no references: what a class has in its dict lives as long as
/// that does not change.
#[derive(Debug, Default)]
pub(in crate::machine) struct LookupCache {
    /// By a mix of class and name; empty until the first.
    answers: Vec<Answer>,
    /// How often a class has changed so far.
    changes: u64,
}

/// What a class has under a name, as long as no class changes.
#[derive(Clone, Copy, Debug, Default)]
struct Answer {
    /// The birth of the class; 0 where there is no answer yet.
    class: u64,
    /// The birth of the name.
    name: u64,
    changes: u64,
    /// What was found; `NULL` for nothing.
    found: Value,
}

impl Clone for LookupCache {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Hash for LookupCache {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

fn place(class: ObjectId, name: ObjectId) -> usize {
    (class.0.wrapping_mul(31) ^ name.0) as usize % SIZE
}

impl Heap {
    /// What a class of the program is known to have under a name: `NULL` for nothing, `None` if that is not known.
    #[inline]
    pub(in crate::machine) fn known_lookup(&self, class: ObjectId, name: ObjectId) -> Option<Value> {
        let answer = self.lookups.answers.get(place(class, name))?;
        let is_it = answer.class == self.identity(class).birth
            && answer.name == self.identity(name).birth
            && answer.changes == self.lookups.changes;
        is_it.then_some(answer.found)
    }

    /// Remembers what was found, `NULL` for nothing.
    pub(in crate::machine) fn remember_lookup(&mut self, class: ObjectId, name: ObjectId, found: Value) {
        let (class_birth, name_birth) = (self.identity(class).birth, self.identity(name).birth);
        if self.lookups.answers.is_empty() {
            self.lookups.answers.resize(SIZE, Answer::default());
        }
        let changes = self.lookups.changes;
        if let Some(answer) = self.lookups.answers.get_mut(place(class, name)) {
            *answer = Answer { class: class_birth, name: name_birth, changes, found };
        }
    }

    /// A class has changed: forgets all answers (`PyType_Modified`).
    pub(in crate::machine) fn forget_lookups(&mut self) {
        self.lookups.changes += 1;
    }
}

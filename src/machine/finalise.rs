//! Finalisers: Python code that runs when the last reference to an object is gone (`tp_del`).
//!
//! Releasing a reference is something that any instruction does anywhere, so a finaliser does not run there. The heap
//! puts the object in a queue, which holds the last reference; its finaliser runs as soon as the instruction is over.
//! Then the object ends, unless somebody refers to it again by then.

use super::effect::Audience;
use super::eval::Eval;
use super::value::ObjectId;
use super::{Outcome, Value};

impl<O: Audience> Eval<'_, O> {
    /// Runs the finaliser of the first object in the queue; `false` if there is none.
    pub(super) fn finalise_next(&mut self) -> bool {
        let Some(object) = self.machine.heap.next_doomed() else { return false };
        self.begin_finaliser(object);
        true
    }

    /// Begins to run an object's finaliser.
    fn begin_finaliser(&mut self, object: ObjectId) {
        self.machine.heap.release_finalised(object);
    }

    /// A finaliser is over.
    pub(super) fn end_finaliser(&mut self, object: ObjectId, result: Outcome<Value>) {
        if let Ok(value) = result {
            self.machine.heap.release(value);
        }
        self.machine.heap.release_finalised(object);
    }
}

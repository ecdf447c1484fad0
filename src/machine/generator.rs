//! Generators (`Objects/genobject.c`): a frame that lives between calls.
//!
//! Calling a function whose code has the flag `CO_GENERATOR` runs nothing of it: the frame, with its arguments in
//! place, is unlinked from its caller and handed to a generator object. `next()` links the frame to whoever calls and
//! runs it until it yields; then it is unlinked again, with all its variables, stacks and `f_lasti` as they are.

use super::value::{ObjectId, Value};

/// A generator (`PyGenObject`).
#[derive(Clone, Debug, Hash)]
pub struct Generator {
    /// `gi_frame`; `None` once it has ended.
    pub frame: Option<ObjectId>,
    /// `gi_code`.
    pub code: ObjectId,
    /// `gi_running`: whether its frame is being executed.
    pub running: bool,
}

impl Generator {
    /// Gives every reference that it holds.
    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        self.frame.map(Value::object).into_iter().for_each(&mut see);
        see(Value::object(self.code));
    }
}

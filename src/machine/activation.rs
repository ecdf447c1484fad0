//! [`Activation`]: a call in progress, on the machine's stack of calls.

use super::native::NativeCall;
use super::turn::Reply;
use super::unwind::Unwinding;
use super::value::{ObjectId, Value};

/// A call in progress. The frame of each holds one reference, the thread's.
#[derive(Clone, Debug, Hash)]
pub enum Activation {
    /// `PyEval_EvalFrameEx` of a frame.
    Python(PythonCall),
    /// A builtin that calls Python code.
    Native(Box<NativeCall>),
}

/// A Python frame in progress.
#[derive(Clone, Debug, Hash)]
pub struct PythonCall {
    /// The frame.
    pub frame: ObjectId,
    /// The first moment in which it is on the stack; of a generator, since it went on last.
    pub began: u64,
    /// The function that was called, if one was. `call_function` holds a reference to it while it runs; what C code
    /// calls is held by that, or by nobody, and may end before its frame: [`Machine::called_function`](super::Machine::called_function) knows.
    pub function: Option<ObjectId>,
    /// What happens to the result.
    pub then: Then,
    /// The generator whose frame it is.
    pub generator: Option<ObjectId>,
    /// How many levels of nesting C code between the caller and the frame has entered.
    pub nested: u32,
    /// What few calls have: there is a box for it where there is any. A call is the quicker the less there is of it.
    pub(super) rare: Option<Box<Rare>>,
}

/// What few calls have.
#[derive(Clone, Debug, Default, Hash)]
pub(super) struct Rare {
    /// What the calls of its instruction have given, while that waits for one more ([`turn`](super::turn)).
    pub(super) replies: Vec<Reply>,
    /// What a finaliser has interrupted.
    pub(super) unwinding: Option<Unwinding>,
    /// What C code between the caller and the frame holds until the frame is left: the tuple of its arguments, the method
    /// that it was found as.
    pub(super) held: Vec<Value>,
}

impl PythonCall {
    /// A frame that is about to run, from the moment `began` on.
    #[inline(always)]
    pub fn new(began: u64, frame: ObjectId, function: Option<ObjectId>, then: Then) -> Self {
        Self { frame, began, function, then, generator: None, nested: 0, rare: None }
    }

    /// Whether it is a call that a Python frame has made of a function, and nothing else.
    #[inline]
    pub(super) fn holds_nothing_rare(&self) -> bool {
        self.rare.is_none() && self.generator.is_none() && self.nested == 0
    }

    /// What it has of what few calls have.
    pub(super) fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// Takes a part of that out; when nothing is left of it, the box goes, too.
    pub(super) fn take_rare<T: Default>(&mut self, part: impl FnOnce(&mut Rare) -> &mut T) -> T {
        let Some(rare) = &mut self.rare else { return T::default() };
        let taken = std::mem::take(part(rare));
        if rare.replies.is_empty() && rare.unwinding.is_none() && rare.held.is_empty() {
            self.rare = None;
        }
        taken
    }

    /// What the calls of its instruction have given, while that waits for one more ([`turn`](super::turn)).
    pub(super) fn replies(&self) -> &[Reply] {
        self.rare.as_ref().map_or(&[], |rare| &rare.replies)
    }

    /// Whether it is between two instructions, as far as it is concerned.
    pub(super) fn is_at_instruction(&self) -> bool {
        self.rare.as_ref().is_none_or(|rare| rare.replies.is_empty() && rare.unwinding.is_none())
    }

    /// Gives every reference that the call holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        // A generator holds its frame itself.
        see(if self.generator.is_none() { Value::object(self.frame) } else { Value::NULL });
        self.held_function().map(Value::object).into_iter().for_each(&mut see);
        self.generator.map(Value::object).into_iter().for_each(&mut see);
        if let Some(rare) = &self.rare {
            rare.unwinding.iter().for_each(|unwinding| unwinding.for_each_reference(&mut see));
            rare.held.iter().copied().for_each(&mut see);
            rare.replies.iter().for_each(|reply| reply.for_each_reference(&mut see));
        }
    }

    /// The function, if this call holds a reference to it.
    pub(super) fn held_function(&self) -> Option<ObjectId> {
        self.function.filter(|_| matches!(self.then, Then::FinishCall { .. }))
    }
}

/// What happens to the result of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Then {
    /// The caller is a Python frame, in a CALL_FUNCTION: this many slots of its value stack (the callable and the
    /// arguments that are still there) are popped, then the result is pushed.
    FinishCall {
        /// How many.
        slots: u32,
        /// How many of them `call_function` pops, and counts; what it hands over as a tuple it has popped before.
        popped: u32,
    },
    /// The caller is the native call below, which goes on with the result.
    ResumeNative,
    /// The caller is Rust code in the turn of the call below, which is run again with the result ([`turn`](super::turn)).
    Reply {
        /// The level of the reply.
        level: u32,
        /// How deep calls are nested in the caller.
        depth: u32,
        /// The C function that called.
        whence: &'static str,
    },
    /// There is no caller: this is the finaliser of an object that nobody refers to ([`finalise`](super::finalise)).
    Finaliser {
        /// The object, held by the call.
        object: ObjectId,
        /// How deep calls were nested before.
        depth: u32,
    },
    /// There is no caller: this is the program itself.
    EndRun,
}

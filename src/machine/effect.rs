//! What an instruction changes, told where it happens, to whoever watches.
//!
//! The instruction loop is generic over its [`Audience`]. Where there is none ([`Nobody`]), telling costs nothing: the
//! calls vanish when the loop is compiled for it.

use super::Machine;
use super::c_step::CStep;
use super::frame::{Block, FrameOrigin};
use super::heap::Change;
use super::value::{ObjectId, Value};

/// A place that a value can move from or to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A slot of a frame's value stack, 0 at the bottom.
    Stack(ObjectId, usize),
    /// A local variable of a frame.
    Local(ObjectId, u32),
    /// A frame's reference to a cell: `co_cellvars`, then `co_freevars`.
    CellSlot(ObjectId, u32),
    /// The contents of a cell.
    Cell(ObjectId),
    /// A constant of a code object.
    Const(ObjectId, u32),
    /// The entry of a dict that has this key.
    Entry(ObjectId, Value),
    /// An item of a list or tuple.
    Item(ObjectId, usize),
    /// Out of a frame whose call is over, on its way to the caller.
    Returned(ObjectId),
    /// Made by this instruction.
    Made,
    /// Used up by this instruction, or thrown away.
    Used,
}

/// How a frame is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// It returned a value.
    Return,
    /// An exception passed through it.
    Raise,
    /// It yielded a value.
    Yield,
}

/// Something that an instruction changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A value went from one place to another; with `copies`, the origin keeps its own reference.
    Move {
        /// What.
        value: Value,
        /// From where.
        from: Place,
        /// To where.
        to: Place,
        /// Whether the origin keeps a reference.
        copies: bool,
    },
    /// A place was emptied.
    Clear(Place),
    /// An object came or went.
    Change(Change),
    /// `PyFrame_New` made a frame.
    FrameMade {
        /// The frame.
        frame: ObjectId,
        /// Its code.
        code: ObjectId,
        /// The function that is called, if one is.
        function: Option<ObjectId>,
        /// Where its memory came from.
        origin: FrameOrigin,
    },
    /// `tstate->frame` is this frame now.
    FrameEntered(ObjectId),
    /// `tstate->frame` is this frame's caller now.
    FrameLeft {
        /// The frame.
        frame: ObjectId,
        /// Its caller.
        back: Option<ObjectId>,
        /// How.
        how: Leaving,
    },
    /// A generator's frame is unlinked from its caller, and waits until it is entered (again).
    FrameSuspended {
        /// The frame.
        frame: ObjectId,
        /// The generator that holds it.
        generator: ObjectId,
    },
    /// A block was set up.
    BlockPushed(ObjectId, Block),
    /// A block was taken off.
    BlockPopped(ObjectId, Block),
    /// The instruction to run next is this one, and not the one that follows.
    Jumped(ObjectId, u32),
    /// An exception is raised in a frame, or goes on being raised there.
    Raised(ObjectId),
    /// The instruction has to wait for Python code that it calls, and is executed again then: the operands that it was
    /// about to use up are on this frame's value stack still.
    TakenBack(ObjectId),
    /// A builtin began that calls back into Python.
    NativeEntered(&'static str),
    /// It ended.
    NativeLeft(&'static str),
    /// The program printed.
    Printed {
        /// Whether to stderr.
        stderr: bool,
        /// What.
        bytes: Vec<u8>,
    },
    /// C code takes a step.
    CStep(CStep),
}

/// Somebody who watches a run.
pub trait Observer {
    /// Something changed. The machine is as it is at this point of the instruction; the running frame is in the hands
    /// of the loop, and in the heap is only [`Object::FrameInUse`](super::Object::FrameInUse).
    fn effect(&mut self, machine: &Machine, effect: Effect);
}

/// Whom the instruction loop is compiled for: once for nobody, and once for all observers, whoever they are.
pub(super) trait Audience {
    /// Whether anybody watches. Where this is false, effects are not even made.
    const WATCHES: bool;

    /// See [`Observer::effect`].
    fn effect(&mut self, machine: &Machine, effect: Effect);
}

/// Nobody watches.
pub(super) struct Nobody;

impl Audience for Nobody {
    const WATCHES: bool = false;

    fn effect(&mut self, _: &Machine, _: Effect) {}
}

/// An observer watches.
pub(super) struct Somebody<'o>(pub(super) &'o mut dyn Observer);

impl Audience for Somebody<'_> {
    const WATCHES: bool = true;

    fn effect(&mut self, machine: &Machine, effect: Effect) {
        self.0.effect(machine, effect);
    }
}

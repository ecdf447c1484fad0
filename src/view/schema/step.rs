//! What an instruction did.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

use super::ObjectId;
use super::moment::{Block, Parking, Stream};
use super::object::Value;

wire! {
/// One instruction that has run.
struct Step {
    /// Its number in the run, from 0: it led from moment `n` to moment `n + 1`.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub n: u64,
    /// The frame that ran it.
    pub frame: ObjectId,
    /// Its listing.
    pub listing: Option<u32>,
    /// Its offset.
    pub offset: u32,
    /// Its source line.
    pub line: i32,
    /// Opcode name.
    pub op: String,
    /// Its argument.
    pub arg: Option<u32>,
    /// One sentence that says what it did.
    pub narration: Vec<Span>,
    /// What it changed, in the order in which it happened.
    pub effects: Vec<Effect>,
    /// What C code did, step by step, for an instruction that makes or calls something.
    pub c_steps: Vec<CStep>,
}

/// A step of C code within an instruction.
struct CStep {
    /// The C function that takes it.
    pub function: String,
    /// What it does in a few words of C, for a list.
    pub what: String,
    /// The condition that it looks at; null if there is none.
    pub condition: Option<Condition>,
    /// One sentence that says what happens.
    pub narration: Vec<Span>,
    /// The counters that it adds to.
    pub counted: Vec<Counted>,
    /// How many of the instruction's effects come before it: it leads up to the next one.
    pub effects: u32,
}

/// A condition in C.
#[derive(Eq)]
struct Condition {
    /// What is asked, with the values in square brackets.
    pub text: String,
    /// Whether it is so.
    pub holds: bool,
}

/// A counter of a CPython with `CALL_PROFILE` (`sys.callstats()`).
#[derive(Eq)]
struct Counted {
    /// Its name, without `PCALL_`.
    pub counter: String,
    /// A count: so far in a moment, what is added in a step.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub count: u64,
}

/// A piece of a sentence.
#[derive(Eq)]
struct Span {
    /// The words.
    pub text: String,
    /// Whether CPython or the program says them (shown in the code's type), and not we.
    pub code: bool,
}

/// A place that a value can move from or to.
#[serde(tag = "at")]
enum Place {
    /// A slot of a frame's value stack, 0 at the bottom.
    Stack {
        /// The frame.
        frame: ObjectId,
        /// The slot.
        index: u32,
    },
    /// A local variable.
    Local {
        /// The frame.
        frame: ObjectId,
        /// Index into `co_varnames`.
        index: u32,
    },
    /// A frame's reference to a cell (LOAD_CLOSURE copies it).
    CellSlot {
        /// The frame.
        frame: ObjectId,
        /// Index into the cells: `co_cellvars`, then `co_freevars`.
        index: u32,
    },
    /// The contents of a cell.
    Cell {
        /// The cell.
        cell: ObjectId,
    },
    /// A constant.
    Const {
        /// The code object.
        code: ObjectId,
        /// Index into `co_consts`.
        index: u32,
    },
    /// An entry of a dict: a global, a name of the module, an item.
    Entry {
        /// The dict.
        dict: ObjectId,
        /// The key's text without quotes where it is a string, else its `repr`.
        key: String,
    },
    /// An item of a list or tuple.
    Item {
        /// The container.
        object: ObjectId,
        /// Its index.
        index: u32,
    },
    /// Out of a frame whose call is over, on its way to the caller: RETURN_VALUE moves the value from the frame's
    /// stack to here, and when the frame is left and the caller's arguments are popped, from here to the caller's stack.
    Returned {
        /// The frame.
        frame: ObjectId,
    },
    /// Made by this instruction: the result of an operation.
    Made,
    /// Into this instruction: an operand, used up; or thrown away.
    Used,
    /// The output.
    Output,
}

/// Something that an instruction changed.
#[serde(tag = "type")]
enum Effect {
    /// A value went from one place to another.
    Move {
        /// What.
        value: Value,
        /// From where.
        from: Place,
        /// To where.
        to: Place,
        /// The origin keeps its own reference: what moves is a copy of the reference.
        copies: bool,
    },
    /// A place was emptied without its value going anywhere that is shown.
    Clear {
        /// Which.
        place: Place,
    },
    /// An object came into being.
    ObjectMade {
        /// Which.
        object: ObjectId,
    },
    /// An object's last reference went.
    ObjectGone {
        /// Which.
        object: ObjectId,
    },
    /// `PyFrame_New`: a frame for a call. It is not entered yet.
    FrameMade {
        /// Which.
        frame: ObjectId,
        /// Its code.
        code: ObjectId,
        /// The function that is called, if it is one.
        function: Option<ObjectId>,
        /// Where its memory came from.
        origin: FrameOrigin,
    },
    /// `PyEval_EvalFrameEx` began: `tstate->frame` is this frame.
    FrameEntered {
        /// Which.
        frame: ObjectId,
    },
    /// `PyEval_EvalFrameEx` ended: `tstate->frame` is the caller.
    FrameLeft {
        /// Which.
        frame: ObjectId,
        /// Its caller.
        back: Option<ObjectId>,
        /// How.
        how: Leaving,
    },
    /// A generator's frame is unlinked from its caller (`f_back` is null), and waits in the generator.
    FrameSuspended {
        /// Which.
        frame: ObjectId,
        /// The generator.
        generator: ObjectId,
    },
    /// `frame_dealloc`: nobody refers to the frame any more.
    FrameParked {
        /// Which.
        frame: ObjectId,
        /// Where it went; null if its memory was freed.
        place: Option<Parking>,
    },
    /// A block was set up.
    BlockPushed {
        /// Whose.
        frame: ObjectId,
        /// The block.
        block: Block,
    },
    /// A block was taken off.
    BlockPopped {
        /// Whose.
        frame: ObjectId,
        /// The block.
        block: Block,
    },
    /// The next instruction is not the one that follows.
    Jumped {
        /// Whose.
        frame: ObjectId,
        /// To which offset.
        to: u32,
    },
    /// An exception was raised, or goes on being raised in the next frame.
    Raised {
        /// In which frame.
        frame: ObjectId,
        /// Its type's name.
        exception: String,
        /// `str(e)`.
        message: String,
    },
    /// A builtin began that calls back into Python.
    CCallEntered {
        /// Its name.
        name: String,
    },
    /// It ended.
    CCallLeft {
        /// Its name.
        name: String,
    },
    /// It went on to the next item.
    CCallProgressed {
        /// Its name.
        name: String,
        /// What it is doing now.
        progress: String,
    },
    /// The program printed.
    Printed {
        /// Where to.
        stream: Stream,
        /// What.
        text: String,
    },
    /// A field of an object's C struct has another value: `ob_refcnt`, `it_index`, `gi_running`. Such effects, and those on
    /// items and entries, tell of what no move has told of, at the end of the step.
    FieldSet {
        /// Whose.
        object: ObjectId,
        /// The C name.
        field: String,
        /// What it holds now.
        value: Value,
    },
    /// Items of a list, as far as they are shown: so many went from one place on, and others came there.
    ItemsSet {
        /// The list.
        object: ObjectId,
        /// The index of the first.
        index: u32,
        /// How many went.
        gone: u32,
        /// What is in their place.
        items: Vec<Value>,
        /// How many items there are now, shown or not.
        len: u32,
    },
    /// An entry of a dict got a value.
    EntrySet {
        /// The dict.
        dict: ObjectId,
        /// The key.
        key: Value,
        /// The value; null if the entry is gone.
        value: Value,
    },
}

/// Where a new frame's memory came from (`PyFrame_New`).
#[derive(Copy, Eq)]
enum FrameOrigin {
    /// The code's own `co_zombieframe`.
    Zombie,
    /// The free list.
    FreeList,
    /// A new allocation.
    New,
}

/// How a frame was left.
#[derive(Copy, Eq)]
enum Leaving {
    /// It returned a value.
    Return,
    /// An exception passed through it.
    Raise,
    /// It yielded a value: it waits in its generator.
    Yield,
}
}

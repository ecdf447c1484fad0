//! A moment of a run: its calls, what it has printed, and how it stands.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

use super::ObjectId;
use super::object::{Field, Object, Value};
use super::program::MadeCode;
use super::step::{Counted, Step};

wire! {
/// A moment together with the step that led to it.
struct Snapshot {
    /// The state.
    pub moment: Moment,
    /// The instruction that made this state from the one before; null at the start of the run.
    pub step: Option<Step>,
    /// Code made in the run that frames in progress run, that the step ran, or that objects hold; as much as is reasonable.
    pub made: Vec<MadeCode>,
}

/// The state of the run before an instruction.
struct Moment {
    /// How many instructions have run.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub n: u64,
    /// Whether the run goes on, and how it ended if not.
    pub status: Status,
    /// Python frames and C calls in progress, newest first.
    pub stack: Vec<Activation>,
    /// The instruction that runs next, in the newest frame; null at the end.
    pub next: Option<Next>,
    /// Objects that the frames reach and that are worth a card, oldest first. Frames in progress are in `stack`.
    pub objects: Vec<Object>,
    /// C functions that the frames reach, with all fields of their structs. They have no card: a value that is one is plain,
    /// and its text is the `label` here.
    pub c_functions: Vec<Object>,
    /// Frames whose call is over and whose memory waits for the next.
    pub parked: Vec<ParkedFrame>,
    /// What helps the reader with the exception that ended the run, besides what CPython says.
    pub advice: Option<String>,
    /// How calls were made so far: the eleven counters, in the order of `sys.callstats()`.
    pub call_stats: Vec<Counted>,
    /// All that the program has printed so far, in the order of printing.
    pub output: Vec<OutputPiece>,
}

/// Whether a run goes on, and how it ended if not.
#[serde(tag = "type")]
enum Status {
    /// There is a next instruction.
    Running,
    /// A builtin, the newest call, waits for a line of input; answering it changes this moment.
    Waiting,
    /// The module's code returned.
    Finished,
    /// An exception that no frame caught ended the run.
    Raised {
        /// Its type's name.
        exception: String,
        /// `str(e)`.
        message: String,
        /// The traceback as CPython prints it.
        traceback: String,
    },
    /// The program uses something that this machine does not have: said, never guessed.
    Unsupported {
        /// One sentence: what, and where.
        message: String,
    },
}

/// The instruction that runs next.
struct Next {
    /// The frame that runs it.
    pub frame: ObjectId,
    /// Its listing: an index into `Program.listings`, or that of a [`MadeCode`].
    pub listing: Option<u32>,
    /// Its offset.
    pub offset: u32,
    /// Its source line.
    pub line: i32,
}

/// A call in progress.
#[serde(tag = "type")]
enum Activation {
    /// A Python frame.
    Frame(Box<Frame>),
    /// A builtin that called back into Python. It is no frame object: `f_back` passes it by.
    CCall(CCall),
}

/// A builtin that called back into Python.
struct CCall {
    /// The builtin's name.
    pub name: String,
    /// What it is doing, in a few words ("item 2 of 3").
    pub progress: String,
}

/// A frame (`PyFrameObject`).
struct Frame {
    /// Identity.
    pub id: ObjectId,
    /// Which frame of the run it is, from 1: a frame keeps its number while its memory waits for the next call.
    pub number: u32,
    /// How many calls have had this memory, the present one included.
    pub uses: u32,
    /// `ob_refcnt`.
    pub refcnt: u32,
    /// `co_name` of its code.
    pub name: String,
    /// Its listing: an index into `Program.listings`, or that of a [`MadeCode`].
    pub listing: Option<u32>,
    /// What it is doing.
    pub state: FrameState,
    /// `f_back`.
    pub back: Option<ObjectId>,
    /// `f_code`.
    pub code: Value,
    /// `f_globals`.
    pub globals: Value,
    /// `f_builtins`.
    pub builtins: Value,
    /// `f_locals`: null where the locals are fastlocals.
    pub locals: Value,
    /// `f_lasti`: offset of the last instruction that was begun; -1 before the first.
    pub lasti: i32,
    /// The line of `f_lasti`.
    pub line: i32,
    /// The function that was called, where there was one. CPython's frame does not remember it; the page does.
    pub function: Option<ObjectId>,
    /// The local variables, in the order of `co_varnames`.
    pub fastlocals: Vec<Slot>,
    /// Cell variables, then free variables: each holds a cell.
    pub cells: Vec<Slot>,
    /// How many of `cells` are cell variables; the rest are free variables.
    pub cellvars: u32,
    /// The value stack, bottom first.
    pub stack: Vec<Value>,
    /// `co_stacksize`.
    pub stacksize: u32,
    /// The block stack, bottom first; its length is `f_iblock`.
    pub blocks: Vec<Block>,
    /// All fields of its C struct behind `ob_type`. Of calls in progress, only the newest have them.
    pub fields: Vec<Field>,
}

/// What a frame is doing.
#[derive(Copy, Eq)]
enum FrameState {
    /// It is made and not entered yet: so only between the steps of an instruction's C code.
    New,
    /// `tstate->frame` points at it.
    Running,
    /// It has called something and waits for the result.
    Waiting,
    /// An exception passed through it, or ended the run in it.
    Unwinding,
    /// It has yielded, or has not begun: it waits in its generator, linked to no caller.
    Suspended,
    /// Its call is over, but something still refers to it.
    Left,
}

/// A named place in a frame.
struct Slot {
    /// The variable's name.
    pub name: String,
    /// What it holds.
    pub value: Value,
}

/// An entry of the block stack.
struct Block {
    /// The opcode that pushed it (`SETUP_LOOP` …).
    pub op: String,
    /// Where to go when it is unwound.
    pub handler: u32,
    /// Depth of the value stack to go back to.
    pub level: u32,
}

/// A frame whose call is over.
struct ParkedFrame {
    /// Which frame.
    pub frame: ObjectId,
    /// Its number.
    pub number: u32,
    /// Where it is parked.
    pub place: Parking,
}

/// Where a frame goes when its call is over (`frame_dealloc`).
#[serde(tag = "type")]
enum Parking {
    /// It stays with its code object, as `co_zombieframe`.
    Zombie {
        /// The code object.
        code: ObjectId,
        /// Its `co_name`.
        name: String,
    },
    /// It waits on the free list, for a call of any code.
    FreeList {
        /// Its index; the highest is taken first.
        index: u32,
    },
}

/// Something printed.
#[derive(Eq)]
struct OutputPiece {
    /// Where to.
    pub stream: Stream,
    /// The text; bytes that are not UTF-8 are shown as U+FFFD.
    pub text: String,
    /// For a line that the program has read: which of the answers it is, from 0.
    pub answer: Option<u32>,
}

/// An output stream.
#[derive(Copy, Eq)]
enum Stream {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`: the traceback that ends a run.
    Stderr,
    /// What was typed, as a terminal shows it among the output. The end of the input is an empty text.
    Stdin,
}
}

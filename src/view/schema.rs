//! The schema that a front end draws from: plain, named, versioned data, and nothing that runs.
//!
//! The TypeScript types in `www/engine/types.ts` are generated from these (`tests/types.rs`).
//! A [`Program`] is sent once, then a [`Snapshot`] for each moment that is looked at.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// Version of this schema. It changes when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// Identity of an object for as long as it lives: two moments that show the same number show the same object.
///
/// A frame keeps its number while it is parked and reused, as CPython's keeps its address.
///
/// It is the how many-th object of the run it is, so older objects have smaller numbers. The tuples that a code object
/// holds have its number and a fraction.
pub type ObjectId = f64;

macro_rules! wire {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => { $(
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "types", derive(TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub $kind $name $body
    )* };
}

wire! {
/// What does not change while a program runs.
struct Program {
    /// [`SCHEMA_VERSION`].
    pub version: u32,
    /// `co_filename` of the module.
    pub filename: String,
    /// The source, where it is known (a `.pyc` does not hold it).
    pub source: Option<String>,
    /// The other files that belong to it, which it can import.
    pub files: Vec<File>,
    /// Every code object, the module first, then depth first in the order of `co_consts`.
    pub listings: Vec<Listing>,
    /// What the compiler warns of, in its order. A `.pyc` has no warnings left.
    pub warnings: Vec<SyntaxWarning>,
}

/// A file of a program.
#[derive(Eq)]
struct File {
    /// What becomes `co_filename` of its code.
    pub name: String,
    /// Its text.
    pub source: String,
}

/// Something that compiles but looks wrong.
#[derive(Eq)]
struct SyntaxWarning {
    /// What looks wrong, in CPython's words.
    pub message: String,
    /// The line, from 1.
    pub line: u32,
}

/// Why a program does not compile: the attributes of CPython's exception. What CPython does not know is null.
#[derive(Eq)]
struct SyntaxProblem {
    /// The exception's name: `SyntaxError`, `IndentationError`; rarely another, such as `MemoryError`.
    pub kind: String,
    /// `msg`, without the place.
    pub message: String,
    /// `lineno`, from 1 (0 when there was no line to read).
    pub line: Option<u32>,
    /// `offset`: from 1, counted in bytes of the source's encoding from the start of `text`.
    pub offset: Option<u32>,
    /// The same place for an editor: from 0, counted in UTF-16 units from the start of its line.
    pub column: Option<u32>,
    /// `text`: the line, or the lines of the token that `offset` is in.
    pub text: Option<String>,
}

/// A code object's instructions, as `dis` lists them.
struct Listing {
    /// `co_name`.
    pub name: String,
    /// `co_filename`.
    pub filename: String,
    /// `co_firstlineno`.
    pub first_line: i32,
    /// Index of the listing whose `co_consts` holds this code; null for a module, and for code that was made in the run.
    pub parent: Option<u32>,
    /// The instructions in order of offset.
    pub instructions: Vec<ListedInstruction>,
}

/// One line of a listing.
struct ListedInstruction {
    /// Place in `co_code`, in bytes.
    pub offset: u32,
    /// Source line.
    pub line: i32,
    /// Whether this is the first instruction of that line, where `dis` prints the number.
    pub starts_line: bool,
    /// Whether some instruction jumps here (`>>` in `dis`).
    pub is_target: bool,
    /// Opcode name.
    pub op: String,
    /// The argument, where the opcode has one.
    pub arg: Option<u32>,
    /// What the argument stands for, as `dis` prints it in brackets, without them.
    pub meaning: Option<String>,
    /// Where it jumps to, for a jump.
    pub target: Option<u32>,
}

/// Code that the program made in its run: by `exec`, `eval`, `compile` or an import.
struct MadeCode {
    /// Which it is: these numbers follow those of `Program.listings`.
    pub index: u32,
    /// Its instructions.
    pub listing: Listing,
    /// The text that it was made of, where that is none of the program's files.
    pub source: Option<String>,
}

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

/// Something that a slot can hold.
#[serde(tag = "type", rename_all_fields = "camelCase")]
enum Value {
    /// No object: a null pointer.
    Null,
    /// An object that is shown by its text alone: a number, string, None, builtin function, type …
    Plain {
        /// `type(o).__name__`.
        type_name: String,
        /// Its `repr`, cut if long.
        text: String,
    },
    /// An object with a card of its own.
    Ref {
        /// Which.
        to: ObjectId,
        /// Its kind.
        kind: Kind,
        /// A few words for it: a name, or a length.
        label: String,
    },
}

/// Kinds of card.
#[derive(Copy, Eq)]
enum Kind {
    /// A code object.
    Code,
    /// A function.
    Function,
    /// A frame.
    Frame,
    /// A cell.
    Cell,
    /// A dict.
    Dict,
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// An iterator.
    Iterator,
    /// An exception, a traceback, or anything else that has fields.
    Other,
}

/// An object with a card of its own.
struct Object {
    /// Identity.
    pub id: ObjectId,
    /// Kind of card.
    pub kind: Kind,
    /// `type(o).__name__` (`ob_type`).
    pub type_name: String,
    /// `ob_refcnt`.
    pub refcnt: u32,
    /// A name, role or length: `add`, `globals`, `len 2`.
    pub label: String,
    /// For a code object: its listing in `Program.listings`.
    pub listing: Option<u32>,
    /// For a frame that is not in progress: all of it.
    pub frame: Option<Box<Frame>>,
    /// The fields of its C struct, in C's order and under C's names. Empty for containers.
    pub fields: Vec<Field>,
    /// The items of a list or tuple, cut after `SHOWN_ITEMS`.
    pub items: Vec<Value>,
    /// The entries of a dict, in CPython's order, cut after `SHOWN_ITEMS`.
    pub entries: Vec<Entry>,
    /// How many items or entries there are in all.
    pub len: u32,
}

/// A field of an object's C struct.
struct Field {
    /// The C name.
    pub name: String,
    /// What it holds.
    pub value: Value,
    /// More to say about it: the names of the bits of `co_flags`.
    pub note: Option<String>,
}

/// An entry of a dict.
struct Entry {
    /// The key.
    pub key: Value,
    /// The key's text without quotes, where the key is a string: better to show for a namespace.
    pub name: Option<String>,
    /// The value.
    pub value: Value,
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

/// A C struct of CPython.
#[derive(Eq)]
struct Struct {
    /// Its name: `PyCodeObject`.
    pub name: String,
    /// `type(o).__name__` of objects that it is of: `code`. Empty where it is no object.
    pub type_name: String,
    /// A sentence on it.
    pub text: String,
    /// Its fields, in C's order.
    pub fields: Vec<StructField>,
}

/// A field of a C struct.
#[derive(Eq)]
struct StructField {
    /// Its name.
    pub name: String,
    /// Its type in C.
    pub c_type: String,
    /// What it is for, who sets it, who reads it; what stands between backticks is code.
    pub text: String,
}

/// A bit of `co_flags`.
#[derive(Eq)]
struct Flag {
    /// Its name, without `CO_`.
    pub name: String,
    /// Its value.
    pub value: u32,
    /// Whether the quick path of `fast_function` asks for it: `co_flags` must be these and no others, 0x43.
    pub quick: bool,
    /// What it says.
    pub text: String,
}

/// The run seen from afar: how long it is and which frame ran when.
struct Timeline {
    /// Instructions run so far; the last moment that can be shown.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub length: u64,
    /// Whether the run is over (if not, it was stopped at a limit and can go on).
    pub ended: bool,
    /// Whether it waits for a line of input, in its last moment.
    pub waiting: bool,
    /// For each line that it was given to read, the moment in which it waited for that.
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    pub answers: Vec<u64>,
    /// The whole run, in some hundred columns. For who looks closer at a part of it there is `timeline(from, to, columns)`.
    pub whole: TimelinePart,
    /// How many calls there were in all.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub call_count: u64,
}

/// A part of a run, seen from so far that it has so many columns.
struct TimelinePart {
    /// The first moment of the first column.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub from: u64,
    /// The end of the last column.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub to: u64,
    /// Calls in order of their beginning, outer ones first; without those that are narrower than a column.
    pub calls: Vec<CallSpan>,
    /// For each column, how many calls lie inside one another in one of its moments, at the most: also those that are too narrow.
    pub depths: Vec<u32>,
}

/// How far a search for a moment has come (`Move`).
#[derive(Copy, Eq)]
struct Found {
    /// What this moment is.
    pub what: Finding,
    /// The number of the moment.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub n: u64,
}

/// What the moment of a [`Found`] is.
#[derive(Copy, Eq)]
enum Finding {
    /// The one that was looked for.
    Moment,
    /// There is none: with this one the run ends, or begins.
    End,
    /// There is none up to this one, and farther the run is not known yet.
    Unknown,
    /// As far as the search has come; it goes on.
    Searching,
}

/// The life of a call on the timeline.
struct CallSpan {
    /// `co_name`, or a builtin's name.
    pub name: String,
    /// Whether this is a C call.
    pub native: bool,
    /// The frame that ran it.
    pub frame: Option<ObjectId>,
    /// How many calls it is inside of.
    pub depth: u32,
    /// The first moment in which it is on the stack.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub from: u64,
    /// The first moment in which it is not any more; null if it is there at the end.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub to: Option<u64>,
    /// How it was left; null if it was not.
    pub how: Option<Leaving>,
}
}

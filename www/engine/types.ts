// Generated from src/view/schema/ by tests/types.rs; change it there.

/** Identity of an object for as long as it lives. */
export type ObjectId = number;

/**
 * What does not change while a program runs.
 */
export type Program = { 
/**
 * `SCHEMA_VERSION`.
 */
version: number, 
/**
 * `co_filename` of the module.
 */
filename: string, 
/**
 * The source, where it is known (a `.pyc` does not hold it).
 */
source: string | null, 
/**
 * The other files that belong to it, which it can import.
 */
files: Array<File>, 
/**
 * Every code object, the module first, then depth first in the order of `co_consts`.
 */
listings: Array<Listing>, 
/**
 * What the compiler warns of, in its order. A `.pyc` has no warnings left.
 */
warnings: Array<SyntaxWarning>, };

/**
 * Something that compiles but looks wrong.
 */
export type SyntaxWarning = { 
/**
 * What looks wrong, in CPython's words.
 */
message: string, 
/**
 * The line, from 1.
 */
line: number, };

/**
 * Why a program does not compile: the attributes of CPython's exception. What CPython does not know is null.
 */
export type SyntaxProblem = { 
/**
 * The exception's name: `SyntaxError`, `IndentationError`; rarely another, such as `MemoryError`.
 */
kind: string, 
/**
 * `msg`, without the place.
 */
message: string, 
/**
 * `lineno`, from 1 (0 when there was no line to read).
 */
line: number | null, 
/**
 * `offset`: from 1, counted in bytes of the source's encoding from the start of `text`.
 */
offset: number | null, 
/**
 * The same place for an editor: from 0, counted in UTF-16 units from the start of its line.
 */
column: number | null, 
/**
 * `text`: the line, or the lines of the token that `offset` is in.
 */
text: string | null, };

/**
 * A file of a program.
 */
export type File = { 
/**
 * What becomes `co_filename` of its code.
 */
name: string, 
/**
 * Its text.
 */
source: string, };

/**
 * A code object's instructions, as `dis` lists them.
 */
export type Listing = { 
/**
 * `co_name`.
 */
name: string, 
/**
 * `co_filename`.
 */
filename: string, 
/**
 * `co_firstlineno`.
 */
firstLine: number, 
/**
 * Index of the listing whose `co_consts` holds this code; null for a module, and for code that was made in the run.
 */
parent: number | null, 
/**
 * The instructions in order of offset.
 */
instructions: Array<ListedInstruction>, };

/**
 * One line of a listing.
 */
export type ListedInstruction = { 
/**
 * Place in `co_code`, in bytes.
 */
offset: number, 
/**
 * Source line.
 */
line: number, 
/**
 * Whether this is the first instruction of that line, where `dis` prints the number.
 */
startsLine: boolean, 
/**
 * Whether some instruction jumps here (`>>` in `dis`).
 */
isTarget: boolean, 
/**
 * Opcode name.
 */
op: string, 
/**
 * The argument, where the opcode has one.
 */
arg: number | null, 
/**
 * What the argument stands for, as `dis` prints it in brackets, without them.
 */
meaning: string | null, 
/**
 * Where it jumps to, for a jump.
 */
target: number | null, };

/**
 * Code that the program made in its run: by `exec`, `eval`, `compile` or an import.
 */
export type MadeCode = { 
/**
 * Which it is: these numbers follow those of `Program.listings`.
 */
index: number, 
/**
 * Its instructions.
 */
listing: Listing, 
/**
 * The text that it was made of, where that is none of the program's files.
 */
source: string | null, };

/**
 * A moment together with the step that led to it.
 */
export type Snapshot = { 
/**
 * The state.
 */
moment: Moment, 
/**
 * The instruction that made this state from the one before; null at the start of the run.
 */
step: Step | null, 
/**
 * Code made in the run that frames in progress run, that the step ran, or that objects hold; as much as is reasonable.
 */
made: Array<MadeCode>, };

/**
 * The state of the run before an instruction.
 */
export type Moment = { 
/**
 * How many instructions have run.
 */
n: number, 
/**
 * Whether the run goes on, and how it ended if not.
 */
status: Status, 
/**
 * Python frames and C calls in progress, newest first.
 */
stack: Array<Activation>, 
/**
 * The instruction that runs next, in the newest frame; null at the end.
 */
next: Next | null, 
/**
 * Objects that the frames reach and that are worth a card, oldest first. Frames in progress are in `stack`.
 */
objects: Array<Object>, 
/**
 * C functions that the frames reach, with all fields of their structs. They have no card: a value that is one is plain,
 * and its text is the `label` here.
 */
cFunctions: Array<Object>, 
/**
 * Frames whose call is over and whose memory waits for the next.
 */
parked: Array<ParkedFrame>, 
/**
 * What helps the reader with the exception that ended the run, besides what CPython says.
 */
advice: string | null, 
/**
 * How calls were made so far: the eleven counters, in the order of `sys.callstats()`.
 */
callStats: Array<Counted>, 
/**
 * All that the program has printed so far, in the order of printing.
 */
output: Array<OutputPiece>, };

/**
 * Whether a run goes on, and how it ended if not.
 */
export type Status = { "type": "running" } | { "type": "waiting" } | { "type": "finished" } | { "type": "raised", 
/**
 * Its type's name.
 */
exception: string, 
/**
 * `str(e)`.
 */
message: string, 
/**
 * The traceback as CPython prints it.
 */
traceback: string, } | { "type": "unsupported", 
/**
 * One sentence: what, and where.
 */
message: string, };

/**
 * The instruction that runs next.
 */
export type Next = { 
/**
 * The frame that runs it.
 */
frame: number, 
/**
 * Its listing: an index into `Program.listings`, or that of a [`MadeCode`].
 */
listing: number | null, 
/**
 * Its offset.
 */
offset: number, 
/**
 * Its source line.
 */
line: number, };

/**
 * A call in progress.
 */
export type Activation = { "type": "frame" } & Frame | { "type": "cCall" } & CCall;

/**
 * A builtin that called back into Python.
 */
export type CCall = { 
/**
 * The builtin's name.
 */
name: string, 
/**
 * What it is doing, in a few words ("item 2 of 3").
 */
progress: string, };

/**
 * A frame (`PyFrameObject`).
 */
export type Frame = { 
/**
 * Identity.
 */
id: number, 
/**
 * Which frame of the run it is, from 1: a frame keeps its number while its memory waits for the next call.
 */
number: number, 
/**
 * How many calls have had this memory, the present one included.
 */
uses: number, 
/**
 * `ob_refcnt`.
 */
refcnt: number, 
/**
 * `co_name` of its code.
 */
name: string, 
/**
 * Its listing: an index into `Program.listings`, or that of a [`MadeCode`].
 */
listing: number | null, 
/**
 * What it is doing.
 */
state: FrameState, 
/**
 * `f_back`.
 */
back: number | null, 
/**
 * `f_code`.
 */
code: Value, 
/**
 * `f_globals`.
 */
globals: Value, 
/**
 * `f_builtins`.
 */
builtins: Value, 
/**
 * `f_locals`: null where the locals are fastlocals.
 */
locals: Value, 
/**
 * `f_lasti`: offset of the last instruction that was begun; -1 before the first.
 */
lasti: number, 
/**
 * The line of `f_lasti`.
 */
line: number, 
/**
 * The function that was called, where there was one. CPython's frame does not remember it; the page does.
 */
function: number | null, 
/**
 * The local variables, in the order of `co_varnames`.
 */
fastlocals: Array<Slot>, 
/**
 * Cell variables, then free variables: each holds a cell.
 */
cells: Array<Slot>, 
/**
 * How many of `cells` are cell variables; the rest are free variables.
 */
cellvars: number, 
/**
 * The value stack, bottom first.
 */
stack: Array<Value>, 
/**
 * `co_stacksize`.
 */
stacksize: number, 
/**
 * The block stack, bottom first; its length is `f_iblock`.
 */
blocks: Array<Block>, 
/**
 * All fields of its C struct behind `ob_type`. Of calls in progress, only the newest have them.
 */
fields: Array<Field>, };

/**
 * What a frame is doing.
 */
export type FrameState = "new" | "running" | "waiting" | "unwinding" | "suspended" | "left";

/**
 * A named place in a frame.
 */
export type Slot = { 
/**
 * The variable's name.
 */
name: string, 
/**
 * What it holds.
 */
value: Value, };

/**
 * An entry of the block stack.
 */
export type Block = { 
/**
 * The opcode that pushed it (`SETUP_LOOP` …).
 */
op: string, 
/**
 * Where to go when it is unwound.
 */
handler: number, 
/**
 * Depth of the value stack to go back to.
 */
level: number, };

/**
 * Something that a slot can hold.
 */
export type Value = { "type": "null" } | { "type": "plain", 
/**
 * `type(o).__name__`.
 */
typeName: string, 
/**
 * Its `repr`, cut if long.
 */
text: string, } | { "type": "ref", 
/**
 * Which.
 */
to: number, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * A few words for it: a name, or a length.
 */
label: string, };

/**
 * Kinds of card.
 */
export type Kind = "code" | "function" | "frame" | "cell" | "dict" | "list" | "tuple" | "iterator" | "other";

/**
 * An object with a card of its own.
 */
export type Object = { 
/**
 * Identity.
 */
id: number, 
/**
 * Kind of card.
 */
kind: Kind, 
/**
 * `type(o).__name__` (`ob_type`).
 */
typeName: string, 
/**
 * `ob_refcnt`.
 */
refcnt: number, 
/**
 * A name, role or length: `add`, `globals`, `len 2`.
 */
label: string, 
/**
 * For a code object: its listing in `Program.listings`.
 */
listing: number | null, 
/**
 * For a frame that is not in progress: all of it.
 */
frame: Frame | null, 
/**
 * The fields of its C struct, in C's order and under C's names. Empty for containers.
 */
fields: Array<Field>, 
/**
 * The items of a list or tuple, cut after `SHOWN_ITEMS`.
 */
items: Array<Value>, 
/**
 * The entries of a dict, in CPython's order, cut after `SHOWN_ITEMS`.
 */
entries: Array<Entry>, 
/**
 * How many items or entries there are in all.
 */
len: number, };

/**
 * A field of an object's C struct.
 */
export type Field = { 
/**
 * The C name.
 */
name: string, 
/**
 * What it holds.
 */
value: Value, 
/**
 * More to say about it: the names of the bits of `co_flags`.
 */
note: string | null, };

/**
 * An entry of a dict.
 */
export type Entry = { 
/**
 * The key.
 */
key: Value, 
/**
 * The key's text without quotes, where the key is a string: better to show for a namespace.
 */
name: string | null, 
/**
 * The value.
 */
value: Value, };

/**
 * A frame whose call is over.
 */
export type ParkedFrame = { 
/**
 * Which frame.
 */
frame: number, 
/**
 * Its number.
 */
number: number, 
/**
 * Where it is parked.
 */
place: Parking, };

/**
 * Where a frame goes when its call is over (`frame_dealloc`).
 */
export type Parking = { "type": "zombie", 
/**
 * The code object.
 */
code: number, 
/**
 * Its `co_name`.
 */
name: string, } | { "type": "freeList", 
/**
 * Its index; the highest is taken first.
 */
index: number, };

/**
 * Something printed.
 */
export type OutputPiece = { 
/**
 * Where to.
 */
stream: Stream, 
/**
 * The text; bytes that are not UTF-8 are shown as U+FFFD.
 */
text: string, 
/**
 * For a line that the program has read: which of the answers it is, from 0.
 */
answer: number | null, };

/**
 * An output stream.
 */
export type Stream = "stdout" | "stderr" | "stdin";

/**
 * One instruction that has run.
 */
export type Step = { 
/**
 * Its number in the run, from 0: it led from moment `n` to moment `n + 1`.
 */
n: number, 
/**
 * The frame that ran it.
 */
frame: number, 
/**
 * Its listing.
 */
listing: number | null, 
/**
 * Its offset.
 */
offset: number, 
/**
 * Its source line.
 */
line: number, 
/**
 * Opcode name.
 */
op: string, 
/**
 * Its argument.
 */
arg: number | null, 
/**
 * One sentence that says what it did.
 */
narration: Array<Span>, 
/**
 * What it changed, in the order in which it happened.
 */
effects: Array<Effect>, 
/**
 * What C code did, step by step, for an instruction that makes or calls something.
 */
cSteps: Array<CStep>, };

/**
 * A step of C code within an instruction.
 */
export type CStep = { 
/**
 * The C function that takes it.
 */
function: string, 
/**
 * What it does in a few words of C, for a list.
 */
what: string, 
/**
 * The condition that it looks at; null if there is none.
 */
condition: Condition | null, 
/**
 * One sentence that says what happens.
 */
narration: Array<Span>, 
/**
 * The counters that it adds to.
 */
counted: Array<Counted>, 
/**
 * How many of the instruction's effects come before it: it leads up to the next one.
 */
effects: number, };

/**
 * A condition in C.
 */
export type Condition = { 
/**
 * What is asked, with the values in square brackets.
 */
text: string, 
/**
 * Whether it is so.
 */
holds: boolean, };

/**
 * A counter of a CPython with `CALL_PROFILE` (`sys.callstats()`).
 */
export type Counted = { 
/**
 * Its name, without `PCALL_`.
 */
counter: string, 
/**
 * A count: so far in a moment, what is added in a step.
 */
count: number, };

/**
 * A piece of a sentence.
 */
export type Span = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether CPython or the program says them (shown in the code's type), and not we.
 */
code: boolean, };

/**
 * A place that a value can move from or to.
 */
export type Place = { "at": "stack", 
/**
 * The frame.
 */
frame: number, 
/**
 * The slot.
 */
index: number, } | { "at": "local", 
/**
 * The frame.
 */
frame: number, 
/**
 * Index into `co_varnames`.
 */
index: number, } | { "at": "cellSlot", 
/**
 * The frame.
 */
frame: number, 
/**
 * Index into the cells: `co_cellvars`, then `co_freevars`.
 */
index: number, } | { "at": "cell", 
/**
 * The cell.
 */
cell: number, } | { "at": "const", 
/**
 * The code object.
 */
code: number, 
/**
 * Index into `co_consts`.
 */
index: number, } | { "at": "entry", 
/**
 * The dict.
 */
dict: number, 
/**
 * The key's text without quotes where it is a string, else its `repr`.
 */
key: string, } | { "at": "item", 
/**
 * The container.
 */
object: number, 
/**
 * Its index.
 */
index: number, } | { "at": "returned", 
/**
 * The frame.
 */
frame: number, } | { "at": "made" } | { "at": "used" } | { "at": "output" };

/**
 * Something that an instruction changed.
 */
export type Effect = { "type": "move", 
/**
 * What.
 */
value: Value, 
/**
 * From where.
 */
from: Place, 
/**
 * To where.
 */
to: Place, 
/**
 * The origin keeps its own reference: what moves is a copy of the reference.
 */
copies: boolean, } | { "type": "clear", 
/**
 * Which.
 */
place: Place, } | { "type": "objectMade", 
/**
 * Which.
 */
object: number, } | { "type": "objectGone", 
/**
 * Which.
 */
object: number, } | { "type": "frameMade", 
/**
 * Which.
 */
frame: number, 
/**
 * Its code.
 */
code: number, 
/**
 * The function that is called, if it is one.
 */
function: number | null, 
/**
 * Where its memory came from.
 */
origin: FrameOrigin, } | { "type": "frameEntered", 
/**
 * Which.
 */
frame: number, } | { "type": "frameLeft", 
/**
 * Which.
 */
frame: number, 
/**
 * Its caller.
 */
back: number | null, 
/**
 * How.
 */
how: Leaving, } | { "type": "frameSuspended", 
/**
 * Which.
 */
frame: number, 
/**
 * The generator.
 */
generator: number, } | { "type": "frameParked", 
/**
 * Which.
 */
frame: number, 
/**
 * Where it went; null if its memory was freed.
 */
place: Parking | null, } | { "type": "blockPushed", 
/**
 * Whose.
 */
frame: number, 
/**
 * The block.
 */
block: Block, } | { "type": "blockPopped", 
/**
 * Whose.
 */
frame: number, 
/**
 * The block.
 */
block: Block, } | { "type": "jumped", 
/**
 * Whose.
 */
frame: number, 
/**
 * To which offset.
 */
to: number, } | { "type": "raised", 
/**
 * In which frame.
 */
frame: number, 
/**
 * Its type's name.
 */
exception: string, 
/**
 * `str(e)`.
 */
message: string, } | { "type": "cCallEntered", 
/**
 * Its name.
 */
name: string, } | { "type": "cCallLeft", 
/**
 * Its name.
 */
name: string, } | { "type": "cCallProgressed", 
/**
 * Its name.
 */
name: string, 
/**
 * What it is doing now.
 */
progress: string, } | { "type": "printed", 
/**
 * Where to.
 */
stream: Stream, 
/**
 * What.
 */
text: string, } | { "type": "fieldSet", 
/**
 * Whose.
 */
object: number, 
/**
 * The C name.
 */
field: string, 
/**
 * What it holds now.
 */
value: Value, } | { "type": "itemsSet", 
/**
 * The list.
 */
object: number, 
/**
 * The index of the first.
 */
index: number, 
/**
 * How many went.
 */
gone: number, 
/**
 * What is in their place.
 */
items: Array<Value>, 
/**
 * How many items there are now, shown or not.
 */
len: number, } | { "type": "entrySet", 
/**
 * The dict.
 */
dict: number, 
/**
 * The key.
 */
key: Value, 
/**
 * The value; null if the entry is gone.
 */
value: Value, };

/**
 * Where a new frame's memory came from (`PyFrame_New`).
 */
export type FrameOrigin = "zombie" | "freeList" | "new";

/**
 * How a frame was left.
 */
export type Leaving = "return" | "raise" | "yield";

/**
 * A C struct of CPython.
 */
export type Struct = { 
/**
 * Its name: `PyCodeObject`.
 */
name: string, 
/**
 * `type(o).__name__` of objects that it is of: `code`. Empty where it is no object.
 */
typeName: string, 
/**
 * A sentence on it.
 */
text: string, 
/**
 * Its fields, in C's order.
 */
fields: Array<StructField>, };

/**
 * A field of a C struct.
 */
export type StructField = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its type in C.
 */
cType: string, 
/**
 * What it is for, who sets it, who reads it; what stands between backticks is code.
 */
text: string, };

/**
 * A bit of `co_flags`.
 */
export type Flag = { 
/**
 * Its name, without `CO_`.
 */
name: string, 
/**
 * Its value.
 */
value: number, 
/**
 * Whether the quick path of `fast_function` asks for it: `co_flags` must be these and no others, 0x43.
 */
quick: boolean, 
/**
 * What it says.
 */
text: string, };

/**
 * The run seen from afar: how long it is and which frame ran when.
 */
export type Timeline = { 
/**
 * Instructions run so far; the last moment that can be shown.
 */
length: number, 
/**
 * Whether the run is over (if not, it was stopped at a limit and can go on).
 */
ended: boolean, 
/**
 * Whether it waits for a line of input, in its last moment.
 */
waiting: boolean, 
/**
 * For each line that it was given to read, the moment in which it waited for that.
 */
answers: number[], 
/**
 * The whole run, in some hundred columns. For who looks closer at a part of it there is `timeline(from, to, columns)`.
 */
whole: TimelinePart, 
/**
 * How many calls there were in all.
 */
callCount: number, };

/**
 * A part of a run, seen from so far that it has so many columns.
 */
export type TimelinePart = { 
/**
 * The first moment of the first column.
 */
from: number, 
/**
 * The end of the last column.
 */
to: number, 
/**
 * Calls in order of their beginning, outer ones first; without those that are narrower than a column.
 */
calls: Array<CallSpan>, 
/**
 * For each column, how many calls lie inside one another in one of its moments, at the most: also those that are too narrow.
 */
depths: Array<number>, };

/**
 * The life of a call on the timeline.
 */
export type CallSpan = { 
/**
 * `co_name`, or a builtin's name.
 */
name: string, 
/**
 * Whether this is a C call.
 */
native: boolean, 
/**
 * The frame that ran it.
 */
frame: number | null, 
/**
 * How many calls it is inside of.
 */
depth: number, 
/**
 * The first moment in which it is on the stack.
 */
from: number, 
/**
 * The first moment in which it is not any more; null if it is there at the end.
 */
to: number | null, 
/**
 * How it was left; null if it was not.
 */
how: Leaving | null, };

/**
 * A debugger's command.
 */
export type Move = { 
/**
 * Where it leads.
 */
goal: Goal, 
/**
 * Whether to the last such moment before, and not to the first one after.
 */
back: boolean, };

/**
 * Where a move leads, to the nearest moment: `line` is step, `over` step over, `out` step out; `call` where a function's
 * frame begins, `switch` where any call begins or ends, `again` where this line begins once more; a breakpoint; where the
 * next step raises an exception.
 */
export type Goal = { "type": "line" } | { "type": "over" } | { "type": "out" } | { "type": "call" } | { "type": "switch" } | { "type": "again" } | { "type": "breakpoint", 
/**
 * The places.
 */
places: Array<Breakpoint>, } | { "type": "exception" };

/**
 * A place in the code where a run is to stop.
 */
export type Breakpoint = { "type": "line", 
/**
 * The code's number among the run's code objects.
 */
listing: number, 
/**
 * The line, from 1.
 */
line: number, } | { "type": "fileLine", 
/**
 * `co_filename`.
 */
file: string, 
/**
 * The line, from 1.
 */
line: number, } | { "type": "instruction", 
/**
 * The code's number among the run's code objects.
 */
listing: number, 
/**
 * The instruction's place in `co_code`, in bytes.
 */
offset: number, };

/**
 * How far a search for a moment has come (`Move`).
 */
export type Found = { 
/**
 * What this moment is.
 */
what: Finding, 
/**
 * The number of the moment.
 */
n: number, };

/**
 * What the moment of a [`Found`] is.
 */
export type Finding = "moment" | "end" | "unknown" | "searching";

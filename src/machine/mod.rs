//! The machine: runs Python 2.7 bytecode one instruction at a time, as CPython 2.7.18 does.
//!
//! Two decisions shape everything here.
//!
//! *The machine is plain data.* Whatever the running program has (objects, frames, calls in progress, output) is in
//! one [`Machine`], which can be cloned, hashed and dropped at any time. Nothing of the program lies on Rust's stack:
//! a call pushes an [`Activation`], a builtin that calls Python code is a small state machine ([`native`]), and an
//! exception is a value on its way down.
//!
//! *The machine never owns the loop.* [`Machine::run`] does at most as much work as it was given fuel for, and comes
//! back.
//!
//! How to read it, in the order of a call:
//!
//! | file | what it is | CPython's |
//! |---|---|---|
//! | [`value`], [`object`], [`heap`] | objects and their counts | `object.h`, `Objects/` |
//! | `code` | code objects | `codeobject.c` |
//! | [`frame`] | frames | `frameobject.c` |
//! | `activation` | calls in progress | C's stack |
//! | `run` | starting, fuel, switching between calls | |
//! | `eval`, [`value_stack`], `stack`, `names` | the instruction loop: what each opcode does | `PyEval_EvalFrameEx` |
//! | `ways`, `quick`, `quick_values`, `quick_call`, `quick_builtin`, `quick_generator`, `quick_init` | the loop's commonest cases, at speed | |
//! | `call`, `star_call` | calling a function | `call_function` to `PyEval_EvalCodeEx` |
//! | `call_log`, [`watch`] | which calls there are; moments that somebody looks for | |
//! | `c_step`, `call_stats` | what is told of it, and counted | `CALL_PROFILE` |
//! | `unwind` | leaving blocks and frames | `fast_block_end` |
//! | [`turn`] | how Rust code calls Python code | C's stack |
//! | [`finalise`] | the end of objects that have something to say | `tp_del` |
//! | [`native`] | builtins that call Python for each item | C's stack |
//! | `number`, `compare`, `hash`, `sequence`, `iterate`, `attribute` | what operators do | `abstract.c`, `object.c` |
//! | [`dict`], `dicts`, [`set`], `views`, `sort` | tables, and the order of lists | `dictobject.c`, `setobject.c`, `listobject.c` |
//! | `text`, `short_text`, `unicode`, `format`, `print` | objects as text, and text as objects | `unicodeobject.c`, `stringobject.c` |
//! | [`exceptions`], `traceback`, `with` | what is raised, and what is said of it | `exceptions.c`, `traceback.c` |
//! | [`generator`] | generators | `genobject.c` |
//! | [`class`] | classes of the program | `typeobject.c`, `classobject.c` |
//! | [`builtins`], [`types`] | builtin functions, and methods of builtin types | `bltinmodule.c`, `Objects/` |
//! | [`modules`], `import`, `execute` | modules that come with it, and code from files and texts | `Modules/`, `import.c`, `pythonrun.c` |
//! | `input` | lines that the program asks for | `fileobject.c` |
//! | `places` | where the builtin types lie in memory | |
//! | [`effect`] | what changed, for who watches | |

mod activation;
mod attribute;
pub mod builtins;
mod c_step;
mod call;
mod call_log;
mod call_stats;
pub mod class;
pub mod code;
mod compare;
pub mod dict;
mod dicts;
pub mod effect;
mod eval;
pub mod exceptions;
mod execute;
mod finalise;
mod format;
pub mod frame;
pub mod generator;
mod hash;
pub mod heap;
mod import;
mod input;
mod iterate;
pub mod modules;
mod names;
pub mod native;
mod number;
pub mod object;
mod places;
mod print;
mod quick;
mod quick_builtin;
mod quick_call;
mod quick_generator;
mod quick_init;
mod quick_values;
mod run;
mod sequence;
pub mod set;
mod short_text;
mod sort;
mod stack;
mod star_call;
mod text;
mod traceback;
pub mod turn;
pub mod types;
mod unicode;
mod unwind;
pub mod value;
pub mod value_stack;
mod views;
pub mod watch;
mod ways;
mod with;

use std::collections::{BTreeMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

pub use activation::{Activation, PythonCall, Then};
pub use c_step::{CFlags, CStep, FrameLocals, MetaclassFrom};
pub use call_log::{CallLog, Callee, Detail, EndedCall};
pub use call_stats::{CallStats, Counter};
pub use effect::{Effect, Leaving, Observer, Place};
pub use frame::{Block, BlockKind, Frame, FrameOrigin};
pub use hash::StateHasher;
pub use heap::{Change, Heap, Identity, MEMORY_LIMIT};
pub use object::Object;
pub use run::Fuel;
pub use value::{ObjectId, Value};

use crate::bytecode::Code;
use call_log::Logging;
use exceptions::{Exc, ExcInfo};
use turn::{Pending, Turn};
use types::Type;
use watch::Watching;

/// How deep calls may be nested, unless the program sets `sys.setrecursionlimit()`; and how deep Rust code may call
/// itself for a program.
pub const RECURSION_LIMIT: u32 = 1000;
/// How many bytes a program may print.
pub const OUTPUT_LIMIT: usize = 16 << 20;
/// What one instruction may go through at the most when it need not come to an end (data within data, iterators): as many
/// things as its memory has room for.
pub const LONGEST_INSTRUCTION: u64 = 33_554_432;
/// So many items that are moved, or bytes that are filled or searched, make one unit of work.
const DONE_BY_WORK: usize = 64;
/// How deep Rust code may call itself for a program, in units of the smallest calls: the stack of a browser is small.
const NESTED_LIMIT: u32 = 1000;
/// What a call of an object by C code counts for in that.
const CALL_DEPTH: u32 = 5;

/// A program that runs: everything that it has, and how far it has come.
#[derive(Clone, Debug, Hash)]
pub struct Machine {
    /// The objects.
    pub heap: Heap,
    /// Calls in progress, and exceptions.
    pub(crate) thread: Thread,
    /// How many instructions have run.
    n: u64,
    /// Work done beyond one unit for each instruction: what large operations were charged for.
    charged: u64,
    toiling: Toil,
    status: Status,
    /// What was printed.
    output: Vec<Output>,
    /// How many bytes were printed.
    printed: usize,
    /// The dict of `__builtin__`.
    builtins: ObjectId,
    /// The dict of `__main__`.
    main: ObjectId,
    /// The module `__main__` itself, which holds that dict; CPython's interpreter keeps it for the run.
    main_module: Value,
    /// The dict of `sys`.
    sys: ObjectId,
    /// `sys.modules`: a dict.
    modules: ObjectId,
    /// Which of the types are ready that are not from the beginning, a bit each.
    ready_types: u8,
    /// How many names of the program's module were cleared at its end.
    cleared: usize,
    /// How the run will have ended, once that is done.
    outcome: Status,
    /// The number of the next code object that the program makes.
    next_listing: u32,
    /// How many code objects the program itself has: those that it makes have numbers from here on.
    program_listings: u32,
    /// `sys.getrecursionlimit()`.
    recursion_limit: u32,
    /// The program's code object, which CPython's `run_mod` holds while it runs.
    code: Option<ObjectId>,
    /// A type object for each of [`Type::PLAIN`], then for each of [`Exc::ALL`].
    types: Vec<ObjectId>,
    /// `emptyfrozenset`: the one that is empty; `NULL` until it is needed.
    empty_frozenset: Value,
    /// Whether `float.__setformat__` has said that the format of doubles, and that of floats, is unknown.
    unknown_formats: [bool; 2],
    /// The `__dict__` of each builtin type that was asked for it.
    type_dicts: BTreeMap<Type, ObjectId>,
    /// How calls were made so far.
    call_stats: CallStats,
    /// What happens to calls, for who wants to know that alone.
    call_log: Logging,
    /// The moments that somebody looks for.
    watching: Watching,
    /// Lines that the program has not read yet.
    input: VecDeque<Vec<u8>>,
    /// Whether there will be no more.
    input_ended: bool,
    /// Whether `for line in sys.stdin` is under way: CPython then holds what was sent in a buffer that only the loop reads.
    input_read_ahead: bool,
    /// How often it was told one or the other.
    inputs: usize,
    /// What `gc` remembers.
    collector: modules::gc::Collector,
    /// How long the program has slept, in microseconds of its clock.
    slept: u64,
    /// Where tracebacks find the lines of a file, and `import` the files.
    sources: Sources,
}

/// What an instruction, or a turn of a native call, has done in loops ([`Machine::toil`]). It is no part of the state: short
/// ways do the same with less.
#[derive(Clone, Debug, Default)]
struct Toil {
    /// The moment of the instruction.
    n: u64,
    /// How many things.
    done: u64,
}

impl Hash for Toil {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// What CPython keeps in `PyThreadState`.
#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Thread {
    /// Calls in progress, the newest last.
    pub(crate) activations: Vec<Activation>,
    /// How deep calls are nested: Python frames, and what C calls through `PyObject_Call`.
    pub(crate) recursion_depth: u32,
    /// `curexc_*`: the exception on its way.
    pub(crate) raised: ExcInfo,
    /// `exc_*`: the exception that is being handled.
    pub(crate) handled: ExcInfo,
    /// What the turn that runs has been told so far.
    pub(crate) turn: Turn,
    /// The call that it waits for.
    pub(crate) pending: Option<Box<Pending>>,
    /// How deep Rust code has called itself on the program's behalf: that takes room on Rust's stack.
    pub(crate) nested_depth: u32,
}

/// Whether a run goes on, and how it ended if not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// There is more to do.
    Running,
    /// It waits for a line of input: [`Machine::provide_input`].
    Waiting,
    /// The program came to its end.
    Finished,
    /// An exception that no frame caught ended it.
    Raised {
        /// Its class's name.
        class: String,
        /// `str(e)`.
        message: String,
        /// The traceback as CPython prints it.
        traceback: String,
        /// The exit code that CPython's process would end with.
        exit_code: i32,
    },
    /// The program uses something that the machine does not have.
    Unsupported(String),
}

/// Something printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Output {
    /// Whether to `sys.stderr`, not `sys.stdout`.
    pub stderr: bool,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Why an operation has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// An exception is on its way: [`Thread::raised`].
    Raised,
    /// Python code is to run first: [`Thread::pending`]. Then the turn runs again ([`turn`]).
    Call,
    /// The machine does not have what the program asks for; one sentence.
    Unsupported(String),
}

/// The result of an operation that may raise.
pub(crate) type Outcome<T> = Result<T, Fault>;

/// Sources by `co_filename`: the files that the program can import, and the lines that tracebacks show. No part of the state: they never change.
#[derive(Clone, Debug, Default)]
pub struct Sources(Rc<Vec<(Vec<u8>, Vec<u8>)>>);

impl Sources {
    /// From pairs of file name and text.
    pub fn new(files: Vec<(Vec<u8>, Vec<u8>)>) -> Self {
        Self(Rc::new(files))
    }

    /// The names of the files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// The text of a file.
    pub(crate) fn text(&self, filename: &[u8]) -> Option<&[u8]> {
        self.0.iter().find(|(name, _)| name == filename).map(|(_, text)| &**text)
    }

    /// A line of a file, counted from 1.
    pub(crate) fn line(&self, filename: &[u8], number: i32) -> Option<&[u8]> {
        let text = self.text(filename)?;
        text.split(|&byte| byte == b'\n').nth(usize::try_from(number).ok()?.checked_sub(1)?)
    }
}

impl Hash for Sources {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Machine {
    /// A machine that is about to run a module's code as `__main__`.
    ///
    /// # Errors
    /// The code is not safe to run; the refusal says where and why.
    pub fn new(code: &Rc<Code>, sources: Sources) -> Result<Self, crate::bytecode::verify::VerifyError> {
        Self::with_memory_limit(code, sources, MEMORY_LIMIT)
    }

    /// How many instructions have run: the number of the moment.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Whether the run goes on, and how it ended if not.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Everything that was printed so far, in order.
    pub fn output(&self) -> &[Output] {
        &self.output
    }

    /// Calls in progress, the oldest first.
    pub fn activations(&self) -> &[Activation] {
        &self.thread.activations
    }

    /// `tstate->frame`: the newest Python frame.
    pub fn current_frame(&self) -> Option<ObjectId> {
        self.thread.current_frame()
    }

    /// How calls were made so far (`sys.callstats()`).
    pub fn call_stats(&self) -> CallStats {
        self.call_stats
    }

    /// The dict of `__main__`: the globals of the program's module.
    pub fn main_dict(&self) -> ObjectId {
        self.main
    }

    /// The dict of `__builtin__`.
    pub fn builtins_dict(&self) -> ObjectId {
        self.builtins
    }

    /// What the program sees as `sys.argv`, its own name included.
    pub fn set_arguments(&mut self, arguments: &[&[u8]]) {
        let arguments: Vec<Value> = arguments.iter().map(|argument| self.heap.str(*argument)).collect();
        let list = self.heap.list(arguments);
        let sys = self.sys;
        self.heap.dict_set_name(sys, "argv", list);
    }

    /// The exception on its way (`curexc_*`); all `NULL` where there is none.
    pub fn raised(&self) -> ExcInfo {
        self.thread.raised
    }

    /// A number that is the same for two machines in the same state, and hardly ever for two in different ones.
    pub fn state_hash(&self) -> u64 {
        let mut hasher = StateHasher::default();
        self.hash(&mut hasher);
        hasher.finish()
    }

    /// The type object of a type.
    pub(crate) fn type_object(&self, of: Type) -> Value {
        let index = match of {
            Type::Exception(exc) => Type::PLAIN.len() + exc as usize,
            plain => Type::PLAIN.iter().position(|&known| known == plain).unwrap_or(0),
        };
        self.types.get(index).map_or(Value::NULL, |&id| Value::object(id))
    }

    /// Charges for a large operation: it costs that much fuel more.
    pub(crate) fn charge(&mut self, work: usize) {
        self.charged += work as u64;
    }

    /// Counts what a loop does that a program can make as long as it likes, or endless.
    ///
    /// # Errors
    /// The instruction has done more than one may: the run ends with a sentence.
    pub(crate) fn toil(&mut self, work: usize) -> Outcome<()> {
        if self.toiling.n != self.n {
            self.begin_toil();
        }
        self.toiling.done += work as u64;
        let most = self.heap.longest_instruction();
        if self.toiling.done > most {
            return Err(Fault::Unsupported(format!("an instruction with more than {most} things to do")));
        }
        Ok(())
    }

    /// One more round of such a loop, which is charged for, too.
    pub(crate) fn toil_a_round(&mut self) -> Outcome<()> {
        self.charge(1);
        self.toil(1)
    }

    /// Another turn of a native call begins, which may toil as long as an instruction.
    pub(crate) fn begin_toil(&mut self) {
        self.toiling = Toil { n: self.n, done: 0 };
    }

    /// Makes sure that there is room for a large object, and charges for filling it.
    ///
    /// # Errors
    /// MemoryError, in the program.
    pub(crate) fn reserve(&mut self, bytes: usize) -> Outcome<()> {
        self.has_room(bytes)?;
        self.charge(bytes / DONE_BY_WORK);
        Ok(())
    }

    /// Makes sure that there is room for a large object that grows bit by bit, and is charged for when it is done.
    ///
    /// # Errors
    /// MemoryError, in the program.
    pub(crate) fn has_room(&mut self, bytes: usize) -> Outcome<()> {
        self.heap.reserve(bytes).map_err(|heap::OutOfMemory| self.no_memory())
    }

    /// Checks that nothing is counted wrongly and no reference dangles. For tests; costs as much as a collection.
    ///
    /// # Errors
    /// What is wrong, a line each.
    pub fn check(&self) -> Result<(), String> {
        let mut roots: Vec<Value> = [self.builtins, self.sys, self.modules].map(Value::object).to_vec();
        roots.extend([self.main_module, self.collector.garbage]);
        roots.extend(self.code.map(Value::object));
        roots.extend(self.types.iter().chain(self.type_dicts.values()).copied().map(Value::object));
        roots.extend(self.heap.specials.iter().copied());
        roots.push(self.empty_frozenset);
        for exc in [self.thread.raised, self.thread.handled] {
            roots.extend(exc.references());
        }
        for activation in &self.thread.activations {
            match activation {
                Activation::Python(call) => call.for_each_reference(|value| roots.push(value)),
                Activation::Native(call) => call.for_each_reference(|value| roots.push(value)),
            }
            let then = match activation {
                Activation::Python(call) => call.then,
                Activation::Native(call) => call.then,
            };
            if let Then::Finaliser { object, .. } = then {
                roots.push(Value::object(object));
            }
        }
        self.heap.check(roots)
    }
}

impl Thread {
    /// `tstate->frame`: the newest Python frame.
    pub(crate) fn current_frame(&self) -> Option<ObjectId> {
        self.activations.iter().rev().find_map(|activation| match activation {
            Activation::Python(call) => Some(call.frame),
            Activation::Native(_) => None,
        })
    }
}

/// Raising exceptions (`Python/errors.c`). Each gives the [`Fault`] to return.
impl Machine {
    /// Raises a builtin exception with a message (`PyErr_SetString`, `PyErr_Format`).
    pub(crate) fn raise(&mut self, class: Exc, message: impl AsRef<str>) -> Fault {
        let message = self.heap.str(message.as_ref().as_bytes());
        self.raise_with(class, message)
    }

    /// Raises a builtin exception with a value, whose reference changes hands (`PyErr_SetObject`).
    pub(crate) fn raise_with(&mut self, class: Exc, value: Value) -> Fault {
        let class = self.type_object(Type::Exception(class));
        let class = self.heap.retain(class);
        self.set_raised(ExcInfo { class, value, traceback: Value::NULL });
        Fault::Raised
    }

    /// Makes this the exception on its way (`PyErr_Restore`); its references change hands.
    pub(crate) fn set_raised(&mut self, raised: ExcInfo) {
        let old = std::mem::replace(&mut self.thread.raised, raised);
        self.heap.release_all(old.references());
    }

    /// AttributeError: there is none of this name, which may be any bytes (`"%.50s has no attribute '%.400s'"`).
    pub(crate) fn no_such_attribute(&mut self, of: &str, name: Value) -> Fault {
        let name = self.heap.as_str(name).cloned().unwrap_or_default();
        // C strings end at the first NUL.
        let shown = name.split(|&byte| byte == 0).next().unwrap_or_default();
        let shown = shown.get(..400).unwrap_or(shown);
        let message = self.heap.str([of.as_bytes(), b" has no attribute '", shown, b"'"].concat());
        self.raise_with(Exc::AttributeError, message)
    }

    /// `TypeError`.
    pub(crate) fn type_error(&mut self, message: impl AsRef<str>) -> Fault {
        self.raise(Exc::TypeError, message)
    }

    /// `ValueError`.
    pub(crate) fn value_error(&mut self, message: impl AsRef<str>) -> Fault {
        self.raise(Exc::ValueError, message)
    }

    /// `MemoryError`, which has no message (`PyErr_NoMemory`).
    pub(crate) fn no_memory(&mut self) -> Fault {
        self.raise_with(Exc::MemoryError, Value::NULL)
    }

    /// One level of nesting more (`Py_EnterRecursiveCall`), given what for: `" in cmp"`.
    ///
    /// # Errors
    /// RuntimeError, over the recursion limit.
    pub(crate) fn enter_recursive_call(&mut self, whence: &str) -> Outcome<()> {
        // When a turn runs again, the limit may be lower than when this place was passed.
        if self.thread.recursion_depth >= self.recursion_limit && self.is_new_in_turn() {
            return Err(self.raise(Exc::RuntimeError, format!("maximum recursion depth exceeded{whence}")));
        }
        self.thread.recursion_depth += 1;
        Ok(())
    }

    /// [`enter_recursive_call`](Self::enter_recursive_call) where Rust code calls itself: with a bound that a program
    /// cannot lift.
    pub(crate) fn enter_nested_call(&mut self, whence: &str) -> Outcome<()> {
        self.enter_nested(whence, 1)
    }

    /// The same for a call of an object by C code, which takes more of the stack. [`leave_call`](Self::leave_call) leaves it.
    pub(crate) fn enter_call(&mut self, whence: &str) -> Outcome<()> {
        self.enter_nested(whence, CALL_DEPTH)
    }

    fn enter_nested(&mut self, whence: &str, depth: u32) -> Outcome<()> {
        if self.thread.nested_depth + depth > NESTED_LIMIT {
            return Err(self.raise(Exc::RuntimeError, format!("maximum recursion depth exceeded{whence}")));
        }
        self.enter_recursive_call(whence)?;
        self.thread.nested_depth += depth;
        Ok(())
    }

    /// Leaves what [`enter_call`](Self::enter_call) has entered.
    pub(crate) fn leave_call(&mut self) {
        self.thread.nested_depth = self.thread.nested_depth.saturating_sub(CALL_DEPTH);
        self.leave_recursive_call();
    }

    /// Leaves what [`enter_nested_call`](Self::enter_nested_call) has entered.
    pub(crate) fn leave_nested_call(&mut self) {
        self.thread.nested_depth = self.thread.nested_depth.saturating_sub(1);
        self.leave_recursive_call();
    }

    /// One level less (`Py_LeaveRecursiveCall`).
    #[inline(always)]
    pub(crate) fn leave_recursive_call(&mut self) {
        self.thread.recursion_depth = self.thread.recursion_depth.saturating_sub(1);
    }
}

//! [`Frame`]: one call of a code object (`PyFrameObject`).
//!
//! A frame is made from a function's code, as an instance from its prototype. When its call is over and nobody refers
//! to it, its memory is parked for the next call (`Heap::new_frame`, `Heap::park`).

use std::rc::Rc;

use super::code::CodeBody;
use super::value::{ObjectId, Value};
use super::value_stack::ValueStack;

/// A call of a code object: its variables, its stacks, and how far it has come.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// `f_back`: the frame that called this one.
    pub back: Option<ObjectId>,
    /// `f_code`. Not counted while the frame is parked.
    pub code: ObjectId,
    /// The code's contents, to be at hand.
    pub body: Rc<CodeBody>,
    /// `f_builtins`: a dict.
    pub builtins: ObjectId,
    /// `f_globals`: a dict.
    pub globals: ObjectId,
    /// `f_locals`: a dict, or `NULL` where the locals are fastlocals.
    pub locals: Value,
    /// `fastlocals`: the local variables, then the cells (`co_cellvars`, then `co_freevars`); `NULL` where unset.
    pub fastlocals: Vec<Value>,
    /// The value stack, bottom first.
    pub stack: ValueStack,
    /// `f_blockstack`, bottom first; its length is `f_iblock`.
    pub blocks: Vec<Block>,
    /// `f_lasti`, as an index of instructions: the last one that was begun; -1 before the first.
    pub lasti: i32,
    /// The instruction to run next, as an index.
    pub next: u32,
    /// `f_exc_type`, `f_exc_value`, `f_exc_traceback`: what was being handled when this frame first caught an
    /// exception; `NULL` while it has not.
    pub saved_exc: [Value; 3],
    /// `ob_size`: how many slots its memory has room for. It stays when the frame is parked.
    pub room: u32,
    /// Which frame of the run this memory is, from 1. It stays, too.
    pub number: u32,
    /// How many calls have had this memory, the present one included.
    pub uses: u32,
    /// Whether this frame has an owner. A parked frame holds nothing.
    state: Holding,
}

/// Whether a frame is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Holding {
    /// Its call is over, its memory waits: every field is empty, `code` counts nothing.
    #[default]
    Parked,
    /// Its call is over, and what it referred to ends: it refers to its code only.
    Code,
    /// Somebody refers to it.
    Used,
}

/// An entry of the block stack (`PyTryBlock`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// `b_type`: what set it up.
    pub kind: BlockKind,
    /// `b_handler`: where to go when it is unwound, as an index of instructions.
    pub handler: u32,
    /// `b_level`: the depth of the value stack to go back to.
    pub level: u32,
}

/// What set a block up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// SETUP_LOOP.
    Loop,
    /// SETUP_EXCEPT.
    Except,
    /// SETUP_FINALLY.
    Finally,
    /// SETUP_WITH.
    With,
}

impl BlockKind {
    /// The name of the opcode that sets it up.
    pub const fn opcode_name(self) -> &'static str {
        match self {
            Self::Loop => "SETUP_LOOP",
            Self::Except => "SETUP_EXCEPT",
            Self::Finally => "SETUP_FINALLY",
            Self::With => "SETUP_WITH",
        }
    }
}

/// Where a new frame's memory came from (`PyFrame_New`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameOrigin {
    /// The code's own `co_zombieframe`.
    Zombie,
    /// The free list.
    FreeList,
    /// A new allocation.
    New,
}

impl Frame {
    /// The index of the last instruction that was begun, if one was.
    #[inline]
    pub fn last_instruction(&self) -> Option<u32> {
        u32::try_from(self.lasti).ok()
    }

    /// Byte offset of the last instruction that was begun (`f_lasti`), -1 before the first.
    pub fn lasti_offset(&self) -> i32 {
        self.last_instruction().map_or(-1, |index| self.body.offset(index) as i32)
    }

    /// The source line of [`lasti_offset`](Self::lasti_offset) (`PyFrame_GetLineNumber`); before the first instruction, the
    /// line where the code begins, with its `def` or its decorators.
    pub fn line(&self) -> i32 {
        self.last_instruction().map_or(self.body.code.firstlineno, |index| self.body.line(index))
    }

    /// The byte offset of the instruction to run next.
    pub fn next_offset(&self) -> u32 {
        self.body.offset(self.next)
    }

    /// Whether a line begins with the instruction to run next: where CPython tells `sys.settrace` of a line. That is at
    /// the line's first instruction, or where the frame has just jumped back (a loop whose body is on one line).
    pub fn begins_line(&self) -> bool {
        let is_first = match self.next.checked_sub(1) {
            Some(before) => self.body.line(before) != self.body.line(self.next),
            None => true,
        };
        is_first || self.last_instruction().is_some_and(|last| self.next <= last)
    }

    /// Pushes onto the value stack; the frame takes over the reference.
    #[inline(always)]
    pub fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    /// Pops the value stack; the caller takes over the reference. `NULL` if it is empty, which verified code never meets.
    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or(Value::NULL)
    }

    /// The value `depth` below the top, which the frame goes on owning.
    #[inline(always)]
    pub fn peek(&self, depth: usize) -> Value {
        self.stack.peek(depth).unwrap_or(Value::NULL)
    }

    /// The local variable (or cell) of this index.
    #[inline(always)]
    pub fn local(&self, index: u32) -> Value {
        self.fastlocals.get(index as usize).copied().unwrap_or(Value::NULL)
    }

    /// Sets a local variable (or cell); gives what it held. Both references change hands.
    #[inline]
    #[must_use = "what the variable held must be released"]
    pub fn set_local(&mut self, index: u32, value: Value) -> Value {
        self.fastlocals.get_mut(index as usize).map_or(value, |slot| std::mem::replace(slot, value))
    }

    /// The cell of this index: `co_cellvars` first, then `co_freevars`.
    #[inline]
    pub fn cell(&self, index: u32) -> Value {
        self.local(self.body.code.nlocals + index)
    }

    /// Whether it has not caught an exception yet.
    #[inline(always)]
    pub(super) fn handles_nothing(&self) -> bool {
        let [class, ..] = self.saved_exc;
        class.is_null()
    }

    /// Whether the call is over and the memory waits for the next.
    pub fn is_parked(&self) -> bool {
        self.state == Holding::Parked
    }

    /// Empties the frame; its references have been dropped already, but for that to the code.
    #[inline(always)]
    pub(super) fn empty(&mut self) {
        self.empty_light();
        self.locals = Value::NULL;
        self.fastlocals.fill(Value::NULL);
        self.saved_exc = [Value::NULL; 3];
    }

    /// [`empty`](Self::empty) of a frame without `f_locals` that has handled nothing, and whose variables are empty.
    #[inline(always)]
    pub(super) fn empty_light(&mut self) {
        self.state = Holding::Code;
        self.back = None;
        self.stack.clear();
        self.blocks.clear();
    }

    /// Keeps the memory of an empty frame; its reference to the code has been dropped already.
    #[inline(always)]
    pub(super) fn park(&mut self) {
        self.state = Holding::Parked;
    }

    /// Whether it has been emptied, but not yet parked.
    pub(super) fn is_emptied(&self) -> bool {
        self.state == Holding::Code
    }

    /// Makes the frame ready for a call.
    #[inline(always)]
    pub(super) fn unpark(&mut self) {
        self.state = Holding::Used;
        self.uses = self.uses.wrapping_add(1);
        self.lasti = -1;
        self.next = 0;
    }

    /// Gives the frame of a new call its slots, all of them empty: a parked frame has those of the last call.
    #[inline(always)]
    pub(super) fn make_slots(&mut self) {
        let Self { body, fastlocals, stack, .. } = self;
        if fastlocals.len() != body.variables as usize {
            resize(fastlocals, body.variables as usize);
        }
        stack.make_room(body.code.stacksize as usize);
    }

    /// Gives every reference that the frame holds, in the order in which `frame_dealloc` lets go of them.
    #[inline]
    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        self.for_each_besides_code(&mut see);
        if self.state != Holding::Parked {
            see(Value::object(self.code));
        }
    }

    /// Gives every reference but that to the code.
    #[inline]
    pub(super) fn for_each_besides_code(&self, mut see: impl FnMut(Value)) {
        if self.state == Holding::Used {
            self.fastlocals.iter().chain(&self.stack).copied().for_each(&mut see);
            self.back.map(Value::object).into_iter().for_each(&mut see);
            [self.builtins, self.globals].map(Value::object).into_iter().for_each(&mut see);
            see(self.locals);
            self.saved_exc.iter().copied().for_each(&mut see);
        }
    }

    /// Size in bytes, as CPython would count it: the struct, and `f_localsplus`.
    pub(super) fn size(&self) -> usize {
        size_of_frame(&self.body)
    }

    /// How many slots its code needs: variables, cells and value stack.
    fn needed_room(&self) -> u32 {
        needed_room(&self.body)
    }

    /// `PyFrame_New`: memory from the free list that is too small is made larger.
    #[inline]
    pub(super) fn make_room(&mut self) {
        self.room = self.room.max(self.needed_room());
    }
}

/// Bytes of a frame for this code, as CPython would count them.
pub(super) fn size_of_frame(body: &CodeBody) -> usize {
    440 + 8 * needed_room(body) as usize
}

#[inline(never)]
fn resize(fastlocals: &mut Vec<Value>, len: usize) {
    fastlocals.resize(len, Value::NULL);
}

fn needed_room(body: &CodeBody) -> u32 {
    body.variables + body.code.stacksize
}

impl std::hash::Hash for Frame {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        // The body follows from the code object.
        (self.back, self.code, self.builtins, self.globals, self.locals).hash(state);
        (&self.fastlocals, &self.stack, &self.blocks).hash(state);
        (self.lasti, self.next, self.saved_exc, self.state).hash(state);
        (self.room, self.number, self.uses).hash(state);
    }
}

//! The turn: how Rust code calls Python code, though nothing of the program may lie on Rust's stack.
//!
//! C code just calls: `len(x)` is in the middle of `PyObject_Size` while `x.__len__` runs. Here the one who asks goes
//! away, and comes back when the answer is there:
//!
//! 1. An instruction runs (or one step of a builtin in progress, [`NativeCall`](super::native::NativeCall)): that is a
//!    *turn*. Somewhere deep in it, Rust code asks for a call: `self.call(function, &[a, b])?`.
//! 2. A Python function cannot run there. So the call is noted as [`Pending`], and [`Fault::Call`] goes up, as an
//!    exception would; everybody lets go of what they hold. The operands are still on the value stack.
//! 3. The loop pushes the function's frame ([`Then::Reply`](super::Then::Reply)), which runs as any other.
//! 4. What it returns (or raises) is a [`Reply`] in the log of the caller, and *the same instruction runs again*. It
//!    comes to the same call, finds the reply, and goes on from there.
//! 5. When the turn is over, its log is dropped.
//!
//! So Rust code reads like C's. Its one duty: to do the same up to the same call when it is run again. What changes the
//! program's state, or makes an object that is used later, comes after the last call of the turn or goes into
//! [`Machine::once`]. A loop notes how far it is with [`Machine::resume_at`] and [`Machine::has_done`], so that its log
//! does not grow with it.

use super::builtins::{Builtin, Called};
use super::c_step::CStep;
use super::call::Arguments;
use super::effect::Audience;
use super::eval::Eval;
use super::exceptions::ExcInfo;
use super::heap::Change;
use super::native::Begun;
use super::object::Object;
use super::value::{ObjectId, Value};
use super::{Activation, Fault, Machine, Outcome, Then};
use std::collections::BTreeSet;

/// The answers that a turn has got so far, and how many of them it has heard since it began again.
#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Turn {
    replies: Vec<Reply>,
    heard: usize,
    /// How many operations that are logged as a whole are under way, one within the other.
    level: u32,
    /// The containers whose `repr` is being written ([`Machine::enter_repr`]).
    open: Open,
}

/// Containers that are open, in order; and which they are, to find out whether one is.
#[derive(Clone, Debug, Default, Hash)]
struct Open {
    order: Vec<ObjectId>,
    marked: BTreeSet<ObjectId>,
}

impl Open {
    /// Those from there on, which are open no longer.
    fn split_off(&mut self, at: usize) -> Vec<ObjectId> {
        let behind = self.order.split_off(at.min(self.order.len()));
        for container in &behind {
            self.marked.remove(container);
        }
        behind
    }
}

/// What one operation of a turn gave. It holds its references.
#[derive(Clone, Debug, Hash)]
pub struct Reply {
    /// The operation's level: what was asked within another, unfinished one stands one level higher.
    level: u32,
    given: Given,
}

#[derive(Clone, Debug, Hash)]
enum Given {
    /// A result.
    Value(Value),
    /// An exception.
    Raised(ExcInfo),
    /// A loop has done so many rounds.
    Rounds(usize),
    /// A loop has collected these items.
    Items(Vec<Value>),
    /// No answer, but what the turn that waits has begun to write: the last entry of its log until the answer comes.
    /// Whoever is asked for it holds these containers.
    Open(Vec<ObjectId>),
}

impl Reply {
    /// What an operation has given that is done once in its turn, and is no part of another. The reference changes hands.
    pub(super) fn of_once(value: Value) -> Self {
        Self { level: 0, given: Given::Value(value) }
    }

    /// Gives every reference that it holds.
    pub(crate) fn for_each_reference(&self, see: impl FnMut(Value)) {
        match &self.given {
            Given::Value(value) => [*value].into_iter().for_each(see),
            Given::Raised(exc) => exc.references().into_iter().for_each(see),
            Given::Rounds(_) | Given::Open(_) => {}
            Given::Items(items) => items.iter().copied().for_each(see),
        }
    }
}

/// A call that Rust code waits for.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Pending {
    what: PendingCall,
    /// The C function that makes the call.
    whence: &'static str,
    /// Its level in the log.
    level: u32,
    /// How deep calls are nested there: C code counts, too.
    depth: u32,
}

impl Pending {
    /// What C code holds while a Python function runs, if it is one.
    pub(super) fn held(&mut self) -> Option<&mut Vec<Value>> {
        match &mut self.what {
            PendingCall::Function { held, .. } => Some(held),
            _ => None,
        }
    }
}

/// What C code holds while it calls a Python function.
#[derive(Clone, Copy, Default)]
pub(super) struct Holding<'a> {
    /// Whether the arguments lie in a tuple and a dict that are there already; else they are put into new ones for the call.
    pub(super) passes_on: bool,
    /// What else.
    pub(super) also: &'a [Value],
}

impl<'a> Holding<'a> {
    /// All of it. Whatever dict the keywords lie in, `function_call` makes an array of them besides.
    fn with(self, arguments: Arguments<'a>) -> impl Iterator<Item = Value> {
        let tuple = if self.passes_on { &[] } else { arguments.positional };
        let dict = if self.passes_on { &[] } else { arguments.keywords };
        let keywords = arguments.keywords.iter().chain(dict).flat_map(|&(keyword, value)| [keyword, value]);
        self.also.iter().chain(tuple).copied().chain(keywords)
    }
}

/// What is to run. It holds its references.
#[derive(Clone, Debug, Hash)]
pub(crate) enum PendingCall {
    /// A Python function, with its arguments, and what else C code holds meanwhile.
    Function { function: Value, positional: Vec<Value>, keywords: Vec<(Value, Value)>, held: Vec<Value> },
    /// A builtin that goes on as a state machine.
    Native(Builtin, Begun),
    /// Code of its own, in these namespaces.
    Code { code: ObjectId, globals: ObjectId, locals: Value },
    /// A generator, with a value that is sent or an exception that is thrown into it.
    Generator { generator: ObjectId, sent: Value, raised: Option<ExcInfo> },
}

impl PendingCall {
    /// Gives every reference that it holds.
    fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        match self {
            Self::Function { function, positional, keywords, held } => {
                let keywords = keywords.iter().flat_map(|&(keyword, value)| [keyword, value]);
                positional.iter().chain(held).copied().chain(keywords).chain([*function]).for_each(see);
            }
            Self::Native(_, begun) => begun.for_each_reference(&mut see),
            &Self::Code { code, globals, locals } => {
                [Value::object(code), Value::object(globals), locals].into_iter().for_each(see);
            }
            Self::Generator { generator, sent, raised } => {
                let raised = raised.iter().flat_map(|exc| exc.references());
                [Value::object(*generator), *sent].into_iter().chain(raised).for_each(see);
            }
        }
    }
}

/// For Rust code that calls.
impl Machine {
    /// `callable(*positional)` (`PyObject_Call`). The result is new.
    ///
    /// # Errors
    /// What it raises; and [`Fault::Call`] where the answer is still to come.
    pub(super) fn call(&mut self, callable: Value, positional: &[Value]) -> Outcome<Value> {
        self.call_with("PyObject_Call", callable, Arguments { positional, keywords: &[] })
    }

    /// Like [`call`](Self::call), with keywords; `whence` names the C function that makes the call.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub(super) fn call_with(
        &mut self,
        whence: &'static str,
        callable: Value,
        arguments: Arguments<'_>,
    ) -> Outcome<Value> {
        self.call_holding(whence, callable, arguments, Holding::default())
    }

    /// Like [`call_with`](Self::call_with), with arguments that C code has got in a tuple and a dict itself, and passes on.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub(super) fn call_passing_on(
        &mut self,
        whence: &'static str,
        callable: Value,
        arguments: Arguments<'_>,
    ) -> Outcome<Value> {
        self.call_holding(whence, callable, arguments, Holding { passes_on: true, also: &[] })
    }

    /// Like [`call_with`](Self::call_with), by C code that holds more than its arguments meanwhile.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub(super) fn call_holding(
        &mut self,
        whence: &'static str,
        callable: Value,
        arguments: Arguments<'_>,
        holding: Holding<'_>,
    ) -> Outcome<Value> {
        if let Some(reply) = self.hear() {
            return reply;
        }
        let start = self.begin_logged();
        let called = self.enter_call(" while calling a Python object").and_then(|()| {
            let called = self.call_now(whence, callable, arguments, holding);
            self.leave_call();
            called
        });
        self.end_logged(start, called)
    }

    /// `object.name()` (`PyObject_CallMethod`). The result is new.
    ///
    /// # Errors
    /// TypeError: the attribute cannot be called; what the search or the call raises.
    pub(super) fn call_method_of_name(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let method = self.once(|machine| machine.get_attribute(object, name))?;
        let result = if self.is_callable(method) {
            self.call(method, &[])
        } else {
            let of = self.heap.type_name(method);
            Err(self.type_error(format!("attribute of type '{of}' is not callable")))
        };
        self.heap.release(method);
        result
    }

    /// The result of an operation that must not happen twice, though it may call; the operation's if this is the first
    /// time, else the one it gave then.
    ///
    /// # Errors
    /// Those of the operation.
    pub(super) fn once(&mut self, operation: impl FnOnce(&mut Self) -> Outcome<Value>) -> Outcome<Value> {
        if let Some(reply) = self.hear() {
            return reply;
        }
        let start = self.begin_logged();
        let result = operation(self);
        self.end_logged(start, result)
    }

    /// Begins a loop that may call: how many of its rounds are done already.
    pub(super) fn resume_at(&mut self) -> Rounds {
        let turn = &mut self.thread.turn;
        let at = turn.heard;
        turn.heard += 1;
        match turn.replies.get(at) {
            Some(&Reply { given: Given::Rounds(done), level }) if level == turn.level => Rounds { at, done },
            _ => {
                self.forget_from(at);
                self.note(Given::Rounds(0));
                Rounds { at, done: 0 }
            }
        }
    }

    /// A round of a loop is done, and what it asked need not be known any more.
    pub(super) fn has_done(&mut self, rounds: &mut Rounds) {
        rounds.done += 1;
        if self.thread.turn.replies.len() > rounds.at + 1 {
            self.forget_from(rounds.at + 1);
        }
        self.thread.turn.heard = rounds.at + 1;
        if let Some(reply) = self.thread.turn.replies.get_mut(rounds.at) {
            reply.given = Given::Rounds(rounds.done);
        }
    }

    /// So many rounds are done, and what was asked since may still be needed.
    pub(super) fn note_rounds(&mut self, rounds: &mut Rounds, done: usize) {
        rounds.done = done;
        if let Some(reply) = self.thread.turn.replies.get_mut(rounds.at) {
            reply.given = Given::Rounds(done);
        }
    }

    /// A loop is over: it is not begun again when the turn runs again.
    pub(super) fn finish_rounds(&mut self, rounds: Rounds) {
        if let Some(reply) = self.thread.turn.replies.get_mut(rounds.at) {
            reply.given = Given::Rounds(usize::MAX);
        }
    }

    /// Begins a loop that collects items and may call for each: its place in the log.
    pub(super) fn resume_collecting(&mut self) -> usize {
        let turn = &mut self.thread.turn;
        let at = turn.heard;
        turn.heard += 1;
        let is_known =
            matches!(turn.replies.get(at), Some(Reply { given: Given::Items(_), level }) if *level == turn.level);
        if !is_known {
            self.forget_from(at);
            self.note(Given::Items(Vec::new()));
        }
        at
    }

    /// The loop has got one more item, whose reference changes hands.
    pub(super) fn has_collected(&mut self, at: usize, item: Value) {
        self.forget_from(at + 1);
        self.thread.turn.heard = at + 1;
        match self.thread.turn.replies.get_mut(at) {
            Some(Reply { given: Given::Items(items), .. }) => items.push(item),
            _ => self.heap.release(item),
        }
    }

    /// What the loop has collected so far; the references stay the log's.
    pub(super) fn collected(&self, at: usize) -> &[Value] {
        match self.thread.turn.replies.get(at) {
            Some(Reply { given: Given::Items(items), .. }) => items,
            _ => &[],
        }
    }

    /// What the loop has collected; the references are the caller's, and the log keeps its own.
    pub(super) fn take_collected(&mut self, at: usize) -> Vec<Value> {
        let items = self.collected(at).to_vec();
        for &item in &items {
            self.heap.retain(item);
        }
        items
    }

    /// How much this turn has heard: more than before means that something called.
    pub(super) fn heard(&self) -> usize {
        self.thread.turn.heard
    }

    /// Whether this point of the turn is reached for the first time, and not again with the answers of before.
    pub(super) fn is_new_in_turn(&self) -> bool {
        self.thread.turn.heard >= self.thread.turn.replies.len()
    }

    /// Tells whoever watches of a step of C code, if this point of the turn is new.
    pub(super) fn note_c_step(&mut self, step: impl FnOnce() -> CStep) {
        if self.is_new_in_turn() {
            self.heap.note(|_| Change::CStep(step()));
        }
    }

    /// Begins a turn within a turn: what it hears is forgotten at its [end](Self::end_inner_turn).
    pub(super) fn begin_inner_turn(&mut self) -> InnerTurn {
        InnerTurn { start: self.begin_logged(), open: self.open_reprs() }
    }

    /// Ends a turn within a turn that has come to its end.
    pub(super) fn end_inner_turn(&mut self, InnerTurn { start, .. }: InnerTurn) {
        self.thread.turn.level -= 1;
        self.forget_from(start);
        self.thread.turn.heard = start;
    }

    /// Ends a turn within a turn that waits for a call, and will go on as a turn of its own, which begins at `level`:
    /// gives its log, and the call.
    pub(super) fn take_inner_turn(&mut self, InnerTurn { start, open }: InnerTurn, level: u32) -> Unfinished {
        let turn = &mut self.thread.turn;
        let open = turn.open.split_off(open);
        let own = turn.level;
        turn.level -= 1;
        turn.heard = start;
        let mut replies = turn.replies.split_off(start.min(turn.replies.len()));
        let mut pending = self.thread.pending.take();
        let levels = replies.iter_mut().map(|reply| &mut reply.level);
        for of in levels.chain(pending.as_mut().map(|pending| &mut pending.level)) {
            *of = (*of + level).saturating_sub(own);
        }
        note_open(&mut replies, open);
        Unfinished { replies, pending }
    }

    /// Asks for a call that is no call of a callable (the frame of a generator, say). The references change hands.
    /// To be used within [`once`](Self::once): the reply is what that gives when the turn runs again.
    pub(super) fn suspend(&mut self, whence: &'static str, what: PendingCall) -> Fault {
        let inner = self.thread.turn.level;
        let level = inner.saturating_sub(1);
        // What the operation heard on the way here is in the call; the reply to it comes in the place of that.
        let replies = &self.thread.turn.replies;
        self.forget_from(replies.iter().rposition(|reply| reply.level < inner).map_or(0, |last| last + 1));
        let depth = self.thread.recursion_depth;
        self.thread.pending = Some(Box::new(Pending { what, whence, level, depth }));
        Fault::Call
    }

    fn call_now(
        &mut self,
        whence: &'static str,
        callable: Value,
        arguments: Arguments<'_>,
        holding: Holding<'_>,
    ) -> Outcome<Value> {
        if let Object::Function(_) = self.heap.at(callable) {
            let function = self.heap.retain(callable);
            let positional = arguments.positional.iter().map(|&value| self.heap.retain(value)).collect();
            let held = holding.with(arguments).map(|value| self.heap.retain(value)).collect();
            let retain = |&(keyword, value): &(Value, Value)| (self.heap.retain(keyword), self.heap.retain(value));
            // A function takes them in the order of the dict that C code has of them (`function_call`).
            let keywords = arguments.keywords.iter().rev().map(retain).collect();
            return Err(self.suspend(whence, PendingCall::Function { function, positional, keywords, held }));
        }
        let called = match self.heap.at(callable) {
            Object::Method(method) => self.call_method(*method, arguments, !holding.passes_on).map(Called::Value),
            _ => {
                let called = self.call_callable(callable, arguments);
                if holding.passes_on { called } else { self.while_holding_all(arguments.positional, called) }
            }
        };
        match called? {
            Called::Value(value) => Ok(value),
            Called::Native(builtin, begun) => Err(self.suspend(whence, PendingCall::Native(builtin, begun))),
        }
    }

    /// The next reply of the log, if it is to the operation that asks.
    fn hear(&mut self) -> Option<Outcome<Value>> {
        let turn = &mut self.thread.turn;
        let reply = turn.replies.get(turn.heard).filter(|reply| reply.level == turn.level)?;
        match reply.given {
            Given::Value(value) => {
                turn.heard += 1;
                Some(Ok(self.heap.retain(value)))
            }
            Given::Raised(exc) => {
                turn.heard += 1;
                for part in exc.references() {
                    self.heap.retain(part);
                }
                self.set_raised(exc);
                Some(Err(Fault::Raised))
            }
            Given::Rounds(_) | Given::Items(_) | Given::Open(_) => None,
        }
    }

    /// Begins an operation that is logged as a whole; gives its place in the log.
    fn begin_logged(&mut self) -> usize {
        self.thread.turn.level += 1;
        self.thread.turn.heard
    }

    /// Ends it: its result takes the place of all that was asked within.
    fn end_logged(&mut self, start: usize, result: Outcome<Value>) -> Outcome<Value> {
        self.thread.turn.level -= 1;
        let given = match &result {
            Ok(value) => Given::Value(*value),
            Err(Fault::Raised) => Given::Raised(self.thread.raised),
            Err(_) => return result,
        };
        self.forget_from(start);
        let level = self.thread.turn.level;
        let reply = Reply { level, given };
        reply.for_each_reference(|value| {
            self.heap.retain(value);
        });
        self.thread.turn.replies.push(reply);
        self.thread.turn.heard = start + 1;
        result
    }

    fn note(&mut self, given: Given) {
        let level = self.thread.turn.level;
        self.thread.turn.replies.push(Reply { level, given });
    }

    /// Drops the replies from this one on.
    fn forget_from(&mut self, start: usize) {
        while self.thread.turn.replies.len() > start {
            let Some(reply) = self.thread.turn.replies.pop() else { break };
            reply.for_each_reference(|value| self.heap.release(value));
        }
    }
}

/// A turn waits: what it has begun to write is the last entry of its log.
fn note_open(replies: &mut Vec<Reply>, open: Vec<ObjectId>) {
    if !open.is_empty() {
        replies.push(Reply { level: u32::MAX, given: Given::Open(open) });
    }
}

/// A turn that waited goes on: what it had begun to write it begins again.
fn forget_open(replies: &mut Vec<Reply>) {
    if matches!(replies.last(), Some(Reply { given: Given::Open(_), .. })) {
        replies.pop();
    }
}

/// For `repr` of containers, which must not go round in a circle, even through Python code.
impl Machine {
    /// The `repr` of a container begins; `false` if it is being written already, by this turn or by one that waits
    /// (`Py_ReprEnter`).
    pub(super) fn enter_repr(&mut self, container: ObjectId) -> bool {
        let waits = |activation: &Activation| {
            let replies = match activation {
                Activation::Python(call) => call.replies(),
                Activation::Native(call) => &call.turn.replies,
            };
            matches!(replies.last(), Some(Reply { given: Given::Open(open), .. }) if open.contains(&container))
        };
        if self.thread.turn.open.marked.contains(&container) || self.thread.activations.iter().any(waits) {
            return false;
        }
        self.thread.turn.open.order.push(container);
        self.thread.turn.open.marked.insert(container);
        true
    }

    /// It is written (`Py_ReprLeave`).
    pub(super) fn leave_repr(&mut self, container: ObjectId) {
        let Open { order, marked } = &mut self.thread.turn.open;
        if let Some(at) = order.iter().rposition(|&open| open == container) {
            order.remove(at);
            marked.remove(&container);
        }
    }

    /// How many containers are being written.
    pub(super) fn open_reprs(&self) -> usize {
        self.thread.turn.open.order.len()
    }

    /// What was begun since then is given up.
    pub(super) fn close_reprs(&mut self, open: usize) {
        self.thread.turn.open.split_off(open);
    }
}

/// Where a turn within a turn began: its place in the log, and how many containers were being written.
#[must_use = "it has to be ended"]
#[derive(Debug)]
pub(super) struct InnerTurn {
    start: usize,
    open: usize,
}

/// What a turn has heard so far, and the call that it waits for, if that is still to be made.
#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Unfinished {
    pub(super) replies: Vec<Reply>,
    pub(super) pending: Option<Box<Pending>>,
}

impl Unfinished {
    /// Gives every reference that it holds.
    pub(crate) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        self.replies.iter().for_each(|reply| reply.for_each_reference(&mut see));
        if let Some(pending) = &self.pending {
            pending.what.for_each_reference(see);
        }
    }
}

/// How far a loop is.
#[derive(Debug)]
pub(super) struct Rounds {
    at: usize,
    /// How many rounds are done; `usize::MAX` where the loop is [over](Machine::finish_rounds).
    pub(super) done: usize,
}

/// For who runs turns.
impl Machine {
    /// Begins a turn again with the log of before, or the first time with an empty one.
    #[inline]
    pub(super) fn begin_turn(&mut self, mut replies: Vec<Reply>) {
        forget_open(&mut replies);
        self.thread.turn = Turn { replies, heard: 0, level: 0, open: Open::default() };
    }

    /// The turn waits for a call: gives its log, to be kept.
    pub(super) fn take_turn(&mut self) -> Vec<Reply> {
        let Turn { mut replies, open, .. } = std::mem::take(&mut self.thread.turn);
        note_open(&mut replies, open.order);
        replies
    }

    /// The turn is over.
    #[inline]
    pub(super) fn end_turn(&mut self) {
        if self.thread.turn.heard != 0 || !self.thread.turn.replies.is_empty() {
            self.drop_turn();
        }
    }

    #[cold]
    fn drop_turn(&mut self) {
        self.forget_from(0);
        self.thread.turn = Turn::default();
    }

    /// A call that a turn waited for is over: the newest activation hears of it.
    pub(super) fn reply(&mut self, level: u32, result: Outcome<Value>) {
        let given = match result {
            Ok(value) => Given::Value(value),
            Err(_) => Given::Raised(std::mem::take(&mut self.thread.raised)),
        };
        let reply = Reply { level, given };
        let log = match self.thread.activations.last_mut() {
            Some(Activation::Python(call)) => Some(&mut call.rare().replies),
            Some(Activation::Native(call)) => Some(&mut call.turn.replies),
            None => None,
        };
        match log {
            Some(log) => {
                forget_open(log);
                log.push(reply);
            }
            None => reply.for_each_reference(|value| self.heap.release(value)),
        }
    }

    /// Gives up what a call that is not made would have been made with.
    pub(super) fn drop_pending(&mut self) {
        if !self.thread.turn.open.order.is_empty() {
            self.thread.turn.open = Open::default();
        }
        if let Some(pending) = self.thread.pending.take() {
            self.release_pending(pending.what);
        }
    }

    /// Drops what a turn holds that does not go on.
    pub(super) fn drop_unfinished(&mut self, Unfinished { replies, pending }: Unfinished) {
        replies.iter().for_each(|reply| reply.for_each_reference(|value| self.heap.release(value)));
        if let Some(pending) = pending {
            self.release_pending(pending.what);
        }
    }

    fn release_pending(&mut self, what: PendingCall) {
        match what {
            PendingCall::Function { function, positional, keywords, held } => {
                self.heap.release_all(positional);
                self.heap.release_all(held);
                keywords.into_iter().for_each(|(keyword, value)| self.heap.release_all([keyword, value]));
                self.heap.release(function);
            }
            PendingCall::Native(_, begun) => self.drop_begun(begun),
            PendingCall::Code { code, globals, locals } => {
                self.heap.release_all([Value::object(code), Value::object(globals), locals]);
            }
            PendingCall::Generator { generator, sent, raised } => {
                self.heap.release_id(generator);
                self.heap.release(sent);
                self.heap.release_all(raised.unwrap_or_default().references());
            }
        }
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Makes the call that the turn of the newest activation waits for.
    pub(super) fn make_pending_call(&mut self) {
        let Some(pending) = self.machine.thread.pending.take() else { return };
        let Pending { what, whence, level, depth } = *pending;
        let then = Then::Reply { level, depth: self.thread.recursion_depth, whence };
        self.machine.thread.recursion_depth = depth;
        match what {
            PendingCall::Function { function, positional, keywords, held } => {
                let arguments = Arguments { positional: &positional, keywords: &keywords };
                let called = self.call_python(function, arguments, held, then);
                let what = PendingCall::Function { function, positional, keywords, held: Vec::new() };
                self.machine.release_pending(what);
                if let Err(fault) = called {
                    self.deliver(then, None, Err(fault));
                }
            }
            PendingCall::Native(builtin, begun) => self.begin_native(builtin, begun, then),
            PendingCall::Code { code, globals, locals } => {
                self.begin_code(code, globals, locals, then);
                self.machine.release_pending(PendingCall::Code { code, globals, locals });
            }
            PendingCall::Generator { generator, sent, raised } => self.run_generator(generator, sent, raised, then),
        }
    }
}

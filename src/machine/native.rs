//! Builtins that call Python code, as small state machines on the machine's stack.
//!
//! CPython's `map` calls its function from C, so C's stack holds where it is. Here that is a [`NativeCall`], a value
//! like everything else: the machine can be stopped, cloned and shown in the middle of a `map`. Each [`Native`] says
//! what it holds between two calls; [`Machine::advance`] does what C code does from one call to the next.

use super::builtins::folding::{Best, Fold};
use super::builtins::sorting::Sorting;
use super::builtins::{Builtin, Called};
use super::call::Arguments;
use super::effect::{Audience, Effect, Leaving};
use super::eval::Eval;
use super::exceptions::ExcInfo;
use super::object::Object;
use super::turn::{PendingCall, Unfinished};
use super::value::Value;
use super::{Activation, Fault, Machine, Outcome, Then};

/// A builtin in progress. It holds its references.
#[derive(Clone, Debug, Hash)]
pub struct NativeCall {
    /// Which builtin.
    pub builtin: Builtin,
    /// Where it is.
    pub state: Native,
    /// The first moment in which it is on the stack.
    pub began: u64,
    /// What happens to its result.
    pub then: Then,
    /// What the call it made last has given, before it looks at it.
    pub result: Option<Value>,
    /// What the calls of its turn have given, while that waits for one more ([`turn`](super::turn)), and which, if that
    /// is still to be made.
    pub(crate) turn: Unfinished,
    /// The arguments that it was called with, in C's tuple and dict, but for those that the state holds in their place.
    pub arguments: Vec<Value>,
}

/// Where a builtin is between two calls of Python code.
#[derive(Clone, Debug, Hash)]
pub enum Native {
    /// `map(function, iterable, …)`: the results so far.
    Map {
        /// What is called; `None` makes tuples.
        function: Value,
        /// Where the arguments come from; `NULL` for one that has ended.
        iterators: Vec<Value>,
        /// The arguments of the next call, as far as they are known.
        arguments: Vec<Value>,
        /// What it gave.
        results: Vec<Value>,
    },
    /// A call of something in C that calls Python code itself.
    Call {
        /// What is called.
        function: Value,
        /// With what.
        positional: Vec<Value>,
    },
    /// `raw_input`, `input`, `sys.stdin.readline`: waits for a line.
    ReadLine,
    /// `filter(function, iterable)`: the items kept so far, and the one that is asked about.
    Filter {
        /// What is called; `None` asks for the item's own truth.
        function: Value,
        /// Where the items come from; a text or a tuple itself, of which they are taken by index.
        iterator: Value,
        /// The item whose fate is open; `NULL` before the first.
        item: Value,
        /// Those kept.
        kept: Vec<Value>,
        /// How many were asked about.
        seen: usize,
        /// What is to be made of those kept.
        into: FilterInto,
    },
    /// `reduce(function, iterable[, initial])`: the value so far, `NULL` before the first item.
    Reduce {
        /// What is called.
        function: Value,
        /// Where the items come from.
        iterator: Value,
        /// The value so far.
        accumulator: Value,
        /// How many items were taken.
        seen: usize,
    },
    /// `sorted` and `list.sort`.
    Sort(Box<Sorting>),
    /// `min` and `max`.
    Best(Best),
    /// The report of an exception that nobody caught.
    Uncaught(ExcInfo),
    /// `sum`, `any` and `all`.
    Fold(Fold),
}

/// What `filter` makes: a list, but a tuple of a tuple and a string of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterInto {
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// A str.
    Str,
    /// A unicode.
    Unicode,
}

/// What a native call does next.
pub(super) enum Advance {
    /// It calls this function with these arguments, whose references it gives away.
    Call(Value, Vec<Value>),
    /// It has done a good deal of work, and goes on with more.
    Again,
    /// It is done; the reference to the result is the caller's.
    Done(Value),
}

/// Where a builtin is when it goes on the stack. It holds its references.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Begun {
    /// Where it is.
    pub(super) state: Native,
    /// What its turn has done already, if it began in the middle of another.
    turn: Unfinished,
}

impl Begun {
    /// Gives every reference that it holds.
    pub(super) fn for_each_reference(&self, see: &mut dyn FnMut(Value)) {
        self.state.for_each_reference(&mut *see);
        self.turn.for_each_reference(see);
    }
}

impl From<Native> for Begun {
    fn from(state: Native) -> Self {
        Self { state, turn: Unfinished::default() }
    }
}

impl NativeCall {
    /// A builtin that is about to begin, in the moment `began`.
    fn new(began: u64, builtin: Builtin, Begun { state, turn }: Begun, then: Then) -> Self {
        Self { builtin, state, began, then, result: None, turn, arguments: Vec::new() }
    }

    /// Gives every reference that the call holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        self.result.into_iter().for_each(&mut see);
        self.turn.for_each_reference(&mut see);
        self.arguments.iter().copied().for_each(&mut see);
        self.state.for_each_reference(see);
    }
}

impl Native {
    /// Gives every reference that the state holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        match self {
            Native::Map { function, iterators, arguments, results } => {
                see(*function);
                iterators.iter().chain(arguments).chain(results).copied().for_each(see);
            }
            Native::Filter { function, iterator, item, kept, .. } => {
                [*function, *iterator, *item].into_iter().for_each(&mut see);
                kept.iter().copied().for_each(see);
            }
            Native::Reduce { function, iterator, accumulator, .. } => {
                [*function, *iterator, *accumulator].into_iter().for_each(see);
            }
            Native::Sort(sorting) => sorting.for_each_reference(see),
            Native::Best(best) => best.for_each_reference(see),
            Native::ReadLine => {}
            Native::Uncaught(raised) => raised.references().into_iter().for_each(see),
            Native::Fold(fold) => fold.for_each_reference(see),
            Native::Call { function, positional } => {
                see(*function);
                positional.iter().copied().for_each(see);
            }
        }
    }
}

impl NativeCall {
    /// How far it has come, in a few words; empty where it does not go through items.
    pub fn progress(&self) -> String {
        match &self.state {
            Native::Map { results, .. } => format!("item {}", results.len() + 1),
            Native::Filter { seen, .. } | Native::Reduce { seen, .. } => format!("item {seen}"),
            Native::Sort(sorting) => sorting.progress(),
            Native::Best(best) => format!("item {}", best.seen),
            Native::Uncaught(_) => String::new(),
            Native::Fold(fold) => format!("item {}", fold.seen),
            Native::Call { .. } | Native::ReadLine => String::new(),
        }
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Puts a native call on the stack.
    pub(super) fn begin_native(&mut self, builtin: Builtin, begun: Begun, then: Then) {
        self.tell(|| Effect::NativeEntered(builtin.name()));
        let call = NativeCall::new(self.n, builtin, begun, then);
        self.machine.thread.activations.push(Activation::Native(Box::new(call)));
    }

    /// Lets the native call on top of the stack go on until it makes a call of a Python function, or ends.
    ///
    /// Each turn is one item and one unit of work, so it can be stopped between any two.
    pub(super) fn run_native(&mut self) {
        self.machine.charge(1);
        let Some(Activation::Native(mut call)) = self.machine.thread.activations.pop() else { return };
        if let Some(pending) = call.turn.pending.take() {
            self.machine.thread.pending = Some(pending);
            self.machine.thread.activations.push(Activation::Native(call));
            return self.make_pending_call();
        }
        let replies = std::mem::take(&mut call.turn.replies);
        self.machine.begin_turn(replies);
        self.machine.begin_toil();
        let next =
            if self.machine.is_out_of_memory() { Err(self.no_memory()) } else { self.machine.advance(&mut call) };
        if matches!(next, Err(Fault::Call)) {
            call.turn.replies = self.machine.take_turn();
            self.machine.thread.activations.push(Activation::Native(call));
            return self.make_pending_call();
        }
        self.machine.end_turn();
        self.machine.thread.activations.push(Activation::Native(call));
        match next {
            Ok(Advance::Call(function, arguments)) => {
                let called = self.call_back(function, arguments);
                match called {
                    Ok(None) => {}
                    Ok(Some(value)) => self.resume_native(value),
                    Err(fault) => self.end_native(Err(fault)),
                }
            }
            Ok(Advance::Again) => {}
            Ok(Advance::Done(value)) => self.end_native(Ok(value)),
            Err(fault) => self.end_native(Err(fault)),
        }
    }

    /// Calls something for a native call (`PyObject_Call`): `None` if the call is under way.
    fn call_back(&mut self, function: Value, positional: Vec<Value>) -> Outcome<Option<Value>> {
        if let Err(fault) = self.enter_recursive_call(" while calling a Python object") {
            self.machine.heap.release_all(positional);
            return Err(fault);
        }
        let arguments = Arguments { positional: &positional, keywords: &[] };
        let called = match self.heap.at(function) {
            Object::Function(_) => {
                let entered = self.enter_function(function, arguments, Then::ResumeNative);
                entered.map(|generator| generator.map(Called::Value))
            }
            _ => self.machine.call_native_back(function, arguments).map(Some),
        };
        let is_entered = matches!(called, Ok(None));
        let called = self.called_back(called);
        // C code has the arguments in a tuple.
        let tuple = self.machine.tuple_of_call(positional, is_entered);
        self.machine.hold(is_entered, tuple);
        called
    }

    /// What came of that.
    fn called_back(&mut self, called: Outcome<Option<Called>>) -> Outcome<Option<Value>> {
        match called {
            // The level is left when the result comes.
            Ok(None) => Ok(None),
            Ok(Some(Called::Native(builtin, begun))) => {
                self.begin_native(builtin, begun, Then::ResumeNative);
                Ok(None)
            }
            Ok(Some(Called::Value(value))) => {
                self.leave_recursive_call();
                Ok(Some(value))
            }
            Err(fault) => {
                self.leave_recursive_call();
                Err(fault)
            }
        }
    }

    /// The native call on top of the stack gets what it called for.
    pub(super) fn resume_native(&mut self, result: Value) {
        if let Some(Activation::Native(call)) = self.machine.thread.activations.last_mut() {
            call.result = Some(result);
        }
    }

    /// The native call on top of the stack is over.
    fn end_native(&mut self, result: Outcome<Value>) {
        let (then, result) = self.pop_native(result);
        self.deliver(then, None, result);
    }

    /// Takes the newest call, of a builtin, off the stack.
    pub(super) fn pop_native(&mut self, result: Outcome<Value>) -> (Then, Outcome<Value>) {
        let Some(Activation::Native(call)) = self.machine.thread.activations.pop() else {
            return (Then::EndRun, result);
        };
        self.tell(|| Effect::NativeLeft(call.builtin.name()));
        let raised = !self.machine.raised().class.is_null();
        self.machine.note_native_left(&call, if raised { Leaving::Raise } else { Leaving::Return });
        let then = call.then;
        self.machine.drop_native(*call);
        (then, result)
    }
}

impl Machine {
    /// Calls what is no Python function for a native call: at once, if that needs no Python code; else it goes on in a
    /// turn of its own.
    fn call_native_back(&mut self, function: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        let turn = self.begin_inner_turn();
        let called = self.call_callable(function, arguments);
        if !matches!(called, Err(Fault::Call)) {
            self.end_inner_turn(turn);
            return called;
        }
        // `Native::Call` has it in `once`, one level up.
        let turn = self.take_inner_turn(turn, 1);
        let builtin = match *self.heap.at(function) {
            Object::Builtin(builtin, _) => builtin,
            _ => Builtin::Callable,
        };
        let positional = arguments.positional.iter().map(|&value| self.heap.retain(value)).collect();
        let state = Native::Call { function: self.heap.retain(function), positional };
        Ok(Called::Native(builtin, Begun { state, turn }))
    }

    /// Does what the builtin's C code does from one call of Python code to the next. This is a turn, which may run
    /// again: so whatever it has done is in the state before the next operation that may call.
    ///
    /// # Errors
    /// What C code raises; the state is dropped then.
    fn advance(&mut self, call: &mut NativeCall) -> Outcome<Advance> {
        match &mut call.state {
            Native::Map { function, iterators, arguments, results } => {
                results.extend(call.result.take());
                let function = *function;
                self.advance_map(function, iterators, arguments, results)
            }
            Native::Filter { function, iterator, item, kept, seen, into } => {
                let is_text = matches!(into, FilterInto::Str | FilterInto::Unicode);
                if !item.is_null() {
                    // Where nothing was called, the item answers for itself; no character is false.
                    let truth = (is_text && function.is_none()) || self.is_true(call.result.unwrap_or(*item))?;
                    self.heap.release_all(call.result.take());
                    let item = std::mem::take(item);
                    if truth {
                        kept.push(item);
                        self.check_filtered(item, *into)?;
                    } else {
                        self.heap.release(item)
                    }
                    return Ok(Advance::Again);
                }
                let next = match *into {
                    FilterInto::List => self.iter_next(*iterator)?,
                    // As many as it really has, and by index, whatever a subclass says.
                    _ => self.item_at(*iterator, *seen)?,
                };
                *seen += 1;
                match next {
                    Some(next) if function.is_none() => {
                        *item = next;
                        Ok(Advance::Again)
                    }
                    Some(next) => {
                        *item = next;
                        Ok(Advance::Call(*function, vec![self.heap.retain(next)]))
                    }
                    None => {
                        let kept = std::mem::take(kept);
                        self.charge(kept.len() / 8);
                        Ok(Advance::Done(self.filtered(kept, *into)))
                    }
                }
            }
            Native::Reduce { function, iterator, accumulator, seen } => {
                if let Some(result) = call.result.take() {
                    *accumulator = result;
                }
                if accumulator.is_null() {
                    let Some(first) = self.iter_next(*iterator)? else {
                        return Err(self.type_error("reduce() of empty sequence with no initial value"));
                    };
                    *accumulator = first;
                    return Ok(Advance::Again);
                }
                let next = self.iter_next(*iterator)?;
                *seen += 1;
                match next {
                    Some(item) => Ok(Advance::Call(*function, vec![std::mem::take(accumulator), item])),
                    None => Ok(Advance::Done(std::mem::take(accumulator))),
                }
            }
            Native::Sort(sorting) => self.advance_sort(sorting, &mut call.result),
            Native::Best(best) => self.advance_best(best, &mut call.result),
            Native::Uncaught(raised) => {
                let is_told = self.call_excepthook(*raised)?;
                if !is_told {
                    // What the exception's `__str__` prints comes on a line of its own.
                    self.once(|machine| {
                        machine.flush_line();
                        Ok(Value::NONE)
                    })?;
                }
                let exit = if self.is_system_exit(raised.class) { Some(self.exit_of(raised.value)?) } else { None };
                // Nobody asks a class of the program for a text that is not printed.
                let asks = !is_told || !self.has_python_str(raised.value);
                let asks_place = !is_told && exit.is_none();
                let place = if asks_place { self.place_of_syntax_error(raised.value)? } else { None };
                let text = match (&exit, &place) {
                    (Some(exit), _) => exit.text.clone(),
                    (None, Some(place)) if self.heap.is_classy(raised.value) => place.message(),
                    (None, _) if asks => self.text_of_uncaught(raised.value)?,
                    (None, _) => Vec::new(),
                };
                self.report_uncaught(std::mem::take(raised), &text, place.as_ref(), is_told, exit);
                Ok(Advance::Done(Value::NONE))
            }
            Native::Fold(fold) => self.advance_fold(fold),
            Native::ReadLine => self.advance_read_line(call.builtin),
            Native::Call { function, positional } => {
                let arguments = Arguments { positional, keywords: &[] };
                let called = self.once(|machine| match machine.call_callable(*function, arguments)? {
                    Called::Value(value) => Ok(value),
                    Called::Native(builtin, begun) => {
                        Err(machine.suspend("PyObject_Call", PendingCall::Native(builtin, begun)))
                    }
                });
                called.map(Advance::Done)
            }
        }
    }

    /// One item of each iterable, `None` for those that have ended, until all have.
    fn advance_map(
        &mut self,
        function: Value,
        iterators: &mut [Value],
        arguments: &mut Vec<Value>,
        results: &mut Vec<Value>,
    ) -> Outcome<Advance> {
        let heard = self.heard();
        for iterator in iterators.iter_mut().skip(arguments.len()) {
            if self.heard() > heard {
                // What was heard so far is in the arguments.
                return Ok(Advance::Again);
            }
            let next = if iterator.is_null() { None } else { self.iter_next(*iterator)? };
            if next.is_none() {
                self.heap.release(std::mem::take(iterator));
            }
            arguments.push(next.unwrap_or(Value::NONE));
        }
        let arguments = std::mem::take(arguments);
        if iterators.iter().all(|iterator| iterator.is_null()) {
            let results = std::mem::take(results);
            return Ok(Advance::Done(self.heap.list(results)));
        }
        if self.heap.is_full() {
            self.heap.release_all(arguments);
            return Err(self.no_memory());
        }
        if function.is_none() {
            results.push(self.heap.tuple(arguments));
            return Ok(Advance::Again);
        }
        Ok(Advance::Call(function, arguments))
    }

    /// Does at once what needs no call of Python code, as far as it is not too much.
    pub(super) fn begin(&mut self, builtin: Builtin, state: Native) -> Outcome<Called> {
        /// Each turn does a little work; what needs more turns goes on the stack, so that it can be stopped.
        const TURNS: usize = 1000;
        let calls = match &state {
            Native::Map { function, .. } | Native::Filter { function, .. } => !function.is_none(),
            Native::Reduce { .. } => true,
            Native::Sort(sorting) => sorting.calls(),
            Native::Best(best) => !best.function.is_null(),
            Native::Uncaught(_) => true,
            Native::Fold(_) => false,
            Native::Call { .. } | Native::ReadLine => true,
        };
        if calls {
            return Ok(Called::Native(builtin, state.into()));
        }
        let mut call = NativeCall::new(self.n, builtin, state.into(), Then::ResumeNative);
        for _ in 0..TURNS {
            let turn = self.begin_inner_turn();
            let next = self.advance(&mut call);
            if matches!(next, Err(Fault::Call)) {
                // It does call: so that turn goes on as one of its own, with what it has heard so far.
                let turn = self.take_inner_turn(turn, 0);
                return Ok(Called::Native(builtin, Begun { state: call.state, turn }));
            }
            self.end_inner_turn(turn);
            match next {
                Ok(Advance::Again) => {}
                Ok(Advance::Done(value)) => {
                    self.drop_native(call);
                    return Ok(Called::Value(value));
                }
                Ok(Advance::Call(_, arguments)) => self.heap.release_all(arguments),
                Err(fault) => {
                    self.drop_native(call);
                    return Err(fault);
                }
            }
        }
        Ok(Called::Native(builtin, call.state.into()))
    }

    /// Drops what was to begin.
    pub(super) fn drop_begun(&mut self, Begun { state, turn }: Begun) {
        self.drop_unfinished(turn);
        self.drop_state(state);
    }

    /// Drops what a native call holds.
    fn drop_native(&mut self, call: NativeCall) {
        self.heap.release_all(call.result);
        self.heap.release_all(call.arguments);
        self.drop_begun(Begun { state: call.state, turn: call.turn });
    }

    /// What C code holds of a call's arguments: all of them; but `filter` moves its item into the tuple, and here the
    /// state has it.
    fn tuple_of_call(&mut self, positional: Vec<Value>, is_entered: bool) -> Vec<Value> {
        let caller = self.thread.activations.iter().rev().nth(usize::from(is_entered));
        match caller {
            Some(Activation::Native(call))
                if is_entered && matches!(call.state, Native::Filter { into: FilterInto::List, .. }) =>
            {
                self.heap.release_all(positional);
                Vec::new()
            }
            _ => positional,
        }
    }

    /// The builtin that has just begun holds the arguments that it was called with, the first so many of them positional;
    /// the references change hands. What C code takes from there without holding it once more, the state has.
    pub(super) fn hold_arguments(&mut self, mut arguments: Vec<Value>, positional: usize) {
        let Some(Activation::Native(call)) = self.thread.activations.last_mut() else {
            return self.heap.release_all(arguments);
        };
        let borrowed = match &call.state {
            Native::Map { function, .. } | Native::Filter { function, .. } | Native::Reduce { function, .. } => {
                Some(*function)
            }
            Native::Sort(sorting) => Some(sorting.function()),
            _ => None,
        };
        if positional > 1 && matches!(call.state, Native::Best(_)) {
            // They are in a tuple, which is what the state goes through.
            arguments.drain(..positional.min(arguments.len())).for_each(|argument| self.heap.release(argument));
        }
        if let Some(at) = arguments.iter().position(|&argument| Some(argument) == borrowed) {
            self.heap.release(arguments.remove(at));
        }
        call.arguments = arguments;
    }

    /// Drops what a native call's state holds. A list that was being sorted gets its items back.
    pub(super) fn drop_state(&mut self, mut state: Native) {
        if let Native::Sort(sorting) = &mut state {
            self.restore_list(sorting);
        }
        state.for_each_reference(|value| self.heap.release(value));
    }

    /// The item that a text or a tuple has there, and as a subclass gives it; `None` beyond its real end.
    fn item_at(&mut self, sequence: Value, index: usize) -> Outcome<Option<Value>> {
        let len = match self.heap.at(sequence) {
            Object::Str(text) => text.bytes.len(),
            Object::Unicode(text) => text.points.len(),
            Object::Tuple(items) => items.len(),
            _ => 0,
        };
        if index >= len {
            return Ok(None);
        }
        let index = self.heap.int(index as i64);
        let item = self.get_item(sequence, index);
        self.heap.release(index);
        item.map(Some)
    }

    /// An item that `filter` keeps must be a text where the result is one: a subclass may give what it likes.
    fn check_filtered(&mut self, item: Value, into: FilterInto) -> Outcome<()> {
        let (is_one, of) = match into {
            FilterInto::Str => (self.heap.as_str(item).is_some(), "str to str"),
            FilterInto::Unicode => (self.heap.as_unicode(item).is_some(), "unicode to unicode"),
            FilterInto::List | FilterInto::Tuple => return Ok(()),
        };
        if is_one {
            return Ok(());
        }
        Err(self.type_error(format!("can't filter {of}: __getitem__ returned different type")))
    }

    /// `filter` has asked about every item.
    fn filtered(&mut self, kept: Vec<Value>, into: FilterInto) -> Value {
        match into {
            FilterInto::List => self.heap.list(kept),
            FilterInto::Tuple => self.heap.tuple(kept),
            FilterInto::Unicode => {
                let points: Vec<u32> =
                    kept.iter().filter_map(|&item| self.heap.as_unicode(item)).flat_map(|u| u.to_vec()).collect();
                self.heap.release_all(kept);
                self.heap.unicode(points)
            }
            FilterInto::Str => {
                let bytes: Vec<u8> =
                    kept.iter().filter_map(|&item| self.heap.as_str(item)).flat_map(|s| s.to_vec()).collect();
                self.heap.release_all(kept);
                self.heap.str(bytes)
            }
        }
    }
}

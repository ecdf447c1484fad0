//! Builtins that call Python code, as small state machines on the machine's stack.
//!
//! CPython's `map` calls its function from C, so C's stack holds where it is. Here that is a [`NativeCall`], a value
//! like everything else: the machine can be stopped, cloned and shown in the middle of a `map`. Each [`Native`] says
//! what it holds between two calls; [`Machine::advance`] does what C code does from one call to the next.

use super::builtins::{Builtin, Called};
use super::call::Arguments;
use super::effect::{Audience, Effect};
use super::eval::Eval;
use super::object::Object;
use super::value::Value;
use super::{Activation, Machine, Outcome, Then};

/// A builtin in progress. It holds its references.
#[derive(Clone, Debug, Hash)]
pub struct NativeCall {
    /// Which builtin.
    pub builtin: Builtin,
    /// Where it is.
    pub state: Native,
    /// What happens to its result.
    pub then: Then,
    /// What the call it made last has given, before it looks at it.
    pub result: Option<Value>,
}

/// Where a builtin is between two calls of Python code.
#[derive(Clone, Debug, Hash)]
pub enum Native {
    /// `map(function, iterable, …)`: the results so far.
    Map {
        /// What is called.
        function: Value,
        /// Where the arguments come from; `NULL` for one that has ended.
        iterators: Vec<Value>,
        /// What it gave.
        results: Vec<Value>,
    },
    /// `filter(function, iterable)`: the items kept so far, and the one that is asked about.
    Filter {
        /// What is called.
        function: Value,
        /// Where the items come from.
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
    /// The keys for `sorted`, `list.sort`, `min` and `max` with `key=`: one call for each item.
    Keys {
        /// What is called.
        function: Value,
        /// The items.
        items: Vec<Value>,
        /// The keys of the first of them.
        keys: Vec<Value>,
        /// What is done with items and keys in the end.
        purpose: KeysFor,
    },
}

/// What `filter` makes: a list, but a tuple of a tuple and a str of a str.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterInto {
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// A str.
    Str,
}

/// What items and their keys are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeysFor {
    /// `sorted(…, reverse=…)`: a new list.
    Sorted {
        /// From large to small.
        reverse: bool,
    },
    /// `list.sort(…, reverse=…)`: this list, which is counted.
    Sort {
        /// The list.
        list: Value,
        /// From large to small.
        reverse: bool,
    },
    /// `min(…)`: the first item with the smallest key.
    Min,
    /// `max(…)`: the first item with the largest key.
    Max,
}

/// What a native call does next.
pub(super) enum Advance {
    /// It calls this function with these arguments, whose references it gives away.
    Call(Value, Vec<Value>),
    /// It is done; the reference to the result is the caller's.
    Done(Value),
}

impl NativeCall {
    /// Gives every reference that the call holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        self.result.into_iter().for_each(&mut see);
        match &self.state {
            Native::Map { function, iterators, results } => {
                see(*function);
                iterators.iter().chain(results).copied().for_each(see);
            }
            Native::Filter { function, iterator, item, kept, .. } => {
                [*function, *iterator, *item].into_iter().for_each(&mut see);
                kept.iter().copied().for_each(see);
            }
            Native::Reduce { function, iterator, accumulator, .. } => {
                [*function, *iterator, *accumulator].into_iter().for_each(see);
            }
            Native::Keys { function, items, keys, purpose } => {
                see(*function);
                if let KeysFor::Sort { list, .. } = purpose {
                    see(*list);
                }
                items.iter().chain(keys).copied().for_each(see);
            }
        }
    }

    /// What it is doing, in a few words.
    pub fn progress(&self) -> String {
        match &self.state {
            Native::Map { results, .. } => format!("item {}", results.len() + 1),
            Native::Filter { seen, .. } | Native::Reduce { seen, .. } => format!("item {seen}"),
            Native::Keys { items, keys, .. } => {
                format!("key {} of {}", (keys.len() + 1).min(items.len()), items.len())
            }
        }
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Puts a native call on the stack.
    pub(super) fn begin_native(&mut self, builtin: Builtin, state: Native, then: Then) {
        self.tell(|| Effect::NativeEntered(builtin.name()));
        let call = NativeCall { builtin, state, then, result: None };
        self.machine.thread.activations.push(Activation::Native(Box::new(call)));
    }

    /// Lets the native call on top of the stack go on until it makes a call of a Python function, or ends.
    ///
    /// Each turn is one item and one unit of work, so it can be stopped between any two.
    pub(super) fn run_native(&mut self) {
        self.machine.charge(1);
        let Some(Activation::Native(mut call)) = self.machine.thread.activations.pop() else { return };
        let result = call.result.take();
        let next = if self.heap.is_full() {
            self.machine.heap.release_all(result);
            Err(self.no_memory())
        } else {
            self.machine.advance(&mut call, result)
        };
        self.machine.thread.activations.push(Activation::Native(call));
        match next {
            Ok(Advance::Call(function, arguments)) => {
                let called = self.call_back(function, &arguments);
                self.machine.heap.release_all(arguments);
                match called {
                    Ok(None) => {}
                    Ok(Some(value)) => self.resume_native(value),
                    Err(fault) => self.end_native(Err(fault)),
                }
            }
            Ok(Advance::Done(value)) => self.end_native(Ok(value)),
            Err(fault) => self.end_native(Err(fault)),
        }
    }

    /// Calls something for a native call (`PyObject_Call`): `None` if the call is under way.
    fn call_back(&mut self, function: Value, positional: &[Value]) -> Outcome<Option<Value>> {
        let arguments = Arguments { positional, keywords: &[] };
        self.enter_recursive_call(" while calling a Python object")?;
        let called = match self.heap.at(function) {
            Object::Function(python) => {
                let python = (**python).clone();
                self.call_from_native(function, &python, arguments).map(|()| None)
            }
            _ => self.machine.call_callable(function, arguments).map(Some),
        };
        match called {
            // The level is left when the result comes.
            Ok(None) => Ok(None),
            Ok(Some(Called::Native(builtin, state))) => {
                self.begin_native(builtin, state, Then::ResumeNative);
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
        let mut held = Vec::new();
        call.for_each_reference(|value| held.push(value));
        self.machine.heap.release_all(held);
        (call.then, result)
    }
}

impl Machine {
    /// Does what the builtin's C code does from one call of Python code to the next.
    ///
    /// # Errors
    /// What C code raises; the state is dropped then.
    fn advance(&mut self, call: &mut NativeCall, result: Option<Value>) -> Outcome<Advance> {
        match &mut call.state {
            Native::Map { function, iterators, results } => {
                results.extend(result);
                let function = *function;
                self.advance_map(function, iterators, results)
            }
            Native::Filter { function, iterator, item, kept, seen, into } => {
                if let Some(result) = result {
                    let truth = self.is_true(result);
                    self.heap.release(result);
                    let item = std::mem::take(item);
                    if matches!(truth, Ok(true)) {
                        kept.push(item)
                    } else {
                        self.heap.release(item)
                    }
                    truth?;
                }
                *seen += 1;
                match self.iter_next(*iterator)? {
                    Some(next) => {
                        *item = next;
                        Ok(Advance::Call(*function, vec![self.heap.retain(next)]))
                    }
                    None => {
                        let kept = std::mem::take(kept);
                        self.filtered(kept, *into).map(Advance::Done)
                    }
                }
            }
            Native::Reduce { function, iterator, accumulator, seen } => {
                if let Some(result) = result {
                    *accumulator = result;
                }
                if accumulator.is_null() {
                    let Some(first) = self.iter_next(*iterator)? else {
                        return Err(self.type_error("reduce() of empty sequence with no initial value"));
                    };
                    *accumulator = first;
                }
                *seen += 1;
                match self.iter_next(*iterator)? {
                    Some(item) => Ok(Advance::Call(*function, vec![std::mem::take(accumulator), item])),
                    None => Ok(Advance::Done(std::mem::take(accumulator))),
                }
            }
            Native::Keys { function, items, keys, purpose } => {
                keys.extend(result);
                match items.get(keys.len()) {
                    Some(&item) => Ok(Advance::Call(*function, vec![self.heap.retain(item)])),
                    None => self.finish_keys(items, keys, *purpose).map(Advance::Done),
                }
            }
        }
    }

    /// One item of each iterable, `None` for those that have ended, until all have.
    fn advance_map(&mut self, function: Value, iterators: &mut [Value], results: &mut Vec<Value>) -> Outcome<Advance> {
        let mut arguments = Vec::with_capacity(iterators.len());
        let mut any = false;
        for iterator in iterators {
            let next = if iterator.is_null() { Ok(None) } else { self.iter_next(*iterator) };
            match next {
                Ok(Some(item)) => {
                    any = true;
                    arguments.push(item);
                }
                Ok(None) => {
                    self.heap.release(std::mem::take(iterator));
                    arguments.push(Value::NONE);
                }
                Err(fault) => {
                    self.heap.release_all(arguments);
                    return Err(fault);
                }
            }
        }
        if any {
            return Ok(Advance::Call(function, arguments));
        }
        let results = std::mem::take(results);
        Ok(Advance::Done(self.heap.list(results)))
    }
}

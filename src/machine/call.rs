//! Calling: CALL_FUNCTION, and which way it takes (`call_function`, `fast_function`, `do_call`).
//!
//! | file | what it is | CPython's |
//! |---|---|---|
//! | `eval_code` | a new frame, and its arguments | `PyEval_EvalCodeEx` |
//! | `function` | functions, and frames without arguments | `PyFunction_New`, `PyFrame_New` |

mod eval_code;
mod function;

use std::rc::Rc;

use super::builtins::Called;
use super::c_step::{CFlags, CStep};
use super::call_stats::Counter;
use super::class::Method;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::object::{Function, Object};
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Activation, Fault, Machine, Outcome, PythonCall, Then};
use crate::bytecode::CodeFlags;

/// The arguments of a call, where they lie: positionals, then pairs of keyword and value. Not counted here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arguments<'a> {
    pub(super) positional: &'a [Value],
    pub(super) keywords: &'a [(Value, Value)],
}

impl Arguments<'_> {
    /// None at all.
    pub(super) const NONE: Self = Self { positional: &[], keywords: &[] };
}

/// What `call_function` does with the arguments of what is no Python function.
#[derive(Clone, Copy)]
enum CWay {
    /// They are moved into a tuple (and a dict), or handed over as they are; so many slots are left to be popped.
    Tuple {
        /// How many.
        popped: u32,
    },
    /// They do not fit METH_NOARGS or METH_O, and stay where they are.
    Misfit,
}

impl<O: Audience> Eval<'_, O> {
    /// CALL_FUNCTION (`call_function`): looks at what is called, and goes the way of its kind.
    pub(super) fn call_function(&mut self, f: &mut Current<'_>, oparg: u32) -> Outcome<Flow> {
        let (positional, pairs) = (oparg & 0xff, oparg >> 8 & 0xff);
        let above = (positional + 2 * pairs) as usize;
        let callable = f.peek(above);
        let is_new = self.machine.is_new_in_turn();
        if is_new {
            self.machine.call_stats.add(Counter::All);
            self.c_step(|_| CStep::Call { callable, positional, pairs });
        }
        match self.heap.at(callable) {
            Object::Function(function) => {
                let function = (**function).clone();
                self.c_step(|_| CStep::IsCFunction { callable, pairs, yes: false });
                self.c_step(|_| CStep::IsBoundMethod { callable, this: Value::NULL });
                let base = f.stack.len().saturating_sub(above);
                self.fast_function(f, callable, &function, base, positional as usize, above + 1)
            }
            Object::Method(method) if !method.this.is_null() => {
                let method = *method;
                self.call_bound_method(f, callable, method, positional as usize, pairs as usize)
            }
            _ => {
                let way = self.look_at_callable(callable, positional, pairs, is_new);
                self.call_other(f, callable, positional as usize, pairs as usize, way)
            }
        }
    }

    /// A bound method: its function is called, with the object in the method's place on the stack.
    fn call_bound_method(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        method: Method,
        positional: usize,
        pairs: usize,
    ) -> Outcome<Flow> {
        let Method { this, function: func, .. } = method;
        let is_new = self.machine.is_new_in_turn();
        if is_new {
            self.machine.call_stats.add(Counter::Method);
            self.machine.call_stats.add(Counter::BoundMethod);
            self.c_step(|_| CStep::IsCFunction { callable, pairs: pairs as u32, yes: false });
            self.c_step(|_| CStep::IsBoundMethod { callable, this });
            self.c_step(|_| CStep::UnwrapMethod { this, function: func });
        }
        let Object::Function(function) = self.heap.at(func) else {
            if is_new {
                self.c_step(|_| CStep::IsFunction { callable: func, yes: false });
                self.do_call(func, positional + 1, pairs);
            }
            return self.call_other(f, callable, positional, pairs, CWay::Tuple { popped: 0 });
        };
        let function = (**function).clone();
        let slots = positional + 2 * pairs + 1;
        let base = f.stack.len().saturating_sub(slots);
        self.machine.heap.retain(this);
        self.machine.heap.retain(func);
        if let Some(slot) = f.frame.stack.get_mut(base) {
            *slot = this;
        }
        let place = Place::Stack(f.id, base);
        self.tell(|| Effect::Move { value: this, from: Place::Made, to: place, copies: false });
        self.machine.heap.release(callable);
        let flow = self.fast_function(f, func, &function, base, positional + 1, slots);
        self.machine.heap.release(func);
        flow
    }

    /// Counts a call of what is neither Python function nor bound method, and tells which way it goes: that of a C
    /// function, or `do_call`'s.
    fn look_at_callable(&mut self, callable: Value, positional: u32, pairs: u32, is_new: bool) -> CWay {
        let takes = match *self.heap.at(callable) {
            Object::Builtin(builtin, _) if self.heap.type_of(callable) == Type::Builtin => Some(builtin.c_flags()),
            _ => None,
        };
        let is_direct = takes.is_some() && pairs == 0;
        let flags = takes.unwrap_or(CFlags::Tuple);
        let fits = match flags {
            CFlags::NoArguments => positional == 0,
            CFlags::One => positional == 1,
            CFlags::Tuple => true,
        };
        if is_new {
            self.c_step(|_| CStep::IsCFunction { callable, pairs, yes: is_direct });
            if is_direct {
                self.machine.call_stats.add(Counter::CFunction);
                self.c_step(|_| CStep::CFunctionFlags { callable, flags, given: positional, fits });
                if flags == CFlags::Tuple {
                    self.c_step(|_| CStep::LoadArguments { count: positional });
                }
            } else {
                self.c_step(|_| CStep::IsBoundMethod { callable, this: Value::NULL });
                self.c_step(|_| CStep::IsFunction { callable, yes: false });
                self.do_call(callable, positional as usize, pairs as usize);
            }
        }
        if is_direct && !fits { CWay::Misfit } else { CWay::Tuple { popped: 1 } }
    }

    /// Counts what `do_call` counts, and tells of its steps.
    fn do_call(&mut self, callable: Value, positional: usize, pairs: usize) {
        let counter = self.machine.counter_of(callable);
        self.machine.call_stats.add(counter);
        self.c_step(|_| CStep::DoCall { callable });
        if pairs > 0 {
            self.c_step(|_| CStep::KeywordDict { pairs: pairs as u32 });
        }
        self.c_step(|_| CStep::LoadArguments { count: positional as u32 });
        self.c_step(|_| CStep::CountType { callable, counter, star: false });
        if counter != Counter::CFunction {
            self.c_step(|machine| CStep::ObjectCall { callable, depth: machine.thread.recursion_depth + 1 });
        }
    }

    /// `fast_function`: a Python function, called with the arguments that lie on the caller's stack from `base` on; with
    /// the callable, these are so many `slots`.
    fn fast_function(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        function: &Function,
        base: usize,
        positional: usize,
        slots: usize,
    ) -> Outcome<Flow> {
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(Flow::Next) };
        let body = Rc::clone(&code.body);
        let count = f.stack.len().saturating_sub(base);
        let quick = function.defaults.is_null()
            && body.code.argcount as usize == count
            && count == positional
            && body.flags_are_plain();
        self.machine.call_stats.add(Counter::Function);
        self.machine.call_stats.add(Counter::FastFunction);
        self.c_step(|_| CStep::IsFunction { callable, yes: true });
        self.c_step(|_| CStep::QuickPath {
            function: callable,
            has_defaults: !function.defaults.is_null(),
            argcount: body.code.argcount,
            given: count as u32,
            pairs: ((count - positional) / 2) as u32,
            flags: body.code.flags.0,
            yes: quick,
        });
        if quick {
            self.machine.call_stats.add(Counter::FasterFunction);
        }
        let frame = if quick && !O::WATCHES {
            let arguments = f.frame.stack.get(base..).unwrap_or_default();
            Ok(self.machine.new_frame(function.code, function.globals, Value::NULL, arguments).0)
        } else if quick {
            let frame = self.function_frame(callable, function);
            self.c_step(|_| CStep::CopyArguments { frame, count: count as u32 });
            for index in 0..count {
                let value = f.stack.get(base + index).copied().unwrap_or(Value::NULL);
                self.set_argument(frame, index as u32, value, Place::Stack(f.id, base + index));
            }
            Ok(frame)
        } else {
            let arguments: Vec<Value> = f.stack.get(base..).unwrap_or_default().to_vec();
            let (positional, pairs) = arguments.split_at(positional.min(arguments.len()));
            let keywords: Vec<(Value, Value)> =
                pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
            let arguments = Arguments { positional, keywords: &keywords };
            self.prepare_frame(callable, function, &body, arguments, Some((f.id, base)))
        };
        let popped = slots as u32;
        match frame {
            Ok(frame) if body.code.flags.has(CodeFlags::GENERATOR) => {
                let generator = self.make_generator(frame);
                self.pop_called(f, popped, popped);
                self.push_made(f, generator)
            }
            frame => {
                let then = Then::FinishCall { slots: popped, popped };
                match frame.and_then(|frame| self.enter_frame(frame, callable.as_object(), then, 0)) {
                    Ok(()) => Ok(Flow::Call),
                    Err(fault) => {
                        self.pop_called(f, popped, popped);
                        Err(fault)
                    }
                }
            }
        }
    }

    /// The end of `call_function`: callable and arguments are popped, as many as are still there, and counted.
    pub(super) fn pop_called(&mut self, f: &mut Current<'_>, slots: u32, popped: u32) {
        let level = f.stack.len().saturating_sub(slots as usize) as u32;
        if popped > 0 {
            self.machine.call_stats.add_many(Counter::Pop, u64::from(popped));
            self.c_step(|_| CStep::PopStack { count: popped });
        }
        self.pop_to(f, level);
    }

    /// Calls what is no Python function: a builtin, a type, or something that cannot be called.
    fn call_other(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        positional: usize,
        keyword_pairs: usize,
        way: CWay,
    ) -> Outcome<Flow> {
        let above = positional + 2 * keyword_pairs;
        let base = f.stack.len().saturating_sub(above);
        let lying = f.stack.get(base..).unwrap_or_default().to_vec();
        let (positional, pairs) = lying.split_at(positional.min(lying.len()));
        let keywords: Vec<(Value, Value)> =
            pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
        let keywords = self.machine.keywords_for_c(keywords);
        let arguments = Arguments { positional, keywords: &keywords };
        let given = positional.len();
        let called = self.at_home(f, |machine| machine.call_object(callable, arguments));
        // `call_function` and `do_call` hold what they call.
        let called = self.machine.while_holding(callable, called);
        if matches!(called, Err(Fault::Call)) {
            return Err(Fault::Call);
        }
        let lying: Vec<Value> = match called {
            // C code has the tuple and the dict of its arguments until it is over.
            Ok(Called::Native(..)) => lying.iter().map(|&value| self.machine.heap.retain(value)).collect(),
            _ => Vec::new(),
        };
        let (slots, popped) = match way {
            // The arguments stay on the stack.
            CWay::Misfit => (above as u32 + 1, above as u32 + 1),
            CWay::Tuple { popped } => {
                // Keywords go into a dict, positionals into a tuple: the callable alone stays on the stack.
                self.tell_operands(f, above);
                self.drop_operands(f, above, &called);
                (1, popped)
            }
        };
        match called {
            Ok(Called::Value(result)) => {
                self.pop_called(f, slots, popped);
                self.push_made(f, result)
            }
            Ok(Called::Native(builtin, native)) => {
                self.begin_native(builtin, native, Then::FinishCall { slots, popped });
                self.machine.hold_arguments(lying, given);
                Ok(Flow::Call)
            }
            Err(fault) => {
                self.pop_called(f, slots, popped);
                Err(fault)
            }
        }
    }

    /// Calls a Python function with arguments that lie nowhere on a stack: what C code calls.
    /// `held` is what C code holds until the call is over; the references change hands.
    pub(super) fn call_python(
        &mut self,
        callable: Value,
        arguments: Arguments<'_>,
        held: Vec<Value>,
        then: Then,
    ) -> Outcome<()> {
        let entered = self.enter_function(callable, arguments, then);
        self.machine.hold(matches!(entered, Ok(None)), held);
        if let Some(generator) = entered? {
            self.deliver(then, None, Ok(generator));
        }
        Ok(())
    }

    /// Enters the frame of a function; but what has a `yield` gives its generator.
    pub(super) fn enter_function(
        &mut self,
        callable: Value,
        arguments: Arguments<'_>,
        then: Then,
    ) -> Outcome<Option<Value>> {
        let Object::Function(function) = self.heap.at(callable) else { return Ok(None) };
        let function = (**function).clone();
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(None) };
        let body = Rc::clone(&code.body);
        let frame = self.prepare_frame(callable, &function, &body, arguments, None)?;
        if body.code.flags.has(CodeFlags::GENERATOR) {
            return Ok(Some(self.make_generator(frame)));
        }
        self.enter_frame(frame, callable.as_object(), then, 0).map(|()| None)
    }

    /// The beginning of `PyEval_EvalFrameEx`: the frame is the thread's current one now.
    ///
    /// `nested` says how many levels of nesting C code has entered for it, to be left with it.
    pub(super) fn enter_frame(
        &mut self,
        frame: ObjectId,
        function: Option<ObjectId>,
        then: Then,
        nested: u32,
    ) -> Outcome<()> {
        if let Err(fault) = self.enter_recursive_call("") {
            self.machine.heap.release_id(frame);
            return Err(fault);
        }
        let call = PythonCall { nested, ..PythonCall::new(self.n, frame, function, then) };
        if let Some(function) = call.held_function() {
            self.machine.heap.retain_id(function);
        }
        self.machine.thread.activations.push(Activation::Python(call));
        self.c_step(|machine| machine.entered(frame));
        self.tell(|| Effect::FrameEntered(frame));
        self.machine.watch_switch();
        Ok(())
    }
}

/// What C code holds during a call.
impl Machine {
    /// C code that has called the frame that was entered last holds these meanwhile. If none was entered, they are let go.
    pub(super) fn hold(&mut self, is_entered: bool, held: Vec<Value>) {
        match self.thread.activations.last_mut() {
            Some(Activation::Python(call)) if is_entered && !held.is_empty() => call.rare().held = held,
            _ => self.heap.release_all(held),
        }
    }

    /// An operation of C code that holds this value: if it has to wait for a Python function, that is so meanwhile.
    pub(super) fn while_holding<T>(&mut self, value: Value, result: Outcome<T>) -> Outcome<T> {
        self.while_holding_all(&[value], result)
    }

    /// Like [`while_holding`](Self::while_holding), for several.
    pub(super) fn while_holding_all<T>(&mut self, values: &[Value], result: Outcome<T>) -> Outcome<T> {
        if matches!(result, Err(Fault::Call))
            && let Some(held) = self.thread.pending.as_mut().and_then(|pending| pending.held())
        {
            held.extend(values.iter().map(|&value| self.heap.retain(value)));
        }
        result
    }

    /// The function that was called, if one was and there is still one.
    pub fn called_function(&self, call: &PythonCall) -> Option<ObjectId> {
        let code = self.heap.frame(call.frame)?.code;
        call.function.filter(|&id| matches!(self.heap.get(id), Object::Function(function) if function.code == code))
    }
}

/// What is told and counted of a call.
impl Machine {
    /// The keywords of a call of C code, which has a dict of them: the last one of the call goes in first
    /// (`update_keyword_args`). Here they lie as a call pushes them, so that the first one of the dict comes last.
    fn keywords_for_c(&mut self, keywords: Vec<(Value, Value)>) -> Vec<(Value, Value)> {
        if keywords.len() < 2 {
            return keywords;
        }
        let dict = self.heap.new_dict(0);
        let all_in = keywords.iter().rev().all(|&(keyword, value)| self.dict_set(dict, keyword, value).is_ok());
        let table = dict.as_object().and_then(|id| self.heap.as_dict(id)).filter(|_| all_in);
        let ordered = table.map(|table| table.iter().map(|entry| (entry.key, entry.value)).collect());
        self.heap.release(dict);
        let mut ordered: Vec<(Value, Value)> = ordered.unwrap_or(keywords);
        ordered.reverse();
        ordered
    }
    /// What `do_call` and `ext_do_call` count a call of this as.
    pub(super) fn counter_of(&self, callable: Value) -> Counter {
        match self.heap.at(callable) {
            Object::Function(_) => Counter::Function,
            Object::Method(_) => Counter::Method,
            Object::Type(_) | Object::Class(_) => Counter::Type,
            _ if self.heap.type_of(callable) == Type::Builtin => Counter::CFunction,
            _ => Counter::Other,
        }
    }

    /// The step that enters a frame.
    pub(super) fn entered(&self, frame: ObjectId) -> CStep {
        CStep::EnterFrame { frame, depth: self.thread.recursion_depth, limit: self.recursion_limit }
    }
}

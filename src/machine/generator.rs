//! Generators (`Objects/genobject.c`): a frame that lives between calls.
//!
//! Calling a function whose code has the flag `CO_GENERATOR` runs nothing of it: the frame, with its arguments in
//! place, is unlinked from its caller and handed to a generator object. `next()` links the frame to whoever calls and
//! runs it until it yields; then it is unlinked again, with all its variables, stacks and `f_lasti` as they are.

use super::c_step::CStep;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow, Why};
use super::exceptions::{Exc, ExcInfo};
use super::object::Object;
use super::turn::PendingCall;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Activation, Fault, Machine, Outcome, PythonCall, Then};

/// A generator (`PyGenObject`).
#[derive(Clone, Debug, Hash)]
pub struct Generator {
    /// `gi_frame`; `None` once it has ended.
    pub frame: Option<ObjectId>,
    /// `gi_code`.
    pub code: ObjectId,
    /// `gi_running`: whether its frame is being executed.
    pub running: bool,
}

impl Generator {
    /// Gives every reference that it holds.
    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        self.frame.map(Value::object).into_iter().for_each(&mut see);
        see(Value::object(self.code));
    }
}

/// What a generator is resumed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Resume {
    /// `next()`.
    Next,
    /// `send(value)`, whose reference stays the caller's.
    Send(Value),
    /// `throw(…)`: this exception, whose references stay the caller's, is raised where the generator is.
    Throw(ExcInfo),
}

impl Machine {
    /// Makes a generator of a new frame, which is unlinked from its caller; the frame's reference changes hands.
    fn new_generator(&mut self, frame: ObjectId) -> Value {
        let (back, code) = match self.heap.get_mut(frame) {
            Some(Object::Frame(frame)) => (frame.back.take(), frame.code),
            _ => (None, ObjectId::default()),
        };
        back.into_iter().for_each(|back| self.heap.release_id(back));
        let code = self.heap.retain_id(code);
        let generator = Generator { frame: Some(frame), code, running: false };
        self.heap.new_value(Object::Generator(Box::new(generator)))
    }

    /// Lets a generator go on until it yields a value, or ends: then the result is `NULL` (`gen_send_ex`).
    ///
    /// # Errors
    /// What is raised in it, ValueError if it runs already, and TypeError for a value that it cannot take yet.
    pub(super) fn resume_generator(&mut self, generator: Value, with: Resume) -> Outcome<Value> {
        self.once(|machine| {
            let (Some(id), Object::Generator(state)) = (generator.as_object(), machine.heap.at(generator)) else {
                return Err(Fault::Unsupported("resuming what is no generator".into()));
            };
            if state.running {
                return Err(machine.value_error("generator already executing"));
            }
            let frame = state.frame;
            if let Resume::Throw(exc) = with {
                exc.references().into_iter().for_each(|part| {
                    machine.heap.retain(part);
                });
                if frame.is_none() {
                    machine.set_raised(exc);
                    return Err(Fault::Raised);
                }
            }
            let Some(frame) = frame else { return Ok(Value::NULL) };
            let is_new = machine.heap.frame(frame).is_none_or(|frame| frame.lasti < 0);
            let (sent, raised) = match with {
                Resume::Next => (Value::NONE, None),
                Resume::Send(value) if is_new && !value.is_none() => {
                    return Err(machine.type_error("can't send non-None value to a just-started generator"));
                }
                Resume::Send(value) => (machine.heap.retain(value), None),
                Resume::Throw(exc) => (Value::NONE, Some(exc)),
            };
            machine.heap.retain_id(id);
            Err(machine.suspend("gen_send_ex", PendingCall::Generator { generator: id, sent, raised }))
        })
    }

    /// `tp_iternext` of a generator: `None` when it has ended. A StopIteration raised in it stays on its way.
    pub(super) fn generator_next(&mut self, generator: Value) -> Outcome<Option<Value>> {
        Ok(self.resume_generator(generator, Resume::Next)?.non_null())
    }

    /// `generator.send(value)`.
    pub(super) fn generator_send(&mut self, generator: Value, value: Value) -> Outcome<Value> {
        let result = self.resume_generator(generator, Resume::Send(value))?;
        self.or_stop_iteration(result)
    }

    /// `generator.throw(type[, value[, traceback]])`.
    pub(super) fn generator_throw(&mut self, generator: Value, arguments: &[Value]) -> Outcome<Value> {
        let argument = |index: usize| arguments.get(index).copied().unwrap_or(Value::NULL);
        let (class, value) = (argument(0), argument(1));
        let traceback = if argument(2).is_none() { Value::NULL } else { argument(2) };
        if !traceback.is_null() && !matches!(self.heap.at(traceback), Object::Traceback(_)) {
            return Err(self.type_error("throw() third argument must be a traceback object"));
        }
        let is_tuple = self.heap.as_tuple(class).is_some();
        let exc = match if is_tuple { Ok(Value::NULL) } else { self.instance_to_raise(class, value) } {
            // What goes wrong in making the instance is what is thrown.
            Err(Fault::Raised) => std::mem::take(&mut self.thread.raised),
            made => {
                let made = made?;
                let value = made.non_null().unwrap_or_else(|| self.heap.retain(value));
                for part in [class, traceback] {
                    self.heap.retain(part);
                }
                self.exception_to_throw(ExcInfo { class, value, traceback })?
            }
        };
        let result = self.throw_into(generator, exc)?;
        self.or_stop_iteration(result)
    }

    /// `generator.close()`.
    pub(super) fn generator_close(&mut self, generator: Value) -> Outcome<Value> {
        let class = self.type_object(Type::Exception(Exc::GeneratorExit));
        let class = self.heap.retain(class);
        let result = self.throw_into(generator, ExcInfo { class, ..ExcInfo::default() });
        self.after_generator_exit(result)
    }

    /// Raises an exception where a generator is; the references change hands.
    fn throw_into(&mut self, generator: Value, exc: ExcInfo) -> Outcome<Value> {
        let result = self.resume_generator(generator, Resume::Throw(exc));
        self.heap.release_all(exc.references());
        result
    }

    /// A generator that was told to exit may end, but not yield.
    pub(super) fn after_generator_exit(&mut self, result: Outcome<Value>) -> Outcome<Value> {
        match result {
            Ok(Value::NULL) => Ok(Value::NONE),
            Ok(yielded) => {
                self.heap.release(yielded);
                Err(self.raise(Exc::RuntimeError, "generator ignored GeneratorExit"))
            }
            Err(Fault::Raised) if self.raised_is(Exc::StopIteration) || self.raised_is(Exc::GeneratorExit) => {
                self.clear_raised();
                Ok(Value::NONE)
            }
            Err(fault) => Err(fault),
        }
    }

    /// What a generator has yielded; StopIteration if it has ended.
    fn or_stop_iteration(&mut self, yielded: Value) -> Outcome<Value> {
        match yielded.non_null() {
            Some(value) => Ok(value),
            None => Err(self.raise_with(Exc::StopIteration, Value::NULL)),
        }
    }

    /// A generator's frame has yielded, or has been left: it is unlinked from whoever called. If it is over, the
    /// generator's reference to it is the caller's.
    pub(super) fn leave_generator(&mut self, generator: ObjectId, frame: ObjectId, has_ended: bool) {
        let back = match self.heap.get_mut(frame) {
            Some(Object::Frame(frame)) => frame.back.take(),
            _ => None,
        };
        back.into_iter().for_each(|back| self.heap.release_id(back));
        let Some(Object::Generator(state)) = self.heap.get_mut(generator) else { return };
        state.running = false;
        if has_ended {
            state.frame = None;
        }
    }
}

impl<O: Audience> Eval<'_, O> {
    /// The call of a generator function: its frame waits in a generator (`PyGen_New`).
    pub(super) fn make_generator(&mut self, frame: ObjectId) -> Value {
        let made = self.machine.new_generator(frame);
        if let Some(generator) = made.as_object() {
            self.c_step(|_| CStep::NewGenerator { generator, frame });
            self.tell(|| Effect::FrameSuspended { frame, generator });
        }
        made
    }

    /// YIELD_VALUE: the frame is left, and keeps all that it has.
    pub(super) fn yield_value(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let value = f.pop();
        self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Returned(f.id), copies: false });
        self.c_step(|_| CStep::Yield { value });
        Ok(Flow::Yield(value))
    }

    /// Links a generator's frame to the current one and lets it run. The references change hands.
    pub(super) fn run_generator(&mut self, generator: ObjectId, sent: Value, raised: Option<ExcInfo>, then: Then) {
        let back = self.thread.current_frame();
        let id = match self.machine.heap.get_mut(generator) {
            Some(Object::Generator(state)) => {
                state.running = true;
                state.frame
            }
            _ => None,
        };
        let is_new = id.and_then(|id| self.heap.frame(id)).is_some_and(|frame| frame.lasti < 0);
        let throws = raised.is_some();
        self.c_step(|_| CStep::GeneratorResumed { generator, is_new, sent, throws });
        if let Some(frame) = id {
            self.c_step(|_| CStep::LinkFrame { frame, back });
        }
        let back = back.map(|back| self.machine.heap.retain_id(back));
        let mut taken = None;
        match id.and_then(|id| self.machine.heap.get_mut(id)) {
            Some(Object::Frame(frame)) => {
                frame.back = back;
                if frame.lasti >= 0 {
                    frame.push(sent);
                    taken = Some(frame.stack.len().saturating_sub(1));
                }
            }
            _ => back.into_iter().for_each(|back| self.machine.heap.release_id(back)),
        }
        let entered = self.enter_recursive_call("");
        let Some(id) = id else { return self.machine.heap.release_id(generator) };
        if let Err(fault) = entered {
            self.machine.leave_generator(generator, id, true);
            self.machine.heap.release_id(id);
            self.machine.heap.release_id(generator);
            return self.deliver(then, None, Err(fault));
        }
        let call = PythonCall { generator: Some(generator), ..PythonCall::new(self.n, id, None, then) };
        self.machine.thread.activations.push(Activation::Python(call));
        self.c_step(|machine| machine.entered(id));
        self.tell(|| Effect::FrameEntered(id));
        self.machine.watch_switch();
        if let Some(slot) = taken {
            // The value of the `yield` expression.
            self.tell(|| Effect::Move { value: sent, from: Place::Made, to: Place::Stack(id, slot), copies: false });
        }
        let Some(raised) = raised else { return };
        self.machine.set_raised(raised);
        let Some(mut frame) = self.machine.heap.take_frame(id) else { return };
        let left = self.unwind(&mut Current { id, frame: &mut frame }, Why::Exception);
        self.machine.heap.put_frame(id, frame);
        if let Some(left) = left {
            self.leave_frame(left);
        }
    }
}

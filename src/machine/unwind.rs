//! Leaving blocks and frames: `return`, `break`, `continue`, and exceptions on their way (`fast_block_end`, `do_raise`,
//! `set_exc_info`).

use std::rc::Rc;

use super::builtins::Builtin;
use super::c_step::CStep;
use super::effect::{Audience, Effect, Leaving, Place};
use super::eval::{Current, Eval, Flow, Why};
use super::exceptions::{Exc, ExcInfo, ExceptionObject, Traceback};
use super::frame::{BlockKind, Frame};
use super::native::Native;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Activation, Fault, Machine, Outcome, Status, Then};
use crate::bytecode::Opcode;

/// How a frame is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// With a value, whose reference is the caller's now.
    Returned(Value),
    /// With an exception on its way.
    Raised,
    /// With a value, by a generator, which will come back.
    Yielded(Value),
}

/// What a finaliser has interrupted: it runs while the frame is being unwound. It holds its references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Unwinding {
    /// Why blocks are left.
    why: Why,
    /// The exception on its way.
    raised: ExcInfo,
}

impl Unwinding {
    /// Gives every reference that it holds.
    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        if let Why::Return(value) = self.why {
            see(value);
        }
        self.raised.references().into_iter().for_each(see);
    }
}

// The numbers of `enum why_code`, which lie on the value stack while a `finally` clause runs.
pub(super) const WHY_RETURN: i32 = 0x08;
const WHY_BREAK: i32 = 0x10;
pub(super) const WHY_CONTINUE: i32 = 0x20;

impl<O: Audience> Eval<'_, O> {
    /// Takes blocks off the block stack until one says where to go on. `None`: the frame goes on there.
    pub(super) fn unwind(&mut self, f: &mut Current<'_>, why: Why) -> Option<Left> {
        if why == Why::Exception {
            self.add_traceback(f);
            self.c_step(|_| CStep::TracebackHere { frame: f.id, line: f.line() });
        }
        if matches!(why, Why::Exception | Why::Reraise) {
            self.machine.watch_exception(goes_on_after_finally(f));
            self.tell(|| Effect::Raised(f.id));
        }
        // From here on it makes no difference where the exception came from.
        self.unwind_blocks(f, if why == Why::Reraise { Why::Exception } else { why })
    }

    /// Goes on with what a finaliser has interrupted.
    pub(super) fn go_on_unwinding(&mut self, f: &mut Current<'_>, unwinding: Unwinding) -> Option<Left> {
        self.machine.set_raised(unwinding.raised);
        self.unwind_blocks(f, unwinding.why)
    }

    /// A value that was popped wants a finaliser, which is to run in this frame: the rest of the unwinding waits.
    fn interrupt_unwinding(&mut self, why: Why) -> Option<Left> {
        let raised = std::mem::take(&mut self.machine.thread.raised);
        if let Some(Activation::Python(call)) = self.machine.thread.activations.last_mut() {
            call.rare().unwinding = Some(Unwinding { why, raised });
        }
        None
    }

    fn unwind_blocks(&mut self, f: &mut Current<'_>, why: Why) -> Option<Left> {
        while let Some(&block) = f.blocks.last() {
            if self.heap.has_doomed() {
                return self.interrupt_unwinding(why);
            }
            if let (BlockKind::Loop, Why::Continue(target)) = (block.kind, why) {
                f.next = target;
                self.tell(|| Effect::Jumped(f.id, target));
                return None;
            }
            self.pop_to(f, block.level);
            if self.heap.has_doomed() {
                return self.interrupt_unwinding(why);
            }
            f.blocks.pop();
            self.tell(|| Effect::BlockPopped(f.id, block));
            match (block.kind, why) {
                (BlockKind::Loop, Why::Break) => {}
                (BlockKind::Except, Why::Exception) | (BlockKind::With, Why::Exception) => self.push_exception(f, true),
                (BlockKind::Finally, Why::Exception) => self.push_exception(f, false),
                (BlockKind::Finally | BlockKind::With, _) => self.push_why(f, why),
                _ => continue,
            }
            f.next = block.handler;
            self.tell(|| Effect::Jumped(f.id, block.handler));
            return None;
        }
        self.pop_to(f, 0);
        // What only the exception held that was handled here ends while the frame is still the newest one.
        self.machine.put_back_handled(f.frame);
        if self.heap.has_doomed() {
            return self.interrupt_unwinding(why);
        }
        if why == Why::Exception {
            self.c_step(|_| CStep::NoHandler { frame: f.id });
        }
        Some(match why {
            Why::Return(value) => Left::Returned(value),
            _ => Left::Raised,
        })
    }

    /// Pushes traceback, value and class of the exception, for its handler. An `except` clause wants a real instance,
    /// and makes it the exception that is being handled; a `finally` clause takes it as it is.
    fn push_exception(&mut self, f: &mut Current<'_>, handles: bool) {
        let mut exc = std::mem::take(&mut self.machine.thread.raised);
        if handles {
            exc = self.machine.normalize(exc);
            self.machine.set_handled(f.frame, exc);
        }
        for part in [exc.traceback, exc.value, exc.class] {
            let part = if part.is_null() { Value::NONE } else { part };
            self.tell(|| Effect::Move { value: part, from: Place::Made, to: f.slot_above(), copies: false });
            f.push(part);
        }
    }

    /// Pushes why a `finally` clause was come to, and what is to happen after it.
    fn push_why(&mut self, f: &mut Current<'_>, why: Why) {
        let (value, code) = match why {
            Why::Return(value) => (Some(value), WHY_RETURN),
            Why::Continue(target) => {
                let offset = f.body.offset(target);
                (Some(self.machine.heap.int(i64::from(offset))), WHY_CONTINUE)
            }
            _ => (None, WHY_BREAK),
        };
        for value in value.into_iter().chain([Value::small_int(code)]) {
            self.tell(|| Effect::Move { value, from: Place::Made, to: f.slot_above(), copies: false });
            f.push(value);
        }
    }

    /// END_FINALLY: what the `finally` clause (or an `except` clause that did not match) was come to for goes on.
    pub(super) fn end_finally(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let why = self.pop_used(f);
        if let Some(code) = why.as_inline_int() {
            return Ok(Flow::Unwind(match code as i32 {
                WHY_RETURN => Why::Return(self.pop_used(f)),
                WHY_CONTINUE => {
                    let offset = self.pop_used(f).as_inline_int().unwrap_or(0);
                    Why::Continue(f.body.index_of(offset as u32))
                }
                WHY_BREAK => Why::Break,
                _ => return Ok(Flow::Next),
            }));
        }
        if self.is_exception_class(why) {
            let (value, traceback) = (self.pop_used(f), self.pop_used(f));
            let traceback = if traceback.is_none() { Value::NULL } else { traceback };
            self.machine.set_raised(ExcInfo { class: why, value, traceback });
            return Ok(Flow::Unwind(Why::Reraise));
        }
        self.machine.heap.release(why);
        // Nothing else can be there: the verifier has seen to that.
        Ok(Flow::Next)
    }

    fn pop_used(&mut self, f: &mut Current<'_>) -> Value {
        let value = f.pop();
        self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Used, copies: false });
        value
    }

    /// RAISE_VARARGS (`do_raise`).
    pub(super) fn raise_varargs(&mut self, f: &mut Current<'_>, count: u32) -> Outcome<Flow> {
        let operand = |index: u32| if index < count { f.peek((count - 1 - index) as usize) } else { Value::NONE };
        let (class, value) = (operand(0), operand(1));
        let made = if count > 0 { self.machine.instance_to_raise(class, value) } else { Ok(Value::NULL) };
        if matches!(made, Err(Fault::Call)) {
            return Err(Fault::Call);
        }
        let mut parts = self.pop_many(f, count as usize).into_iter();
        let made = match made {
            Ok(made) => made,
            Err(fault) => {
                self.machine.heap.release_all(parts);
                return Err(fault);
            }
        };
        let why = match parts.next() {
            None => self.machine.raise_again(),
            Some(class) if !made.is_null() => {
                self.machine.heap.release_all([class, parts.next().unwrap_or(Value::NONE)]);
                self.machine.raise_explicitly(made, Value::NONE, parts.next().unwrap_or(Value::NULL))
            }
            Some(class) => {
                let value = parts.next().unwrap_or(Value::NONE);
                self.machine.raise_explicitly(class, value, parts.next().unwrap_or(Value::NULL))
            }
        }?;
        Ok(Flow::Unwind(why))
    }

    /// `PyTraceBack_Here`: the traceback begins with this frame now.
    fn add_traceback(&mut self, f: &Current<'_>) {
        let frame = self.machine.heap.retain_id(f.id);
        let next = self.machine.thread.raised.traceback;
        let traceback = Traceback { next, frame, lasti: f.lasti_offset(), lineno: f.line() };
        self.machine.thread.raised.traceback = self.machine.heap.new_value(Object::Traceback(Box::new(traceback)));
    }

    /// The end of `PyEval_EvalFrameEx`: a frame is left, and its caller gets the result.
    pub(super) fn leave_frame(&mut self, left: Left) {
        let (then, from, result) = self.pop_frame(left);
        self.deliver(then, from, result);
    }

    /// Takes the newest call, of a Python frame, off the stack.
    fn pop_frame(&mut self, left: Left) -> (Then, Option<ObjectId>, Outcome<Value>) {
        let result = match left {
            Left::Returned(value) | Left::Yielded(value) => Ok(value),
            Left::Raised => Err(Fault::Raised),
        };
        let Some(Activation::Python(mut call)) = self.machine.thread.activations.pop() else {
            return (Then::EndRun, None, result);
        };
        let id = call.frame;
        let restores = self.heap.frame(id).is_some_and(|frame| frame.saved_exc.iter().any(|part| !part.is_null()));
        self.machine.reset_handled(id);
        (0..=call.nested).for_each(|_| self.leave_recursive_call());
        let (back, body) =
            self.heap.frame(id).map_or_else(Default::default, |frame| (frame.back, Rc::clone(&frame.body)));
        let how = match left {
            Left::Returned(_) => Leaving::Return,
            Left::Raised => Leaving::Raise,
            Left::Yielded(_) => Leaving::Yield,
        };
        self.c_step(|_| CStep::LeaveFrame { frame: id, back, restores });
        self.tell(|| Effect::FrameLeft { frame: id, back, how });
        let depth = self.machine.thread.activations.len();
        self.machine.watch_switch();
        self.machine.note_frame_left(id, &body, depth, call.began, how);
        let result = match (call.generator, left) {
            (Some(generator), _) => {
                self.c_step(|_| CStep::UnlinkFrame { frame: id });
                if how != Leaving::Yield {
                    self.c_step(|_| CStep::GeneratorEnded { generator });
                }
                self.machine.leave_generator(generator, id, how != Leaving::Yield);
                if how == Leaving::Yield {
                    self.tell(|| Effect::FrameSuspended { frame: id, generator });
                }
                self.machine.heap.release_id(generator);
                match left {
                    // What a generator returns is None, and says only that it has ended: any other value no compiler
                    // lets it return.
                    Left::Returned(value) => {
                        self.machine.heap.release(value);
                        Ok(Value::NULL)
                    }
                    _ => result,
                }
            }
            (None, _) => result,
        };
        // What yields stays its generator's.
        if how != Leaving::Yield {
            self.c_step(|machine| CStep::ReleaseFrame { frame: id, left: machine.heap.refcount(id).saturating_sub(1) });
            self.machine.heap.release_id(id);
        }
        if let Some(function) = call.held_function() {
            self.machine.heap.release_id(function);
        }
        self.machine.heap.release_all(call.take_rare(|rare| &mut rare.held));
        (call.then, Some(id), result)
    }

    /// Gives the result of a call to whoever waits for it. An exception may leave one caller after the other, so this
    /// is a loop and not a recursion.
    pub(super) fn deliver(&mut self, mut then: Then, mut from: Option<ObjectId>, mut result: Outcome<Value>) {
        loop {
            (then, from, result) = match (then, result) {
                (_, Err(Fault::Unsupported(what))) => return self.stop_in_caller(&what),
                (Then::EndRun, result) => return self.end_run(result),
                (Then::FinishCall { slots, popped }, result) => {
                    match self.finish_call_in_caller(from, slots, popped, result) {
                        None => return,
                        Some(left) => self.pop_frame(left),
                    }
                }
                (Then::Finaliser { object, depth }, result) => {
                    self.machine.thread.recursion_depth = depth;
                    return self.end_finaliser(object, result);
                }
                (Then::Reply { level, depth, .. }, result) => {
                    self.machine.thread.recursion_depth = depth;
                    return self.machine.reply(level, result);
                }
                (Then::ResumeNative, result) => {
                    // What `call_back` entered.
                    self.leave_recursive_call();
                    match result {
                        Ok(value) => return self.resume_native(value),
                        Err(fault) => {
                            let (then, result) = self.pop_native(Err(fault));
                            (then, None, result)
                        }
                    }
                }
            };
        }
    }

    /// The Python frame that called gets the result, in the place of the callable and the arguments; or the exception,
    /// which may make it leave, too.
    fn finish_call_in_caller(
        &mut self,
        from: Option<ObjectId>,
        slots: u32,
        popped: u32,
        result: Outcome<Value>,
    ) -> Option<Left> {
        let Some(Activation::Python(call)) = self.thread.activations.last() else { return None };
        let id = call.frame;
        let mut frame = self.machine.heap.take_frame(id)?;
        let mut caller = Current { id, frame: &mut frame };
        self.pop_called(&mut caller, slots, popped);
        let left = match result {
            Ok(value) => {
                let from = from.map_or(Place::Made, Place::Returned);
                self.tell(|| Effect::Move { value, from, to: caller.slot_above(), copies: false });
                caller.push(value);
                None
            }
            Err(_) => self.unwind(&mut caller, Why::Exception),
        };
        self.machine.heap.put_frame(id, frame);
        left
    }
}

/// Whether the instruction that this frame has begun ends a `finally` clause.
fn goes_on_after_finally(f: &Frame) -> bool {
    let instruction = f.last_instruction().and_then(|index| f.body.instructions.get(index as usize));
    instruction.is_some_and(|instruction| instruction.opcode == Opcode::EndFinally)
}

/// Exceptions as values.
impl Machine {
    /// What a finaliser has interrupted in the newest call.
    pub(super) fn take_unwinding(&mut self) -> Option<Unwinding> {
        match self.thread.activations.last_mut() {
            Some(Activation::Python(call)) => call.take_rare(|rare| &mut rare.unwinding),
            _ => None,
        }
    }

    /// `PyErr_NormalizeException`: class and value become the class of an instance and that instance.
    pub(super) fn normalize(&mut self, exc: ExcInfo) -> ExcInfo {
        if self.is_instance_of_class(exc.value, exc.class) {
            // The instance knows better.
            let known = self.class_attribute_of(exc.value);
            self.heap.release(exc.class);
            return ExcInfo { class: known, ..exc };
        }
        let Object::Type(Type::Exception(class)) = *self.heap.at(exc.class) else { return exc };
        let value = if exc.value.is_null() { Value::NONE } else { exc.value };
        let args = match self.heap.as_tuple(value) {
            Some(items) => items.to_vec(),
            None if value.is_none() => Vec::new(),
            None => vec![value],
        };
        let instance = self.new_exception(class, &args);
        self.heap.release(exc.value);
        ExcInfo { value: instance, ..exc }
    }

    /// An instance of an exception class (`BaseException_new`, `BaseException_init`, `EnvironmentError_init`).
    pub(super) fn new_exception(&mut self, class: Exc, args: &[Value]) -> Value {
        let message = match args {
            [only] => self.heap.retain(*only),
            _ => self.heap.str(*b""),
        };
        let kept = match args {
            [number, message, _] if class.is_a(Exc::EnvironmentError) => self.tuple_of(&[*number, *message]),
            _ => self.tuple_of(args),
        };
        let fields = self.exception_fields(class, args, kept);
        let exception = ExceptionObject { class, args: kept, message, fields, dict: Value::NULL };
        self.heap.new_value(Object::Exception(Box::new(exception)))
    }

    /// What an exception keeps of its arguments, beside the tuple of them; the references are new.
    fn exception_fields(&mut self, class: Exc, args: &[Value], tuple: Value) -> Box<[Value]> {
        let mut fields: Vec<Value> = match *args {
            [] => Vec::new(),
            [code] if class == Exc::SystemExit => vec![code],
            _ if class == Exc::SystemExit => vec![tuple],
            [message, ref place @ ..] if class.is_a(Exc::SyntaxError) => {
                let place = match *place {
                    [place] => self.heap.as_sequence(place).unwrap_or_default(),
                    _ => &[],
                };
                [&[message], place].concat()
            }
            _ if class.is_a(Exc::EnvironmentError) && !matches!(args.len(), 2 | 3) => Vec::new(),
            _ => args.to_vec(),
        };
        fields.resize(class.fields().len(), Value::NULL);
        for &field in &fields {
            self.heap.retain(field);
        }
        fields.into_boxed_slice()
    }

    /// `raise` alone: the exception that is being handled, again.
    fn raise_again(&mut self) -> Outcome<Why> {
        let handled = self.thread.handled;
        if handled.class.is_null() || handled.class.is_none() {
            let message = "exceptions must be old-style classes or derived from BaseException, not NoneType";
            return Err(self.type_error(message));
        }
        for part in handled.references() {
            self.heap.retain(part);
        }
        let traceback = if handled.traceback.is_none() { Value::NULL } else { handled.traceback };
        self.set_raised(ExcInfo { traceback, ..handled });
        Ok(if traceback.is_null() { Why::Exception } else { Why::Reraise })
    }

    /// `raise class, value, traceback`. The references change hands.
    fn raise_explicitly(&mut self, class: Value, value: Value, traceback: Value) -> Outcome<Why> {
        let exc = ExcInfo { class, value, traceback: if traceback.is_none() { Value::NULL } else { traceback } };
        match self.check_raise(exc) {
            Ok(exc) => {
                self.set_raised(exc);
                Ok(if exc.traceback.is_null() { Why::Exception } else { Why::Reraise })
            }
            Err(message) => {
                self.heap.release_all(exc.references());
                Err(self.type_error(message))
            }
        }
    }

    /// What `generator.throw` makes of the three. The references change hands.
    pub(super) fn exception_to_throw(&mut self, exc: ExcInfo) -> Outcome<ExcInfo> {
        match self.heap.at(exc.class) {
            Object::Type(_) | Object::Class(_) | Object::OldClass(_) if self.is_exception_class(exc.class) => {
                Ok(self.normalize(exc))
            }
            Object::Exception(_) | Object::OldInstance(_) if !exc.value.is_null() && !exc.value.is_none() => {
                self.heap.release_all(exc.references());
                Err(self.type_error("instance exception may not have a separate value"))
            }
            Object::Exception(_) | Object::OldInstance(_) => {
                let class = self.class_attribute_of(exc.class);
                Ok(ExcInfo { class, value: exc.class, ..exc })
            }
            _ => {
                let name = self.heap.type_name(exc.class);
                self.heap.release_all(exc.references());
                Err(self.type_error(format!("exceptions must be classes, or instances, not {name}")))
            }
        }
    }

    /// What `do_raise` makes of the three; or why it cannot.
    fn check_raise(&mut self, exc: ExcInfo) -> Result<ExcInfo, String> {
        if !exc.traceback.is_null() && !matches!(self.heap.at(exc.traceback), Object::Traceback(_)) {
            return Err("raise: arg 3 must be a traceback or None".into());
        }
        let mut class = exc.class;
        while let Some(&first) = self.heap.as_tuple(class).and_then(<[Value]>::first) {
            class = first;
        }
        match self.heap.at(class) {
            Object::Type(Type::Exception(_)) | Object::Class(_) | Object::OldClass(_)
                if self.is_exception_class(class) =>
            {
                self.heap.retain(class);
                self.heap.release(exc.class);
                Ok(self.normalize(ExcInfo { class, ..exc }))
            }
            Object::Exception(_) | Object::OldInstance(_) if !exc.value.is_none() => {
                Err("instance exception may not have a separate value".into())
            }
            Object::Exception(_) | Object::OldInstance(_) => {
                let known = self.class_attribute_of(class);
                self.heap.retain(class);
                self.heap.release(exc.class);
                Ok(ExcInfo { class: known, value: class, ..exc })
            }
            _ => Err(format!(
                "exceptions must be old-style classes or derived from BaseException, not {}",
                self.heap.type_name(class)
            )),
        }
    }

    /// `set_exc_info`: this is the exception that is being handled now. The frame saves the one before.
    fn set_handled(&mut self, frame: &mut Frame, exc: ExcInfo) {
        let [saved_class, _, _] = frame.saved_exc;
        if saved_class.is_null() {
            if self.thread.handled.class.is_null() {
                self.thread.handled.class = Value::NONE;
            }
            frame.saved_exc = self.thread.handled.references().map(|part| self.heap.retain(part));
        }
        self.replace_handled(exc);
    }

    /// What `reset_exc_info` begins with: what was handled before a frame handled an exception is so again.
    fn put_back_handled(&mut self, frame: &Frame) {
        let [class, value, traceback] = frame.saved_exc;
        if !class.is_null() {
            self.replace_handled(ExcInfo { class, value, traceback });
        }
    }

    /// `reset_exc_info`: a frame that has handled an exception puts back what was handled before.
    fn reset_handled(&mut self, id: ObjectId) {
        let Some(Object::Frame(frame)) = self.heap.get_mut(id) else { return };
        let [class, value, traceback] = std::mem::take(&mut frame.saved_exc);
        if class.is_null() {
            return;
        }
        self.replace_handled(ExcInfo { class, value, traceback });
        self.heap.release_all([class, value, traceback]);
    }

    /// Sets `tstate->exc_*` and `sys.exc_*`, which hold a reference each.
    fn replace_handled(&mut self, exc: ExcInfo) {
        for part in exc.references() {
            self.heap.retain(part);
        }
        let old = std::mem::replace(&mut self.thread.handled, exc);
        self.heap.release_all(old.references());
        self.set_sys_exc(exc);
    }

    /// Ends the run as the machine cannot go on.
    pub(super) fn stop(&mut self, what: &str, filename: &str, line: i32) {
        let message = format!(
            "This program uses {what} (in {filename}, line {line}), which Frame by Frame does not run yet; \
             the steps before it can be played."
        );
        self.status = Status::Unsupported(message);
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Ends the run at an instruction that the machine does not have.
    pub(super) fn stop_unsupported(&mut self, f: &Current<'_>, what: &str) {
        let filename = f.body.code.filename.to_text();
        self.machine.stop(what, &filename, f.line());
    }

    /// Ends the run in a call that a builtin made.
    fn stop_in_caller(&mut self, what: &str) {
        let frame = self.thread.current_frame().and_then(|id| self.heap.frame(id));
        let (filename, line) =
            frame.map(|frame| (frame.body.code.filename.to_text(), frame.line())).unwrap_or_default();
        self.machine.stop(what, &filename, line);
    }

    /// Nobody caught the exception on its way. Its class may have a say in what is printed.
    fn begin_report(&mut self) {
        let raised = std::mem::take(&mut self.machine.thread.raised);
        let raised = self.machine.normalize(raised);
        self.begin_native(Builtin::Repr, Native::Uncaught(raised).into(), Then::EndRun);
    }

    /// The program's own frame is left: the run is over.
    fn end_run(&mut self, result: Outcome<Value>) {
        if self.status != Status::Running {
            return;
        }
        let Some(code) = self.machine.code.take() else {
            // What is over now is the report of an exception, unless another one came of it.
            match result {
                Ok(value) => self.machine.heap.release(value),
                Err(_) => self.begin_report(),
            }
            return;
        };
        self.machine.heap.release_id(code);
        match result {
            Ok(value) => {
                self.machine.heap.release(value);
                self.machine.end_program(Status::Finished);
            }
            Err(_) => self.begin_report(),
        }
    }
}

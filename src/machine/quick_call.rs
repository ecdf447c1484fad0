//! The commonest calls and returns, for who does not watch: of Python functions with plain parameters, from one frame to
//! the next without leaving the loop.
//!
//! As in [`quick`](super::quick), what happens is just what `call_function` and `leave_frame` do; this only saves the
//! way there.

use super::call_stats::Counter;
use super::effect::{Audience, Leaving};
use super::eval::Eval;
use super::frame::Frame;
use super::heap::Heap;
use super::object::Object;
use super::value::{ObjectId, Value};
use super::{Activation, Machine, PythonCall, Then};

/// The frame that runs, in the hands of the loop.
pub(super) struct Running {
    pub(super) id: ObjectId,
    pub(super) frame: Box<Frame>,
}

/// A call that needs nothing but a frame with its arguments in it.
struct PlainCall {
    function: ObjectId,
    code: ObjectId,
    globals: ObjectId,
    /// The object, of a bound method.
    this: Option<Value>,
    /// Whether `fast_function` goes its quick path.
    is_faster: bool,
    /// How many arguments there are, with the object.
    arguments: usize,
}

impl<O: Audience> Eval<'_, O> {
    /// Takes the newest call's frame out of the heap, to run it.
    #[inline(always)]
    pub(super) fn take_running(&mut self, id: ObjectId) -> Option<Running> {
        let frame = self.machine.heap.take_frame(id)?;
        self.running_globals = frame.globals;
        Some(Running { id, frame })
    }

    /// CALL_FUNCTION of a function, or a bound method of one, with as many positional arguments as it has parameters. If it is
    /// another call, nothing has happened.
    #[inline(always)]
    pub(super) fn call_quickly(&mut self, running: &mut Running, positional: usize) -> Option<()> {
        let callable = running.frame.peek(positional);
        let call = self.machine.heap.plain_call(callable, positional)?;
        if self.thread.recursion_depth >= self.recursion_limit {
            return None;
        }
        let base = running.frame.stack.len().checked_sub(call.arguments)?;
        self.machine.heap.retain_id(call.function);
        if let (Some(this), Some(slot)) = (call.this, running.frame.stack.get_mut(base)) {
            // The object takes the method's place on the stack.
            *slot = self.machine.heap.retain(this);
            self.machine.heap.release(callable);
        }
        self.begin_instruction(&mut running.frame);
        self.count_call(call.this.is_some(), call.is_faster);
        let arguments = running.frame.stack.get(base..)?;
        let called = match self.machine.parked_frame(running.id, &call, arguments) {
            Some(called) => called,
            None => {
                let (frame, _) = self.machine.new_frame(call.code, call.globals, Value::NULL, arguments);
                Running { id: frame, frame: self.machine.heap.take_frame(frame)? }
            }
        };
        let slots = positional as u32 + 1;
        let then = Then::FinishCall { slots, popped: slots };
        let n = self.n;
        let thread = &mut self.machine.thread;
        thread.recursion_depth += 1;
        thread.activations.push(Activation::Python(PythonCall::new(n, called.id, Some(call.function), then)));
        self.machine.note_frame();
        self.running_globals = call.globals;
        let caller = std::mem::replace(running, called);
        self.machine.heap.put_frame(caller.id, caller.frame);
        Some(())
    }

    /// RETURN_VALUE, with nothing else on the stacks, from a frame that nobody else knows, to the Python frame that
    /// called it. If it is another return, nothing has happened.
    #[inline(always)]
    pub(super) fn return_quickly(&mut self, running: &mut Running) -> Option<()> {
        let [.., Activation::Python(caller), Activation::Python(call)] = &*self.machine.thread.activations else {
            return None;
        };
        let Then::FinishCall { slots, popped } = call.then else { return None };
        let (caller, function, began) = (caller.frame, call.function, call.began);
        let frame = &running.frame;
        let is_plain =
            frame.stack.len() == 1 && frame.blocks.is_empty() && frame.handles_nothing() && call.holds_nothing_rare();
        if !is_plain || self.heap.refcount(running.id) != 1 {
            return None;
        }
        let caller = self.take_running(caller)?;
        let mut returning = std::mem::replace(running, caller);
        self.begin_instruction(&mut returning.frame);
        let value = returning.frame.pop();
        // It holds nothing that would have to be dropped.
        std::mem::forget(self.machine.thread.activations.pop());
        self.leave_recursive_call();
        self.machine.note_frame_left(returning.id, &returning.frame.body, began, Leaving::Return);
        let heap = &mut self.machine.heap;
        heap.retire_frame(returning.id, returning.frame);
        if let Some(function) = function {
            heap.release_id(function);
        }
        for _callable_and_arguments in 0..slots {
            let used = running.frame.pop();
            heap.release(used);
        }
        running.frame.push(value);
        self.machine.call_stats.add_many(Counter::Pop, u64::from(popped));
        Some(())
    }

    /// What `call_function` and `fast_function` count.
    #[inline(always)]
    fn count_call(&mut self, is_method: bool, is_faster: bool) {
        let stats = &mut self.machine.call_stats;
        stats.add(Counter::All);
        if is_method {
            stats.add(Counter::Method);
            stats.add(Counter::BoundMethod);
        }
        stats.add(Counter::Function);
        stats.add(Counter::FastFunction);
        if is_faster {
            stats.add(Counter::FasterFunction);
        }
    }
}

impl Heap {
    /// What a call of this with so many arguments comes to, if it needs nothing but a frame.
    #[inline(always)]
    fn plain_call(&self, callable: Value, positional: usize) -> Option<PlainCall> {
        let callable = callable.as_object()?;
        let (function, this) = match self.raw(callable) {
            Object::Function(_) => (callable, None),
            Object::Method(method) => (method.function.as_object()?, Some(method.this.non_null()?)),
            _ => return None,
        };
        let Object::Function(fields) = self.raw(function) else { return None };
        let Object::Code(code) = self.raw(fields.code) else { return None };
        let arguments = positional + usize::from(this.is_some());
        if code.body.plain_arguments != Some(arguments) {
            return None;
        }
        let is_faster = fields.defaults.is_null();
        Some(PlainCall { function, code: fields.code, globals: fields.globals, this, is_faster, arguments })
    }
}

impl Machine {
    /// What [`new_frame`](Machine::new_frame) does where there is a parked frame to use, which goes right into the hands of
    /// the loop.
    #[inline(always)]
    fn parked_frame(&mut self, back: ObjectId, call: &PlainCall, arguments: &[Value]) -> Option<Running> {
        let (id, mut frame) = self.heap.take_parked(call.code)?;
        for &argument in arguments {
            self.heap.retain(argument);
        }
        frame.make_slots(arguments);
        frame.back = Some(self.heap.retain_id(back));
        let builtins = self.builtins_of(call.globals);
        frame.code = self.heap.retain_id(call.code);
        frame.globals = self.heap.retain_id(call.globals);
        frame.builtins = self.heap.retain_id(builtins);
        Some(Running { id, frame })
    }
}

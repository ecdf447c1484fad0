//! The commonest calls and returns, for who does not watch: of Python functions with plain parameters, from one frame to
//! the next without leaving the loop.
//!
//! As in [`quick`](super::quick), what happens is just what `call_function` and `leave_frame` do; this only saves the
//! way there.

use std::rc::Rc;

use super::call_stats::Counter;
use super::code::{CodeBody, Instruction};
use super::effect::{Audience, Leaving};
use super::eval::Eval;
use super::frame::Frame;
use super::object::Object;
use super::value::{ObjectId, Value};
use super::{Activation, PythonCall, Then};
use crate::bytecode::Opcode;

/// The frame that runs, in the hands of the loop.
pub(super) struct Running {
    pub(super) id: ObjectId,
    pub(super) frame: Box<Frame>,
    pub(super) body: Rc<CodeBody>,
}

impl<O: Audience> Eval<'_, O> {
    /// Takes the newest call's frame out of the heap, to run it.
    pub(super) fn take_running(&mut self, id: ObjectId) -> Option<Running> {
        let frame = self.machine.heap.take_frame(id)?;
        let body = Rc::clone(&frame.body);
        self.running_globals = frame.globals;
        Some(Running { id, frame, body })
    }

    /// Runs the next instruction if it is such a call or return. Otherwise, nothing has happened.
    #[inline]
    pub(super) fn switch_quickly(&mut self, running: &mut Running) -> bool {
        if O::WATCHES {
            return false;
        }
        let done = match running.body.instructions.get(running.frame.next as usize) {
            Some(&Instruction { opcode: Opcode::CallFunction, arg }) => self.call_quickly(running, arg),
            Some(&Instruction { opcode: Opcode::ReturnValue, .. }) => self.return_quickly(running),
            _ => None,
        };
        done.is_some()
    }

    /// CALL_FUNCTION of a function, or a bound method of one, with as many positional arguments as it has parameters.
    fn call_quickly(&mut self, running: &mut Running, oparg: u32) -> Option<()> {
        let positional = u8::try_from(oparg).ok()? as usize;
        let heap = &self.machine.heap;
        let callable = running.frame.peek(positional);
        let (callee, this) = match heap.raw(callable.as_object()?) {
            Object::Function(_) => (callable.as_object()?, None),
            Object::Method(method) => (method.function.as_object()?, Some(method.this.non_null()?)),
            _ => return None,
        };
        let Object::Function(function) = heap.raw(callee) else { return None };
        let (code, globals, is_faster) = (function.code, function.globals, function.defaults.is_null());
        let Object::Code(code_object) = heap.raw(code) else { return None };
        let count = positional + usize::from(this.is_some());
        let is_plain = code_object.body.flags_are_plain() && code_object.body.code.argcount as usize == count;
        if !is_plain || self.thread.recursion_depth >= self.recursion_limit {
            return None;
        }
        let base = running.frame.stack.len().checked_sub(count)?;
        self.machine.heap.retain_id(callee);
        if let (Some(this), Some(slot)) = (this, running.frame.stack.get_mut(base)) {
            // The object takes the method's place on the stack.
            *slot = self.machine.heap.retain(this);
            self.machine.heap.release(callable);
        }
        self.begin_instruction(&mut running.frame);
        self.count_call(this.is_some(), is_faster);
        let arguments = running.frame.stack.get(base..)?;
        let (frame, _) = self.machine.new_frame(code, globals, Value::NULL, arguments);
        self.machine.thread.recursion_depth += 1;
        let slots = positional as u32 + 1;
        let then = Then::FinishCall { slots, popped: slots };
        let call = PythonCall::new(self.n, frame, Some(callee), then);
        self.machine.thread.activations.push(Activation::Python(call));
        self.machine.note_frame(frame);
        let called = self.take_running(frame)?;
        let caller = std::mem::replace(running, called);
        self.machine.heap.put_frame(caller.id, caller.frame);
        Some(())
    }

    /// RETURN_VALUE, with nothing else on the stacks, from a frame that nobody else knows, to the Python frame that
    /// called it.
    fn return_quickly(&mut self, running: &mut Running) -> Option<()> {
        let [.., Activation::Python(caller), Activation::Python(call)] = &*self.machine.thread.activations else {
            return None;
        };
        let Then::FinishCall { slots, popped } = call.then else { return None };
        let (caller, function) = (caller.frame, call.function);
        let frame = &running.frame;
        let is_plain = frame.stack.len() == 1
            && frame.blocks.is_empty()
            && frame.handles_nothing()
            && call.generator.is_none()
            && call.nested == 0;
        if !is_plain || self.heap.refcount(running.id) != 1 {
            return None;
        }
        let caller = self.take_running(caller)?;
        let mut returning = std::mem::replace(running, caller);
        self.begin_instruction(&mut returning.frame);
        let value = returning.frame.pop();
        self.machine.thread.activations.pop();
        self.leave_recursive_call();
        self.machine.note_frame_left(Leaving::Return);
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

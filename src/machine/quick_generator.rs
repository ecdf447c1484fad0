//! Generators in a `for` loop, for who does not watch: from FOR_ITER to the generator's frame, and from its YIELD_VALUE back, without
//! leaving the loop.
//!
//! As in [`quick_call`](super::quick_call), such a call is light until somebody can see it. What happens is just what
//! `PyGen_New` and `gen_send_ex` do.

use super::call_stats::Counter;
use super::effect::{Audience, Leaving};
use super::eval::Eval;
use super::frame::size_of_frame;
use super::generator::Generator;
use super::object::Object;
use super::quick_call::{Callee, LightCall, PlainCall, Running};
use super::value::{ObjectId, Value};
use super::ways::{Quick, Way};

/// Bytes of a generator.
const GENERATOR_SIZE: usize = 80;

impl<O: Audience> Eval<'_, O> {
    /// FOR_ITER of a generator: its frame goes on. If it is anything else, nothing has happened.
    #[inline(never)]
    pub(super) fn resume_quickly(&mut self, running: &mut Running) -> Option<()> {
        let generator = running.frame.peek(0).as_object()?;
        let Object::Generator(state) = self.heap.raw(generator) else { return None };
        if state.running || !self.may_go_deeper(1) {
            return None;
        }
        let mut resumed = self.take_running(state.frame?)?;
        self.machine.heap.set_generator_running(generator, true);
        self.begin_instruction(&mut running.frame);
        resumed.frame.back = Some(running.id);
        if resumed.frame.lasti >= 0 {
            // The value of the `yield` expression.
            resumed.frame.push(Value::NONE);
        }
        self.machine.thread.recursion_depth += 1;
        let caller = std::mem::replace(running, resumed);
        self.light.push(LightCall { caller, callee: Callee::Generator(generator), began: self.machine.n });
        Some(())
    }

    /// YIELD_VALUE of such a generator: FOR_ITER has its item. If it is another one, nothing has happened.
    #[inline(never)]
    pub(super) fn yield_quickly(&mut self, running: &mut Running) -> Option<()> {
        let &LightCall { callee: Callee::Generator(generator), .. } = self.light.last()? else { return None };
        if !running.frame.handles_nothing() {
            return None;
        }
        let LightCall { caller, began, .. } = self.light.pop()?;
        let mut yielding = std::mem::replace(running, caller);
        self.begin_instruction(&mut yielding.frame);
        let value = yielding.frame.pop();
        self.leave_recursive_call();
        let depth = self.calls_under_way();
        self.machine.note_frame_left(yielding.id, &yielding.frame.body, depth, began, Leaving::Yield);
        yielding.frame.back = None;
        self.machine.heap.put_frame(yielding.id, yielding.frame);
        self.machine.heap.set_generator_running(generator, false);
        // The long way, FOR_ITER runs once more to hear of its item.
        self.machine.charge(1);
        running.frame.push(value);
        Some(())
    }

    /// CALL_FUNCTION of a generator function: its frame waits in a new generator (`PyGen_New`). If it is a method, nothing has happened.
    #[inline(never)]
    pub(super) fn make_generator_quickly(&mut self, running: &mut Running, call: &PlainCall) -> Option<()> {
        let base = running.frame.stack.len().checked_sub(call.arguments)?;
        let Object::Code(code) = self.heap.raw(call.code) else { return None };
        let room = GENERATOR_SIZE + size_of_frame(&code.body);
        // Nobody is to take it for a call that switches frames.
        if call.this.is_some() || self.heap.reserve(room).is_err() || self.is_watched() {
            return None;
        }
        let builtins = self.machine.builtins_of(call.globals);
        let heap = &mut self.machine.heap;
        let (id, mut frame) = heap.take_for_call(call.code)?;
        let arguments = running.frame.stack.get(base..).unwrap_or_default();
        heap.copy_arguments(&mut frame, arguments);
        heap.add_defaults_and_cells(&mut frame, call);
        for held in [call.code, call.globals, builtins, call.code] {
            // The generator has the code, too.
            heap.retain_id(held);
        }
        (frame.code, frame.globals, frame.builtins) = (call.code, call.globals, builtins);
        heap.put_frame(id, frame);
        let generator = Generator { frame: Some(id), code: call.code, running: false };
        let generator = heap.new_value(Object::Generator(Box::new(generator)));
        self.begin_instruction(&mut running.frame);
        let stats = &mut self.machine.call_stats;
        for counter in [Counter::All, Counter::Function, Counter::FastFunction, Counter::Generator] {
            stats.add(counter);
        }
        let slots = call.arguments as u32 + 1;
        self.finish_quickly(running, slots, slots, generator);
        Some(())
    }

    /// RETURN_VALUE of a generator in a `for` loop, with nothing on its stacks but loops: FOR_ITER has no more items, and lets go of it. If it is
    /// another one, nothing has happened.
    #[inline(never)]
    pub(super) fn end_generator_quickly(&mut self, running: &mut Running) -> Option<()> {
        let &LightCall { callee: Callee::Generator(generator), ref caller, began } = self.light.last()? else {
            return None;
        };
        let Quick { way: Way::ForIter, arg: end, .. } =
            *caller.frame.body.quick.get(caller.frame.last_instruction()? as usize)?
        else {
            return None;
        };
        if !running.frame.handles_nothing() || self.heap.refcount(running.id) != 1 {
            return None;
        }
        let LightCall { caller, .. } = self.light.pop()?;
        let depth = self.calls_under_way();
        let (mut returning, value) = self.switch_to_caller(running, caller);
        self.machine.note_frame_left(returning.id, &returning.frame.body, depth, began, Leaving::Return);
        let heap = &mut self.machine.heap;
        if let Some(Object::Generator(state)) = heap.raw_mut(generator) {
            (state.running, state.frame) = (false, None);
        }
        heap.release(value);
        returning.frame.back = None;
        heap.retire_frame(returning.id, returning.frame);
        // The long way, FOR_ITER runs once more to hear that there is none.
        self.machine.charge(1);
        self.machine.heap.release(running.frame.pop());
        running.frame.next = end;
        Some(())
    }
}

impl super::heap::Heap {
    fn set_generator_running(&mut self, generator: ObjectId, running: bool) {
        if let Some(Object::Generator(state)) = self.raw_mut(generator) {
            state.running = running;
        }
    }
}

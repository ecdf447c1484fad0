//! Generators in a `for` loop, for who does not watch: from FOR_ITER to the generator's frame, and from its YIELD_VALUE back, without
//! leaving the loop.
//!
//! As in [`quick_call`](super::quick_call), such a call is light until somebody can see it. What happens is just what
//! `gen_send_ex` does; the end of a generator goes the long way.

use super::effect::{Audience, Leaving};
use super::eval::Eval;
use super::object::Object;
use super::quick_call::{Callee, LightCall, Running};
use super::value::{ObjectId, Value};

impl<O: Audience> Eval<'_, O> {
    /// FOR_ITER of a generator: its frame goes on. If it is anything else, nothing has happened.
    #[inline(never)]
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn resume_quickly(&mut self, running: &mut Running) -> Option<()> {
        let generator = running.frame.peek(0).as_object()?;
        let Object::Generator(state) = self.heap.raw(generator) else { return None };
        if state.running || self.thread.recursion_depth >= self.recursion_limit {
            return None;
        }
        let mut resumed = self.take_running(state.frame?)?;
        self.machine.heap.set_generator_running(generator, true);
        self.begin_instruction(&mut running.frame);
        resumed.frame.back = Some(running.id);
        if resumed.frame.lasti.is_some() {
            // The value of the `yield` expression.
            resumed.frame.push(Value::NONE);
        }
        let (frame, began) = (resumed.id, self.n);
        self.light.push(LightCall { frame, callee: Callee::Generator(generator), began });
        self.machine.thread.recursion_depth += 1;
        self.machine.note_frame();
        let caller = std::mem::replace(running, resumed);
        self.machine.heap.put_frame(caller.id, caller.frame);
        Some(())
    }

    /// YIELD_VALUE of such a generator: FOR_ITER has its item. If it is another one, nothing has happened.
    #[inline(never)]
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn yield_quickly(&mut self, running: &mut Running) -> Option<()> {
        let &LightCall { callee: Callee::Generator(generator), began, .. } = self.light.last()? else { return None };
        if !running.frame.handles_nothing() {
            return None;
        }
        let caller = self.take_running(running.frame.back?)?;
        self.light.pop();
        let mut yielding = std::mem::replace(running, caller);
        self.begin_instruction(&mut yielding.frame);
        let value = yielding.frame.pop();
        self.leave_recursive_call();
        let depth = self.machine.thread.activations.len() + self.light.len();
        self.machine.note_frame_left(yielding.id, &yielding.frame.body, depth, began, Leaving::Yield);
        yielding.frame.back = None;
        self.machine.heap.put_frame(yielding.id, yielding.frame);
        self.machine.heap.set_generator_running(generator, false);
        // The long way, FOR_ITER runs once more to hear of its item.
        self.machine.charge(1);
        running.frame.push(value);
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

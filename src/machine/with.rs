//! `with` (SETUP_WITH and WITH_CLEANUP in `Python/ceval.c`).

use super::class::Special;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::frame::BlockKind;
use super::unwind::{WHY_CONTINUE, WHY_RETURN};
use super::value::Value;
use super::{Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// SETUP_WITH: `__exit__` takes the place of the context manager on the stack; `__enter__` is called; a block is set
    /// up; what `__enter__` gave lies on top.
    pub(super) fn setup_with(&mut self, f: &mut Current<'_>, handler: u32) -> Outcome<Flow> {
        let manager = f.peek(0);
        let exit = self.machine.once(|machine| machine.context_method(manager, Special::Exit))?;
        let enter = match self.machine.once(|machine| machine.context_method(manager, Special::Enter)) {
            Ok(enter) => enter,
            Err(fault) => {
                self.machine.heap.release(exit);
                return Err(fault);
            }
        };
        if self.machine.is_new_in_turn() {
            self.replace_top(f, exit);
        } else {
            self.machine.heap.release(exit);
        }
        let entered = self.machine.call(enter, &[]);
        self.machine.heap.release(enter);
        let entered = entered?;
        self.push_block(f, BlockKind::With, handler)?;
        self.push_made(f, entered)
    }

    /// WITH_CLEANUP: calls `__exit__`, which lies below why the block was left, with the exception if that is why.
    /// A true result swallows the exception.
    pub(super) fn with_cleanup(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let why = f.peek(0);
        let (below, exception) = match why.as_inline_int() {
            _ if why.is_none() => (1, None),
            Some(code) if code == i64::from(WHY_RETURN) || code == i64::from(WHY_CONTINUE) => (2, None),
            Some(_) => (1, None),
            None => (3, Some([why, f.peek(1), f.peek(2)])),
        };
        // It is off the stack while it runs.
        let exit = self.machine.once(|machine| Ok(machine.heap.retain(f.peek(below))))?;
        if self.machine.is_new_in_turn() {
            self.remove_below(f, below);
        }
        let result = self.machine.call(exit, &exception.unwrap_or([Value::NONE; 3]));
        self.machine.heap.release(exit);
        let result = result?;
        let swallows = exception.is_some() && self.machine.is_true(result)?;
        self.machine.heap.release(result);
        if swallows {
            self.pop_to(f, f.stack.len().saturating_sub(3) as u32);
            self.push_made(f, Value::NONE)?;
        }
        Ok(Flow::Next)
    }

    /// Puts another value into the place of the one on top; its reference changes hands.
    fn replace_top(&mut self, f: &mut Current<'_>, value: Value) {
        let Some(top) = f.stack.len().checked_sub(1) else { return };
        let Some(slot) = f.frame.stack.get_mut(top) else { return };
        let replaced = std::mem::replace(slot, value);
        let to = Place::Stack(f.id, top);
        self.tell(|| Effect::Move { value, from: Place::Made, to, copies: false });
        self.machine.heap.release(replaced);
    }

    /// Takes a value out of the middle of the stack; those above it move down.
    fn remove_below(&mut self, f: &mut Current<'_>, depth: usize) {
        let Some(index) = f.stack.len().checked_sub(depth + 1) else { return };
        let removed = f.frame.stack.remove(index);
        let id = f.id;
        self.tell(|| Effect::Move { value: removed, from: Place::Stack(id, index), to: Place::Used, copies: false });
        let moved: Vec<Value> = f.stack.get(index..).unwrap_or_default().to_vec();
        for (above, value) in moved.into_iter().enumerate() {
            let (from, to) = (Place::Stack(id, index + above + 1), Place::Stack(id, index + above));
            self.tell(|| Effect::Move { value, from, to, copies: false });
        }
        self.machine.heap.release(removed);
    }
}

impl Machine {
    /// `__enter__` or `__exit__` of a context manager, which is looked for in its class alone; but of an old-style
    /// instance as any attribute is. The reference is new (`special_lookup`).
    fn context_method(&mut self, manager: Value, special: Special) -> Outcome<Value> {
        let name = self.special(special);
        if self.is_old(manager) {
            return self.get_attribute(manager, name);
        }
        let class = self.class_of(manager);
        match self.lookup(class, name) {
            Some(method) => self.descriptor_get(method, manager, class),
            None => {
                let name = self.heap.retain(name);
                Err(self.raise_with(Exc::AttributeError, name))
            }
        }
    }
}

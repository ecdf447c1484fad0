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
    /// SETUP_WITH: `__exit__` takes the place of the context manager on the stack; a block is set up; what `__enter__`
    /// gives lies on top.
    pub(super) fn setup_with(&mut self, f: &mut Current<'_>, handler: u32) -> Outcome<Flow> {
        let manager = f.peek(0);
        let exit = self.machine.once(|machine| machine.context_method(manager, Special::Exit))?;
        let entered = self.machine.enter_context(manager);
        let entered = match entered {
            Ok(entered) => entered,
            Err(fault) => {
                self.machine.heap.release(exit);
                return Err(fault);
            }
        };
        self.pop_to(f, f.stack.len().saturating_sub(1) as u32);
        self.push_made(f, exit)?;
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
        let exit = f.peek(below);
        let result = self.machine.call(exit, &exception.unwrap_or([Value::NONE; 3]))?;
        let swallows = exception.is_some() && self.machine.is_true(result)?;
        self.machine.heap.release(result);
        self.remove_below(f, below);
        if swallows {
            self.pop_to(f, f.stack.len().saturating_sub(3) as u32);
            self.push_made(f, Value::NONE)?;
        }
        Ok(Flow::Next)
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
    /// Calls `__enter__` of a context manager.
    fn enter_context(&mut self, manager: Value) -> Outcome<Value> {
        let enter = self.once(|machine| machine.context_method(manager, Special::Enter))?;
        let entered = self.call(enter, &[]);
        self.heap.release(enter);
        entered
    }

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

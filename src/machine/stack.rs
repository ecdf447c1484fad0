//! What many opcodes share: moving values between the value stack and elsewhere, and telling of it.

use std::rc::Rc;

use super::code::CodeBody;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::frame::{Block, BlockKind};
use super::number::{Binary, Unary};
use super::object::{Object, Str};
use super::value::Value;
use super::{Fault, Machine, Outcome};
use crate::bytecode::Opcode;

/// Strings that are put together byte by byte have fewer bytes than this.
pub(super) const SHORT: usize = 64;

impl Current<'_> {
    /// The slot that was just popped: the first free one above the stack.
    pub(super) fn slot_above(&self) -> Place {
        Place::Stack(self.id, self.stack.len())
    }
}

impl Current<'_> {
    /// The topmost `N` values, in the order in which they were pushed.
    #[inline]
    fn operands<const N: usize>(&self) -> [Value; N] {
        std::array::from_fn(|index| self.peek(N - 1 - index))
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Pushes a value that stays where it is, too.
    #[inline]
    pub(super) fn push_copy(
        &mut self,
        f: &mut Current<'_>,
        value: Value,
        from: impl FnOnce() -> Place,
    ) -> Outcome<Flow> {
        self.machine.heap.retain(value);
        self.tell(|| Effect::Move { value, from: from(), to: f.slot_above(), copies: true });
        f.push(value);
        Ok(Flow::Next)
    }

    /// Pushes what an instruction has made; its reference changes hands.
    ///
    /// # Errors
    /// MemoryError: small objects find room when they are made, so here is where too many of them are noticed.
    #[inline]
    pub(super) fn push_made(&mut self, f: &mut Current<'_>, value: Value) -> Outcome<Flow> {
        if self.heap.is_full() && self.machine.is_out_of_memory() {
            self.machine.heap.release(value);
            return Err(self.no_memory());
        }
        self.tell(|| Effect::Move { value, from: Place::Made, to: f.slot_above(), copies: false });
        f.push(value);
        Ok(Flow::Next)
    }

    /// Pops `N` operands (the first one pushed first), and pushes the result of an operation on them.
    #[inline]
    pub(super) fn operate<const N: usize>(
        &mut self,
        f: &mut Current<'_>,
        operation: impl FnOnce(&mut Machine, [Value; N]) -> Outcome<Value>,
    ) -> Outcome<Flow> {
        self.tell_operands(f, N);
        let result = operation(self.machine, f.operands::<N>());
        self.drop_operands(f, N, &result);
        let result = result?;
        self.push_made(f, result)
    }

    /// Pops `N` operands for an operation that changes something and gives nothing.
    #[inline]
    pub(super) fn change<const N: usize>(
        &mut self,
        f: &mut Current<'_>,
        operation: impl FnOnce(&mut Machine, [Value; N]) -> Outcome<()>,
    ) -> Outcome<Flow> {
        self.tell_operands(f, N);
        let result = operation(self.machine, f.operands::<N>());
        self.drop_operands(f, N, &result);
        result.map(|()| Flow::Next)
    }

    /// Tells that the topmost values go into an operation.
    #[inline]
    pub(super) fn tell_operands(&mut self, f: &Current<'_>, count: usize) {
        if O::WATCHES {
            let from = f.stack.len().saturating_sub(count);
            for (index, &value) in f.frame.stack.iter().enumerate().skip(from).rev() {
                let from = Place::Stack(f.id, index);
                self.tell(|| Effect::Move { value, from, to: Place::Used, copies: false });
            }
        }
    }

    /// Pops the operands of an operation and lets them go, the first one first; but for one that is to run again.
    #[inline]
    pub(super) fn drop_operands<T>(&mut self, f: &mut Current<'_>, count: usize, result: &Outcome<T>) {
        if !matches!(result, Err(Fault::Call)) {
            let from = f.stack.len().saturating_sub(count);
            for index in from..f.stack.len() {
                let value = f.stack.get(index).copied().unwrap_or_default();
                self.machine.heap.release(value);
            }
            f.frame.stack.cut_to(from);
        }
    }

    /// Pops that many values, in the order in which they were pushed; their references change hands.
    pub(super) fn pop_many(&mut self, f: &mut Current<'_>, count: usize) -> Vec<Value> {
        let from = f.stack.len().saturating_sub(count);
        let values = f.stack.split_off(from);
        if O::WATCHES {
            for (index, &value) in values.iter().enumerate().rev() {
                self.tell(|| Effect::Move {
                    value,
                    from: Place::Stack(f.id, from + index),
                    to: Place::Used,
                    copies: false,
                });
            }
        }
        values
    }

    /// Pops and drops values until the stack is that deep.
    pub(super) fn pop_to(&mut self, f: &mut Current<'_>, level: u32) {
        while f.stack.len() > level as usize {
            let value = f.pop();
            self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Used, copies: false });
            self.machine.heap.release(value);
        }
    }

    /// ROT_TWO, ROT_THREE, ROT_FOUR: the top goes below the next `count - 1`.
    pub(super) fn rotate(&mut self, f: &mut Current<'_>, count: usize) -> Outcome<Flow> {
        let bottom = f.stack.len().saturating_sub(count);
        let id = f.id;
        if let Some(values) = f.frame.stack.get_mut(bottom..) {
            values.rotate_right(1);
            if O::WATCHES {
                let moved: Vec<Value> = values.to_vec();
                for (index, value) in moved.into_iter().enumerate() {
                    let was = if index == 0 { count - 1 } else { index - 1 };
                    let (from, to) = (Place::Stack(id, bottom + was), Place::Stack(id, bottom + index));
                    self.tell(|| Effect::Move { value, from, to, copies: false });
                }
            }
        }
        Ok(Flow::Next)
    }

    /// DUP_TOP, DUP_TOPX: pushes the topmost `count` once more.
    pub(super) fn duplicate(&mut self, f: &mut Current<'_>, count: usize) -> Outcome<Flow> {
        for _ in 0..count {
            let (value, from) = (f.peek(count - 1), f.slot(count - 1));
            self.push_copy(f, value, || from)?;
        }
        Ok(Flow::Next)
    }

    /// Goes on at another instruction.
    pub(super) fn jump(&mut self, f: &mut Current<'_>, target: u32) -> Outcome<Flow> {
        f.next = target;
        self.tell(|| Effect::Jumped(f.id, target));
        Ok(Flow::Next)
    }

    /// POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE.
    pub(super) fn pop_jump_if(&mut self, f: &mut Current<'_>, when: bool, target: u32) -> Outcome<Flow> {
        self.tell_operands(f, 1);
        let truth = self.machine.is_true(f.peek(0));
        self.drop_operands(f, 1, &truth);
        if truth? == when { self.jump(f, target) } else { Ok(Flow::Next) }
    }

    /// JUMP_IF_TRUE_OR_POP, JUMP_IF_FALSE_OR_POP.
    pub(super) fn jump_if_or_pop(&mut self, f: &mut Current<'_>, when: bool, target: u32) -> Outcome<Flow> {
        if self.machine.is_true(f.peek(0))? == when {
            return self.jump(f, target);
        }
        let value = f.pop();
        self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Used, copies: false });
        self.machine.heap.release(value);
        Ok(Flow::Next)
    }

    /// SETUP_LOOP, SETUP_EXCEPT, SETUP_FINALLY (`PyFrame_BlockSetup`).
    pub(super) fn push_block(&mut self, f: &mut Current<'_>, kind: BlockKind, handler: u32) -> Outcome<Flow> {
        let block = Block { kind, handler, level: f.stack.len() as u32 };
        f.blocks.push(block);
        self.tell(|| Effect::BlockPushed(f.id, block));
        Ok(Flow::Next)
    }

    pub(super) fn unary(&mut self, f: &mut Current<'_>, operator: Unary) -> Outcome<Flow> {
        self.operate(f, |machine, [value]| machine.unary(operator, value))
    }

    #[inline]
    pub(super) fn binary(&mut self, f: &mut Current<'_>, operator: Binary, inplace: bool) -> Outcome<Flow> {
        self.operate(f, |machine, [v, w]| machine.binary(operator, v, w, inplace))
    }

    /// BINARY_ADD, INPLACE_ADD: two ints at once, two strings by [`concatenate`](Self::concatenate), all else as any
    /// operator.
    #[inline]
    pub(super) fn add(&mut self, f: &mut Current<'_>, body: &CodeBody, inplace: bool) -> Outcome<Flow> {
        let (v, w) = (f.peek(1), f.peek(0));
        if let Some((a, b)) = v.both_inline_ints(w) {
            return self.operate(f, |machine, [_, _]| Ok(machine.heap.int(a + b)));
        }
        if let (Object::Str(_), Object::Str(_)) = (self.heap.at(v), self.heap.at(w))
            && self.heap.is_exact(v)
            && self.heap.is_exact(w)
        {
            return self.concatenate(f, body);
        }
        self.binary(f, Binary::Add, inplace)
    }

    /// `string_concatenate`: CPython takes a string out of the variable that the next instruction stores to, so that
    /// it may grow in place. That shows: for a moment the variable is unset.
    fn concatenate(&mut self, f: &mut Current<'_>, body: &CodeBody) -> Outcome<Flow> {
        self.tell_operands(f, 2);
        let (w, v) = (f.pop(), f.pop());
        if let Some(id) = v.as_object()
            && self.heap.refcount(id) == 2
        {
            self.clear_next_target(f, body, v);
        }
        let result = self.machine.concatenate_strings(v, w);
        self.machine.heap.release_all([v, w]);
        let result = result?;
        self.push_made(f, result)
    }

    /// Unsets the variable that the next instruction stores to, if it holds this value.
    fn clear_next_target(&mut self, f: &mut Current<'_>, body: &CodeBody, value: Value) {
        let Some(next) = body.instructions.get(f.next as usize) else { return };
        let (cleared, place) = match next.opcode {
            Opcode::StoreFast if f.local(next.arg) == value => {
                (f.set_local(next.arg, Value::NULL), Place::Local(f.id, next.arg))
            }
            Opcode::StoreDeref => match f.cell(next.arg).as_object() {
                Some(cell) => match self.machine.heap.get_mut(cell) {
                    Some(Object::Cell(contents)) if *contents == value => (std::mem::take(contents), Place::Cell(cell)),
                    _ => return,
                },
                None => return,
            },
            Opcode::StoreName => {
                let name = body.names.get(next.arg as usize).copied().unwrap_or(Value::NULL);
                let Some(locals) = f.locals.as_object() else { return };
                if self.heap.dict_get_str(locals, name) != Some(value) {
                    return;
                }
                let Some((key, value)) = self.machine.heap.dict_remove_str(locals, name) else { return };
                self.machine.heap.release(key);
                (value, Place::Entry(locals, name))
            }
            _ => return,
        };
        self.tell(|| Effect::Clear(place));
        self.machine.heap.release(cleared);
    }

    /// UNPACK_SEQUENCE: pushes the items of a sequence, the last one first.
    pub(super) fn unpack_sequence(&mut self, f: &mut Current<'_>, count: usize) -> Outcome<Flow> {
        let items = self.machine.unpack(f.peek(0), count);
        if items == Err(Fault::Call) {
            return Err(Fault::Call);
        }
        let sequence = f.pop();
        self.tell(|| Effect::Move { value: sequence, from: f.slot_above(), to: Place::Used, copies: false });
        if let (Ok(items), Some(object)) = (&items, sequence.as_object()) {
            let items = items.clone();
            for (index, value) in items.into_iter().enumerate().rev() {
                self.tell(|| Effect::Move {
                    value,
                    from: Place::Item(object, index),
                    to: f.slot_above(),
                    copies: true,
                });
                f.push(value);
            }
        }
        self.machine.heap.release(sequence);
        items.map(|_| Flow::Next)
    }
}

impl Machine {
    /// The two strings in one.
    pub(super) fn concatenate_strings(&mut self, v: Value, w: Value) -> Outcome<Value> {
        let (Object::Str(Str { bytes: a, .. }), Object::Str(Str { bytes: b, .. })) = (self.heap.at(v), self.heap.at(w))
        else {
            return Ok(Value::NULL);
        };
        let (a, b) = (Rc::clone(a), Rc::clone(b));
        if (a.is_empty() || b.is_empty()) && self.heap.is_exact(v) && self.heap.is_exact(w) {
            let other = if b.is_empty() { v } else { w };
            return Ok(self.heap.retain(other));
        }
        self.reserve(a.len() + b.len())?;
        // Short ones are copied but once.
        let is_short = a.len() + b.len() < SHORT;
        let both: Rc<[u8]> = if is_short { a.iter().chain(&*b).copied().collect() } else { [&*a, &*b].concat().into() };
        Ok(self.heap.str(both))
    }
}

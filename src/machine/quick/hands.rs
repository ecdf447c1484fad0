//! What the loop does with the frame in its hands: it moves values, goes several instructions in one turn, and goes on.

use super::super::DONE_BY_WORK;
use super::super::code::Name;
use super::super::heap::Heap;
use super::super::number::Binary;
use super::super::object::Object;
use super::super::quick_values::{arithmetic, arithmetic_apart, compare, items_of, name_in, set_name_in, take_spent};
use super::super::value::{ObjectId, Value};
use super::super::ways::{Quick, Way};
use super::{Budget, FEW_ITEMS, Hands, LIST_SIZE, Names};

/// What goes several instructions in one turn.
impl Hands<'_> {
    /// What LOAD_FAST and LOAD_FAST would push.
    #[inline(always)]
    pub(super) fn two_locals(&self, first: u32) -> Option<(Value, Value)> {
        Some((self.local(first)?, self.local(self.arg(1)?)?))
    }

    /// What LOAD_FAST and LOAD_CONST would push.
    #[inline(always)]
    pub(super) fn local_and_const(&self, names: &Names<'_>, first: u32) -> Option<(Value, Value)> {
        Some((self.local(first)?, names.constant(self.arg(1)?)?))
    }

    /// An operator on two values that other instructions would have pushed; and STORE_FAST, if that follows.
    #[inline(always)]
    pub(super) fn compute(&mut self, heap: &mut Heap, operator: Binary, (v, w): (Value, Value)) -> Option<()> {
        let result = arithmetic(heap, operator, v, w)?;
        self.keep(heap, result, 3)
    }

    /// An operator on what lies on top and a value that LOAD_CONST would have pushed.
    #[inline(always)]
    pub(super) fn compute_on_top(&mut self, heap: &mut Heap, operator: Binary, w: Value) -> Option<()> {
        let v = self.peek(0)?;
        *self.slots.get_mut(self.depth.wrapping_sub(1))? = arithmetic(heap, operator, v, w)?;
        self.release(heap, v);
        self.advance(2)
    }

    /// The result of so many instructions is pushed; or stored, if STORE_FAST follows.
    #[inline(always)]
    pub(super) fn keep(&mut self, heap: &mut Heap, result: Value, count: usize) -> Option<()> {
        match self.code.get(self.next + count) {
            Some(&Quick { way: Way::StoreFast, arg, .. }) => {
                self.store(heap, arg, result);
                self.advance(count + 1)
            }
            _ => {
                self.push(result);
                self.advance(count)
            }
        }
    }

    /// COMPARE_OP of two values that other instructions would have pushed, and POP_JUMP_IF_FALSE.
    #[inline(always)]
    pub(super) fn jump_unless(&mut self, heap: &Heap, (v, w): (Value, Value)) -> Option<()> {
        let [compare_op, jump] = self.code.get(self.next + 2..)?.first_chunk::<2>()?;
        let (operator, target) = (compare_op.arg, jump.arg);
        let holds = compare(heap, operator, v, w)?;
        self.jump_if(!holds, target as usize, 4)
    }

    /// The argument of an instruction after the next one.
    #[inline(always)]
    pub(super) fn arg(&self, after: usize) -> Option<u32> {
        Some(self.code.get(self.next + after)?.arg)
    }
}

/// Moving values, and going on.
impl Hands<'_> {
    /// A local variable or cell that is set.
    #[inline(always)]
    pub(super) fn local(&self, index: u32) -> Option<Value> {
        self.locals.get(index as usize)?.non_null()
    }

    /// What is in a cell, if there is anything.
    #[inline(always)]
    pub(super) fn in_cell(&self, heap: &Heap, names: &Names<'_>, index: u32) -> Option<Value> {
        let cell = self.local(names.body.code.nlocals + index)?;
        let &Object::Cell(contents) = heap.raw(cell.as_object()?) else { return None };
        contents.non_null()
    }

    /// The value `below` the top.
    #[inline(always)]
    pub(super) fn peek(&self, below: usize) -> Option<Value> {
        self.slots.get(self.depth.wrapping_sub(below + 1)).copied()
    }

    /// Pushes a value whose reference changes hands. Verified code has room for it.
    #[inline(always)]
    pub(super) fn push(&mut self, value: Value) {
        if let Some(slot) = self.slots.get_mut(self.depth) {
            *slot = value;
            self.depth += 1;
        }
    }

    /// Pushes a value that stays where it is, too.
    #[inline(always)]
    pub(super) fn push_copy(&mut self, heap: &mut Heap, value: Value) -> Option<()> {
        *self.slots.get_mut(self.depth)? = heap.retain(value);
        self.depth += 1;
        Some(())
    }

    #[inline(always)]
    pub(super) fn push_two(&mut self, heap: &mut Heap, (lower, upper): (Value, Value)) -> Option<()> {
        let [first, second] = self.slots.get_mut(self.depth..)?.first_chunk_mut::<2>()?;
        *first = heap.retain(lower);
        *second = heap.retain(upper);
        self.depth += 2;
        Some(())
    }

    /// Puts a value, whose reference changes hands, into a local variable.
    #[inline(always)]
    pub(super) fn store(&mut self, heap: &mut Heap, index: u32, value: Value) {
        if let Some(slot) = self.locals.get_mut(index as usize) {
            let old = std::mem::replace(slot, value);
            self.release(heap, old);
        }
    }

    #[inline(always)]
    pub(super) fn pop_and_store(&mut self, heap: &mut Heap, index: u32) -> Option<()> {
        let value = self.peek(0)?;
        self.depth -= 1;
        self.store(heap, index, value);
        Some(())
    }

    /// STORE_NAME, STORE_GLOBAL, of a name that the dict has already.
    #[inline(always)]
    pub(super) fn store_name(
        &mut self,
        heap: &mut Heap,
        names: &Names<'_>,
        dict: ObjectId,
        index: usize,
    ) -> Option<()> {
        let old = set_name_in(heap, dict, names.name(index)?, self.peek(0)?)?;
        self.depth -= 1;
        self.release(heap, old);
        Some(())
    }

    /// An operator on the two topmost values.
    #[inline(always)]
    pub(super) fn operate(&mut self, heap: &mut Heap, operator: Binary) -> Option<()> {
        let (v, w) = (self.peek(1)?, self.peek(0)?);
        let result = arithmetic(heap, operator, v, w)?;
        self.replace_two(heap, v, w, result)
    }

    /// [`operate`](Self::operate) for the rarer operators, which are not made part of the loop: it is the quicker the smaller it
    /// is.
    #[inline(always)]
    pub(super) fn operate_apart(&mut self, heap: &mut Heap, operator: Binary) -> Option<()> {
        let (v, w) = (self.peek(1)?, self.peek(0)?);
        let result = arithmetic_apart(heap, operator, v, w)?;
        self.replace_two(heap, v, w, result)
    }

    /// Puts a result in the place of the two operands on top.
    #[inline(always)]
    pub(super) fn replace_two(&mut self, heap: &mut Heap, v: Value, w: Value, result: Value) -> Option<()> {
        *self.slots.get_mut(self.depth.wrapping_sub(2))? = result;
        self.depth -= 1;
        self.release(heap, v);
        self.release(heap, w);
        Some(())
    }

    /// FOR_ITER where a list, tuple or xrange has no more items, and the iterator on top is nobody else's: it lets go of them, and
    /// ends.
    #[inline(always)]
    pub(super) fn end_loop(&mut self, heap: &mut Heap, iterator: ObjectId, target: usize) -> Option<()> {
        let sequence = take_spent(heap, iterator)?;
        self.release(heap, sequence);
        self.depth -= 1;
        self.release(heap, Value::object(iterator));
        self.jump(target, 1)
    }

    /// SLICE+n of a list, tuple or str by small ints.
    #[inline(always)]
    pub(super) fn slice(&mut self, heap: &mut Heap, given: u32) -> Option<()> {
        let bounds = given.count_ones() as usize;
        let of = self.peek(bounds)?;
        let start = if given & 1 == 0 { Value::NULL } else { self.peek(bounds - 1)? };
        let stop = if given & 2 == 0 { Value::NULL } else { self.peek(0)? };
        let (part, work) = part_of(heap, of, start, stop)?;
        self.depth -= bounds;
        *self.slots.get_mut(self.depth.wrapping_sub(1))? = part;
        self.release(heap, of);
        self.charge(work);
        Some(())
    }

    /// UNPACK_SEQUENCE of a list or tuple that has as many items as are asked for.
    #[inline(always)]
    pub(super) fn unpack(&mut self, heap: &mut Heap, count: usize) -> Option<()> {
        let sequence = self.peek(0)?;
        let from = self.depth.checked_sub(1)?;
        unpack_items(heap, sequence, self.slots.get_mut(from..from + count)?)?;
        self.depth = from + count;
        self.release(heap, sequence);
        Some(())
    }

    /// Pops the items of a new list or tuple, if there is room for it and they are few.
    #[inline(always)]
    pub(super) fn take_items(&mut self, heap: &Heap, count: usize) -> Option<&[Value]> {
        if count >= FEW_ITEMS || heap.reserve(LIST_SIZE + 8 * count).is_err() {
            return None;
        }
        let from = self.depth.checked_sub(count)?;
        let items = self.slots.get(from..self.depth)?;
        self.depth = from;
        Some(items)
    }

    /// One reference less. Where that sets off a finaliser, this turn is the last one.
    #[inline(always)]
    pub(super) fn release(&mut self, heap: &mut Heap, value: Value) {
        if let Some(id) = value.as_object()
            && heap.release_ends(id)
            && heap.has_doomed()
        {
            self.halt();
        }
    }

    #[inline(always)]
    pub(super) fn stop_if_full(&mut self, heap: &Heap) {
        if heap.is_full() {
            self.halt();
        }
    }

    /// This turn is the last one.
    #[inline(always)]
    fn halt(&mut self) {
        give_up(self.left, self.budget);
        self.left = 0;
    }

    /// What has just been done is so much more work than an instruction: so much less is left to do.
    #[inline(always)]
    fn charge(&mut self, work: usize) {
        self.left -= work as i64;
        self.budget.shorten(work as u64);
        self.budget.charged += work as u64;
    }

    #[inline(always)]
    pub(super) fn is_to_stop(&self) -> bool {
        self.left <= 0
    }

    /// So many instructions are done, one after the other.
    #[inline(always)]
    pub(super) fn advance(&mut self, count: usize) -> Option<()> {
        self.jump(self.next + count, count)
    }

    /// So many instructions are done, and the last one goes there.
    #[inline(always)]
    pub(super) fn jump(&mut self, target: usize, count: usize) -> Option<()> {
        self.last = self.next + count - 1;
        self.next = target;
        self.left -= count as i64;
        Some(())
    }

    #[inline(always)]
    pub(super) fn jump_if(&mut self, jumps: bool, target: usize, count: usize) -> Option<()> {
        self.jump(if jumps { target } else { self.next + count }, count)
    }
}

impl Names<'_> {
    #[inline(always)]
    pub(super) fn constant(&self, index: u32) -> Option<Value> {
        self.body.consts.get(index as usize)?.non_null()
    }

    #[inline(always)]
    pub(super) fn name(&self, index: usize) -> Option<&Name> {
        self.body.quick_names.get(index)
    }

    #[inline(always)]
    pub(super) fn global(&self, heap: &Heap, index: usize) -> Option<Value> {
        global_named(heap, [*self.globals, *self.builtins], self.name(index)?)
    }
}

/// What is under a name in the globals, or else in the builtins.
#[inline(always)]
pub(super) fn global_named(heap: &Heap, [globals, builtins]: [ObjectId; 2], name: &Name) -> Option<Value> {
    match name_in(heap, globals, name) {
        None => name_in(heap, builtins, name),
        found => found,
    }
}

/// What SLICE+n gives of a list, tuple or str, and the work that it is charged with besides.
#[inline(never)]
fn part_of(heap: &mut Heap, of: Value, start: Value, stop: Value) -> Option<(Value, usize)> {
    let part = heap.plain_part(of, start, stop)?;
    heap.reserve(part.bytes).ok()?;
    Some((heap.take_part(of, &part), part.bytes / DONE_BY_WORK))
}

/// Gives up all instructions that are left: a function of its own, so that the loop need not keep that number at hand.
#[cold]
#[inline(never)]
fn give_up(left: i64, budget: &mut Budget) {
    budget.shorten(left as u64);
}

/// What is under a name in `f_locals`, or else in the globals or builtins.
#[inline(never)]
pub(super) fn local_named(heap: &Heap, locals: Value, global: [ObjectId; 2], name: &Name) -> Option<Value> {
    let locals = locals.as_object()?;
    let Object::Dict(_) = heap.raw(locals) else { return None };
    name_in(heap, locals, name).or_else(|| global_named(heap, global, name))
}

/// Copies the items of a list or tuple, if there are as many as there is room for, to where UNPACK_SEQUENCE puts them: the first
/// one on top.
#[inline(never)]
fn unpack_items(heap: &mut Heap, sequence: Value, room: &mut [Value]) -> Option<()> {
    let items = items_of(heap, sequence.as_object()?)?;
    if items.len() != room.len() {
        return None;
    }
    for (slot, &item) in room.iter_mut().zip(items.iter().rev()) {
        *slot = item;
    }
    for &mut item in room {
        heap.retain(item);
    }
    Some(())
}

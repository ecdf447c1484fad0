//! The commonest instructions in their commonest cases, for who does not watch.
//!
//! Most instructions of a program move a value, compare two small ints, or take the next item of a list.
//! [`Eval::run_quick`] runs such instructions one after the other, with all that they need at hand, and stops before
//! the first that needs more: a class of the program, an exception, a call. [`execute`](Eval::execute) knows every
//! opcode, tells observers, and does just the same in these cases; tests run programs both ways.
//!
//! What makes it quick: which way an instruction goes is looked up once, when the code is loaded ([`ways`](super::ways)); what changes
//! with each instruction lies in [`Hands`], which the compiler keeps in registers (as long as no function that takes them is left as
//! a call: all say `inline(always)`); and a few instructions that often follow one another go in one turn.

mod hands;
mod loaded;

use hands::local_named;

use super::code::CodeBody;
use super::effect::Audience;
use super::eval::Eval;
use super::frame::{Block, BlockKind, Frame};
use super::heap::Heap;
use super::number::Binary;
use super::object::Object;
use super::quick_call::Running;
use super::quick_values::{
    attribute, compare, iterator, join, next_item, set_attribute, set_subscript, subscript, truth,
};
use super::value::{ObjectId, Value};
use super::ways::{LONGEST, Quick, Way};

/// Bytes of a list without items; a tuple has fewer.
pub(super) const LIST_SIZE: usize = 72;
/// From this many items on, building a sequence is charged for as more than an instruction.
const FEW_ITEMS: usize = 8;

/// How many instructions run at the most before the loop counts anew: fewer than [`NONE_JOINT`].
const MOST_AT_ONCE: u64 = 1 << 62;
/// More instructions than are ever left: until then, each goes alone.
const NONE_JOINT: i64 = i64::MAX;

/// The running frame in the hands of the loop: copies of what changes most, until they are put down.
struct Hands<'f> {
    code: &'f [Quick],
    locals: &'f mut [Value],
    /// All slots of the value stack.
    slots: &'f mut [Value],
    /// How many of them are in use.
    depth: usize,
    blocks: &'f mut Vec<Block>,
    /// The instruction to run next.
    next: usize,
    /// The one that ran last (`f_lasti`).
    last: usize,
    /// How many instructions may still run: counting down, one number says how many have, too.
    left: i64,
    budget: &'f mut Budget,
}

/// How far the loop may go.
struct Budget {
    /// It stops when so many instructions have run in all; earlier than at first, where there was other work or it has to stop at once.
    stop: u64,
    /// Work to be charged for besides instructions.
    charged: u64,
}

/// What the instructions of a frame refer to, and do not change. It stays where it lies: most frames need little of it.
struct Names<'f> {
    body: &'f CodeBody,
    globals: &'f ObjectId,
    builtins: &'f ObjectId,
    locals: &'f Value,
}

impl<O: Audience> Eval<'_, O> {
    /// Runs instructions, from one frame to the next, until `stop` have run in all, or the next one is not among the
    /// commonest cases: whether it is that.
    ///
    /// Where somebody looks for moments, it stops in each new frame, too.
    pub(super) fn run_quick(&mut self, running: &mut Running, stop: u64) -> bool {
        if O::WATCHES {
            return true;
        }
        let mut budget = Budget { stop: stop.min(self.n.saturating_add(MOST_AT_ONCE)), charged: 0 };
        self.machine.note_depth(self.calls_under_way());
        let is_long = self.run_frames(running, &mut budget);
        self.machine.note_depth(self.calls_under_way());
        self.running_globals = running.frame.globals;
        self.machine.charged += budget.charged;
        if !self.light.is_empty() {
            self.settle(running);
        }
        is_long
    }

    /// [`run_quick`](Self::run_quick), but for the calls under way that nobody else knows of yet.
    #[inline(never)]
    fn run_frames(&mut self, running: &mut Running, budget: &mut Budget) -> bool {
        let is_watched = self.is_watched();
        if !self.may_go_deeper(0) {
            return true;
        }
        loop {
            if self.heap.has_doomed() || self.heap.is_full() {
                return true;
            }
            let Quick { way, arg, .. } = self.run_in_frame(&mut running.frame, budget);
            let switched = if way == Way::Call && arg <= 0xff {
                let called = self.call_quickly(running, arg as usize);
                if called.is_none()
                    && let Some(work) = self.call_builtin_quickly(&mut running.frame, arg as usize)
                {
                    budget.shorten(work as u64);
                    continue;
                }
                called.or_else(|| self.construct_quickly(running, arg as usize))
            } else if way == Way::Return {
                self.return_quickly(running)
            } else {
                match way {
                    Way::Call => self.call_with_keywords_quickly(running, arg),
                    Way::ForIter => self.resume_quickly(running),
                    Way::Yield => self.yield_quickly(running),
                    _ => return budget.left(self.n) > 0,
                }
            };
            if switched.is_none() {
                return true;
            }
            if is_watched {
                self.machine.watch_switch();
                return false;
            }
        }
    }

    /// Whether there is room for so many calls more. At the recursion limit even a comparison of two floats is an error, so no
    /// frame runs there.
    #[inline(always)]
    pub(super) fn may_go_deeper(&self, by: u32) -> bool {
        self.thread.recursion_depth + by < self.recursion_limit
    }

    /// Runs instructions of one frame. Gives the next one, if it is not time to stop.
    #[inline(always)]
    fn run_in_frame(&mut self, frame: &mut Frame, budget: &mut Budget) -> Quick {
        let heap = &mut self.machine.heap;
        let Frame { body, fastlocals, stack, blocks, globals, builtins, locals, lasti, next, .. } = frame;
        let names = Names { body, globals, builtins, locals };
        let (slots, depth) = stack.open();
        let mut hands = Hands {
            code: &body.quick,
            locals: fastlocals,
            slots,
            depth: *depth,
            blocks,
            next: *next as usize,
            last: *lasti as usize,
            left: budget.left(self.machine.n),
            budget,
        };
        let beyond = hands.run(heap, &names);
        *depth = hands.depth;
        *next = hands.next as u32;
        *lasti = hands.last as i32;
        self.machine.n = hands.budget.stop.wrapping_sub(hands.left as u64);
        beyond
    }
}

impl Budget {
    /// How many instructions are left after so many; none, or fewer, if it is time to stop.
    #[inline(always)]
    fn left(&self, n: u64) -> i64 {
        self.stop.wrapping_sub(n) as i64
    }

    /// So many instructions fewer may run.
    #[inline(always)]
    fn shorten(&mut self, by: u64) {
        self.stop = self.stop.wrapping_sub(by);
    }
}

impl Hands<'_> {
    /// Runs instructions, several in one turn where there is a way for them; until it is time to stop, or before one that
    /// cannot be run here, which it gives.
    #[inline(always)]
    fn run(&mut self, heap: &mut Heap, names: &Names<'_>) -> Quick {
        // Close to the end, each instruction goes alone; and where the way of several is none this time.
        let mut joint_from = LONGEST;
        while let Some(&Quick { way: alone, joint, arg }) = self.code.get(self.next) {
            let mut way = joint;
            if self.left < joint_from {
                if self.left <= 0 {
                    break;
                }
                way = alone;
            }
            if self.go(heap, names, way, arg).is_some() {
                joint_from = LONGEST;
                continue;
            }
            // It is looked up once more: so nothing of it has to be kept meanwhile.
            match self.code.get(self.next) {
                Some(quick) if quick.joint != quick.way && self.left >= joint_from => joint_from = NONE_JOINT,
                Some(&quick) => return quick,
                None => break,
            }
        }
        Quick::NONE
    }

    /// Goes a way, if this is one of the commonest cases. Otherwise, nothing has happened, or all before a return.
    #[inline(always)]
    fn go(&mut self, heap: &mut Heap, names: &Names<'_>, way: Way, arg: u32) -> Option<()> {
        let index = arg as usize;
        match way {
            Way::Long | Way::Call | Way::Return | Way::Yield => return None,
            Way::LoadFast => {
                let value = self.local(arg)?;
                self.push_copy(heap, value)?;
            }
            Way::StoreFast => {
                let value = self.peek(0)?;
                let old = std::mem::replace(self.locals.get_mut(index)?, value);
                self.depth -= 1;
                self.release(heap, old);
            }
            Way::LoadConst => {
                let value = names.constant(arg)?;
                self.push_copy(heap, value)?;
            }
            Way::LoadGlobal => {
                let value = names.global(heap, index)?;
                self.push_copy(heap, value)?;
            }
            Way::StoreGlobal => self.store_name(heap, names, *names.globals, index)?,
            Way::LoadName => {
                let value = local_named(heap, *names.locals, [*names.globals, *names.builtins], names.name(index)?)?;
                self.push_copy(heap, value)?;
            }
            Way::StoreName => self.store_name(heap, names, names.locals.as_object()?, index)?,
            Way::LoadDeref => {
                let contents = self.in_cell(heap, names, arg)?;
                self.push_copy(heap, contents)?;
            }
            Way::StoreDeref => {
                let value = self.peek(0)?;
                let cell = self.local(names.body.code.nlocals + arg)?.as_object()?;
                let Some(Object::Cell(contents)) = heap.raw_mut(cell) else { return None };
                let old = std::mem::replace(contents, value);
                self.depth -= 1;
                self.release(heap, old);
            }
            Way::PopTop => {
                let value = self.peek(0)?;
                self.depth -= 1;
                self.release(heap, value);
            }
            Way::DupTop => {
                let value = self.peek(0)?;
                self.push_copy(heap, value)?;
            }
            Way::DupTopx => {
                let (second, top) = (self.peek(1)?, self.peek(0)?);
                self.push_two(heap, (second, top))?;
            }
            Way::RotTwo => self.slots.get_mut(self.depth.wrapping_sub(2)..self.depth)?.rotate_right(1),
            Way::RotThree => self.slots.get_mut(self.depth.wrapping_sub(3)..self.depth)?.rotate_right(1),
            Way::UnaryNot => {
                let value = self.peek(0)?;
                *self.slots.get_mut(self.depth.wrapping_sub(1))? = Value::bool(!truth(heap, value)?);
                self.release(heap, value);
            }

            Way::Add => {
                if self.operate(heap, Binary::Add).is_none() {
                    let (v, w) = (self.peek(1)?, self.peek(0)?);
                    let both = join(heap, v, w)?;
                    self.replace_two(heap, v, w, both)?;
                }
            }
            Way::Subtract => self.operate(heap, Binary::Subtract)?,
            Way::Multiply => self.operate(heap, Binary::Multiply)?,
            Way::Divide => self.operate_apart(heap, Binary::Divide)?,
            Way::FloorDivide => self.operate_apart(heap, Binary::FloorDivide)?,
            Way::Modulo => self.operate_apart(heap, Binary::Modulo)?,
            Way::And => self.operate_apart(heap, Binary::And)?,
            Way::Or => self.operate_apart(heap, Binary::Or)?,
            Way::Xor => self.operate_apart(heap, Binary::Xor)?,
            Way::LeftShift => self.operate_apart(heap, Binary::LeftShift)?,
            Way::RightShift => self.operate_apart(heap, Binary::RightShift)?,
            Way::CompareOp => {
                let (v, w) = (self.peek(1)?, self.peek(0)?);
                let result = Value::bool(compare(heap, arg, v, w)?);
                self.replace_two(heap, v, w, result)?;
            }
            Way::Subscr => {
                let (container, key) = (self.peek(1)?, self.peek(0)?);
                let item = subscript(heap, container, key)?;
                self.replace_two(heap, container, key, item)?;
            }
            Way::StoreSubscr => {
                let (value, container, key) = (self.peek(2)?, self.peek(1)?, self.peek(0)?);
                let old = set_subscript(heap, container, key, value)?;
                self.depth -= 3;
                self.release(heap, old);
                self.release(heap, container);
                self.release(heap, key);
            }
            Way::Slice => self.slice(heap, arg)?,
            Way::LoadAttr => {
                let object = self.peek(0)?;
                let value = attribute(heap, object, names.name(index)?)?;
                *self.slots.get_mut(self.depth.wrapping_sub(1))? = value;
                self.release(heap, object);
            }
            Way::StoreAttr => {
                let (value, object) = (self.peek(1)?, self.peek(0)?);
                let old = set_attribute(heap, object, names.name(index)?, value)?;
                self.depth -= 2;
                self.release(heap, old);
                self.release(heap, object);
                self.stop_if_full(heap);
            }

            Way::Jump => return self.jump(index, 1),
            Way::PopJumpIfFalse | Way::PopJumpIfTrue => {
                let value = self.peek(0)?;
                let jumps = truth(heap, value)? == (way == Way::PopJumpIfTrue);
                self.depth -= 1;
                self.release(heap, value);
                return self.jump_if(jumps, index, 1);
            }
            Way::JumpIfFalseOrPop | Way::JumpIfTrueOrPop => {
                let value = self.peek(0)?;
                let jumps = truth(heap, value)? == (way == Way::JumpIfTrueOrPop);
                if !jumps {
                    self.depth -= 1;
                    self.release(heap, value);
                }
                return self.jump_if(jumps, index, 1);
            }
            Way::ListAppend => {
                let (list, value) = (self.peek(index)?.as_object()?, self.peek(0)?);
                if !matches!(heap.raw(list), Object::List(_)) {
                    return None;
                }
                self.depth -= 1;
                heap.resize(list, |list| {
                    if let Object::List(items) = list {
                        items.push(value);
                    }
                });
                self.stop_if_full(heap);
            }
            Way::UnpackSequence => self.unpack(heap, index)?,
            Way::BuildTuple => {
                let items = self.take_items(heap, index)?;
                let tuple = heap.tuple(items);
                self.push(tuple);
            }
            Way::BuildList => {
                let items = self.take_items(heap, index)?;
                let list = heap.list(items.to_vec());
                self.push(list);
            }
            Way::GetIter => {
                let iterable = self.peek(0)?;
                *self.slots.get_mut(self.depth.wrapping_sub(1))? = iterator(heap, iterable)?;
                self.release(heap, iterable);
            }
            Way::ForIter => {
                let iterator = self.peek(0)?.as_object()?;
                match next_item(heap, iterator) {
                    Some(item) => self.push(item),
                    None => return self.end_loop(heap, iterator, index),
                }
            }
            Way::SetupLoop => {
                self.blocks.push(Block { kind: BlockKind::Loop, handler: arg, level: self.depth as u32 });
            }
            Way::PopBlock => {
                if self.blocks.last()?.level as usize != self.depth {
                    return None;
                }
                self.blocks.pop();
            }
            Way::BreakLoop => {
                let &Block { kind: BlockKind::Loop, handler, level } = self.blocks.last()? else { return None };
                if !self.slots.get(level as usize..self.depth)?.iter().all(|&value| heap.ends_quietly(value)) {
                    return None;
                }
                self.blocks.pop();
                while self.depth > level as usize {
                    let value = self.peek(0)?;
                    self.depth -= 1;
                    self.release(heap, value);
                }
                return self.jump(handler as usize, 1);
            }

            // From here on, several instructions in one turn: what lies on the value stack between them, nobody sees.
            Way::TwoLocals => {
                self.push_two(heap, self.two_locals(arg)?)?;
                return self.advance(2);
            }
            Way::LocalAndConst => {
                self.push_two(heap, self.local_and_const(names, arg)?)?;
                return self.advance(2);
            }
            Way::AddLocals => return self.compute(heap, Binary::Add, self.two_locals(arg)?),
            Way::SubtractLocals => return self.compute(heap, Binary::Subtract, self.two_locals(arg)?),
            Way::MultiplyLocals => return self.compute(heap, Binary::Multiply, self.two_locals(arg)?),
            Way::AddConst => return self.compute(heap, Binary::Add, self.local_and_const(names, arg)?),
            Way::SubtractConst => return self.compute(heap, Binary::Subtract, self.local_and_const(names, arg)?),
            Way::AddToConst => return self.compute_on_top(heap, Binary::Add, names.constant(arg)?),
            Way::SubtractFromConst => return self.compute_on_top(heap, Binary::Subtract, names.constant(arg)?),
            Way::JumpUnlessLocals => return self.jump_unless(heap, self.two_locals(arg)?),
            Way::JumpUnlessConst => return self.jump_unless(heap, self.local_and_const(names, arg)?),
            Way::JumpUnlessCompared => {
                // Only numbers and str are compared here, which have no finaliser.
                let (v, w, target) = (self.peek(1)?, self.peek(0)?, self.arg(1)?);
                let holds = compare(heap, arg, v, w)?;
                self.depth -= 2;
                self.release(heap, v);
                self.release(heap, w);
                return self.jump_if(!holds, target as usize, 2);
            }
            Way::AttrOfLocal => {
                let name = names.name(self.arg(1)? as usize)?;
                let value = attribute(heap, self.local(arg)?, name)?;
                self.push(value);
                return self.advance(2);
            }
            Way::OperateOnTwo => return self.operate_on_two(heap, names),
            Way::OperateWithOne => return self.operate_with_one(heap, names),
            Way::JumpUnlessTwo => return self.jump_unless(heap, self.two_loaded(heap, names)?),
            Way::JumpUnlessOne => return self.jump_unless_one(heap, names),
            Way::JumpOnOne => return self.jump_on_one(heap, names),
            Way::SubscrOfTwo => return self.subscr_of_two(heap, names),
            Way::SubscrByOne => return self.subscr_by_one(heap, names),
            Way::StoreSubscrOfTwo => return self.store_subscr_of_two(heap, names),
            Way::StoreAttrOfTwo => return self.store_attr_of_two(heap, names),
            Way::StoreAttrOfOne => return self.store_attr_of_one(heap, names),
            Way::ReturnOne => {
                self.load_to_return(heap, names)?;
                // The return itself is no way of this loop: no use in going round for it.
                return None;
            }
            Way::ForLocal => {
                let (iterator, local) = (self.peek(0)?.as_object()?, self.arg(1)?);
                let Some(item) = next_item(heap, iterator) else { return self.end_loop(heap, iterator, index) };
                self.store(heap, local, item);
                return self.advance(2);
            }
            Way::StoreAndJump => {
                let target = self.arg(1)? as usize;
                self.pop_and_store(heap, arg)?;
                if !self.is_to_stop() {
                    return self.jump(target, 2);
                }
            }
            Way::StoreAndLoad => {
                let loaded = self.arg(1)?;
                self.pop_and_store(heap, arg)?;
                if !self.is_to_stop()
                    && let Some(value) = self.local(loaded)
                {
                    self.push_copy(heap, value);
                    return self.advance(2);
                }
            }
        }
        self.advance(1)
    }
}

//! The second pass, along every path: value stack and block stack.
//!
//! It runs the code with stacks whose entries say only what kind of value they are ([`Entry`]), straight on until
//! the path ends or meets a place that jumps lead to. What is known there is joined with what other paths brought;
//! if that is news, the path from there is followed again. Since entries can change only a few times, this ends.
//!
//! While a block is set up, nothing below its level can be touched. So what its handler finds on the stack does not
//! depend on where in the block an exception was raised, and is known when the block is set up.

use std::collections::BTreeMap;

use super::effect::{Effect, effect};
use super::layout::{Layout, loads_none};
use super::stack::{Block, BlockKind, Entry, Stacks, State, ValueStack, Why};
use super::{Reason, Refusal};
use crate::bytecode::{ByteOffset, Code, CodeFlags, Instruction, Opcode, instructions_at};

/// How much work is spent for each instruction, on the whole, before giving up: steps, and stack entries looked at.
/// What CPython compiles takes 3 on average; the highest in its standard library is 6.
const WORK_PER_INSTRUCTION: usize = 25;

/// The three values with which an `except` handler is entered.
const EXCEPTION: [Entry; 3] = [Entry::Traceback, Entry::ExceptionValue, Entry::ExceptionType];

pub(super) fn check(code: &Code, layout: &Layout) -> Result<(), Refusal> {
    let work = 1000 + WORK_PER_INSTRUCTION * layout.instructions;
    let mut flow = Flow { code, layout, stacks: Stacks::default(), known: BTreeMap::new(), todo: Vec::new(), work };
    flow.jump(ByteOffset(0), State::EMPTY).map_err(|reason| (None, reason))?;
    while let Some(start) = flow.todo.pop() {
        if let Some(&state) = flow.known.get(&start) {
            flow.follow(start, state)?;
        }
    }
    Ok(())
}

struct Flow<'a> {
    code: &'a Code,
    layout: &'a Layout,
    stacks: Stacks,
    /// What is known at the beginning, and at the places that jumps lead to, as far as they were reached.
    known: BTreeMap<ByteOffset, State>,
    /// Those of them from where paths are to be followed.
    todo: Vec<ByteOffset>,
    /// What is left of the work that may be spent.
    work: usize,
}

/// Whether a path goes on with the next instruction.
enum Next {
    GoesOn,
    Ends,
}

impl Flow<'_> {
    /// Follows a path from `offset` to its end, or to the next place that jumps lead to.
    fn follow(&mut self, start: ByteOffset, mut state: State) -> Result<(), Refusal> {
        let code = self.code;
        for instruction in instructions_at(&code.code.bytes, start).flatten() {
            let offset = instruction.offset;
            let refusal = |reason| (Some(offset), reason);
            if offset != start && self.layout.is_target(offset) {
                return self.jump(offset, state).map_err(refusal);
            }
            self.spend(1).map_err(refusal)?;
            match self.step(&instruction, &mut state).map_err(refusal)? {
                Next::GoesOn => {}
                Next::Ends => return Ok(()),
            }
        }
        Err((Some(ByteOffset(code.code.bytes.len() as u32)), Reason::End))
    }

    /// A path arrives at `target`.
    fn jump(&mut self, target: ByteOffset, state: State) -> Result<(), Reason> {
        let state = match self.known.get(&target) {
            None => state,
            Some(&known) => {
                let (joined, compared) = self.stacks.join(known, state, target)?;
                self.spend(compared)?;
                if joined == known {
                    return Ok(());
                }
                joined
            }
        };
        self.known.insert(target, state);
        self.todo.push(target);
        Ok(())
    }

    fn spend(&mut self, work: usize) -> Result<(), Reason> {
        self.work = self.work.checked_sub(work).ok_or(Reason::Work)?;
        Ok(())
    }

    /// Does one instruction.
    fn step(&mut self, instruction: &Instruction, state: &mut State) -> Result<Next, Reason> {
        if let Some(effect) = effect(instruction) {
            self.apply(instruction, effect, state)?;
            Ok(Next::GoesOn)
        } else if let Some(target) = instruction.jump_target() {
            self.branch(instruction.opcode, target, state)
        } else {
            self.rearrange(instruction, state)
        }
    }

    /// An instruction that treats all values alike.
    fn apply(&mut self, instruction: &Instruction, effect: Effect, state: &mut State) -> Result<(), Reason> {
        let opcode = instruction.opcode;
        if opcode == Opcode::YieldValue && !self.code.flags.has(CodeFlags::GENERATOR) {
            return Err(Reason::Yield);
        }
        let entry = if loads_none(self.code, instruction) { Entry::None } else { Entry::Value };
        self.pop(opcode, state, effect.pops)?;
        self.push(opcode, state, entry, effect.pushes)
    }

    /// An instruction that can go on at `target`, or that says what will.
    fn branch(&mut self, opcode: Opcode, target: ByteOffset, state: &mut State) -> Result<Next, Reason> {
        match opcode {
            Opcode::SetupLoop | Opcode::SetupExcept | Opcode::SetupFinally => {
                self.setup_block(opcode, target, state)?
            }
            Opcode::SetupWith => self.setup_with(target, state)?,
            Opcode::ContinueLoop => {
                self.unwind(opcode, *state, Why { continues: Some(target), ..Why::default() })?;
                return Ok(Next::Ends);
            }
            Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue => {
                self.pop(opcode, state, 1)?;
                self.jump(target, *state)?;
            }
            Opcode::JumpIfFalseOrPop | Opcode::JumpIfTrueOrPop => {
                let jumping = *state;
                self.pop(opcode, state, 1)?;
                self.jump(target, jumping)?;
            }
            Opcode::ForIter => {
                let mut exhausted = *state;
                self.pop(opcode, &mut exhausted, 1)?;
                self.jump(target, exhausted)?;
                self.push(opcode, state, Entry::Value, 1)?;
            }
            // JUMP_FORWARD and JUMP_ABSOLUTE.
            _ => {
                self.jump(target, *state)?;
                return Ok(Next::Ends);
            }
        }
        Ok(Next::GoesOn)
    }

    /// An instruction that moves values about, ends a block, or ends the path.
    fn rearrange(&mut self, instruction: &Instruction, state: &mut State) -> Result<Next, Reason> {
        let opcode = instruction.opcode;
        let arg = u64::from(instruction.arg());
        match opcode {
            Opcode::RotTwo => self.rotate(opcode, state, 2)?,
            Opcode::RotThree => self.rotate(opcode, state, 3)?,
            Opcode::RotFour => self.rotate(opcode, state, 4)?,
            Opcode::DupTop => self.duplicate(opcode, state, 1)?,
            Opcode::DupTopx => self.duplicate(opcode, state, arg)?,
            Opcode::ListAppend | Opcode::SetAdd => self.add_to_container(opcode, arg, state, 1)?,
            Opcode::MapAdd => self.add_to_container(opcode, arg, state, 2)?,
            Opcode::PopBlock => self.pop_block(state)?,
            Opcode::WithCleanup => self.with_cleanup(state)?,
            Opcode::EndFinally => return self.end_finally(state),
            Opcode::BreakLoop => {
                self.unwind(opcode, *state, Why { breaks: true, ..Why::default() })?;
                return Ok(Next::Ends);
            }
            Opcode::RaiseVarargs => {
                self.pop(opcode, state, arg)?;
                return Ok(Next::Ends);
            }
            Opcode::ReturnValue => {
                self.pop(opcode, state, 1)?;
                return Ok(Next::Ends);
            }
            // STOP_CODE: every other opcode is dealt with above, or has an effect or a target.
            _ => return Err(Reason::StopCode),
        }
        Ok(Next::GoesOn)
    }

    /// Takes `count` values off, none of them from below the innermost block's level, and gives them back, top first.
    fn take(&mut self, opcode: Opcode, state: &mut State, count: u64) -> Result<Vec<Entry>, Reason> {
        let height = self.stacks.height(state.values);
        if u64::from(height) < count {
            return Err(Reason::Underflow { opcode, needed: count, found: height });
        }
        let found = self.stacks.available(*state);
        if u64::from(found) < count {
            return Err(Reason::BelowBlock { opcode, needed: count, found });
        }
        self.spend(count as usize)?;
        let mut taken = Vec::new();
        for _ in 0..count {
            let Some((entry, below)) = self.stacks.pop(state.values) else { break };
            if matches!(entry, Entry::Why(_)) {
                return Err(Reason::TakesApart { opcode });
            }
            state.values = below;
            taken.push(entry);
        }
        Ok(taken)
    }

    fn pop(&mut self, opcode: Opcode, state: &mut State, count: u64) -> Result<(), Reason> {
        self.take(opcode, state, count).map(|_| ())
    }

    fn push(&mut self, opcode: Opcode, state: &mut State, entry: Entry, count: u64) -> Result<(), Reason> {
        let stacksize = self.code.stacksize;
        // Before anything is pushed: `count` can be great.
        let needed = self.stacks.slots(state.values) + count;
        if needed > u64::from(stacksize) {
            return Err(Reason::Overflow { opcode, needed, stacksize });
        }
        self.spend(count as usize)?;
        for _ in 0..count {
            state.values = self.stacks.push(state.values, entry);
        }
        // An entry can be more than one slot.
        let needed = self.stacks.slots(state.values);
        if needed > u64::from(stacksize) { Err(Reason::Overflow { opcode, needed, stacksize }) } else { Ok(()) }
    }

    /// ROT_TWO, ROT_THREE, ROT_FOUR: the top entry goes below the others.
    fn rotate(&mut self, opcode: Opcode, state: &mut State, count: u64) -> Result<(), Reason> {
        let mut taken = self.take(opcode, state, count)?;
        taken.reverse();
        taken.rotate_right(1);
        taken.into_iter().try_for_each(|entry| self.push(opcode, state, entry, 1))
    }

    /// DUP_TOP, DUP_TOPX. The copy of a part of an exception is a value like any other.
    fn duplicate(&mut self, opcode: Opcode, state: &mut State, count: u64) -> Result<(), Reason> {
        let taken = self.take(opcode, &mut state.clone(), count)?;
        for entry in taken.into_iter().rev() {
            let copy = if entry == Entry::None { Entry::None } else { Entry::Value };
            self.push(opcode, state, copy, 1)?;
        }
        Ok(())
    }

    /// LIST_APPEND, SET_ADD, MAP_ADD: take `count` values off, and change the container that then is the argument's
    /// number of entries from the top.
    fn add_to_container(&mut self, opcode: Opcode, arg: u64, state: &mut State, count: u64) -> Result<(), Reason> {
        self.pop(opcode, &mut state.clone(), arg + count)?;
        self.pop(opcode, state, count)
    }

    fn setup_block(&mut self, opcode: Opcode, handler: ByteOffset, state: &mut State) -> Result<(), Reason> {
        let around = *state;
        let kind = BlockKind::of(opcode);
        let level = self.stacks.height(state.values);
        state.blocks = self.stacks.push_block(state.blocks, Block { kind, handler, level })?;
        match kind {
            // Only BREAK_LOOP leads to what follows a loop.
            BlockKind::Loop => Ok(()),
            BlockKind::Except => self.enter_handler(opcode, handler, around, &EXCEPTION),
            BlockKind::Finally => self.enter_handler(opcode, handler, around, &[Entry::Why(Why::default())]),
        }
    }

    /// SETUP_WITH: the context manager gives way to its `__exit__`, which stays below the block; above it comes what
    /// `__enter__` returned.
    fn setup_with(&mut self, handler: ByteOffset, state: &mut State) -> Result<(), Reason> {
        let opcode = Opcode::SetupWith;
        self.pop(opcode, state, 1)?;
        self.push(opcode, state, Entry::Value, 1)?;
        self.setup_block(opcode, handler, state)?;
        self.push(opcode, state, Entry::Value, 1)
    }

    /// Goes to a handler, with the entries on the stack that it is entered with.
    fn enter_handler(
        &mut self,
        opcode: Opcode,
        handler: ByteOffset,
        mut state: State,
        with: &[Entry],
    ) -> Result<(), Reason> {
        with.iter().try_for_each(|&entry| self.push(opcode, &mut state, entry, 1))?;
        self.jump(handler, state)
    }

    fn pop_block(&mut self, state: &mut State) -> Result<(), Reason> {
        let (block, around) = self.stacks.pop_block(state.blocks).ok_or(Reason::NoBlock)?;
        *state = State { values: self.cut(state.values, block.level)?, blocks: around };
        Ok(())
    }

    /// Drops what lies above `level`, whatever it is.
    fn cut(&mut self, mut values: ValueStack, level: u32) -> Result<ValueStack, Reason> {
        self.spend(self.stacks.height(values).saturating_sub(level) as usize)?;
        while self.stacks.height(values) > level
            && let Some((_, below)) = self.stacks.pop(values)
        {
            values = below;
        }
        Ok(values)
    }

    /// Looks for the loop that a `break` or `continue` is about, as the end of `PyEval_EvalFrameEx`'s main loop does.
    /// A `finally` handler on the way comes first, and END_FINALLY then goes on with the search.
    fn unwind(&mut self, opcode: Opcode, mut state: State, why: Why) -> Result<(), Reason> {
        loop {
            let (block, around) = self.stacks.pop_block(state.blocks).ok_or(Reason::NoLoop { opcode })?;
            // A `continue` stays within the loop, and leaves on the stack what is there.
            if let (BlockKind::Loop, Some(target)) = (block.kind, why.continues) {
                return self.jump(target, state);
            }
            state = State { values: self.cut(state.values, block.level)?, blocks: around };
            match block.kind {
                BlockKind::Loop => return self.jump(block.handler, state),
                BlockKind::Finally => return self.enter_handler(opcode, block.handler, state, &[Entry::Why(why)]),
                BlockKind::Except => {}
            }
        }
    }

    /// Takes off what a handler was entered with, and says which reasons there may be for it.
    fn take_why(&mut self, opcode: Opcode, state: &mut State) -> Result<Why, Reason> {
        let found = self.stacks.available(*state);
        if found == 0 {
            return Err(Reason::NoHandler { opcode });
        }
        match self.stacks.pop(state.values) {
            Some((Entry::Why(why), below)) => {
                state.values = below;
                Ok(why)
            }
            Some((Entry::None, below)) => {
                state.values = below;
                Ok(Why { nothing: true, ..Why::default() })
            }
            Some((Entry::ExceptionType, _)) if found >= 3 => {
                let mut taken = self.take(opcode, state, 3)?;
                taken.reverse();
                if taken == EXCEPTION { Ok(Why::default()) } else { Err(Reason::NoHandler { opcode }) }
            }
            _ => Err(Reason::NoHandler { opcode }),
        }
    }

    /// END_FINALLY goes on with whatever the handler interrupted. An exception or a `return` leaves this path.
    fn end_finally(&mut self, state: &mut State) -> Result<Next, Reason> {
        let opcode = Opcode::EndFinally;
        let why = self.take_why(opcode, state)?;
        if why.breaks {
            self.unwind(opcode, *state, Why { breaks: true, ..Why::default() })?;
        }
        if why.continues.is_some() {
            self.unwind(opcode, *state, Why { continues: why.continues, ..Why::default() })?;
        }
        Ok(if why.nothing { Next::GoesOn } else { Next::Ends })
    }

    /// WITH_CLEANUP takes `__exit__` out from below what the handler was entered with; when `__exit__` returns true
    /// for an exception, None takes the exception's place.
    fn with_cleanup(&mut self, state: &mut State) -> Result<(), Reason> {
        let opcode = Opcode::WithCleanup;
        let why = self.take_why(opcode, state)?;
        self.pop(opcode, state, 1)?;
        self.push(opcode, state, Entry::Why(Why { nothing: true, ..why }), 1)
    }
}

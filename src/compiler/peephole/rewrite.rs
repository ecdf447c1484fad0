//! The patterns: one pass over the code, each instruction looked at with its neighbours.

use super::buffer::{CodeBuffer, is_conditional, is_unconditional, jumps_on_true};
use crate::bytecode::{Const, Opcode};
use crate::compiler::ast::Identifier;
use crate::compiler::fold::{self, Budget};

/// Results with a length above this are not folded, so that `(None,) * 1000` does not bloat the `.pyc`.
const MAX_FOLDED_SEQUENCE: usize = 20;

/// The code has something that the optimizer does not handle (`EXTENDED_ARG`).
pub(super) struct GiveUp;

/// What the pass carries along.
struct Rewriter<'a> {
    code: &'a mut CodeBuffer,
    consts: &'a mut Vec<Const>,
    names: &'a [Identifier],
    budget: &'a mut Budget,
    /// The length of the run of `LOAD_CONST`s that ends just before the current instruction (`lastlc`).
    loads_before: usize,
    /// The same, up to and including the current instruction (`cumlc`).
    loads: usize,
}

/// Goes over the code once and applies every pattern that fits.
pub(super) fn rewrite(
    code: &mut CodeBuffer,
    consts: &mut Vec<Const>,
    names: &[Identifier],
    budget: &mut Budget,
) -> Result<(), GiveUp> {
    let mut rewriter = Rewriter { code, consts, names, budget, loads_before: 0, loads: 0 };
    let mut at = 0;
    while at < rewriter.code.len() {
        at = rewriter.instruction(at)?;
        at += rewriter.code.op(at).size() as usize;
    }
    Ok(())
}

impl Rewriter<'_> {
    /// Improves the instruction at `at`. Returns where the instruction is now that the pass should step over:
    /// folding moves it forward over the `NOP`s that it leaves.
    fn instruction(&mut self, at: usize) -> Result<usize, GiveUp> {
        loop {
            self.loads_before = std::mem::take(&mut self.loads);
            let again = match self.code.op(at) {
                Opcode::UnaryNot => self.not_before_jump(at),
                Opcode::CompareOp => {
                    self.not_after_comparison(at);
                    false
                }
                Opcode::LoadName | Opcode::LoadGlobal => {
                    self.load_none(at);
                    false
                }
                Opcode::LoadConst => {
                    self.constant_condition(at);
                    false
                }
                Opcode::BuildTuple | Opcode::BuildList => {
                    self.build_sequence(at);
                    false
                }
                Opcode::BinaryPower
                | Opcode::BinaryMultiply
                | Opcode::BinaryTrueDivide
                | Opcode::BinaryFloorDivide
                | Opcode::BinaryModulo
                | Opcode::BinaryAdd
                | Opcode::BinarySubtract
                | Opcode::BinarySubscr
                | Opcode::BinaryLshift
                | Opcode::BinaryRshift
                | Opcode::BinaryAnd
                | Opcode::BinaryXor
                | Opcode::BinaryOr => return Ok(self.fold_binary(at)),
                Opcode::UnaryNegative | Opcode::UnaryConvert | Opcode::UnaryInvert => return Ok(self.fold_unary(at)),
                Opcode::JumpIfFalseOrPop | Opcode::JumpIfTrueOrPop => {
                    let again = self.conditional_to_conditional(at);
                    if !again {
                        self.thread_jump(at);
                    }
                    again
                }
                Opcode::PopJumpIfFalse
                | Opcode::PopJumpIfTrue
                | Opcode::ForIter
                | Opcode::JumpForward
                | Opcode::JumpAbsolute
                | Opcode::ContinueLoop
                | Opcode::SetupLoop
                | Opcode::SetupExcept
                | Opcode::SetupFinally
                | Opcode::SetupWith => {
                    self.thread_jump(at);
                    false
                }
                Opcode::ExtendedArg => return Err(GiveUp),
                Opcode::ReturnValue => {
                    self.after_return(at);
                    false
                }
                _ => false,
            };
            if !again {
                return Ok(at);
            }
        }
    }

    /// `UNARY_NOT; POP_JUMP_IF_FALSE` → `POP_JUMP_IF_TRUE`. Says whether it did.
    fn not_before_jump(&mut self, at: usize) -> bool {
        let fits = self.code.op(at + 1) == Opcode::PopJumpIfFalse && self.code.same_block(at, 4);
        if fits {
            let target = self.code.arg(at + 1);
            self.code.set_instruction(at, Opcode::PopJumpIfTrue, target);
            self.code.set_op(at + 3, Opcode::Nop);
        }
        fits
    }

    /// `not a in b` → `a not in b`, and so with `not in`, `is`, `is not` (operators 6 to 9, in pairs).
    fn not_after_comparison(&mut self, at: usize) {
        let operator = self.code.arg(at);
        if (6..=9).contains(&operator) && self.code.op(at + 3) == Opcode::UnaryNot && self.code.same_block(at, 4) {
            self.code.set_arg(at, operator ^ 1);
            self.code.set_op(at + 3, Opcode::Nop);
        }
    }

    /// The name `None` cannot be assigned to: load the constant.
    fn load_none(&mut self, at: usize) {
        if self.names.get(self.code.arg(at)).is_none_or(|name| &**name != "None") {
            return;
        }
        let index = self.consts.iter().position(|constant| matches!(constant, Const::None)).unwrap_or_else(|| {
            self.consts.push(Const::None);
            self.consts.len() - 1
        });
        self.code.set_instruction(at, Opcode::LoadConst, index);
        self.loads = self.loads_before + 1;
    }

    /// `LOAD_CONST (something true); POP_JUMP_IF_FALSE` never jumps.
    fn constant_condition(&mut self, at: usize) {
        self.loads = self.loads_before + 1;
        if self.code.op(at + 3) == Opcode::PopJumpIfFalse
            && self.code.same_block(at, 6)
            && self.consts.get(self.code.arg(at)).is_some_and(fold::is_true)
        {
            self.code.fill_nops(at..at + 6);
            self.loads = 0;
        }
    }

    /// A tuple of constants, or a list of them that only a following `in` will see, becomes one constant.
    /// A sequence that is built to be unpacked at once is not built.
    fn build_sequence(&mut self, at: usize) {
        let items = self.code.arg(at);
        if self.fold_sequence(at, items) {
            self.loads = 1;
            return;
        }
        if self.code.op(at + 3) != Opcode::UnpackSequence
            || !self.code.same_block(at, 6)
            || self.code.arg(at + 3) != items
        {
            return;
        }
        let swaps: &[Opcode] = match items {
            1 => &[],
            2 => &[Opcode::RotTwo],
            3 => &[Opcode::RotThree, Opcode::RotTwo],
            _ => return,
        };
        self.code.fill_nops(at..at + 6);
        for (offset, &op) in swaps.iter().enumerate() {
            self.code.set_op(at + offset, op);
        }
    }

    /// The first half of [`Self::build_sequence`] (CPython's `tuple_of_constants`). Says whether it folded.
    fn fold_sequence(&mut self, at: usize, items: usize) -> bool {
        let Some(first) = at.checked_sub(3 * items) else { return false };
        let fits = items <= self.loads_before
            && match self.code.op(at) {
                Opcode::BuildTuple => self.code.same_block(first, 3 * (items + 1)),
                _ => {
                    self.code.op(at + 3) == Opcode::CompareOp
                        && self.code.same_block(first, 3 * (items + 2))
                        && matches!(self.code.arg(at + 3), 6 | 7)
                }
            };
        if !fits {
            return false;
        }
        let loads = (first..at).step_by(3);
        let items = loads.clone().filter_map(|load| self.consts.get(self.code.arg(load)));
        if !self.budget.spend_on_tuple(items) {
            return false;
        }
        let Some(tuple) = loads.map(|load| self.consts.get(self.code.arg(load)).cloned()).collect() else {
            return false;
        };
        self.consts.push(Const::Tuple(tuple));
        self.code.fill_nops(first..at);
        self.code.set_instruction(at, Opcode::LoadConst, self.consts.len() - 1);
        true
    }

    /// `LOAD_CONST a; LOAD_CONST b; BINARY_x` → `LOAD_CONST (a x b)`, unless that raises or is too long a sequence.
    fn fold_binary(&mut self, at: usize) -> usize {
        if self.loads_before < 2 || !self.code.same_block(at - 6, 7) {
            return at;
        }
        let operands = (self.consts.get(self.code.arg(at - 6)), self.consts.get(self.code.arg(at - 3)));
        let (Some(left), Some(right)) = operands else { return at };
        match fold::binary(self.code.op(at), left, right, MAX_FOLDED_SEQUENCE, self.budget) {
            Some(result) => self.replace_by_load(at - 6, at, result),
            None => at,
        }
    }

    /// `LOAD_CONST a; UNARY_x` → `LOAD_CONST (x a)`, unless that raises.
    fn fold_unary(&mut self, at: usize) -> usize {
        if self.loads_before < 1 || !self.code.same_block(at - 3, 4) {
            return at;
        }
        let Some(operand) = self.consts.get(self.code.arg(at - 3)) else { return at };
        match fold::unary(self.code.op(at), operand, self.budget) {
            Some(result) => self.replace_by_load(at - 3, at, result),
            None => at,
        }
    }

    /// Replaces everything from `first` to the one-byte operator at `operator` by a `LOAD_CONST` at its end.
    fn replace_by_load(&mut self, first: usize, operator: usize, constant: Const) -> usize {
        self.consts.push(constant);
        let load = operator - 2;
        self.code.fill_nops(first..load);
        self.code.set_instruction(load, Opcode::LoadConst, self.consts.len() - 1);
        self.loads = 1;
        load
    }

    /// `JUMP_IF_x_OR_POP` to another conditional jump, as in `if a and b or c`: what the second test will do is
    /// known from the first. Says whether the jump was changed, so that it is worth another look.
    fn conditional_to_conditional(&mut self, at: usize) -> bool {
        let op = self.code.op(at);
        let target = self.code.arg(at);
        let second = self.code.op(target);
        if !is_conditional(second) {
            return false;
        }
        if jumps_on_true(second) == jumps_on_true(op) {
            // The second jumps when the first does: go there at once, and leave on the stack what the second leaves.
            let end = self.code.arg(target);
            self.code.set_instruction(at, second, end);
        } else {
            // The second does not jump, so it pops: pop here and go behind it.
            let pop = if jumps_on_true(op) { Opcode::PopJumpIfTrue } else { Opcode::PopJumpIfFalse };
            self.code.set_instruction(at, pop, target + 3);
        }
        true
    }

    /// A jump to an unconditional jump goes to its end; an unconditional jump to a `RETURN_VALUE` is one itself.
    fn thread_jump(&mut self, at: usize) {
        let mut op = self.code.op(at);
        let Some(target) = self.code.jump_target(at) else { return };
        if is_unconditional(op) && self.code.op(target) == Opcode::ReturnValue {
            self.code.set_op(at, Opcode::ReturnValue);
            self.code.fill_nops(at + 1..at + 3);
            return;
        }
        if !is_unconditional(self.code.op(target)) {
            return;
        }
        let Some(end) = self.code.jump_target(target) else { return };
        if op == Opcode::JumpForward {
            // An absolute jump can go backwards.
            op = Opcode::JumpAbsolute;
        }
        let relative = op.arg() == crate::bytecode::Arg::JumpRelative;
        let arg = if relative { end.checked_sub(at + 3) } else { Some(end) };
        if let Some(arg) = arg {
            self.code.set_instruction(at, op, arg);
        }
    }

    /// `RETURN_VALUE` before `LOAD_CONST; RETURN_VALUE` or before a jump: that is never reached.
    fn after_return(&mut self, at: usize) {
        if at + 4 >= self.code.len() {
            return;
        }
        if self.code.op(at + 4) == Opcode::ReturnValue && self.code.same_block(at, 5) {
            self.code.fill_nops(at + 1..at + 5);
        } else if is_unconditional(self.code.op(at + 1)) && self.code.same_block(at, 4) {
            self.code.fill_nops(at + 1..at + 4);
        }
    }
}

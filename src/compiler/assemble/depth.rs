//! How deep the value stack gets.

use super::block::{Block, Blocks, Operand, Positions};
use super::effect::stack_effect;
use crate::bytecode::Opcode;

/// `co_stacksize`: the deepest stack on any way through the blocks (`stackdepth`).
///
/// CPython's `stackdepth_walk` follows every jump by recursion; so does this, with the recursion's state on a list of its own.
/// A block is entered again only if the stack is deeper than it was before, and never while it is being walked:
/// loops are taken to leave the stack as they found it.
pub(super) fn stack_depth(blocks: &Blocks) -> u32 {
    let positions = blocks.positions();
    let mut walk =
        Walk { entered_at: vec![i32::MIN; blocks.len()], active: vec![false; blocks.len()], stack: Vec::new() };
    let mut deepest = 0;
    walk.enter(0, 0);
    while let Some(mut step) = walk.stack.pop() {
        let Some(block) = blocks.at(step.position) else { continue };
        match step.advance(block, &mut deepest, &positions) {
            Next::Enter(position, depth) => {
                walk.stack.push(step);
                walk.enter(position, depth);
            }
            Next::Leave => walk.leave(step.position),
        }
    }
    u32::try_from(deepest).unwrap_or(0)
}

struct Walk {
    /// The deepest stack that each block was entered with (`b_startdepth`).
    entered_at: Vec<i32>,
    /// The blocks on the way from the first one to here (`b_seen`).
    active: Vec<bool>,
    stack: Vec<Step>,
}

/// How far the walk through one block has come.
struct Step {
    position: usize,
    instr: usize,
    depth: i32,
    /// The last instruction was an unconditional jump, or the next block is done too.
    finished: bool,
}

enum Next {
    /// Walk another block, with the stack this deep; then go on here.
    Enter(usize, i32),
    /// Nothing is left of this block.
    Leave,
}

impl Walk {
    fn enter(&mut self, position: usize, depth: i32) {
        let (Some(active), Some(entered_at)) = (self.active.get_mut(position), self.entered_at.get_mut(position))
        else {
            return;
        };
        if !*active && *entered_at < depth {
            *active = true;
            *entered_at = depth;
            self.stack.push(Step { position, instr: 0, depth, finished: false });
        }
    }

    fn leave(&mut self, position: usize) {
        if let Some(active) = self.active.get_mut(position) {
            *active = false;
        }
    }
}

impl Step {
    /// Goes on until another block is to be walked.
    fn advance(&mut self, block: &Block, deepest: &mut i32, positions: &Positions) -> Next {
        if self.finished {
            return Next::Leave;
        }
        while let Some(instr) = block.instrs.get(self.instr) {
            self.instr += 1;
            self.depth += stack_effect(instr.opcode, instr.arg);
            *deepest = self.depth.max(*deepest);
            let Operand::Jump(target) = instr.operand else { continue };
            let mut target_depth = self.depth;
            match instr.opcode {
                Opcode::ForIter => target_depth -= 2,
                Opcode::SetupFinally | Opcode::SetupExcept => {
                    target_depth += 3;
                    *deepest = target_depth.max(*deepest);
                }
                Opcode::JumpIfTrueOrPop | Opcode::JumpIfFalseOrPop => self.depth -= 1,
                Opcode::JumpAbsolute | Opcode::JumpForward => self.finished = true,
                _ => {}
            }
            return Next::Enter(positions.of(target), target_depth);
        }
        self.finished = true;
        Next::Enter(self.position + 1, self.depth)
    }
}

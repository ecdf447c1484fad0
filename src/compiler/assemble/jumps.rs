//! Addresses of blocks and arguments of jumps.

use super::block::{Blocks, Operand};
use crate::bytecode::Arg;

/// Gives every block its address and every jump its argument (`assemble_jump_offsets`).
///
/// The size of a jump depends on its argument, and the argument on the sizes between here and there: so this begins with small jumps,
/// and goes on while there are more large ones than the last time.
pub(super) fn resolve(blocks: &mut Blocks) {
    let mut large_before = 0;
    loop {
        place_blocks(blocks);
        let large = set_arguments(blocks);
        if large == large_before {
            return;
        }
        large_before = large;
    }
}

fn place_blocks(blocks: &mut Blocks) {
    let mut offset = 0;
    for position in 0..blocks.len() {
        if let Some(block) = blocks.at_mut(position) {
            block.offset = offset;
            offset += block.instrs.iter().map(|instr| instr.size()).sum::<i32>();
        }
    }
}

/// Computes the arguments of all jumps and returns how many need an `EXTENDED_ARG`.
fn set_arguments(blocks: &mut Blocks) -> usize {
    let mut large = 0;
    for position in 0..blocks.len() {
        let Some(mut instrs) = blocks.at_mut(position).map(|block| std::mem::take(&mut block.instrs)) else { continue };
        let mut next = blocks.at(position).map_or(0, |block| block.offset);
        for instr in &mut instrs {
            // CPython takes the size that the instruction had with its old argument.
            next += instr.size();
            let Operand::Jump(target) = instr.operand else { continue };
            let target = blocks.get(target).map_or(0, |block| block.offset);
            instr.arg = if instr.opcode.arg() == Arg::JumpRelative { target - next } else { target };
            large += usize::from(instr.arg > 0xffff);
        }
        if let Some(block) = blocks.at_mut(position) {
            block.instrs = instrs;
        }
    }
    large
}

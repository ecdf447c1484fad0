//! The assembler: basic blocks become bytes (the second half of CPython's `Python/compile.c`).
//!
//! 1. [`jumps`]: every block gets its address. Jumps over 65,535 need an `EXTENDED_ARG`, which moves what follows, so this is
//!    repeated until nothing changes.
//! 2. The instructions are written in order, and with them the line table ([`lnotab::Builder`]).
//! 3. [`depth`]: the deepest that the value stack can get, from the [`effect`] of each instruction.
//!
//! What remains (names, constants, flags, the peephole optimizer) is put together by
//! [`codegen`](super::codegen).

mod block;
mod depth;
mod effect;
mod jumps;

pub(super) use block::{BlockId, Blocks, Operand};

use crate::bytecode::{ByteOffset, Opcode, lnotab};

/// What the assembler makes of a code object's blocks.
pub(super) struct Assembled {
    /// `co_code`, before the peephole optimizer.
    pub(super) code: Vec<u8>,
    /// `co_lnotab`, likewise.
    pub(super) lnotab: Vec<u8>,
    /// `co_stacksize`.
    pub(super) stacksize: u32,
    /// `co_firstlineno`.
    pub(super) firstlineno: u32,
}

/// Turns blocks into bytes (CPython's `assemble` and what it calls).
///
/// `firstlineno` is the line of the `def`, `class` or expression; a module has none and begins with its first instruction.
pub(super) fn assemble(mut blocks: Blocks, firstlineno: Option<u32>) -> Assembled {
    let firstlineno = firstlineno.or_else(|| blocks.first_line()).unwrap_or(1);
    jumps::resolve(&mut blocks);

    let mut code = Vec::new();
    let mut lines = lnotab::Builder::new(firstlineno as i32);
    for instr in blocks.in_order().flat_map(|block| &block.instrs) {
        if instr.line != 0 {
            lines.instruction(ByteOffset(code.len() as u32), instr.line as i32);
        }
        let [low, high, extended_low, extended_high] = instr.arg.to_le_bytes();
        if instr.size() == 6 {
            code.extend([Opcode::ExtendedArg as u8, extended_low, extended_high]);
        }
        code.push(instr.opcode as u8);
        if instr.operand != Operand::None {
            code.extend([low, high]);
        }
    }
    Assembled { code, lnotab: lines.finish(), stacksize: depth::stack_depth(&blocks), firstlineno }
}

//! The code under optimization, with the accessors that the patterns are written in.

use std::ops::Range;

use crate::bytecode::{Arg, Opcode};

/// Bytecode that may be changed, and the basic block that each byte belongs to.
pub(super) struct CodeBuffer {
    bytes: Vec<u8>,
    /// For each byte the number of jump targets up to and including it: equal numbers, same basic block.
    blocks: Vec<u32>,
}

impl CodeBuffer {
    /// Takes the code and finds its basic blocks (CPython's `markblocks`).
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let mut buffer = Self { blocks: vec![0; bytes.len()], bytes };
        let mut at = 0;
        while at < buffer.len() {
            let op = buffer.op(at);
            if is_jump(op)
                && let Some(mark) = buffer.jump_target(at).and_then(|target| buffer.blocks.get_mut(target))
            {
                *mark = 1;
            }
            at += op.size() as usize;
        }
        let mut number = 0;
        for block in &mut buffer.blocks {
            number += *block;
            *block = number;
        }
        buffer
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(Opcode::StopCode as u8)
    }

    /// The opcode at `at`; past the end, or where no opcode is, `STOP_CODE`, which no pattern matches.
    pub(super) fn op(&self, at: usize) -> Opcode {
        Opcode::from_u8(self.byte(at)).unwrap_or(Opcode::StopCode)
    }

    /// The argument of the instruction at `at` (`GETARG`).
    pub(super) fn arg(&self, at: usize) -> usize {
        usize::from(u16::from_le_bytes([self.byte(at + 1), self.byte(at + 2)]))
    }

    /// Where the jump at `at` goes (`GETJUMPTGT`); `None` for an instruction that does not jump.
    pub(super) fn jump_target(&self, at: usize) -> Option<usize> {
        match self.op(at).arg() {
            Arg::JumpAbsolute => Some(self.arg(at)),
            Arg::JumpRelative => Some(self.arg(at) + at + 3),
            _ => None,
        }
    }

    pub(super) fn set_op(&mut self, at: usize, op: Opcode) {
        self.set_byte(at, op as u8);
    }

    /// Writes an argument (`SETARG`); what does not fit in 16 bits is cut off, as CPython does.
    pub(super) fn set_arg(&mut self, at: usize, arg: usize) {
        let [low, high, ..] = arg.to_le_bytes();
        self.set_byte(at + 1, low);
        self.set_byte(at + 2, high);
    }

    /// Writes a whole instruction of three bytes.
    pub(super) fn set_instruction(&mut self, at: usize, op: Opcode, arg: usize) {
        self.set_op(at, op);
        self.set_arg(at, arg);
    }

    pub(super) fn fill_nops(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.bytes.get_mut(range) {
            bytes.fill(Opcode::Nop as u8);
        }
    }

    /// Whether no jump leads into the middle of these `size` bytes (`ISBASICBLOCK`).
    pub(super) fn same_block(&self, at: usize, size: usize) -> bool {
        self.blocks.get(at) == self.blocks.get(at + size - 1)
    }

    fn set_byte(&mut self, at: usize, value: u8) {
        if let Some(byte) = self.bytes.get_mut(at) {
            *byte = value;
        }
    }
}

/// Whether the instruction carries the address of another one.
pub(super) fn is_jump(op: Opcode) -> bool {
    matches!(op.arg(), Arg::JumpAbsolute | Arg::JumpRelative)
}

/// `UNCONDITIONAL_JUMP`.
pub(super) fn is_unconditional(op: Opcode) -> bool {
    matches!(op, Opcode::JumpAbsolute | Opcode::JumpForward)
}

/// `CONDITIONAL_JUMP`.
pub(super) fn is_conditional(op: Opcode) -> bool {
    matches!(op, Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue | Opcode::JumpIfFalseOrPop | Opcode::JumpIfTrueOrPop)
}

/// `JUMPS_ON_TRUE`.
pub(super) fn jumps_on_true(op: Opcode) -> bool {
    matches!(op, Opcode::PopJumpIfTrue | Opcode::JumpIfTrueOrPop)
}

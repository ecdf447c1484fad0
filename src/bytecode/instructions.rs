//! The instructions of `co_code`, one after the other.

use thiserror::Error;

use super::{Arg, ByteOffset, Opcode};

/// One instruction. `EXTENDED_ARG`, a prefix, is an instruction of its own here, as in `dis`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Where its opcode stands.
    pub offset: ByteOffset,
    /// What it does.
    pub opcode: Opcode,
    /// The two bytes after the opcode; 0 where the opcode has no argument.
    pub low_arg: u16,
    /// The upper 16 bits of the argument, where an `EXTENDED_ARG` before the instruction gives them.
    pub high_arg: Option<u16>,
}

impl Instruction {
    /// The whole argument; 0 where the opcode has none.
    pub fn arg(&self) -> u32 {
        u32::from(self.high_arg.unwrap_or(0)) << 16 | u32::from(self.low_arg)
    }

    /// Where the next instruction stands.
    pub fn end(&self) -> ByteOffset {
        ByteOffset(self.offset.0.saturating_add(self.opcode.size()))
    }

    /// Where it may jump to: out of `co_code` too, if the code is bad.
    pub fn jump_target(&self) -> Option<ByteOffset> {
        match self.opcode.arg() {
            Arg::JumpRelative => Some(ByteOffset(self.end().0.saturating_add(self.arg()))),
            Arg::JumpAbsolute => Some(ByteOffset(self.arg())),
            _ => None,
        }
    }
}

/// Bytes that are no instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// A number that 2.7 has no opcode for. The iteration goes on behind it: its size follows from
    /// [`HAVE_ARGUMENT`](super::HAVE_ARGUMENT) all the same.
    #[error("{number} is no opcode")]
    UnknownOpcode {
        /// Where it stands.
        offset: ByteOffset,
        /// The number.
        number: u8,
        /// The two bytes after it, if it is one of those with an argument.
        arg: Option<u16>,
    },
    /// `co_code` ends within the argument. The iteration ends.
    #[error("the code ends within the argument of an instruction")]
    Truncated {
        /// Where the instruction begins.
        offset: ByteOffset,
        /// Its opcode's number.
        number: u8,
    },
}

impl DecodeError {
    /// Where the bytes begin.
    pub fn offset(&self) -> ByteOffset {
        match self {
            Self::UnknownOpcode { offset, .. } | Self::Truncated { offset, .. } => *offset,
        }
    }
}

/// Iterates over the instructions of a `co_code`.
pub fn instructions(co_code: &[u8]) -> Instructions<'_> {
    instructions_at(co_code, ByteOffset(0))
}

/// Iterates over the instructions from the one that begins at `offset`: over none, where `co_code` has ended.
pub fn instructions_at(co_code: &[u8], offset: ByteOffset) -> Instructions<'_> {
    let rest = co_code.get(offset.0 as usize..).unwrap_or_default();
    Instructions { rest, offset: offset.0, high_arg: None }
}

/// See [`instructions`].
#[derive(Clone, Debug)]
pub struct Instructions<'a> {
    rest: &'a [u8],
    offset: u32,
    /// From an `EXTENDED_ARG`, for the next instruction that has an argument.
    high_arg: Option<u16>,
}

impl Iterator for Instructions<'_> {
    type Item = Result<Instruction, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (&number, after) = self.rest.split_first()?;
        let offset = ByteOffset(self.offset);
        self.rest = after;
        self.offset += 1;
        if number < super::HAVE_ARGUMENT {
            return Some(match Opcode::from_u8(number) {
                Some(opcode) => Ok(Instruction { offset, opcode, low_arg: 0, high_arg: None }),
                None => Err(DecodeError::UnknownOpcode { offset, number, arg: None }),
            });
        }
        let Some((&arg, after)) = after.split_first_chunk() else {
            self.rest = &[];
            return Some(Err(DecodeError::Truncated { offset, number }));
        };
        self.rest = after;
        self.offset += 2;
        let low_arg = u16::from_le_bytes(arg);
        let high_arg = self.high_arg.take();
        Some(match Opcode::from_u8(number) {
            Some(opcode) => {
                self.high_arg = (opcode == Opcode::ExtendedArg).then_some(low_arg);
                Ok(Instruction { offset, opcode, low_arg, high_arg })
            }
            None => Err(DecodeError::UnknownOpcode { offset, number, arg: Some(low_arg) }),
        })
    }
}

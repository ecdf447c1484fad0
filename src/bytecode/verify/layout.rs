//! The first pass, over all of `co_code` in a straight line: instructions, arguments and jump targets.

use super::{Reason, Refusal};
use crate::bytecode::{Arg, ByteOffset, Code, Const, DecodeError, Instruction, Opcode, instructions};

/// Where instructions begin, and where jumps lead.
pub(super) struct Layout {
    marks: Vec<Mark>,
    /// How many instructions there are.
    pub(super) instructions: usize,
}

/// What a byte of `co_code` is.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// Within an instruction, or the beginning of one that has an `EXTENDED_ARG` before it.
    Inside,
    /// The beginning of an instruction.
    Start,
    /// The beginning of an instruction that a jump leads to, or a block's handler.
    Target,
}

impl Layout {
    /// Whether paths may meet at `offset`.
    pub(super) fn is_target(&self, offset: ByteOffset) -> bool {
        self.marks.get(offset.0 as usize) == Some(&Mark::Target)
    }
}

pub(super) fn check(code: &Code) -> Result<Layout, Refusal> {
    let co_code = &code.code.bytes;
    let mut layout = Layout { marks: vec![Mark::Inside; co_code.len()], instructions: 0 };
    let mut prefix: Option<Instruction> = None;
    for instruction in instructions(co_code) {
        let instruction = instruction.map_err(decode_refusal)?;
        layout.instructions += 1;
        if let Some(prefix) = prefix {
            let extends = instruction.opcode.has_arg() && instruction.opcode != Opcode::ExtendedArg;
            if !extends {
                return Err((Some(prefix.offset), Reason::Prefix));
            }
        } else if let Some(mark) = layout.marks.get_mut(instruction.offset.0 as usize) {
            *mark = Mark::Start;
        }
        prefix = (instruction.opcode == Opcode::ExtendedArg).then_some(instruction);
        check_operand(code, &instruction).map_err(|reason| (Some(instruction.offset), reason))?;
    }
    if let Some(prefix) = prefix {
        return Err((Some(prefix.offset), Reason::Prefix));
    }
    mark_targets(co_code, &mut layout)?;
    Ok(layout)
}

fn mark_targets(co_code: &[u8], layout: &mut Layout) -> Result<(), Refusal> {
    for instruction in instructions(co_code).flatten() {
        let Some(target) = instruction.jump_target() else { continue };
        match layout.marks.get_mut(target.0 as usize) {
            Some(mark) if *mark != Mark::Inside => *mark = Mark::Target,
            _ => return Err((Some(instruction.offset), Reason::JumpTarget { opcode: instruction.opcode, target })),
        }
    }
    Ok(())
}

fn decode_refusal(error: DecodeError) -> Refusal {
    let reason = match error {
        DecodeError::UnknownOpcode { number, .. } => Reason::UnknownOpcode(number),
        DecodeError::Truncated { .. } => Reason::Truncated,
    };
    (Some(error.offset()), reason)
}

/// Whether the argument is one that the opcode can work with.
fn check_operand(code: &Code, instruction: &Instruction) -> Result<(), Reason> {
    let (opcode, arg) = (instruction.opcode, instruction.arg());
    let index_of = |table, length| {
        if (arg as usize) < length { Ok(()) } else { Err(Reason::Operand { opcode, arg, table, length }) }
    };
    let must_be = |allowed, is_allowed| {
        if is_allowed { Ok(()) } else { Err(Reason::Argument { opcode, arg, allowed }) }
    };
    match opcode.arg() {
        Arg::Const => index_of("co_consts", code.consts.len()),
        Arg::Name => index_of("co_names", code.names.len()),
        Arg::Local => index_of("co_varnames", code.varnames.len()),
        Arg::Free => index_of("co_cellvars + co_freevars", code.cellvars.len() + code.freevars.len()),
        // The last of COMPARE_OPS, BAD, is no operator.
        Arg::Compare => must_be("below 11", arg < 11),
        Arg::Call => must_be("below 65536", arg < 0x1_0000),
        Arg::Number => match opcode {
            Opcode::DupTopx => must_be("2 or 3", matches!(arg, 2 | 3)),
            Opcode::BuildSlice => must_be("2 or 3", matches!(arg, 2 | 3)),
            Opcode::RaiseVarargs => must_be("0 to 3", arg <= 3),
            Opcode::ListAppend | Opcode::SetAdd | Opcode::MapAdd => must_be("at least 1", arg >= 1),
            // Only a hint of the size. The compiler goes no higher.
            Opcode::BuildMap => must_be("below 65536", arg < 0x1_0000),
            _ => Ok(()),
        },
        // Where they lead is checked once all beginnings are known.
        Arg::JumpRelative | Arg::JumpAbsolute | Arg::None => Ok(()),
    }
}

/// Whether the instruction pushes the constant `None`.
pub(super) fn loads_none(code: &Code, instruction: &Instruction) -> bool {
    instruction.opcode == Opcode::LoadConst && matches!(code.consts.get(instruction.arg() as usize), Some(Const::None))
}

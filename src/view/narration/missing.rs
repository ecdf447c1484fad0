//! What the machine does not run: the sentence says what CPython would do there.

use super::Story;
use super::words::{Words, code, plain, tell};
use crate::bytecode::Opcode;

/// The run ended at an instruction that the machine does not have, or at something that it needs.
pub(super) fn sentence(story: &Story<'_>, message: &str) -> Words {
    let purpose = purpose(story);
    if purpose.is_empty() {
        return plain(message);
    }
    tell("{} Frame by Frame does not run this yet, so the run ends here.", &[purpose])
}

/// What an instruction is for that the machine does not have; nothing for those that it has.
pub(super) fn purpose(story: &Story<'_>) -> Words {
    let own = || code(story.before.opcode.name());
    match story.before.opcode {
        Opcode::StopCode => tell("{} marks the end of code that is not well made.", &[own()]),
        Opcode::PrintExpr => tell("{} prints a value as the interactive prompt does.", &[own()]),
        Opcode::PrintItemTo => tell("{} prints a value to another file.", &[own()]),
        Opcode::PrintNewlineTo => tell("{} ends a line in another file.", &[own()]),
        Opcode::SetupWith => tell("{} calls `__enter__`, at the beginning of a `with` statement.", &[own()]),
        Opcode::WithCleanup => tell("{} calls `__exit__`, at the end of a `with` statement.", &[own()]),
        Opcode::ImportName => tell("{} imports the module {}.", &[own(), story.co_name()]),
        Opcode::ImportFrom => tell("{} takes {} out of a module.", &[own(), story.co_name()]),
        Opcode::ImportStar => tell("{} copies all names of a module into `f_locals`.", &[own()]),
        Opcode::ExecStmt => tell("{} compiles and runs source text.", &[own()]),
        Opcode::YieldValue => {
            tell("{} gives a value to the caller, and sets the frame aside until `next()`.", &[own()])
        }
        Opcode::BuildClass => tell("{} makes a class of a name, its bases and its namespace.", &[own()]),
        Opcode::BuildSet => tell("{} makes a set of the values on top of the value stack.", &[own()]),
        Opcode::SetAdd => tell("{} adds a value to the set that is being made.", &[own()]),
        Opcode::DeleteAttr => tell("{} deletes the attribute {}.", &[own(), story.co_name()]),
        Opcode::CallFunctionVar => tell("{} calls with the arguments that a sequence holds (`*`).", &[own()]),
        Opcode::CallFunctionKw => tell("{} calls with the keyword arguments that a dict holds (`**`).", &[own()]),
        Opcode::CallFunctionVarKw => {
            tell("{} calls with the arguments that a sequence (`*`) and a dict (`**`) hold.", &[own()])
        }
        Opcode::ExtendedArg => tell("{} gives the upper half of the next instruction’s argument.", &[own()]),
        _ => Words::new(),
    }
}

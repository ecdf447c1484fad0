//! The disassembler: text as `dis.dis` prints it (`Lib/dis.py`).

use super::instructions::{DecodeError, Instruction, instructions};
use super::lnotab::line_starts;
use super::repr::{NO_ADDRESS, const_repr_at};
use super::{Arg, ByteOffset, COMPARE_OPS, Code, Const, PyString};

/// What to show as the address of a code object that is an operand (`0x7f3c5e8a9b30`).
pub type AddressOf<'a> = &'a dyn Fn(&Code) -> String;

/// What `dis.dis(code)` prints, with [`NO_ADDRESS`] for addresses.
pub fn dis(code: &Code) -> String {
    disassemble(code, None, &|_| NO_ADDRESS.to_owned())
}

/// What `dis.disassemble(code, lasti)` prints: with an arrow at the instruction `lasti`.
///
/// Where CPython's `dis` fails, in code that the verifier refuses, this shows `(?)` for an operand that is not
/// there, and ends after an instruction that is cut off.
pub fn disassemble(code: &Code, lasti: Option<ByteOffset>, address_of: AddressOf<'_>) -> String {
    let co_code = &code.code.bytes;
    let labels = jump_labels(co_code);
    let starts = line_starts(code);
    let mut next_starts = starts.iter().peekable();
    let mut text = String::new();
    for instruction in instructions(co_code) {
        let offset = instruction.map_or_else(|error| error.offset(), |instruction| instruction.offset);
        // A damaged table may have starts between instructions, which are not shown.
        while next_starts.next_if(|(start, _)| *start < offset).is_some() {}
        let line = next_starts.next_if(|(start, _)| *start == offset).map(|(_, line)| *line);
        if line.is_some() && offset.0 > 0 {
            text.push('\n');
        }
        let line = line.map_or_else(|| "   ".to_owned(), |line| format!("{line:3}"));
        let arrow = if lasti == Some(offset) { "-->" } else { "   " };
        let label = if labels.binary_search(&offset.0).is_ok() { ">>" } else { "  " };
        text.push_str(&format!("{line} {arrow} {label} {:>4} ", offset.0));
        match instruction {
            Ok(instruction) => push_instruction(&mut text, code, &instruction, address_of),
            Err(error) => push_undecodable(&mut text, &error),
        }
        text.push('\n');
    }
    text
}

/// [`disassemble`] of a code object, then of each code object within it, under the heading `Disassembly of PATH:`,
/// outer ones first, in the order of `co_consts`. A path is names joined with dots: `<module>.f.<lambda>`.
pub fn dis_all(code: &Code, address_of: AddressOf<'_>) -> String {
    let mut text = disassemble(code, None, address_of);
    let mut todo = inner_codes(code, &code.name.to_text());
    while let Some((path, inner)) = todo.pop() {
        text.push_str(&format!("\nDisassembly of {path}:\n"));
        text.push_str(&disassemble(inner, None, address_of));
        todo.extend(inner_codes(inner, &path));
    }
    text
}

/// The code objects among the constants, last first, with their paths.
fn inner_codes<'a>(code: &'a Code, path: &str) -> Vec<(String, &'a Code)> {
    let inner = |constant: &'a Const| match constant {
        Const::Code(inner) => Some((format!("{path}.{}", inner.name.to_text()), &**inner)),
        _ => None,
    };
    code.consts.iter().rev().filter_map(inner).collect()
}

fn push_instruction(text: &mut String, code: &Code, instruction: &Instruction, address_of: AddressOf<'_>) {
    text.push_str(&format!("{:<20}", instruction.opcode.name()));
    if instruction.opcode.has_arg() {
        // EXTENDED_ARG makes dis compute with a long, and repr of a long has an L.
        let suffix = if instruction.high_arg.is_some() { "L" } else { "" };
        text.push_str(&format!(" {:>5}", format!("{}{suffix}", instruction.arg())));
        if let Some(operand) = operand_text(code, instruction, address_of) {
            text.push_str(&format!(" ({operand})"));
        }
    }
}

fn push_undecodable(text: &mut String, error: &DecodeError) {
    let (DecodeError::UnknownOpcode { number, .. } | DecodeError::Truncated { number, .. }) = error;
    text.push_str(&format!("{:<20}", format!("<{number}>")));
    match error {
        DecodeError::UnknownOpcode { arg, .. } => {
            text.push_str(&arg.map(|arg| format!(" {arg:>5}")).unwrap_or_default());
        }
        DecodeError::Truncated { .. } => text.push_str("     ?"),
    }
}

/// What the argument stands for, as `dis` shows it in parentheses: the `repr` of a constant, a name, `to 12` for a
/// relative jump, an operator. `None` where `dis` shows the bare number only.
pub fn operand_text(code: &Code, instruction: &Instruction, address_of: AddressOf<'_>) -> Option<String> {
    let arg = instruction.arg();
    let index = arg as usize;
    let name = |name: Option<&PyString>| name.map(PyString::to_text);
    let operand = match instruction.opcode.arg() {
        Arg::Const => code.consts.get(index).map(|constant| const_repr_at(constant, address_of)),
        Arg::Name => name(code.names.get(index)),
        Arg::Local => name(code.varnames.get(index)),
        Arg::Free => name(code.cellvars.iter().chain(&code.freevars).nth(index)),
        Arg::Compare => COMPARE_OPS.get(index).map(|&operator| operator.to_owned()),
        Arg::JumpRelative => {
            let suffix = if instruction.high_arg.is_some() { "L" } else { "" };
            instruction.jump_target().map(|target| format!("to {}{suffix}", target.0))
        }
        Arg::None | Arg::JumpAbsolute | Arg::Call | Arg::Number => return None,
    };
    Some(operand.unwrap_or_else(|| "?".to_owned()))
}

/// Where jumps lead, sorted (`dis.findlabels`). Like `dis`, it sees only the lower 16 bits of a distance: after an
/// `EXTENDED_ARG` the mark is at the wrong place.
fn jump_labels(co_code: &[u8]) -> Vec<u32> {
    let mut labels: Vec<u32> = instructions(co_code)
        .filter_map(|instruction| {
            let instruction = instruction.ok()?;
            Instruction { high_arg: None, ..instruction }.jump_target().map(|target| target.0)
        })
        .collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

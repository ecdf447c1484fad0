//! Code objects → [`Program`]: what does not change while the program runs.

use std::rc::Rc;

use super::schema::{ListedInstruction, Listing, Program, SCHEMA_VERSION};
use super::text::cut;
use crate::bytecode::dis::operand_text;
use crate::bytecode::lnotab::{line_starts, lines_of};
use crate::bytecode::repr::NO_ADDRESS;
use crate::bytecode::{Code, Const, Instruction, Opcode, instructions};

/// The meaning of an operand is cut after this many characters: a constant may be a whole book.
const MEANING_LIMIT: usize = 400;

/// A module's code and all code in it, as listings. A listing's index is that of the machine's
/// [`CodeBody::listing`].
pub(super) fn program(code: &Rc<Code>, source: Option<String>) -> Program {
    let mut listings = Vec::new();
    let mut todo = vec![(Rc::clone(code), None)];
    while let Some((code, parent)) = todo.pop() {
        let number = listings.len() as u32;
        listings.push(listing(&code, parent));
        let mut inner = Vec::new();
        inner_codes(&code.consts, &mut inner);
        todo.extend(inner.into_iter().rev().map(|code| (code, Some(number))));
    }
    let filename = code.filename.to_text();
    Program { version: SCHEMA_VERSION, filename, source, files: Vec::new(), listings, warnings: Vec::new() }
}

/// The code objects among constants, and in the tuples among them.
fn inner_codes(consts: &[Const], into: &mut Vec<Rc<Code>>) {
    for constant in consts {
        match constant {
            Const::Code(code) => into.push(Rc::clone(code)),
            // marshal bounds how deep tuples are nested.
            Const::Tuple(items) => inner_codes(items, into),
            _ => {}
        }
    }
}

pub(super) fn listing(code: &Code, parent: Option<u32>) -> Listing {
    // Verified code has nothing that is no instruction.
    let decoded: Vec<Instruction> = instructions(&code.code.bytes).filter_map(Result::ok).collect();
    let offsets: Vec<u32> = decoded.iter().map(|instruction| instruction.offset.0).collect();
    let lines = lines_of(code, &offsets);
    let mut targets: Vec<u32> = decoded.iter().filter_map(|one| one.jump_target()).map(|target| target.0).collect();
    targets.sort_unstable();
    let starts = line_starts(code);
    let instructions = decoded
        .iter()
        .zip(lines)
        .map(|(instruction, line)| {
            let starts_line = starts.binary_search_by_key(&instruction.offset, |&(offset, _)| offset).is_ok();
            let is_target = targets.binary_search(&instruction.offset.0).is_ok();
            listed(code, instruction, line, starts_line, is_target)
        })
        .collect();
    let (name, filename) = (code.name.to_text(), code.filename.to_text());
    Listing { name, filename, first_line: code.firstlineno, parent, instructions }
}

fn listed(code: &Code, instruction: &Instruction, line: i32, starts_line: bool, is_target: bool) -> ListedInstruction {
    ListedInstruction {
        offset: instruction.offset.0,
        line,
        starts_line,
        is_target,
        op: instruction.opcode.name().to_owned(),
        arg: instruction.opcode.has_arg().then(|| instruction.arg()),
        meaning: operand_text(code, instruction, &|_| NO_ADDRESS.to_owned()).map(|text| cut(text, MEANING_LIMIT)),
        target: instruction.jump_target().map(|target| target.0),
    }
}

/// The argument of the instruction that begins at an offset: of what an `EXTENDED_ARG` there belongs to, as it runs as one with it.
pub(super) fn argument(code: &Code, offset: u32) -> Option<u32> {
    let decoded = instructions(&code.code.bytes).filter_map(Result::ok);
    let mut from_here = decoded.skip_while(|one| one.offset.0 < offset);
    let instruction = from_here.find(|one| one.opcode != Opcode::ExtendedArg)?;
    instruction.opcode.has_arg().then(|| instruction.arg())
}

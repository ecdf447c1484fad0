//! What each fuzz target does with its bytes. `cargo fuzz` runs these on bytes of its own finding, and
//! `tests/fuzz_targets.rs` on a few that are the same each time.
//!
//! A body says which way its input went, or what is wrong; it panics only where the crate does.

#![allow(dead_code, reason = "each fuzz target is a program of its own, and takes one of these")]

pub(crate) mod grammar;
#[path = "../../tests/common/holds.rs"]
mod holds;
pub(crate) mod made_code;

use std::rc::Rc;

use framebyframe::bytecode::dis::{dis as listing, disassemble};
use framebyframe::bytecode::verify::verify;
use framebyframe::bytecode::{ByteOffset, Code, Const, PyString, marshal as stream};
use framebyframe::compiler::{Mode, Options, compile};
use framebyframe::machine::Sources;
use framebyframe::record::Recording;
use framebyframe::record::sections::pack;
pub(crate) use holds::Way;
use holds::{lesson_made, runs, sentence, source_holds};

/// What a body makes of an input.
pub(crate) type Body = fn(&[u8]) -> Result<Way, String>;

/// Runs a body for the fuzzer, to which a panic is a find.
#[allow(clippy::panic, reason = "that is how the fuzzer is told")]
pub(crate) fn check(body: Body, data: &[u8]) {
    if let Err(fault) = body(data) {
        panic!("{fault}");
    }
}

/// Bytes as an object of CPython's marshal: read, written, and read again, which must give the same.
pub(crate) fn marshal(data: &[u8]) -> Result<Way, String> {
    let object = match stream::load(data) {
        Ok(object) => object,
        Err(error) => return sentence(&error.to_string()).map(|()| Way::Unread),
    };
    if stream::load(&stream::dump(&object)).as_ref() != Ok(&object) {
        return Err("what was read and written again is something else".to_owned());
    }
    let Const::Code(code) = object else { return Ok(Way::Refused) };
    verified_runs(&code)
}

/// Bytes as a code object whose instructions are the input's, and only its: verified, and run if it is safe.
pub(crate) fn machine(data: &[u8]) -> Result<Way, String> {
    verified_runs(&Rc::new(made_code::made(data)))
}

/// Bytes as a source, in each of the three ways to compile one.
pub(crate) fn compile_bytes(data: &[u8]) -> Result<Way, String> {
    for mode in [Mode::Eval, Mode::Single] {
        match compile(data, &Options::string("any.py", mode), &mut Vec::new()) {
            Ok(code) => drop(listing(&code)),
            Err(error) => some_text(&error.to_string())?,
        }
    }
    match compile(data, &Options::file("any.py"), &mut Vec::new()) {
        Ok(code) => {
            listing(&code);
            Ok(if verify(&code).is_ok() { Way::Ran } else { Way::Refused })
        }
        Err(error) => some_text(&error.to_string()).map(|()| Way::Unread),
    }
}

/// Bytes as choices of Python's grammar: the program is compiled and run.
pub(crate) fn compile_programs(data: &[u8]) -> Result<Way, String> {
    source_holds(grammar::program(data).as_bytes())
}

/// Bytes as code that nobody verified: what `dis` shows of it.
pub(crate) fn dis(data: &[u8]) -> Result<Way, String> {
    let (code, way) = match stream::load(data) {
        Ok(Const::Code(code)) => ((*code).clone(), Way::Ran),
        _ => (raw_code(data), Way::Refused),
    };
    let lasti = data.last().map_or(0, |&last| u32::from(last));
    let shown = [listing(&code), disassemble(&code, Some(ByteOffset(lasti)), &|_| "0x1".to_owned())];
    if shown.iter().any(String::is_empty) && !code.code.bytes.is_empty() {
        return Err("dis shows nothing".to_owned());
    }
    Ok(way)
}

/// A code object with these bytes for instructions and line table: the first byte says where one begins.
fn raw_code(data: &[u8]) -> Code {
    let lines = data.first().map_or(0, |&first| usize::from(first)).min(data.len());
    let (lnotab, code) = data.split_at(lines);
    Code {
        code: PyString::new(code),
        lnotab: PyString::new(lnotab),
        consts: vec![Const::None, Const::Int(1)],
        names: vec![PyString::interned(*b"x")],
        firstlineno: lines as i32,
        ..Code::default()
    }
}

/// Bytes as the sections of a recorded run, each behind its length in four bytes: packed as a file, whose checksums are then
/// right, and read to its end; and as a file as they are.
pub(crate) fn recording(data: &[u8]) -> Result<Way, String> {
    let mut sections = Vec::new();
    let mut rest = data;
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let (section, behind) = behind.split_at((u32::from_le_bytes(*length) as usize).min(behind.len()));
        sections.push(section.to_vec());
        rest = behind;
    }
    match (read_all(&pack(&sections)), read_all(data)) {
        (Ok(()), _) | (_, Ok(())) => Ok(Way::Ran),
        (Err(error), _) => sentence(&error).map(|()| Way::Unread),
    }
}

/// All that there is in a recording.
fn read_all(file: &[u8]) -> Result<(), String> {
    let recording = Recording::open(file).map_err(|damage| damage.to_string())?;
    for block in 0..recording.blocks().min(64) {
        recording.block(block).map_err(|damage| damage.to_string())?;
    }
    Ok(())
}

/// Bytes as a lesson: its program, a NUL, and its `lesson.toml`.
pub(crate) fn lesson(data: &[u8]) -> Result<Way, String> {
    let mut parts = data.splitn(2, |&byte| byte == 0);
    let program = String::from_utf8_lossy(parts.next().unwrap_or_default());
    lesson_made(parts.next().unwrap_or_default(), &program)
}

fn verified_runs(code: &Rc<Code>) -> Result<Way, String> {
    listing(code);
    match verify(code) {
        Ok(()) => runs(code, Sources::default()).map(|()| Way::Ran),
        Err(error) => sentence(&error.to_string()).map(|()| Way::Refused),
    }
}

/// CPython's own words can be one word (`MemoryError`).
fn some_text(text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err("no message at all".to_owned()) } else { Ok(()) }
}

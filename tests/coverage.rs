//! What the committed programs reach: every opcode, and every builtin function and method by its name.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use framebyframe::bytecode::Opcode;
use framebyframe::machine::builtins::Builtin;
use framebyframe::machine::class::Special;

/// The contents of all files of these folders under `tests/` that end so, unpacked.
fn contents(folders: &[&str], ending: &str) -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let paths = folders.iter().flat_map(|folder| std::fs::read_dir(tests.join(folder)).unwrap());
    let mut paths: Vec<_> = paths.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    paths.sort();
    paths.into_iter().map(|path| String::from_utf8_lossy(&unpacked(&path)).into_owned()).collect()
}

fn unpacked(path: &Path) -> Vec<u8> {
    let packed = std::fs::read(path).unwrap();
    if path.extension().is_none_or(|extension| extension != "gz") {
        return packed;
    }
    let mut contents = Vec::new();
    GzDecoder::new(&packed[..]).read_to_end(&mut contents).unwrap();
    contents
}

/// The words of the programs: names and numbers.
fn words(programs: &[String]) -> BTreeSet<&str> {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    programs.iter().flat_map(|program| program.split(move |character| !is_word(character))).collect()
}

#[test]
fn traces_have_every_opcode() {
    // The peephole optimiser takes NOP out again, and STOP_CODE is no instruction. EXTENDED_ARG is in code that
    // opcode_extended_arg compiles and runs; the first steps of a program that are traced do not get there.
    let never = ["STOP_CODE", "NOP", "EXTENDED_ARG"];
    let traces = contents(&["programs"], "gz");
    let seen: BTreeSet<&str> = traces
        .iter()
        .flat_map(|trace| trace.split("\"op\": \"").skip(1))
        .filter_map(|after| after.split('"').next())
        .collect();
    let missing: Vec<&str> = Opcode::ALL
        .iter()
        .map(|opcode| opcode.name())
        .filter(|name| !seen.contains(name) && !never.contains(name))
        .collect();
    assert!(missing.is_empty(), "no program's trace has {missing:?}");
}

#[test]
fn programs_call_every_builtin_and_method() {
    let programs = contents(&["samples", "programs", "builtins"], "py");
    let words = words(&programs);
    let names = Builtin::ALL.iter().map(|builtin| builtin.name());
    let missing: Vec<&str> = names.filter(|name| !words.contains(name)).collect();
    assert!(missing.is_empty(), "no program has {missing:?}");
}

#[test]
fn programs_have_every_special_name() {
    let programs = contents(&["samples", "programs", "builtins"], "py");
    let words = words(&programs);
    let missing: Vec<&str> =
        Special::ALL.iter().map(|special| special.name()).filter(|name| !words.contains(name)).collect();
    assert!(missing.is_empty(), "no program has {missing:?}");
}

#[test]
fn there_are_250_programs() {
    assert!(contents(&["programs"], "py").len() >= 250);
}

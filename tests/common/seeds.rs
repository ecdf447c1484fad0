//! What each fuzz target begins with: made of the tests' own programs, files and lessons.

use std::fs;

use framebyframe::bytecode::Pyc;
use framebyframe::compiler::Options;
use framebyframe::record::sections::Sections;
use framebyframe::record::{record, run};
use framebyframe::view::session::Session;

use crate::bodies::{self, Body, made_code};
use crate::damage::{Bases, Rng};

/// A fuzz target.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) body: Body,
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them, as `fuzz/Cargo.toml` names them.
pub(crate) const TARGETS: [Target; 7] = [
    Target { name: "marshal", body: bodies::marshal, seeds: streams },
    Target { name: "machine", body: bodies::machine, seeds: instructions },
    Target { name: "compile_bytes", body: bodies::compile_bytes, seeds: sources },
    Target { name: "compile_programs", body: bodies::compile_programs, seeds: choices },
    Target { name: "dis", body: bodies::dis, seeds: code },
    Target { name: "recording", body: bodies::recording, seeds: recordings },
    Target { name: "lesson", body: bodies::lesson, seeds: lessons },
];

/// The `.pyc` files without their header.
fn streams() -> Vec<Vec<u8>> {
    Bases::pycs().files().iter().map(|file| file[8..].to_vec()).collect()
}

fn instructions() -> Vec<Vec<u8>> {
    Bases::pycs().files().iter().map(|file| made_code::unmade(&Pyc::read(file).unwrap().code)).collect()
}

fn sources() -> Vec<Vec<u8>> {
    Bases::sources().files().to_vec()
}

/// Any bytes choose some program.
fn choices() -> Vec<Vec<u8>> {
    (0..300)
        .map(|n| {
            let rng = &mut Rng::of(27, n);
            let length = 50 + rng.below(600);
            (0..length).map(|_| rng.next() as u8).collect()
        })
        .collect()
}

fn code() -> Vec<Vec<u8>> {
    let lined = |file: &Vec<u8>| {
        let code = Pyc::read(file).unwrap().code;
        let lines = &code.lnotab.bytes[..code.lnotab.bytes.len().min(200)];
        [&[lines.len() as u8 + 1], lines, &code.code.bytes].concat()
    };
    streams().into_iter().chain(Bases::pycs().files().iter().map(lined)).collect()
}

fn recordings() -> Vec<Vec<u8>> {
    let programs = Bases::of(&["tests/samples"], "py", 1_000);
    let recorded = |source: &Vec<u8>| {
        let mut session = Session::from_source(source, &Options::file("program.py")).ok()?;
        run(&mut session, 60, &[]);
        let file = record(&mut session).ok()?;
        let sections = Sections::of(&file).ok()?;
        let all: Vec<_> = (0..sections.count()).map(|index| sections.get(index).unwrap()).collect();
        Some(all.iter().flat_map(|one| [&(one.len() as u32).to_le_bytes()[..], one].concat()).collect())
    };
    programs.files().iter().filter_map(recorded).take(4).collect()
}

fn lessons() -> Vec<Vec<u8>> {
    let lessons = Bases::lessons();
    let whole = |path: &std::path::PathBuf| {
        let folder = path.parent().unwrap().file_name().unwrap();
        let program = fs::read(path.with_file_name(folder).with_extension("py")).unwrap();
        [&program[..], &[0], &fs::read(path).unwrap()].concat()
    };
    lessons.paths().iter().map(whole).collect()
}

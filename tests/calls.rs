//! Calls, as CPython counts them: `tests/calls/kinds.out` is what a CPython with `CALL_PROFILE` prints for `kinds.py`
//! (`scripts/call_kinds.py`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::rc::Rc;

use framebyframe::bytecode::CodeFlags;
use framebyframe::compiler::{self, Options};
use framebyframe::machine::builtins::Builtin;
use framebyframe::machine::{CallStats, Counter, Effect, Fuel, Machine, Observer, Sources, Status};
use framebyframe::view::c_functions::c_flags;
use framebyframe::view::structs::{flags, structs};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn machine(path: &Path) -> Machine {
    let name = path.file_name().unwrap().to_string_lossy();
    let code = compiler::compile(&std::fs::read(path).unwrap(), &Options::file(&name), &mut Vec::new()).unwrap();
    Machine::new(&Rc::new(code), Sources::default()).unwrap()
}

#[test]
fn every_kind_of_call_adds_what_it_adds_in_cpython() {
    let mut machine = machine(&folder("calls").join("kinds.py"));
    machine.run(Fuel::work(u64::MAX));
    assert_eq!(machine.status(), &Status::Finished);
    let printed: Vec<u8> = machine.output().iter().flat_map(|piece| piece.bytes.clone()).collect();
    let printed = String::from_utf8(printed).unwrap();
    let expected = std::fs::read_to_string(folder("calls").join("kinds.out")).unwrap();
    assert!(expected.lines().count() > 60, "too few kinds of call");
    for (ours, theirs) in printed.lines().zip(expected.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(printed.lines().count(), expected.lines().count());
}

/// Adds up what the steps say that they count.
#[derive(Default)]
struct Tally(Vec<(Counter, u64)>);

impl Observer for Tally {
    fn effect(&mut self, _: &Machine, effect: Effect) {
        if let Effect::CStep(step) = effect {
            self.0.extend(step.counted());
        }
    }
}

#[test]
fn the_steps_tell_of_all_that_is_counted() {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder("programs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    paths.push(folder("calls").join("kinds.py"));
    let mut compared = 0;
    for path in paths {
        let mut machine = machine(&path);
        let mut tally = Tally::default();
        machine.run_observed(Fuel::instructions(20_000), &mut tally);
        let stats: CallStats = machine.call_stats();
        for counter in Counter::ALL {
            let told: u64 = tally.0.iter().filter(|(of, _)| *of == counter).map(|(_, count)| count).sum();
            assert_eq!(told, stats.get(counter), "{} in {}", counter.name(), path.display());
        }
        compared += stats.get(Counter::All);
    }
    assert!(compared > 10_000, "too few calls: {compared}");
}

/// `tests/structs/fields.txt` is made from CPython's headers (`scripts/struct_fields.py`).
#[test]
fn structs_have_the_fields_of_the_headers() {
    let ours: Vec<String> = structs()
        .iter()
        .flat_map(|of| of.fields.iter().map(|field| format!("{} {} {}", of.name, field.name, field.c_type)))
        .collect();
    let theirs = std::fs::read_to_string(folder("structs").join("fields.txt")).unwrap();
    assert_eq!(ours, theirs.lines().collect::<Vec<&str>>());
}

#[test]
fn every_field_and_every_flag_has_a_sentence() {
    let texts = structs().into_iter().flat_map(|of| {
        let fields = of.fields.into_iter().map(|field| field.text);
        std::iter::once(of.text).chain(fields).collect::<Vec<String>>()
    });
    for text in texts.chain(flags().into_iter().map(|flag| flag.text)) {
        assert!(text.len() > 20 && text.ends_with('.') && text.matches('`').count() % 2 == 0, "{text}");
    }
    assert_eq!(flags().iter().filter(|flag| flag.quick).map(|flag| flag.value).sum::<u32>(), 0x43);
    assert_eq!(flags().len(), CodeFlags::NAMES.len());
    assert!(
        flags().iter().zip(CodeFlags::NAMES).all(|(flag, (known, name))| flag.value == known.0 && flag.name == name)
    );
}

/// `tests/structs/methods.txt` is made by the real CPython (`scripts/method_flags.py`).
#[test]
fn c_functions_have_the_flags_of_cpython() {
    let theirs = std::fs::read_to_string(folder("structs").join("methods.txt")).unwrap();
    let mut compared = 0;
    for &builtin in Builtin::ALL {
        let owner = builtin.owner().map_or("", |of| of.name());
        if builtin.module() != "__builtin__" {
            continue;
        }
        let name = format!("{owner}.{} ", builtin.name());
        let Some(line) = theirs.lines().find(|line| line.starts_with(&name)) else { continue };
        assert_eq!(format!("{name}{}", c_flags(builtin)), line);
        compared += 1;
    }
    assert!(compared > 150, "too few: {compared}");
}

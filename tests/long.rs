//! No instruction goes on for ever: what does much is charged for it, and what would do without end is stopped with a sentence.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "common/long.rs"]
mod long;

use std::rc::Rc;

use framebyframe::compiler::{Options, compile};
use framebyframe::machine::{Fuel, LONGEST_INSTRUCTION, MEMORY_LIMIT, Machine, Sources, Status};

/// A browser's stack for WebAssembly, at least, in bytes.
const STACK: usize = 1 << 20;
/// What a program may use here, in bytes: a test has more of them to go through than a page.
const MEMORY: usize = 2 << 20;
/// How much of a program is run, in units of work.
const WORK: u64 = 100_000;

/// Runs a program as the page does, for some time: it ends, or can be stopped.
fn comes_back(source: &str) -> Result<(), String> {
    let code = compile(source.as_bytes(), &Options::file("long.py"), &mut Vec::new()).map_err(|e| e.to_string())?;
    let mut machine = Machine::with_memory_limit(&Rc::new(code), Sources::default(), MEMORY).unwrap();
    machine.run(Fuel::work(WORK));
    match machine.status() {
        Status::Raised { class, .. } if class.is_empty() => return Err("it ended without a word".to_owned()),
        Status::Unsupported(sentence) if sentence.split(' ').count() < 3 => return Err(sentence.clone()),
        _ => {}
    }
    machine.check()
}

#[test]
fn every_instruction_comes_to_an_end() {
    let work = || {
        for (name, source) in long::programs(1_000) {
            comes_back(&source).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
    };
    std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap();
}

/// How a program ends that has so much memory, and all the time it wants.
fn end(source: &str, memory: usize) -> String {
    let code = compile(source.as_bytes(), &Options::file("end.py"), &mut Vec::new()).unwrap();
    let mut machine = Machine::with_memory_limit(&Rc::new(code), Sources::default(), memory).unwrap();
    machine.run(Fuel::work(u64::MAX));
    machine.check().unwrap();
    match machine.status() {
        Status::Raised { class, message, .. } => format!("{class}: {message}"),
        Status::Unsupported(sentence) => sentence.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_instruction_may_do_so_much_and_no_more() {
    // With a thousandth of the memory, an instruction may do a thousandth of what it else may. Looking for something in a
    // range counts for each number, and once to find its end.
    let most = LONGEST_INSTRUCTION / 1024;
    let looking_in = |numbers: u64| end(&format!("-1 in xrange({numbers})\n"), MEMORY_LIMIT / 1024);
    assert_eq!(looking_in(most - 2), "Finished");
    assert_eq!(looking_in(most - 1), "Finished");
    let stopped = looking_in(most);
    assert!(stopped.contains(&format!("an instruction with more than {most} things to do")), "{stopped}");
}

//! The law of time travel: whichever way a moment is reached, it is the same state.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::rc::Rc;

use framebyframe::bytecode::Pyc;
use framebyframe::compiler::{Options, compile};
use framebyframe::history::{History, Spacing};
use framebyframe::machine::{Fuel, Machine, Sources, Status};
use proptest::prelude::*;

/// Programs are looked at so far.
const MOMENTS: u64 = 4_000;

fn programs() -> Vec<PathBuf> {
    let folders = ["tests/samples", "tests/programs"];
    let mut found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pyc"))
        .collect();
    found.sort();
    found
}

fn machine_of(path: &Path) -> Machine {
    let code = Pyc::read(&std::fs::read(path).unwrap()).unwrap().code;
    Machine::new(&code, Sources::default()).unwrap()
}

fn compiled(source: &str) -> Machine {
    let code = compile(source.as_bytes(), &Options::file("here.py"), &mut Vec::new()).unwrap();
    Machine::new(&Rc::new(code), Sources::default()).unwrap()
}

/// The hash of each moment, as running one instruction after the other gives it.
fn hashes(mut machine: Machine) -> Vec<u64> {
    let mut hashes = vec![machine.state_hash()];
    while *machine.status() == Status::Running && (hashes.len() as u64) <= MOMENTS {
        machine.run(Fuel::instructions(1));
        hashes.push(machine.state_hash());
    }
    hashes
}

/// Checkpoints that lie so near that a short program has many, and is thinned.
fn near(first: u64) -> Spacing {
    Spacing { first, most: 6, nearest_halt: 5 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_walk_leads_to_the_same_states(
        program in any::<prop::sample::Index>(),
        first in 1u64..500,
        slice in 1u64..2_000,
        walk in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 1..40),
    ) {
        let programs = programs();
        let path = program.get(&programs);
        let start = machine_of(path);
        let hashes = hashes(start.clone());
        let mut history = History::with_spacing(start, near(first));
        for (ahead, index) in walk {
            if ahead && history.length() < MOMENTS {
                history.run_ahead(slice);
            }
            let known = history.length().min(hashes.len() as u64 - 1);
            let n = index.index(known as usize + 1) as u64;
            prop_assert_eq!(history.seek(n).state_hash(), hashes[n as usize], "{:?}, moment {}", path, n);
            let back = history.back(1).n();
            prop_assert_eq!(history.here().state_hash(), hashes[back as usize], "{:?}, back to {}", path, back);
        }
    }
}

#[test]
fn what_was_read_is_read_again() {
    let source =
        "words = []\nfor i in range(40):\n    words.append(raw_input('? '))\nprint map(raw_input, 'ab'), words\n";
    let mut history = History::with_spacing(compiled(source), near(30));
    let mut lines = 0;
    while matches!(history.ahead().status(), Status::Running | Status::Waiting) {
        history.run_ahead(100);
        if *history.ahead().status() == Status::Waiting {
            history.provide_input(Some(format!("line {lines}\n").as_bytes()));
            lines += 1;
        }
    }
    assert_eq!((history.ahead().status(), lines), (&Status::Finished, 42));
    let end = history.ahead().state_hash();
    for _ in 0..3 {
        assert_eq!(history.seek(u64::MAX).state_hash(), end);
        for n in [0, 30, 100, 60] {
            assert_eq!(history.seek(n).n(), n);
        }
    }
}

#[test]
fn a_long_run_keeps_few_states_and_finds_each_moment() {
    let source = "def count(n):\n    i = 0\n    while i < n:\n        i += 1\n    return i\ncount(100000)\n";
    let mut history = History::with_spacing(compiled(source), Spacing { first: 1_000, most: 20, nearest_halt: 100 });
    while *history.ahead().status() == Status::Running {
        history.run_ahead(10_000);
    }
    assert!(history.length() > 700_000);
    assert!((5..=20).contains(&history.checkpoint_count()), "{}", history.checkpoint_count());
    let mut straight = compiled(source);
    straight.run(Fuel::instructions(500_000));
    assert_eq!(history.seek(500_000).state_hash(), straight.state_hash());
    assert_eq!(history.seek(700_000).n(), 700_000);
    assert_eq!(history.back(200_000).state_hash(), straight.state_hash());
}

#[test]
fn what_does_not_change_is_kept_once() {
    let source = "\
data = [[i, str(i)] for i in range(3000)]
n = 0
while n < 350000:
    n += 1
    data[7][0] = n
";
    let mut history = History::with_spacing(compiled(source), Spacing { first: 1_000, most: 100, nearest_halt: 100 });
    while *history.ahead().status() == Status::Running {
        history.run_ahead(100_000);
    }
    let heap = &history.ahead().heap;
    let (whole, bytes) = (heap.bytes() + 64 * heap.slot_count(), history.checkpoint_bytes());
    assert!(history.checkpoint_count() >= 6, "{}", history.checkpoint_count());
    let alone = history.checkpoint_count() * whole;
    assert!(bytes < alone / 4, "{} checkpoints take {bytes} bytes, each alone {whole}", history.checkpoint_count());
    let mut straight = compiled(source);
    for n in (0..history.length()).step_by(497_001) {
        straight.run(Fuel::instructions(n - straight.n()));
        history.seek(0);
        assert_eq!(history.seek(n).state_hash(), straight.state_hash(), "moment {n}");
    }
}

#[test]
fn code_made_in_a_loop_is_not_taken_for_the_code_before() {
    let source = "\
def make(n):
    exec 'def f(x):\\n    return x * 2 + %d\\n' % n
    return f
i = 0
while i < 300:
    i += 1
    total = make(i)(i)
";
    let start = compiled(source);
    let mut history = History::with_spacing(start.clone(), Spacing { first: 50, most: 40, nearest_halt: 20 });
    while *history.ahead().status() == Status::Running {
        history.run_ahead(1_000);
    }
    let mut straight = start;
    for n in (0..history.length()).step_by(211) {
        straight.run(Fuel::instructions(n - straight.n()));
        history.seek(0);
        assert_eq!(history.seek(n).state_hash(), straight.state_hash(), "moment {n}");
    }
    assert_eq!(history.seek(u64::MAX).state_hash(), history.ahead().state_hash());
}

//! Damaged `.pyc` files: whatever is in them, reading, verifying, disassembling and running them gives a result or an
//! error, within the limits of time and memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use framebyframe::bytecode::Pyc;
use framebyframe::bytecode::dis::dis;
use framebyframe::bytecode::verify::verify;
use framebyframe::machine::{Fuel, Machine, Sources};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What a damaged program may use, in bytes.
const MEMORY: usize = 4 << 20;

/// What happens to a file.
#[derive(Clone, Debug)]
enum Damage {
    /// A byte becomes another one.
    Byte(Index, u8),
    /// Four bytes become a number, small or extreme, as a length or an argument would be.
    Number(Index, i32),
    /// The file ends early.
    Cut(Index),
    /// A piece is taken out.
    Remove(Index, usize),
    /// A piece comes twice.
    Repeat(Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let number = prop_oneof![0..300, -2..2, Just(i32::MAX), Just(i32::MIN), any::<i32>()];
    prop_oneof![
        20 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        5 => (any::<Index>(), 0..148u8).prop_map(|(at, opcode)| Damage::Byte(at, opcode)),
        3 => (any::<Index>(), number).prop_map(|(at, number)| Damage::Number(at, number)),
        1 => any::<Index>().prop_map(Damage::Cut),
        1 => (any::<Index>(), 1..20usize).prop_map(|(at, size)| Damage::Remove(at, size)),
        1 => (any::<Index>(), 1..20usize).prop_map(|(at, size)| Damage::Repeat(at, size)),
    ]
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let (Self::Byte(at, _) | Self::Number(at, _) | Self::Cut(at) | Self::Remove(at, _) | Self::Repeat(at, _)) =
            self;
        if bytes.is_empty() {
            return;
        }
        let at = at.index(bytes.len());
        let end = |size: usize| (at + size).min(bytes.len());
        match *self {
            Self::Byte(_, byte) => bytes[at] = byte,
            Self::Number(_, number) => {
                let end = end(4);
                bytes[at..end].copy_from_slice(&number.to_le_bytes()[..end - at]);
            }
            Self::Cut(_) => bytes.truncate(at),
            Self::Remove(_, size) => drop(bytes.drain(at..end(size))),
            Self::Repeat(_, size) => {
                let piece = bytes[at..end(size)].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
}

fn samples() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pyc"));
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn damaged_files_are_refused_or_run_within_limits() {
    let samples = samples();
    let (unread, refused, accepted) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |counter: &Cell<u32>| counter.set(counter.get() + 1);
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (any::<Index>(), prop::collection::vec(damage(), 1..4));
    let result = runner.run(&strategy, |(sample, damages)| {
        let mut bytes = samples[sample.index(samples.len())].clone();
        for damage in &damages {
            damage.apply(&mut bytes);
        }
        let Ok(pyc) = Pyc::read(&bytes) else {
            count(&unread);
            return Ok(());
        };
        // What was read is data like any other: it can be written, read again and shown.
        prop_assert_eq!(&Pyc::read(&pyc.write()).unwrap(), &pyc);
        prop_assert!(dis(&pyc.code).lines().count() > 0 || pyc.code.code.bytes.is_empty());
        match verify(&pyc.code) {
            Ok(()) => {
                count(&accepted);
                let mut machine = Machine::with_memory_limit(&pyc.code, Sources::default(), MEMORY).unwrap();
                machine.run(Fuel::work(20_000));
                prop_assert!(machine.work() < 200_000, "it did {} units of work", machine.work());
                prop_assert!(machine.heap.bytes() < 2 * MEMORY, "it took {} bytes", machine.heap.bytes());
                machine.check().map_err(TestCaseError::fail)?;
            }
            Err(_) => count(&refused),
        }
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
    let counts = [unread.get(), refused.get(), accepted.get()];
    assert!(counts.iter().all(|&count| count >= 1000), "damages should go different ways: {counts:?}");
}

//! The fuzz targets, on what they begin with and on some damaged copies of that: the same ones each time, and few enough
//! for `npm test`. `npm run fuzz` lets libFuzzer look for more.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "../fuzz/bodies/mod.rs"]
mod bodies;
#[path = "common/damage.rs"]
#[allow(dead_code, reason = "the fuzz targets damage bytes alone")]
mod damage;
#[path = "common/seeds.rs"]
mod seeds;

use damage::Bases;
use seeds::TARGETS;

/// A browser's stack for WebAssembly, at least, in bytes.
const STACK: usize = 1 << 20;
/// Other numbers are other inputs.
const SEED: u64 = 9;

/// Runs a target on some of its seeds as they are, and on damaged ones; says how many went each way.
fn ways(name: &str, damaged: u64) -> [u32; 3] {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let all = move || {
        let seeds = (target.seeds)();
        let mut ways = [0; 3];
        let mut count = |case: &str, data: &[u8]| {
            let way = (target.body)(data).unwrap_or_else(|fault| panic!("{}, {case}: {fault}", target.name));
            ways[way as usize] += 1;
        };
        let step = seeds.len().div_ceil(100);
        for (n, seed) in seeds.iter().enumerate().step_by(step) {
            count(&format!("seed {n}"), seed);
        }
        let bases = Bases::given(seeds);
        for n in 0..damaged {
            count(&format!("damaged case {n}"), &bases.damaged_bytes(SEED, n));
        }
        ways
    };
    std::thread::Builder::new().stack_size(STACK).spawn(all).unwrap().join().unwrap()
}

/// Inputs must go each way that there is, or they show nothing.
fn holds(name: &str, damaged: u64, [unread, refused, ran]: [u32; 3]) {
    let found = ways(name, damaged);
    let enough = found.iter().zip([unread, refused, ran]).all(|(&found, least)| found >= least);
    assert!(enough, "{name}: {found:?} went unread, refused and all the way");
}

#[test]
fn marshal() {
    holds("marshal", 3_000, [500, 200, 300]);
}

#[test]
fn machine() {
    holds("machine", 3_000, [0, 200, 500]);
}

#[test]
fn compile_bytes() {
    holds("compile_bytes", 1_500, [300, 0, 100]);
}

#[test]
fn compile_programs() {
    holds("compile_programs", 1_000, [50, 0, 400]);
}

#[test]
fn dis() {
    holds("dis", 2_000, [0, 300, 300]);
}

#[test]
fn recording() {
    holds("recording", 500, [50, 0, 4]);
}

#[test]
fn lesson() {
    holds("lesson", 150, [10, 5, 5]);
}

/// What `cargo fuzz` runs is what runs here.
#[test]
fn each_target_is_one_of_the_fuzzers() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    let named: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")?.strip_suffix(".rs\""))
        .collect();
    assert_eq!(named, TARGETS.map(|target| target.name));
}

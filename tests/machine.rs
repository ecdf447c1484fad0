//! The laws of the machine: a clone goes on like its original, counts of references are right at every step, and
//! whatever a program does, it stays within its limits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::OnceLock;

use framebyframe::bytecode::{Code, CodeFlags, Const, PyString, Pyc};
use framebyframe::compiler::{Options, compile};
use framebyframe::machine::{Activation, Effect, Fuel, Machine, Observer, Sources, Status};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const MEMORY: usize = 32 << 20;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Every `.pyc` of a folder, with its name, in order.
fn pycs(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pyc"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no programs in tests/{name}");
    found
}

/// The programs with traces, and those with output alone.
fn programs() -> &'static [(String, Vec<u8>)] {
    static PROGRAMS: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    PROGRAMS.get_or_init(|| ["samples", "programs", "builtins"].into_iter().flat_map(pycs).collect())
}

fn code(pyc: &[u8]) -> Rc<Code> {
    Pyc::read(pyc).unwrap().code
}

fn limited(name: &str) -> Machine {
    let pyc = std::fs::read(folder("limits").join(format!("{name}.pyc"))).unwrap();
    Machine::with_memory_limit(&code(&pyc), Sources::default(), MEMORY).unwrap()
}

fn output(machine: &Machine) -> String {
    let bytes: Vec<u8> = machine.output().iter().flat_map(|piece| piece.bytes.clone()).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// How an endless program ends.
fn end(name: &str) -> (Machine, String) {
    let mut machine = limited(name);
    machine.run(Fuel::work(200_000_000));
    machine.check().unwrap();
    let class = match machine.status() {
        Status::Raised { class, .. } => class.clone(),
        other => format!("{other:?}"),
    };
    (machine, class)
}

#[test]
fn a_clone_goes_on_like_its_original() {
    for (name, pyc) in pycs("samples") {
        let mut machine = Machine::new(&code(&pyc), Sources::default()).unwrap();
        let mut clones = Vec::new();
        while *machine.status() == Status::Running {
            clones.push(machine.clone());
            machine.run(Fuel::instructions(7));
        }
        for mut clone in clones {
            let from = clone.n();
            clone.run(Fuel::work(u64::MAX));
            assert_eq!(clone.state_hash(), machine.state_hash(), "{name}, cloned at {from}");
            assert_eq!(clone.output(), machine.output(), "{name}, cloned at {from}");
        }
    }
}

#[test]
fn different_moments_have_different_hashes() {
    for (name, pyc) in pycs("samples") {
        let mut machine = Machine::new(&code(&pyc), Sources::default()).unwrap();
        let mut hashes = vec![machine.state_hash()];
        while *machine.status() == Status::Running && hashes.len() < 2000 {
            machine.run(Fuel::instructions(1));
            hashes.push(machine.state_hash());
        }
        let moments = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), moments, "{name}");
    }
}

#[test]
fn counts_are_right_at_every_step() {
    // Those of builtins are long, and so is each check of their many constants.
    let programs = [("samples", 1), ("programs", 1), ("builtins", 61)];
    for ((name, pyc), stride) in
        programs.into_iter().flat_map(|(folder, stride)| pycs(folder).into_iter().map(move |program| (program, stride)))
    {
        let mut machine = Machine::new(&code(&pyc), Sources::default()).unwrap();
        for _ in 0..3000 / stride {
            machine.check().unwrap_or_else(|faults| panic!("{name}, moment {}:\n{faults}", machine.n()));
            if *machine.status() != Status::Running {
                break;
            }
            machine.run(Fuel::instructions(stride));
        }
        machine.run(Fuel::work(10_000_000));
        machine.check().unwrap_or_else(|faults| panic!("{name}, at the end:\n{faults}"));
    }
}

#[test]
fn slices_of_fuel_make_no_difference() {
    for (name, pyc) in pycs("samples") {
        let mut whole = Machine::new(&code(&pyc), Sources::default()).unwrap();
        whole.run(Fuel::work(u64::MAX));
        for slice in [1, 2, 3, 10, 1000] {
            let mut sliced = Machine::new(&code(&pyc), Sources::default()).unwrap();
            while *sliced.run(Fuel::work(slice)) == Status::Running {}
            assert_eq!(sliced.state_hash(), whole.state_hash(), "{name}, {slice} units at a time");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, rng_seed: RngSeed::Fixed(2718), ..ProptestConfig::default() })]

    /// At any moment of any program: a clone is in the same state, both are sound (nothing dangles, each count is the
    /// number of references that there are), and both go on alike, whoever watches, and in whatever slices.
    #[test]
    fn at_any_moment_a_clone_is_the_same_machine(
        program in any::<prop::sample::Index>(),
        moment in 0u64..30_000,
        slices in prop::collection::vec(1u64..3_000, 1..12),
    ) {
        let programs = programs();
        let (name, pyc) = program.get(programs);
        let mut machine = Machine::new(&code(pyc), Sources::default()).unwrap();
        machine.run(Fuel::instructions(moment));
        let mut clone = machine.clone();
        prop_assert_eq!(clone.state_hash(), machine.state_hash(), "{}, moment {}", name, moment);
        for &slice in &slices {
            clone.run_observed(Fuel::instructions(slice), &mut Watching);
            prop_assert_eq!(clone.check(), Ok(()), "{}, moment {}", name, clone.n());
        }
        machine.run(Fuel::instructions(slices.iter().sum()));
        prop_assert_eq!(machine.n(), clone.n(), "{}, from moment {}", name, moment);
        prop_assert_eq!(machine.state_hash(), clone.state_hash(), "{}, moments {} to {}", name, moment, machine.n());
        prop_assert_eq!(machine.check(), Ok(()), "{}, moment {}", name, machine.n());
    }
}

struct Watching;

impl Observer for Watching {
    fn effect(&mut self, _: &Machine, _: Effect) {}
}

#[test]
fn watching_makes_no_difference() {
    for (name, pyc) in ["samples", "programs", "builtins"].into_iter().flat_map(pycs) {
        let start = Machine::new(&code(&pyc), Sources::default()).unwrap();
        let (mut watched, mut alone) = (start.clone(), start);
        for instructions in [1_001, 10_007, 100_003, 1_000_003] {
            watched.run_observed(Fuel::instructions(instructions), &mut Watching);
            alone.run(Fuel::instructions(instructions));
            assert_eq!(watched.n(), alone.n(), "{name}");
            assert_eq!(watched.state_hash(), alone.state_hash(), "{name}, after {} instructions", alone.n());
            assert_eq!(watched.work(), alone.work(), "{name}, work of {} instructions", alone.n());
        }
        assert_eq!(watched.output(), alone.output(), "{name}");
    }
}

/// A call under way that only the loop knows is, at any moment at which the loop stops, what it is for who watches.
#[test]
fn calls_under_way_are_the_same_for_who_does_not_watch() {
    const AT_ONCE: u64 = 40;
    for name in [
        "init_in_place",
        "calls_on_the_short_way",
        "class_init_again",
        "class_finalisers",
        "prog_generators_gallery",
        "short_ways",
    ] {
        let Some((_, pyc)) = pycs("programs").into_iter().find(|(program, _)| program == name) else {
            panic!("there is no {name}");
        };
        let mut watched = Machine::new(&code(&pyc), Sources::default()).unwrap();
        let mut behind = watched.clone();
        watched.run_observed(Fuel::instructions(AT_ONCE), &mut Watching);
        for _ in 0..4_000 {
            let mut alone = behind.clone();
            alone.run(Fuel::instructions(AT_ONCE));
            assert_eq!(alone.n(), watched.n(), "{name}");
            assert_eq!(alone.state_hash(), watched.state_hash(), "{name}, at the moment {}", alone.n());
            assert_eq!(alone.work(), watched.work(), "{name}, work until the moment {}", alone.n());
            if *watched.status() != Status::Running {
                break;
            }
            behind.run(Fuel::instructions(1));
            watched.step(&mut Watching);
        }
    }
}

/// An instruction that copies much takes its time, and is work: a slice of a run does not last longer for it.
#[test]
fn copies_are_charged_for() {
    let copies = |setup: &str, copy: &str| {
        let source = format!("x = {setup}\nfor i in xrange(10):\n    y = {copy}\n");
        let code = compile(source.as_bytes(), &Options::file("copies.py"), &mut Vec::new()).unwrap();
        let mut machine = Machine::new(&Rc::new(code), Sources::default()).unwrap();
        assert_eq!(*machine.run(Fuel::work(u64::MAX)), Status::Finished, "{source}");
        machine.work() - machine.n()
    };
    for (setup, item) in [("range(10000)", 8), ("tuple(range(10000))", 8), ("'a' * 10000", 1), ("u'a' * 10000", 4)] {
        let before = copies(setup, "x");
        for slice in ["x[1:]", "x[:-1]", "x[1:9999]", "x[::2] + x[::2]"] {
            let charged = copies(setup, slice) - before;
            assert!(charged >= 10 * (9_990 * item / 64), "{setup}: {slice} is charged with {charged}");
        }
    }
    assert_eq!(copies("(1, 2, 3) * 10000", "x[:]"), copies("(1, 2, 3) * 10000", "x"), "it is the tuple itself");
}

#[test]
fn endless_recursion_is_a_runtime_error_after_1000_frames() {
    let mut machine = limited("endless_recursion");
    let mut deepest = 0;
    while *machine.run(Fuel::instructions(1)) == Status::Running {
        deepest = deepest.max(machine.activations().len());
    }
    assert_eq!(deepest, 1000);
    let text = output(&machine);
    assert_eq!(text.matches("  File ").count(), 1000);
    assert!(text.ends_with("RuntimeError: maximum recursion depth exceeded\n"), "{text}");
    machine.check().unwrap();
}

/// Measured on CPython 2.7.18: `rec(3)` uses the frames A B C D, the next `rec(3)` D A B C. The deepest became the
/// zombie of its code; the free list gives back the last one put in.
#[test]
fn frames_are_used_again_in_the_order_of_cpython() {
    let source = b"def rec(n):\n    if n:\n        rec(n - 1)\nrec(3)\nrec(3)\n";
    let code = compile(source, &Options::file("rec.py"), &mut Vec::new()).unwrap();
    let mut machine = Machine::new(&Rc::new(code), Sources::default()).unwrap();
    let (mut used, mut depth) = (Vec::new(), 1);
    while *machine.run(Fuel::instructions(1)) == Status::Running {
        let now = machine.activations().len();
        if now > depth {
            used.push(machine.heap.identity(machine.next_frame().unwrap()));
        }
        depth = now;
    }
    let [a, b, c, d, again @ ..] = used.as_slice() else { panic!("{used:?}") };
    assert_eq!(again, [*d, *a, *b, *c]);
}

/// No compiler makes such code, but the verifier lets it pass: a free variable, and a function without a closure.
#[test]
fn a_value_stored_where_no_cell_is_is_let_go() {
    let inner = Code {
        stacksize: 1,
        flags: CodeFlags(CodeFlags::OPTIMIZED.0 | CodeFlags::NEWLOCALS.0 | CodeFlags::NESTED.0),
        // BUILD_LIST 0, STORE_DEREF 0, LOAD_CONST 0, RETURN_VALUE
        code: PyString::new(*b"g\0\0\x89\0\0d\0\0S"),
        consts: vec![Const::None],
        freevars: vec![PyString::interned(*b"x")],
        name: PyString::interned(*b"inner"),
        firstlineno: 1,
        ..Code::default()
    };
    let module = Code {
        stacksize: 1,
        flags: CodeFlags::NOFREE,
        // LOAD_CONST 0, MAKE_FUNCTION 0, CALL_FUNCTION 0, RETURN_VALUE
        code: PyString::new(*b"d\0\0\x84\0\0\x83\0\0S"),
        consts: vec![Const::Code(Rc::new(inner))],
        name: PyString::interned(*b"<module>"),
        firstlineno: 1,
        ..Code::default()
    };
    let mut machine = Machine::new(&Rc::new(module), Sources::default()).unwrap();
    assert_eq!(*machine.run(Fuel::work(100)), Status::Finished);
    machine.check().unwrap();
}

#[test]
fn an_endless_loop_comes_back_when_the_fuel_is_spent() {
    let mut machine = limited("endless_loop");
    assert_eq!(*machine.run(Fuel::work(100_000)), Status::Running);
    assert_eq!(machine.n(), 100_000);
    assert_eq!(*machine.run(Fuel::instructions(5)), Status::Running);
    assert_eq!(machine.n(), 100_005);
    assert!(matches!(machine.activations(), [Activation::Python(_)]));
}

#[test]
fn memory_without_end_is_a_memory_error() {
    for name in [
        "growing_list",
        "doubling_list",
        "doubling_string",
        "squared_long",
        "long_power",
        "huge_range",
        "huge_repeat",
        "chained_tuples",
        "mapped_forever",
        "many_functions",
    ] {
        let (machine, class) = end(name);
        assert_eq!(class, "MemoryError", "{name}: {}", output(&machine));
        assert!(machine.heap.bytes() < MEMORY + MEMORY / 8, "{name} took {} bytes", machine.heap.bytes());
    }
}

#[test]
fn a_memory_error_can_be_caught() {
    let (machine, class) = end("caught_memory_error");
    assert_eq!((output(&machine).as_str(), class.as_str()), ("out of memory, and on we go\n", "Finished"));
}

#[test]
fn nesting_without_end_never_overflows_the_stack() {
    for name in ["nested_forever", "nested_enumerate"] {
        let (machine, class) = end(name);
        let text = output(&machine);
        assert_eq!(class, "Finished", "{name}: {text}");
        assert!(text.contains("maximum recursion depth exceeded"), "{name}: {text}");
        assert!(text.ends_with("gone\n"), "{name}: {text}");
    }
}

#[test]
fn output_without_end_is_stopped_with_a_sentence() {
    let (machine, class) = end("endless_output");
    assert!(class.contains("16 MiB"), "{class}");
    assert!(output(&machine).len() <= framebyframe::machine::OUTPUT_LIMIT);
}

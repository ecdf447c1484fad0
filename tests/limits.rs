//! Each limit of `docs/limits.md` that Rust code holds: what is below it and at it goes, what is above it is told in words.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::process::Command;
use std::rc::Rc;

use framebyframe::bytecode::verify::{MAX_BLOCKS, MAX_CODE_SIZE, MAX_STACK_SIZE, verify};
use framebyframe::bytecode::{Code, CodeFlags, Const, PyString, marshal};
use framebyframe::compiler::{Options, compile};
use framebyframe::lesson::record::Record;
use framebyframe::machine::{Fuel, Machine, OUTPUT_LIMIT, Sources, Status};
use framebyframe::view::session::{SIZE_LIMIT, Session};

/// How a program ends: `Finished`, an exception with its message, or the sentence that it is stopped with.
fn end_within(source: &str, memory: usize) -> String {
    let code = compile(source.as_bytes(), &Options::file("limit.py"), &mut Vec::new()).unwrap();
    let mut machine = Machine::with_memory_limit(&Rc::new(code), Sources::default(), memory).unwrap();
    machine.run(Fuel::work(1_000_000_000));
    machine.check().unwrap();
    match machine.status() {
        Status::Raised { class, message, .. } => format!("{class}: {message}"),
        Status::Unsupported(sentence) => sentence.clone(),
        other => format!("{other:?}"),
    }
}

fn end(source: &str) -> String {
    end_within(source, 64 << 20)
}

#[test]
fn memory() {
    // An object of a megabyte, below, about at, and above what there is besides all else.
    let string = |bytes: usize| end_within(&format!("x = 'a' * {bytes}\n"), 1 << 20);
    assert_eq!(string(900_000), "Finished");
    assert_eq!(string((1 << 20) + 1), "MemoryError: ");
    let largest = (900_000..1 << 20).step_by(1_000).rfind(|&bytes| string(bytes) == "Finished").unwrap();
    assert_eq!(string(largest + 1_000), "MemoryError: ", "just above {largest}");
}

#[test]
fn nested_calls() {
    // The module is a call, too.
    let nested = |calls: u32| end(&format!("def f(n):\n    if n: f(n - 1)\nf({calls} - 2)\n"));
    assert_eq!(nested(999), "Finished");
    assert_eq!(nested(1000), "Finished");
    assert_eq!(nested(1001), "RuntimeError: maximum recursion depth exceeded");
}

#[test]
fn output() {
    let written = |bytes: usize| end(&format!("import sys\nsys.stdout.write('x' * {bytes})\n"));
    assert_eq!(written(OUTPUT_LIMIT - 1), "Finished");
    assert_eq!(written(OUTPUT_LIMIT), "Finished");
    assert!(written(OUTPUT_LIMIT + 1).contains("more than 16 MiB of output"));
}

#[test]
fn bits_of_a_long() {
    let bits = |bits: u32| end(&format!("n = {bits} - 1\nx = 1 << n\n"));
    assert_eq!(bits(3_999_999), "Finished");
    assert_eq!(bits(4_000_000), "Finished");
    assert_eq!(bits(4_000_001), "MemoryError: ");
}

#[test]
fn nesting_of_what_is_hashed() {
    // A tuple at the depth of 1,000 is the last that is gone into.
    let nested = |depth: u32| end(&format!("t = ()\nfor n in xrange({depth}): t = (t,)\nhash(t)\n"));
    assert_eq!(nested(999), "Finished");
    assert_eq!(nested(1_000), "Finished");
    assert!(nested(1_001).starts_with("RuntimeError: "));
}

#[test]
fn calls_of_c_code_in_each_other() {
    // Each is a call of an object, which counts for 5 of 1,000; no program can lift that.
    let nested = |calls: u32| {
        end(&format!(
            "import sys\nfrom functools import partial\nsys.setrecursionlimit(10 ** 6)\nx = int\nfor n in xrange({calls}): \
             x = partial(partial(x))\nx()\n"
        ))
    };
    assert_eq!(nested(20), "Finished");
    assert_eq!(nested(5_000), "RuntimeError: maximum recursion depth exceeded while calling a Python object");
}

#[test]
fn a_source() {
    let opened = |bytes: usize| Session::from_source(&vec![b'\n'; bytes], &Options::file("large.py")).err();
    assert!(opened(SIZE_LIMIT - 1).is_none());
    assert!(opened(SIZE_LIMIT).is_none());
    let refused = opened(SIZE_LIMIT + 1).unwrap().to_string();
    assert!(refused.starts_with("large.py is too large: it has 4194305 bytes"), "{refused}");
}

#[test]
fn nesting_of_a_pyc() {
    let nested = |depth: usize| marshal::load(&[b"(\x01\0\0\0".repeat(depth), b"N".to_vec()].concat());
    assert!(nested(499).is_ok());
    assert!(nested(500).is_ok());
    assert!(nested(501).unwrap_err().to_string().contains("nested more than 500 deep"));
}

/// A module of these instructions, which ends with `LOAD_CONST 0; RETURN_VALUE`.
fn module(instructions: &[u8], stacksize: u32) -> Code {
    Code {
        stacksize,
        flags: CodeFlags::NOFREE,
        code: PyString::new([instructions, b"d\0\0S"].concat()),
        consts: vec![Const::None],
        name: PyString::interned(*b"<module>"),
        firstlineno: 1,
        ..Code::default()
    }
}

#[test]
fn bytes_of_a_code_object() {
    let of_bytes = |bytes: usize| verify(&module(&vec![9; bytes - 4], 1)).map_err(|error| error.to_string());
    assert_eq!(of_bytes(MAX_CODE_SIZE - 1), Ok(()));
    assert_eq!(of_bytes(MAX_CODE_SIZE), Ok(()));
    assert!(of_bytes(MAX_CODE_SIZE + 1).unwrap_err().contains("more than 1048576"));
}

#[test]
fn the_stack_of_a_code_object() {
    let of_slots = |slots: u32| verify(&module(&[], slots)).map_err(|error| error.to_string());
    assert_eq!(of_slots(MAX_STACK_SIZE - 1), Ok(()));
    assert_eq!(of_slots(MAX_STACK_SIZE), Ok(()));
    assert!(of_slots(MAX_STACK_SIZE + 1).unwrap_err().contains("more than 1048576"));
}

#[test]
fn blocks_of_a_frame() {
    let of_blocks = |blocks: u32| {
        // SETUP_LOOP for each, to where all are popped again.
        let setups = b"x\0\0".repeat(blocks as usize);
        let pops = b"W".repeat(blocks as usize);
        let mut code = [setups, pops].concat();
        for block in 0..blocks as usize {
            let distance = (code.len() - 3 * (block + 1)) as u16;
            code[3 * block + 1..3 * block + 3].copy_from_slice(&distance.to_le_bytes());
        }
        verify(&module(&code, 10)).map_err(|error| error.to_string())
    };
    assert_eq!(of_blocks(MAX_BLOCKS - 1), Ok(()));
    assert_eq!(of_blocks(MAX_BLOCKS), Ok(()));
    assert!(of_blocks(MAX_BLOCKS + 1).unwrap_err().contains("more than 20 blocks"));
}

#[test]
fn bits_of_a_long_while_compiling() {
    let computed = |shift: u64| {
        let source = format!("x = 1 << {shift}\nprint x >> {shift}\n");
        assert_eq!(end(&source), "Finished");
        let code = compile(source.as_bytes(), &Options::file("fold.py"), &mut Vec::new()).unwrap();
        code.consts.iter().any(|constant| matches!(constant, Const::Long(_)))
    };
    assert!(computed(1_048_575));
    assert!(computed(1_048_576));
    assert!(!computed(1_048_577), "it is computed when the program runs");
}

#[test]
fn instructions_that_are_looked_ahead() {
    // How many, the page says. The last instruction of a run that is as long is the last that is run.
    let ended = |instructions: u64| {
        let source = "x = 1\n".repeat(4);
        let mut session = Session::from_source(source.as_bytes(), &Options::file("short.py")).unwrap();
        session.survey(instructions).ended
    };
    assert_eq!([9, 10, 11].map(ended), [false, true, true]);
}

#[test]
fn the_run_of_a_lesson() {
    // An assignment is two instructions, `del` one, and the end of the module two.
    let run = |assignments: usize, dels: usize| {
        let source = "x = 1\n".repeat(assignments) + &"del x\n".repeat(dels);
        Record::of(&source, "lesson.py").map(|record| record.length()).map_err(|error| error.to_string())
    };
    assert_eq!(run(1_498, 1), Ok(2_999));
    assert_eq!(run(1_499, 0), Ok(3_000));
    assert!(run(1_499, 1).unwrap_err().contains("more than 3000 instructions"));
}

#[test]
fn indentation() {
    let of_levels = |levels: usize| {
        let headers: String = (0..levels).map(|level| format!("{}if a:\n", " ".repeat(level))).collect();
        let source = format!("{headers}{}pass\n", " ".repeat(levels));
        compile(source.as_bytes(), &Options::file("deep.py"), &mut Vec::new()).map_err(|error| error.to_string())
    };
    // The first level is not indented.
    assert!(of_levels(98).is_ok() && of_levels(99).is_ok());
    assert!(of_levels(100).unwrap_err().contains("IndentationError: too many levels of indentation"));
}

#[test]
fn instructions_of_a_recording() {
    let asked = |count: u32| {
        let file = std::env::temp_dir().join(format!("fbf-limits-{}-{count}.fbf", std::process::id()));
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/add.py");
        let mut command = Command::new(env!("CARGO_BIN_EXE_fbf"));
        let done = command.args(["record", program, "--until", &count.to_string(), "-o"]).arg(&file).output().unwrap();
        let _ = std::fs::remove_file(file);
        (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    assert!(asked(999_999).0 && asked(1_000_000).0);
    let (recorded, said) = asked(1_000_001);
    assert!(!recorded && said.contains("1000001 is not in 1..=1000000"), "{said}");
}

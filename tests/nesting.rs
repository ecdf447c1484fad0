//! Programs that nest deep, or are long: the compiler gives a result or an error, on a stack as small as a browser's.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "common/deepest.rs"]
mod deepest;

use deepest::DEEPEST;
use framebyframe::compiler::{CompileError, Options, compile};

/// What a browser gives WebAssembly at least, in bytes.
const STACK: usize = 1 << 20;

/// Compiles on a small stack, and says with what error, if any. Dropping the tree is part of it.
fn outcome(source: String) -> Result<(), CompileError> {
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || compile(source.as_bytes(), &Options::file("deep.py"), &mut Vec::new()).map(drop))
        .unwrap()
        .join()
        .unwrap()
}

fn repeated(before: &str, count: usize, after: &str) -> String {
    [before.repeat(count), "a".to_owned(), after.repeat(count), "\n".to_owned()].concat()
}

#[test]
fn loops_of_the_grammar_are_unbounded() {
    const COUNT: usize = 30_000;
    for program in [
        repeated("a + ", COUNT, ""),
        repeated("a - ", COUNT, ""),
        repeated("a * ", COUNT, ""),
        repeated("", COUNT, ".b"),
        repeated("", COUNT, "()"),
        repeated("", COUNT, "[0]"),
        repeated("a and ", COUNT, ""),
        repeated("a < ", COUNT, ""),
        repeated("a, ", COUNT, ""),
        repeated("a = ", COUNT, ""),
        format!("x = [{}]\n", "a, ".repeat(COUNT)),
        format!("if a: b\n{}", "elif a: b\n".repeat(COUNT)),
        format!("import {}\n", vec!["a"; COUNT].join(", ")),
        format!("x = {}\n", "'a' ".repeat(COUNT)),
    ] {
        let start: String = program.chars().take(20).collect();
        assert_eq!(outcome(program), Ok(()), "{start}…");
    }
}

#[test]
fn nesting_is_a_result_or_an_error() {
    for depth in [10, 50, 85, 90, 100, 200, 400, 700, 1000, 1400, 1500, 5000, 100_000] {
        for program in [
            repeated("(", depth, ")"),
            repeated("[", depth, "]"),
            repeated("{", depth, "}"),
            repeated("f(", depth, ")"),
            repeated("a[", depth, "]"),
            repeated("`", depth, "`"),
            repeated("{1: ", depth, "}"),
            repeated("[a for a in ", depth, "]"),
            repeated("(a for a in ", depth, ")"),
            repeated("-", depth, ""),
            repeated("not ", depth, ""),
            repeated("a ** ", depth, ""),
            repeated("a if a else ", depth, ""),
            repeated("lambda: ", depth, ""),
            repeated("lambda x=", depth, ": 0"),
            repeated("(a if ", depth, " else a)"),
            format!("x = [a {}]\n", "for a in a ".repeat(depth)),
            format!("x = (a for a in a {})\n", "if a ".repeat(depth)),
            format!("with {}a: pass\n", "a, ".repeat(depth)),
            format!("def f({}a{}): pass\n", "(".repeat(depth), ",)".repeat(depth)),
            format!("{}a{} = x\n", "(".repeat(depth), ",)".repeat(depth)),
        ] {
            let start: String = program.chars().take(20).collect();
            if let Err(error) = outcome(program) {
                assert!(depth > 15, "{depth} times {start}…: {error}");
            }
        }
    }
}

#[test]
fn indentation_is_a_result_or_an_error() {
    for (header, allowed) in
        [("if a:", 99), ("while a:", 20), ("def f():", 99), ("class C:", 99), ("with a:", 20), ("for a in a:", 20)]
    {
        for depth in [allowed - 1, allowed, allowed + 1, 101, 150] {
            let mut program: String = (0..depth).map(|level| " ".repeat(level) + header + "\n").collect();
            program += &(" ".repeat(depth) + "pass\n");
            assert_eq!(outcome(program).is_ok(), depth <= allowed, "{depth} times {header}");
        }
    }
}

#[test]
fn a_million_lines() {
    for line in ["a = 1\n", "\n", "# comment\n"] {
        assert_eq!(outcome(line.repeat(1_000_000)), Ok(()), "{line}");
    }
}

/// CPython's parser has room for so many levels, and says that its stack is full with one more.
#[test]
fn the_deepest_programs_are_those_of_cpython() {
    for (most, before, after) in DEEPEST {
        assert_eq!(outcome(repeated(before, most, after)), Ok(()), "{most} times {before}");
        let error = outcome(repeated(before, most + 1, after)).unwrap_err();
        assert_eq!(error.to_string(), "s_push: parser stack overflow\nMemoryError", "{} times {before}", most + 1);
    }
}

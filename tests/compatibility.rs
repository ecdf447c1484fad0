//! COMPATIBILITY.md says what the machine has; this holds it against the machine.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeSet;

use framebyframe::machine::builtins::Builtin;
use framebyframe::machine::modules::{Module, ModuleFunction};

const DOCUMENT: &str = include_str!("../COMPATIBILITY.md");

/// The names in code type in the table row that begins with this cell.
fn row(first_cell: &str) -> BTreeSet<String> {
    let beginning = format!("| {first_cell} |");
    let line = DOCUMENT.lines().find(|line| line.starts_with(&beginning));
    let line = line.unwrap_or_else(|| panic!("COMPATIBILITY.md has no row {first_cell:?}"));
    line[beginning.len()..].split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn builtin_functions_are_those_that_are_named() {
    let functions: BTreeSet<String> = Builtin::ALL
        .iter()
        .filter(|builtin| builtin.owner().is_none())
        .map(|builtin| builtin.name().to_owned())
        .collect();
    assert_eq!(row("functions"), functions);
}

#[test]
fn methods_are_those_that_are_named() {
    for of in [
        "list",
        "tuple",
        "dict",
        "set",
        "frozenset",
        "int",
        "long",
        "float",
        "complex",
        "str",
        "unicode",
        "deque",
        "Random",
        "partial",
    ] {
        let methods: BTreeSet<String> = Builtin::ALL
            .iter()
            .filter(|builtin| builtin.owner().is_some_and(|owner| owner.name() == of))
            .map(|builtin| builtin.name().to_owned())
            .collect();
        assert_eq!(row(&format!("`{of}` methods")), methods, "{of}");
    }
}

#[test]
fn functions_of_modules_are_those_that_are_named() {
    for &module in Module::ALL {
        let functions: BTreeSet<String> = ModuleFunction::ALL
            .iter()
            .filter(|function| function.module() == module)
            .map(|function| function.name().to_owned())
            .collect();
        if !functions.is_empty() {
            assert_eq!(row(&format!("functions of `{}`", module.name())), functions, "{module:?}");
        }
    }
}

/// The instruction loop has an arm for each opcode, and none that only says that it is missing.
#[test]
fn every_instruction_is_there() {
    let source = include_str!("../src/machine/eval.rs");
    for opcode in framebyframe::bytecode::Opcode::ALL {
        assert!(source.contains(&format!("Opcode::{opcode:?}")), "{opcode:?}");
    }
    assert!(!source.contains("the instruction {}"));
}

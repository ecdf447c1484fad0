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
    for of in ["list", "tuple", "dict", "set", "frozenset", "int", "long", "float", "complex", "str", "unicode"] {
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

/// The instructions in the last arm of the instruction loop, which only says that they are missing.
#[test]
fn missing_instructions_are_those_that_are_named() {
    let source = include_str!("../src/machine/eval.rs");
    let end = source.find("Err(Fault::Unsupported(format!(\"the instruction").expect("the arm for what is missing");
    let begin = source[..end].rfind("Opcode::BuildClass").expect("its first opcode");
    let missing: BTreeSet<String> = source[begin..end]
        .split(|c: char| !c.is_alphanumeric() && c != ':')
        .filter_map(|word| word.strip_prefix("Opcode::"))
        .map(|variant| {
            let opcode = framebyframe::bytecode::Opcode::ALL.iter().find(|opcode| format!("{opcode:?}") == variant);
            opcode.unwrap_or_else(|| panic!("no opcode {variant}")).name().to_owned()
        })
        .collect();
    assert_eq!(row("instructions"), missing);
}

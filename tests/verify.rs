//! The verifier, on code made by hand: each case in `verify/*.txt` is a test.
//!
//! A case begins with `== TITLE` and ends with `=> ` and what the verifier must say: `accepted`, or the message.
//! Between them, lines `FIELD: VALUES` set fields of the code object, indented lines are instructions with their
//! argument, and `NAME:` names a place, which the argument of a jump can be. `.byte N` puts any byte there, and
//! `.repeat N INSTRUCTION` an instruction N times.
//!
//! Unless a case says something else, the code object is called `<test>`, its stack has 10 slots, and its constants
//! are `None` and `1`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;

use framebyframe::bytecode::verify::{verify, verify_nested};
use framebyframe::bytecode::{Arg, Code, CodeFlags, Const, Opcode, PyString};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let mut trials = vec![
        Trial::test("nested code is checked, and named by its path", || check(nested_code_is_checked())),
        Trial::test("code within a tuple is checked", || check(code_within_a_tuple_is_checked())),
        Trial::test("a module has no free variables", || check(a_module_has_no_free_variables())),
        Trial::test("a module is no generator", || check(a_module_is_no_generator())),
        Trial::test("a co_code that is too long", || check(a_co_code_that_is_too_long())),
        Trial::test("paths that are too many", || check(paths_that_are_too_many())),
    ];
    for name in ["layout", "flow", "handlers"] {
        let path = format!("{}/tests/verify/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        for case in cases(&text) {
            trials.push(Trial::test(format!("{name}: {}", case.title), move || check(case.run())));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// What the verifier said, and what it should have said.
type Outcome = (String, String);

fn check((actual, expected): Outcome) -> Result<(), Failed> {
    if actual == expected { Ok(()) } else { Err(format!("says     {actual}\nexpected {expected}").into()) }
}

struct Case {
    title: String,
    lines: Vec<String>,
    expected: String,
}

impl Case {
    fn run(&self) -> Outcome {
        let actual =
            verify_nested(&assemble(&self.lines)).map_or_else(|error| error.to_string(), |()| "accepted".to_owned());
        (actual, self.expected.clone())
    }
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut title = String::new();
    let mut lines = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(text) = line.strip_prefix("== ") {
            title = text.to_owned();
        } else if let Some(expected) = line.strip_prefix("=> ") {
            cases.push(Case { title: title.clone(), lines: std::mem::take(&mut lines), expected: expected.to_owned() });
        } else {
            lines.push(line.to_owned());
        }
    }
    assert!(lines.is_empty(), "{title} has no expectation");
    cases
}

/// An instruction with its argument as text, or a byte.
enum Item<'a> {
    Byte(u8),
    Instruction(Opcode, &'a str),
}

fn assemble(lines: &[impl AsRef<str>]) -> Code {
    let mut code = Code {
        name: PyString::interned(*b"<test>"),
        stacksize: 10,
        consts: vec![Const::None, Const::Int(1)],
        ..Code::default()
    };
    let mut labels = BTreeMap::new();
    let mut items = Vec::new();
    let mut size = 0;
    for line in lines.iter().map(AsRef::as_ref) {
        if line.starts_with(' ') {
            for item in parse_items(line.trim()) {
                size += if let Item::Instruction(opcode, _) = item { opcode.size() } else { 1 };
                items.push((item, size));
            }
        } else if let Some(label) = line.strip_suffix(':') {
            labels.insert(label, size);
        } else {
            set_field(&mut code, line);
        }
    }
    let mut bytes = Vec::new();
    for (item, end) in items {
        match item {
            Item::Byte(byte) => bytes.push(byte),
            Item::Instruction(opcode, argument) => {
                bytes.push(opcode as u8);
                if opcode.has_arg() {
                    bytes.extend(argument_value(opcode, argument, &labels, end).to_le_bytes());
                }
            }
        }
    }
    code.code = PyString::new(bytes);
    code
}

fn parse_items(line: &str) -> Vec<Item<'_>> {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    match first {
        ".byte" => vec![Item::Byte(rest.parse().unwrap())],
        ".repeat" => {
            let (count, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            (0..count.parse().unwrap()).flat_map(|_| parse_items(rest)).collect()
        }
        name => {
            let opcode = Opcode::ALL.iter().find(|opcode| opcode.name() == name);
            vec![Item::Instruction(*opcode.unwrap_or_else(|| panic!("no opcode {name}")), rest)]
        }
    }
}

/// A number, or the place of a label: relative to `end`, where the opcode's argument is.
fn argument_value(opcode: Opcode, argument: &str, labels: &BTreeMap<&str, u32>, end: u32) -> u16 {
    if let Some(&target) = labels.get(argument) {
        let value = if opcode.arg() == Arg::JumpRelative { target - end } else { target };
        return value.try_into().unwrap();
    }
    match argument.strip_prefix("0x") {
        Some(digits) => u16::from_str_radix(digits, 16).unwrap(),
        None => argument.parse().unwrap_or_else(|_| panic!("{}: what is {argument:?}?", opcode.name())),
    }
}

fn set_field(code: &mut Code, line: &str) {
    let (field, values) = line.split_once(": ").unwrap_or_else(|| panic!("what is {line:?}?"));
    let names = || values.split(' ').map(|name| PyString::interned(name.as_bytes())).collect();
    match field {
        "argcount" => code.argcount = values.parse().unwrap(),
        "nlocals" => code.nlocals = values.parse().unwrap(),
        "stacksize" => code.stacksize = values.parse().unwrap(),
        "flags" => code.flags = CodeFlags(values.parse().unwrap()),
        "names" => code.names = names(),
        "varnames" => code.varnames = names(),
        "cellvars" => code.cellvars = names(),
        "freevars" => code.freevars = names(),
        _ => panic!("no field {field}"),
    }
}

fn outcome(code: &Code, expected: &str) -> Outcome {
    (verify(code).map_or_else(|error| error.to_string(), |()| "accepted".to_owned()), expected.to_owned())
}

fn named(name: &str, lines: &[impl AsRef<str>], consts: Vec<Const>) -> Code {
    Code { name: PyString::interned(name.as_bytes()), consts, ..assemble(lines) }
}

const RETURN_NONE: [&str; 2] = [" LOAD_CONST 0", " RETURN_VALUE"];

fn nested_code_is_checked() -> Outcome {
    let bad = named("<lambda>", &[" POP_TOP"], vec![]);
    let function = named("f", &RETURN_NONE, vec![Const::None, Const::Code(Rc::new(bad))]);
    let module = named("<module>", &RETURN_NONE, vec![Const::None, Const::Code(Rc::new(function))]);
    outcome(&module, "<module>.f.<lambda>, offset 0: POP_TOP needs 1 values on the stack, where 0 are")
}

fn code_within_a_tuple_is_checked() -> Outcome {
    let bad = Const::Code(Rc::new(named("f", &[""; 0], vec![])));
    let tuple = Const::Tuple(vec![Const::Int(1), bad].into());
    let module = named("<module>", &RETURN_NONE, vec![Const::None, tuple]);
    outcome(&module, "<module>.f, offset 0: the code can run off its end")
}

fn a_module_has_no_free_variables() -> Outcome {
    let module =
        Code { freevars: vec![PyString::interned(*b"x")], ..named("<module>", &RETURN_NONE, vec![Const::None]) };
    assert!(verify_nested(&module).is_ok(), "as the code of a function it is good");
    outcome(&module, "<module>: the code of a module cannot have free variables")
}

/// The fuzz target `machine` found one that left its frame behind.
fn a_module_is_no_generator() -> Outcome {
    let yields = [" LOAD_CONST 0", " YIELD_VALUE", " RETURN_VALUE"];
    let module = Code { flags: CodeFlags::GENERATOR, ..named("<module>", &yields, vec![Const::None]) };
    assert!(verify_nested(&module).is_ok(), "as the code of a function it is good");
    outcome(&module, "<module>: the code of a module cannot be that of a generator (CO_GENERATOR)")
}

fn a_co_code_that_is_too_long() -> Outcome {
    let module = named("<module>", &[" .repeat 1048576 NOP", " RETURN_VALUE"], vec![]);
    outcome(&module, "<module>: co_code has 1048577 bytes, more than 1048576")
}

/// A stack of 3000 values is compared with another one, again and again.
fn paths_that_are_too_many() -> Outcome {
    let two_stacks = [
        "stacksize: 3001",
        " LOAD_CONST 0",
        " POP_JUMP_IF_TRUE other",
        " .repeat 3000 LOAD_CONST 1",
        " JUMP_FORWARD meet",
        "other:",
        " .repeat 3000 LOAD_CONST 1",
    ];
    let again = [" DUP_TOP", " POP_JUMP_IF_TRUE meet"].repeat(3000);
    let lines = [&two_stacks[..], &again, &["meet:", " RETURN_VALUE"]].concat();
    let module = named("<module>", &lines, vec![Const::None, Const::Int(1)]);
    outcome(&module, "<module>, offset 18394: the paths through the code are too many to be checked")
}

//! The parser on anything at all: it gives a tree or an error, and the tree's places are those of the text.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use framebyframe::compiler::ast::{Mod, ModKind, Span, Stmt, StmtKind};
use framebyframe::compiler::{Mode, Options, compile, parse};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Parses and compiles in every way; only a panic can go wrong.
fn survive(source: &[u8]) {
    let modes = [Mode::Exec, Mode::Eval, Mode::Single].map(|mode| Options::string("any.py", mode));
    for options in modes.iter().chain([&Options::file("any.py")]) {
        if let Err(error) = compile(source, options, &mut Vec::new()) {
            assert!(!error.to_string().is_empty());
        }
    }
}

/// Pieces that programs are made of, and some that they are not.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "x",
        "f",
        "None",
        "1",
        "0x",
        "1.5e",
        "'a'",
        "u'\\N{",
        "'''",
        "\"",
        "\\",
        "\\x",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ";",
        ".",
        "=",
        "==",
        "+",
        "-",
        "*",
        "**",
        "<<=",
        "<>",
        "`",
        "@",
        "$",
        "#",
        "\n",
        "\n ",
        "\n\t",
        "\n  ",
        "\r",
        "\r\n",
        " ",
        "\x0c",
        "\0",
        "é",
        "if ",
        "else:",
        "elif ",
        "for ",
        " in ",
        "while ",
        "def ",
        "class ",
        "lambda ",
        "return ",
        "yield ",
        "import ",
        "from ",
        "__future__ ",
        "print_function",
        "unicode_literals",
        "print ",
        "exec ",
        "with ",
        " as ",
        "try:",
        "except ",
        "finally:",
        "global ",
        "del ",
        "not ",
        "and ",
        "is ",
        "# coding: latin-1\n",
        "# coding: utf8\n",
        "\u{feff}",
        "pass",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(27), ..ProptestConfig::with_cases(500) })]

    #[test]
    fn bytes(source in prop::collection::vec(any::<u8>(), 0..200)) {
        survive(&source);
    }

    #[test]
    fn pieces(source in prop::collection::vec(piece(), 0..40)) {
        survive(source.concat().as_bytes());
    }
}

fn text(program: &Mod, span: Span) -> &str {
    std::str::from_utf8(&program.text[span.start as usize..span.end as usize]).unwrap()
}

fn body(program: &Mod) -> &[Stmt] {
    match &program.kind {
        ModKind::Module(body) => body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn spans_are_what_a_reader_would_mark() {
    let source = "if a:  # why\n    b = (f(1)\n         + 2) ; c\nelse:\n    with d as e, g: h\n\n\ni\n";
    let program = parse(source.as_bytes(), &Options::file("spans.py")).unwrap();
    let [first, last] = body(&program) else { panic!("two statements") };
    let end = source.find("\n\n").unwrap();
    assert_eq!(text(&program, first.span), &source[..end]);
    assert_eq!(text(&program, last.span), "i");
    let StmtKind::If { test, body, orelse } = &first.kind else { panic!("an if") };
    assert_eq!(text(&program, test.span), "a");
    let [assignment, expression] = body.as_slice() else { panic!("two statements") };
    assert_eq!(text(&program, assignment.span), "b = (f(1)\n         + 2)");
    assert_eq!(text(&program, expression.span), "c");
    let StmtKind::Assign { value, .. } = &assignment.kind else { panic!("an assignment") };
    assert_eq!(text(&program, value.span), "f(1)\n         + 2");
    let [with] = orelse.as_slice() else { panic!("a with") };
    assert_eq!(text(&program, with.span), "d as e, g: h");
}

/// Equal names share one allocation, which the code generator relies on for speed.
#[test]
fn names_are_shared() {
    let program = parse(b"import a\nimport a\n", &Options::file("names.py")).unwrap();
    let names: Vec<_> = body(&program)
        .iter()
        .flat_map(|statement| match &statement.kind {
            StmtKind::Import(names) => names.as_slice(),
            other => panic!("{other:?}"),
        })
        .map(|alias| &alias.name)
        .collect();
    assert!(std::rc::Rc::ptr_eq(names[0], names[1]));
}

//! Programs that are opened from their source: what a page shows of them, and of those that do not compile.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::path::Path;

use framebyframe::compiler::{self, Options, Resources};
use framebyframe::view::schema::{Program, Status, SyntaxProblem, SyntaxWarning};
use framebyframe::view::session::{OpenError, SIZE_LIMIT, Session};

fn program(source: &[u8]) -> Program {
    Session::from_source(source, &Options::file("test.py")).unwrap().program().clone()
}

/// The sentence, and the place.
fn refused(source: &[u8], name: &str) -> (String, SyntaxProblem) {
    let error = Session::from_source(source, &Options::file(name)).unwrap_err();
    match &error {
        OpenError::Syntax { problem, .. } => (error.to_string(), problem.clone()),
        other => panic!("{other}"),
    }
}

#[test]
fn a_program_is_compiled_and_runs() {
    let mut session =
        Session::from_source(b"def add(x, y):\n    return x + y\nprint add(1, 2)\n", &Options::file("add.py")).unwrap();
    let program = session.program().clone();
    assert_eq!(program.filename, "add.py");
    assert_eq!(program.listings.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["<module>", "add"]);
    session.survey(1_000);
    let last = &session.seek(u64::MAX).moment;
    assert_eq!((&last.status, last.output.first().unwrap().text.as_str()), (&Status::Finished, "3\n"));
}

#[test]
fn a_traceback_quotes_the_program() {
    let mut session = Session::from_source(b"# coding: latin-1\n1 / 0 # \xe9\n", &Options::file("zero.py")).unwrap();
    session.survey(100);
    let Status::Raised { traceback, .. } = &session.seek(100).moment.status else { panic!() };
    assert!(traceback.contains("  File \"zero.py\", line 2, in <module>\n    1 / 0 # \u{fffd}\n"), "{traceback}");
}

#[test]
fn a_program_shows_as_the_text_that_it_declares_to_be() {
    for (source, text) in [
        (b"x = 1\r\ny = 2\r".as_slice(), "x = 1\ny = 2\n"),
        (b"# coding: latin-1\ns = '\xe9'", "# coding: latin-1\ns = 'é'\n"),
        (b"# coding: cp1251\ns = '\xe9'\n", "# coding: cp1251\ns = 'й'\n"),
        (b"# coding: shift_jis\ns = '\x82\xa0'\n", "# coding: shift_jis\ns = 'あ'\n"),
        (b"\xef\xbb\xbfs = '\xc3\xa9'\n", "s = 'é'\n"),
        (b"# coding: utf-8\ns = '\xff'\n", "# coding: utf-8\ns = '\u{fffd}'\n"),
        (b"", ""),
    ] {
        assert_eq!(program(source).source.as_deref(), Some(text));
    }
}

#[test]
fn warnings_come_with_the_program() {
    let source = b"def f():\n    global x\n    x = 1\nassert (x, 'always true')\ndef g():\n    x = 1\n    global x\n";
    let expected = [
        (4, "assertion is always true, perhaps remove parentheses?"),
        (7, "name 'x' is assigned to before global declaration"),
    ];
    let mut warnings = program(source).warnings;
    warnings.sort_by_key(|warning| warning.line);
    assert_eq!(warnings, expected.map(|(line, message)| SyntaxWarning { message: message.to_owned(), line }));
}

#[test]
fn an_error_has_a_sentence_and_a_place() {
    let (sentence, problem) = refused(b"x = 1\nif x\n    pass\n", "folder/test.py");
    assert_eq!(sentence, "SyntaxError: invalid syntax (test.py, line 2)");
    let expected = SyntaxProblem {
        kind: "SyntaxError".to_owned(),
        message: "invalid syntax".to_owned(),
        line: Some(2),
        offset: Some(5),
        column: Some(4),
        text: Some("if x\n".to_owned()),
    };
    assert_eq!(problem, expected);
    // Where only the line is known.
    let (sentence, problem) = refused(b"if 1:\n    return\n", "test.py");
    assert_eq!(sentence, "SyntaxError: 'return' outside function (test.py, line 2)");
    assert_eq!((problem.offset, problem.column, problem.text.as_deref()), (None, None, Some("return\n")));
    assert_eq!(refused(b"if 1:\nx\n", "x.py").0, "IndentationError: expected an indented block (x.py, line 2)");
}

#[test]
fn an_editor_gets_the_column_in_its_own_units() {
    // CPython counts bytes: of UTF-8, or of the encoding that the program is in.
    let (_, problem) = refused("# coding: utf-8\ns = u'é😀' $\n".as_bytes(), "test.py");
    assert_eq!((problem.offset, problem.column), (Some(15), Some(11)));
    // The text of a string that does not end has all of its lines.
    let (_, problem) = refused(b"x = '''\nabc\n", "test.py");
    assert_eq!((problem.line, problem.offset, problem.column), (Some(4), Some(13), Some(0)));
}

#[test]
fn an_error_without_a_place_says_so() {
    let (sentence, problem) = refused(("(".repeat(200) + "\n").as_bytes(), "test.py");
    assert_eq!(sentence, "MemoryError: s_push: parser stack overflow");
    assert_eq!((problem.line, problem.offset, problem.column, problem.text), (None, None, None, None));
}

#[test]
fn whatever_is_wrong_is_said_in_one_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let mut refusals = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        // Some compile: they are there for their warnings, or wrong in another mode only.
        let Err(error) = Session::from_source(&std::fs::read(&path).unwrap(), &Options::file("test.py")) else {
            continue;
        };
        let sentence = error.to_string();
        let (kind, message) = sentence.split_once(": ").unwrap_or_else(|| panic!("{sentence}"));
        assert!(kind.ends_with("Error") && !message.trim().is_empty(), "{sentence}");
        assert!(!sentence.contains('\n'), "{}: {sentence:?}", path.display());
        refusals += 1;
    }
    assert!(refusals > 150, "{refusals} wrong programs");
}

#[test]
fn without_its_tables_the_compiler_says_what_a_cpython_without_them_says() {
    let resources = Resources { unicode_names: None, multibyte: |_| None };
    let options = Options { resources, ..Options::file("test.py") };
    let error = |source: &[u8]| Session::from_source(source, &options).unwrap_err().to_string();
    let reason = "(unicode error) \\N escapes not supported (can't load unicodedata module)";
    assert_eq!(error(b"x = 1\ny = u'\\N{SNOWMAN}'\n"), format!("SyntaxError: {reason} (test.py, line 2)"));
    assert_eq!(error(b"# coding: gbk\n"), "SyntaxError: encoding problem: gbk (test.py, line 1)");
}

#[test]
fn a_program_that_is_too_large_is_refused() {
    let error = Session::from_source(&vec![b'\n'; SIZE_LIMIT + 1], &Options::file("large.py")).unwrap_err();
    assert!(error.to_string().starts_with("large.py is too large: "), "{error}");
}

#[test]
fn a_text_becomes_the_file_that_it_declares_to_be() {
    let encoded = |text: &str| compiler::encoded(text, &Options::file("test.py"));
    assert_eq!(encoded("x = 'é'\n"), "x = 'é'\n".as_bytes());
    assert_eq!(encoded("# coding: latin-1\nx = 'é'\n"), b"# coding: latin-1\nx = '\xe9'\n");
    assert_eq!(encoded("# coding: cp1252\nx = '€é'\n"), b"# coding: cp1252\nx = '\x80\xe9'\n");
    assert_eq!(encoded("# coding: shift_jis\nx = 'ア'\n"), b"# coding: shift_jis\nx = '\x83\x41'\n");
    assert_eq!(encoded("# coding: ascii\nx = 'é'\n"), b"# coding: ascii\nx = '?'\n");
    assert_eq!(encoded("# coding: nothing\nx = 'é'\n"), "# coding: nothing\nx = 'é'\n".as_bytes());
}

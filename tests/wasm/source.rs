//! Programs that are opened from their source.

use framebyframe::wasm::Session;
use js_sys::{Error, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::deepest::DEEPEST;
use super::{at, json, number, text};

const UNICODE_NAMES: &[u8] = include_bytes!("../../src/compiler/parser/build/names.bin");

/// A program of one file.
fn open(source: &[u8], name: &str) -> Result<Session, Error> {
    Session::from_source(source, name, Vec::new(), Vec::new())
}

/// The message of the error.
fn refused(source: &[u8]) -> String {
    open(source, "test.py").unwrap_err().message().into()
}

/// Whether it compiles; if not, it must be CPython's parser whose stack is full.
fn compiles(source: &str) -> bool {
    match open(source.as_bytes(), "test.py") {
        Ok(session) => session.program().is_ok(),
        Err(error) => {
            assert_eq!(String::from(error.message()), "MemoryError: s_push: parser stack overflow");
            false
        }
    }
}

/// What the first instruction of a program loads.
fn first_constant(source: &[u8]) -> String {
    let session = open(source, "test.py").unwrap_or_else(|error| panic!("{}", error.message()));
    text(&session.program().unwrap().into(), "listings.0.instructions.0.meaning")
}

#[wasm_bindgen_test]
fn a_program_is_compiled_and_runs() {
    let mut session = open(b"assert (1, 2)\nprint 6 * 7\n", "answer.py").unwrap();
    let program = session.program().unwrap().into();
    assert_eq!(text(&program, "source"), "assert (1, 2)\nprint 6 * 7\n");
    assert_eq!(number(&program, "warnings.0.line"), 1.0);
    assert_eq!(text(&program, "warnings.0.message"), "assertion is always true, perhaps remove parentheses?");
    session.survey(1e3).unwrap();
    assert_eq!(text(&session.seek(1e9).unwrap().into(), "moment.output.0.text"), "42\n");
}

#[wasm_bindgen_test]
fn a_program_that_does_not_compile_is_an_error_with_its_place() {
    let error: Error = open(b"x = 1\nif x\n    pass\n", "test.py").unwrap_err();
    assert_eq!(String::from(error.message()), "SyntaxError: invalid syntax (test.py, line 2)");
    let expected =
        r#"{"kind":"SyntaxError","message":"invalid syntax","line":2,"offset":5,"column":4,"text":"if x\n"}"#;
    assert_eq!(json(&at(&error, "syntax")), expected);
    let error: Error = open(b"if 1:\n    return\n", "test.py").unwrap_err();
    assert!(at(&error, "syntax.offset").is_null());
    let error: Error = Session::from_pyc(b"no pyc", "test.pyc", None).unwrap_err();
    assert!(at(&error, "syntax").is_undefined());
}

#[wasm_bindgen_test]
fn a_warning_is_no_error() {
    let session = open(b"def f():\n    x = 1\n    global x\n", "test.py").unwrap();
    let program: JsValue = session.program().unwrap().into();
    let expected = r#"[{"message":"name 'x' is assigned to before global declaration","line":3}]"#;
    assert_eq!(json(&at(&program, "warnings")), expected);
}

#[wasm_bindgen_test]
fn names_of_characters_are_brought_by_the_page() {
    const SNOWMAN: &[u8] = b"u'\\N{SNOWMAN}'\n";
    Session::set_unicode_names(&[]);
    let expected = "(unicode error) \\N escapes not supported (can't load unicodedata module)";
    assert_eq!(refused(SNOWMAN), format!("SyntaxError: {expected} (test.py, line 1)"));
    // Whatever is fetched in place of the names: it is an error or another character.
    let [page, cut, tail, noise]: [&[u8]; 4] =
        [b"<!doctype html>\n\n<p>Not found", &UNICODE_NAMES[..1000], &UNICODE_NAMES[1000..], &[0xff; 99]];
    for damaged in [page, cut, tail, noise] {
        Session::set_unicode_names(damaged);
        drop(open(SNOWMAN, "test.py"));
    }
    Session::set_unicode_names(UNICODE_NAMES);
    assert_eq!(first_constant(b"x = u'\\N{SNOWMAN}'\n"), r"u'\u2603'");
    assert_eq!(first_constant(b"x = u'\\N{HANGUL SYLLABLE GGWEOSS}'\n"), r"u'\uafe8'");
    let message = refused(b"x = u'\\N{NO SUCH THING}'\n");
    assert!(message.contains("unknown Unicode character name"), "{message}");
}

/// A `str` literal keeps its bytes, a `unicode` literal is what they mean.
#[wasm_bindgen_test]
fn programs_are_read_in_the_encoding_that_they_declare() {
    for (encoding, bytes, in_str, in_unicode) in [
        ("latin-1", &b"\xe9"[..], r"'\xe9'", r"u'\xe9'"),
        ("utf-8", b"\xc3\xa9", r"'\xc3\xa9'", r"u'\xe9'"),
        ("cp1251", b"\xe9", r"'\xe9'", r"u'\u0439'"),
        ("koi8-r", b"\xe9", r"'\xe9'", r"u'\u0418'"),
        ("shift_jis", b"\x82\xa0\x8a\xbf\xb1", r"'\x82\xa0\x8a\xbf\xb1'", r"u'\u3042\u6f22\uff71'"),
        ("cp932", b"\x87@\x82\xa0", r"'\x87@\x82\xa0'", r"u'\u2460\u3042'"),
        ("euc-jp", b"\xa4\xa2\x8f\xb0\xa1", r"'\xa4\xa2\x8f\xb0\xa1'", r"u'\u3042\u4e02'"),
        ("gbk", b"\xd6\xd0\xe0\xe2", r"'\xd6\xd0\xe0\xe2'", r"u'\u4e2d\u5654'"),
        ("gb2312", b"\xd6\xd0", r"'\xd6\xd0'", r"u'\u4e2d'"),
        ("gb18030", b"\xa8\xa6\x952\x826", r"'\xa8\xa6\x952\x826'", r"u'\xe9\U00020000'"),
        ("big5", b"\xa4\xa4\xa5\x5c", r"'\xa4\xa4\xa5\\'", r"u'\u4e2d\u529f'"),
        ("big5hkscs", b"\x87@", r"'\x87@'", r"u'\u43f0'"),
        ("euc-kr", b"\xc7\xd1", r"'\xc7\xd1'", r"u'\ud55c'"),
        ("cp949", b"\x81A", r"'\x81A'", r"u'\uac02'"),
    ] {
        let program = |prefix: &str| {
            let declaration = format!("# -*- coding: {encoding} -*-\nx = {prefix}'");
            [declaration.as_bytes(), bytes, b"'\n"].concat()
        };
        assert_eq!(first_constant(&program("")), in_str, "{encoding}");
        assert_eq!(first_constant(&program("u")), in_unicode, "{encoding}");
    }
}

#[wasm_bindgen_test]
fn what_cannot_be_decoded_is_an_error() {
    let cannot = "codec can't decode";
    for (encoding, bytes, what) in [
        (
            "shift_jis",
            &b"\x82\xff"[..],
            format!("'shift_jis' {cannot} bytes in position 5-6: illegal multibyte sequence"),
        ),
        ("shift_jis", b"\x82\x20", format!("'shift_jis' {cannot} bytes in position 5-6: illegal multibyte sequence")),
        ("euc-kr", b"a\xff", format!("'euc_kr' {cannot} bytes in position 6-7: illegal multibyte sequence")),
        ("ascii", b"\xe9", format!("'ascii' {cannot} byte 0xe9 in position 5: ordinal not in range(128)")),
        ("no-such-thing", b"", "encoding problem: no-such-thing".to_owned()),
        ("iso2022_jp", b"", "encoding problem: iso2022_jp".to_owned()),
    ] {
        let declaration = format!("# coding: {encoding}\nx = '");
        let message = refused(&[declaration.as_bytes(), bytes, b"'\n"].concat());
        assert!(message.starts_with(&format!("SyntaxError: {what} (test.py, line ")), "{encoding}: {message}");
    }
    let message = refused(b"x = '\xe9'\n");
    assert!(message.starts_with("SyntaxError: Non-ASCII character '\\xe9' in file test.py on line 1"), "{message}");
}

#[wasm_bindgen_test]
fn null_bytes_are_a_result_or_an_error() {
    for source in [
        &b"\0"[..],
        b"x = 1\0\n",
        b"x = '\0'\n",
        b"# \0\nx = 1\n",
        b"x = \0 1\n",
        b"\xff\xfex\0\n\0",
        b"u'''\0\n\\N'''",
    ] {
        if let Err(error) = open(source, "test.py") {
            assert!(String::from(error.message()).starts_with("SyntaxError: "));
        }
    }
}

/// CPython's parser has room for so many levels; here they have to fit into the browser's stack.
#[wasm_bindgen_test]
fn the_deepest_programs_are_those_of_cpython() {
    let nested =
        |before: &str, count: usize, after: &str| [&before.repeat(count), "a", &after.repeat(count), "\n"].concat();
    for (most, before, after) in DEEPEST {
        assert!(compiles(&nested(before, most, after)), "{most} times {before}");
        assert!(!compiles(&nested(before, most + 1, after)), "{} times {before}", most + 1);
        assert!(!compiles(&nested(before, 100_000, after)), "100000 times {before}");
    }
    for (before, after) in
        [("a + ", ""), ("a and ", ""), ("a < ", ""), ("a, ", ""), ("", ".b"), ("", "()"), ("", "[0]")]
    {
        assert!(compiles(&nested(before, 30_000, after)), "{before}{after}");
    }
    for (header, most) in [("if a:", 99), ("def f():", 99), ("class C:", 99), ("for a in a:", 20)] {
        let program: String = (0..most).map(|level| " ".repeat(level) + header + "\n").collect();
        assert!(compiles(&format!("{program}{}pass\n", " ".repeat(most))), "{header}");
    }
}

#[wasm_bindgen_test]
fn a_program_of_a_megabyte_opens() {
    let function = "def f(x, y=[1, 2, 3]):\n    return x + y[0] if x else 'text' % y\n";
    for line in [function, "a = 1\n", "\n"] {
        let source = line.repeat((1 << 20) / line.len());
        let mut session = open(source.as_bytes(), "large.py").unwrap();
        let listings = number(&session.program().unwrap().into(), "listings.length");
        assert_eq!(listings > 1.0, line == function);
        session.survey(1e4).unwrap();
    }
    let message = refused("x = {'a': [1, 2], 'b': (3, 4)}\n".repeat(40_000).as_bytes());
    assert!(message.starts_with("test.py cannot be run: <module>: co_code has "), "{message}");
    let message = refused(&vec![b'#'; 5 << 20]);
    assert!(message.starts_with("test.py is too large: "), "{message}");
}

/// Any bytes at all: pieces of Python and others, mixed by a small generator.
#[wasm_bindgen_test]
fn noise_is_a_result_or_an_error() {
    const PIECES: [&[u8]; 16] = [
        b"def f(",
        b"x",
        b" = ",
        b"lambda ",
        b"'",
        b"\"\"\"",
        b"\\N{",
        b"u'",
        b"\n    ",
        b"\n",
        b"# coding: gbk\n",
        b"if ",
        b":",
        b"\x00",
        b"\x80\xff",
        b")",
    ];
    let mut state = 1_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    for _ in 0..3_000 {
        let source: Vec<u8> = (0..random() % 40).flat_map(|_| PIECES[random() % PIECES.len()]).copied().collect();
        if let Err(error) = open(&source, "noise.py") {
            assert!(String::from(error.message()).contains(": "), "{source:?}");
        }
    }
}

/// A program of several files imports the others by their names.
#[wasm_bindgen_test]
fn a_program_imports_its_other_files() {
    let helper = Uint8Array::from(b"answer = 6 * 7\n".as_slice());
    let mut session = Session::from_source(
        b"import helper\nprint helper.answer\n",
        "main.py",
        vec!["helper.py".into()],
        vec![helper],
    )
    .unwrap();
    session.survey(1e3).unwrap();
    assert_eq!(text(&session.seek(1e9).unwrap().into(), "moment.output.0.text"), "42\n");
}

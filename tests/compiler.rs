//! The compiler: every program in `tests/compiler` becomes what CPython 2.7.18 made of it.
//!
//! A case is a program `NAME.py` and the description `NAME.txt` of its code objects, written by `scripts/compiler_cases.py`
//! under the real CPython; the format is explained there. Adding a test is adding a file and running that script.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use framebyframe::bytecode::repr::{const_repr, str_repr};
use framebyframe::bytecode::{Code, CodeFlags, Const, PyString, dis, marshal};
use framebyframe::compiler::{CompileError, ErrorKind, Mode, Options, compile};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compiler");
    let mut programs: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(programs.len() >= 200, "programs are missing: there are {}", programs.len());
    let trials = programs.into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Trial::test(name, move || check(&path))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

/// Compares line by line, so that a failure names the first field or instruction that differs.
fn check(path: &Path) -> Result<(), Failed> {
    let source = fs::read(path)?;
    let expected = fs::read_to_string(path.with_extension("txt"))?;
    let actual = describe(&source, &path.file_name().unwrap().to_string_lossy());
    let mut code = "";
    for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
        if expected.starts_with("==") {
            code = expected;
        }
        if actual != expected {
            let line = number + 1;
            return Err(format!("line {line}, in {code}\n  is        {actual}\n  should be {expected}").into());
        }
    }
    if actual.lines().count() == expected.lines().count() { Ok(()) } else { Err("too short or too long".into()) }
}

/// What `scripts/compiler_cases.py` writes.
fn describe(source: &[u8], filename: &str) -> String {
    let first_line = String::from_utf8_lossy(source.split(|&byte| byte == b'\n').next().unwrap());
    let mode = match &*first_line {
        "# mode: eval" => Mode::Eval,
        "# mode: single" => Mode::Single,
        _ => Mode::Exec,
    };
    let flags = first_line.strip_prefix("# flags: 0x").map_or(0, |flags| u32::from_str_radix(flags, 16).unwrap());
    let mut warnings = Vec::new();
    let options = Options { flags: CodeFlags(flags), ..Options::string(filename, mode) };
    let compiled = compile(source, &options, &mut warnings);
    let mut lines: Vec<String> =
        warnings.iter().map(|warning| format!("line {}: SyntaxWarning: {}", warning.lineno, warning.message)).collect();
    match compiled {
        Ok(code) => describe_code(&code, &code.name.to_text(), &mut lines),
        Err(error) => describe_error(&error, &mut lines),
    }
    lines.join("\n") + "\n"
}

fn describe_error(error: &CompileError, lines: &mut Vec<String>) {
    assert_eq!(error.kind, ErrorKind::SyntaxError);
    lines.push(format!("SyntaxError: {}", error.message));
    let location = error.location.as_ref();
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "None".to_owned());
    lines.push(format!(
        "lineno {}, offset {}, text {}",
        or_none(location.map(|location| location.lineno.to_string())),
        or_none(location.and_then(|location| location.offset).map(|offset| offset.to_string())),
        or_none(location.and_then(|location| location.text.as_deref()).map(str_repr)),
    ));
}

fn describe_code(code: &Code, path: &str, lines: &mut Vec<String>) {
    describe_one(code, path, lines);
    for (path, inner) in inner_codes(code, path) {
        describe_inner(inner, &path, lines);
    }
    let data = marshal::dump(&Const::Code(code.clone().into()));
    lines.push(format!("== marshal: {} bytes, adler32 {}", data.len(), adler32(&data)));
}

fn describe_inner(code: &Code, path: &str, lines: &mut Vec<String>) {
    describe_one(code, path, lines);
    for (path, inner) in inner_codes(code, path) {
        describe_inner(inner, &path, lines);
    }
}

fn inner_codes<'a>(code: &'a Code, path: &str) -> Vec<(String, &'a Code)> {
    let codes = code.consts.iter().filter_map(|constant| match constant {
        Const::Code(inner) => Some((format!("{path}.{}", inner.name.to_text()), &**inner)),
        _ => None,
    });
    codes.collect()
}

fn describe_one(code: &Code, path: &str, lines: &mut Vec<String>) {
    lines.push(format!("== {path}"));
    let mut all = fields(code);
    all.extend(dis::dis(code).lines().map(str::to_owned));
    lines.extend(abridged(all));
}

fn fields(code: &Code) -> Vec<String> {
    let mut lines = vec![
        format!(
            "argcount {}, nlocals {}, stacksize {}, flags 0x{:x}, firstlineno {}",
            code.argcount, code.nlocals, code.stacksize, code.flags.0, code.firstlineno
        ),
        format!("name {}, filename {}", str_repr(&code.name.bytes), str_repr(&code.filename.bytes)),
    ];
    for (index, constant) in code.consts.iter().enumerate() {
        lines.push(format!("const {index}: {} {}", type_name(constant), const_repr(constant)));
    }
    let tables = [
        ("names", &code.names),
        ("varnames", &code.varnames),
        ("cellvars", &code.cellvars),
        ("freevars", &code.freevars),
    ];
    for (name, values) in tables {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(PyString::to_text).collect();
            lines.push(format!("{name} {}", values.join(" ")));
        }
    }
    let lnotab: String = code.lnotab.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    lines.push(format!("lnotab {lnotab}"));
    lines
}

fn type_name(constant: &Const) -> &'static str {
    match constant {
        Const::None => "NoneType",
        Const::Ellipsis => "ellipsis",
        Const::Int(_) => "int",
        Const::Long(_) => "long",
        Const::Float(_) => "float",
        Const::Complex(_) => "complex",
        Const::Str(_) => "str",
        Const::Unicode(_) => "unicode",
        Const::Tuple(_) => "tuple",
        Const::Code(_) => "code",
        other => panic!("no compiler makes this constant: {other:?}"),
    }
}

/// Cuts long lists and long lines in the middle.
fn abridged(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > 240 {
        let tail = lines.split_off(lines.len() - 100);
        let left_out = lines.split_off(100);
        lines.push(format!("... {} lines, adler32 {}", left_out.len(), adler32(left_out.join("\n").as_bytes())));
        lines.extend(tail);
    }
    for line in &mut lines {
        if line.len() > 500 {
            let rest = line.split_off(200);
            line.push_str(&format!(" ... {} bytes, adler32 {}", rest.len(), adler32(rest.as_bytes())));
        }
    }
    lines
}

fn adler32(bytes: &[u8]) -> String {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    format!("{:08x}", b << 16 | a)
}

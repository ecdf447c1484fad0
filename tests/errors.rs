//! Wrong programs: each `errors/NAME.py` is a test, and `errors/NAME.txt` is what CPython 2.7.18 says of it.
//!
//! A program is compiled as a file that is read and as a string (one whose name begins with `eval_` or `single_` only as a
//! string, in that mode), by the whole compiler: it does not matter which stage finds the error. To add one, write the
//! program and run `python2.7 scripts/error_cases.py`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

use framebyframe::bytecode::repr::str_repr;
use framebyframe::compiler::{CompileError, Mode, Options, compile};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let trials = paths.into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Trial::test(name, move || check(&path))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn check(path: &Path) -> Result<(), Failed> {
    let source = fs::read(path)?;
    // CPython prints a line in the encoding of the program; here whatever is not UTF-8 becomes U+FFFD.
    let expected = String::from_utf8_lossy(&fs::read(path.with_extension("txt"))?).into_owned();
    let name = path.file_name().unwrap().to_string_lossy();
    let actual = if name.starts_with("eval_") {
        result("as a string (eval)", &source, &Options::string(&name, Mode::Eval))
    } else if name.starts_with("single_") {
        result("as a string (single)", &source, &Options::string(&name, Mode::Single))
    } else {
        let as_file = result("as a file", &source, &Options::file(&name));
        format!("{as_file}\n{}", result("as a string", &source, &Options::string(&name, Mode::Exec)))
    };
    if actual == expected { Ok(()) } else { Err(format!("CPython:\n{expected}\nours:\n{actual}").into()) }
}

fn result(how: &str, source: &[u8], options: &Options<'_>) -> String {
    let mut warnings = Vec::new();
    let compiled = compile(source, options, &mut warnings);
    let mut lines = vec![how.to_owned()];
    lines.extend(warnings.iter().map(|warning| format!("warning: line {}: {}", warning.lineno, warning.message)));
    match compiled {
        Ok(_) => lines.push("compiles".to_owned()),
        Err(error) => describe(&error, &mut lines),
    }
    lines.join("\n") + "\n"
}

/// The exception's attributes, and what is printed of it.
fn describe(error: &CompileError, lines: &mut Vec<String>) {
    let none = || "None".to_owned();
    match &error.location {
        Some(location) => {
            lines.push(format!("line: {}", location.lineno));
            lines.push(format!("offset: {}", location.offset.map_or_else(none, |offset| offset.to_string())));
            lines.push(format!("text: {}", location.text.as_deref().map_or_else(none, str_repr)));
        }
        // An exception without a place, but of a kind that has these attributes, has nothing in them.
        None if error.kind.name() == "SyntaxError" => {
            lines.extend(["line: None", "offset: None", "text: None"].map(str::to_owned));
        }
        None => {}
    }
    lines.extend(error.to_string().lines().map(|line| format!("| {line}")));
}

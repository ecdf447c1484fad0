//! What the sub-commands do.

use std::io::Write;
use std::path::{Path, PathBuf};

use framebyframe::bytecode::dis::dis_all;
use framebyframe::bytecode::repr::NO_ADDRESS;
use framebyframe::bytecode::verify::verify_nested;
use framebyframe::compiler::{Mode, Options};
use framebyframe::view::schema::{Flag, Struct};
use framebyframe::view::structs::{QUICK_FLAGS, flags, structs};

use super::files::{self, Failure};

/// `fbf compile FILE.py [-o FILE.pyc]`; `co_filename` is the path as given.
pub(crate) fn compile_file(path: &Path, output: Option<PathBuf>) -> Result<(), Failure> {
    let pyc = files::compile(path, &as_py_compile(&path.to_string_lossy()))?;
    files::write(&output.unwrap_or_else(|| path.with_extension("pyc")), &pyc)
}

/// `fbf compile --out-dir OUT DIR`; `co_filename` is the path below DIR. Goes on after a file that does not compile.
pub(crate) fn compile_folder(folder: &Path, out_dir: &Path) -> Result<(), Failure> {
    let paths = files::python_files(folder)?;
    let mut failed = 0;
    for path in &paths {
        let compiled = files::compile(&folder.join(path), &as_py_compile(&path.to_string_lossy()));
        let output = out_dir.join(path).with_extension("pyc");
        if let Err(failure) = compiled.and_then(|pyc| files::write(&output, &pyc)) {
            eprintln!("{failure}\n");
            failed += 1;
        }
    }
    if failed > 0 { Err(Failure::SomeFiles { failed, all: paths.len() }) } else { Ok(()) }
}

/// As `python -m py_compile` would: it has the program in a string.
fn as_py_compile(filename: &str) -> Options<'_> {
    Options::string(filename, Mode::Exec)
}

/// `fbf dis FILE`; a failure if the code, once shown, is not fit to run.
pub(crate) fn dis(path: &Path) -> Result<(), Failure> {
    let code = files::load(path)?;
    let text = dis_all(&code, &|_| NO_ADDRESS.to_owned());
    // A reader that stops listening, such as `head`, is no failure.
    let _ = std::io::stdout().write_all(text.as_bytes());
    // Code that would not run can be looked at all the same.
    verify_nested(&code).map_err(|error| Failure::Refused { path: path.to_owned(), error })
}

/// `fbf struct [NAME]`: a C struct of CPython, or all that there are.
pub(crate) fn tell_struct(name: Option<&str>) -> Result<(), Failure> {
    let all = structs();
    let found: Vec<&Struct> =
        all.iter().filter(|known| name.is_none_or(|name| known.name == name || known.type_name == name)).collect();
    if let (Some(name), []) = (name, &*found) {
        let known: Vec<&str> = all.iter().map(|known| &*known.type_name).collect();
        return Err(Failure::NoStruct { name: name.to_owned(), known: known.join(", ") });
    }
    let mut text = String::new();
    for known in found {
        text += &format!("{} ({})\n    {}\n", known.name, known.type_name, known.text);
        for field in &known.fields {
            text += &format!("\n  {} {}\n    {}\n", field.c_type, field.name, field.text);
            if field.name == "co_flags" {
                text += &told_flags();
            }
        }
        text += "\n";
    }
    // A reader that stops listening, such as `head`, is no failure.
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

fn told_flags() -> String {
    let line = |flag: Flag| {
        let mark = if flag.quick { "*" } else { " " };
        format!("    {mark} {:#8x} {}: {}\n", flag.value, flag.name, flag.text)
    };
    let lines: String = flags().into_iter().map(line).collect();
    format!(
        "{lines}    * These three and no others, {:#x}: what the quick path of fast_function asks for.\n",
        QUICK_FLAGS.0
    )
}

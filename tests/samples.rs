//! Programs with the results that CPython 2.7.18 gave for them (`scripts/expected.py` makes these).
//!
//! Every `NAME.py` in `tests/samples`, `tests/programs` and the lessons (`www/lessons/NAME`) is tested in each of [`KINDS`]: adding a program is
//! adding its files. Of those in `tests/builtins`, which make many calls, only the output counts;
//! so it does of those in `tests/frames`, which show where frames come from, and counts of references.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::rc::Rc;

use flate2::read::GzDecoder;
use framebyframe::bytecode::dis::{dis, dis_all};
use framebyframe::bytecode::repr::NO_ADDRESS;
use framebyframe::bytecode::verify::verify;
use framebyframe::bytecode::{Code, Pyc};
use framebyframe::compiler::{self, Options};
use libtest_mimic::{Arguments, Failed, Trial};

/// What is tested of each program.
const KINDS: [(&str, Kind); 7] = [
    ("compile", compiler_makes_the_same_bytes),
    ("marshal", marshal_writes_what_it_read),
    ("dis", dis_prints_the_same),
    ("verify", verifier_accepts),
    ("run", running_prints_the_same),
    ("run without source", running_without_source_prints_the_same),
    ("trace", every_instruction_finds_the_same),
];

/// Instructions of a committed trace at the most (`STEPS` in `scripts/expected.py`).
const STEPS: &str = "5000";

type Kind = fn(&Program) -> Result<(), Failed>;

fn main() {
    let mut trials = Vec::new();
    let tests = ["samples", "programs", "builtins", "frames"].map(|folder| (folder, Path::new("tests").join(folder)));
    let lessons = lessons().into_iter().map(|folder| ("lessons", folder));
    for (folder, path) in tests.into_iter().chain(lessons) {
        for program in programs(&path) {
            for (kind, test) in
                KINDS.into_iter().filter(|(kind, _)| !matches!(folder, "builtins" | "frames") || *kind == "run")
            {
                let program = program.clone();
                let name = program.path.file_name().unwrap().to_string_lossy().into_owned();
                trials.push(Trial::test(format!("{folder}/{name}: {kind}"), move || test(&program)));
            }
        }
    }
    assert!(trials.len() >= 14 * KINDS.len(), "programs are missing");
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// A program and its expected results: files that differ in their ending.
#[derive(Clone)]
struct Program {
    /// Of all files, without the ending.
    path: PathBuf,
}

impl Program {
    fn file(&self, ending: &str) -> PathBuf {
        PathBuf::from(format!("{}.{ending}", self.path.display()))
    }

    /// The contents of a file that must be there.
    fn contents(&self, ending: &str) -> Result<Vec<u8>, Failed> {
        let path = self.file(ending);
        fs::read(&path).map_err(|error| format!("{}: {error}; run scripts/expected.py", path.display()).into())
    }

    /// The trace, which is packed where it may be long.
    fn trace(&self) -> Result<String, Failed> {
        if !self.file("trace.gz").exists() {
            return Ok(String::from_utf8(self.contents("trace")?)?);
        }
        let mut text = String::new();
        GzDecoder::new(&self.contents("trace.gz")?[..]).read_to_string(&mut text)?;
        Ok(text)
    }

    fn pyc(&self) -> Result<Pyc, Failed> {
        Ok(Pyc::read(&self.contents("pyc")?)?)
    }
}

/// Each lesson has a folder with its program, beside the files that make the page.
fn lessons() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons");
    let mut folders: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// The programs in a folder of this repository.
fn programs(folder: &Path) -> Vec<Program> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths.into_iter().map(|path| Program { path: path.with_extension("") }).collect()
}

fn compiler_makes_the_same_bytes(program: &Program) -> Result<(), Failed> {
    let expected = program.pyc()?;
    let filename = expected.code.filename.to_text();
    let code = compiler::compile(&program.contents("py")?, &Options::file(&filename), &mut Vec::new())?;
    let listing = |code: &Code| dis_all(code, &|_| NO_ADDRESS.to_owned());
    same_text(&listing(&code), &listing(&expected.code))?;
    let same = Pyc { mtime: expected.mtime, code: Rc::new(code) }.write() == program.contents("pyc")?;
    if same {
        Ok(())
    } else {
        Err("the instructions are the same, but something else in the code objects differs".into())
    }
}

fn marshal_writes_what_it_read(program: &Program) -> Result<(), Failed> {
    let same = program.pyc()?.write() == program.contents("pyc")?;
    if same { Ok(()) } else { Err("the .pyc is written differently".into()) }
}

fn dis_prints_the_same(program: &Program) -> Result<(), Failed> {
    let code = program.pyc()?.code;
    let expected = String::from_utf8(program.contents("dis")?)?;
    let all = dis_all(&code, &|_| NO_ADDRESS.to_owned());
    same_text(&all, &expected)?;
    if all.starts_with(&dis(&code)) { Ok(()) } else { Err("dis and dis_all differ".into()) }
}

fn verifier_accepts(program: &Program) -> Result<(), Failed> {
    Ok(verify(&program.pyc()?.code)?)
}

/// `fbf` with these arguments, in this folder; the program reads its `.in`, if there is one.
fn fbf(program: &Program, arguments: &[&str], folder: &Path) -> Result<Output, Failed> {
    let stdin = match program.file("in") {
        path if path.exists() => Stdio::from(fs::File::open(path)?),
        _ => Stdio::null(),
    };
    Ok(Command::new(env!("CARGO_BIN_EXE_fbf")).args(arguments).current_dir(folder).stdin(stdin).output()?)
}

/// Compares what `fbf run` printed, and how it ended, with what the real one did.
fn same_run(program: &Program, output: &Output, err: &str) -> Result<(), Failed> {
    let read = |ending| fs::read(program.file(ending)).unwrap_or_default();
    same_text(&String::from_utf8_lossy(&output.stderr), &String::from_utf8_lossy(&read(err)))?;
    same_text(&String::from_utf8_lossy(&output.stdout), &String::from_utf8_lossy(&program.contents("out")?))?;
    let exit = String::from_utf8(read("exit"))?.trim().parse().unwrap_or(0);
    if output.status.code() == Some(exit) { Ok(()) } else { Err(format!("it ended with {}", output.status).into()) }
}

/// In its folder, and from elsewhere with its path, where its source is found beside it.
fn running_prints_the_same(program: &Program) -> Result<(), Failed> {
    let (folder, name) = (program.path.parent().unwrap(), program.path.file_name().unwrap().to_string_lossy());
    for file in [format!("{name}.pyc"), format!("{name}.py")] {
        same_run(program, &fbf(program, &["run", &file], folder)?, "err")?;
    }
    let path = program.file("pyc").to_string_lossy().into_owned();
    same_run(program, &fbf(program, &["run", &path], Path::new(env!("CARGO_MANIFEST_DIR")))?, "err")
}

/// Tracebacks show no source lines where there is no source.
fn running_without_source_prints_the_same(program: &Program) -> Result<(), Failed> {
    let name = program.path.file_name().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("without_source").join(name);
    fs::create_dir_all(&folder)?;
    let file = Path::new(name).with_extension("pyc");
    fs::copy(program.file("pyc"), folder.join(&file))?;
    let err = if program.file("nosource.err").exists() { "nosource.err" } else { "err" };
    same_run(program, &fbf(program, &["run", &file.to_string_lossy()], &folder)?, err)
}

fn every_instruction_finds_the_same(program: &Program) -> Result<(), Failed> {
    let (folder, name) = (program.path.parent().unwrap(), program.path.file_name().unwrap().to_string_lossy());
    let output = fbf(program, &["trace", "--steps", STEPS, &format!("{name}.pyc")], folder)?;
    same_text(&String::from_utf8(output.stdout)?, &program.trace()?)
}

/// Names the first line that differs.
fn same_text(actual: &str, expected: &str) -> Result<(), Failed> {
    let mut lines = actual.lines().zip(expected.lines()).enumerate();
    if let Some((number, (actual, expected))) = lines.find(|(_, (actual, expected))| actual != expected) {
        return Err(format!("line {}\n  is       {actual:?}\n  expected {expected:?}", number + 1).into());
    }
    if actual == expected { Ok(()) } else { Err("one text goes on where the other ends".into()) }
}

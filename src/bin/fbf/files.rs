//! Reading programs and writing results, with errors that name the file.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::UNIX_EPOCH;
use std::{fs, io};

use framebyframe::bytecode::verify::VerifyError;
use framebyframe::bytecode::{Code, Const, Pyc, PycError};
use framebyframe::compiler::{self, CompileError, Options};
use framebyframe::lesson::library::LibraryError;
use framebyframe::machine::{Machine, Sources};
use framebyframe::record::RecordError;
use framebyframe::view::session::{OpenError, Session};
use thiserror::Error;

/// How many files beside a program it can import.
const IMPORTABLE: usize = 2000;

/// Why a command did not do what it should.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A program that does not compile, in CPython's words.
    #[error("{0}")]
    Compile(#[from] CompileError),
    /// A `.pyc` that is none.
    #[error("{path}: {error}", path = path.display())]
    Pyc { path: PathBuf, error: PycError },
    /// The file system.
    #[error("Cannot {action} {path}: {error}", path = path.display())]
    Io { action: &'static str, path: PathBuf, error: io::Error },
    /// A `.pyc` whose code is not safe to run.
    #[error("{path}: this code cannot be run: {error}", path = path.display())]
    Refused { path: PathBuf, error: VerifyError },
    /// A program that cannot be opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// A run that cannot be recorded.
    #[error("{0}")]
    Record(#[from] RecordError),
    /// No struct is called so.
    #[error("There is no struct {name} here. These are: {known}.")]
    NoStruct { name: String, known: String },
    /// A folder of lessons is none.
    #[error("{0}")]
    Library(#[from] LibraryError),
    /// What is wrong was already said, lesson by lesson.
    #[error("{failed} of {all} lessons have something wrong.")]
    SomeLessons { failed: usize, all: usize },
    /// What is wrong was already said, file by file.
    #[error("{failed} of {all} files could not be compiled.")]
    SomeFiles { failed: usize, all: usize },
}

/// Compiles the file at `path`, in the way that `options` say. Warnings go to stderr.
pub(crate) fn compile(path: &Path, options: &Options<'_>) -> Result<Pyc, Failure> {
    let io = |error| Failure::Io { action: "read", path: path.to_owned(), error };
    let source = fs::read(path).map_err(io)?;
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified()).map_err(io)?;
    // As in CPython, the low 32 bits of the seconds since 1970.
    let mtime = modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as u32);
    let mut warnings = Vec::new();
    let code = compiler::compile(&source, options, &mut warnings);
    for warning in warnings {
        eprintln!("{warning}");
    }
    Ok(Pyc { mtime, code: Rc::new(code?) })
}

/// The code in a `.pyc`, or of any other file as Python source.
pub(crate) fn load(path: &Path) -> Result<Rc<Code>, Failure> {
    if path.extension().is_none_or(|extension| extension != "pyc") {
        return Ok(compile(path, &Options::file(&path.to_string_lossy()))?.code);
    }
    let bytes = fs::read(path).map_err(|error| Failure::Io { action: "read", path: path.to_owned(), error })?;
    let pyc = Pyc::read(&bytes).map_err(|error| Failure::Pyc { path: path.to_owned(), error })?;
    Ok(pyc.code)
}

/// A machine that is about to run the program at `path`.
pub(crate) fn machine(path: &Path, arguments: &[String]) -> Result<Machine, Failure> {
    let code = load(path)?;
    let machine = Machine::new(&code, sources(&code, path));
    let mut machine = machine.map_err(|error| Failure::Refused { path: path.to_owned(), error })?;
    let name = path.to_string_lossy();
    let argv: Vec<&[u8]> =
        std::iter::once(name.as_bytes()).chain(arguments.iter().map(|argument| argument.as_bytes())).collect();
    machine.set_arguments(&argv);
    Ok(machine)
}

/// The program at `path`, opened to be looked at.
pub(crate) fn session(path: &Path) -> Result<Session, Failure> {
    let code = load(path)?;
    let source = fs::read(path.with_extension("py")).ok();
    let source = source.map(|source| String::from_utf8_lossy(&source).into_owned());
    Session::new(&code, source).map_err(|error| Failure::Refused { path: path.to_owned(), error })
}

/// The program at `path` as a page opens it: called by its name alone, and with these files that it can import, which
/// are called as they lie beside it.
pub(crate) fn page_session(path: &Path, others: &[PathBuf]) -> Result<Session, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = read(path)?;
    if path.extension().is_some_and(|extension| extension == "pyc") {
        let source = fs::read(path.with_extension("py")).ok();
        let source = source.map(|source| String::from_utf8_lossy(&source).into_owned());
        return Ok(Session::from_pyc(&bytes, &name, source)?);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let other = |other: &PathBuf| {
        let named = other.strip_prefix(folder).unwrap_or(other).to_string_lossy().into_owned();
        Ok((named, read(other)?))
    };
    let others: Result<Vec<_>, Failure> = others.iter().map(other).collect();
    Ok(Session::from_files(&bytes, &others?, &Options::file(&name))?)
}

/// What is in a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::Io { action: "read", path: path.to_owned(), error })
}

/// The files that the program can import: those beside it, and those of packages there. Each is named as the program
/// would name it, whose own name is `co_filename`.
fn importable(folder: &Path, co_filename: &Path) -> Vec<(Vec<u8>, Vec<u8>)> {
    let named = co_filename.parent().unwrap_or(Path::new("")).to_owned();
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut found = Vec::new();
    let mut folders = vec![(here.to_owned(), named)];
    while let Some((folder, named)) = folders.pop() {
        // What cannot be read cannot be imported.
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.filter_map(Result::ok) {
            let (path, named) = (entry.path(), named.join(entry.file_name()));
            if path.join("__init__.py").is_file() {
                folders.push((path, named));
            } else if path.extension().is_some_and(|extension| extension == "py")
                && found.len() < IMPORTABLE
                && let Ok(text) = fs::read(&path)
            {
                found.push((named.to_string_lossy().into_owned().into_bytes(), text));
            }
        }
    }
    found.sort();
    found
}

/// The sources that tracebacks will want: each `co_filename` that can be read from here, or else beside the program.
fn sources(code: &Rc<Code>, program: &Path) -> Sources {
    let mut names: Vec<Vec<u8>> = Vec::new();
    let mut codes = vec![Rc::clone(code)];
    while let Some(code) = codes.pop() {
        if names.iter().all(|name| **name != *code.filename.bytes) {
            names.push(code.filename.bytes.to_vec());
        }
        codes.extend(code.consts.iter().filter_map(|constant| match constant {
            Const::Code(inner) => Some(Rc::clone(inner)),
            _ => None,
        }));
    }
    let folder = program.parent().unwrap_or(Path::new(""));
    let read = |name: Vec<u8>| {
        let path = PathBuf::from(String::from_utf8_lossy(&name).as_ref());
        let text = fs::read(&path).or_else(|_| fs::read(folder.join(path.file_name().unwrap_or_default())));
        Some((name, text.ok()?))
    };
    let mut sources: Vec<(Vec<u8>, Vec<u8>)> = names.into_iter().filter_map(read).collect();
    let co_filename = PathBuf::from(String::from_utf8_lossy(&code.filename.bytes).as_ref());
    for (name, text) in importable(folder, &co_filename) {
        if sources.iter().all(|(known, _)| *known != name) {
            sources.push((name, text));
        }
    }
    Sources::new(sources)
}

/// Writes a `.pyc`, and the folders on the way to it.
pub(crate) fn write(path: &Path, pyc: &Pyc) -> Result<(), Failure> {
    let io = |error| Failure::Io { action: "write", path: path.to_owned(), error };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io)?;
    }
    fs::write(path, pyc.write()).map_err(io)
}

/// Writes a text, or bytes.
pub(crate) fn write_text(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::Io { action: "write", path: path.to_owned(), error })
}

/// The `.py` files in a folder and below, as paths relative to it, sorted. Links to folders are not followed.
pub(crate) fn python_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        let io = |error| Failure::Io { action: "read", path: path.clone(), error };
        for entry in fs::read_dir(&path).map_err(io)? {
            let entry = entry.map_err(io)?;
            let relative = inner.join(entry.file_name());
            if entry.file_type().map_err(io)?.is_dir() {
                folders.push(relative);
            } else if relative.extension().is_some_and(|extension| extension == "py") {
                files.push(relative);
            }
        }
    }
    files.sort();
    Ok(files)
}

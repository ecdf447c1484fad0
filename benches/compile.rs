//! Compile speed in lines per second, side by side with CPython 2.7.18's `compile` in the same run.
//!
//! ```text
//! cargo bench --bench compile
//! ```
//!
//! Compiles the standard library of the CPython that `PYTHON27` names, else `python2.7`, else the one under `~/.pyenv`; without any,
//! the programs in `tests/compiler`, and no comparison. Files are in memory before the clock starts; the best of five rounds counts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use framebyframe::compiler::{Mode, Options, compile};

const ROUNDS: usize = 5;

/// Reads paths from stdin and prints the seconds of each round.
const PYTHON_ROUNDS: &str = r#"
import sys, time, warnings
warnings.simplefilter('ignore')
paths = sys.stdin.read().split('\n')
sources = [(open(path, 'U').read(), path) for path in paths]
for i in range(5):
    start = time.time()
    for source, path in sources:
        compile(source, path, 'exec', 0, True)
    print time.time() - start
"#;

fn main() {
    let python = find_python();
    let folder = python.as_ref().map_or_else(|| PathBuf::from("tests/compiler"), |python| standard_library(python));
    let mut programs = Vec::new();
    collect(&folder, &mut programs);
    programs.retain(|(path, source)| compiles(path, source));
    let lines: usize = programs.iter().map(|(_, source)| source.split(|&byte| byte == b'\n').count()).sum();
    println!("{}: {} files, {lines} lines", folder.display(), programs.len());

    let ours = (0..ROUNDS).map(|_| time(&programs)).min().unwrap();
    report("fbf", lines, ours);
    if let Some(python) = python {
        let theirs = python_time(&python, &programs);
        report("CPython 2.7.18", lines, theirs);
        println!("fbf is {:.2} times as fast", theirs.as_secs_f64() / ours.as_secs_f64());
    }
}

fn report(name: &str, lines: usize, time: Duration) {
    println!("{name:>16}: {:>9.0} lines per second, {time:?}", lines as f64 / time.as_secs_f64());
}

fn compiles(path: &Path, source: &[u8]) -> bool {
    compile(source, &Options::string(&path.to_string_lossy(), Mode::Exec), &mut Vec::new()).is_ok()
}

fn time(programs: &[(PathBuf, Vec<u8>)]) -> Duration {
    let start = Instant::now();
    for (path, source) in programs {
        assert!(compiles(path, source), "{}", path.display());
    }
    start.elapsed()
}

fn python_time(python: &Path, programs: &[(PathBuf, Vec<u8>)]) -> Duration {
    let mut child = Command::new(python)
        .args(["-c", PYTHON_ROUNDS])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("CPython starts");
    let paths: Vec<_> = programs.iter().map(|(path, _)| path.to_string_lossy()).collect();
    child.stdin.take().unwrap().write_all(paths.join("\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let rounds = String::from_utf8(output.stdout).unwrap();
    let seconds = rounds.lines().map(|line| line.parse::<f64>().unwrap()).fold(f64::INFINITY, f64::min);
    Duration::from_secs_f64(seconds)
}

/// The first CPython 2.7.18 that answers.
fn find_python() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let candidates = [
        std::env::var_os("PYTHON27").map(PathBuf::from),
        Some("python2.7".into()),
        Some(home.join(".pyenv/versions/2.7.18/bin/python")),
    ];
    candidates.into_iter().flatten().find(|python| ask(python, "'%d.%d.%d' % sys.version_info[:3]") == "2.7.18")
}

fn standard_library(python: &Path) -> PathBuf {
    ask(python, "__import__('sysconfig').get_path('stdlib')").into()
}

/// What an expression is in Python, as text; empty if there is no such Python.
fn ask(python: &Path, expression: &str) -> String {
    let program = format!("import sys; sys.stdout.write({expression})");
    let output = Command::new(python).args(["-c", &program]).output();
    output.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// All `.py` files below a folder with their bytes, in a fixed order.
fn collect(folder: &Path, programs: &mut Vec<(PathBuf, Vec<u8>)>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, programs);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let source = fs::read(&path).unwrap();
            programs.push((path, source));
        }
    }
}

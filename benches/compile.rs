//! Compile speed, side by side with CPython 2.7.18's `compile` in the same run.
//!
//! ```text
//! cargo bench --bench compile
//! ```
//!
//! Compiles the standard library of the CPython that `PYTHON27` names, else `python2.7`, else the one under `~/.pyenv`: all of it, and
//! some of its modules by themselves. Both compilers do the same work: source bytes in memory to code object in memory, which is then
//! dropped. They take turns, so that a busy machine is busy for both; the best round of each counts. Without any CPython the
//! programs in `tests/compiler` are compiled, and nothing is compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may panic"
)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use framebyframe::compiler::{Mode, Options, compile};

/// How often each compiler has its turn.
const ROUNDS: usize = 7;

/// Modules of the standard library to compile by themselves, from small to large.
const MODULES: [&str; 4] = ["bisect.py", "textwrap.py", "argparse.py", "decimal.py"];

/// A single module is compiled until it makes about this many lines.
const LINES_PER_TURN: usize = 50_000;

/// Reads the number of paths, the paths, and then turns: the first and last program and how often. Answers with seconds.
const PYTHON_TURNS: &str = r#"
import sys, time, warnings
warnings.simplefilter('ignore')
line = lambda: sys.stdin.readline().rstrip('\n')
paths = [line() for i in range(int(line()))]
programs = [(open(path, 'U').read(), path) for path in paths]
for start, end, times in iter(lambda: map(int, line().split()), []):
    turn = programs[start:end] * times
    start = time.time()
    for source, path in turn:
        compile(source, path, 'exec', 0, True)
    sys.stdout.write('%r\n' % (time.time() - start))
    sys.stdout.flush()
"#;

/// A program's path and bytes.
type Program = (PathBuf, Vec<u8>);

fn main() {
    let python = common::find_python();
    let folder = python.as_ref().map_or_else(|| PathBuf::from("tests/compiler"), |python| standard_library(python));
    let mut programs = Vec::new();
    collect(&folder, &mut programs);
    let begin = Instant::now();
    programs.retain(|(path, source)| compiles(path, source));
    println!("{}, the first time: {:.2?}", folder.display(), begin.elapsed());

    let mut cpython = python.map(|python| CPython::start(&python, &programs));
    println!("{:<24} {:>8} {:>18} {:>18} {:>16}", "", "lines", "fbf, lines/s", "CPython, lines/s", "our time / its");
    for module in MODULES {
        if let Some(index) = programs.iter().position(|(path, _)| *path == folder.join(module)) {
            let range = index..index + 1;
            let times = LINES_PER_TURN / line_count(&programs[range.clone()]);
            measure(module, &programs, range, times, cpython.as_mut());
        }
    }
    measure(&format!("all {} files", programs.len()), &programs, 0..programs.len(), 1, cpython.as_mut());
}

/// Lets both compilers compile some of the programs in turn, and prints how fast they were at their best.
fn measure(name: &str, programs: &[Program], range: Range<usize>, times: usize, mut cpython: Option<&mut CPython>) {
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        let ours = time(&programs[range.clone()], times);
        let theirs = cpython.as_mut().map_or(Duration::MAX, |cpython| cpython.time(range.clone(), times));
        best = [best[0].min(ours), best[1].min(theirs)];
    }
    let lines = line_count(&programs[range]);
    let [ours, theirs] = best.map(|best| best.as_secs_f64());
    let speed = |seconds: f64| (lines * times) as f64 / seconds;
    print!("{name:<24} {lines:>8} {:>18.0}", speed(ours));
    match cpython {
        Some(_) => println!(" {:>18.0} {:>16.2}", speed(theirs), ours / theirs),
        None => println!(),
    }
}

fn line_count(programs: &[Program]) -> usize {
    programs.iter().map(|(_, source)| source.split(|&byte| byte == b'\n').count()).sum()
}

fn compiles(path: &Path, source: &[u8]) -> bool {
    compile(source, &Options::string(&path.to_string_lossy(), Mode::Exec), &mut Vec::new()).is_ok()
}

fn time(programs: &[Program], times: usize) -> Duration {
    let start = Instant::now();
    for (path, source) in (0..times).flat_map(|_| programs) {
        assert!(compiles(path, source), "{}", path.display());
    }
    start.elapsed()
}

/// A running CPython that has the programs in memory.
struct CPython {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl CPython {
    fn start(python: &Path, programs: &[Program]) -> Self {
        let mut process = Command::new(python)
            .args(["-c", PYTHON_TURNS])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("CPython starts");
        let mut requests = process.stdin.take().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        writeln!(requests, "{}", programs.len()).unwrap();
        for (path, _) in programs {
            writeln!(requests, "{}", path.display()).unwrap();
        }
        Self { process, requests, answers }
    }

    /// The time that it takes for some of the programs.
    fn time(&mut self, range: Range<usize>, times: usize) -> Duration {
        writeln!(self.requests, "{} {} {times}", range.start, range.end).unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        Duration::from_secs_f64(answer.trim().parse().expect("CPython answers with seconds"))
    }
}

impl Drop for CPython {
    fn drop(&mut self) {
        // It has nothing to save.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn standard_library(python: &Path) -> PathBuf {
    common::ask(python, "__import__('sysconfig').get_path('stdlib')").into()
}

/// All `.py` files below a folder with their bytes, in a fixed order.
fn collect(folder: &Path, programs: &mut Vec<Program>) {
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

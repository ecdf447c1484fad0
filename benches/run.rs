//! How fast programs run, side by side with CPython 2.7.18 in the same run.
//!
//! ```text
//! cargo bench --bench run [-- NAME …]
//! cargo bench --bench run -- --once FILE [--history]
//! ```
//!
//! Runs `benches/programs/*.py`, ours and CPython in turns, and counts the best of some rounds of each: the time from the first
//! instruction to the last, without compiling. The output must be the same. The ratio is our time through CPython's.
//!
//! With `--once`, it runs one program once and prints its output and then the seconds, for `npm run bench`, which measures
//! the wasm and other Pythons, too; with `--history`, it keeps the history that the page keeps.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::time::{Duration, Instant};

use framebyframe::compiler::{Options, compile};
use framebyframe::machine::{Fuel, Machine, Sources, Status};
use framebyframe::view::session::Session;

const ROUNDS: usize = 5;
/// How much work is done at a time, as in the page's worker.
const SLICE: u64 = 1_000_000;

/// Runs the program that its argument names, and prints the seconds on stderr.
const PYTHON_ROUND: &str = r"
import sys, time
code = compile(open(sys.argv[1]).read(), sys.argv[1], 'exec', 0, True)
namespace = {'__name__': '__main__'}
start = time.time()
exec code in namespace
sys.stderr.write('%r' % (time.time() - start))
";

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--once") {
        let file = arguments.next().expect("a file");
        return run_once(Path::new(&file), arguments.next().as_deref() == Some("--history"));
    }
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let python = common::find_python();
    if python.is_none() {
        println!("No CPython 2.7.18 in PYTHON27, in the PATH as python2.7, or in pyenv: our times alone.");
    }
    println!("{:10} {:>10} {:>10} {:>7}", "", "ours", "CPython", "ratio");
    let mut ratios = Vec::new();
    for path in programs() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !asked.is_empty() && !asked.contains(&name) {
            continue;
        }
        match measure(&path, python.as_deref()) {
            Ok((ours, Some(theirs))) => {
                let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
                ratios.push(ratio);
                println!("{name:10} {:>7.0} ms {:>7.0} ms {ratio:>7.2}", millis(ours), millis(theirs));
            }
            Ok((ours, None)) => println!("{name:10} {:>7.0} ms", millis(ours)),
            Err(why) => println!("{name:10} {why}"),
        }
    }
    if !ratios.is_empty() {
        let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
        println!("{:10} {:>10} {:>10} {mean:>7.2} (geometric mean)", "all", "", "");
    }
}

/// Prints a program's output, then the seconds that it took.
fn run_once(path: &Path, keeps_history: bool) {
    match if keeps_history { run_with_history(path) } else { run(path) } {
        Ok((time, output)) => {
            print!("{}", String::from_utf8_lossy(&output));
            println!("{}", time.as_secs_f64());
        }
        Err(why) => {
            eprintln!("{why}");
            std::process::exit(1);
        }
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/programs");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The best time of ours and of CPython, in turns.
fn measure(path: &Path, python: Option<&Path>) -> Result<(Duration, Option<Duration>), String> {
    let (mut ours, mut theirs) = (Duration::MAX, None);
    for _ in 0..ROUNDS {
        let (time, output) = run(path)?;
        ours = ours.min(time);
        if let Some(python) = python {
            let (time, expected) = run_python(python, path);
            assert!(output == expected, "{}: another output than CPython's", path.display());
            theirs = Some(theirs.map_or(time, |best: Duration| best.min(time)));
        }
    }
    Ok((ours, theirs))
}

fn run(path: &Path) -> Result<(Duration, Vec<u8>), String> {
    let source = fs::read(path).unwrap();
    let code = compile(&source, &Options::file(&path.to_string_lossy()), &mut Vec::new())
        .map_err(|error| error.to_string())?;
    let mut machine = Machine::new(&Rc::new(code), Sources::default()).map_err(|error| error.to_string())?;
    let start = Instant::now();
    machine.run(Fuel::work(u64::MAX));
    result(&machine, start.elapsed())
}

/// The same, as a page runs it: in slices, with all that it takes to go to any moment.
fn run_with_history(path: &Path) -> Result<(Duration, Vec<u8>), String> {
    let source = fs::read(path).unwrap();
    let mut session =
        Session::from_source(&source, &Options::file(&path.to_string_lossy())).map_err(|error| error.to_string())?;
    let start = Instant::now();
    while !session.survey(SLICE).ended {}
    result(session.ahead(), start.elapsed())
}

/// The time and what was printed, if the program came to its end.
fn result(machine: &Machine, time: Duration) -> Result<(Duration, Vec<u8>), String> {
    match machine.status() {
        Status::Finished => Ok((time, machine.output().iter().flat_map(|part| part.bytes.clone()).collect())),
        Status::Unsupported(what) => Err(format!("does not run yet: {what}")),
        other => Err(format!("{other:?}")),
    }
}

fn run_python(python: &Path, path: &Path) -> (Duration, Vec<u8>) {
    let output = Command::new(python).args(["-c", PYTHON_ROUND]).arg(path).output().expect("CPython starts");
    let seconds: f64 = String::from_utf8_lossy(&output.stderr).parse().expect("CPython runs it");
    (Duration::from_secs_f64(seconds), output.stdout)
}

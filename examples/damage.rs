//! Puts damaged files through what `run` does, as many as asked for: each has to end in a result or a sentence, within its
//! limits.
//!
//! `cargo run --profile damage --example damage -- pyc --seed 1 --count 1000000`, and so with `source`, `session` and
//! `lesson`. The files are damaged in batches, each in a process of its own with a small stack and limited memory: so a
//! crash is a find like any other, and so is what takes too long. A find is written to `target/damage/`, and the run goes
//! on behind it. `damage … --case N` runs one of them alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for tests, which may panic"
)]

#[path = "../tests/common/damage.rs"]
#[allow(dead_code, reason = "the fuzz targets take more of it")]
mod damage;
#[path = "../tests/common/holds.rs"]
mod holds;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use clap::{Parser, ValueEnum};
use damage::{Bases, Rng};
use framebyframe::compiler::Options;
use framebyframe::view::session::Session;
use holds::Way;

/// How many files one process takes.
const BATCH: u64 = 5_000;
/// A browser's stack for WebAssembly, at least, in bytes.
const STACK: usize = 1 << 20;
/// The address space of a process, in KiB.
const ADDRESSES: u64 = 1 << 20;
/// What a process may have had in memory at most, in KiB: the machine's own limit is 4 MiB.
const PEAK: u64 = 256 << 10;
/// How long one file may keep the processor busy.
const SLOW: Duration = Duration::from_millis(500);
/// How long a process may say nothing before it counts as frozen.
const FROZEN: Duration = Duration::from_secs(60);

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// `.pyc` files, read, written, disassembled, verified and run.
    Pyc,
    /// Sources, compiled, disassembled and run.
    Source,
    /// Both in turn, opened as the page does, and looked at in some moments.
    Session,
    /// `lesson.toml`, read and made.
    Lesson,
}

#[derive(Parser)]
struct Arguments {
    kind: Kind,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value_t = 0)]
    from: u64,
    #[arg(long, default_value_t = 10_000)]
    count: u64,
    /// Runs this one alone, and prints it.
    #[arg(long)]
    case: Option<u64>,
    /// Writes the files, each behind its size in four bytes: for what opens them elsewhere, as scripts/damage_page.mjs does.
    #[arg(long)]
    print: bool,
    /// For the processes that this one starts.
    #[arg(long, hide = true)]
    child: bool,
}

fn main() {
    let arguments = Arguments::parse();
    if let Some(n) = arguments.case {
        let cases = Cases::of(arguments.kind, arguments.seed);
        let bytes = cases.bytes(n);
        println!("{}", String::from_utf8_lossy(&bytes));
        println!(
            "{:?}",
            std::thread::Builder::new().stack_size(STACK).spawn(move || cases.run(n, &bytes)).unwrap().join()
        );
    } else if arguments.print {
        let cases = Cases::of(arguments.kind, arguments.seed);
        let mut out = std::io::stdout().lock();
        for n in arguments.from..arguments.from + arguments.count {
            let bytes = cases.bytes(n);
            out.write_all(&(bytes.len() as u32).to_le_bytes()).unwrap();
            out.write_all(&bytes).unwrap();
        }
    } else if arguments.child {
        let work = move || child(&arguments);
        std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap();
    } else {
        parent(&arguments);
    }
}

/// The cases of a kind.
struct Cases {
    kind: Kind,
    seed: u64,
    pycs: Bases,
    sources: Bases,
    lessons: Bases,
}

impl Cases {
    fn of(kind: Kind, seed: u64) -> Self {
        Self { kind, seed, pycs: Bases::pycs(), sources: Bases::sources(), lessons: Bases::lessons() }
    }

    fn bytes(&self, n: u64) -> Vec<u8> {
        match self.kind {
            Kind::Pyc => self.pycs.damaged_bytes(self.seed, n),
            Kind::Source => self.sources.damaged_text(self.seed, n),
            Kind::Session if n.is_multiple_of(2) => self.pycs.damaged_bytes(self.seed, n),
            Kind::Session => self.sources.damaged_text(self.seed, n),
            Kind::Lesson => self.lessons.damaged_text(self.seed, n),
        }
    }

    fn run(&self, n: u64, bytes: &[u8]) -> Result<Way, String> {
        match self.kind {
            Kind::Pyc => holds::pyc_holds(bytes),
            Kind::Source => holds::source_holds(bytes),
            Kind::Session => {
                let opened = if n.is_multiple_of(2) {
                    Session::from_pyc(bytes, "damaged.pyc", None)
                } else {
                    Session::from_source(bytes, &Options::file("damaged.py"))
                };
                holds::session_holds(opened.map_err(|error| error.to_string()), Rng::of(self.seed, n).next())
            }
            Kind::Lesson => holds::lesson_holds(bytes, self.lessons.path(self.seed, n)),
        }
    }
}

/// Runs a batch: says before each file which it is, and after it which way it went or what is wrong.
fn child(arguments: &Arguments) {
    let cases = Cases::of(arguments.kind, arguments.seed);
    let mut out = std::io::stdout().lock();
    for n in arguments.from..arguments.from + arguments.count {
        writeln!(out, "begin {n}").unwrap();
        let bytes = cases.bytes(n);
        let start = busy();
        let outcome = cases.run(n, &bytes);
        let millis = (busy() - start) / 1_000_000;
        match outcome {
            Ok(way) => writeln!(out, "end {} {millis}", way as usize).unwrap(),
            Err(fault) => writeln!(out, "fault {fault:?}").unwrap(),
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    writeln!(out, "peak {}", peak.unwrap_or("0")).unwrap();
}

/// How long this thread was on the processor so far, in nanoseconds: the machine may have other things to do meanwhile.
fn busy() -> u64 {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    times.split(' ').next().unwrap().parse().unwrap()
}

/// What came of a run.
#[derive(Default)]
struct Report {
    ways: [u64; 3],
    slowest: (u128, u64),
    peak: u64,
    finds: Vec<String>,
}

fn parent(arguments: &Arguments) {
    let start = Instant::now();
    let mut report = Report::default();
    let end = arguments.from + arguments.count;
    let mut from = arguments.from;
    while from < end {
        from = batch(arguments, from, BATCH.min(end - from), &mut report);
        let done = from - arguments.from;
        if done % 50_000 < BATCH || from == end {
            let Report { ways: [unread, refused, ran], slowest, peak, finds } = &report;
            println!(
                "{:?} seed {}: {done} files in {} s: {unread} unread, {refused} refused, {ran} ran, {} finds; the slowest took {} ms (case {}), {} MB at most",
                arguments.kind,
                arguments.seed,
                start.elapsed().as_secs(),
                finds.len(),
                slowest.0,
                slowest.1,
                peak / 1024,
            );
        }
    }
    report.finds.iter().for_each(|find| println!("{find}"));
    std::process::exit(i32::from(!report.finds.is_empty()));
}

/// Runs a batch in a process of its own, and gives the case to go on with.
fn batch(arguments: &Arguments, from: u64, count: u64, report: &mut Report) -> u64 {
    let kind = arguments.kind.to_possible_value().unwrap().get_name().to_owned();
    let numbers = [arguments.seed, from, count].map(|number| number.to_string());
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -v {ADDRESSES}; exec \"$0\" \"$@\"")])
        .arg(std::env::current_exe().unwrap())
        .args([&kind, "--child", "--seed", &numbers[0], "--from", &numbers[1], "--count", &numbers[2]])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = reader(child.stdout.take().unwrap());
    let errors = reader(child.stderr.take().unwrap());
    let mut current = from;
    let mut finished = false;
    loop {
        match lines.recv_timeout(FROZEN) {
            Ok(line) => {
                let mut words = line.splitn(2, ' ');
                match (words.next().unwrap_or_default(), words.next().unwrap_or_default()) {
                    ("begin", n) => current = n.parse().unwrap(),
                    ("end", rest) => {
                        let mut numbers = rest.split(' ').map(|number| number.parse::<u128>().unwrap());
                        report.ways[numbers.next().unwrap() as usize] += 1;
                        let millis = numbers.next().unwrap();
                        report.slowest = report.slowest.max((millis, current));
                        if millis > SLOW.as_millis() {
                            find(arguments, current, &format!("it took {millis} ms"), report);
                        }
                    }
                    ("fault", fault) => find(arguments, current, fault, report),
                    ("peak", peak) => {
                        finished = true;
                        let peak: u64 = peak.parse().unwrap();
                        report.peak = report.peak.max(peak);
                        if peak > PEAK {
                            find(arguments, from, &format!("the {count} from here took {} MB", peak / 1024), report);
                        }
                    }
                    _ => {}
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {
                child.kill().unwrap();
                find(arguments, current, "it froze", report);
                break;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().unwrap();
    if finished && status.success() {
        return from + count;
    }
    let words: Vec<String> = errors.iter().take(5).collect();
    find(arguments, current, &format!("{status}: {}", words.join(" ")), report);
    current + 1
}

/// The lines of a pipe, as they come.
fn reader(pipe: impl std::io::Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Keeps what was found.
fn find(arguments: &Arguments, n: u64, fault: &str, report: &mut Report) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/damage");
    std::fs::create_dir_all(folder).unwrap();
    let name = format!("{folder}/{:?}-{}-{n}", arguments.kind, arguments.seed);
    std::fs::write(&name, Cases::of(arguments.kind, arguments.seed).bytes(n)).unwrap();
    let words = format!("{name}: {fault}");
    println!("{words}");
    report.finds.push(words);
}

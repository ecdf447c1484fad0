//! Measures how long single instructions take: each program of `tests/common/long.rs` runs instruction by instruction, and the
//! longest one is told with what it was charged. `cargo run --release --example longest -- 1000000`
//!
//! Where Linux tells it, only the time counts in which a processor worked on it: others may be busy beside it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for tests, which may panic")]

#[path = "../tests/common/long.rs"]
mod long;

use std::process::Command;
use std::rc::Rc;
use std::time::{Duration, Instant};

use framebyframe::compiler::{Options, compile};
use framebyframe::machine::{Fuel, Machine, Sources, Status};

/// How long a program runs at most.
const PATIENCE: Duration = Duration::from_secs(6);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let n: u32 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let chosen: Option<usize> = arguments.next().and_then(|index| index.parse().ok());
    let programs = long::programs(n);
    if let Some((name, source)) = chosen.and_then(|index| programs.get(index).cloned()) {
        let work = move || measure(&name, &source);
        return std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap();
    }
    for (index, (name, _)) in programs.iter().enumerate() {
        // Each in a process of its own: one that never comes back is a find, too.
        let arguments = [n.to_string(), index.to_string()];
        let mut child = Command::new(std::env::current_exe().unwrap()).args(arguments).spawn().unwrap();
        let begun = Instant::now();
        while child.try_wait().unwrap().is_none() && begun.elapsed() < 2 * PATIENCE {
            std::thread::sleep(Duration::from_millis(5));
        }
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            child.wait().unwrap();
            println!("    never                     {index} {name}");
        } else if !child.wait().unwrap().success() {
            println!("    crash                     {index} {name}");
        }
    }
}

/// How long processors have worked on this thread.
fn time_worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn measure(name: &str, source: &str) {
    let code = match compile(source.as_bytes(), &Options::file("long.py"), &mut Vec::new()) {
        Ok(code) => Rc::new(code),
        Err(error) => return println!("        - {name}: {error}"),
    };
    let mut machine = Machine::new(&code, Sources::default()).unwrap();
    let start = Instant::now();
    let mut longest = (Duration::ZERO, 0);
    while *machine.status() == Status::Running && start.elapsed() < PATIENCE {
        // A slice ends with the instruction that goes over its work.
        let (work, begun) = (machine.work(), Instant::now());
        let worked = time_worked();
        machine.run(Fuel::work(20_000));
        let took = match (worked, time_worked()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => begun.elapsed(),
        };
        if took > longest.0 {
            longest = (took, machine.work() - work);
        }
    }
    let end = match machine.status() {
        Status::Raised { class, message, .. } => format!("{class}: {}", message.chars().take(40).collect::<String>()),
        other => format!("{other:?}").chars().take(60).collect(),
    };
    println!("{:9.1} ms, {:10} units  {name}: {end}", longest.0.as_secs_f64() * 1000.0, longest.1);
}

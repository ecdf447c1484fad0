//! `fbf run`: a program with its output on the terminal.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use framebyframe::machine::{Fuel, Machine, Status};

use super::files::{self, Failure};

/// Work between two looks at the output.
const SLICE: u64 = 1 << 16;
/// The exit status of a program that uses what the machine does not have.
const UNSUPPORTED: u8 = 3;

/// Runs a program to its end.
pub(crate) fn run(path: &Path, arguments: &[String]) -> Result<ExitCode, Failure> {
    let mut machine = files::machine(path, arguments)?;
    let mut printed = 0;
    while matches!(machine.run(Fuel::work(SLICE)), Status::Running | Status::Waiting) {
        printed = print_new(&machine, printed);
        read_if_waiting(&mut machine);
    }
    print_new(&machine, printed);
    print_advice(&machine);
    Ok(match machine.status() {
        Status::Raised { exit_code, .. } => ExitCode::from(*exit_code as u8),
        Status::Unsupported(message) => {
            eprintln!("{message}");
            ExitCode::from(UNSUPPORTED)
        }
        Status::Running | Status::Waiting | Status::Finished => ExitCode::SUCCESS,
    })
}

/// Advice about how the program ended: to a reader always; where stderr is kept to be compared with CPython's, only if that
/// would have come to another end.
fn print_advice(machine: &Machine) {
    if let Some(advice) = machine.advice().filter(|advice| advice.is_ours || std::io::stderr().is_terminal()) {
        eprintln!("{}", advice.text);
    }
}

/// Gives a program that waits for input the next line of stdin; or all lines, where nobody types them.
pub(crate) fn read_if_waiting(machine: &mut Machine) {
    if *machine.status() != Status::Waiting {
        return;
    }
    let mut stdin = std::io::stdin().lock();
    loop {
        let mut line = Vec::new();
        // What cannot be read is the end of the input.
        let read = stdin.read_until(b'\n', &mut line).unwrap_or(0);
        machine.provide_input((read > 0).then_some(&*line));
        if read == 0 || stdin.is_terminal() {
            return;
        }
    }
}

/// Prints what the program has printed since; gives how much that is in all.
fn print_new(machine: &Machine, printed: usize) -> usize {
    let mut stdout = std::io::stdout().lock();
    let mut stderr = std::io::stderr().lock();
    for piece in machine.output().iter().skip(printed) {
        // A reader that stops listening, such as `head`, is no failure.
        let _ = if piece.stderr {
            stdout.flush().and_then(|()| stderr.write_all(&piece.bytes))
        } else {
            stdout.write_all(&piece.bytes)
        };
    }
    machine.output().len()
}

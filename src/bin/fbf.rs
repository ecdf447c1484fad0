//! The command line of Frame by Frame.
//!
//! - `fbf compile FILE.py [-o FILE.pyc]`, `fbf compile --out-dir OUT DIR`: Python 2.7 source to `.pyc`
//! - `fbf dis FILE`: what CPython's `dis` prints, of a `.py` or `.pyc`
//! - `fbf run FILE`: runs a program; its exit status is the program's, or 3 if it uses what the machine does not have
//! - `fbf trace FILE [--steps N] [--c-steps]`: runs a program and prints each instruction, with the stacks as it finds
//!   them, and what C code does in it, step by step
//! - `fbf struct [NAME]`: CPython's C structs of calls, field by field
//! - `fbf explain FILE [--steps N]`: the run as a text, a sentence for each instruction and each step of C code
//! - `fbf record FILE [-o RUN.fbf] [--until N] [--input FILE]`: a program's run as a file that a page plays without the machine
//! - `fbf lesson check [NAME …]`: runs the programs of lessons, and says what is wrong with their notes and questions
//!
//! The exit status is 0 if everything worked, 1 if a program was at fault, and 2 if the command line was.

#[cfg(not(target_arch = "wasm32"))]
#[path = "fbf/cli.rs"]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// There is no command line in a browser, but cargo builds every binary when it builds a test.
#[cfg(target_arch = "wasm32")]
fn main() {}

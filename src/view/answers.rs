//! The lines that a program was given to read: part of its run, like its code.

use crate::machine::Machine;

/// A line that was given to a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The line with its newline; `None` is the end of the input.
    pub(super) line: Option<Vec<u8>>,
    /// The moment in which the program waited for it.
    pub(super) moment: u64,
    /// How many bytes had been printed then.
    pub(super) printed: usize,
}

impl Answer {
    /// A line for a program that waits for it.
    pub(super) fn new(line: Option<Vec<u8>>, waiting: &Machine) -> Self {
        let printed = waiting.output().iter().map(|piece| piece.bytes.len()).sum();
        Self { line, moment: waiting.n(), printed }
    }
}

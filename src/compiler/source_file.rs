//! The program's name and bytes, which errors of every stage quote.

use super::{CompileError, CompileWarning};

/// What is being compiled.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceFile<'a> {
    /// The path as the compiler was given it.
    pub(super) filename: &'a str,
    /// The bytes as they came.
    pub(super) source: &'a [u8],
}

impl SourceFile<'_> {
    /// A `SyntaxError` at a line.
    pub(super) fn error(&self, message: impl Into<String>, lineno: u32) -> CompileError {
        CompileError::at_line(message, self.filename, lineno, self.source)
    }

    /// A `SyntaxWarning` at a line.
    pub(super) fn warning(&self, message: impl Into<String>, lineno: u32) -> CompileWarning {
        CompileWarning::at_line(message, self.filename, lineno, self.source)
    }
}

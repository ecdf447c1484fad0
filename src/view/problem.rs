//! Why a program does not compile, as data for a front end.

use std::fmt;

use super::schema::{SyntaxProblem, SyntaxWarning};
use crate::compiler::{CompileError, CompileWarning, ErrorKind, Location};

impl SyntaxProblem {
    pub(super) fn new(error: &CompileError) -> Self {
        let location = error.location.as_ref();
        let message = match (error.kind, error.message.as_str()) {
            // CPython's parser prints this before it raises a MemoryError without a message.
            (ErrorKind::MemoryError, "") => "s_push: parser stack overflow",
            (_, message) => message,
        };
        Self {
            kind: error.kind.name().to_owned(),
            message: message.to_owned(),
            line: location.map(|location| location.lineno),
            offset: location.and_then(|location| location.offset),
            column: location.and_then(column),
            text: location.and_then(|location| location.text.as_ref()).map(|text| to_text(text)),
        }
    }
}

impl From<CompileWarning> for SyntaxWarning {
    fn from(warning: CompileWarning) -> Self {
        Self { message: warning.message, line: warning.lineno }
    }
}

/// How far from the start of its line an editor puts the mark, in UTF-16 units. The text may have several lines.
fn column(location: &Location) -> Option<u32> {
    let before = location.text.as_ref()?.get(..location.offset?.checked_sub(1)? as usize)?;
    let line = before.rsplit(|&byte| byte == b'\n').next()?;
    u32::try_from(to_text(line).encode_utf16().count()).ok()
}

fn to_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `Exception: message (file, line 1)`: what CPython makes of it in one line (`SyntaxError_str`).
pub(super) fn report(problem: &SyntaxProblem, filename: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let SyntaxProblem { kind, message, line, .. } = problem;
    match line {
        Some(line) => write!(f, "{kind}: {message} ({}, line {line})", filename.rsplit('/').next().unwrap_or(filename)),
        None => write!(f, "{kind}: {message}"),
    }
}

//! What goes wrong while compiling, as CPython says it: its exception, and its words on stderr to the letter.

use std::fmt;

/// The exception that CPython raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of Python's exceptions")]
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    MemoryError,
    OverflowError,
    ValueError,
    TypeError,
    SystemError,
    RuntimeError,
}

impl ErrorKind {
    /// The exception's `__name__`.
    pub fn name(self) -> &'static str {
        match self {
            Self::SyntaxError => "SyntaxError",
            Self::IndentationError => "IndentationError",
            Self::MemoryError => "MemoryError",
            Self::OverflowError => "OverflowError",
            Self::ValueError => "ValueError",
            Self::TypeError => "TypeError",
            Self::SystemError => "SystemError",
            Self::RuntimeError => "RuntimeError",
        }
    }
}

/// Where a [`CompileError`] is: the attributes of a `SyntaxError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// `filename`: as the compiler was given it.
    pub filename: String,
    /// `lineno`, from 1 (0 when there was no line to read).
    pub lineno: u32,
    /// `offset`: bytes from the start of `text`, from 1; none when only the line is known.
    pub offset: Option<u32>,
    /// `text`: the line, or the lines of the token, in the source's own encoding.
    pub text: Option<Vec<u8>>,
}

/// A program that does not compile.
///
/// `Display` writes what CPython prints on stderr (less the traceback of whoever called the compiler, and the last
/// newline): file, line, text and caret if it is located, then the exception and its message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct CompileError {
    /// The exception.
    pub kind: ErrorKind,
    /// Its message; empty for a `MemoryError`.
    pub message: String,
    /// Where; none for exceptions without a place (`ValueError`, `MemoryError` …).
    pub location: Option<Location>,
}

impl CompileError {
    /// An exception that does not know where it happened.
    pub fn unlocated(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), location: None }
    }

    /// A `SyntaxError` that knows its line and no column: those of `ast.c`, `symtable.c`, `compile.c` and `future.c`
    /// (`PyErr_SyntaxLocation`). The text is the line of `source`, the program's bytes as they came.
    pub fn at_line(message: impl Into<String>, filename: &str, lineno: u32, source: &[u8]) -> Self {
        let text = program_text(source, lineno);
        let location = Location { filename: filename.to_owned(), lineno, offset: None, text };
        Self { kind: ErrorKind::SyntaxError, message: message.into(), location: Some(location) }
    }

    /// A program that cannot be decoded: none of it is read, so no line of it is known.
    pub(super) fn undecodable(message: impl Into<String>, filename: &str) -> Self {
        let location = Location { filename: filename.to_owned(), lineno: 0, offset: Some(0), text: None };
        Self { kind: ErrorKind::SyntaxError, message: message.into(), location: Some(location) }
    }

    /// The parser's stack is full.
    pub(super) fn stack_overflow() -> Self {
        Self::unlocated(ErrorKind::MemoryError, "")
    }
}

/// One line of a program as CPython reads it from the file again to show it (`PyErr_ProgramText`): without its
/// indentation, with its newline. It reads at most so many bytes at a time and shows what it read last.
fn program_text(source: &[u8], lineno: u32) -> Option<Vec<u8>> {
    const BUFFER: usize = 999;
    let index = usize::try_from(lineno).ok()?.checked_sub(1)?;
    let line = lines(source).nth(index).unwrap_or_default();
    let piece = line.chunks(BUFFER).last().unwrap_or_default();
    let piece = piece.split(|&byte| byte == 0).next().unwrap_or_default();
    let indent = piece.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t' | b'\x0c')).count();
    piece.get(indent..).map(<[u8]>::to_vec)
}

/// The lines of a file, whatever ends them; a `\n` ends each one here.
fn lines(source: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let end = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r');
        let (line, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        let mut line = line.to_vec();
        if end.is_none() {
            rest = &[];
            return if line.is_empty() { None } else { Some(line) };
        }
        rest = after.strip_prefix(b"\r\n").or_else(|| after.get(1..)).unwrap_or_default();
        line.push(b'\n');
        Some(line)
    })
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.location {
            writeln!(f, "  File \"{}\", line {}", location.filename, location.lineno)?;
            if let Some(text) = &location.text {
                write_text(f, text, location.offset)?;
            }
        }
        match (self.kind, self.message.as_str()) {
            // CPython's parser says it is full before it raises.
            (ErrorKind::MemoryError, "") => write!(f, "s_push: parser stack overflow\nMemoryError"),
            (kind, "") => f.write_str(kind.name()),
            (kind, message) => write!(f, "{}: {message}", kind.name()),
        }
    }
}

/// The line and the caret under it (`print_error_text`). Of several lines, the one that the offset is in.
fn write_text(f: &mut fmt::Formatter<'_>, text: &[u8], offset: Option<u32>) -> fmt::Result {
    let mut text = text;
    let mut offset = offset.map(i64::from);
    if let Some(offset) = &mut offset {
        if *offset > 0 && usize::try_from(*offset) == Ok(text.len()) && text.last() == Some(&b'\n') {
            *offset -= 1;
        }
        while let Some(newline) = text.iter().position(|&byte| byte == b'\n') {
            if newline as i64 >= *offset {
                break;
            }
            *offset -= newline as i64 + 1;
            text = text.get(newline + 1..).unwrap_or_default();
        }
        while let [b' ' | b'\t', rest @ ..] = text {
            text = rest;
            *offset -= 1;
        }
    }
    let shown = String::from_utf8_lossy(text);
    write!(f, "    {shown}{}", if text.last() == Some(&b'\n') { "" } else { "\n" })?;
    match offset {
        // The blanks before the text may have been more than the offset.
        None | Some(-1) => Ok(()),
        Some(offset) => {
            let blanks = usize::try_from(offset - 1).unwrap_or(0);
            // Not `{:blanks$}`: a width has 16 bits, and lines may be longer.
            writeln!(f, "    {}^", " ".repeat(blanks))
        }
    }
}

/// Something that compiles but looks wrong (a `SyntaxWarning`), as CPython prints it on stderr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileWarning {
    /// What looks wrong.
    pub message: String,
    /// As the compiler was given it.
    pub filename: String,
    /// The line, from 1.
    pub lineno: u32,
    /// The line's text, if the file could be read.
    pub text: Option<Vec<u8>>,
}

impl CompileWarning {
    /// A warning about a line of `source`.
    pub fn at_line(message: impl Into<String>, filename: &str, lineno: u32, source: &[u8]) -> Self {
        let text = program_text(source, lineno);
        Self { message: message.into(), filename: filename.to_owned(), lineno, text }
    }
}

impl fmt::Display for CompileWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: SyntaxWarning: {}", self.filename, self.lineno, self.message)?;
        match self.text.as_deref().map(String::from_utf8_lossy) {
            Some(text) if !text.trim().is_empty() => write!(f, "\n  {}", text.trim()),
            _ => Ok(()),
        }
    }
}

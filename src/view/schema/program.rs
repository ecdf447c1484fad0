//! What does not change while a program runs, and what the compiler says.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

wire! {
/// What does not change while a program runs.
struct Program {
    /// `SCHEMA_VERSION`.
    pub version: u32,
    /// `co_filename` of the module.
    pub filename: String,
    /// The source, where it is known (a `.pyc` does not hold it).
    pub source: Option<String>,
    /// The other files that belong to it, which it can import.
    pub files: Vec<File>,
    /// Every code object, the module first, then depth first in the order of `co_consts`.
    pub listings: Vec<Listing>,
    /// What the compiler warns of, in its order. A `.pyc` has no warnings left.
    pub warnings: Vec<SyntaxWarning>,
}

/// A file of a program.
#[derive(Eq)]
struct File {
    /// What becomes `co_filename` of its code.
    pub name: String,
    /// Its text.
    pub source: String,
}

/// Something that compiles but looks wrong.
#[derive(Eq)]
struct SyntaxWarning {
    /// What looks wrong, in CPython's words.
    pub message: String,
    /// The line, from 1.
    pub line: u32,
}

/// Why a program does not compile: the attributes of CPython's exception. What CPython does not know is null.
#[derive(Eq)]
struct SyntaxProblem {
    /// The exception's name: `SyntaxError`, `IndentationError`; rarely another, such as `MemoryError`.
    pub kind: String,
    /// `msg`, without the place.
    pub message: String,
    /// `lineno`, from 1 (0 when there was no line to read).
    pub line: Option<u32>,
    /// `offset`: from 1, counted in bytes of the source's encoding from the start of `text`.
    pub offset: Option<u32>,
    /// The same place for an editor: from 0, counted in UTF-16 units from the start of its line.
    pub column: Option<u32>,
    /// `text`: the line, or the lines of the token that `offset` is in.
    pub text: Option<String>,
}

/// A code object's instructions, as `dis` lists them.
struct Listing {
    /// `co_name`.
    pub name: String,
    /// `co_filename`.
    pub filename: String,
    /// `co_firstlineno`.
    pub first_line: i32,
    /// Index of the listing whose `co_consts` holds this code; null for a module, and for code that was made in the run.
    pub parent: Option<u32>,
    /// The instructions in order of offset.
    pub instructions: Vec<ListedInstruction>,
}

/// One line of a listing.
struct ListedInstruction {
    /// Place in `co_code`, in bytes.
    pub offset: u32,
    /// Source line.
    pub line: i32,
    /// Whether this is the first instruction of that line, where `dis` prints the number.
    pub starts_line: bool,
    /// Whether some instruction jumps here (`>>` in `dis`).
    pub is_target: bool,
    /// Opcode name.
    pub op: String,
    /// The argument, where the opcode has one.
    pub arg: Option<u32>,
    /// What the argument stands for, as `dis` prints it in brackets, without them.
    pub meaning: Option<String>,
    /// Where it jumps to, for a jump.
    pub target: Option<u32>,
}

/// Code that the program made in its run: by `exec`, `eval`, `compile` or an import.
struct MadeCode {
    /// Which it is: these numbers follow those of `Program.listings`.
    pub index: u32,
    /// Its instructions.
    pub listing: Listing,
    /// The text that it was made of, where that is none of the program's files.
    pub source: Option<String>,
}
}

//! The compiler: Python 2.7 source to the code objects that CPython 2.7.18 makes.
//!
//! Its stages are CPython's, so that what it does, and what it says when it cannot, is what CPython does and says:
//!
//! 1. `source` finds the encoding and decodes; `lexer` cuts the text into tokens (`Parser/tokenizer.c`).
//! 2. `parser` turns tokens into a parse tree by the grammar's tables (`Parser/parser.c`) and the parse tree into the
//!    abstract one of [`ast`] (`Python/ast.c`).
//! 3. `future` looks for `from __future__ import …` (`Python/future.c`); `symtable` finds out what each name is in each scope:
//!    local, global, free or cell (`Python/symtable.c`).
//! 4. `codegen` walks the tree once more and makes instructions, in basic blocks; `assemble` turns these into bytes, with the
//!    line table and the stack's depth (`Python/compile.c`).
//! 5. `peephole` improves the bytes, and `fold` computes constants for it (`Python/peephole.c`).
//!
//! A stage looks at the whole program before the next one begins: a bad string literal in line 1 is not reported if line 100
//! does not parse.

mod assemble;
pub mod ast;
mod codegen;
mod error;
mod fold;
mod future;
mod lexer;
mod mangle;
mod parser;
mod peephole;
mod resources;
mod source;
mod source_file;
mod symtable;

pub use error::{CompileError, CompileWarning, ErrorKind, Location};
use future::Future;
pub use resources::{MultiByte, Resources};
pub use source::Origin;
use source_file::SourceFile;
use symtable::SymbolTable;

use crate::bytecode::{Code, CodeFlags};

/// What a program is compiled as: the third argument of `compile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A file (`'exec'`).
    Exec,
    /// An expression (`'eval'`).
    Eval,
    /// A statement at the prompt (`'single'`).
    Single,
}

/// What to know about a program besides its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// Its name, for `co_filename` and errors; nothing is read from there.
    pub filename: &'o str,
    /// What it is compiled as.
    pub mode: Mode,
    /// How CPython would get at it.
    pub origin: Origin,
    /// The `CO_FUTURE_…` flags that it inherits from the code that compiles it (`exec`, `eval`); none for a file.
    pub flags: CodeFlags,
    /// Where large tables come from.
    pub resources: Resources<'o>,
}

impl<'o> Options<'o> {
    /// A whole program that is read as a file, as `python FILE` does.
    pub fn file(filename: &'o str) -> Self {
        let flags = CodeFlags::default();
        Self { filename, mode: Mode::Exec, origin: Origin::File, flags, resources: Resources::default() }
    }

    /// A program in a string, as the builtin `compile` has it.
    pub fn string(filename: &'o str, mode: Mode) -> Self {
        Self { origin: Origin::String, mode, ..Self::file(filename) }
    }
}

/// Parses a program: `source` is the file as it is on disk, in any encoding.
///
/// # Errors
/// Whatever CPython finds wrong before it looks at scopes: encoding, tokens, grammar, and what `ast.c` checks.
pub fn parse(source: &[u8], options: &Options<'_>) -> Result<ast::Mod, CompileError> {
    parser::parse(source, options)
}

/// The text of a program, for people: as far as it can be read in the encoding that it declares.
pub fn text(source: &[u8], options: &Options<'_>) -> String {
    source::text(source, options)
}

/// The file that an editor writes for a program's text: in the encoding that it declares, else in UTF-8. What the encoding does not have
/// becomes a question mark.
pub fn encoded(text: &str, options: &Options<'_>) -> Vec<u8> {
    source::encoded(text, options)
}

/// Compiles a program: `source` is the file as it is on disk. Warnings are added to `warnings`, also if an error follows.
///
/// # Errors
/// What CPython rejects, whichever stage finds it, with its message and place.
pub fn compile(source: &[u8], options: &Options<'_>, warnings: &mut Vec<CompileWarning>) -> Result<Code, CompileError> {
    let program = parse(source, options)?;
    let file = SourceFile { filename: options.filename, source };
    let future = Future::find(&program.kind, &file)?;
    let flags = CodeFlags(options.flags.0 | program.parser_flags.0 | future.features.0);
    let table = SymbolTable::build(&program.kind, &file, warnings)?;
    codegen::generate(&program.kind, &table, future, flags, &file, warnings)
}

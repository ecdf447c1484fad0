//! The compiler: Python 2.7 source to the code objects that CPython 2.7.18 makes.
//!
//! Its stages are CPython's, so that what it does, and what it says when it cannot, is what CPython does and says:
//!
//! 1. `source` finds the encoding and decodes; `lexer` cuts the text into tokens (`Parser/tokenizer.c`).
//! 2. `parser` turns tokens into a parse tree by the grammar's tables (`Parser/parser.c`) and the parse tree into the
//!    abstract one of [`ast`] (`Python/ast.c`).
//! 3. The symbol table finds out what each name is; code generation, peephole and assembler make the code object.
//!
//! A stage looks at the whole program before the next one begins: a bad string literal in line 1 is not reported if line 100
//! does not parse.

mod assemble;
pub mod ast;
mod codegen;
mod error;
mod fold;
mod future;
mod mangle;
mod peephole;
mod source_file;
mod symtable;

pub use error::{CompileError, CompileWarning, ErrorKind, Location};
use future::Future;
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

/// Parses a program: `source` is the file as it is on disk, in any encoding; `filename` is only repeated in errors.
///
/// # Errors
/// Whatever CPython finds wrong before it looks at scopes: encoding, tokens, grammar, and what `ast.c` checks.
pub fn parse(source: &[u8], filename: &str, mode: Mode) -> Result<ast::Mod, CompileError> {
    let _ = (source, mode);
    Err(CompileError::unlocated(ErrorKind::SystemError, format!("{filename}: the parser is not written yet")))
}

/// Compiles a program: `source` is the file as it is on disk, `filename` becomes `co_filename`.
///
/// `flags` are the `CO_FUTURE_…` flags that the program inherits from whoever compiles it; usually none. Warnings are added to
/// `warnings`, also if an error follows.
///
/// # Errors
/// What CPython rejects, whichever stage finds it, with its message and place.
pub fn compile(
    source: &[u8],
    filename: &str,
    mode: Mode,
    flags: CodeFlags,
    warnings: &mut Vec<CompileWarning>,
) -> Result<Code, CompileError> {
    let program = parse(source, filename, mode)?;
    let file = SourceFile { filename, source };
    let future = Future::find(&program.kind, &file)?;
    let flags = CodeFlags(flags.0 | program.parser_flags.0 | future.features.0);
    let table = SymbolTable::build(&program.kind, &file, warnings)?;
    codegen::generate(&program.kind, &table, future, flags, &file, warnings)
}

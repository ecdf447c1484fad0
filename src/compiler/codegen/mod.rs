//! Code generation: from the tree to instructions (the first half of CPython's `Python/compile.c`).
//!
//! The tree is walked once. Each function, class, lambda, generator expression, set and dict comprehension gets a code object of
//! its own: a [`Unit`] is begun, the body's instructions go into it, and when it is finished the code object becomes a
//! constant of the unit around. In each unit, instructions stand in basic blocks, and a jump names the block that it goes to;
//! [`assemble`](super::assemble) turns that into bytes.
//!
//! ```text
//! while a < 9:      SETUP_LOOP  → end
//!     a = f(a)      loop:   LOAD_NAME a; LOAD_CONST 9; COMPARE_OP <; POP_JUMP_IF_FALSE → anchor
//!                           LOAD_NAME f; LOAD_NAME a; CALL_FUNCTION 1; STORE_NAME a; JUMP_ABSOLUTE → loop
//!                   anchor: POP_BLOCK
//!                   end:
//! ```
//!
//! - [`mod@unit`]: the unit, and adding instructions to it
//! - [`statements`], [`control`] (`if`, loops, `try`, `with`), [`imports`]
//! - [`expressions`], [`comprehensions`], [`targets`] (what can be assigned to: names, attributes, subscripts)
//! - [`functions`]: `def`, `lambda`, `class`, and the closures that join a code object to its variables
//! - [`constants`], [`finish`]: the tables of a code object, and making it
//!
//! ## Lines
//! The line table should say where each *line* begins, not each instruction. So a unit knows the current line and whether an
//! instruction was already added since it changed ([`unit::Unit::line_is_marked`]): only the first one is marked. A
//! statement always marks its first instruction; an expression does if it is on a later line than what came before.

mod comprehensions;
mod constants;
mod control;
mod expressions;
mod finish;
mod functions;
mod imports;
mod statements;
mod targets;
mod unit;

use super::ast::{Expr, ModKind, Operator};
use super::fold::Budget;
use super::future::Future;
use super::symtable::SymbolTable;
use super::{CompileError, CompileWarning, ErrorKind, SourceFile};
use crate::bytecode::{Code, CodeFlags, Const, Opcode};
use unit::{CodeName, Unit};

type Result<T = ()> = std::result::Result<T, CompileError>;

/// The state of a compilation (CPython's `struct compiler`).
struct Compiler<'a> {
    file: &'a SourceFile<'a>,
    table: &'a SymbolTable,
    future: Future,
    /// The `CO_FUTURE_…` flags of every code object: those of the caller, the parser and the future statements.
    flags: CodeFlags,
    /// At the prompt the values of expression statements are printed.
    interactive: bool,
    /// The code object that is being made.
    unit: Unit,
    /// Those around it, the module's first.
    outer: Vec<Unit>,
    /// What is still to be done of the expressions around the current one.
    pending: Vec<Pending<'a>>,
    warnings: &'a mut Vec<CompileWarning>,
    /// What may still be computed of constants.
    folding: Budget,
}

/// What waits until a part of an expression is on the stack.
#[derive(Clone, Copy)]
enum Pending<'a> {
    /// The rest of an expression, behind its first operand ([`Expr::first_operand`]).
    Rest(&'a Expr),
    /// A binary operator, behind both operands.
    Operator(Operator),
}

/// Makes the code object of a program (CPython's `PyAST_Compile` from the symbol table on).
///
/// # Errors
/// What `compile.c` rejects: `break` outside of a loop, `return` outside of a function, blocks nested too deep …
pub(super) fn generate(
    program: &ModKind,
    table: &SymbolTable,
    future: Future,
    flags: CodeFlags,
    file: &SourceFile<'_>,
    warnings: &mut Vec<CompileWarning>,
) -> Result<Code> {
    let unit =
        Unit::new(SymbolTable::TOP, scope(table, SymbolTable::TOP)?, CodeName::Name("<module>".into()), None, None);
    let interactive = matches!(program, ModKind::Interactive(_));
    let mut compiler = Compiler {
        file,
        table,
        future,
        flags,
        interactive,
        unit,
        outer: Vec::new(),
        pending: Vec::new(),
        warnings,
        folding: Budget::new(),
    };
    match program {
        ModKind::Module(body) => compiler.body(body)?,
        ModKind::Interactive(body) => compiler.stmts(body)?,
        ModKind::Expression(body) => {
            compiler.expr(body)?;
            compiler.emit(Opcode::ReturnValue);
        }
    }
    compiler.return_none_at_end();
    let Compiler { unit, mut folding, .. } = compiler;
    Ok(finish::finish(unit, scope(table, SymbolTable::TOP)?, flags, file, &mut folding))
}

/// The scope under an id that the table itself gave out.
fn scope(table: &SymbolTable, id: super::symtable::ScopeId) -> Result<&super::symtable::Scope> {
    table.get(id).ok_or_else(|| CompileError::unlocated(ErrorKind::SystemError, "unknown symbol table entry"))
}

/// A code object that ended as a constant of the one around it.
fn constant(code: Code) -> Const {
    Const::Code(code.into())
}

//! The parse tree to the abstract syntax tree (`Python/ast.c`).
//!
//! # Overview
//! Every rule of the grammar has a method of [`Builder`] here. They go down the parse tree and come back with nodes of
//! the abstract one. The order in which a rule's parts are looked at is CPython's (and not always that of the source): of
//! two errors, the one that CPython comes to first is the one to report.
//!
//! Positions are CPython's: a node is where its first token is, except the operators after the first in `a + b + c`
//! (where that operator is) and `with` items and `elif` (where their expression is).
//!
//! # Source layout
//! * `simple`: statements on a line; `compound`: those with blocks; `params`: parameters of functions and lambdas;
//! * `expr`: operators; `atom`: names, literals, brackets, comprehensions; `trailer`: calls, subscripts, attributes;
//! * `target`: what can be assigned to;
//! * `number`, `string`: the values of literals; `escape`, `names`: what backslashes and `\\N{…}` mean in them.

mod atom;
mod compound;
mod escape;
mod expr;
mod names;
mod number;
mod params;
mod simple;
mod string;
mod target;
mod trailer;

use std::rc::Rc;

use names::Names;
use rustc_hash::FxHashMap;

use super::super::ast::{Expr, ExprKind, Identifier, ModKind, Span, Stmt, StmtKind};
use super::super::lexer::TokenKind;
use super::super::source::{Decoded, Encoding};
use super::super::{CompileError, Mode, Options};
use super::grammar::Rule;
use super::tree::{Kind, Node};
use crate::bytecode::CodeFlags;

/// A part of the tree, or the error that ends it.
type Built<T> = Result<T, Box<CompileError>>;

/// Builds the tree of one program.
struct Builder<'t> {
    /// The program as it came, to show lines of in errors.
    source: &'t [u8],
    filename: &'t str,
    /// The encoding that the program declares: what `str` literals are in.
    encoding: Option<&'t Encoding>,
    /// Whether literals without prefix are `unicode`.
    unicode_literals: bool,
    /// What `\N{…}` means, if that is known.
    unicode_names: Option<Names<'t>>,
    /// Every name met so far.
    names: FxHashMap<&'t [u8], Identifier>,
}

/// Builds the tree of a program from its parse tree. `source` is the program as it came.
pub(super) fn build<'t>(
    root: Node<'t>,
    source: &'t [u8],
    decoded: &'t Decoded<'_>,
    flags: CodeFlags,
    options: &Options<'t>,
) -> Built<ModKind> {
    let mut builder = Builder {
        source,
        filename: options.filename,
        encoding: decoded.encoding.as_ref(),
        unicode_literals: flags.has(CodeFlags::FUTURE_UNICODE_LITERALS),
        unicode_names: options.resources.unicode_names.map(Names::new),
        names: FxHashMap::default(),
    };
    match options.mode {
        Mode::Exec => Ok(ModKind::Module(builder.statements(root)?)),
        Mode::Eval => Ok(ModKind::Expression(Box::new(builder.expr(root.nth(0)?)?))),
        Mode::Single if root.is(TokenKind::Newline) => {
            let pass = Stmt { kind: StmtKind::Pass, lineno: 0, col_offset: 0, span: Span::default() };
            Ok(ModKind::Interactive(vec![pass]))
        }
        Mode::Single => Ok(ModKind::Interactive(builder.statements(root)?)),
    }
}

impl<'t> Builder<'t> {
    /// The statements of a program or a block: `file_input`, `single_input`, `suite`, or a single one.
    fn statements(&mut self, node: Node<'t>) -> Built<Vec<Stmt>> {
        let mut statements = Vec::new();
        match node.kind() {
            Kind::Rule(Rule::FileInput | Rule::SingleInput | Rule::Suite) => {
                for child in node.children() {
                    self.add_statements(child, &mut statements)?;
                }
            }
            _ => self.add_statements(node, &mut statements)?,
        }
        Ok(statements)
    }

    /// The statements that a child of a block stands for: several with semicolons between, one with a block of its own,
    /// or none (NEWLINE, INDENT, DEDENT, ENDMARKER).
    fn add_statements(&mut self, node: Node<'t>, statements: &mut Vec<Stmt>) -> Built<()> {
        match node.kind() {
            Kind::Token(_) => {}
            Kind::Rule(Rule::SimpleStmt) => {
                for child in node.children().step_by(2).filter(|child| !child.is(TokenKind::Newline)) {
                    statements.push(self.simple_statement(child)?);
                }
            }
            Kind::Rule(_) => statements.push(self.compound_statement(node)?),
        }
        Ok(())
    }

    /// The name that a token is.
    fn name(&mut self, token: Node<'t>) -> Identifier {
        self.intern(token.text())
    }

    fn intern(&mut self, text: &'t [u8]) -> Identifier {
        let name = self.names.entry(text).or_insert_with(|| Rc::from(String::from_utf8_lossy(text)));
        Rc::clone(name)
    }

    /// An error on a node's line (`ast_error`).
    fn error(&self, node: Node<'_>, message: impl Into<String>) -> Box<CompileError> {
        Box::new(CompileError::at_line(message, self.filename, node.lineno(), self.source))
    }

    /// Refuses the names that cannot be bound; `node` is what the error is about (`forbidden_check`).
    fn forbid(&self, node: Node<'_>, name: &[u8]) -> Built<()> {
        match name {
            b"None" => Err(self.error(node, "cannot assign to None")),
            b"__debug__" => Err(self.error(node, "cannot assign to __debug__")),
            _ => Ok(()),
        }
    }
}

/// An expression where a node is.
fn expr_at(node: Node<'_>, kind: ExprKind) -> Expr {
    Expr { kind, lineno: node.lineno(), col_offset: node.col_offset(), span: node.span() }
}

/// A statement where a node is.
fn stmt_at(node: Node<'_>, kind: StmtKind) -> Stmt {
    Stmt { kind, lineno: node.lineno(), col_offset: node.col_offset(), span: node.span() }
}

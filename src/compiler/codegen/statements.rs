//! Statements (`compiler_visit_stmt`).

use super::functions::docstring;
use super::unit::FrameBlock;
use super::{Compiler, Result};
use crate::bytecode::{Const, Opcode};
use crate::compiler::ast::{Expr, ExprContext, ExprKind, Stmt, StmtKind};
use crate::compiler::symtable::ScopeKind;

impl<'a> Compiler<'a> {
    /// The body of a module or class: a string at its beginning becomes `__doc__` (`compiler_body`).
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Result {
        let mut rest = body;
        if docstring(body).is_some()
            && let Some((Stmt { kind: StmtKind::Expr(value), .. }, after)) = body.split_first()
        {
            self.expr(value)?;
            self.name(&"__doc__".into(), ExprContext::Store)?;
            rest = after;
        }
        self.stmts(rest)
    }

    pub(super) fn stmts(&mut self, stmts: &'a [Stmt]) -> Result {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result {
        self.begin_line(stmt.lineno);
        match &stmt.kind {
            StmtKind::FunctionDef { name, args, body, decorator_list } => {
                self.function(stmt, name, args, body, decorator_list)
            }
            StmtKind::ClassDef { name, bases, body, decorator_list } => {
                self.class(stmt, name, bases, body, decorator_list)
            }
            StmtKind::For { target, iter, body, orelse } => self.for_loop(target, iter, body, orelse),
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse),
            StmtKind::If { .. } => self.if_chain(stmt),
            StmtKind::With { context_expr, optional_vars, body } => {
                self.with(context_expr, optional_vars.as_deref(), body)
            }
            StmtKind::TryExcept { body, handlers, orelse } => self.try_except(body, handlers, orelse),
            StmtKind::TryFinally { body, finalbody } => self.try_finally(body, finalbody),
            StmtKind::Continue => self.continue_loop(),
            _ => self.simple_stmt(stmt),
        }
    }

    /// A statement without others inside.
    fn simple_stmt(&mut self, stmt: &'a Stmt) -> Result {
        match &stmt.kind {
            StmtKind::Return(value) => self.return_stmt(value.as_deref()),
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::AugAssign { target, op, value } => self.augmented_assign(target, *op, value),
            StmtKind::Print { dest, values, nl } => self.print(dest.as_deref(), values, *nl),
            StmtKind::Raise { exc_type, inst, tback } => {
                let parts = [exc_type, inst, tback];
                for part in parts.into_iter().flatten() {
                    self.expr(part)?;
                }
                self.emit_number(Opcode::RaiseVarargs, parts.into_iter().flatten().count());
                Ok(())
            }
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_deref()),
            StmtKind::Import(names) => self.import(names),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(stmt.lineno, module.as_ref(), names, *level)
            }
            StmtKind::Exec { body, globals, locals } => self.exec(body, globals.as_deref(), locals.as_deref()),
            StmtKind::Expr(value) => self.expression_stmt(value),
            StmtKind::Break => {
                if !self.unit.frame_blocks.iter().any(|block| matches!(block, FrameBlock::Loop(_))) {
                    return Err(self.error("'break' outside loop"));
                }
                self.emit(Opcode::BreakLoop);
                Ok(())
            }
            // `global` and `pass` make no code.
            _ => Ok(()),
        }
    }

    fn return_stmt(&mut self, value: Option<&'a Expr>) -> Result {
        if self.scope()?.kind != ScopeKind::Function {
            return Err(self.error("'return' outside function"));
        }
        self.expr_or_none(value)?;
        self.emit(Opcode::ReturnValue);
        Ok(())
    }

    fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) -> Result {
        self.expr(value)?;
        for (index, target) in targets.iter().enumerate() {
            if index + 1 < targets.len() {
                self.emit(Opcode::DupTop);
            }
            self.expr(target)?;
        }
        Ok(())
    }

    fn print(&mut self, dest: Option<&'a Expr>, values: &'a [Expr], nl: bool) -> Result {
        if let Some(dest) = dest {
            self.expr(dest)?;
        }
        for value in values {
            if dest.is_some() {
                self.emit(Opcode::DupTop);
                self.expr(value)?;
                self.emit(Opcode::RotTwo);
                self.emit(Opcode::PrintItemTo);
            } else {
                self.expr(value)?;
                self.emit(Opcode::PrintItem);
            }
        }
        match (nl, dest.is_some()) {
            (true, true) => self.emit(Opcode::PrintNewlineTo),
            (true, false) => self.emit(Opcode::PrintNewline),
            (false, true) => self.emit(Opcode::PopTop),
            (false, false) => {}
        }
        Ok(())
    }

    fn assert(&mut self, test: &'a Expr, msg: Option<&'a Expr>) -> Result {
        if matches!(&test.kind, ExprKind::Tuple { elts, .. } if !elts.is_empty()) {
            self.warn("assertion is always true, perhaps remove parentheses?");
        }
        self.expr(test)?;
        let end = self.new_block();
        self.emit_jump(Opcode::PopJumpIfTrue, end);
        self.emit_raw_name(Opcode::LoadGlobal, "AssertionError".into());
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.emit_number(Opcode::CallFunction, 1);
        }
        self.emit_number(Opcode::RaiseVarargs, 1);
        self.use_block(end);
        Ok(())
    }

    fn exec(&mut self, body: &'a Expr, globals: Option<&'a Expr>, locals: Option<&'a Expr>) -> Result {
        self.expr(body)?;
        self.expr_or_none(globals)?;
        match locals {
            Some(locals) => self.expr(locals)?,
            None => self.emit(Opcode::DupTop),
        }
        self.emit(Opcode::ExecStmt);
        Ok(())
    }

    /// At the prompt the value is printed; elsewhere it is dropped, and a literal is not even evaluated.
    fn expression_stmt(&mut self, value: &'a Expr) -> Result {
        if self.interactive && self.outer.is_empty() {
            self.expr(value)?;
            self.emit(Opcode::PrintExpr);
        } else if !matches!(value.kind, ExprKind::Str(_) | ExprKind::Num(_)) {
            self.expr(value)?;
            self.emit(Opcode::PopTop);
        }
        Ok(())
    }

    /// An expression, or `None` where there is none.
    pub(super) fn expr_or_none(&mut self, expr: Option<&'a Expr>) -> Result {
        match expr {
            Some(expr) => self.expr(expr),
            None => {
                self.load_const(Const::None);
                Ok(())
            }
        }
    }
}

//! Statements with a block.

use super::super::grammar::Rule;
use super::super::tree::{Kind, Node};
use super::{Builder, Built, expr_at, stmt_at};
use crate::compiler::ast::{ExceptHandler, Expr, ExprContext, ExprKind, Stmt, StmtKind};
use crate::compiler::lexer::TokenKind;

impl<'t> Builder<'t> {
    /// `compound_stmt`
    pub(super) fn compound_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        match node.kind() {
            Kind::Rule(Rule::IfStmt) => self.if_statement(node),
            Kind::Rule(Rule::WhileStmt) => self.while_statement(node),
            Kind::Rule(Rule::ForStmt) => self.for_statement(node),
            Kind::Rule(Rule::TryStmt) => self.try_statement(node),
            Kind::Rule(Rule::WithStmt) => self.with_statement(node),
            Kind::Rule(Rule::Funcdef) => self.funcdef(node, Vec::new()),
            Kind::Rule(Rule::Classdef) => self.classdef(node, Vec::new()),
            Kind::Rule(Rule::Decorated) => self.decorated(node),
            _ => Err(node.malformed()),
        }
    }

    /// The block after `else:` or `finally:` at a place among the children; empty if there is none.
    fn optional_block(&mut self, node: Option<Node<'t>>) -> Built<Vec<Stmt>> {
        node.map_or(Ok(Vec::new()), |node| self.statements(node))
    }

    /// `if_stmt`: children are `if test : suite`, any number of `elif test : suite`, perhaps `else : suite`. Built from
    /// the last branch to the first, each one the `orelse` of the one before it.
    fn if_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        let has_else = node.len() % 4 == 3;
        let branches = node.len() / 4;
        let mut orelse = Vec::new();
        for branch in (0..branches).rev() {
            let test_node = node.nth(4 * branch + 1)?;
            let test = Box::new(self.expr(test_node)?);
            let body = self.statements(node.nth(4 * branch + 3)?)?;
            if has_else && branch == branches - 1 {
                orelse = self.optional_block(node.last())?;
            }
            // An `elif` is where its condition is.
            let place = if branch == 0 { node } else { test_node };
            let mut statement = stmt_at(place, StmtKind::If { test, body, orelse });
            statement.span.end = node.span().end;
            orelse = vec![statement];
        }
        orelse.pop().ok_or_else(|| node.malformed())
    }

    /// `while_stmt`
    fn while_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        let test = Box::new(self.expr(node.nth(1)?)?);
        let body = self.statements(node.nth(3)?)?;
        let orelse = self.optional_block(node.child(6))?;
        Ok(stmt_at(node, StmtKind::While { test, body, orelse }))
    }

    /// `for_stmt`
    fn for_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        let orelse = self.optional_block(node.child(8))?;
        let target = Box::new(self.loop_target(node.nth(1)?)?);
        let iter = Box::new(self.expr(node.nth(3)?)?);
        let body = self.statements(node.nth(5)?)?;
        Ok(stmt_at(node, StmtKind::For { target, iter, body, orelse }))
    }

    /// `try_stmt`: children come in threes, something with `:` and a block.
    fn try_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        let body = self.statements(node.nth(2)?)?;
        let mut handlers = Vec::new();
        let mut orelse = None;
        let mut finalbody = None;
        for place in (3..node.len()).step_by(3) {
            let (clause, block) = (node.nth(place)?, node.nth(place + 2)?);
            match clause.kind() {
                Kind::Token(TokenKind::Else) => orelse = Some(block),
                Kind::Token(TokenKind::Finally) => finalbody = Some(block),
                _ => handlers.push((clause, block)),
            }
        }
        let orelse = self.optional_block(orelse)?;
        let finalbody = finalbody.map(|block| self.statements(block)).transpose()?;
        let handlers: Vec<ExceptHandler> =
            handlers.into_iter().map(|(clause, block)| self.handler(clause, block)).collect::<Built<_>>()?;
        let body = if handlers.is_empty() {
            body
        } else {
            let statement = stmt_at(node, StmtKind::TryExcept { body, handlers, orelse });
            if finalbody.is_none() {
                return Ok(statement);
            }
            vec![statement]
        };
        Ok(stmt_at(node, StmtKind::TryFinally { body, finalbody: finalbody.unwrap_or_default() }))
    }

    /// `except_clause` with its block.
    fn handler(&mut self, clause: Node<'t>, block: Node<'t>) -> Built<ExceptHandler> {
        let name = match clause.child(3) {
            None => None,
            Some(node) => {
                let mut name = self.expr(node)?;
                self.set_context(&mut name, ExprContext::Store, node)?;
                Some(Box::new(name))
            }
        };
        let exc_type = self.optional(clause.child(1))?;
        let body = self.statements(block)?;
        let mut span = clause.span();
        span.end = block.span().end;
        Ok(ExceptHandler { exc_type, name, body, lineno: clause.lineno(), col_offset: clause.col_offset(), span })
    }

    /// `with_stmt`: built from the last item to the first, each one the body of the one before it.
    fn with_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        let block = node.last().ok_or_else(|| node.malformed())?;
        let mut body = self.statements(block)?;
        for place in (1..node.len().saturating_sub(2)).step_by(2).rev() {
            let item = node.nth(place)?;
            let (context, vars) =
                if item.is_rule(Rule::WithItem) { (item.nth(0)?, item.child(2)) } else { (item, None) };
            let context_expr = Box::new(self.expr(context)?);
            let mut optional_vars = self.optional(vars)?;
            if let Some(target) = &mut optional_vars {
                self.set_context(target, ExprContext::Store, item)?;
            }
            let mut statement = stmt_at(item, StmtKind::With { context_expr, optional_vars, body });
            statement.span.end = node.span().end;
            body = vec![statement];
        }
        body.pop().ok_or_else(|| node.malformed())
    }

    /// `funcdef`
    fn funcdef(&mut self, node: Node<'t>, decorator_list: Vec<Expr>) -> Built<Stmt> {
        let name_node = node.nth(1)?;
        let name = self.name(name_node);
        self.forbid(name_node, name.as_bytes())?;
        let parameters = node.nth(2)?;
        let list = if parameters.len() == 3 { parameters.child(1) } else { None };
        let args = self.arguments(list)?;
        let body = self.statements(node.nth(4)?)?;
        Ok(stmt_at(node, StmtKind::FunctionDef { name, args, body, decorator_list }))
    }

    /// `classdef`
    fn classdef(&mut self, node: Node<'t>, decorator_list: Vec<Expr>) -> Built<Stmt> {
        let name_node = node.nth(1)?;
        self.forbid(node, name_node.text())?;
        let mut bases = Vec::new();
        if node.len() == 7 {
            for base in node.nth(3)?.items(Rule::Testlist) {
                bases.push(self.expr(base)?);
            }
        }
        let block = node.last().ok_or_else(|| node.malformed())?;
        let body = self.statements(block)?;
        let name = self.name(name_node);
        Ok(stmt_at(node, StmtKind::ClassDef { name, bases, body, decorator_list }))
    }

    /// `decorated`: the definition is where its first decorator is.
    fn decorated(&mut self, node: Node<'t>) -> Built<Stmt> {
        let decorators = node.nth(0)?;
        let mut list = Vec::new();
        if decorators.is_rule(Rule::Decorators) {
            for decorator in decorators.children() {
                list.push(self.decorator(decorator)?);
            }
        } else {
            list.push(self.decorator(decorators)?);
        }
        let definition = node.nth(1)?;
        let mut statement = match definition.kind() {
            Kind::Rule(Rule::Funcdef) => self.funcdef(definition, list)?,
            Kind::Rule(Rule::Classdef) => self.classdef(definition, list)?,
            _ => return Err(definition.malformed()),
        };
        statement.lineno = node.lineno();
        statement.col_offset = node.col_offset();
        statement.span = node.span();
        Ok(statement)
    }

    /// `decorator`
    fn decorator(&mut self, node: Node<'t>) -> Built<Expr> {
        let path = node.nth(1)?;
        let mut parts = path.items(Rule::DottedName);
        let first = parts.next().ok_or_else(|| path.malformed())?;
        let mut expr = expr_at(path, ExprKind::Name { id: self.name(first), ctx: ExprContext::Load });
        for part in parts {
            let value = Box::new(expr);
            expr = expr_at(path, ExprKind::Attribute { value, attr: self.name(part), ctx: ExprContext::Load });
        }
        match node.len() {
            3 => Ok(expr),
            5 => self.call(expr, None, node.nth(3)?),
            _ => self.call(expr, node.child(3), node.nth(4)?),
        }
    }
}

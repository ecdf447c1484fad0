//! Statements without a block.

use super::super::grammar::Rule;
use super::super::tree::{Kind, Node};
use super::{Builder, Built, stmt_at};
use crate::compiler::ast::{Alias, Expr, ExprContext, ExprKind, Identifier, Operator, Stmt, StmtKind};
use crate::compiler::lexer::TokenKind;

impl<'t> Builder<'t> {
    /// `small_stmt`
    pub(super) fn simple_statement(&mut self, node: Node<'t>) -> Built<Stmt> {
        let kind = match node.kind() {
            Kind::Token(TokenKind::Pass) => StmtKind::Pass,
            Kind::Token(TokenKind::Break) => StmtKind::Break,
            Kind::Token(TokenKind::Continue) => StmtKind::Continue,
            Kind::Token(TokenKind::Return) => StmtKind::Return(None),
            Kind::Token(TokenKind::Raise) => StmtKind::Raise { exc_type: None, inst: None, tback: None },
            Kind::Token(TokenKind::Print) => StmtKind::Print { dest: None, values: Vec::new(), nl: true },
            Kind::Rule(Rule::ExprStmt) => self.assignment(node)?,
            Kind::Rule(Rule::PrintStmt) => self.print(node)?,
            Kind::Rule(Rule::DelStmt) => StmtKind::Delete(self.targets(node.nth(1)?, ExprContext::Del)?),
            Kind::Rule(Rule::ReturnStmt) => StmtKind::Return(Some(Box::new(self.expr(node.nth(1)?)?))),
            Kind::Rule(Rule::RaiseStmt) => StmtKind::Raise {
                exc_type: self.optional(node.child(1))?,
                inst: self.optional(node.child(3))?,
                tback: self.optional(node.child(5))?,
            },
            Kind::Rule(Rule::ImportName) => self.import(node)?,
            Kind::Rule(Rule::ImportFrom) => self.import_from(node)?,
            Kind::Rule(Rule::GlobalStmt) => {
                StmtKind::Global(node.children().skip(1).step_by(2).map(|name| self.name(name)).collect())
            }
            Kind::Rule(Rule::ExecStmt) => self.exec(node)?,
            Kind::Rule(Rule::AssertStmt) => {
                StmtKind::Assert { test: Box::new(self.expr(node.nth(1)?)?), msg: self.optional(node.child(3))? }
            }
            _ => StmtKind::Expr(Box::new(self.expr(node)?)),
        };
        Ok(stmt_at(node, kind))
    }

    /// An expression that may be left out.
    pub(super) fn optional(&mut self, node: Option<Node<'t>>) -> Built<Option<Box<Expr>>> {
        node.map(|node| self.expr(node).map(Box::new)).transpose()
    }

    /// `expr_stmt`: an assignment, augmented or not (anything else is an expression).
    fn assignment(&mut self, node: Node<'t>) -> Built<StmtKind> {
        if let Some(op) = augmented(node.nth(1)?) {
            let target = node.nth(0)?;
            let mut expr = self.expr(target)?;
            self.set_context(&mut expr, ExprContext::Store, target)?;
            if !matches!(expr.kind, ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }) {
                return Err(self.error(target, "illegal expression for augmented assignment"));
            }
            let value = Box::new(self.expr(node.nth(2)?)?);
            return Ok(StmtKind::AugAssign { target: Box::new(expr), op, value });
        }
        let count = node.len() / 2;
        let mut targets = Vec::with_capacity(count);
        for target in node.children().step_by(2).take(count) {
            if target.is_rule(Rule::YieldExpr) || target.is(TokenKind::Yield) {
                return Err(self.error(target, "assignment to yield expression not possible"));
            }
            let mut expr = self.expr(target)?;
            self.set_context(&mut expr, ExprContext::Store, target)?;
            targets.push(expr);
        }
        let value = node.last().ok_or_else(|| node.malformed())?;
        Ok(StmtKind::Assign { targets, value: Box::new(self.expr(value)?) })
    }

    /// `print_stmt`
    fn print(&mut self, node: Node<'t>) -> Built<StmtKind> {
        let (dest, start) = match node.child(1) {
            Some(shift) if shift.is(TokenKind::RightShift) => (Some(Box::new(self.expr(node.nth(2)?)?)), 4),
            _ => (None, 1),
        };
        let values = node.children().skip(start).step_by(2).map(|value| self.expr(value)).collect::<Built<_>>()?;
        let nl = !node.last().is_some_and(|last| last.is(TokenKind::Comma));
        Ok(StmtKind::Print { dest, values, nl })
    }

    /// `exec_stmt`; `exec(program, globals)` without `in` means the same as with.
    fn exec(&mut self, node: Node<'t>) -> Built<StmtKind> {
        let mut body = self.expr(node.nth(1)?)?;
        let mut globals = None;
        let mut locals = None;
        if let ExprKind::Tuple { elts, .. } = &mut body.kind
            && node.len() < 4
            && matches!(elts.len(), 2 | 3)
        {
            let mut parts = std::mem::take(elts).into_iter();
            let first = parts.next().ok_or_else(|| node.malformed())?;
            globals = parts.next().map(Box::new);
            locals = parts.next().map(Box::new);
            body = first;
        }
        if node.len() >= 4 {
            globals = self.optional(node.child(3))?;
            locals = self.optional(node.child(5))?;
        }
        Ok(StmtKind::Exec { body: Box::new(body), globals, locals })
    }

    /// `import_name`
    fn import(&mut self, node: Node<'t>) -> Built<StmtKind> {
        let names = node.nth(1)?.items(Rule::DottedAsNames);
        Ok(StmtKind::Import(names.map(|name| self.dotted_alias(name)).collect::<Built<_>>()?))
    }

    /// `dotted_as_name`
    fn dotted_alias(&mut self, node: Node<'t>) -> Built<Alias> {
        if node.is_rule(Rule::DottedAsName) {
            let name = self.dotted(node.nth(0)?)?;
            let asname = node.nth(2)?;
            self.forbid(asname, asname.text())?;
            return Ok(Alias { name, asname: Some(self.name(asname)) });
        }
        if !node.is_rule(Rule::DottedName) {
            self.forbid(node, node.text())?;
        }
        Ok(Alias { name: self.dotted(node)?, asname: None })
    }

    /// `dotted_name`: the names with dots between, whatever blanks there are in the source.
    fn dotted(&mut self, node: Node<'t>) -> Built<Identifier> {
        if !node.is_rule(Rule::DottedName) {
            return Ok(self.name(node));
        }
        let text: String = node.children().map(|part| String::from_utf8_lossy(part.text())).collect();
        Ok(text.into())
    }

    /// `import_from`
    fn import_from(&mut self, node: Node<'t>) -> Built<StmtKind> {
        let level = node.children().skip(1).take_while(|child| child.is(TokenKind::Dot)).count();
        let mut rest = node.children().skip(1 + level);
        let mut next = || rest.next().ok_or_else(|| node.malformed());
        let mut names = next()?;
        let mut module = None;
        if !names.is(TokenKind::Import) {
            module = Some(self.dotted(names)?);
            names = next()?;
        }
        if !names.is(TokenKind::Import) {
            return Err(node.malformed());
        }
        names = next()?;
        if names.is(TokenKind::LeftParen) {
            names = next()?;
        } else if names.is_rule(Rule::ImportAsNames) && names.len() % 2 == 0 {
            return Err(self.error(names, "trailing comma not allowed without surrounding parentheses"));
        }
        let aliases = match names.kind() {
            Kind::Token(TokenKind::Star) => vec![Alias { name: self.name(names), asname: None }],
            _ => names.items(Rule::ImportAsNames).map(|name| self.alias(name)).collect::<Built<_>>()?,
        };
        Ok(StmtKind::ImportFrom { module, names: aliases, level: level as u32 })
    }

    /// `import_as_name`
    fn alias(&mut self, node: Node<'t>) -> Built<Alias> {
        if node.is_rule(Rule::ImportAsName) {
            let asname = node.nth(2)?;
            self.forbid(asname, asname.text())?;
            return Ok(Alias { name: self.name(node.nth(0)?), asname: Some(self.name(asname)) });
        }
        self.forbid(node, node.text())?;
        Ok(Alias { name: self.name(node), asname: None })
    }
}

/// The operator of an augmented assignment.
fn augmented(node: Node<'_>) -> Option<Operator> {
    let Kind::Token(token) = node.kind() else { return None };
    Some(match token {
        TokenKind::PlusEqual => Operator::Add,
        TokenKind::MinusEqual => Operator::Sub,
        TokenKind::StarEqual => Operator::Mult,
        TokenKind::SlashEqual => Operator::Div,
        TokenKind::PercentEqual => Operator::Mod,
        TokenKind::DoubleStarEqual => Operator::Pow,
        TokenKind::LeftShiftEqual => Operator::LShift,
        TokenKind::RightShiftEqual => Operator::RShift,
        TokenKind::VerticalBarEqual => Operator::BitOr,
        TokenKind::CircumflexEqual => Operator::BitXor,
        TokenKind::AmpersandEqual => Operator::BitAnd,
        TokenKind::DoubleSlashEqual => Operator::FloorDiv,
        _ => return None,
    })
}

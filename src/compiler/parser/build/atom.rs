//! Brackets of every kind, and comprehensions.

use super::super::grammar::Rule;
use super::super::tree::{Kind, Node};
use super::{Builder, Built, expr_at};
use crate::compiler::ast::{Comprehension, Expr, ExprContext, ExprKind};
use crate::compiler::lexer::TokenKind;

impl<'t> Builder<'t> {
    /// `atom` with more than one token: a pair of brackets, or strings side by side.
    pub(super) fn atom(&mut self, node: Node<'t>) -> Built<Expr> {
        let inner = if node.len() == 3 { node.child(1) } else { None };
        match (node.nth(0)?.kind(), inner) {
            (Kind::Token(TokenKind::String), _) => Ok(expr_at(node, ExprKind::Str(self.string(node)?))),
            (Kind::Token(TokenKind::LeftParen), None) => {
                Ok(expr_at(node, ExprKind::Tuple { elts: Vec::new(), ctx: ExprContext::Load }))
            }
            (Kind::Token(TokenKind::LeftParen), Some(inner)) => self.in_parentheses(inner),
            (Kind::Token(TokenKind::LeftBracket), None) => {
                Ok(expr_at(node, ExprKind::List { elts: Vec::new(), ctx: ExprContext::Load }))
            }
            (Kind::Token(TokenKind::LeftBracket), Some(inner)) => self.in_brackets(node, inner),
            (Kind::Token(TokenKind::LeftBrace), None) => {
                Ok(expr_at(node, ExprKind::Dict { keys: Vec::new(), values: Vec::new() }))
            }
            (Kind::Token(TokenKind::LeftBrace), Some(inner)) => self.in_braces(node, inner),
            (Kind::Token(TokenKind::Backquote), Some(inner)) => {
                let value = Box::new(self.expr(inner)?);
                Ok(expr_at(node, ExprKind::Repr(value)))
            }
            _ => Err(node.malformed()),
        }
    }

    /// What `(` and `)` enclose: the parentheses themselves are nothing.
    fn in_parentheses(&mut self, inner: Node<'t>) -> Built<Expr> {
        match inner.kind() {
            Kind::Rule(Rule::TestlistComp) if inner.nth(1)?.is_rule(Rule::CompFor) => self.generator(inner),
            Kind::Rule(Rule::TestlistComp) => self.tuple(inner),
            _ => self.expr(inner),
        }
    }

    /// `elt for …` in parentheses, or alone in those of a call.
    pub(super) fn generator(&mut self, node: Node<'t>) -> Built<Expr> {
        let elt = Box::new(self.expr(node.nth(0)?)?);
        let generators = self.comprehensions(node.nth(1)?)?;
        Ok(expr_at(node, ExprKind::GeneratorExp { elt, generators }))
    }

    /// What `[` and `]` enclose: a comprehension, or the elements of a list.
    fn in_brackets(&mut self, node: Node<'t>, inner: Node<'t>) -> Built<Expr> {
        if !inner.is_rule(Rule::Listmaker) {
            let elts = vec![self.expr(inner)?];
            return Ok(expr_at(node, ExprKind::List { elts, ctx: ExprContext::Load }));
        }
        let clauses = inner.nth(1)?;
        if !clauses.is_rule(Rule::ListFor) {
            let elts = self.every_other(inner)?;
            return Ok(expr_at(node, ExprKind::List { elts, ctx: ExprContext::Load }));
        }
        let elt = Box::new(self.expr(inner.nth(0)?)?);
        let generators = self.comprehensions(clauses)?;
        Ok(expr_at(inner, ExprKind::ListComp { elt, generators }))
    }

    /// What `{` and `}` enclose: a set, a dict, or a comprehension of one.
    fn in_braces(&mut self, node: Node<'t>, inner: Node<'t>) -> Built<Expr> {
        if !inner.is_rule(Rule::Dictorsetmaker) {
            let elts = vec![self.expr(inner)?];
            return Ok(expr_at(node, ExprKind::Set(elts)));
        }
        let second = inner.nth(1)?;
        if second.is(TokenKind::Comma) {
            let elts = self.every_other(inner)?;
            return Ok(expr_at(node, ExprKind::Set(elts)));
        }
        if second.is_rule(Rule::CompFor) {
            let elt = Box::new(self.expr(inner.nth(0)?)?);
            let generators = self.comprehensions(second)?;
            return Ok(expr_at(inner, ExprKind::SetComp { elt, generators }));
        }
        if let Some(clauses) = inner.child(3).filter(|child| child.is_rule(Rule::CompFor)) {
            let key = Box::new(self.expr(inner.nth(0)?)?);
            let value = Box::new(self.expr(inner.nth(2)?)?);
            let generators = self.comprehensions(clauses)?;
            return Ok(expr_at(inner, ExprKind::DictComp { key, value, generators }));
        }
        let mut keys = Vec::with_capacity(inner.len() / 4 + 1);
        let mut values = Vec::with_capacity(inner.len() / 4 + 1);
        for (place, child) in inner.children().enumerate() {
            match place % 4 {
                0 => keys.push(self.expr(child)?),
                2 => values.push(self.expr(child)?),
                _ => {}
            }
        }
        Ok(expr_at(node, ExprKind::Dict { keys, values }))
    }

    /// `for … in … if … if … for …`: each clause is the last child of the one before it.
    fn comprehensions(&mut self, first: Node<'t>) -> Built<Vec<Comprehension>> {
        let mut generators: Vec<Comprehension> = Vec::new();
        let mut clause = Some(first);
        while let Some(node) = clause {
            match node.kind() {
                Kind::Rule(Rule::CompFor | Rule::ListFor) => {
                    let target = self.loop_target(node.nth(1)?)?;
                    let iter = self.expr(node.nth(3)?)?;
                    generators.push(Comprehension { target, iter, ifs: Vec::new() });
                    clause = node.child(4);
                }
                Kind::Rule(Rule::CompIf | Rule::ListIf) => {
                    let test = self.expr(node.nth(1)?)?;
                    let generator = generators.last_mut().ok_or_else(|| node.malformed())?;
                    generator.ifs.push(test);
                    clause = node.child(2);
                }
                _ => return Err(node.malformed()),
            }
        }
        Ok(generators)
    }
}

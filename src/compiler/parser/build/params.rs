//! The parameters of functions and lambdas.

use super::super::grammar::Rule;
use super::super::tree::{Kind, Node};
use super::{Builder, Built, expr_at};
use crate::compiler::ast::{Arguments, Expr, ExprContext, ExprKind};
use crate::compiler::lexer::TokenKind;

impl<'t> Builder<'t> {
    /// `varargslist`, if there is one.
    pub(super) fn arguments(&mut self, list: Option<Node<'t>>) -> Built<Arguments> {
        let mut arguments = Arguments::default();
        let Some(list) = list else { return Ok(arguments) };
        let mut children = list.members(Rule::Varargslist).filter(|child| !child.is(TokenKind::Comma)).peekable();
        while let Some(child) = children.next() {
            match child.kind() {
                Kind::Token(star @ (TokenKind::Star | TokenKind::DoubleStar)) => {
                    let name = children.next().ok_or_else(|| list.malformed())?;
                    self.forbid(name, name.text())?;
                    let name = Some(self.name(name));
                    if star == TokenKind::Star {
                        arguments.vararg = name;
                    } else {
                        arguments.kwarg = name;
                    }
                }
                _ => {
                    let default = match children.next_if(|next| next.is(TokenKind::Equal)) {
                        Some(_) => children.next(),
                        None => None,
                    };
                    arguments.args.push(self.parameter(list, child, default, &mut arguments.defaults)?);
                }
            }
        }
        Ok(arguments)
    }

    /// `fpdef` with its default: a name, or a tuple of names in parentheses. Parentheses around a single one are nothing,
    /// but then it cannot have a default.
    fn parameter(
        &mut self,
        list: Node<'t>,
        node: Node<'t>,
        default: Option<Node<'t>>,
        defaults: &mut Vec<Expr>,
    ) -> Built<Expr> {
        let mut inner = node;
        if let Some(default) = default {
            defaults.push(self.expr(default)?);
        } else if !defaults.is_empty() {
            return Err(self.error(list, "non-default argument follows default argument"));
        }
        while inner.is_rule(Rule::Fpdef) {
            inner = inner.nth(1)?;
            if inner.is_rule(Rule::Fplist) {
                return self.tuple_parameter(inner);
            }
            if !defaults.is_empty() {
                return Err(self.error(list, "parenthesized arg with default"));
            }
        }
        self.forbid(list, inner.text())?;
        Ok(expr_at(inner, ExprKind::Name { id: self.name(inner), ctx: ExprContext::Param }))
    }

    /// `fplist`: a tuple of names and tuples.
    fn tuple_parameter(&mut self, list: Node<'t>) -> Built<Expr> {
        let mut elts = Vec::with_capacity(list.len().div_ceil(2));
        for item in list.items(Rule::Fplist) {
            let mut inner = item;
            while inner.is_rule(Rule::Fpdef) {
                inner = inner.nth(1)?;
            }
            if inner.is_rule(Rule::Fplist) {
                elts.push(self.tuple_parameter(inner)?);
                continue;
            }
            self.forbid(list, inner.text())?;
            elts.push(expr_at(inner, ExprKind::Name { id: self.name(inner), ctx: ExprContext::Store }));
        }
        Ok(expr_at(list, ExprKind::Tuple { elts, ctx: ExprContext::Store }))
    }
}

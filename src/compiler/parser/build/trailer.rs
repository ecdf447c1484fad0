//! What follows a value: calls, subscripts, attributes and `**`.

use super::super::grammar::Rule;
use super::super::tree::{Kind, Node};
use super::{Builder, Built, expr_at};
use crate::compiler::ast::{Expr, ExprContext, ExprKind, Keyword, Slice, Span};
use crate::compiler::lexer::TokenKind;

/// The most arguments of a call, `*` and `**` not counted: CALL_FUNCTION has a byte for them.
const MAX_ARGUMENTS: usize = 255;

impl<'t> Builder<'t> {
    /// `power`: a value with trailers, all of them where the value is, and perhaps an exponent, which is left to the caller.
    pub(super) fn power(&mut self, node: Node<'t>) -> Built<(Expr, Option<Node<'t>>)> {
        let mut children = node.children();
        let first = children.next().ok_or_else(|| node.malformed())?;
        let mut expr = self.expr(first)?;
        let start = node.span().start;
        while let Some(child) = children.next() {
            if child.is(TokenKind::DoubleStar) {
                let exponent = children.next().ok_or_else(|| node.malformed())?;
                return Ok((expr, Some(exponent)));
            }
            let (lineno, col_offset) = (expr.lineno, expr.col_offset);
            expr = self.trailer(expr, child)?;
            expr.lineno = lineno;
            expr.col_offset = col_offset;
            expr.span = Span { start, end: child.span().end };
        }
        Ok((expr, None))
    }

    /// `trailer`
    fn trailer(&mut self, value: Expr, node: Node<'t>) -> Built<Expr> {
        let inner = node.nth(1)?;
        match node.nth(0)?.kind() {
            Kind::Token(TokenKind::LeftParen) if node.len() == 2 => self.call(value, None, inner),
            Kind::Token(TokenKind::LeftParen) => self.call(value, Some(inner), node.nth(2)?),
            Kind::Token(TokenKind::Dot) => {
                let attr = self.name(inner);
                Ok(expr_at(node, ExprKind::Attribute { value: Box::new(value), attr, ctx: ExprContext::Load }))
            }
            _ => {
                let slice = Box::new(self.subscripts(inner)?);
                Ok(expr_at(node, ExprKind::Subscript { value: Box::new(value), slice, ctx: ExprContext::Load }))
            }
        }
    }

    /// A call: `arglist`, if there is one, and the closing parenthesis. It is where the function is.
    pub(super) fn call(&mut self, func: Expr, list: Option<Node<'t>>, end: Node<'t>) -> Built<Expr> {
        let (lineno, col_offset) = (func.lineno, func.col_offset);
        let span = Span { start: func.span.start, end: end.span().end };
        let mut call = Arguments::default();
        if let Some(list) = list {
            self.check_arguments(list)?;
            let mut members = list.members(Rule::Arglist).filter(|member| !member.is(TokenKind::Comma));
            while let Some(member) = members.next() {
                match member.kind() {
                    Kind::Token(TokenKind::Star) => call.starargs = self.optional(members.next())?,
                    Kind::Token(TokenKind::DoubleStar) => call.kwargs = self.optional(members.next())?,
                    _ => self.argument(member, &mut call)?,
                }
            }
        }
        let Arguments { args, keywords, starargs, kwargs } = call;
        let kind = ExprKind::Call { func: Box::new(func), args, keywords, starargs, kwargs };
        Ok(Expr { kind, lineno, col_offset, span })
    }

    /// What is wrong with the arguments of a call as a whole.
    fn check_arguments(&self, list: Node<'t>) -> Built<()> {
        let mut count = 0;
        let mut generators = 0;
        let mut after_star = false;
        for member in list.members(Rule::Arglist).filter(|member| !member.is(TokenKind::Comma)) {
            let is_star = member.is(TokenKind::Star) || member.is(TokenKind::DoubleStar);
            if !after_star && !is_star {
                count += 1;
                generators += usize::from(is_generator(member));
            }
            after_star = is_star;
        }
        if generators > 0 && count > 1 {
            return Err(self.error(list, "Generator expression must be parenthesized if not sole argument"));
        }
        if count > MAX_ARGUMENTS {
            return Err(self.error(list, "more than 255 arguments"));
        }
        Ok(())
    }

    /// `argument`: positional, `name=value`, or a generator expression.
    fn argument(&mut self, node: Node<'t>, call: &mut Arguments) -> Built<()> {
        if is_generator(node) {
            call.args.push(self.generator(node)?);
            return Ok(());
        }
        if !node.is_rule(Rule::Argument) {
            if !call.keywords.is_empty() {
                return Err(self.error(node, "non-keyword arg after keyword arg"));
            }
            if call.starargs.is_some() {
                return Err(self.error(node, "only named arguments may follow *expression"));
            }
            call.args.push(self.expr(node)?);
            return Ok(());
        }
        let name = node.nth(0)?;
        let arg = match &self.expr(name)?.kind {
            ExprKind::Name { id, .. } => id.clone(),
            ExprKind::Lambda { .. } => return Err(self.error(name, "lambda cannot contain assignment")),
            _ => return Err(self.error(name, "keyword can't be an expression")),
        };
        self.forbid(name, arg.as_bytes())?;
        if call.keywords.iter().any(|keyword| keyword.arg == arg) {
            return Err(self.error(name, "keyword argument repeated"));
        }
        let value = self.expr(node.nth(2)?)?;
        call.keywords.push(Keyword { arg, value });
        Ok(())
    }

    /// `subscriptlist`: plain indexes with commas between are one index by a tuple.
    fn subscripts(&mut self, node: Node<'t>) -> Built<Slice> {
        if !node.is_rule(Rule::Subscriptlist) {
            return self.subscript(node);
        }
        let slices: Vec<Slice> =
            node.items(Rule::Subscriptlist).map(|item| self.subscript(item)).collect::<Built<_>>()?;
        if !slices.iter().all(|slice| matches!(slice, Slice::Index(_))) {
            return Ok(Slice::ExtSlice(slices));
        }
        let index_of = |slice| match slice {
            Slice::Index(index) => Some(*index),
            _ => None,
        };
        let elts = slices.into_iter().filter_map(index_of).collect();
        let tuple = expr_at(node, ExprKind::Tuple { elts, ctx: ExprContext::Load });
        Ok(Slice::Index(Box::new(tuple)))
    }

    /// `subscript`: `...`, an index, or `lower:upper:step`.
    fn subscript(&mut self, node: Node<'t>) -> Built<Slice> {
        if node.is(TokenKind::Colon) {
            return Ok(Slice::Slice { lower: None, upper: None, step: None });
        }
        if !node.is_rule(Rule::Subscript) {
            return Ok(Slice::Index(Box::new(self.expr(node)?)));
        }
        if node.nth(0)?.is(TokenKind::Dot) {
            return Ok(Slice::Ellipsis);
        }
        let colon = usize::from(!node.nth(0)?.is(TokenKind::Colon));
        let lower = if colon == 1 { self.optional(node.child(0))? } else { None };
        let mut upper = None;
        let mut step = None;
        for part in node.children().skip(colon + 1) {
            match part.kind() {
                Kind::Rule(Rule::Sliceop) => step = self.optional(part.child(1))?,
                // `a[::]` must not be taken for `a[:]`.
                Kind::Token(TokenKind::Colon) => {
                    let none = ExprKind::Name { id: self.intern(b"None"), ctx: ExprContext::Load };
                    step = Some(Box::new(expr_at(part, none)));
                }
                _ => upper = self.optional(Some(part))?,
            }
        }
        Ok(Slice::Slice { lower, upper, step })
    }
}

/// The arguments of a call while they are collected.
#[derive(Default)]
struct Arguments {
    args: Vec<Expr>,
    keywords: Vec<Keyword>,
    starargs: Option<Box<Expr>>,
    kwargs: Option<Box<Expr>>,
}

/// Whether an argument is a generator expression without parentheses of its own.
fn is_generator(node: Node<'_>) -> bool {
    node.is_rule(Rule::Argument) && node.child(1).is_some_and(|child| child.is_rule(Rule::CompFor))
}

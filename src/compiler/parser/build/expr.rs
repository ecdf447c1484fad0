//! Expressions: operators of every kind, and the way to everything else.

use super::super::grammar::Rule;
use super::super::tree::{Kind, Node};
use super::{Builder, Built, expr_at};
use crate::compiler::ast::{Arguments, BoolOp, CmpOp, Expr, ExprContext, ExprKind, Operator, Span, UnaryOp};
use crate::compiler::lexer::TokenKind;

/// What an expression stands at the right end of.
enum Around<'t> {
    Unary { node: Node<'t>, op: UnaryOp },
    Power { node: Node<'t>, base: Expr },
    Conditional { node: Node<'t>, body: Box<Expr>, test: Box<Expr> },
    Lambda { node: Node<'t>, args: Box<Arguments> },
}

/// A node, taken apart as far as its last operand.
enum Step<'t> {
    Inside(Around<'t>, Node<'t>),
    Whole(Expr),
}

impl<'t> Builder<'t> {
    /// Any expression, a list of them with commas between (a tuple) included.
    ///
    /// `not not …`, `a ** b ** …`, `a if b else …` and `lambda: …` nest at their right end, up to 1,480 deep: that is a loop.
    pub(super) fn expr(&mut self, mut node: Node<'t>) -> Built<Expr> {
        let mut around = Vec::new();
        let mut expr = loop {
            match self.step(node)? {
                Step::Inside(outer, last) => {
                    around.push(outer);
                    node = last;
                }
                Step::Whole(expr) => break expr,
            }
        };
        while let Some(outer) = around.pop() {
            expr = outer.wrap(expr);
        }
        Ok(expr)
    }

    fn step(&mut self, node: Node<'t>) -> Built<Step<'t>> {
        match node.kind() {
            Kind::Rule(Rule::NotTest) => Ok(Step::Inside(Around::Unary { node, op: UnaryOp::Not }, node.nth(1)?)),
            Kind::Rule(Rule::Factor) => self.factor(node),
            Kind::Rule(Rule::Power) => {
                let (base, exponent) = self.power(node)?;
                Ok(match exponent {
                    Some(exponent) => Step::Inside(Around::Power { node, base }, exponent),
                    None => Step::Whole(base),
                })
            }
            // `body if test else orelse`
            Kind::Rule(Rule::Test) => {
                let body = Box::new(self.expr(node.nth(0)?)?);
                let test = Box::new(self.expr(node.nth(2)?)?);
                Ok(Step::Inside(Around::Conditional { node, body, test }, node.nth(4)?))
            }
            // `lambda parameters: body`
            Kind::Rule(Rule::Lambdef | Rule::OldLambdef) => {
                let list = if node.len() == 4 { node.child(1) } else { None };
                let args = Box::new(self.arguments(list)?);
                let body = node.last().ok_or_else(|| node.malformed())?;
                Ok(Step::Inside(Around::Lambda { node, args }, body))
            }
            _ => self.other_expr(node).map(Step::Whole),
        }
    }

    /// `+a`, `-a`, `~a`; a minus before a number is part of the number.
    fn factor(&mut self, node: Node<'t>) -> Built<Step<'t>> {
        let operand = node.nth(1)?;
        let op = match node.nth(0)?.kind() {
            Kind::Token(TokenKind::Minus) if operand.is(TokenKind::Number) => {
                let value = self.number(operand, true)?;
                return Ok(Step::Whole(expr_at(node, ExprKind::Num(value))));
            }
            Kind::Token(TokenKind::Minus) => UnaryOp::USub,
            Kind::Token(TokenKind::Plus) => UnaryOp::UAdd,
            _ => UnaryOp::Invert,
        };
        Ok(Step::Inside(Around::Unary { node, op }, operand))
    }

    fn other_expr(&mut self, node: Node<'t>) -> Built<Expr> {
        let Kind::Rule(rule) = node.kind() else { return self.single_token(node) };
        match rule {
            Rule::Testlist | Rule::TestlistSafe | Rule::Testlist1 => self.tuple(node),
            Rule::OrTest => self.bool_op(node, BoolOp::Or),
            Rule::AndTest => self.bool_op(node, BoolOp::And),
            Rule::Comparison => self.comparison(node),
            Rule::Expr | Rule::XorExpr | Rule::AndExpr | Rule::ShiftExpr | Rule::ArithExpr | Rule::Term => {
                self.binary(node)
            }
            Rule::Atom => self.atom(node),
            Rule::YieldExpr => {
                let value = self.optional(node.child(1))?;
                Ok(expr_at(node, ExprKind::Yield(value)))
            }
            _ => Err(node.malformed()),
        }
    }

    /// An expression that is just one token.
    fn single_token(&mut self, node: Node<'t>) -> Built<Expr> {
        let kind = match node.kind() {
            Kind::Token(TokenKind::Name) => ExprKind::Name { id: self.name(node), ctx: ExprContext::Load },
            Kind::Token(TokenKind::Number) => ExprKind::Num(self.number(node, false)?),
            Kind::Token(TokenKind::String) => ExprKind::Str(self.string(node)?),
            Kind::Token(TokenKind::Yield) => ExprKind::Yield(None),
            _ => return Err(node.malformed()),
        };
        Ok(expr_at(node, kind))
    }

    /// The expressions at every other place among the children: those between are commas or operators.
    pub(super) fn every_other(&mut self, node: Node<'t>) -> Built<Vec<Expr>> {
        let mut exprs = Vec::with_capacity(node.len().div_ceil(2));
        for child in node.children().step_by(2) {
            exprs.push(self.expr(child)?);
        }
        Ok(exprs)
    }

    /// Expressions with commas between.
    pub(super) fn tuple(&mut self, node: Node<'t>) -> Built<Expr> {
        let elts = self.every_other(node)?;
        Ok(expr_at(node, ExprKind::Tuple { elts, ctx: ExprContext::Load }))
    }

    fn bool_op(&mut self, node: Node<'t>, op: BoolOp) -> Built<Expr> {
        let values = self.every_other(node)?;
        Ok(expr_at(node, ExprKind::BoolOp { op, values }))
    }

    /// `a < b < c`: CPython looks at the first operand last.
    fn comparison(&mut self, node: Node<'t>) -> Built<Expr> {
        let mut ops = Vec::with_capacity(node.len() / 2);
        let mut comparators = Vec::with_capacity(node.len() / 2);
        let mut children = node.children().skip(1);
        while let (Some(op), Some(operand)) = (children.next(), children.next()) {
            ops.push(comparison_operator(op)?);
            comparators.push(self.expr(operand)?);
        }
        let left = Box::new(self.expr(node.nth(0)?)?);
        Ok(expr_at(node, ExprKind::Compare { left, ops, comparators }))
    }

    /// `a + b - c`: the second operator and those after it are where they stand, the first is where `a` begins.
    fn binary(&mut self, node: Node<'t>) -> Built<Expr> {
        let mut children = node.children();
        let first = children.next().ok_or_else(|| node.malformed())?;
        let mut result = self.expr(first)?;
        let start = node.span().start;
        let mut is_first = true;
        while let (Some(operator), Some(operand)) = (children.next(), children.next()) {
            let op = binary_operator(operator)?;
            let right = Box::new(self.expr(operand)?);
            let place = if is_first { node } else { operator };
            result = expr_at(place, ExprKind::BinOp { left: Box::new(result), op, right });
            result.span = Span { start, end: operand.span().end };
            is_first = false;
        }
        Ok(result)
    }
}

impl Around<'_> {
    fn wrap(self, last: Expr) -> Expr {
        let last = Box::new(last);
        match self {
            Self::Unary { node, op } => expr_at(node, ExprKind::UnaryOp { op, operand: last }),
            Self::Power { node, base } => {
                expr_at(node, ExprKind::BinOp { left: Box::new(base), op: Operator::Pow, right: last })
            }
            Self::Conditional { node, body, test } => expr_at(node, ExprKind::IfExp { test, body, orelse: last }),
            Self::Lambda { node, args } => expr_at(node, ExprKind::Lambda { args, body: last }),
        }
    }
}

fn binary_operator(node: Node<'_>) -> Built<Operator> {
    Ok(match node.kind() {
        Kind::Token(TokenKind::VerticalBar) => Operator::BitOr,
        Kind::Token(TokenKind::Circumflex) => Operator::BitXor,
        Kind::Token(TokenKind::Ampersand) => Operator::BitAnd,
        Kind::Token(TokenKind::LeftShift) => Operator::LShift,
        Kind::Token(TokenKind::RightShift) => Operator::RShift,
        Kind::Token(TokenKind::Plus) => Operator::Add,
        Kind::Token(TokenKind::Minus) => Operator::Sub,
        Kind::Token(TokenKind::Star) => Operator::Mult,
        Kind::Token(TokenKind::Slash) => Operator::Div,
        Kind::Token(TokenKind::DoubleSlash) => Operator::FloorDiv,
        Kind::Token(TokenKind::Percent) => Operator::Mod,
        _ => return Err(node.malformed()),
    })
}

/// `comp_op`: one token, or the two of `not in` and `is not`.
fn comparison_operator(node: Node<'_>) -> Built<CmpOp> {
    Ok(match node.kind() {
        Kind::Token(TokenKind::Less) => CmpOp::Lt,
        Kind::Token(TokenKind::Greater) => CmpOp::Gt,
        Kind::Token(TokenKind::EqualEqual) => CmpOp::Eq,
        Kind::Token(TokenKind::LessEqual) => CmpOp::LtE,
        Kind::Token(TokenKind::GreaterEqual) => CmpOp::GtE,
        Kind::Token(TokenKind::NotEqual) => CmpOp::NotEq,
        Kind::Token(TokenKind::In) => CmpOp::In,
        Kind::Token(TokenKind::Is) => CmpOp::Is,
        Kind::Rule(Rule::CompOp) if node.nth(0)?.is(TokenKind::Not) => CmpOp::NotIn,
        Kind::Rule(Rule::CompOp) => CmpOp::IsNot,
        _ => return Err(node.malformed()),
    })
}

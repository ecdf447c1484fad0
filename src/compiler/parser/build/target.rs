//! What can be assigned to or deleted.

use super::super::grammar::Rule;
use super::super::tree::Node;
use super::{Builder, Built, expr_at};
use crate::compiler::ast::{Expr, ExprContext, ExprKind};

impl<'t> Builder<'t> {
    /// The items of an `exprlist` as targets.
    pub(super) fn targets(&mut self, node: Node<'t>, ctx: ExprContext) -> Built<Vec<Expr>> {
        let mut targets = Vec::with_capacity(node.len().div_ceil(2));
        for item in node.items(Rule::Exprlist) {
            let mut target = self.expr(item)?;
            self.set_context(&mut target, ctx, item)?;
            targets.push(target);
        }
        Ok(targets)
    }

    /// What a `for` assigns to: one target, or a tuple of them if there is a comma. The tuple is where its first item is.
    pub(super) fn loop_target(&mut self, node: Node<'t>) -> Built<Expr> {
        let mut elts = self.targets(node, ExprContext::Store)?;
        if !node.is_rule(Rule::Exprlist) {
            return elts.pop().ok_or_else(|| node.malformed());
        }
        let mut tuple = expr_at(node, ExprKind::Tuple { elts: Vec::new(), ctx: ExprContext::Store });
        if let Some(first) = elts.first() {
            tuple.lineno = first.lineno;
            tuple.col_offset = first.col_offset;
        }
        tuple.kind = ExprKind::Tuple { elts, ctx: ExprContext::Store };
        Ok(tuple)
    }

    /// Makes an expression a target, and refuses those that cannot be one; `node` is what the error is about.
    pub(super) fn set_context(&mut self, expr: &mut Expr, new: ExprContext, node: Node<'t>) -> Built<()> {
        let name = match &mut expr.kind {
            ExprKind::Attribute { attr: name, ctx, .. } | ExprKind::Name { id: name, ctx } => {
                *ctx = new;
                if new == ExprContext::Store {
                    self.forbid(node, name.as_bytes())?;
                }
                return Ok(());
            }
            ExprKind::Subscript { ctx, .. } => {
                *ctx = new;
                return Ok(());
            }
            ExprKind::Tuple { elts, .. } if elts.is_empty() => "()",
            ExprKind::Tuple { elts, ctx } | ExprKind::List { elts, ctx } => {
                *ctx = new;
                for elt in elts {
                    self.set_context(elt, new, node)?;
                }
                return Ok(());
            }
            ExprKind::Lambda { .. } => "lambda",
            ExprKind::Call { .. } => "function call",
            ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "operator",
            ExprKind::GeneratorExp { .. } => "generator expression",
            ExprKind::Yield(_) => "yield expression",
            ExprKind::ListComp { .. } => "list comprehension",
            ExprKind::SetComp { .. } => "set comprehension",
            ExprKind::DictComp { .. } => "dict comprehension",
            ExprKind::Dict { .. } | ExprKind::Set(_) | ExprKind::Num(_) | ExprKind::Str(_) => "literal",
            ExprKind::Compare { .. } => "comparison",
            ExprKind::Repr(_) => "repr",
            ExprKind::IfExp { .. } => "conditional expression",
        };
        let verb = if new == ExprContext::Store { "assign to" } else { "delete" };
        Err(self.error(node, format!("can't {verb} {name}")))
    }
}

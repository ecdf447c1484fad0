//! The shapes that can be any length: what their next link is, and how a tree with them is dropped.

use super::{Expr, ExprKind, Span, Stmt, StmtKind};

impl Expr {
    /// The next link of the left spine: the operand that was parsed before this expression's operator or trailer.
    ///
    /// Nothing bounds the length of a spine, so passes follow it with a loop.
    pub fn left(&self) -> Option<&Expr> {
        match &self.kind {
            ExprKind::BinOp { left: next, .. }
            | ExprKind::Call { func: next, .. }
            | ExprKind::Attribute { value: next, .. }
            | ExprKind::Subscript { value: next, .. } => Some(next),
            _ => None,
        }
    }

    /// [`Expr::left`], or the operand of a unary operator: what is evaluated before anything else of this expression.
    ///
    /// Passes that follow this with a loop do not recurse for `not not …` either.
    pub(in crate::compiler) fn first_operand(&self) -> Option<&Expr> {
        match &self.kind {
            ExprKind::UnaryOp { operand, .. } => Some(operand),
            _ => self.left(),
        }
    }
}

impl Stmt {
    /// The next link of an elif chain: the `If` that is alone in this one's `orelse`.
    pub fn elif(&self) -> Option<&Stmt> {
        match &self.kind {
            StmtKind::If { orelse, .. } => match orelse.as_slice() {
                [next] if matches!(next.kind, StmtKind::If { .. }) => Some(next),
                _ => None,
            },
            _ => None,
        }
    }

    /// The next link of a chain of `with` items: the `With` that is alone in this one's body.
    pub fn inner_with(&self) -> Option<&Stmt> {
        match &self.kind {
            StmtKind::With { body, .. } => match body.as_slice() {
                [next] if matches!(next.kind, StmtKind::With { .. }) => Some(next),
                _ => None,
            },
            _ => None,
        }
    }

    /// The statements that [`Stmt::elif`] or [`Stmt::inner_with`] would go on with, taken out.
    fn take_chain(&mut self) -> Vec<Stmt> {
        if self.elif().is_none() && self.inner_with().is_none() {
            return Vec::new();
        }
        match &mut self.kind {
            StmtKind::If { orelse: next, .. } | StmtKind::With { body: next, .. } => std::mem::take(next),
            _ => Vec::new(),
        }
    }
}

impl Drop for Expr {
    /// Takes a chain of expressions apart link by link: the compiler's own way would recurse once per link.
    fn drop(&mut self) {
        let mut chain = take_link(self);
        while let Some(mut link) = chain {
            chain = take_link(&mut link);
        }
    }
}

/// Whether dropping an expression of this kind may go deeper and deeper: spines do without bound, the others down to the
/// depth of CPython's parser.
fn is_link(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::UnaryOp { .. } | ExprKind::IfExp { .. } | ExprKind::Lambda { .. })
        || expr.left().is_some()
}

/// The next link of a chain, if it has links of its own, replaced by a node without any.
fn take_link(expr: &mut Expr) -> Option<Expr> {
    let next = match &mut expr.kind {
        ExprKind::BinOp { left, right, .. } => {
            if is_link(left) {
                left
            } else {
                right
            }
        }
        ExprKind::Call { func: next, .. }
        | ExprKind::Attribute { value: next, .. }
        | ExprKind::Subscript { value: next, .. }
        | ExprKind::UnaryOp { operand: next, .. }
        | ExprKind::IfExp { orelse: next, .. }
        | ExprKind::Lambda { body: next, .. } => next,
        _ => return None,
    };
    if !is_link(next) {
        return None;
    }
    let nothing = Expr { kind: ExprKind::Yield(None), lineno: 0, col_offset: 0, span: Span::default() };
    Some(std::mem::replace(&mut **next, nothing))
}

impl Drop for Stmt {
    /// Takes chains of `elif` and `with` apart link by link.
    fn drop(&mut self) {
        let mut chain = self.take_chain();
        while let Some(mut link) = chain.pop() {
            chain = link.take_chain();
        }
    }
}

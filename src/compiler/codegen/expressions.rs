//! Expressions: code that leaves one value on the stack (`compiler_visit_expr`).

use super::{Compiler, Pending, Result};
use crate::bytecode::{CodeFlags, Const, Opcode, PyString};
use crate::compiler::ast::{BoolOp, CmpOp, Expr, ExprContext, ExprKind, Keyword, Operator, UnaryOp};
use crate::compiler::symtable::ScopeKind;

impl<'a> Compiler<'a> {
    pub(super) fn exprs(&mut self, exprs: &'a [Expr]) -> Result {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    /// An expression. What is evaluated first is reached by a loop, and so is the right operand of a binary operator: nothing but
    /// the size of the program bounds `a + b + c …` and `a ** b ** c …`.
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Result {
        let waiting = self.pending.len();
        let mut next = Some(expr);
        loop {
            if let Some(expr) = next.take() {
                let first = self.first_operand(expr);
                self.without_first_operand(first)?;
            }
            if self.pending.len() == waiting {
                return Ok(());
            }
            match self.pending.pop() {
                Some(Pending::Rest(Expr { kind: ExprKind::BinOp { op, right, .. }, .. })) => {
                    self.pending.push(Pending::Operator(*op));
                    next = Some(right);
                }
                Some(Pending::Rest(expr)) => self.after_first_operand(expr)?,
                Some(Pending::Operator(op)) => {
                    let opcode = self.binary_opcode(op);
                    self.emit(opcode);
                }
                None => return Ok(()),
            }
        }
    }

    /// Goes down to what is evaluated first: in `a.b(c) + d` to `a`. What is above waits.
    fn first_operand(&mut self, mut expr: &'a Expr) -> &'a Expr {
        self.begin_later_line(expr.lineno);
        while let Some(operand) = expr.first_operand() {
            self.pending.push(Pending::Rest(expr));
            expr = operand;
            self.begin_later_line(expr.lineno);
        }
        expr
    }

    /// What is done with the first operand, which is on the stack.
    fn after_first_operand(&mut self, expr: &'a Expr) -> Result {
        match &expr.kind {
            ExprKind::UnaryOp { op, .. } => {
                self.emit(unary_opcode(*op));
                Ok(())
            }
            ExprKind::Call { args, keywords, starargs, kwargs, .. } => {
                self.call(args, keywords, starargs.as_deref(), kwargs.as_deref())
            }
            ExprKind::Attribute { attr, ctx, .. } => {
                self.attribute(attr, *ctx);
                Ok(())
            }
            ExprKind::Subscript { slice, ctx, .. } => self.subscript(slice, *ctx),
            _ => Ok(()),
        }
    }

    fn without_first_operand(&mut self, expr: &'a Expr) -> Result {
        match &expr.kind {
            ExprKind::Name { id, ctx } => self.name(id, *ctx),
            ExprKind::Num(value) | ExprKind::Str(value) => {
                self.load_const(value.clone());
                Ok(())
            }
            ExprKind::Tuple { elts, ctx } => self.sequence(elts, *ctx, Opcode::BuildTuple),
            ExprKind::List { elts, ctx } => self.sequence(elts, *ctx, Opcode::BuildList),
            ExprKind::Set(elts) => self.sequence(elts, ExprContext::Load, Opcode::BuildSet),
            ExprKind::Dict { keys, values } => self.dict(keys, values),
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values),
            ExprKind::Compare { left, ops, comparators } => self.compare(left, ops, comparators),
            ExprKind::IfExp { .. } => self.conditional(expr),
            ExprKind::Repr(value) => {
                self.expr(value)?;
                self.emit(Opcode::UnaryConvert);
                Ok(())
            }
            ExprKind::Yield(value) => self.yield_expr(value.as_deref()),
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body),
            ExprKind::ListComp { elt, generators } => self.list_comprehension(elt, generators),
            ExprKind::SetComp { elt, generators } => self.set_comprehension(expr, elt, generators),
            ExprKind::DictComp { key, value, generators } => self.dict_comprehension(expr, key, value, generators),
            ExprKind::GeneratorExp { elt, generators } => self.generator_expression(expr, elt, generators),
            _ => self.after_first_operand(expr),
        }
    }

    /// A tuple, list or set; or what is unpacked into a tuple or list of targets (`compiler_tuple`, `compiler_list`).
    fn sequence(&mut self, elts: &'a [Expr], ctx: ExprContext, build: Opcode) -> Result {
        if ctx == ExprContext::Store {
            self.emit_number(Opcode::UnpackSequence, elts.len());
        }
        self.exprs(elts)?;
        if ctx == ExprContext::Load {
            self.emit_number(build, elts.len());
        }
        Ok(())
    }

    /// A dict is built item by item, each value before its key. Its size is only a hint.
    fn dict(&mut self, keys: &'a [Expr], values: &'a [Expr]) -> Result {
        self.emit_number(Opcode::BuildMap, values.len().min(0xffff));
        for (key, value) in keys.iter().zip(values) {
            self.expr(value)?;
            self.expr(key)?;
            self.emit(Opcode::StoreMap);
        }
        Ok(())
    }

    /// `and`, `or` (`compiler_boolop`): the first operand that decides stays on the stack.
    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr]) -> Result {
        let jump = match op {
            BoolOp::And => Opcode::JumpIfFalseOrPop,
            BoolOp::Or => Opcode::JumpIfTrueOrPop,
        };
        let end = self.new_block();
        if let Some((last, others)) = values.split_last() {
            for value in others {
                self.expr(value)?;
                self.emit_jump(jump, end);
            }
            self.expr(last)?;
        }
        self.use_block(end);
        Ok(())
    }

    /// `a < b < c` (`compiler_compare`): `b` is evaluated once, and kept below the result of `a < b` for the next comparison.
    fn compare(&mut self, left: &'a Expr, ops: &'a [CmpOp], comparators: &'a [Expr]) -> Result {
        self.expr(left)?;
        let cleanup = (ops.len() > 1).then(|| self.new_block());
        for (index, (op, comparator)) in ops.iter().zip(comparators).enumerate() {
            self.expr(comparator)?;
            let is_last = index + 1 == ops.len();
            if let (Some(cleanup), false) = (cleanup, is_last) {
                self.emit(Opcode::DupTop);
                self.emit(Opcode::RotThree);
                self.emit_number(Opcode::CompareOp, comparison(*op));
                self.emit_jump(Opcode::JumpIfFalseOrPop, cleanup);
                self.next_block();
            } else {
                self.emit_number(Opcode::CompareOp, comparison(*op));
            }
        }
        if let Some(cleanup) = cleanup {
            let end = self.new_block();
            self.emit_jump(Opcode::JumpForward, end);
            self.use_block(cleanup);
            self.emit(Opcode::RotTwo);
            self.emit(Opcode::PopTop);
            self.use_block(end);
        }
        Ok(())
    }

    /// `body if test else orelse` (`compiler_ifexp`). What follows `else` may be another one, and so on: their ends all
    /// come behind the last one.
    fn conditional(&mut self, first: &'a Expr) -> Result {
        let mut ends = Vec::new();
        let mut expr = first;
        while let ExprKind::IfExp { test, body, orelse } = &expr.kind {
            self.begin_later_line(expr.lineno);
            let (end, next) = (self.new_block(), self.new_block());
            self.expr(test)?;
            self.emit_jump(Opcode::PopJumpIfFalse, next);
            self.expr(body)?;
            self.emit_jump(Opcode::JumpForward, end);
            self.use_block(next);
            ends.push(end);
            expr = orelse;
        }
        self.expr(expr)?;
        for end in ends.into_iter().rev() {
            self.use_block(end);
        }
        Ok(())
    }

    fn yield_expr(&mut self, value: Option<&'a Expr>) -> Result {
        if self.scope()?.kind != ScopeKind::Function {
            return Err(self.error("'yield' outside function"));
        }
        self.expr_or_none(value)?;
        self.emit(Opcode::YieldValue);
        Ok(())
    }

    /// A call of what is on the stack (`compiler_call`). The argument of the instruction counts positional arguments in
    /// its low byte, keywords in the high one.
    fn call(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        starargs: Option<&'a Expr>,
        kwargs: Option<&'a Expr>,
    ) -> Result {
        self.exprs(args)?;
        for keyword in keywords {
            self.load_const(Const::Str(PyString::interned(keyword.arg.clone())));
            self.expr(&keyword.value)?;
        }
        for surplus in [starargs, kwargs].into_iter().flatten() {
            self.expr(surplus)?;
        }
        let opcode = match (starargs, kwargs) {
            (None, None) => Opcode::CallFunction,
            (Some(_), None) => Opcode::CallFunctionVar,
            (None, Some(_)) => Opcode::CallFunctionKw,
            (Some(_), Some(_)) => Opcode::CallFunctionVarKw,
        };
        self.emit_number(opcode, args.len() | keywords.len() << 8);
        Ok(())
    }

    fn binary_opcode(&self, op: Operator) -> Opcode {
        match op {
            Operator::Add => Opcode::BinaryAdd,
            Operator::Sub => Opcode::BinarySubtract,
            Operator::Mult => Opcode::BinaryMultiply,
            Operator::Div if self.division_is_true() => Opcode::BinaryTrueDivide,
            Operator::Div => Opcode::BinaryDivide,
            Operator::Mod => Opcode::BinaryModulo,
            Operator::Pow => Opcode::BinaryPower,
            Operator::LShift => Opcode::BinaryLshift,
            Operator::RShift => Opcode::BinaryRshift,
            Operator::BitOr => Opcode::BinaryOr,
            Operator::BitXor => Opcode::BinaryXor,
            Operator::BitAnd => Opcode::BinaryAnd,
            Operator::FloorDiv => Opcode::BinaryFloorDivide,
        }
    }

    pub(super) fn division_is_true(&self) -> bool {
        self.flags.has(CodeFlags::FUTURE_DIVISION)
    }
}

fn unary_opcode(op: UnaryOp) -> Opcode {
    match op {
        UnaryOp::Invert => Opcode::UnaryInvert,
        UnaryOp::Not => Opcode::UnaryNot,
        UnaryOp::UAdd => Opcode::UnaryPositive,
        UnaryOp::USub => Opcode::UnaryNegative,
    }
}

/// The argument of `COMPARE_OP` (`cmpop`).
fn comparison(op: CmpOp) -> usize {
    match op {
        CmpOp::Lt => 0,
        CmpOp::LtE => 1,
        CmpOp::Eq => 2,
        CmpOp::NotEq => 3,
        CmpOp::Gt => 4,
        CmpOp::GtE => 5,
        CmpOp::In => 6,
        CmpOp::NotIn => 7,
        CmpOp::Is => 8,
        CmpOp::IsNot => 9,
    }
}

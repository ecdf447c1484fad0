//! `if`, `while`, `for`, `continue`, `try` and `with`.

use super::unit::FrameBlock;
use super::{Compiler, Result};
use crate::bytecode::{Const, Opcode};
use crate::compiler::assemble::BlockId;
use crate::compiler::ast::{ExceptHandler, Expr, ExprKind, Stmt, StmtKind};
use crate::compiler::fold;

/// Whether the `else` part of an `if` can be reached.
enum ElsePart {
    Follows,
    Unreachable,
}

/// The argument of `COMPARE_OP` that tests whether an exception matches (`PyCmp_EXC_MATCH`).
const EXCEPTION_MATCH: usize = 10;

impl<'a> Compiler<'a> {
    /// `if … elif … else` (`compiler_if`). A branch that cannot be taken (`if 0:`) makes no code.
    ///
    /// Each `elif` is an `if` within the `else` of the one before: their ends all come behind the last one.
    pub(super) fn if_chain(&mut self, first: &'a Stmt) -> Result {
        let mut ends = Vec::new();
        let mut next = Some(first);
        while let Some(stmt) = next {
            let StmtKind::If { test, body, orelse } = &stmt.kind else { break };
            self.begin_line(stmt.lineno);
            let end = self.new_block();
            ends.push(end);
            next = match self.if_branch(test, body, !orelse.is_empty(), end)? {
                ElsePart::Unreachable => None,
                ElsePart::Follows => {
                    stmt.elif().map_or_else(|| self.stmts(orelse).map(|()| None), |elif| Ok(Some(elif)))?
                }
            };
        }
        for end in ends.into_iter().rev() {
            self.use_block(end);
        }
        Ok(())
    }

    /// The test and the body, of which only one may be left.
    fn if_branch(&mut self, test: &'a Expr, body: &'a [Stmt], has_else: bool, end: BlockId) -> Result<ElsePart> {
        match constant_truth(test) {
            Some(true) => {
                self.stmts(body)?;
                return Ok(ElsePart::Unreachable);
            }
            Some(false) => return Ok(ElsePart::Follows),
            None => {}
        }
        let next = if has_else { self.new_block() } else { end };
        self.expr(test)?;
        self.emit_jump(Opcode::PopJumpIfFalse, next);
        self.stmts(body)?;
        self.emit_jump(Opcode::JumpForward, end);
        if has_else {
            self.use_block(next);
        }
        Ok(ElsePart::Follows)
    }

    /// `for` (`compiler_for`).
    pub(super) fn for_loop(
        &mut self,
        target: &'a Expr,
        iter: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Result {
        let (start, cleanup, end) = (self.new_block(), self.new_block(), self.new_block());
        self.emit_jump(Opcode::SetupLoop, end);
        self.push_frame_block(FrameBlock::Loop(start))?;
        self.expr(iter)?;
        self.emit(Opcode::GetIter);
        self.use_block(start);
        self.emit_jump(Opcode::ForIter, cleanup);
        self.expr(target)?;
        self.stmts(body)?;
        self.emit_jump(Opcode::JumpAbsolute, start);
        self.use_block(cleanup);
        self.emit(Opcode::PopBlock);
        self.pop_frame_block();
        self.stmts(orelse)?;
        self.use_block(end);
        Ok(())
    }

    /// `while` (`compiler_while`): without a test if it is always true, without a loop if it is never.
    pub(super) fn while_loop(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Result {
        let truth = constant_truth(test);
        if truth == Some(false) {
            return self.stmts(orelse);
        }
        let (start, end) = (self.new_block(), self.new_block());
        let anchor = truth.is_none().then(|| self.new_block());
        self.emit_jump(Opcode::SetupLoop, end);
        self.use_block(start);
        self.push_frame_block(FrameBlock::Loop(start))?;
        if let Some(anchor) = anchor {
            self.expr(test)?;
            self.emit_jump(Opcode::PopJumpIfFalse, anchor);
        }
        self.stmts(body)?;
        self.emit_jump(Opcode::JumpAbsolute, start);
        if let Some(anchor) = anchor {
            self.use_block(anchor);
        }
        self.emit(Opcode::PopBlock);
        self.pop_frame_block();
        self.stmts(orelse)?;
        self.use_block(end);
        Ok(())
    }

    /// `continue` (`compiler_continue`): out of a `try` it has to unwind the block stack; in a `finally` part, where an
    /// exception may be waiting, it is not allowed.
    pub(super) fn continue_loop(&mut self) -> Result {
        const NO_LOOP: &str = "'continue' not properly in loop";
        const IN_FINALLY: &str = "'continue' not supported inside 'finally' clause";
        let mut opcode = Opcode::JumpAbsolute;
        for block in self.unit.frame_blocks.iter().rev() {
            match *block {
                FrameBlock::Loop(start) => {
                    self.emit_jump(opcode, start);
                    return Ok(());
                }
                FrameBlock::Except | FrameBlock::FinallyTry => opcode = Opcode::ContinueLoop,
                FrameBlock::FinallyEnd => return Err(self.error(IN_FINALLY)),
            }
        }
        Err(self.error(NO_LOOP))
    }

    /// `try … finally` (`compiler_try_finally`).
    pub(super) fn try_finally(&mut self, body: &'a [Stmt], finalbody: &'a [Stmt]) -> Result {
        let (start, end) = (self.new_block(), self.new_block());
        self.emit_jump(Opcode::SetupFinally, end);
        self.use_block(start);
        self.push_frame_block(FrameBlock::FinallyTry)?;
        self.stmts(body)?;
        self.emit(Opcode::PopBlock);
        self.pop_frame_block();
        // Tells END_FINALLY that nothing happened.
        self.load_const(Const::None);
        self.use_block(end);
        self.push_frame_block(FrameBlock::FinallyEnd)?;
        self.stmts(finalbody)?;
        self.emit(Opcode::EndFinally);
        self.pop_frame_block();
        Ok(())
    }

    /// `try … except` (`compiler_try_except`). A handler finds type, value and traceback on the stack.
    pub(super) fn try_except(&mut self, body: &'a [Stmt], handlers: &'a [ExceptHandler], orelse: &'a [Stmt]) -> Result {
        let (start, mut except) = (self.new_block(), self.new_block());
        let (orelse_block, end) = (self.new_block(), self.new_block());
        self.emit_jump(Opcode::SetupExcept, except);
        self.use_block(start);
        self.push_frame_block(FrameBlock::Except)?;
        self.stmts(body)?;
        self.emit(Opcode::PopBlock);
        self.pop_frame_block();
        self.emit_jump(Opcode::JumpForward, orelse_block);
        self.use_block(except);
        for (index, handler) in handlers.iter().enumerate() {
            if handler.exc_type.is_none() && index + 1 < handlers.len() {
                return Err(self.error("default 'except:' must be last"));
            }
            self.begin_line(handler.lineno);
            except = self.new_block();
            if let Some(exc_type) = &handler.exc_type {
                self.emit(Opcode::DupTop);
                self.expr(exc_type)?;
                self.emit_number(Opcode::CompareOp, EXCEPTION_MATCH);
                self.emit_jump(Opcode::PopJumpIfFalse, except);
            }
            self.emit(Opcode::PopTop);
            match &handler.name {
                Some(name) => self.expr(name)?,
                None => self.emit(Opcode::PopTop),
            }
            self.emit(Opcode::PopTop);
            self.stmts(&handler.body)?;
            self.emit_jump(Opcode::JumpForward, end);
            self.use_block(except);
        }
        self.emit(Opcode::EndFinally);
        self.use_block(orelse_block);
        self.stmts(orelse)?;
        self.use_block(end);
        Ok(())
    }

    /// `with` (`compiler_with`): `__exit__` waits on the stack until `WITH_CLEANUP` calls it.
    pub(super) fn with(&mut self, context: &'a Expr, target: Option<&'a Expr>, body: &'a [Stmt]) -> Result {
        let (start, finally) = (self.new_block(), self.new_block());
        self.expr(context)?;
        self.emit_jump(Opcode::SetupWith, finally);
        self.use_block(start);
        self.push_frame_block(FrameBlock::FinallyTry)?;
        match target {
            Some(target) => self.expr(target)?,
            None => self.emit(Opcode::PopTop),
        }
        self.stmts(body)?;
        self.emit(Opcode::PopBlock);
        self.pop_frame_block();
        self.load_const(Const::None);
        self.use_block(finally);
        self.push_frame_block(FrameBlock::FinallyEnd)?;
        self.emit(Opcode::WithCleanup);
        self.emit(Opcode::EndFinally);
        self.pop_frame_block();
        Ok(())
    }
}

/// The truth of a test that is a literal or `__debug__` (`expr_constant`).
fn constant_truth(test: &Expr) -> Option<bool> {
    match &test.kind {
        ExprKind::Num(value) | ExprKind::Str(value) => Some(fold::is_true(value)),
        ExprKind::Name { id, .. } if &**id == "__debug__" => Some(true),
        _ => None,
    }
}

//! Comprehensions and generator expressions.
//!
//! A list comprehension is a loop in the middle of the code around it, so its variables stay there. The others are functions that
//! are called at once with the outermost iterator. None can contain `break` or `continue`, so there is no
//! `SETUP_LOOP` around their loops.

use super::unit::CodeName;
use super::{Compiler, Result};
use crate::bytecode::Opcode;
use crate::compiler::ast::{Comprehension, Expr};

/// What is done with each item.
#[derive(Clone, Copy)]
enum Item<'a> {
    Append(&'a Expr),
    Yield(&'a Expr),
    AddToSet(&'a Expr),
    AddToMap { key: &'a Expr, value: &'a Expr },
}

impl<'a> Compiler<'a> {
    /// `[elt for …]` (`compiler_listcomp`).
    pub(super) fn list_comprehension(&mut self, elt: &'a Expr, generators: &'a [Comprehension]) -> Result {
        self.emit_number(Opcode::BuildList, 0);
        self.generator(generators, 0, Item::Append(elt))
    }

    /// `(elt for …)`.
    pub(super) fn generator_expression(
        &mut self,
        expr: &'a Expr,
        elt: &'a Expr,
        generators: &'a [Comprehension],
    ) -> Result {
        self.comprehension(expr, "<genexpr>", generators, None, Item::Yield(elt))
    }

    /// `{elt for …}`.
    pub(super) fn set_comprehension(
        &mut self,
        expr: &'a Expr,
        elt: &'a Expr,
        generators: &'a [Comprehension],
    ) -> Result {
        self.comprehension(expr, "<setcomp>", generators, Some(Opcode::BuildSet), Item::AddToSet(elt))
    }

    /// `{key: value for …}`.
    pub(super) fn dict_comprehension(
        &mut self,
        expr: &'a Expr,
        key: &'a Expr,
        value: &'a Expr,
        generators: &'a [Comprehension],
    ) -> Result {
        self.comprehension(expr, "<dictcomp>", generators, Some(Opcode::BuildMap), Item::AddToMap { key, value })
    }

    /// A comprehension that is a function (`compiler_comprehension`); `build` begins the collection that it returns.
    fn comprehension(
        &mut self,
        expr: &'a Expr,
        name: &'static str,
        generators: &'a [Comprehension],
        build: Option<Opcode>,
        item: Item<'a>,
    ) -> Result {
        let Some(outermost) = generators.first() else { return Ok(()) };
        self.enter(expr, CodeName::Comprehension(name), expr.lineno)?;
        if let Some(build) = build {
            self.emit_number(build, 0);
        }
        self.generator(generators, 0, item)?;
        if build.is_some() {
            self.emit(Opcode::ReturnValue);
        }
        let code = self.leave()?;
        self.make_function(code, 0)?;
        self.expr(&outermost.iter)?;
        self.emit(Opcode::GetIter);
        self.emit_number(Opcode::CallFunction, 1);
        Ok(())
    }

    /// One `for … if …` and those to its right (`compiler_listcomp_generator`, `compiler_comprehension_generator`).
    fn generator(&mut self, generators: &'a [Comprehension], depth: usize, item: Item<'a>) -> Result {
        let Some((Comprehension { target, iter, ifs }, inner)) = generators.split_first() else {
            return self.item(item, depth);
        };
        let (start, skip, if_cleanup, anchor) =
            (self.new_block(), self.new_block(), self.new_block(), self.new_block());
        if depth == 0 && !matches!(item, Item::Append(_)) {
            // The outermost iterator is the function's only argument.
            self.unit.argcount = 1;
            self.emit_number(Opcode::LoadFast, 0);
        } else {
            self.expr(iter)?;
            self.emit(Opcode::GetIter);
        }
        self.use_block(start);
        self.emit_jump(Opcode::ForIter, anchor);
        self.next_block();
        self.expr(target)?;
        for test in ifs {
            self.expr(test)?;
            self.emit_jump(Opcode::PopJumpIfFalse, if_cleanup);
            self.next_block();
        }
        self.generator(inner, depth + 1, item)?;
        if inner.is_empty() {
            self.use_block(skip);
        }
        self.use_block(if_cleanup);
        self.emit_jump(Opcode::JumpAbsolute, start);
        self.use_block(anchor);
        Ok(())
    }

    /// The innermost part; the collection is on the stack below one iterator for each `for`.
    fn item(&mut self, item: Item<'a>, generators: usize) -> Result {
        match item {
            Item::Append(elt) => {
                self.expr(elt)?;
                self.emit_number(Opcode::ListAppend, generators + 1);
            }
            Item::Yield(elt) => {
                self.expr(elt)?;
                self.emit(Opcode::YieldValue);
                self.emit(Opcode::PopTop);
            }
            Item::AddToSet(elt) => {
                self.expr(elt)?;
                self.emit_number(Opcode::SetAdd, generators + 1);
            }
            Item::AddToMap { key, value } => {
                self.expr(value)?;
                self.expr(key)?;
                self.emit_number(Opcode::MapAdd, generators + 1);
            }
        }
        Ok(())
    }
}

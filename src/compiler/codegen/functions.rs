//! `def`, `lambda` and `class`: a code object, and the instructions that make a function of it.

use super::unit::CodeName;
use super::{Compiler, Result, constant};
use crate::bytecode::{Code, Const, Opcode, PyString};
use crate::compiler::ast::{Arguments, Expr, ExprContext, ExprKind, Identifier, Stmt, StmtKind};
use crate::compiler::symtable::Visibility;
use crate::compiler::{CompileError, ErrorKind};

impl<'a> Compiler<'a> {
    /// Decorators and defaults are evaluated first, then the function is made, decorated and stored (`compiler_function`).
    pub(super) fn function(
        &mut self,
        stmt: &'a Stmt,
        name: &Identifier,
        args: &'a Arguments,
        body: &'a [Stmt],
        decorators: &'a [Expr],
    ) -> Result {
        self.exprs(decorators)?;
        self.exprs(&args.defaults)?;
        self.enter(stmt, CodeName::Name(name.clone()), stmt.lineno)?;
        // The first constant is the docstring, which `func.__doc__` reads, or None.
        let docstring = docstring(body);
        let first = docstring.map_or(Const::None, |docstring| docstring.clone());
        self.unit.consts.add(first);
        self.parameters(args)?;
        let body = body.get(usize::from(docstring.is_some())..).unwrap_or_default();
        self.stmts(body)?;
        let code = self.leave()?;
        self.make_function(code, args.defaults.len())?;
        self.call_decorators(decorators);
        self.name(name, ExprContext::Store)
    }

    /// `lambda args: body` (`compiler_lambda`).
    pub(super) fn lambda(&mut self, expr: &'a Expr, args: &'a Arguments, body: &'a Expr) -> Result {
        self.exprs(&args.defaults)?;
        self.begin_lambda(expr, args)?;
        self.expr(body)?;
        self.end_lambda(args)
    }

    /// Not inlined, as [`Self::end_lambda`], so that what they need is not on the stack while lambdas within are compiled.
    #[inline(never)]
    fn begin_lambda(&mut self, expr: &'a Expr, args: &'a Arguments) -> Result {
        self.enter(expr, CodeName::Name("<lambda>".into()), expr.lineno)?;
        self.parameters(args)?;
        // A lambda has no docstring, not even a string that it returns.
        self.unit.consts.add(Const::None);
        Ok(())
    }

    #[inline(never)]
    fn end_lambda(&mut self, args: &'a Arguments) -> Result {
        let is_generator = self.scope()?.generator;
        self.emit(if is_generator { Opcode::PopTop } else { Opcode::ReturnValue });
        let code = self.leave()?;
        self.make_function(code, args.defaults.len())
    }

    /// The body runs once, as a function without parameters whose locals become the class's dict (`compiler_class`).
    pub(super) fn class(
        &mut self,
        stmt: &'a Stmt,
        name: &Identifier,
        bases: &'a [Expr],
        body: &'a [Stmt],
        decorators: &'a [Expr],
    ) -> Result {
        self.exprs(decorators)?;
        self.load_const(Const::Str(PyString::interned(name.clone())));
        self.exprs(bases)?;
        self.emit_number(Opcode::BuildTuple, bases.len());
        self.enter(stmt, CodeName::Name(name.clone()), stmt.lineno)?;
        self.unit.class = Some(name.clone());
        self.name(&"__name__".into(), ExprContext::Load)?;
        self.name(&"__module__".into(), ExprContext::Store)?;
        self.body(body)?;
        self.emit(Opcode::LoadLocals);
        self.emit(Opcode::ReturnValue);
        let code = self.leave()?;
        self.make_function(code, 0)?;
        self.emit_number(Opcode::CallFunction, 0);
        self.emit(Opcode::BuildClass);
        self.call_decorators(decorators);
        self.name(name, ExprContext::Store)
    }

    /// The decorators are on the stack below what they decorate, the last one uppermost.
    fn call_decorators(&mut self, decorators: &[Expr]) {
        for _ in decorators {
            self.emit_number(Opcode::CallFunction, 1);
        }
    }

    /// Begins a function's code: counts the parameters and unpacks those that are tuples (`compiler_arguments`).
    fn parameters(&mut self, args: &'a Arguments) -> Result {
        self.unit.argcount = args.args.len() as u32;
        for (index, arg) in args.args.iter().enumerate() {
            if let ExprKind::Tuple { .. } = arg.kind {
                self.name(&format!(".{index}").into(), ExprContext::Load)?;
                self.expr(arg)?;
            }
        }
        Ok(())
    }

    /// Makes a function of a code object: with the cells of its free variables, if it has any (`compiler_make_closure`).
    pub(super) fn make_function(&mut self, code: Code, defaults: usize) -> Result {
        if code.freevars.is_empty() {
            self.load_const(constant(code));
            self.emit_number(Opcode::MakeFunction, defaults);
            return Ok(());
        }
        for name in &code.freevars {
            let name: Identifier = name.to_text().into();
            let index = self.closure_index(&name).ok_or_else(|| {
                CompileError::unlocated(ErrorKind::SystemError, format!("compiler_make_closure(): no cell for {name}"))
            })?;
            self.emit_number(Opcode::LoadClosure, index as usize);
        }
        self.emit_number(Opcode::BuildTuple, code.freevars.len());
        self.load_const(constant(code));
        self.emit_number(Opcode::MakeClosure, defaults);
        Ok(())
    }

    /// Where the cell of an inner function's variable is. In a class a name can be local (a method) and free (used by another
    /// method, from the function around) at once; the closure wants the latter.
    fn closure_index(&self, name: &Identifier) -> Option<u32> {
        match self.scope().ok()?.visibility(name) {
            Some(Visibility::Cell) => self.unit.cell_index(name),
            _ => self.unit.free_index(name),
        }
    }
}

/// The string that a body begins with.
pub(super) fn docstring(body: &[Stmt]) -> Option<&Const> {
    match &body.first()?.kind {
        StmtKind::Expr(value) => match &value.kind {
            ExprKind::Str(string) => Some(string),
            _ => None,
        },
        _ => None,
    }
}

//! What can be read, assigned to and deleted: names, attributes, subscripts; and `target op= value`, which does two of these.

use super::{Compiler, Result};
use crate::bytecode::{Const, Opcode};
use crate::compiler::ast::{Expr, ExprContext, ExprKind, Identifier, Operator, Slice};
use crate::compiler::symtable::{ScopeKind, Visibility};
use crate::compiler::{CompileError, ErrorKind};

/// How a name is reached.
#[derive(Clone, Copy)]
enum Access {
    /// By its index in the frame.
    Fast,
    /// Through a cell.
    Deref,
    /// In the globals, then the builtins.
    Global,
    /// In the locals' dict, then as a global.
    Name,
}

/// Names.
impl Compiler<'_> {
    /// Loads, stores or deletes a name (`compiler_nameop`).
    pub(super) fn name(&mut self, name: &Identifier, ctx: ExprContext) -> Result {
        let mangled = self.mangle(name);
        let scope = self.scope()?;
        let is_function = scope.kind == ScopeKind::Function;
        let visibility = scope.visibility(&mangled);
        let access = match visibility {
            Some(Visibility::Free | Visibility::Cell) => Access::Deref,
            Some(Visibility::Local) if is_function => Access::Fast,
            Some(Visibility::GlobalImplicit) if is_function && !scope.is_unoptimized() => Access::Global,
            Some(Visibility::GlobalExplicit) => Access::Global,
            _ => Access::Name,
        };
        let opcode = match (access, ctx) {
            (Access::Fast, ExprContext::Load) => Opcode::LoadFast,
            (Access::Fast, ExprContext::Store) => Opcode::StoreFast,
            (Access::Fast, ExprContext::Del) => Opcode::DeleteFast,
            (Access::Deref, ExprContext::Load) => Opcode::LoadDeref,
            (Access::Deref, ExprContext::Store) => Opcode::StoreDeref,
            (Access::Deref, ExprContext::Del) => {
                let message = format!("can not delete variable '{name}' referenced in nested scope");
                return Err(CompileError::unlocated(ErrorKind::SyntaxError, message));
            }
            (Access::Global, ExprContext::Load) => Opcode::LoadGlobal,
            (Access::Global, ExprContext::Store) => Opcode::StoreGlobal,
            (Access::Global, ExprContext::Del) => Opcode::DeleteGlobal,
            (Access::Name, ExprContext::Load) => Opcode::LoadName,
            (Access::Name, ExprContext::Store) => Opcode::StoreName,
            (Access::Name, ExprContext::Del) => Opcode::DeleteName,
            (_, ExprContext::Param | ExprContext::AugLoad | ExprContext::AugStore) => {
                let message = format!("param invalid for variable '{name}'");
                return Err(CompileError::unlocated(ErrorKind::SystemError, message));
            }
        };
        match access {
            Access::Fast => {
                let index = self.unit.varnames.insert_full(mangled).0;
                self.emit_number(opcode, index);
            }
            Access::Deref => {
                let index = if visibility == Some(Visibility::Cell) {
                    self.unit.cell_index(&mangled)
                } else {
                    self.unit.free_index(&mangled)
                };
                let index = index.ok_or_else(|| {
                    CompileError::unlocated(ErrorKind::SystemError, format!("no cell for variable '{name}'"))
                })?;
                self.emit_number(opcode, index as usize);
            }
            Access::Global | Access::Name => self.emit_raw_name(opcode, mangled),
        }
        Ok(())
    }
}

/// Attributes and subscripts.
impl<'a> Compiler<'a> {
    /// An attribute of the object on the stack.
    pub(super) fn attribute(&mut self, attr: &Identifier, ctx: ExprContext) {
        match ctx {
            ExprContext::AugLoad => self.emit(Opcode::DupTop),
            ExprContext::AugStore => self.emit(Opcode::RotTwo),
            _ => {}
        }
        let opcode = match ctx {
            ExprContext::Store | ExprContext::AugStore => Opcode::StoreAttr,
            ExprContext::Del => Opcode::DeleteAttr,
            _ => Opcode::LoadAttr,
        };
        self.emit_name(opcode, attr);
    }

    /// A subscript of the object on the stack (`compiler_visit_slice`). In `AugStore` object and index are there already,
    /// below the new value.
    pub(super) fn subscript(&mut self, slice: &'a Slice, ctx: ExprContext) -> Result {
        if let Slice::Slice { lower, upper, step: None } = slice {
            return self.simple_slice(lower.as_deref(), upper.as_deref(), ctx);
        }
        if ctx != ExprContext::AugStore {
            self.index(slice)?;
        }
        let opcode = match ctx {
            ExprContext::AugLoad => {
                self.emit_number(Opcode::DupTopx, 2);
                Opcode::BinarySubscr
            }
            ExprContext::AugStore => {
                self.emit(Opcode::RotThree);
                Opcode::StoreSubscr
            }
            ExprContext::Store => Opcode::StoreSubscr,
            ExprContext::Del => Opcode::DeleteSubscr,
            _ => Opcode::BinarySubscr,
        };
        self.emit(opcode);
        Ok(())
    }

    /// What is between the brackets, as one object.
    fn index(&mut self, slice: &'a Slice) -> Result {
        match slice {
            Slice::Index(value) => self.expr(value),
            Slice::Ellipsis => {
                self.load_const(Const::Ellipsis);
                Ok(())
            }
            Slice::Slice { lower, upper, step } => {
                self.expr_or_none(lower.as_deref())?;
                self.expr_or_none(upper.as_deref())?;
                if let Some(step) = step {
                    self.expr(step)?;
                }
                self.emit_number(Opcode::BuildSlice, if step.is_some() { 3 } else { 2 });
                Ok(())
            }
            Slice::ExtSlice(dims) => {
                // The grammar does not nest them.
                dims.iter().try_for_each(|dim| self.index(dim))?;
                self.emit_number(Opcode::BuildTuple, dims.len());
                Ok(())
            }
        }
    }

    /// `a[lower:upper]`, which has instructions of its own, one for each combination of bounds (`compiler_simple_slice`).
    fn simple_slice(&mut self, lower: Option<&'a Expr>, upper: Option<&'a Expr>, ctx: ExprContext) -> Result {
        if ctx != ExprContext::AugStore {
            for bound in [lower, upper].into_iter().flatten() {
                self.expr(bound)?;
            }
        }
        let bounds = usize::from(lower.is_some()) + usize::from(upper.is_some());
        match (ctx, bounds) {
            (ExprContext::AugLoad, 0) => self.emit(Opcode::DupTop),
            (ExprContext::AugLoad, _) => self.emit_number(Opcode::DupTopx, bounds + 1),
            (ExprContext::AugStore, 0) => self.emit(Opcode::RotTwo),
            (ExprContext::AugStore, 1) => self.emit(Opcode::RotThree),
            (ExprContext::AugStore, _) => self.emit(Opcode::RotFour),
            _ => {}
        }
        let by_bounds = match ctx {
            ExprContext::Store | ExprContext::AugStore => {
                [Opcode::StoreSlice0, Opcode::StoreSlice1, Opcode::StoreSlice2, Opcode::StoreSlice3]
            }
            ExprContext::Del => {
                [Opcode::DeleteSlice0, Opcode::DeleteSlice1, Opcode::DeleteSlice2, Opcode::DeleteSlice3]
            }
            _ => [Opcode::Slice0, Opcode::Slice1, Opcode::Slice2, Opcode::Slice3],
        };
        let [neither, only_lower, only_upper, both] = by_bounds;
        self.emit(match (lower.is_some(), upper.is_some()) {
            (false, false) => neither,
            (true, false) => only_lower,
            (false, true) => only_upper,
            (true, true) => both,
        });
        Ok(())
    }

    /// `target op= value` (`compiler_augassign`): the object and the index of the target are evaluated once.
    pub(super) fn augmented_assign(&mut self, target: &'a Expr, op: Operator, value: &'a Expr) -> Result {
        let opcode = self.inplace_opcode(op);
        match &target.kind {
            ExprKind::Name { id, .. } => {
                self.name(id, ExprContext::Load)?;
                self.expr(value)?;
                self.emit(opcode);
                self.name(id, ExprContext::Store)
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.begin_later_line(target.lineno);
                self.expr(object)?;
                self.attribute(attr, ExprContext::AugLoad);
                self.expr(value)?;
                self.emit(opcode);
                self.begin_later_line(target.lineno);
                self.attribute(attr, ExprContext::AugStore);
                Ok(())
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                self.begin_later_line(target.lineno);
                self.expr(object)?;
                self.subscript(slice, ExprContext::AugLoad)?;
                self.expr(value)?;
                self.emit(opcode);
                self.begin_later_line(target.lineno);
                self.subscript(slice, ExprContext::AugStore)
            }
            _ => Err(CompileError::unlocated(ErrorKind::SystemError, "invalid node type for augmented assignment")),
        }
    }

    fn inplace_opcode(&self, op: Operator) -> Opcode {
        match op {
            Operator::Add => Opcode::InplaceAdd,
            Operator::Sub => Opcode::InplaceSubtract,
            Operator::Mult => Opcode::InplaceMultiply,
            Operator::Div if self.division_is_true() => Opcode::InplaceTrueDivide,
            Operator::Div => Opcode::InplaceDivide,
            Operator::Mod => Opcode::InplaceModulo,
            Operator::Pow => Opcode::InplacePower,
            Operator::LShift => Opcode::InplaceLshift,
            Operator::RShift => Opcode::InplaceRshift,
            Operator::BitOr => Opcode::InplaceOr,
            Operator::BitXor => Opcode::InplaceXor,
            Operator::BitAnd => Opcode::InplaceAnd,
            Operator::FloorDiv => Opcode::InplaceFloorDivide,
        }
    }
}

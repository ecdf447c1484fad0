//! `import` and `from … import`.

use super::{Compiler, Result};
use crate::bytecode::{CodeFlags, Const, Opcode, PyString};
use crate::compiler::ast::{Alias, ExprContext, Identifier};
use crate::compiler::future;

impl Compiler<'_> {
    /// `import a.b, c as d` (`compiler_import`).
    pub(super) fn import(&mut self, names: &[Alias]) -> Result {
        for Alias { name, asname } in names {
            self.load_const(Const::Int(if self.imports_are_absolute() { 0 } else { -1 }));
            self.load_const(Const::None);
            self.emit_name(Opcode::ImportName, name);
            match asname {
                Some(asname) => {
                    // IMPORT_NAME leaves the package: `import a.b.c as d` goes down to `c`.
                    for part in name.split('.').skip(1) {
                        self.emit_raw_name(Opcode::LoadAttr, part.into());
                    }
                    self.name(asname, ExprContext::Store)?;
                }
                None => match name.split_once('.') {
                    Some((package, _)) => self.name(&package.into(), ExprContext::Store)?,
                    None => self.name(name, ExprContext::Store)?,
                },
            }
        }
        Ok(())
    }

    /// `from .a import b as c, d` (`compiler_from_import`).
    pub(super) fn import_from(
        &mut self,
        lineno: u32,
        module: Option<&Identifier>,
        names: &[Alias],
        level: u32,
    ) -> Result {
        let level = if level == 0 && !self.imports_are_absolute() { -1 } else { i64::from(level) };
        self.load_const(Const::Int(level));
        if lineno > self.future.lineno.unwrap_or(0) && module.is_some_and(|module| &**module == "__future__") {
            return Err(self.error(future::LATE));
        }
        let wanted = names.iter().map(|alias| Const::Str(PyString::interned(alias.name.clone())));
        self.load_const(Const::Tuple(wanted.collect()));
        self.emit_name(Opcode::ImportName, module.unwrap_or(&"".into()));
        for Alias { name, asname } in names {
            if &**name == "*" {
                self.emit(Opcode::ImportStar);
                return Ok(());
            }
            self.emit_name(Opcode::ImportFrom, name);
            self.name(asname.as_ref().unwrap_or(name), ExprContext::Store)?;
        }
        self.emit(Opcode::PopTop);
        Ok(())
    }

    fn imports_are_absolute(&self) -> bool {
        self.flags.has(CodeFlags::FUTURE_ABSOLUTE_IMPORT)
    }
}

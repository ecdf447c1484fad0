//! `from __future__ import …` (CPython's `Python/future.c`).

use super::ast::{Alias, ExprKind, ModKind, StmtKind};
use super::{CompileError, SourceFile};
use crate::bytecode::CodeFlags;

/// What a module's future statements ask for (`PyFutureFeatures`).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Future {
    /// `CO_FUTURE_…` flags.
    pub(super) features: CodeFlags,
    /// The line of the last future statement; no later one is allowed. None if there is no such statement.
    pub(super) lineno: Option<u32>,
}

impl Future {
    /// Looks at the beginning of a program: a docstring, then future statements (`future_parse`).
    ///
    /// # Errors
    /// A feature that does not exist, or a future statement behind another statement on the same line. Those on later lines are
    /// found by the code generator.
    pub(super) fn find(program: &ModKind, file: &SourceFile<'_>) -> Result<Self, CompileError> {
        let mut future = Self::default();
        let (ModKind::Module(body) | ModKind::Interactive(body)) = program else { return Ok(future) };
        let (mut has_docstring, mut done, mut previous_line) = (false, false, 0);
        for stmt in body {
            if done && stmt.lineno > previous_line {
                break;
            }
            previous_line = stmt.lineno;
            match &stmt.kind {
                StmtKind::ImportFrom { module: Some(module), names, .. } if &**module == "__future__" => {
                    if done {
                        return Err(file.error(LATE, stmt.lineno));
                    }
                    for Alias { name, .. } in names {
                        let flag = feature(name).map_err(|message| file.error(message, stmt.lineno))?;
                        future.features.0 |= flag.0;
                    }
                    future.lineno = Some(stmt.lineno);
                }
                StmtKind::Expr(value) if !has_docstring && matches!(value.kind, ExprKind::Str(_)) => {
                    has_docstring = true
                }
                _ => done = true,
            }
        }
        Ok(future)
    }
}

/// What CPython says of a future statement that comes too late.
pub(super) const LATE: &str = "from __future__ imports must occur at the beginning of the file";

/// The flag of a feature; those that every 2.7 program has are 0.
fn feature(name: &str) -> Result<CodeFlags, String> {
    Ok(match name {
        "nested_scopes" | "generators" => CodeFlags(0),
        "division" => CodeFlags::FUTURE_DIVISION,
        "absolute_import" => CodeFlags::FUTURE_ABSOLUTE_IMPORT,
        "with_statement" => CodeFlags::FUTURE_WITH_STATEMENT,
        "print_function" => CodeFlags::FUTURE_PRINT_FUNCTION,
        "unicode_literals" => CodeFlags::FUTURE_UNICODE_LITERALS,
        "braces" => return Err("not a chance".into()),
        _ => return Err(format!("future feature {name:.100} is not defined")),
    })
}

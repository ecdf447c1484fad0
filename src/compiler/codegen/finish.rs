//! The end of a unit: assembled, optimized, and its tables put into the form of a code object (CPython's `makecode`).

use super::constants::intern_names;
use super::unit::{Names, Unit};
use crate::bytecode::{Code, CodeFlags, PyString};
use crate::compiler::SourceFile;
use crate::compiler::assemble::assemble;
use crate::compiler::ast::Identifier;
use crate::compiler::fold::Budget;
use crate::compiler::peephole;
use crate::compiler::symtable::{Scope, ScopeKind};

/// Makes the code object. `future_flags` are those `CO_FUTURE_…` flags that every code object of the program has.
pub(super) fn finish(
    unit: Unit,
    scope: &Scope,
    future_flags: CodeFlags,
    file: &SourceFile<'_>,
    folding: &mut Budget,
) -> Code {
    let flags = code_flags(&unit, scope, future_flags);
    let mut assembled = assemble(unit.blocks, unit.firstlineno);
    let mut consts = unit.consts.into_vec();
    let names = into_vec(unit.names);
    peephole::optimize(&mut assembled.code, &mut assembled.lnotab, &mut consts, &names, folding);
    intern_names(&mut consts);
    Code {
        argcount: unit.argcount,
        nlocals: unit.varnames.len() as u32,
        stacksize: assembled.stacksize,
        flags,
        code: shared_if_short(assembled.code, 0),
        consts,
        names: interned(names),
        varnames: interned(into_vec(unit.varnames)),
        freevars: interned(unit.freevars),
        cellvars: interned(unit.cellvars),
        filename: shared_if_short(file.filename.into(), 1),
        name: unit.name.into_string(),
        firstlineno: assembled.firstlineno as i32,
        lnotab: shared_if_short(assembled.lnotab, 0),
    }
}

/// `co_flags` (`compute_code_flags`).
fn code_flags(unit: &Unit, scope: &Scope, future_flags: CodeFlags) -> CodeFlags {
    let is_function = scope.kind == ScopeKind::Function;
    let bits = [
        (scope.kind != ScopeKind::Module, CodeFlags::NEWLOCALS),
        (is_function && !scope.is_unoptimized(), CodeFlags::OPTIMIZED),
        (is_function && scope.nested, CodeFlags::NESTED),
        (is_function && scope.generator, CodeFlags::GENERATOR),
        (is_function && scope.varargs, CodeFlags::VARARGS),
        (is_function && scope.varkeywords, CodeFlags::VARKEYWORDS),
        (unit.freevars.is_empty() && unit.cellvars.is_empty(), CodeFlags::NOFREE),
    ];
    let set = bits.into_iter().filter(|(is_set, _)| *is_set).fold(0, |flags, (_, flag)| flags | flag.0);
    CodeFlags(set | future_flags.0)
}

fn into_vec(names: Names) -> Vec<Identifier> {
    names.into_iter().collect()
}

fn interned(names: Vec<Identifier>) -> Vec<PyString> {
    names.into_iter().map(PyString::interned).collect()
}

/// CPython keeps one interned copy of the empty string and, where it copies a C string, of each one of length 1.
fn shared_if_short(bytes: Vec<u8>, length: usize) -> PyString {
    PyString { interned: bytes.len() <= length, bytes: bytes.into() }
}

//! Pass 2: from what is said about a name to where its value lives (the `analyze_…` functions).
//!
//! From the outside in goes what functions around bind and what `global` statements around declare; from the inside
//! out come the names that are free in the scopes within.

use std::collections::BTreeSet;

use super::dict_order::dict_order;
use super::{Scope, ScopeId, ScopeKind, Symbol, SymbolTable, Uses, Visibility};
use crate::compiler::ast::Identifier;
use crate::compiler::{CompileError, SourceFile};

type Names = BTreeSet<Identifier>;

/// Finds the visibility of every name (`symtable_analyze`).
pub(super) fn analyze(table: &mut SymbolTable, file: &SourceFile<'_>) -> Result<(), CompileError> {
    Analyzer { table, file }.scope(SymbolTable::TOP, Around::default()).map(drop)
}

/// What a scope sees of the scopes around it.
#[derive(Clone, Default)]
struct Around {
    /// Names bound in functions around.
    bound: Names,
    /// Names declared `global` around.
    global: Names,
}

/// What a scope tells the scope around it.
struct Within {
    /// The names that it or scopes within it need from outside.
    free: Names,
    /// Whether there are any that *might* be another function's.
    has_free: bool,
}

struct Analyzer<'a> {
    table: &'a mut SymbolTable,
    file: &'a SourceFile<'a>,
}

impl Analyzer<'_> {
    /// One scope and those within (`analyze_block`).
    fn scope(&mut self, id: ScopeId, mut around: Around) -> Result<Within, CompileError> {
        let Some(scope) = self.table.get_mut(id) else {
            return Ok(Within { free: Names::default(), has_free: false });
        };
        self.file.check_parameters(scope)?;
        // What a class binds is not seen in its methods: these see what the class itself sees.
        let mut inner = if scope.kind == ScopeKind::Class { around.clone() } else { Around::default() };
        let names = scope.classify(&mut around);
        if scope.kind != ScopeKind::Class {
            if scope.kind == ScopeKind::Function {
                inner.bound = names.local;
            }
            inner.bound.extend(around.bound.iter().cloned());
            inner.global = around.global;
        }

        let children = std::mem::take(&mut scope.children);
        let mut free_within = Names::default();
        let mut child_free = false;
        for &child in &children {
            let within = self.scope(child, inner.clone())?;
            free_within.extend(within.free);
            child_free |= within.has_free;
        }

        let Some(scope) = self.table.get_mut(id) else {
            return Ok(Within { free: Names::default(), has_free: false });
        };
        scope.children = children;
        scope.child_free = child_free;
        if scope.kind == ScopeKind::Function {
            scope.make_cells(&mut free_within);
        }
        scope.pass_through(&free_within, &around.bound);
        self.file.check_unoptimized(scope)?;
        free_within.extend(names.free);
        Ok(Within { free: free_within, has_free: scope.free || scope.child_free })
    }
}

/// The names of one scope, sorted out.
struct Classified {
    local: Names,
    free: Names,
}

impl Scope {
    /// Gives every name a visibility, as far as this scope and those around say (`analyze_name`).
    fn classify(&mut self, around: &mut Around) -> Classified {
        let mut names = Classified { local: Names::default(), free: Names::default() };
        for (name, symbol) in &mut self.symbols {
            let visibility = if symbol.uses.any(Uses::GLOBAL) {
                around.global.insert(name.clone());
                around.bound.remove(name);
                Visibility::GlobalExplicit
            } else if symbol.uses.any(Uses::BOUND) {
                names.local.insert(name.clone());
                around.global.remove(name);
                Visibility::Local
            } else if around.bound.contains(name) {
                self.free = true;
                names.free.insert(name.clone());
                Visibility::Free
            } else {
                self.free |= self.nested && !around.global.contains(name);
                Visibility::GlobalImplicit
            };
            symbol.visibility = Some(visibility);
        }
        names
    }

    /// Locals that scopes within need live in cells, and are not looked for further out (`analyze_cells`).
    fn make_cells(&mut self, free_within: &mut Names) {
        for (name, symbol) in &mut self.symbols {
            if symbol.visibility == Some(Visibility::Local) && free_within.remove(name) {
                symbol.visibility = Some(Visibility::Cell);
            }
        }
    }

    /// Names that scopes within need from further out are free here too, though nothing here mentions them: the
    /// closure is handed on through this scope (`update_symbols`).
    fn pass_through(&mut self, free_within: &Names, bound_around: &Names) {
        for name in free_within {
            match self.symbols.get_mut(name) {
                Some(symbol) => {
                    let mut bound_or_global = Uses::BOUND;
                    bound_or_global.add(Uses::GLOBAL);
                    if self.kind == ScopeKind::Class && symbol.uses.any(bound_or_global) {
                        symbol.uses.add(Uses::FREE_IN_CLASS);
                    }
                }
                None if bound_around.contains(name) => {
                    let symbol = Symbol { uses: Uses::default(), visibility: Some(Visibility::Free) };
                    self.symbols.insert(name.clone(), symbol);
                }
                None => {}
            }
        }
    }
}

impl SourceFile<'_> {
    /// A parameter cannot be declared `global`.
    fn check_parameters(&self, scope: &Scope) -> Result<(), CompileError> {
        let is_wrong = |symbol: &Symbol| symbol.uses.any(Uses::GLOBAL) && symbol.uses.any(Uses::PARAM);
        if !scope.symbols.values().any(is_wrong) {
            return Ok(());
        }
        let names = dict_order(scope.symbols.keys());
        match names.into_iter().find(|&name| scope.symbols.get(name).is_some_and(is_wrong)) {
            Some(name) => Err(self.error(format!("name '{name}' is local and global"), scope.lineno)),
            None => Ok(()),
        }
    }

    /// A function cannot have names that the compiler does not see if that leaves open what a name within is.
    fn check_unoptimized(&self, scope: &Scope) -> Result<(), CompileError> {
        if scope.kind != ScopeKind::Function || !(scope.free || scope.child_free) {
            return Ok(());
        }
        let because =
            if scope.child_free { "contains a nested function with free variables" } else { "is a nested function" };
        let name = &scope.name;
        let unoptimized = scope.unoptimized;
        let mut message = match (unoptimized.import_star, unoptimized.bare_exec) {
            (false, false) => return Ok(()),
            (true, false) if !unoptimized.exec => {
                format!("import * is not allowed in function '{name:.100}' because it {because}")
            }
            (false, true) if !unoptimized.exec => {
                format!("unqualified exec is not allowed in function '{name:.100}' because it {because}")
            }
            _ => {
                format!("function '{name:.100}' uses import * and bare exec, which are illegal because it {because}")
            }
        };
        // CPython builds it in a buffer of 300 bytes.
        message.truncate(299);
        Err(self.error(message, scope.opt_lineno))
    }
}

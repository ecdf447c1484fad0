//! The symbol table: what each name means in each block (CPython's `Python/symtable.c`).
//!
//! Bytecode reaches a variable in one of several ways: `LOAD_FAST` by its index in the frame, `LOAD_DEREF` through a cell,
//! `LOAD_GLOBAL` and `LOAD_NAME` by name. Which one is right depends on all uses of the name in the whole function and in
//! the functions around and within it. So the table is made before any code, in two passes:
//!
//! 1. [`collect`] goes over the tree and notes facts: the name is assigned to here, used there, declared `global`, a
//!    parameter ([`Uses`]). Each module, class, function, lambda, generator expression, and set or dict
//!    comprehension is a [`Scope`] of its own (a list comprehension is not, in Python 2).
//! 2. [`analyze`] concludes: local, global, free (belongs to a function around) or cell (a function within uses
//!    it): [`Visibility`].
//!
//! Errors come in CPython's order: pass 1 in the order of the source, then pass 2 from the outside in.

mod analyze;
mod collect;
mod dict_order;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::ast::{Expr, Identifier, ModKind, Stmt};
use super::{CompileError, CompileWarning, SourceFile};

/// A scope, by its place in the [`SymbolTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScopeId(u32);

/// What a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    /// Also lambdas, generator expressions, set and dict comprehensions.
    Function,
}

/// What pass 1 saw of a name in a scope: one bit for each kind of use (the `DEF_…` flags).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses(u8);

impl Uses {
    /// Declared by a `global` statement.
    pub(super) const GLOBAL: Self = Self(1);
    /// Assigned to, deleted, defined.
    pub(super) const LOCAL: Self = Self(2);
    /// A parameter.
    pub(super) const PARAM: Self = Self(4);
    /// Read.
    pub(super) const READ: Self = Self(8);
    /// In a class: a method has a free variable of the same name.
    pub(super) const FREE_IN_CLASS: Self = Self(16);
    /// Bound by an import.
    pub(super) const IMPORT: Self = Self(32);
    /// Bound in one way or another.
    const BOUND: Self = Self(2 | 4 | 32);

    /// Whether any of `other`'s bits is set.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Where a name's value lives, as pass 2 concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visibility {
    Local,
    /// By a `global` statement in this scope.
    GlobalExplicit,
    /// Because no function around binds it.
    GlobalImplicit,
    /// In a cell that a function around made.
    Free,
    /// In a cell that this function makes.
    Cell,
}

/// A name in a scope.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Symbol {
    pub(super) uses: Uses,
    /// None until pass 2.
    pub(super) visibility: Option<Visibility>,
}

/// Statements that make names unpredictable, so that a function's locals are kept in a dict (`ste_unoptimized`).
#[derive(Clone, Copy, Debug, Default)]
struct Unoptimized {
    import_star: bool,
    /// `exec … in …`: allowed everywhere.
    exec: bool,
    /// `exec` without `in`.
    bare_exec: bool,
}

/// One block of a program (CPython's `PySTEntryObject`).
#[derive(Debug)]
pub(super) struct Scope {
    name: Identifier,
    pub(super) kind: ScopeKind,
    /// By name, in the order in which they were first seen.
    symbols: IndexMap<Identifier, Symbol, FxBuildHasher>,
    /// The parameters; the code generator adds the other locals behind them, as it comes by.
    pub(super) varnames: Vec<Identifier>,
    children: Vec<ScopeId>,
    unoptimized: Unoptimized,
    /// Inside of a function, at whatever depth.
    pub(super) nested: bool,
    /// Has a name that may be another function's variable.
    free: bool,
    /// A scope within has one.
    child_free: bool,
    /// Has a `yield`, or is a generator expression.
    pub(super) generator: bool,
    pub(super) varargs: bool,
    pub(super) varkeywords: bool,
    returns_value: bool,
    lineno: u32,
    /// The first line with an `exec` or `import *`; 0 if there is none.
    opt_lineno: u32,
}

impl Scope {
    /// Whether names may appear that the compiler cannot see: no `LOAD_FAST`, no `LOAD_GLOBAL` then.
    pub(super) fn is_unoptimized(&self) -> bool {
        let Unoptimized { import_star, exec, bare_exec } = self.unoptimized;
        self.kind == ScopeKind::Module || import_star || exec || bare_exec
    }

    /// What a (mangled) name is here (`PyST_GetScope`); none for names that only the compiler uses, such as `__doc__`.
    pub(super) fn visibility(&self, name: &Identifier) -> Option<Visibility> {
        self.symbols.get(name)?.visibility
    }

    /// The names that live in cells of this scope, sorted: `co_cellvars`.
    pub(super) fn cell_names(&self) -> Vec<Identifier> {
        self.sorted_names(|symbol| symbol.visibility == Some(Visibility::Cell))
    }

    /// The names whose cells come from outside, sorted: `co_freevars`.
    pub(super) fn free_names(&self) -> Vec<Identifier> {
        self.sorted_names(|symbol| symbol.visibility == Some(Visibility::Free) || symbol.uses.any(Uses::FREE_IN_CLASS))
    }

    fn sorted_names(&self, wanted: impl Fn(&Symbol) -> bool) -> Vec<Identifier> {
        let mut names: Vec<_> =
            self.symbols.iter().filter(|(_, symbol)| wanted(symbol)).map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        names
    }
}

/// A node that has a scope, by its address, as in CPython: the tree does not move while it is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct NodeKey(usize);

impl From<&Stmt> for NodeKey {
    fn from(node: &Stmt) -> Self {
        Self(std::ptr::from_ref(node).addr())
    }
}

impl From<&Expr> for NodeKey {
    fn from(node: &Expr) -> Self {
        Self(std::ptr::from_ref(node).addr())
    }
}

/// All scopes of a program.
#[derive(Debug)]
pub(super) struct SymbolTable {
    /// In the order in which they begin; the module is first.
    scopes: Vec<Scope>,
    by_node: FxHashMap<NodeKey, ScopeId>,
}

impl SymbolTable {
    /// Makes the table of a program; warnings are added to `warnings` (`PySymtable_Build`).
    ///
    /// # Errors
    /// What CPython's `symtable.c` rejects: parameters of the same name, `return` with a value in a generator, `import *`
    /// where nested functions need to know the names …
    pub(super) fn build(
        program: &ModKind,
        file: &SourceFile<'_>,
        warnings: &mut Vec<CompileWarning>,
    ) -> Result<Self, CompileError> {
        let mut table = collect::collect(program, file, warnings)?;
        analyze::analyze(&mut table, file)?;
        Ok(table)
    }

    /// The module's scope.
    pub(super) const TOP: ScopeId = ScopeId(0);

    /// The scope of a node that has one.
    pub(super) fn scope_of(&self, node: impl Into<NodeKey>) -> Option<ScopeId> {
        self.by_node.get(&node.into()).copied()
    }

    pub(super) fn get(&self, id: ScopeId) -> Option<&Scope> {
        self.scopes.get(id.0 as usize)
    }

    fn get_mut(&mut self, id: ScopeId) -> Option<&mut Scope> {
        self.scopes.get_mut(id.0 as usize)
    }
}

//! Pass 1 over the tree: who defines and uses which name where (the `symtable_visit_…` functions).

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::{NodeKey, Scope, ScopeId, ScopeKind, Symbol, SymbolTable, Unoptimized, Uses};
use crate::compiler::ast::{
    Alias, Arguments, Comprehension, ExceptHandler, Expr, ExprContext, ExprKind, Identifier, ModKind, Slice, Stmt,
    StmtKind,
};
use crate::compiler::mangle::mangle;
use crate::compiler::{CompileError, CompileWarning, SourceFile};

type Result = std::result::Result<(), CompileError>;

/// Makes the scopes of a program, with what its statements say about each name.
pub(super) fn collect(
    program: &ModKind,
    file: &SourceFile<'_>,
    warnings: &mut Vec<CompileWarning>,
) -> std::result::Result<SymbolTable, CompileError> {
    let mut collector = Collector {
        table: SymbolTable { scopes: Vec::new(), by_node: FxHashMap::default() },
        path: Vec::new(),
        class: None,
        spine: Vec::new(),
        file,
        warnings,
    };
    collector.enter("top".into(), ScopeKind::Module, 0);
    match program {
        ModKind::Module(body) | ModKind::Interactive(body) => collector.stmts(body)?,
        ModKind::Expression(body) => collector.expr(body)?,
    }
    Ok(collector.table)
}

struct Collector<'a> {
    table: SymbolTable,
    /// The scopes from the module to the current one.
    path: Vec<ScopeId>,
    /// The class whose private names are mangled here.
    class: Option<Identifier>,
    /// Links of spines ([`Expr::first_operand`]) that are waiting for their turn.
    spine: Vec<&'a Expr>,
    file: &'a SourceFile<'a>,
    warnings: &'a mut Vec<CompileWarning>,
}

/// Scopes.
impl<'a> Collector<'a> {
    fn enter(&mut self, name: Identifier, kind: ScopeKind, lineno: u32) -> ScopeId {
        let id = ScopeId(self.table.scopes.len() as u32);
        let mut nested = false;
        if let Some(parent) = self.path.last().and_then(|&parent| self.table.get_mut(parent)) {
            nested = parent.nested || parent.kind == ScopeKind::Function;
            parent.children.push(id);
        }
        self.table.scopes.push(Scope {
            name,
            kind,
            symbols: IndexMap::default(),
            varnames: Vec::new(),
            children: Vec::new(),
            unoptimized: Unoptimized::default(),
            nested,
            free: false,
            child_free: false,
            generator: false,
            varargs: false,
            varkeywords: false,
            returns_value: false,
            lineno,
            opt_lineno: 0,
        });
        self.path.push(id);
        id
    }

    fn enter_node(&mut self, node: NodeKey, name: Identifier, kind: ScopeKind, lineno: u32) {
        let id = self.enter(name, kind, lineno);
        self.table.by_node.insert(node, id);
    }

    fn leave(&mut self) {
        self.path.pop();
    }

    /// The current scope.
    #[expect(clippy::indexing_slicing, reason = "`path` holds ids of scopes, and scopes are never removed")]
    fn scope(&mut self) -> &mut Scope {
        let id = self.path.last().copied().unwrap_or(SymbolTable::TOP);
        &mut self.table.scopes[id.0 as usize]
    }

    /// Notes a use of a name in the current scope (`symtable_add_def`).
    fn add(&mut self, name: &Identifier, uses: Uses) -> Result {
        let mangled = mangle(self.class.as_ref(), name);
        let scope = self.scope();
        let symbol = scope.symbols.entry(mangled.clone()).or_default();
        let is_duplicate = uses.any(Uses::PARAM) && symbol.uses.any(Uses::PARAM);
        symbol.uses.add(uses);
        if is_duplicate {
            let message = format!("duplicate argument '{name}' in function definition");
            let lineno = scope.lineno;
            return Err(self.file.error(message, lineno));
        }
        if uses.any(Uses::PARAM) {
            scope.varnames.push(mangled);
        } else if uses.any(Uses::GLOBAL)
            && let Some(module) = self.table.get_mut(SymbolTable::TOP)
        {
            module.symbols.entry(mangled).or_insert_with(Symbol::default).uses.add(uses);
        }
        Ok(())
    }
}

/// Statements.
impl<'a> Collector<'a> {
    fn stmts(&mut self, body: &'a [Stmt]) -> Result {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// A statement, and those that hang on it in a chain of `elif`s or `with` items.
    fn stmt(&mut self, first: &'a Stmt) -> Result {
        let mut stmt = first;
        while let Some(next) = stmt.elif().or_else(|| stmt.inner_with()) {
            self.head(stmt)?;
            stmt = next;
        }
        self.whole(stmt)
    }

    /// What comes before the next link of a chain.
    fn head(&mut self, stmt: &'a Stmt) -> Result {
        match &stmt.kind {
            StmtKind::If { test, body, .. } => {
                self.expr(test)?;
                self.stmts(body)
            }
            StmtKind::With { context_expr, optional_vars, .. } => {
                self.expr(context_expr)?;
                self.optional(optional_vars)
            }
            _ => Ok(()),
        }
    }

    fn whole(&mut self, stmt: &'a Stmt) -> Result {
        match &stmt.kind {
            StmtKind::FunctionDef { name, args, body, decorator_list } => {
                self.add(name, Uses::LOCAL)?;
                self.exprs(&args.defaults)?;
                self.exprs(decorator_list)?;
                self.enter_node(stmt.into(), name.clone(), ScopeKind::Function, stmt.lineno);
                self.arguments(args)?;
                self.stmts(body)?;
                self.leave();
            }
            StmtKind::ClassDef { name, bases, body, decorator_list } => {
                self.add(name, Uses::LOCAL)?;
                self.exprs(bases)?;
                self.exprs(decorator_list)?;
                self.enter_node(stmt.into(), name.clone(), ScopeKind::Class, stmt.lineno);
                let outer = self.class.replace(name.clone());
                self.stmts(body)?;
                self.class = outer;
                self.leave();
            }
            StmtKind::Return(value) => self.return_stmt(value.as_deref(), stmt.lineno)?,
            StmtKind::Delete(targets) => self.exprs(targets)?,
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)?;
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)?;
            }
            StmtKind::Print { dest, values, .. } => {
                self.optional(dest)?;
                self.exprs(values)?;
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.expr(target)?;
                self.expr(iter)?;
                self.stmts(body)?;
                self.stmts(orelse)?;
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test)?;
                self.stmts(body)?;
                self.stmts(orelse)?;
            }
            StmtKind::If { orelse, .. } => {
                self.head(stmt)?;
                self.stmts(orelse)?;
            }
            StmtKind::With { body, .. } => {
                self.head(stmt)?;
                self.stmts(body)?;
            }
            StmtKind::Raise { exc_type, inst, tback } => {
                self.optional(exc_type)?;
                self.optional(inst)?;
                self.optional(tback)?;
            }
            StmtKind::TryExcept { body, handlers, orelse } => {
                self.stmts(body)?;
                self.stmts(orelse)?;
                handlers.iter().try_for_each(|handler| self.handler(handler))?;
            }
            StmtKind::TryFinally { body, finalbody } => {
                self.stmts(body)?;
                self.stmts(finalbody)?;
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg)?;
            }
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => self.import(names, stmt.lineno)?,
            StmtKind::Exec { body, globals, locals } => {
                self.expr(body)?;
                let scope = self.scope();
                if scope.opt_lineno == 0 {
                    scope.opt_lineno = stmt.lineno;
                }
                match globals {
                    Some(_) => scope.unoptimized.exec = true,
                    None => scope.unoptimized.bare_exec = true,
                }
                self.optional(globals)?;
                self.optional(locals)?;
            }
            StmtKind::Global(names) => names.iter().try_for_each(|name| self.global(name, stmt.lineno))?,
            StmtKind::Expr(value) => self.expr(value)?,
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
        Ok(())
    }

    fn return_stmt(&mut self, value: Option<&'a Expr>, lineno: u32) -> Result {
        let Some(value) = value else { return Ok(()) };
        self.expr(value)?;
        self.scope().returns_value = true;
        self.check_return_in_generator(lineno)
    }

    fn check_return_in_generator(&mut self, lineno: u32) -> Result {
        let scope = self.scope();
        if scope.returns_value && scope.generator {
            return Err(self.file.error("'return' with argument inside generator", lineno));
        }
        Ok(())
    }

    fn global(&mut self, name: &Identifier, lineno: u32) -> Result {
        let mangled = mangle(self.class.as_ref(), name);
        let uses = self.scope().symbols.get(&mangled).copied().unwrap_or_default().uses;
        if uses.any(Uses::LOCAL) {
            self.warn(format!("name '{name:.400}' is assigned to before global declaration"), lineno);
        } else if uses.any(Uses::READ) {
            self.warn(format!("name '{name:.400}' is used prior to global declaration"), lineno);
        }
        self.add(name, Uses::GLOBAL)
    }

    /// CPython builds the message in a buffer of 256 bytes.
    fn warn(&mut self, mut message: String, lineno: u32) {
        message.truncate(255);
        self.warnings.push(self.file.warning(message, lineno));
    }

    fn import(&mut self, names: &'a [Alias], lineno: u32) -> Result {
        for Alias { name, asname } in names {
            let bound = asname.as_ref().unwrap_or(name);
            if &**bound == "*" {
                let scope = self.scope();
                scope.unoptimized.import_star = true;
                let (kind, scope_lineno) = (scope.kind, scope.lineno);
                if kind != ScopeKind::Module {
                    self.warn("import * only allowed at module level".into(), scope_lineno);
                }
            } else if let Some((package, _)) = bound.split_once('.') {
                self.add(&package.into(), Uses::IMPORT)?;
            } else {
                self.add(bound, Uses::IMPORT)?;
            }
        }
        let scope = self.scope();
        if scope.is_unoptimized() && scope.opt_lineno == 0 {
            scope.opt_lineno = lineno;
        }
        Ok(())
    }

    fn handler(&mut self, handler: &'a ExceptHandler) -> Result {
        self.optional(&handler.exc_type)?;
        self.optional(&handler.name)?;
        self.stmts(&handler.body)
    }
}

/// Parameters.
impl<'a> Collector<'a> {
    /// The order decides the locals' indexes: parameters, `*args`, `**kwargs`, then the names within tuples.
    fn arguments(&mut self, args: &'a Arguments) -> Result {
        for (index, arg) in args.args.iter().enumerate() {
            match &arg.kind {
                ExprKind::Name { id, .. } => self.add(id, Uses::PARAM)?,
                ExprKind::Tuple { .. } => self.implicit_arg(index)?,
                _ => return self.invalid_parameter(),
            }
        }
        if let Some(vararg) = &args.vararg {
            self.add(vararg, Uses::PARAM)?;
            self.scope().varargs = true;
        }
        if let Some(kwarg) = &args.kwarg {
            self.add(kwarg, Uses::PARAM)?;
            self.scope().varkeywords = true;
        }
        self.tuple_params(&args.args)
    }

    /// The names within those parameters that are tuples (`symtable_visit_params_nested`).
    fn tuple_params(&mut self, params: &'a [Expr]) -> Result {
        for param in params {
            let ExprKind::Tuple { elts, .. } = &param.kind else { continue };
            for elt in elts {
                match &elt.kind {
                    ExprKind::Name { id, .. } => self.add(id, Uses::PARAM)?,
                    ExprKind::Tuple { .. } => {}
                    _ => return self.invalid_parameter(),
                }
            }
            self.tuple_params(elts)?;
        }
        Ok(())
    }

    /// A parameter without a name, for a tuple or the outermost iterator of a generator expression.
    fn implicit_arg(&mut self, index: usize) -> Result {
        self.add(&format!(".{index}").into(), Uses::PARAM)
    }

    fn invalid_parameter(&mut self) -> Result {
        let lineno = self.scope().lineno;
        Err(self.file.error("invalid expression in parameter list", lineno))
    }
}

/// Expressions.
impl<'a> Collector<'a> {
    fn exprs(&mut self, exprs: &'a [Expr]) -> Result {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    fn optional(&mut self, expr: &'a Option<Box<Expr>>) -> Result {
        expr.as_deref().map_or(Ok(()), |expr| self.expr(expr))
    }

    /// An expression, along its spine: the innermost operand first. Neither a spine nor the right operands of binary
    /// operators recurse.
    fn expr(&mut self, expr: &'a Expr) -> Result {
        let waiting = self.spine.len();
        let mut next = expr;
        loop {
            while let Some(operand) = next.first_operand() {
                self.spine.push(next);
                next = operand;
            }
            self.without_left(next)?;
            loop {
                if self.spine.len() == waiting {
                    return Ok(());
                }
                match self.spine.pop() {
                    Some(Expr { kind: ExprKind::BinOp { right, .. }, .. }) => {
                        next = right;
                        break;
                    }
                    Some(link) => self.right_of_left(link)?,
                    None => return Ok(()),
                }
            }
        }
    }

    /// What is visited of a link behind its left operand.
    fn right_of_left(&mut self, expr: &'a Expr) -> Result {
        match &expr.kind {
            ExprKind::Call { args, keywords, starargs, kwargs, .. } => {
                self.exprs(args)?;
                keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))?;
                self.optional(starargs)?;
                self.optional(kwargs)
            }
            ExprKind::Subscript { slice, .. } => self.slice(slice),
            _ => Ok(()),
        }
    }

    fn without_left(&mut self, expr: &'a Expr) -> Result {
        match &expr.kind {
            ExprKind::Name { id, ctx } => {
                self.add(id, if *ctx == ExprContext::Load { Uses::READ } else { Uses::LOCAL })
            }
            ExprKind::Num(_) | ExprKind::Str(_) => Ok(()),
            ExprKind::BoolOp { values: elts, .. }
            | ExprKind::Set(elts)
            | ExprKind::List { elts, .. }
            | ExprKind::Tuple { elts, .. } => self.exprs(elts),
            ExprKind::Repr(value) => self.expr(value),
            ExprKind::IfExp { .. } => self.conditional(expr),
            ExprKind::Dict { keys, values } => {
                self.exprs(keys)?;
                self.exprs(values)
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Yield(value) => {
                self.optional(value)?;
                self.scope().generator = true;
                self.check_return_in_generator(expr.lineno)
            }
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body),
            ExprKind::ListComp { elt, generators } => self.list_comprehension(elt, generators),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension(expr, "genexpr", generators, None, elt),
            ExprKind::SetComp { elt, generators } => self.comprehension(expr, "setcomp", generators, None, elt),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, "dictcomp", generators, Some(value), key)
            }
            ExprKind::UnaryOp { .. }
            | ExprKind::BinOp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. } => self.right_of_left(expr),
        }
    }

    /// `a if x else b if y else c …`: nothing but the parser's stack bounds the chain.
    fn conditional(&mut self, mut expr: &'a Expr) -> Result {
        while let ExprKind::IfExp { test, body, orelse } = &expr.kind {
            self.expr(test)?;
            self.expr(body)?;
            expr = orelse;
        }
        self.expr(expr)
    }

    fn lambda(&mut self, expr: &'a Expr, args: &'a Arguments, body: &'a Expr) -> Result {
        self.exprs(&args.defaults)?;
        self.enter_node(expr.into(), "lambda".into(), ScopeKind::Function, expr.lineno);
        self.arguments(args)?;
        self.expr(body)?;
        self.leave();
        Ok(())
    }

    fn list_comprehension(&mut self, elt: &'a Expr, generators: &'a [Comprehension]) -> Result {
        self.expr(elt)?;
        self.generators(generators)
    }

    fn generators(&mut self, generators: &'a [Comprehension]) -> Result {
        for Comprehension { target, iter, ifs } in generators {
            self.expr(target)?;
            self.expr(iter)?;
            self.exprs(ifs)?;
        }
        Ok(())
    }

    /// A generator expression, set or dict comprehension: a function of its own, called with the outermost iterator, which
    /// still belongs to the scope around (`symtable_handle_comprehension`).
    fn comprehension(
        &mut self,
        expr: &'a Expr,
        name: &str,
        generators: &'a [Comprehension],
        value: Option<&'a Expr>,
        elt: &'a Expr,
    ) -> Result {
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        self.expr(&outermost.iter)?;
        self.enter_node(expr.into(), name.into(), ScopeKind::Function, 0);
        self.implicit_arg(0)?;
        let is_generator = matches!(expr.kind, ExprKind::GeneratorExp { .. });
        if !is_generator {
            // CPython still reserves the name that once held the collection. No instruction uses it.
            self.add(&"_[1]".into(), Uses::LOCAL)?;
        }
        self.expr(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        self.generators(inner)?;
        if let Some(value) = value {
            self.expr(value)?;
        }
        self.expr(elt)?;
        self.scope().generator |= is_generator;
        self.leave();
        Ok(())
    }

    fn slice(&mut self, slice: &'a Slice) -> Result {
        match slice {
            Slice::Ellipsis => Ok(()),
            Slice::Slice { lower, upper, step } => {
                self.optional(lower)?;
                self.optional(upper)?;
                self.optional(step)
            }
            Slice::ExtSlice(dims) => dims.iter().try_for_each(|dim| self.slice(dim)),
            Slice::Index(value) => self.expr(value),
        }
    }
}

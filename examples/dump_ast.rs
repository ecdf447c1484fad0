//! Prints what the compiler makes of programs, for `scripts/compare_ast.py`, `compiler_fuzz.py`, `fuzz_errors.py` and `error_cases.py`.
//!
//! Reads from standard input, one request a line: how (`file` or `string`), mode (`exec`, `eval`, `single`; after a `+`, flags that the
//! program inherits), whether to print the tree (`tree`), only errors (`parse`), errors and warnings of the whole compiler (`check`) or
//! the code object too (`code`), and a path. Answers on one line.

use std::fmt::Write as _;
use std::io::{BufRead, Write as _};
use std::process::ExitCode;
use std::rc::Rc;

use framebyframe::bytecode::{CodeFlags, Const, marshal};
use framebyframe::compiler::ast::{
    Alias, Arguments, Comprehension, ExceptHandler, Expr, ExprKind, Mod, ModKind, Slice, Stmt, StmtKind,
};
use framebyframe::compiler::{CompileError, ErrorKind, Mode, Options, compile, parse};

fn main() -> ExitCode {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = line.map_err(|error| error.to_string()).and_then(|line| answer(&line));
        let written = answer.and_then(|answer| {
            writeln!(output, "{answer}").and_then(|()| output.flush()).map_err(|error| error.to_string())
        });
        if let Err(error) = written {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn answer(request: &str) -> Result<String, String> {
    let mut words = request.splitn(4, ' ');
    let (how, mode, what, path) = (words.next(), words.next(), words.next(), words.next().unwrap_or_default());
    let source = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let (mode, flags) = mode.unwrap_or_default().split_once('+').unwrap_or((mode.unwrap_or_default(), "0"));
    let mode = match mode {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => Mode::Exec,
    };
    let mut options = if how == Some("file") { Options::file(path) } else { Options::string(path, mode) };
    options.flags = CodeFlags(flags.parse().map_err(|error| format!("{flags}: {error}"))?);
    if what == Some("tree") {
        return Ok(match parse(&source, &options) {
            Ok(module) => {
                let mut dump = Dump { out: String::new() };
                dump.module(&module);
                dump.out
            }
            Err(error) => describe(&error),
        });
    }
    if what == Some("parse") {
        return Ok(parse(&source, &options).map_or_else(|error| describe(&error), |_| "ok".to_owned()));
    }
    let mut warnings = Vec::new();
    let mut answer = match compile(&source, &options, &mut warnings) {
        Ok(code) if what == Some("code") => hex(&marshal::dump(&Const::Code(Rc::new(code)))),
        Ok(_) => "ok".to_owned(),
        Err(error) => describe(&error),
    };
    for warning in warnings {
        let _ = write!(answer, " warning {} {:?}", warning.lineno, warning.message);
    }
    Ok(answer)
}

/// An error as its attributes.
fn describe(error: &CompileError) -> String {
    let mut out = format!("error {} {:?}", error.kind.name(), error.message);
    if let Some(location) = &error.location {
        let offset = location.offset.map_or("None".to_owned(), |offset| offset.to_string());
        let text = location.text.as_ref().map_or("None".to_owned(), |text| hex(text));
        let _ = write!(out, " {} {offset} {text}", location.lineno);
    } else if error.kind == ErrorKind::SyntaxError {
        out.push_str(" None None None");
    }
    out
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold("x".to_owned(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

struct Dump {
    out: String,
}

/// Writes a node: its name, its place if it has one, and its fields.
macro_rules! node {
    ($dump:expr, $name:expr, $place:expr $(, $method:ident($field:expr))* $(,)?) => {{
        $dump.open($name, $place);
        $($dump.$method($field);)*
        $dump.out.push(')');
    }};
}

impl Dump {
    fn open(&mut self, name: &str, place: Option<(u32, i32)>) {
        self.out.push_str(name);
        if let Some((lineno, col_offset)) = place {
            let _ = write!(self.out, "@{lineno},{col_offset}");
        }
        self.out.push('(');
    }

    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.out.push('[');
        for item in items {
            each(self, item);
            self.out.push(' ');
        }
        self.out.push(']');
    }

    fn word(&mut self, word: &str) {
        self.out.push_str(word);
        self.out.push(' ');
    }

    fn name(&mut self, name: &str) {
        let _ = write!(self.out, "'{name}' ");
    }

    fn optional_name(&mut self, name: &Option<std::rc::Rc<str>>) {
        match name {
            Some(name) => self.name(name),
            None => self.word("~"),
        }
    }

    fn names(&mut self, names: &[std::rc::Rc<str>]) {
        self.list(names, |dump, name| dump.name(name));
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        self.list(stmts, Self::stmt);
    }

    fn exprs(&mut self, exprs: &[Expr]) {
        self.list(exprs, Self::expr);
    }

    fn optional(&mut self, expr: &Option<Box<Expr>>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.word("~"),
        }
    }

    /// An enum without data, under its own name.
    fn plain(&mut self, value: impl std::fmt::Debug) {
        let _ = write!(self.out, "{value:?}() ");
    }

    fn module(&mut self, module: &Mod) {
        match &module.kind {
            ModKind::Module(body) => node!(self, "Module", None, stmts(body)),
            ModKind::Interactive(body) => node!(self, "Interactive", None, stmts(body)),
            ModKind::Expression(body) => node!(self, "Expression", None, expr(body)),
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let place = Some((stmt.lineno, stmt.col_offset));
        match &stmt.kind {
            StmtKind::FunctionDef { name, args, body, decorator_list } => {
                node!(self, "FunctionDef", place, name(name), arguments(args), stmts(body), exprs(decorator_list));
            }
            StmtKind::ClassDef { name, bases, body, decorator_list } => {
                node!(self, "ClassDef", place, name(name), exprs(bases), stmts(body), exprs(decorator_list));
            }
            StmtKind::Return(value) => node!(self, "Return", place, optional(value)),
            StmtKind::Delete(targets) => node!(self, "Delete", place, exprs(targets)),
            StmtKind::Assign { targets, value } => node!(self, "Assign", place, exprs(targets), expr(value)),
            StmtKind::AugAssign { target, op, value } => {
                node!(self, "AugAssign", place, expr(target), plain(op), expr(value));
            }
            StmtKind::Print { dest, values, nl } => {
                node!(self, "Print", place, optional(dest), exprs(values), word(if *nl { "True" } else { "False" }));
            }
            StmtKind::For { target, iter, body, orelse } => {
                node!(self, "For", place, expr(target), expr(iter), stmts(body), stmts(orelse));
            }
            StmtKind::While { test, body, orelse } => {
                node!(self, "While", place, expr(test), stmts(body), stmts(orelse));
            }
            StmtKind::If { test, body, orelse } => node!(self, "If", place, expr(test), stmts(body), stmts(orelse)),
            StmtKind::With { context_expr, optional_vars, body } => {
                node!(self, "With", place, expr(context_expr), optional(optional_vars), stmts(body));
            }
            StmtKind::Raise { exc_type, inst, tback } => {
                node!(self, "Raise", place, optional(exc_type), optional(inst), optional(tback));
            }
            StmtKind::TryExcept { body, handlers, orelse } => {
                node!(self, "TryExcept", place, stmts(body), handlers(handlers), stmts(orelse));
            }
            StmtKind::TryFinally { body, finalbody } => {
                node!(self, "TryFinally", place, stmts(body), stmts(finalbody));
            }
            StmtKind::Assert { test, msg } => node!(self, "Assert", place, expr(test), optional(msg)),
            StmtKind::Import(names) => node!(self, "Import", place, aliases(names)),
            StmtKind::ImportFrom { module, names, level } => {
                node!(self, "ImportFrom", place, optional_name(module), aliases(names), word(&level.to_string()));
            }
            StmtKind::Exec { body, globals, locals } => {
                node!(self, "Exec", place, expr(body), optional(globals), optional(locals));
            }
            StmtKind::Global(names) => node!(self, "Global", place, names(names)),
            StmtKind::Expr(value) => node!(self, "Expr", place, expr(value)),
            StmtKind::Pass => node!(self, "Pass", place),
            StmtKind::Break => node!(self, "Break", place),
            StmtKind::Continue => node!(self, "Continue", place),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let place = Some((expr.lineno, expr.col_offset));
        match &expr.kind {
            ExprKind::BoolOp { op, values } => node!(self, "BoolOp", place, plain(op), exprs(values)),
            ExprKind::BinOp { left, op, right } => node!(self, "BinOp", place, expr(left), plain(op), expr(right)),
            ExprKind::UnaryOp { op, operand } => node!(self, "UnaryOp", place, plain(op), expr(operand)),
            ExprKind::Lambda { args, body } => node!(self, "Lambda", place, arguments(args), expr(body)),
            ExprKind::IfExp { test, body, orelse } => node!(self, "IfExp", place, expr(test), expr(body), expr(orelse)),
            ExprKind::Dict { keys, values } => node!(self, "Dict", place, exprs(keys), exprs(values)),
            ExprKind::Set(elts) => node!(self, "Set", place, exprs(elts)),
            ExprKind::ListComp { elt, generators } => {
                node!(self, "ListComp", place, expr(elt), comprehensions(generators));
            }
            ExprKind::SetComp { elt, generators } => {
                node!(self, "SetComp", place, expr(elt), comprehensions(generators));
            }
            ExprKind::DictComp { key, value, generators } => {
                node!(self, "DictComp", place, expr(key), expr(value), comprehensions(generators));
            }
            ExprKind::GeneratorExp { elt, generators } => {
                node!(self, "GeneratorExp", place, expr(elt), comprehensions(generators));
            }
            ExprKind::Yield(value) => node!(self, "Yield", place, optional(value)),
            ExprKind::Compare { left, ops, comparators } => {
                self.open("Compare", place);
                self.expr(left);
                self.list(ops, |dump, op| dump.plain(op));
                self.exprs(comparators);
                self.out.push(')');
            }
            ExprKind::Call { func, args, keywords, starargs, kwargs } => {
                self.open("Call", place);
                self.expr(func);
                self.exprs(args);
                self.list(keywords, |dump, keyword| {
                    node!(dump, "keyword", None, name(&keyword.arg), expr(&keyword.value))
                });
                self.optional(starargs);
                self.optional(kwargs);
                self.out.push(')');
            }
            ExprKind::Repr(value) => node!(self, "Repr", place, expr(value)),
            ExprKind::Num(value) => node!(self, "Num", place, constant(value)),
            ExprKind::Str(value) => node!(self, "Str", place, constant(value)),
            ExprKind::Attribute { value, attr, ctx } => {
                node!(self, "Attribute", place, expr(value), name(attr), plain(ctx));
            }
            ExprKind::Subscript { value, slice, ctx } => {
                node!(self, "Subscript", place, expr(value), slice(slice), plain(ctx));
            }
            ExprKind::Name { id, ctx } => node!(self, "Name", place, name(id), plain(ctx)),
            ExprKind::List { elts, ctx } => node!(self, "List", place, exprs(elts), plain(ctx)),
            ExprKind::Tuple { elts, ctx } => node!(self, "Tuple", place, exprs(elts), plain(ctx)),
        }
    }

    fn constant(&mut self, value: &Const) {
        match value {
            Const::Int(value) => self.word(&format!("i{value}")),
            Const::Long(value) => self.word(&format!("l{value}")),
            Const::Float(value) => self.word(&format!("f{:016x}", value.to_bits())),
            Const::Complex(value) => {
                self.word(&format!("c{:016x},{:016x}", value.real.to_bits(), value.imag.to_bits()));
            }
            Const::Str(value) => {
                // Whether an empty string is interned shows nowhere.
                let kind = if value.interned && !value.bytes.is_empty() { "t" } else { "s" };
                self.word(&format!("{kind}{}", hex(&value.bytes)));
            }
            Const::Unicode(points) => {
                self.out.push('u');
                self.list(points, |dump, point| {
                    let _ = write!(dump.out, "{point:x}");
                });
            }
            other => self.word(&format!("{other:?}")),
        }
    }

    fn slice(&mut self, slice: &Slice) {
        match slice {
            Slice::Ellipsis => node!(self, "Ellipsis", None),
            Slice::Slice { lower, upper, step } => {
                node!(self, "Slice", None, optional(lower), optional(upper), optional(step));
            }
            Slice::ExtSlice(dims) => {
                self.open("ExtSlice", None);
                self.list(dims, Self::slice);
                self.out.push(')');
            }
            Slice::Index(value) => node!(self, "Index", None, expr(value)),
        }
    }

    fn comprehensions(&mut self, generators: &[Comprehension]) {
        self.list(generators, |dump, generator| {
            node!(dump, "comprehension", None, expr(&generator.target), expr(&generator.iter), exprs(&generator.ifs));
        });
    }

    fn handlers(&mut self, handlers: &[ExceptHandler]) {
        self.list(handlers, |dump, handler| {
            let place = Some((handler.lineno, handler.col_offset));
            node!(
                dump,
                "ExceptHandler",
                place,
                optional(&handler.exc_type),
                optional(&handler.name),
                stmts(&handler.body)
            );
        });
    }

    fn arguments(&mut self, args: &Arguments) {
        let Arguments { args, vararg, kwarg, defaults } = args;
        node!(self, "arguments", None, exprs(args), optional_name(vararg), optional_name(kwarg), exprs(defaults));
    }

    fn aliases(&mut self, aliases: &[Alias]) {
        self.list(aliases, |dump, alias| node!(dump, "alias", None, name(&alias.name), optional_name(&alias.asname)));
    }
}

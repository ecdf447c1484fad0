//! The abstract syntax tree of Python 2.7, node for node that of CPython's `Parser/Python.asdl`.
//!
//! # Overview
//! [`Mod`] holds statements ([`Stmt`]), which hold expressions ([`Expr`]). Both say where they are in the source: `lineno`
//! and `col_offset` are CPython's to the digit, with its peculiarities, because `co_lnotab` is made from them;
//! [`Span`] is ours, and exact.
//!
//! # How deep a tree can be
//! Passes over the tree recurse, and a WebAssembly stack is small. What bounds them is CPython's own parser stack of 1,500
//! entries: brackets nest at most about 90 deep, `not not …` and `a if b else c if d else …` below 1,500, blocks 100.
//! Three shapes come from loops in the grammar, so nothing bounds them; every pass must walk them with a loop of its own:
//!
//! * the **left spine** of an expression, as in `a + b + c + …` or `f(1)(2).x[3]…`: [`Expr::left`] is the next link;
//! * **elif chains**: an [`StmtKind::If`] whose `orelse` is a single `If`, see [`Stmt::elif`];
//! * **with chains**: `with a, b, c: …` is a `With` in a `With` in a `With`, see [`Stmt::inner_with`].
//!
//! Dropping a tree follows the same rule.
//!
//! # Source layout
//! Here are the nodes; `chains` has the links of these shapes, and the drop.

mod chains;

use std::rc::Rc;

use crate::bytecode::{CodeFlags, Const};

/// A name (ASCII, as every name of Python 2 is). Equal names of one [`Mod`] share one allocation.
pub type Identifier = Rc<str>;

/// A range of bytes in the decoded text ([`Mod::text`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A whole program (`mod`), and what the parser learned besides the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Mod {
    /// The tree.
    pub kind: ModKind,
    /// The `CO_FUTURE_…` flags that the *parser* set (it looks for three of them to know its keywords).
    ///
    /// They end up in `co_flags`, together with those that `future.c` finds in the tree, and are not the same: CPython's
    /// parser also takes `from any.module import print_function` for a future statement.
    pub parser_flags: CodeFlags,
    /// What the spans refer to: the source as UTF-8, without BOM, newlines as `\n`.
    pub text: Box<[u8]>,
}

/// The three kinds of program.
#[derive(Clone, Debug, PartialEq)]
pub enum ModKind {
    /// A file: `compile(…, 'exec')`.
    Module(Vec<Stmt>),
    /// A statement at the prompt: `compile(…, 'single')`.
    Interactive(Vec<Stmt>),
    /// What `eval` takes: `compile(…, 'eval')`.
    Expression(Box<Expr>),
}

/// A statement with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    /// Which one.
    pub kind: StmtKind,
    /// The line, from 1.
    pub lineno: u32,
    /// Bytes from the start of the line; -1 behind a string that spans lines.
    pub col_offset: i32,
    /// From its first token to its last.
    pub span: Span,
}

/// The statements.
#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// `def name(args): body` below its decorators.
    FunctionDef {
        /// The function's name.
        name: Identifier,
        /// Its parameters.
        args: Arguments,
        /// Its body, never empty.
        body: Vec<Stmt>,
        /// Its decorators, in the order of the source.
        decorator_list: Vec<Expr>,
    },
    /// `class name(bases): body` below its decorators.
    ClassDef {
        /// The class's name.
        name: Identifier,
        /// What is between the parentheses.
        bases: Vec<Expr>,
        /// Its body, never empty.
        body: Vec<Stmt>,
        /// Its decorators, in the order of the source.
        decorator_list: Vec<Expr>,
    },
    /// `return value`.
    Return(Option<Box<Expr>>),
    /// `del targets`.
    Delete(Vec<Expr>),
    /// `targets[0] = targets[1] = … = value`.
    Assign {
        /// From left to right.
        targets: Vec<Expr>,
        /// The right side.
        value: Box<Expr>,
    },
    /// `target op= value`.
    AugAssign {
        /// A name, an attribute or a subscript, in context `Store`.
        target: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The right side.
        value: Box<Expr>,
    },
    /// `print >>dest, values`.
    Print {
        /// What follows `>>`.
        dest: Option<Box<Expr>>,
        /// What is printed.
        values: Vec<Expr>,
        /// Whether a newline is printed, that is, whether there was no comma at the end.
        nl: bool,
    },
    /// `for target in iter: body else: orelse`.
    For {
        /// In context `Store`.
        target: Box<Expr>,
        /// What is iterated over.
        iter: Box<Expr>,
        /// The body.
        body: Vec<Stmt>,
        /// After the last round; empty if there is none.
        orelse: Vec<Stmt>,
    },
    /// `while test: body else: orelse`.
    While {
        /// The condition.
        test: Box<Expr>,
        /// The body.
        body: Vec<Stmt>,
        /// When the condition turns false; empty if there is none.
        orelse: Vec<Stmt>,
    },
    /// `if test: body else: orelse`; an `elif` is an `If` alone in `orelse`.
    If {
        /// The condition.
        test: Box<Expr>,
        /// When it is true.
        body: Vec<Stmt>,
        /// When it is false; empty if there is none.
        orelse: Vec<Stmt>,
    },
    /// `with context_expr as optional_vars: body`.
    With {
        /// The context manager.
        context_expr: Box<Expr>,
        /// What follows `as`, in context `Store`.
        optional_vars: Option<Box<Expr>>,
        /// The body.
        body: Vec<Stmt>,
    },
    /// `raise type, inst, tback`: each one only if the one before it is there.
    Raise {
        /// The first expression (CPython's `type`).
        exc_type: Option<Box<Expr>>,
        /// The second.
        inst: Option<Box<Expr>>,
        /// The third.
        tback: Option<Box<Expr>>,
    },
    /// `try: body except …: … else: orelse`.
    TryExcept {
        /// What is tried.
        body: Vec<Stmt>,
        /// At least one.
        handlers: Vec<ExceptHandler>,
        /// When nothing was raised; empty if there is none.
        orelse: Vec<Stmt>,
    },
    /// `try: body finally: finalbody`; with `except` as well, `body` is a single `TryExcept`.
    TryFinally {
        /// What is tried.
        body: Vec<Stmt>,
        /// What is done in any case.
        finalbody: Vec<Stmt>,
    },
    /// `assert test, msg`.
    Assert {
        /// What should be true.
        test: Box<Expr>,
        /// What to say otherwise.
        msg: Option<Box<Expr>>,
    },
    /// `import names`.
    Import(Vec<Alias>),
    /// `from module import names`.
    ImportFrom {
        /// The module; none in `from . import x`.
        module: Option<Identifier>,
        /// The names, or a single `*`.
        names: Vec<Alias>,
        /// The number of dots in front.
        level: u32,
    },
    /// `exec body in globals, locals`.
    Exec {
        /// The program.
        body: Box<Expr>,
        /// The globals.
        globals: Option<Box<Expr>>,
        /// The locals.
        locals: Option<Box<Expr>>,
    },
    /// `global names`.
    Global(Vec<Identifier>),
    /// An expression whose value is dropped (or printed, at the prompt).
    Expr(Box<Expr>),
    /// `pass`.
    Pass,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// An expression with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Which one.
    pub kind: ExprKind,
    /// The line, from 1; a string that spans lines is where it ends.
    pub lineno: u32,
    /// Bytes from the start of the line; -1 for a string that spans lines.
    pub col_offset: i32,
    /// From its first token to its last, parentheses around the whole left out or not as the parser came by them.
    pub span: Span,
}

/// The expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `a and b and c`.
    BoolOp {
        /// Which of the two.
        op: BoolOp,
        /// At least two.
        values: Vec<Expr>,
    },
    /// `left op right`.
    BinOp {
        /// The left operand.
        left: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `op operand`.
    UnaryOp {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `lambda args: body`.
    Lambda {
        /// The parameters.
        args: Box<Arguments>,
        /// The body.
        body: Box<Expr>,
    },
    /// `body if test else orelse`.
    IfExp {
        /// The condition.
        test: Box<Expr>,
        /// The value when it is true.
        body: Box<Expr>,
        /// The value when it is false.
        orelse: Box<Expr>,
    },
    /// `{key: value, …}`.
    Dict {
        /// The keys.
        keys: Vec<Expr>,
        /// As many values.
        values: Vec<Expr>,
    },
    /// `{elt, …}`, never empty.
    Set(Vec<Expr>),
    /// `[elt for …]`.
    ListComp {
        /// What is collected.
        elt: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `{elt for …}`.
    SetComp {
        /// What is collected.
        elt: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `{key: value for …}`.
    DictComp {
        /// The key.
        key: Box<Expr>,
        /// The value.
        value: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `(elt for …)`.
    GeneratorExp {
        /// What is yielded.
        elt: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `yield value`.
    Yield(Option<Box<Expr>>),
    /// `left ops[0] comparators[0] ops[1] comparators[1] …`.
    Compare {
        /// The first operand.
        left: Box<Expr>,
        /// The operators, at least one.
        ops: Vec<CmpOp>,
        /// The other operands, one for each operator.
        comparators: Vec<Expr>,
    },
    /// `func(args, keywords, *starargs, **kwargs)`.
    Call {
        /// What is called.
        func: Box<Expr>,
        /// The positional arguments.
        args: Vec<Expr>,
        /// The keyword arguments.
        keywords: Vec<Keyword>,
        /// What follows `*`.
        starargs: Option<Box<Expr>>,
        /// What follows `**`.
        kwargs: Option<Box<Expr>>,
    },
    /// `` `value` ``.
    Repr(Box<Expr>),
    /// A number: `Int`, `Long`, `Float` or `Complex`.
    Num(Const),
    /// A string: `Str` or `Unicode`; adjacent literals are joined. A `Str` is interned where CPython's own object already is
    /// (one byte, written without a backslash).
    Str(Const),
    /// `value.attr`.
    Attribute {
        /// The object.
        value: Box<Expr>,
        /// The attribute's name, not yet mangled.
        attr: Identifier,
        /// Read, written or deleted.
        ctx: ExprContext,
    },
    /// `value[slice]`.
    Subscript {
        /// The object.
        value: Box<Expr>,
        /// What is between the brackets.
        slice: Box<Slice>,
        /// Read, written or deleted.
        ctx: ExprContext,
    },
    /// A name.
    Name {
        /// The name, not yet mangled.
        id: Identifier,
        /// Read, written or deleted.
        ctx: ExprContext,
    },
    /// `[elts]`.
    List {
        /// The elements.
        elts: Vec<Expr>,
        /// Read, written or deleted.
        ctx: ExprContext,
    },
    /// `elts[0], elts[1], …`.
    Tuple {
        /// The elements.
        elts: Vec<Expr>,
        /// Read, written or deleted.
        ctx: ExprContext,
    },
}

/// What is done with a place that an expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExprContext {
    /// It is read.
    Load,
    /// It is written.
    Store,
    /// It is deleted.
    Del,
    /// It is read for an augmented assignment (only the code generator sets this).
    AugLoad,
    /// It is written by an augmented assignment (only the code generator sets this).
    AugStore,
    /// It is a parameter.
    Param,
}

/// What is between the brackets of a subscript.
#[derive(Clone, Debug, PartialEq)]
pub enum Slice {
    /// `...`
    Ellipsis,
    /// `lower:upper:step`; in `a[::]` the step is the name `None`.
    Slice {
        /// Where it begins.
        lower: Option<Box<Expr>>,
        /// Where it ends.
        upper: Option<Box<Expr>>,
        /// By what steps.
        step: Option<Box<Expr>>,
    },
    /// Several with commas between, at least one of them not a plain index.
    ExtSlice(Vec<Slice>),
    /// A plain index; `a[1, 2]` is an index too, by a tuple.
    Index(Box<Expr>),
}

/// `and`, `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BoolOp {
    And,
    Or,
}

/// The binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Operator {
    Add,
    Sub,
    Mult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// The unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// The comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// `for target in iter if ifs[0] if ifs[1] …` in a comprehension.
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    /// In context `Store`.
    pub target: Expr,
    /// What is iterated over.
    pub iter: Expr,
    /// The conditions.
    pub ifs: Vec<Expr>,
}

/// `except exc_type, name: body`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    /// What is caught (CPython's `type`); everything if there is none.
    pub exc_type: Option<Box<Expr>>,
    /// Where it is stored: any target, in context `Store`.
    pub name: Option<Box<Expr>>,
    /// The body.
    pub body: Vec<Stmt>,
    /// The line of `except`, from 1.
    pub lineno: u32,
    /// Bytes from the start of the line.
    pub col_offset: i32,
    /// From `except` to the end of the body.
    pub span: Span,
}

/// The parameters of a function or lambda.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments {
    /// Names in context `Param`, and tuples of names and tuples (`def f(a, (b, c))`) in context `Store`.
    pub args: Vec<Expr>,
    /// The name behind `*`.
    pub vararg: Option<Identifier>,
    /// The name behind `**`.
    pub kwarg: Option<Identifier>,
    /// The defaults of the last parameters.
    pub defaults: Vec<Expr>,
}

/// `arg=value` in a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The parameter's name.
    pub arg: Identifier,
    /// The argument.
    pub value: Expr,
}

/// `name as asname` in an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The module or name; with dots in `import a.b`, `*` in `from a import *`.
    pub name: Identifier,
    /// The name it is given here.
    pub asname: Option<Identifier>,
}

//! Programs that Python's grammar allows, or nearly: each choice is made by the input's next bytes.

use arbitrary::Unstructured;

/// How deep statements and expressions go.
const DEEPEST: u32 = 5;
/// The most characters of a program.
const LONGEST: usize = 20_000;

const NAMES: &[&str] = &[
    "a",
    "b",
    "c",
    "f",
    "g",
    "self",
    "C",
    "x",
    "None",
    "True",
    "range",
    "len",
    "list",
    "dict",
    "set",
    "tuple",
    "str",
    "unicode",
    "int",
    "long",
    "float",
    "object",
    "type",
    "map",
    "filter",
    "sorted",
    "zip",
    "iter",
    "next",
    "sum",
    "repr",
    "hash",
    "getattr",
    "setattr",
    "isinstance",
    "super",
    "property",
    "xrange",
    "enumerate",
    "reversed",
    "globals",
    "eval",
    "ValueError",
    "StopIteration",
    "Exception",
    "__name__",
];
const ATTRIBUTES: &[&str] = &[
    "a",
    "b",
    "append",
    "join",
    "__class__",
    "__dict__",
    "__init__",
    "__doc__",
    "next",
    "send",
    "close",
    "throw",
    "items",
    "format",
    "split",
    "replace",
    "pop",
    "sort",
    "update",
    "func_code",
    "co_consts",
    "f_back",
    "im_func",
    "__getitem__",
    "encode",
    "decode",
    "real",
];
const METHODS: &[&str] = &[
    "__init__",
    "__new__",
    "__del__",
    "__eq__",
    "__cmp__",
    "__hash__",
    "__getattr__",
    "__setattr__",
    "__len__",
    "__iter__",
    "next",
    "__getitem__",
    "__call__",
    "__add__",
    "__radd__",
    "__repr__",
    "__str__",
    "__enter__",
    "__exit__",
    "__coerce__",
    "__nonzero__",
    "__get__",
    "__unicode__",
    "m",
];
const ATOMS: &[&str] = &[
    "(1)",
    "(0)",
    "(2)",
    "(-1)",
    "(7)",
    "(1L)",
    "(0x1f)",
    "(2147483648)",
    "(9223372036854775807)",
    "(1e300)",
    "(1.5)",
    "(2j)",
    "''",
    "'a'",
    "'ab c'",
    "u'\\u20ac'",
    "'%s %d'",
    "'%.3f'",
    "r'\\n'",
    "('a' 'b')",
    "()",
    "[]",
    "{}",
    "None",
    "(1<<70)",
    "(10**50)",
    "('a'*1000)",
];
const BINARY: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", "<=", "==", "!=", "<>", ">", ">=", "in",
    "not in", "is", "is not", "and", "or",
];
const AUGMENTED: &[&str] = &["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="];

/// The program that these bytes choose.
pub(crate) fn program(data: &[u8]) -> String {
    let mut writer = Writer { bytes: Unstructured::new(data), text: String::new(), indent: 0, place: Place::default() };
    while !writer.bytes.is_empty() && writer.text.len() < LONGEST {
        writer.statement(0);
    }
    writer.text
}

struct Writer<'d> {
    bytes: Unstructured<'d>,
    text: String,
    indent: usize,
    place: Place,
}

/// What may stand here: outside of it, it is written but rarely.
#[derive(Clone, Copy, Default)]
struct Place {
    function: bool,
    looping: bool,
}

impl Writer<'_> {
    /// A number below a bound; 0 when the input is at its end, so that whatever is being written comes to its end, too.
    fn below(&mut self, bound: u8) -> u8 {
        self.bytes.int_in_range(0..=bound - 1).unwrap_or(0)
    }

    fn one_of<'l>(&mut self, list: &[&'l str]) -> &'l str {
        self.bytes.choose(list).map_or("a", |chosen| chosen)
    }

    fn name(&mut self) -> &'static str {
        // Few names, mostly, so that what is stored is used.
        if self.below(3) == 0 { self.one_of(NAMES) } else { self.one_of(&NAMES[..8]) }
    }

    /// A name that may be assigned to.
    fn variable(&mut self) -> &'static str {
        self.one_of(&NAMES[..8])
    }

    fn line(&mut self, text: &str) {
        self.text.extend(std::iter::repeat_n("    ", self.indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A block in which loops may be left, or functions returned from.
    fn block_in(&mut self, place: Place, header: &str, depth: u32) {
        let outer = std::mem::replace(&mut self.place, place);
        self.block(header, depth);
        self.place = outer;
    }

    /// Whether to write what belongs here, or now and then what does not.
    fn allows(&mut self, fits: bool) -> bool {
        fits || self.below(60) == 59
    }

    /// A header with a block below it.
    fn block(&mut self, header: &str, depth: u32) {
        self.line(header);
        self.indent += 1;
        for _ in 0..=self.below(3) {
            self.statement(depth + 1);
        }
        self.indent -= 1;
    }

    fn statement(&mut self, depth: u32) {
        let kinds = if depth < DEEPEST { 26 } else { 14 };
        let line = match self.below(kinds) {
            0 => "pass".to_owned(),
            1 => self.expression(depth),
            2..5 => format!("{} = {}", self.target(depth), self.expression(depth)),
            5 => format!("{} {} {}", self.variable(), self.one_of(AUGMENTED), self.expression(depth)),
            6 => format!("print {}, {}", self.expression(depth), self.expression(depth)),
            7 if self.allows(self.place.function) => format!("return {}", self.expression(depth)),
            8 => format!("raise {}", self.expression(depth)),
            9 => format!("del {}", self.target(depth)),
            10 => format!("assert {}", self.expression(depth)),
            11 => self.rare(depth),
            12 if self.allows(self.place.looping) => self.one_of(&["break", "continue"]).to_owned(),
            13 if self.allows(self.place.function) => format!("{} = yield {}", self.variable(), self.expression(depth)),
            7..14 => format!("{}({})", self.name(), self.arguments(depth)),
            _ => return self.compound(depth),
        };
        self.line(&line);
    }

    fn rare(&mut self, depth: u32) -> String {
        // The first is what these choose that may stand in few places.
        match self.below(9).saturating_sub(2) {
            0 if self.allows(false) => {
                self.one_of(&["from math import *", "from __future__ import division"]).to_owned()
            }
            0 => format!("from sys import {} as {}", self.one_of(&["maxint", "nothing", "_getframe"]), self.variable()),
            1 if self.allows(self.place.function) => format!("global {}", self.variable()),
            2 if self.allows(!self.place.function) => {
                format!("exec {:?}", format!("{} = {}", self.variable(), self.expression(DEEPEST)))
            }
            3 => format!("exec {} in {}", self.expression(depth), self.expression(depth)),
            _ => "import sys, math".to_owned(),
        }
    }

    fn compound(&mut self, depth: u32) {
        match self.below(9) {
            0 => {
                let header = format!("if {}:", self.expression(depth));
                self.block(&header, depth);
                if self.below(2) == 1 {
                    self.block("else:", depth);
                }
            }
            1 => {
                let header = format!("for {} in {}:", self.target(depth), self.expression(depth));
                self.block_in(Place { looping: true, ..self.place }, &header, depth);
            }
            2 => {
                let header = format!("while {}:", self.expression(depth));
                self.block_in(Place { looping: true, ..self.place }, &header, depth);
                if self.below(4) == 1 {
                    self.block("else:", depth);
                }
            }
            3 | 4 => self.function(depth),
            5 => {
                let bases = self.one_of(&["object", "", "C", "type", "list", "Exception", "dict, C", "int", "str"]);
                let header = format!("class {}({bases}):", self.one_of(&["C", "D", "a"]));
                self.block_in(Place::default(), &header, depth);
            }
            6 => self.handlers(depth),
            7 => {
                let header = format!("with {} as {}:", self.expression(depth), self.variable());
                self.block(&header, depth);
            }
            _ => {
                let decorator = format!("@{}", self.name());
                self.line(&decorator);
                self.function(depth);
            }
        }
    }

    fn handlers(&mut self, depth: u32) {
        self.block("try:", depth);
        let kind = self.below(4);
        if kind != 1 {
            let caught = self.one_of(&["", " Exception", " ValueError, a", " (TypeError, NameError) as b"]);
            self.block(&format!("except{caught}:"), depth);
        }
        if kind == 2 {
            self.block("else:", depth);
        }
        if kind == 1 || kind == 3 {
            self.block("finally:", depth);
        }
    }

    fn function(&mut self, depth: u32) {
        let list = self.parameters(depth);
        let name = if self.below(2) == 0 { self.variable() } else { self.one_of(METHODS) };
        self.block_in(Place { function: true, looping: false }, &format!("def {name}({list}):"), depth);
    }

    fn parameters(&mut self, depth: u32) -> String {
        match self.below(7) {
            0 => String::new(),
            1 => "self".to_owned(),
            2 => "a, b".to_owned(),
            3 => format!("a, b={}", self.expression(depth + 1)),
            4 => "*a".to_owned(),
            5 => "self, (x, b), *c, **x1".to_owned(),
            _ => "self, *a, **b".to_owned(),
        }
    }

    fn target(&mut self, depth: u32) -> String {
        match self.below(6) {
            0..3 => self.variable().to_owned(),
            3 => format!("{}.{}", self.name(), self.one_of(ATTRIBUTES)),
            4 => format!("{}[{}]", self.name(), self.expression(depth + 2)),
            _ => format!("{}, ({}, {})", self.variable(), self.variable(), self.variable()),
        }
    }

    fn expression(&mut self, depth: u32) -> String {
        if depth >= DEEPEST || self.bytes.is_empty() {
            return if self.below(2) == 0 { self.one_of(ATOMS) } else { self.name() }.to_owned();
        }
        let inner = depth + 1;
        match self.below(20) {
            0..2 => self.one_of(ATOMS).to_owned(),
            2..4 => self.name().to_owned(),
            4..7 => format!("({} {} {})", self.expression(inner), self.one_of(BINARY), self.expression(inner)),
            7 => format!("({}{})", self.one_of(&["-", "+", "~", "not "]), self.expression(inner)),
            8 | 9 => format!("{}({})", self.name(), self.arguments(inner)),
            10 | 11 => format!("{}.{}({})", self.expression(inner), self.one_of(ATTRIBUTES), self.arguments(inner)),
            12 => format!("{}.{}", self.expression(inner), self.one_of(ATTRIBUTES)),
            13 => format!("{}[{}]", self.expression(inner), self.index(inner)),
            14 => format!("[{}, {}]", self.expression(inner), self.expression(inner)),
            15 => format!("{{{}: {}}}", self.expression(inner), self.expression(inner)),
            16 => {
                let (left, right) = *self.bytes.choose(&[("[", "]"), ("(", ")"), ("{", "}")]).unwrap_or(&("[", "]"));
                let (item, list) = (self.expression(inner), self.expression(inner));
                format!("{left}{item} for {} in {list} if {}{right}", self.variable(), self.expression(inner))
            }
            17 => format!("(lambda {}: {})", self.parameters(inner), self.expression(inner)),
            18 => format!("({} if {} else {})", self.expression(inner), self.expression(inner), self.expression(inner)),
            _ => format!("`{}`", self.expression(inner)),
        }
    }

    fn arguments(&mut self, depth: u32) -> String {
        match self.below(6) {
            0 => String::new(),
            1 | 2 => self.expression(depth),
            3 => format!("{}, {}", self.expression(depth), self.expression(depth)),
            4 => format!("{}, b={}", self.expression(depth), self.expression(depth)),
            _ => format!("*{}, **{}", self.expression(depth), self.expression(depth)),
        }
    }

    fn index(&mut self, depth: u32) -> String {
        match self.below(4) {
            0 => self.expression(depth),
            1 => format!("{}:{}", self.expression(depth), self.expression(depth)),
            2 => format!("::{}", self.expression(depth)),
            _ => "..., 1".to_owned(),
        }
    }
}

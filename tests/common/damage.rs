//! Files that were damaged: the same ones for the same seed, on every machine.
//!
//! A damaged `.pyc` is one of the tests' with some bytes changed; a damaged source is one of the tests' programs with bytes,
//! words, lines or pieces changed, so that many of them still compile.

use std::fs;
use std::path::{Path, PathBuf};

/// Numbers that look random (SplitMix64).
pub(crate) struct Rng(u64);

impl Rng {
    /// Those of the case `n` of a seed.
    pub(crate) fn of(seed: u64, n: u64) -> Self {
        let mut rng = Self(seed);
        let start = rng.next();
        Self(start ^ n.wrapping_mul(0xd134_2543_de82_ef95))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 if there is none.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub(crate) fn one_of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }
}

/// Files of one kind that are to be damaged: `.pyc`, `.py`, `.toml`, …
pub(crate) struct Bases {
    paths: Vec<PathBuf>,
    files: Vec<Vec<u8>>,
}

impl Bases {
    /// All files of folders of the repository with this extension that are no larger than that.
    pub(crate) fn of(folders: &[&str], extension: &str, largest: usize) -> Self {
        let mut found: Vec<PathBuf> = folders.iter().flat_map(|folder| files_of(folder)).collect();
        found.retain(|path| path.extension().is_some_and(|found| found == extension));
        found.sort();
        let read = found.into_iter().map(|path| (fs::read(&path).unwrap(), path));
        let (files, paths): (Vec<_>, Vec<_>) = read.filter(|(file, _)| file.len() <= largest).unzip();
        assert!(!files.is_empty(), "no .{extension} in {folders:?}");
        Self { paths, files }
    }

    /// What is given, in place of files.
    pub(crate) fn given(files: Vec<Vec<u8>>) -> Self {
        Self { paths: vec![PathBuf::new(); files.len()], files }
    }

    /// The files as they are.
    pub(crate) fn files(&self) -> &[Vec<u8>] {
        &self.files
    }

    /// Where they are.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// The `.pyc` files of the tests.
    pub(crate) fn pycs() -> Self {
        Self::of(&["tests/samples", "tests/programs", "tests/builtins"], "pyc", 6_000)
    }

    /// The programs of the tests, those with errors in them too.
    pub(crate) fn sources() -> Self {
        Self::of(&["tests/samples", "tests/programs", "tests/builtins", "tests/errors"], "py", 3_000)
    }

    /// The `lesson.toml` of all lessons.
    pub(crate) fn lessons() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders: Vec<String> = Vec::new();
        for path in files_of("www/lessons").into_iter().filter(|path| path.is_dir()) {
            folders.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
        }
        Self::of(&folders.iter().map(String::as_str).collect::<Vec<_>>(), "toml", usize::MAX)
    }

    /// Which file the case `n` of a seed is made of.
    pub(crate) fn path(&self, seed: u64, n: u64) -> &Path {
        Rng::of(seed, n).one_of::<PathBuf>(&self.paths)
    }

    /// Case `n` of a seed: binary files.
    pub(crate) fn damaged_bytes(&self, seed: u64, n: u64) -> Vec<u8> {
        let rng = &mut Rng::of(seed, n);
        let mut bytes = rng.one_of(&self.files).clone();
        for _ in 0..=rng.below(3) {
            damage_bytes(&mut bytes, rng);
        }
        bytes
    }

    /// Case `n` of a seed: texts.
    pub(crate) fn damaged_text(&self, seed: u64, n: u64) -> Vec<u8> {
        let rng = &mut Rng::of(seed, n);
        let mut text = rng.one_of(&self.files).clone();
        for _ in 0..=rng.below(3) {
            damage_text(&mut text, &self.files, rng);
            // What was repeated again and again would take long to read, and show nothing more.
            text.truncate(LONGEST_TEXT);
        }
        text
    }
}

fn files_of(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// A byte, a number of four bytes, or a piece is changed.
fn damage_bytes(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.below(bytes.len());
    let end = |size: usize| (at + size).min(bytes.len());
    match rng.below(31) {
        _ if bytes.is_empty() => {}
        0..20 => bytes[at] = rng.next() as u8,
        // An opcode, where code is.
        20..25 => bytes[at] = rng.below(148) as u8,
        25..28 => {
            let number = match rng.below(5) {
                0 => rng.below(300) as u32,
                1 => i32::MAX as u32,
                2 => i32::MIN as u32,
                3 => u32::MAX - rng.below(3) as u32,
                _ => rng.next() as u32,
            };
            let end = end(4);
            bytes[at..end].copy_from_slice(&number.to_le_bytes()[..end - at]);
        }
        28 => bytes.truncate(at),
        29 => drop(bytes.drain(at..end(1 + rng.below(20)))),
        _ => {
            let piece = bytes[at..end(1 + rng.below(20))].to_vec();
            bytes.splice(at..at, piece);
        }
    }
}

/// The most bytes of a damaged text.
const LONGEST_TEXT: usize = 200_000;

/// What takes a word's place: what begins and ends things, what is large, what few programs have.
const WORDS: &[&str] = &[
    "if",
    "else",
    "elif",
    "while",
    "for",
    "in",
    "def",
    "class",
    "return",
    "yield",
    "lambda",
    "try",
    "except",
    "finally",
    "raise",
    "with",
    "as",
    "pass",
    "break",
    "continue",
    "import",
    "from",
    "global",
    "exec",
    "print",
    "del",
    "assert",
    "not",
    "and",
    "or",
    "is",
    "None",
    "True",
    "self",
    "__init__",
    "__del__",
    "__getattr__",
    "__eq__",
    "__hash__",
    "__slots__",
    "__metaclass__",
    "__dict__",
    "__class__",
    "object",
    "type",
    "super",
    "property",
    "staticmethod",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ";",
    ",",
    ".",
    "=",
    "==",
    "<",
    ">",
    "!=",
    "<>",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "%",
    "<<",
    ">>",
    "&",
    "|",
    "^",
    "~",
    "@",
    "`",
    "+=",
    "**=",
    "<<=",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "u'\\N{BULLET}'",
    "'\\x00'",
    "\\\n",
    "#",
    "\t",
    "\x0c",
    "\r\n",
    "\0",
    "\u{feff}",
    "é",
    "# -*- coding: utf-16 -*-\n",
    "# coding: gbk\n",
    "# coding: rot13\n",
    "0",
    "1",
    "-1",
    "0x",
    "1e309",
    "1j",
    "99999999999999999999",
    "10**100",
    "10**10**10",
    "1<<100000000",
    "2**31",
    "2**63",
    "-2**63",
    "0777",
    "08",
    "1.0",
    "''",
    "()",
    "[]",
    "{}",
    "set()",
    "[0]*10**9",
    "'a'*10**9",
    "u'a'*10**9",
    "range(10**9)",
    "xrange(10**18)",
    "(0,)*10**8",
    "'%1000000000d'",
    "'%.*f'%(10**9,1)",
    "sorted",
    "map",
    "zip",
    "reduce",
    "filter",
    "str",
    "repr",
    "hash",
    "cmp",
    "int",
    "long",
    "float",
    "unicode",
    "list",
    "tuple",
    "dict",
    "frozenset",
    "iter",
    "next",
    "sum",
    "max",
    "pow",
    "divmod",
    "eval('1')",
    "compile",
    "globals()",
    "locals()",
    "vars()",
    "dir()",
    "getattr",
    "setattr",
    "isinstance",
    "open",
    "raw_input()",
    "sys",
    "_getframe()",
    "func_code",
    "co_code",
    "gi_frame",
    "f_back",
    "tb_next",
    "format",
    "join",
    "replace",
    "split",
    "decode",
    "encode",
    "'utf-16'",
    "slice",
    "reversed",
    "enumerate",
    "memoryview",
    "buffer",
];

/// A byte, a word, a line or a piece is changed, or comes from another file.
fn damage_text(text: &mut Vec<u8>, others: &[Vec<u8>], rng: &mut Rng) {
    match rng.below(20) {
        0..2 => damage_bytes(text, rng),
        2..8 => {
            let (start, end) = word(text, rng);
            text.splice(start..end, rng.one_of(WORDS).bytes());
        }
        8..10 => {
            let (start, end) = word(text, rng);
            let (from, to) = word(text, rng);
            let other = text[from..to].to_vec();
            text.splice(start..end, other);
        }
        10..12 => {
            let (start, _) = word(text, rng);
            let new = format!(" {} ", rng.one_of(WORDS));
            text.splice(start..start, new.bytes());
        }
        12 => {
            let (start, end) = line(text, rng);
            text.drain(start..end);
        }
        13..15 => {
            let (start, end) = line(text, rng);
            let copy = text[start..end].to_vec();
            let (at, _) = line(text, rng);
            text.splice(at..at, copy);
        }
        15 => {
            let (at, _) = line(text, rng);
            let indent = [" ", "    ", "\t", "        "];
            text.splice(at..at, rng.one_of(&indent).bytes());
        }
        16 => {
            let other = rng.one_of(others);
            let (start, _) = line(other, rng);
            let end = (start + rng.below(400)).min(other.len());
            let (at, _) = line(text, rng);
            text.splice(at..at, other[start..end].iter().copied());
        }
        17 => {
            // Deep nesting of whatever stands there.
            let (start, end) = word(text, rng);
            let times = (1 << rng.below(13)).min(1 + LONGEST_TEXT / (end - start).max(1));
            let copy = text[start..end].repeat(times);
            text.splice(start..start, copy);
        }
        18 => {
            let (start, end) = word(text, rng);
            let (before, after) = *rng.one_of(&[
                ("(", ")"),
                ("[", "]"),
                ("{1:", "}"),
                ("-", ""),
                ("lambda:", ""),
                ("f(", ")"),
                ("`", "`"),
            ]);
            let depth = 1 << rng.below(10);
            let nested = [before.repeat(depth).as_bytes(), &text[start..end], after.repeat(depth).as_bytes()].concat();
            text.splice(start..end, nested);
        }
        _ => {
            // A loop around all that follows.
            let (at, _) = line(text, rng);
            text.splice(at..at, *b"while 1:\n");
        }
    }
}

/// Where a word or a sign is.
fn word(text: &[u8], rng: &mut Rng) -> (usize, usize) {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let at = rng.below(text.len());
    let Some(byte) = text.get(at) else { return (0, 0) };
    if !is_word(byte) {
        return (at, at + 1);
    }
    let start = text[..at].iter().rposition(|byte| !is_word(byte)).map_or(0, |before| before + 1);
    let end = text[at..].iter().position(|byte| !is_word(byte)).map_or(text.len(), |size| at + size);
    (start, end)
}

/// Where a line is, with its end.
fn line(text: &[u8], rng: &mut Rng) -> (usize, usize) {
    let at = rng.below(text.len());
    let start = text[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |before| before + 1);
    let end = text[at..].iter().position(|&byte| byte == b'\n').map_or(text.len(), |size| at + size + 1);
    (start, end)
}

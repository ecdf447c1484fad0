//! Every text that the machine can say as CPython (the message of an exception, what `repr` writes around a name) is
//! said by a committed program, whose output is the real CPython's.
//!
//! The texts are found in the source: string literals of two words or more in `src/machine`. What stands in braces is
//! a hole. Texts that tell what the machine does not have (`Fault::Unsupported`) are ours, and have tests elsewhere.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Files whose texts are not said by the machine, and why.
const OTHER_FILES: &[(&str, &str)] = &[
    ("attribute/known.rs", "names of attributes"),
    ("class/builtin_dicts.rs", "names of attributes"),
    ("heap.rs", "what a check of the heap finds, for tests"),
    ("modules/advice.rs", "ours, below the traceback: tests/view.rs"),
    ("modules/mod.rs", "documentation of modules"),
    ("short_text.rs", "ours, for the page and traces"),
];

/// Texts that no program can print, and why.
const OTHER_TEXTS: &[(&str, &str)] = &[
    ("This program uses {what} ", "ours, at the end of a run: tests/unsupported"),
    ("a constant that is not there", "ours: constants that no compiler makes"),
    ("the type StopIteration", "ours: constants that no compiler makes"),
    ("a set", "ours: constants that no compiler makes"),
    ("2.7.18 (default) \n[Frame by Frame]", "`sys.version` is our own"),
    ("No module named weakref", "only if the program has taken the library's module away"),
    ("Copyright (c) 2001-2020 ", "`sys.copyright` is shorter than CPython's"),
];

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// What the programs print, in CPython.
fn printed() -> String {
    let mut printed = String::new();
    for folder in ["samples", "programs", "builtins", "frames"] {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(tests().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.extension().is_some_and(|extension| extension == "out" || extension == "err") {
                printed.push_str(&String::from_utf8_lossy(&std::fs::read(path).unwrap()));
                printed.push('\n');
            }
        }
    }
    // A text may be shown by repr.
    printed.replace("\\'", "'").replace("\\\"", "\"").replace("\\\\", "\\")
}

/// A string literal of a source, and whether it tells what the machine does not have.
struct Literal {
    text: String,
    is_unsupported: bool,
}

/// The string literals of a source that stand neither in a comment nor in an attribute.
fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut rest = source;
    let mut seen = String::new();
    while let Some(character) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            rest = rest.split_once("]\n").map_or("", |(_, after)| after);
        } else if let Some(after) = character_literal(rest) {
            rest = after;
        } else if character == '"' {
            let (text, after) = string_literal(&rest[1..]);
            let before = seen.trim_end().trim_end_matches("format!(");
            found.push(Literal { text, is_unsupported: before.ends_with("Unsupported(") });
            seen.clear();
            rest = after;
        } else {
            seen.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    found
}

/// What is after a literal like `'a'` or `'\''`; `None` where there is none, but perhaps a lifetime.
fn character_literal(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('\'')?;
    let mut characters = inner.char_indices();
    let (_, first) = characters.next()?;
    let skip = if first == '\\' { 2 } else { first.len_utf8() };
    let end = skip + inner.get(skip..)?.find('\'')?;
    (first == '\\' || end == skip).then(|| &inner[end + 1..])
}

/// The text of a literal whose quote was taken, and what is after it.
fn string_literal(rest: &str) -> (String, &str) {
    let mut text = String::new();
    let mut characters = rest.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (text, &rest[at + 1..]),
            '\\' => match characters.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((_, '0')) => text.push('\0'),
                Some((_, '\n')) => {
                    while characters.as_str().starts_with(' ') {
                        characters.next();
                    }
                }
                Some((_, other)) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    (text, "")
}

/// A text without its holes.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut rest = text.replace("{{", "\u{1}").replace("}}", "\u{2}");
    while let Some((before, after)) = rest.split_once('{') {
        pieces.last_mut().unwrap().push_str(before);
        pieces.push(String::new());
        rest = after.split_once('}').map_or("", |(_, after)| after).to_owned();
    }
    pieces.last_mut().unwrap().push_str(&rest);
    pieces.into_iter().map(|piece| piece.replace('\u{1}', "{").replace('\u{2}', "}")).collect()
}

/// Whether it has two words, as a sentence does.
fn is_sentence(pieces: &[String]) -> bool {
    let is_word = |word: &&str| word.chars().filter(char::is_ascii_alphabetic).count() > 1;
    pieces.iter().map(|piece| piece.split(' ').filter(is_word).count()).sum::<usize>() > 1
        && pieces.iter().any(|piece| piece.trim().contains(' '))
}

/// Whether an object's address is part of it: then no expected output can be.
fn has_address(text: &str) -> bool {
    text.contains("{address") || text.contains(":#x}")
}

/// Whether the pieces are printed in this order, on one line where there are holes between them.
fn is_printed(printed: &str, pieces: &[String]) -> bool {
    let mut pieces = pieces.iter().skip_while(|piece| piece.is_empty());
    let Some(first) = pieces.next() else { return true };
    printed.match_indices(first.as_str()).any(|(at, _)| {
        let mut rest = &printed[at + first.len()..];
        pieces.clone().all(|piece| {
            let line = rest.find('\n').unwrap_or(rest.len());
            let found = (0..=line).find(|&at| rest.get(at..).is_some_and(|rest| rest.starts_with(piece.as_str())));
            rest = &rest[found.map_or(0, |at| at + piece.len())..];
            found.is_some()
        })
    })
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

#[test]
fn programs_print_every_message() {
    let machine = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/machine");
    let printed = printed();
    let mut paths = Vec::new();
    sources(&machine, &mut paths);
    let mut texts = BTreeSet::new();
    for path in paths {
        let name = path.strip_prefix(&machine).unwrap().to_string_lossy().replace('\\', "/");
        if OTHER_FILES.iter().any(|(other, _)| *other == name) {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        let said =
            literals(source).into_iter().filter(|literal| !literal.is_unsupported && !has_address(&literal.text));
        texts.extend(said.map(|literal| (name.clone(), literal.text)));
    }
    texts.retain(|(_, text)| is_sentence(&pieces(text)));
    assert!(texts.len() > 600, "only {} texts found", texts.len());
    let missing: Vec<String> = texts
        .iter()
        .filter(|(_, text)| !OTHER_TEXTS.iter().any(|(other, _)| text.starts_with(other)))
        .filter(|(_, text)| !is_printed(&printed, &pieces(text)))
        .map(|(name, text)| format!("{name}: {text:?}"))
        .collect();
    assert!(missing.is_empty(), "no program prints\n{}", missing.join("\n"));
}

#[test]
fn texts_are_found_in_a_source() {
    let source = "// \"a comment\"\n#[allow(dead, reason = \"a reason\")]\nf('\"', 'a', '\\'', \"one {} \\\n   two\", x);\n\
                  Err(Fault::Unsupported(format!(\"not there {x}\")))";
    let found: Vec<(String, bool)> =
        literals(source).into_iter().map(|literal| (literal.text, literal.is_unsupported)).collect();
    assert_eq!(found, [("one {} two".to_owned(), false), ("not there {x}".to_owned(), true)]);
    assert_eq!(pieces("'{}' object {{}}"), ["'", "' object {}"]);
    assert!(is_printed("x\nno 'int' here\n", &pieces("no '{}' here")));
    assert!(!is_printed("no 'int'\n here\n", &pieces("no '{}' here")));
}

//! Finding the comment that declares an encoding (PEP 263; `get_coding_spec`).

/// What a line has to say about the encoding.
enum Line {
    /// It declares this one.
    Declares(String),
    /// It is blank or another comment: the next line may declare one.
    Passes,
    /// There is code on it: it is too late for a declaration.
    Ends,
}

/// The declaration in a string. CPython looks at a line only if a newline ends it.
pub(super) fn in_string(text: &[u8]) -> Option<String> {
    let mut lines = text.split_inclusive(|&byte| byte == b'\n').filter(|line| line.ends_with(b"\n")).take(2);
    match read(lines.next()?) {
        Line::Declares(name) => Some(name),
        Line::Ends => None,
        Line::Passes => match read(lines.next()?) {
            Line::Declares(name) => Some(name),
            _ => None,
        },
    }
}

/// The declaration in a file with any newlines, and on which line it is, from 0.
pub(super) fn in_file(source: &[u8]) -> (Option<String>, usize) {
    for number in 0..2 {
        let line = source.get(line_start(source, number)..line_start(source, number + 1)).unwrap_or_default();
        match read(line) {
            Line::Declares(name) => return (Some(name), number),
            Line::Ends => break,
            Line::Passes => {}
        }
    }
    (None, 0)
}

/// Where a line begins, counted from 0, whatever ends the lines; the end of the text if it has fewer.
pub(super) fn line_start(text: &[u8], line: usize) -> usize {
    let ends = text.iter().enumerate().filter(|&(place, byte)| match byte {
        b'\n' => true,
        b'\r' => text.get(place + 1) != Some(&b'\n'),
        _ => false,
    });
    match line.checked_sub(1) {
        None => 0,
        Some(before) => ends.map(|(place, _)| place + 1).nth(before).unwrap_or(text.len()),
    }
}

fn read(line: &[u8]) -> Line {
    if let Some(name) = declaration(line) {
        return Line::Declares(name);
    }
    let first = line.iter().find(|&&byte| !matches!(byte, b' ' | b'\t' | b'\x0c'));
    if matches!(first, None | Some(b'#' | b'\n' | b'\r')) { Line::Passes } else { Line::Ends }
}

/// The name after `coding:` or `coding=` in a comment that has its line to itself.
fn declaration(line: &[u8]) -> Option<String> {
    const WORD: &[u8] = b"coding";
    let comment = line.iter().position(|&byte| !matches!(byte, b' ' | b'\t' | b'\x0c'))?;
    if line.get(comment) != Some(&b'#') {
        return None;
    }
    let comment = line.get(comment..)?;
    for (place, window) in comment.windows(WORD.len()).enumerate() {
        if window != WORD {
            continue;
        }
        let Some([b':' | b'=', after @ ..]) = comment.get(place + WORD.len()..) else { continue };
        let blanks = after.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
        let name = after.get(blanks..).unwrap_or_default();
        let length = name.iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)).count();
        if length > 0 {
            return Some(String::from_utf8_lossy(name.get(..length)?).into_owned());
        }
    }
    None
}

/// One name each for the ways to write UTF-8 and ISO 8859-1 that the tokenizer knows itself; other names unchanged.
pub(super) fn normal_name(name: &str) -> &str {
    let start: String = name.chars().take(12).map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    let is = |known: &str| start == known || start.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'));
    if is("utf-8") {
        "utf-8"
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        "iso-8859-1"
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_on_the_first_two_lines_declares() {
        assert_eq!(in_string(b"# -*- coding: koi8-r -*-\n").as_deref(), Some("koi8-r"));
        assert_eq!(in_string(b"#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n").as_deref(), Some("latin-1"));
        assert_eq!(in_string(b"\n\n# coding: latin-1\n"), None);
        assert_eq!(in_string(b"x = 1\n# coding: latin-1\n"), None);
        assert_eq!(in_string(b"x = 1 # coding: latin-1\n"), None);
        assert_eq!(in_string(b"# coding: latin-1"), None);
        assert_eq!(in_string(b"# coding   : latin-1\n"), None);
        assert_eq!(in_file(b"\n# coding=cp1252"), (Some("cp1252".to_owned()), 1));
    }

    #[test]
    fn common_names_are_one() {
        assert_eq!(normal_name("UTF_8"), "utf-8");
        assert_eq!(normal_name("utf-8-unix"), "utf-8");
        assert_eq!(normal_name("utf8"), "utf8");
        assert_eq!(normal_name("utf-80"), "utf-80");
        assert_eq!(normal_name("Latin-1"), "iso-8859-1");
        assert_eq!(normal_name("iso_8859_1_dos"), "iso-8859-1");
        assert_eq!(normal_name("iso-8859-15"), "iso-8859-15");
    }
}

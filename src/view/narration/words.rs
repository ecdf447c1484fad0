//! Sentences: our words, with CPython's and the program's in between.
//!
//! These few functions are called hundreds of times from all sentences; they are kept from being inlined there, which
//! would cost the wasm many kilobytes.

use crate::view::effects::Said;
use crate::view::schema::{Kind, Span};

/// A piece of a sentence, or all of it.
pub(in crate::view) type Words = Vec<Span>;

/// Fills pieces into a sentence, each in the place of a `{}`. What stands between backticks in the sentence is code.
///
/// The pieces themselves are taken as they are, whatever they contain.
#[inline(never)]
pub(super) fn tell(sentence: &str, pieces: &[Words]) -> Words {
    debug_assert_eq!(sentence.matches("{}").count(), pieces.len(), "{sentence}");
    let mut words = Words::new();
    let mut pieces = pieces.iter();
    for (index, part) in sentence.split('`').enumerate() {
        let is_code = index % 2 == 1;
        for (index, text) in part.split("{}").enumerate() {
            if index > 0 {
                words.extend(pieces.next().into_iter().flatten().cloned());
            }
            if !text.is_empty() {
                words.push(Span { text: text.to_owned(), code: is_code });
            }
        }
    }
    words
}

/// What CPython or the program says.
#[inline(never)]
pub(super) fn code(text: &str) -> Words {
    vec![Span { text: text.to_owned(), code: true }]
}

/// What we say.
#[inline(never)]
pub(in crate::view) fn plain(text: &str) -> Words {
    vec![Span { text: text.to_owned(), code: false }]
}

/// A place in `co_code`.
pub(super) fn offset(offset: u32) -> Words {
    tell("offset {}", &[code(&offset.to_string())])
}

/// A value, with what it is where its text is only a name.
#[inline(never)]
pub(super) fn thing(said: &Said) -> Words {
    match (said.article, said.kind) {
        (Some(article), _) => tell("{} {}", &[plain(article), code(&said.text)]),
        (None, Some(Kind::Cell)) => plain("the cell"),
        (None, Some(Kind::Iterator)) => plain("the iterator"),
        _ => code(&said.text),
    }
}

/// `thing`, where there is one; what a sentence says otherwise is never wrong, only less.
pub(super) fn thing_or(said: Option<&Said>, otherwise: &str) -> Words {
    said.map_or_else(|| plain(otherwise), thing)
}

/// `a`, `b` and `c`; of many only the first, and how many more.
pub(super) fn list(items: Vec<Words>) -> Words {
    const SHOWN: usize = 4;
    let count = items.len();
    let mut shown: Vec<Words> = items;
    if count > SHOWN + 1 {
        shown.truncate(SHOWN);
        shown.push(plain(&format!("{} more", count - SHOWN)));
    }
    let last = shown.len().saturating_sub(1);
    let mut words = Words::new();
    for (index, item) in shown.into_iter().enumerate() {
        match index {
            0 => {}
            _ if index == last => words.extend(plain(" and ")),
            _ => words.extend(plain(", ")),
        }
        words.extend(item);
    }
    words
}

/// `one value`, `two values`, `12 values`.
pub(super) fn count(number: usize, noun: &str) -> Words {
    let number_text = in_words(number);
    plain(&if number == 1 { format!("{number_text} {noun}") } else { format!("{number_text} {noun}s") })
}

/// `no`, `one`, `two`, `12`.
pub(super) fn in_words(number: usize) -> String {
    const NUMBERS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    NUMBERS.get(number).map_or_else(|| number.to_string(), |&word| word.to_owned())
}

/// `a` or `an`, and the name.
pub(super) fn a(name: &str) -> Words {
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an " } else { "a " };
    tell("{}{}", &[plain(article), code(name)])
}

/// Begins with a capital, where we begin, and has no two pieces of one kind in a row.
pub(in crate::view) fn finish(words: Words) -> Vec<Span> {
    let mut sentence: Vec<Span> = Vec::new();
    for word in words {
        match sentence.last_mut() {
            Some(last) if last.code == word.code => last.text.push_str(&word.text),
            _ => sentence.push(word),
        }
    }
    if let Some(first) = sentence.first_mut().filter(|first| !first.code) {
        let mut letters = first.text.chars();
        if let Some(letter) = letters.next() {
            first.text = letter.to_uppercase().chain(letters).collect();
        }
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: Words) -> String {
        finish(words)
            .iter()
            .map(|span| if span.code { format!("`{}`", span.text) } else { span.text.clone() })
            .collect()
    }

    #[test]
    fn pieces_are_taken_as_they_are() {
        assert_eq!(text(tell("{} is `x`: {}", &[code("a`{}`"), plain("so")])), "`a`{}`` is `x`: so");
    }

    #[test]
    fn lists_are_short() {
        let items = |n: usize| (0..n).map(|i| code(&i.to_string())).collect();
        assert_eq!(text(list(items(0))), "");
        assert_eq!(text(list(items(1))), "`0`");
        assert_eq!(text(list(items(3))), "`0`, `1` and `2`");
        assert_eq!(text(list(items(9))), "`0`, `1`, `2`, `3` and 5 more");
    }
}

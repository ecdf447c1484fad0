//! Methods of strings that look at one character after the other (`Objects/stringobject.c`), in the C locale: letters
//! are those of ASCII.

use super::Builtin;
use crate::machine::print::is_space;

/// `upper`, `lower`, `swapcase`, `capitalize`, `title`.
pub(super) fn change_case(builtin: Builtin, bytes: &[u8]) -> Vec<u8> {
    match builtin {
        Builtin::StrUpper => bytes.to_ascii_uppercase(),
        Builtin::StrLower => bytes.to_ascii_lowercase(),
        Builtin::StrSwapcase => bytes
            .iter()
            .map(|byte| if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() })
            .collect(),
        Builtin::StrCapitalize => match bytes {
            [first, rest @ ..] => [&[first.to_ascii_uppercase()], &*rest.to_ascii_lowercase()].concat(),
            [] => Vec::new(),
        },
        _ => {
            let mut in_word = false;
            let title = |byte: &u8| {
                let changed = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
                in_word = byte.is_ascii_alphabetic();
                changed
            };
            bytes.iter().map(title).collect()
        }
    }
}

/// `isalpha` and its kin, of a string that is not empty.
pub(super) fn is_all(builtin: Builtin, bytes: &[u8]) -> bool {
    match builtin {
        Builtin::StrIsalpha => bytes.iter().all(u8::is_ascii_alphabetic),
        Builtin::StrIsdigit => bytes.iter().all(u8::is_ascii_digit),
        Builtin::StrIsalnum => bytes.iter().all(u8::is_ascii_alphanumeric),
        Builtin::StrIsspace => bytes.iter().all(|&byte| is_space(byte)),
        Builtin::StrIslower => bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase),
        Builtin::StrIsupper => bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase),
        _ => is_title(bytes),
    }
}

/// Whether every word begins with a capital and goes on without.
fn is_title(bytes: &[u8]) -> bool {
    let mut in_word = false;
    let fits = |byte: &u8| {
        let fits = !byte.is_ascii_alphabetic() || byte.is_ascii_lowercase() == in_word;
        in_word = byte.is_ascii_alphabetic();
        fits
    };
    bytes.iter().all(fits) && bytes.iter().any(u8::is_ascii_alphabetic)
}

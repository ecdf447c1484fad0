//! Methods of `str` and `unicode` that look at one character after the other. To a str, in the C locale, letters are
//! those of ASCII.

use super::string::Text;
use crate::machine::Machine;
use crate::machine::unicode::properties::{Case, Property, is, to_case};
use crate::machine::value::Value;

impl Text {
    /// Whether the character at this place has a property.
    fn has(&self, property: Property, index: usize) -> bool {
        let character = self.at(index);
        match (self, u8::try_from(character)) {
            (Self::Points(_), _) => is(property, character),
            (Self::Bytes(_), Ok(byte)) => match property {
                Property::Alpha => byte.is_ascii_alphabetic(),
                Property::Decimal | Property::Digit | Property::Numeric => byte.is_ascii_digit(),
                Property::Space => self.is_space(index),
                Property::Lower => byte.is_ascii_lowercase(),
                Property::Upper => byte.is_ascii_uppercase(),
                Property::Title => false,
            },
            (Self::Bytes(_), Err(_)) => false,
        }
    }

    /// The character at this place in another case.
    fn in_case(&self, case: Case, index: usize) -> u32 {
        let character = self.at(index);
        match (self, u8::try_from(character), case) {
            (Self::Points(_), Err(_), _) | (Self::Points(_), Ok(128..), _) => to_case(case, character),
            (_, Ok(byte), Case::Lower) => u32::from(byte.to_ascii_lowercase()),
            (_, Ok(byte), Case::Upper | Case::Title) => u32::from(byte.to_ascii_uppercase()),
            (Self::Bytes(_), Err(_), _) => character,
        }
    }

    /// Whether the character at this place is a capital.
    fn is_capital(&self, index: usize) -> bool {
        self.has(Property::Upper, index) || self.has(Property::Title, index)
    }
}

impl Machine {
    /// `upper`, `lower`, `swapcase`, `capitalize`, `title`.
    pub(super) fn string_case(&mut self, name: &str, this: Value) -> Value {
        let text = self.this_text(this);
        let mut changed = text.builder();
        let mut in_word = false;
        let mut same = true;
        for index in 0..text.len() {
            let is_lower = text.has(Property::Lower, index);
            let case = match name {
                "upper" => Case::Upper,
                "lower" => Case::Lower,
                "swapcase" if is_lower => Case::Upper,
                "swapcase" if text.has(Property::Upper, index) => Case::Lower,
                "capitalize" if index == 0 => Case::Upper,
                "capitalize" => Case::Lower,
                "title" if in_word => Case::Lower,
                "title" => Case::Title,
                _ => {
                    changed.push(text.at(index));
                    continue;
                }
            };
            in_word = is_lower || text.is_capital(index);
            let character = text.in_case(case, index);
            same &= character == text.at(index);
            changed.push(character);
        }
        // A unicode in which nothing changes is itself.
        let may_be_itself = text.is_unicode() && (name != "title" || text.len() < 2);
        if same && may_be_itself { self.string_itself(this) } else { self.built(changed) }
    }

    /// `isalpha` and its kin: of the empty string, none is true.
    pub(super) fn string_is(&mut self, name: &str, this: Value) -> bool {
        let text = self.this_text(this);
        let all = |test: &dyn Fn(usize) -> bool| text.len() > 0 && (0..text.len()).all(test);
        let any = |test: &dyn Fn(usize) -> bool| (0..text.len()).any(test);
        let has = |property| move |text: &Text, index| text.has(property, index);
        match name {
            "isalpha" => all(&|index| text.has(Property::Alpha, index)),
            "isdigit" => all(&|index| text.has(Property::Digit, index)),
            "isdecimal" => all(&|index| text.has(Property::Decimal, index)),
            "isnumeric" => all(&|index| text.has(Property::Numeric, index)),
            "isspace" => all(&|index| text.has(Property::Space, index)),
            "isalnum" => all(&|index| {
                [Property::Alpha, Property::Decimal, Property::Digit, Property::Numeric]
                    .iter()
                    .any(|&property| text.has(property, index))
            }),
            "islower" => any(&|index| has(Property::Lower)(&text, index)) && !any(&|index| text.is_capital(index)),
            "isupper" => {
                let is_small = |index| text.has(Property::Lower, index) || text.has(Property::Title, index);
                any(&|index| text.has(Property::Upper, index)) && !any(&is_small)
            }
            _ => is_title(&text),
        }
    }
}

/// Whether every word begins with a capital and goes on without.
fn is_title(text: &Text) -> bool {
    let (mut in_word, mut any) = (false, false);
    for index in 0..text.len() {
        let (small, capital) = (text.has(Property::Lower, index), text.is_capital(index));
        if (capital && in_word) || (small && !in_word) {
            return false;
        }
        in_word = small || capital;
        any |= in_word;
    }
    any
}

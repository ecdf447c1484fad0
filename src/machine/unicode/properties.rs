//! What is known about characters: the [`tables`](super::tables), read.

use super::tables;

/// Which characters; a test of `unicode` of one character has each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::machine) enum Property {
    Alpha,
    Decimal,
    Digit,
    Numeric,
    Space,
    Lower,
    Upper,
    Title,
}

/// Another form of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::machine) enum Case {
    Lower,
    Upper,
    Title,
}

/// The one decimal digit that is in no group of ten: a second 1 of New Tai Lue.
const THAM_DIGIT_ONE: u32 = 0x19da;

/// Numbers of groups of seven bits, the lowest first.
struct Numbers(&'static [u8]);

impl Iterator for Numbers {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        Some(number)
    }
}

/// Where a run of characters that are in a set began, if this one is in it.
fn run_with(table: &'static [u8], point: u32) -> Option<u32> {
    let mut end = 0;
    for (index, length) in Numbers(table).enumerate() {
        let start = end;
        end += length;
        if point < end {
            return (index % 2 == 1).then_some(start);
        }
    }
    None
}

/// Whether a character has a property.
pub(in crate::machine) fn is(property: Property, point: u32) -> bool {
    let table = match property {
        Property::Alpha => tables::ALPHA,
        Property::Decimal => tables::DECIMAL,
        Property::Digit => tables::DIGIT,
        Property::Numeric => tables::NUMERIC,
        Property::Space => tables::SPACE,
        Property::Lower => tables::LOWER,
        Property::Upper => tables::UPPER,
        Property::Title => tables::TITLE,
    };
    run_with(table, point).is_some()
}

/// `u.isspace()` of one character.
pub(in crate::machine) fn is_space(point: u32) -> bool {
    is(Property::Space, point)
}

/// What a decimal digit stands for.
pub(in crate::machine) fn decimal(point: u32) -> Option<u32> {
    if point == THAM_DIGIT_ONE {
        return Some(1);
    }
    run_with(tables::DECIMAL, point).map(|start| (point - start) % 10)
}

/// A character in another case; itself where it has none.
pub(in crate::machine) fn to_case(case: Case, point: u32) -> u32 {
    let mut numbers = Numbers(match case {
        Case::Lower => tables::TO_LOWER,
        Case::Upper => tables::TO_UPPER,
        Case::Title => tables::TO_TITLE,
    });
    let mut end = 0;
    while let (Some(gap), Some(count), Some(step), Some(added)) =
        (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    {
        let start = end + gap;
        end = start + (count - 1) * step + 1;
        if point < start {
            break;
        }
        if point < end && (point - start).is_multiple_of(step) {
            let size = added.div_ceil(2);
            return if added % 2 == 0 { point + size } else { point - size };
        }
    }
    point
}

/// Whether lines end at a character (`_PyUnicode_IsLinebreak`).
pub(in crate::machine) fn is_line_break(point: u32) -> bool {
    matches!(point, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

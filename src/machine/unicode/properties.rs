//! What is known about characters: the [`tables`](super::tables), read.

use std::sync::OnceLock;

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

/// Where the characters of a set begin and end, in turns. Each table is read once.
fn boundaries(property: Property) -> &'static [u32] {
    static READ: [OnceLock<Vec<u32>>; 8] = [const { OnceLock::new() }; 8];
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
    let read = || {
        let mut end = 0;
        let ends = Numbers(table).map(|length| {
            end += length;
            end
        });
        ends.collect()
    };
    READ.get(property as usize).map_or(&[], |cache| cache.get_or_init(read))
}

/// Where the run of characters began that this one is in, if they are in a set.
fn run_with(property: Property, point: u32) -> Option<u32> {
    let boundaries = boundaries(property);
    let passed = boundaries.partition_point(|&boundary| boundary <= point);
    // An odd number of boundaries before it: it is inside.
    if passed % 2 == 1 { boundaries.get(passed - 1).copied() } else { None }
}

/// Whether a character has a property.
pub(in crate::machine) fn is(property: Property, point: u32) -> bool {
    run_with(property, point).is_some()
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
    run_with(Property::Decimal, point).map(|start| (point - start) % 10)
}

/// Characters at the same distance from each other to which the same is added.
struct Run {
    start: u32,
    end: u32,
    step: u32,
    added: i32,
}

/// The runs of a mapping, in order. Each table is read once.
fn runs(case: Case) -> &'static [Run] {
    static READ: [OnceLock<Vec<Run>>; 3] = [const { OnceLock::new() }; 3];
    let table = match case {
        Case::Lower => tables::TO_LOWER,
        Case::Upper => tables::TO_UPPER,
        Case::Title => tables::TO_TITLE,
    };
    let read = || {
        let (mut numbers, mut runs, mut end) = (Numbers(table), Vec::new(), 0);
        while let (Some(gap), Some(count), Some(step), Some(added)) =
            (numbers.next(), numbers.next(), numbers.next(), numbers.next())
        {
            let start = end + gap;
            end = start + (count - 1) * step + 1;
            let size = added.div_ceil(2) as i32;
            runs.push(Run { start, end, step, added: if added % 2 == 0 { size } else { -size } });
        }
        runs
    };
    READ.get(case as usize).map_or(&[], |cache| cache.get_or_init(read))
}

/// A character in another case; itself where it has none.
pub(in crate::machine) fn to_case(case: Case, point: u32) -> u32 {
    let runs = runs(case);
    let after = runs.partition_point(|run| run.end <= point);
    match runs.get(after) {
        Some(run) if point >= run.start && (point - run.start).is_multiple_of(run.step) => {
            point.wrapping_add_signed(run.added)
        }
        _ => point,
    }
}

/// Whether lines end at a character (`_PyUnicode_IsLinebreak`).
pub(in crate::machine) fn is_line_break(point: u32) -> bool {
    matches!(point, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

//! `str`, `unicode` and `tuple`: concatenation, repetition, indexing.

use num_traits::ToPrimitive;

use super::fresh_string;
use crate::bytecode::{Const, PyString};

pub(super) fn is_sequence(constant: &Const) -> bool {
    len(constant).is_some()
}

/// `len()`, of those constants that have one.
pub(super) fn len(constant: &Const) -> Option<usize> {
    match constant {
        Const::Str(string) => Some(string.bytes.len()),
        Const::Unicode(code_points) => Some(code_points.len()),
        Const::Tuple(items) => Some(items.len()),
        _ => None,
    }
}

/// A `str` as `PyString_FromStringAndSize` makes it: of those with at most one byte CPython keeps one interned copy.
pub(super) fn string(bytes: Vec<u8>) -> PyString {
    PyString { interned: bytes.len() <= 1, bytes: bytes.into() }
}

/// `str` to `unicode` by the default encoding, which is ASCII.
pub(super) fn decode_ascii(bytes: &[u8]) -> Option<Vec<u32>> {
    bytes.is_ascii().then(|| bytes.iter().copied().map(u32::from).collect())
}

/// `left + right` for a sequence on the left, unless it is longer than `max_len`.
pub(super) fn concat(left: &Const, right: &Const, max_len: usize) -> Option<Const> {
    if len(left)? + len(right)? > max_len {
        return None;
    }
    match (left, right) {
        // Where one side is empty CPython returns the other, not a copy.
        (Const::Str(a), Const::Str(b)) if a.bytes.is_empty() => Some(Const::Str(b.clone())),
        (Const::Str(a), Const::Str(b)) if b.bytes.is_empty() => Some(Const::Str(a.clone())),
        (Const::Str(a), Const::Str(b)) => Some(Const::Str(fresh_string([&*a.bytes, &*b.bytes].concat()))),
        (Const::Tuple(a), Const::Tuple(b)) => Some(Const::Tuple(a.iter().chain(b.iter()).cloned().collect())),
        (Const::Unicode(_), _) | (_, Const::Unicode(_)) => {
            let mut code_points = unicode_points(left)?;
            code_points.extend(unicode_points(right)?);
            Some(Const::Unicode(code_points.into()))
        }
        _ => None,
    }
}

fn unicode_points(constant: &Const) -> Option<Vec<u32>> {
    match constant {
        Const::Str(string) => decode_ascii(&string.bytes),
        Const::Unicode(code_points) => Some(code_points.to_vec()),
        _ => None,
    }
}

/// `sequence * count`, unless it is longer than `max_len`.
pub(super) fn repeat(sequence: &Const, count: &Const, max_len: usize) -> Option<Const> {
    let count = match count {
        Const::Int(count) => usize::try_from(*count).unwrap_or(0),
        // Numbers that do not fit in 64 bits raise OverflowError.
        Const::Long(count) => usize::try_from(count.to_i64()?).unwrap_or(0),
        _ => return None,
    };
    if len(sequence)?.checked_mul(count)? > max_len {
        return None;
    }
    Some(match sequence {
        Const::Str(string) if string.bytes.len() * count == string.bytes.len() => sequence.clone(),
        Const::Str(string) => Const::Str(fresh_string(string.bytes.repeat(count))),
        Const::Unicode(code_points) => Const::Unicode(code_points.repeat(count).into()),
        Const::Tuple(items) => Const::Tuple(std::iter::repeat_n(&**items, count).flatten().cloned().collect()),
        _ => return None,
    })
}

/// `sequence[index]`. CPython does not fold that of a `unicode`: its result depends on how Python was built.
pub(super) fn subscript(sequence: &Const, index: &Const) -> Option<Const> {
    let index = match index {
        Const::Int(index) => *index,
        Const::Long(index) => index.to_i64()?,
        _ => return None,
    };
    let from_end = if index < 0 { i64::try_from(len(sequence)?).ok()? } else { 0 };
    let index = usize::try_from(index.checked_add(from_end)?).ok()?;
    match sequence {
        Const::Str(value) => value.bytes.get(index).map(|&byte| Const::Str(string(vec![byte]))),
        Const::Tuple(items) => items.get(index).cloned(),
        _ => None,
    }
}

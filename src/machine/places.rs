//! Where the builtin types lie in memory, in a stock CPython 2.7.18 (x86-64, Linux, libpython shared).
//!
//! Where the library itself lies differs from run to run, but by whole pages. So types have the same order in each run, and the same places in
//! dicts and sets, as long as these are not large: `{int: 1, str: 2}` is gone through in the order that programs see there.

use super::types::Type;

/// The first address of the library's data.
const START: u64 = 0x7f80_0000_0000;
/// What addresses of types are multiples of.
const UNIT: u64 = 32;
/// The place of each of [`Type::PLAIN`], in units; 0 where it is not known.
#[rustfmt::skip]
const PLAIN: &[u16] = &[
    0xe51, 0xe5e, 0xa62, 0xb69, 0xa55, 0x825, 0x59, 0x92a, 0x74f, 0x28d, 0xcdb, 0xcce, 0x100a, 0xd3e, 0x8ab, 0x9c9,
    0x995, 0x97b, 0x988, 0xaf9, 0xaec, 0xb5c, 0xa99, 0x89e, 0x891, 0xd31, 0x841, 0xa8c, 0x9bc, 0x9af, 0x9a2, 0x834,
    0xb06, 0x375, 0x368, 0x24d, 0x7e7, 0x1d0, 0x75e, 0xa29, 0x346, 0x339, 0x2f8, 0xa46, 0x177e, 0x62f, 0x222, 0x215,
    0x208, 0x312, 0x0, 0x32c, 0x2eb, 0x7cd, 0x7da, 0xd95, 0x305, 0x6e0,
];
/// The place of each of [`Exc::ALL`].
#[rustfmt::skip]
const EXCEPTIONS: &[u16] = &[
    0x617, 0x5fe, 0x5f1, 0x469, 0x45c, 0x44f, 0x442, 0x476, 0x523, 0x40e, 0x564, 0x58b, 0x57e, 0x571, 0x5a0, 0x4e6,
    0x4d9, 0x4cc, 0x41b, 0x53d, 0x530, 0x428, 0x557, 0x54a, 0x50d, 0x500, 0x4f3, 0x435, 0x5e4, 0x4bf, 0x4b2, 0x490,
    0x49d, 0x483, 0x5d7, 0x401, 0x38c, 0x3e7, 0x3b3, 0x3a6, 0x3da, 0x3c0, 0x3cd, 0x399, 0x3f4, 0x5ca, 0x5ad, 0x5ba,
];
/// Those that are not known lie behind the others.
const UNKNOWN: u64 = 0x2000;

/// The address of a builtin type.
pub(super) fn address(of: Type) -> u64 {
    let (table, index) = match of {
        Type::Exception(exc) => (EXCEPTIONS, exc as usize),
        plain => (PLAIN, Type::PLAIN.iter().position(|&known| known == plain).unwrap_or(0)),
    };
    let place = match table.get(index) {
        Some(&place) if place != 0 => u64::from(place),
        _ => UNKNOWN + index as u64 * 16,
    };
    START + place * UNIT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::exceptions::Exc;

    #[test]
    fn no_two_types_lie_at_one_place() {
        let exceptions = Exc::ALL.iter().map(|&exc| Type::Exception(exc));
        let mut places: Vec<u64> = Type::PLAIN.iter().copied().chain(exceptions).map(address).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count);
        assert_eq!(EXCEPTIONS.len(), Exc::ALL.len());
        assert_eq!((address(Type::Int) & 0xfff, address(Type::Exception(Exc::ValueError)) & 0xfff), (0x4a0, 0x7e0));
    }
}

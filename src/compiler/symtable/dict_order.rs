//! The order in which a CPython 2.7 dict gives its keys, for keys that are strings.
//!
//! `symtable.c` goes over a dict of names; where two names are wrong, this decides which of them is reported.

use crate::compiler::ast::Identifier;

/// The names in the order of a dict into which they were put one by one (`Objects/dictobject.c`).
pub(super) fn dict_order<'a>(names: impl Iterator<Item = &'a Identifier>) -> Vec<&'a Identifier> {
    let mut table = Table::new(8);
    for name in names {
        table.insert(name);
        if table.used * 3 >= table.slots.len() * 2 {
            let minimum = table.used * if table.used > 50_000 { 2 } else { 4 };
            let mut larger = Table::new((minimum + 1).next_power_of_two().max(8));
            for name in table.slots.into_iter().flatten() {
                larger.insert(name);
            }
            table = larger;
        }
    }
    table.slots.into_iter().flatten().collect()
}

/// A hash table with open addressing.
struct Table<'a> {
    /// As many as a power of two.
    slots: Vec<Option<&'a Identifier>>,
    used: usize,
}

impl<'a> Table<'a> {
    fn new(size: usize) -> Self {
        Self { slots: vec![None; size], used: 0 }
    }

    /// Puts a name that is not there yet into the first free slot of its probe sequence.
    fn insert(&mut self, name: &'a Identifier) {
        let hash = string_hash(name.as_bytes());
        let mask = self.slots.len() as u64 - 1;
        let (mut probe, mut perturb) = (hash, hash);
        loop {
            match self.slots.get_mut((probe & mask) as usize) {
                Some(Some(_)) => {
                    probe = probe.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1);
                    perturb >>= 5;
                }
                Some(free) => {
                    *free = Some(name);
                    self.used += 1;
                    return;
                }
                None => return,
            }
        }
    }
}

/// `hash()` of a `str`, as an unsigned number (`string_hash`).
fn string_hash(bytes: &[u8]) -> u64 {
    let Some(&first) = bytes.first() else { return 0 };
    let hash = bytes.iter().fold(u64::from(first) << 7, |hash, &byte| hash.wrapping_mul(1_000_003) ^ u64::from(byte))
        ^ bytes.len() as u64;
    // -1 means an error in C.
    if hash == u64::MAX { hash - 1 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `d = {}` filled one by one gives under CPython 2.7.18.
    #[test]
    fn as_cpython() {
        let order = |names: &str| {
            let names: Vec<Identifier> = names.split(' ').map(Into::into).collect();
            dict_order(names.iter()).iter().map(|name| &***name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(order("one two three four five"), "four three five two one");
        assert_eq!(order("a b c d e f g h i j k l"), "a c b e d g f i h k j l");
        assert_eq!(order("spam ham eggs bacon toast beans tomato"), "toast tomato ham spam eggs bacon beans");
    }
}

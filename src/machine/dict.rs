//! [`Dict`]: CPython 2.7's hash table, slot for slot, so that iteration has CPython's order (`Objects/dictobject.c`).
//!
//! It knows nothing of the heap: callers hash keys and say when two are equal. It holds values without counting
//! them; [`Heap`](super::Heap) does that around it.

use std::hash::{Hash, Hasher};

use super::value::Value;

/// The number of slots of an empty dict (`PyDict_MINSIZE`).
const MIN_SIZE: usize = 8;
/// How fast the upper bits of a hash come into play (`PERTURB_SHIFT`).
const PERTURB_SHIFT: u32 = 5;

/// A slot of the table (`PyDictEntry`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// The key; `NULL` in a slot never used, the dummy in one whose entry was deleted.
    pub key: Value,
    /// The value; `NULL` in a slot that is not in use.
    pub value: Value,
}

impl Entry {
    const EMPTY: Self = Self { hash: 0, key: Value::NULL, value: Value::NULL };

    /// What is in the slot, as a hash of its own: nothing in it has to wait for the one of the slot before.
    fn word(&self) -> u64 {
        let [hash, key, value] = [self.hash as u64, self.key.bits(), self.value.bits()];
        let word = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key.wrapping_mul(0xbf58_476d_1ce4_e5b9).rotate_left(32);
        word ^ value.wrapping_mul(0x94d0_49bb_1331_11eb).rotate_left(16)
    }

    /// Whether there is an entry in this slot.
    pub fn in_use(&self) -> bool {
        !self.value.is_null()
    }
}

/// The slot where a key is, or where it would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The key is in this slot.
    At(usize),
    /// It is not there; this slot is the one to put it in.
    FreeAt(usize),
}

/// A dict's table (`PyDictObject`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dict {
    /// `ma_fill`: slots in use or deleted.
    fill: usize,
    /// `ma_used`: slots in use.
    used: usize,
    /// `ma_table`; its length is a power of two (`ma_mask + 1`).
    table: Vec<Entry>,
}

/// Each slot is a word of the hash: a checkpoint hashes all dicts, which are most of what there is.
impl Hash for Dict {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.fill, self.used, self.table.len()).hash(state);
        for slot in &self.table {
            state.write_u64(slot.word());
        }
    }
}

impl Default for Dict {
    fn default() -> Self {
        Self { fill: 0, used: 0, table: vec![Entry::EMPTY; MIN_SIZE] }
    }
}

impl Dict {
    /// A dict with room for this many entries, as BUILD_MAP makes it (`_PyDict_NewPresized`).
    pub fn presized(entries: usize) -> Self {
        let mut dict = Self::default();
        if entries > 5 {
            dict.resize(entries);
        }
        dict
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Number of slots, for the account of memory.
    pub fn slots(&self) -> usize {
        self.table.len()
    }

    /// The slot, if it holds an entry.
    pub fn entry(&self, slot: usize) -> Option<&Entry> {
        self.table.get(slot).filter(|entry| entry.in_use())
    }

    /// The value in a slot, if it has just this object for a key.
    #[inline(always)]
    pub(super) fn value_at(&self, slot: usize, key: Value) -> Option<Value> {
        let entry = self.table.get(slot)?;
        if entry.key == key { Some(entry.value) } else { None }
    }

    /// The entries in the order of iteration.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.table.iter().filter(|entry| entry.in_use())
    }

    /// The first slot from `from` on that holds an entry (`PyDict_Next`), and how many without one come before it.
    pub fn next_from(&self, from: usize) -> (Option<(usize, &Entry)>, usize) {
        let rest = self.table.get(from..).unwrap_or_default();
        let passed = rest.iter().position(Entry::in_use).unwrap_or(rest.len());
        (rest.get(passed).map(|entry| (from + passed, entry)), passed)
    }

    /// The number of that slot.
    fn next_slot(&self, from: usize) -> Option<usize> {
        self.next_from(from).0.map(|(slot, _)| slot)
    }

    /// Looks a key up (`lookdict`): in the slots of its probe sequence, until it is found or a slot was never used.
    ///
    /// `equal` is asked only for entries with the same hash that are not the same object.
    pub fn find(&self, hash: i64, key: Value, mut equal: impl FnMut(Value) -> bool) -> Found {
        let first = hash as usize & (self.table.len() - 1);
        if self.table.get(first).is_some_and(|entry| entry.key == key && !key.is_null()) {
            return Found::At(first);
        }
        let mut free = None;
        for slot in self.probe(hash) {
            let Some(entry) = self.table.get(slot) else { break };
            if entry.key.is_null() {
                return Found::FreeAt(free.unwrap_or(slot));
            }
            if entry.key == Value::DUMMY {
                free = free.or(Some(slot));
            } else if entry.key == key || (entry.hash == hash && equal(entry.key)) {
                return Found::At(slot);
            }
        }
        // A table always has a slot never used, and every probe sequence comes to it.
        Found::FreeAt(free.unwrap_or(0))
    }

    /// What is under a key; as [`find`](Self::find).
    #[inline(always)]
    pub fn get(&self, hash: i64, key: Value, equal: impl FnMut(Value) -> bool) -> Option<Value> {
        // Mostly, the first slot says it.
        let first = self.table.get(hash as usize & (self.table.len() - 1))?;
        if first.key == key {
            return first.value.non_null();
        }
        if first.key.is_null() {
            return None;
        }
        match self.find(hash, key, equal) {
            Found::At(slot) => self.entry(slot).map(|entry| entry.value),
            Found::FreeAt(_) => None,
        }
    }

    /// The slots to look at for a hash, in order. It never ends.
    fn probe(&self, hash: i64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.table.len() - 1;
        let mut perturb = hash as u64;
        let mut index = perturb as usize & mask;
        let mut wide = perturb & mask as u64;
        let mut first = true;
        std::iter::from_fn(move || {
            if first {
                first = false;
            } else {
                wide = wide.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1);
                index = (wide & mask as u64) as usize;
                perturb >>= PERTURB_SHIFT;
            }
            Some(index)
        })
    }

    /// Puts an entry into the slot that [`find`](Self::find) gave; returns the value that was there, or `NULL`.
    ///
    /// May grow the table (`dict_set_item_by_hash_or_entry`, `insertdict`).
    pub fn insert(&mut self, found: Found, hash: i64, key: Value, value: Value) -> Value {
        match found {
            Found::At(slot) => match self.table.get_mut(slot) {
                Some(entry) => std::mem::replace(&mut entry.value, value),
                None => Value::NULL,
            },
            Found::FreeAt(slot) => {
                if let Some(entry) = self.table.get_mut(slot) {
                    if entry.key.is_null() {
                        self.fill += 1;
                    }
                    *entry = Entry { hash, key, value };
                    self.used += 1;
                }
                if self.fill * 3 >= self.table.len() * 2 {
                    self.resize(grown(self.used));
                }
                Value::NULL
            }
        }
    }

    /// How many slots there will be when one more key is in, for the account of memory.
    pub fn slots_after_insert(&self) -> usize {
        if (self.fill + 1) * 3 >= self.table.len() * 2 { size_above(grown(self.used + 1)) } else { self.table.len() }
    }

    /// Takes the entry out of a slot; its key and value go to the caller.
    pub fn remove(&mut self, slot: usize) -> Option<(Value, Value)> {
        let entry = self.table.get_mut(slot).filter(|entry| entry.in_use())?;
        let removed = (entry.key, entry.value);
        *entry = Entry { hash: entry.hash, key: Value::DUMMY, value: Value::NULL };
        self.used -= 1;
        Some(removed)
    }

    /// Takes out an entry, the first one behind that which was taken out so before (`dict_popitem`); its key and value
    /// go to the caller.
    pub fn pop_item(&mut self) -> Option<(Value, Value)> {
        if self.is_empty() {
            return None;
        }
        // The hash of slot 0 says where to look, while nothing else is there.
        let slot = match self.table.first() {
            Some(first) if !first.in_use() => {
                let from = usize::try_from(first.hash).ok().filter(|&from| from < self.table.len()).unwrap_or(1).max(1);
                self.next_slot(from).or_else(|| self.next_slot(1))?
            }
            _ => 0,
        };
        let popped = self.remove(slot);
        if let Some(first) = self.table.first_mut() {
            first.hash = slot as i64 + 1;
        }
        popped
    }

    /// Makes room for so many more entries at once, if they need it (`PyDict_Merge`).
    pub fn make_room(&mut self, more: usize) {
        if (self.fill + more) * 3 >= self.table.len() * 2 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Makes a new table without the slots of deleted entries, if these are more than a fifth
    /// (`set_difference_update_internal`).
    pub fn drop_dummies(&mut self) {
        if (self.fill - self.used) * 5 >= self.table.len() - 1 {
            self.resize(grown(self.used));
        }
    }

    /// A dict with the keys of a dict or a set, all with one value (`dict_fromkeys`). Its table does not grow on the
    /// way, even when it becomes fuller than others ever are.
    pub fn of_keys(entries: &[Entry], value: Value) -> Self {
        let mut dict = Self::default();
        dict.resize(entries.len() / 2 * 3);
        for entry in entries {
            dict.insert_new(Entry { value, ..*entry });
        }
        (dict.fill, dict.used) = (entries.len(), entries.len());
        dict
    }

    /// Takes everything out (`PyDict_Clear`); the keys and values go to the caller.
    pub fn clear(&mut self) -> Vec<Entry> {
        std::mem::take(self).table.into_iter().filter(Entry::in_use).collect()
    }

    /// Makes a table of the first power of two above `min_used` slots and moves the entries over (`dictresize`).
    fn resize(&mut self, min_used: usize) {
        let old = std::mem::replace(&mut self.table, vec![Entry::EMPTY; size_above(min_used)]);
        self.fill = self.used;
        for entry in old.into_iter().filter(Entry::in_use) {
            self.insert_new(entry);
        }
    }

    /// Puts an entry in whose key is not there. Where none was deleted, the first empty slot will do
    /// (`insertdict_clean`).
    fn insert_new(&mut self, entry: Entry) {
        for slot in self.probe(entry.hash) {
            if let Some(free) = self.table.get_mut(slot).filter(|entry| entry.key.is_null()) {
                *free = entry;
                break;
            }
        }
    }
}

/// The slots that a table of so many entries asks for when it grows.
fn grown(used: usize) -> usize {
    used * if used > 50_000 { 2 } else { 4 }
}

/// The first size of a table that is larger than this.
fn size_above(min_used: usize) -> usize {
    let mut size = MIN_SIZE;
    while size <= min_used {
        size *= 2;
    }
    size
}

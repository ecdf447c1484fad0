//! Sets and frozensets (`Objects/setobject.c`).
//!
//! A set's table is probed, grown and emptied exactly as a dict's is, so it *is* one here: a [`Dict`] whose values mean
//! nothing. That gives CPython's order of iteration.
//!
//! Where the keys of a whole other set are taken out of a set, that is done in a copy of its table, which is put in its
//! place at the end: until then nothing has changed.

mod algebra;

use super::call::Arguments;
use super::dict::{Dict, Entry, Found};
use super::exceptions::Exc;
use super::heap::Heap;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};

/// What a set's entries have as their value.
const PRESENT: Value = Value::NONE;

/// A `set` or a `frozenset` (`PySetObject`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Set {
    /// The keys.
    pub table: Dict,
    /// Whether it is a frozenset.
    pub frozen: bool,
    /// How deep frozensets and tuples are nested in it, at most: comparing it goes as deep.
    pub depth: u32,
    /// Whether comparing one of its keys, or one that it had, may run code of the program.
    pub compares_by_call: bool,
}

impl Set {
    /// The keys in the order of iteration.
    pub fn keys(&self) -> impl Iterator<Item = Value> {
        self.table.iter().map(|entry| entry.key)
    }

    /// `frozenset_hash`: the same for every order of the keys.
    pub fn hash(&self) -> i64 {
        let mut hash: u64 = 1_927_868_237u64.wrapping_mul(self.table.len() as u64 + 1);
        for entry in self.table.iter() {
            let h = entry.hash as u64;
            hash ^= (h ^ (h << 16) ^ 89_869_747).wrapping_mul(3_644_798_167);
        }
        match hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
            -1 => 590_923_713,
            hash => hash,
        }
    }
}

impl Heap {
    /// The set or frozenset.
    pub fn as_set(&self, value: Value) -> Option<&Set> {
        match self.at(value) {
            Object::Set(set) => Some(set),
            _ => None,
        }
    }

    /// An empty set.
    pub(super) fn new_set(&mut self, frozen: bool) -> Value {
        self.new_value(Object::Set(Box::new(Set { frozen, ..Set::default() })))
    }

    /// How deep a key is nested. What can be a key has been hashed, and so is not nested without end.
    fn nesting(&self, key: Value) -> u32 {
        match self.at(key) {
            Object::Tuple(items) => items.iter().map(|&item| self.nesting(item) + 1).max().unwrap_or(0),
            Object::Set(set) => set.depth + 1,
            _ => 0,
        }
    }

    /// A set has got a key, which may be nested.
    fn deepen(&mut self, set: ObjectId, key: Value) {
        let (depth, by_call) = (self.nesting(key), self.compares_by_call(key));
        if (depth > 0 || by_call)
            && let Some(Object::Set(set)) = self.get_mut(set)
        {
            set.depth = set.depth.max(depth);
            set.compares_by_call |= by_call;
        }
    }

    /// The keys of a dict or a set, with their hashes.
    pub(super) fn key_entries(&self, of: Value) -> Vec<Entry> {
        match self.at(of) {
            Object::Dict(dict) => dict.iter().copied().collect(),
            _ => self.set_entries(of),
        }
    }

    /// The table of a dict or a set.
    pub(super) fn key_table(&self, of: Value) -> Option<&Dict> {
        match self.at(of) {
            Object::Dict(dict) => Some(dict),
            Object::Set(set) => Some(&set.table),
            _ => None,
        }
    }

    fn set_entries(&self, set: Value) -> Vec<Entry> {
        self.as_set(set).map(|set| set.table.iter().copied().collect()).unwrap_or_default()
    }
}

/// The keys of one set.
impl Machine {
    /// Where a key of this hash is in a set, or would go (`set_lookkey`).
    fn set_find(&mut self, set: Value, hash: i64, key: Value) -> Outcome<Found> {
        self.find_equal(key, |machine, equal| match machine.heap.as_set(set) {
            Some(set) => set.table.find(hash, key, equal),
            None => Found::FreeAt(0),
        })
    }

    /// The same for a table that is no set's yet.
    fn table_find(&mut self, table: &Dict, hash: i64, key: Value) -> Outcome<Found> {
        self.find_equal(key, |_, equal| table.find(hash, key, equal))
    }

    /// Adds a key whose hash is known (`set_add_entry`). The key stays the caller's.
    fn set_add_hashed(&mut self, set: Value, hash: i64, key: Value) -> Outcome<()> {
        let found = self.set_find(set, hash, key)?;
        self.set_insert(set, found, hash, key)
    }

    /// The same, if no method of the program has to be asked about it; else does nothing, and says so.
    fn set_add_uncompared(&mut self, set: Value, hash: i64, key: Value) -> Outcome<bool> {
        let found = self.find_uncompared(key, |machine, equal| match machine.heap.as_set(set) {
            Some(set) => set.table.find(hash, key, equal),
            None => Found::FreeAt(0),
        });
        match found {
            Some(found) => self.set_insert(set, found, hash, key).map(|()| true),
            None => Ok(false),
        }
    }

    fn set_insert(&mut self, set: Value, found: Found, hash: i64, key: Value) -> Outcome<()> {
        let (Found::FreeAt(slot), Some(id)) = (found, set.as_object()) else { return Ok(()) };
        if let Some(set) = self.heap.as_set(set) {
            let slots = set.table.slots_after_insert();
            if slots > set.table.slots() {
                self.reserve(slots * 16)?;
            }
        }
        self.heap.retain(key);
        self.charge(1);
        self.change_set(id, |table| table.insert(Found::FreeAt(slot), hash, key, PRESENT));
        self.heap.deepen(id, key);
        Ok(())
    }

    fn change_set<R>(&mut self, set: ObjectId, change: impl FnOnce(&mut Dict) -> R) -> Option<R> {
        let changed = self.heap.resize(set, |object| match object {
            Object::Set(set) => Some(change(&mut set.table)),
            _ => None,
        });
        changed.flatten()
    }

    /// `set.add(key)` (`PySet_Add`). The key stays the caller's.
    pub(super) fn set_add(&mut self, set: Value, key: Value) -> Outcome<()> {
        if self.heap.as_set(set).is_none() {
            // No compiler makes a SET_ADD for anything else.
            return Err(Fault::Unsupported("an item of what is no set".into()));
        }
        let hash = self.hash_value(key)?;
        self.set_add_hashed(set, hash, key)
    }

    /// The hash of a key that is looked for. A set that has none is looked for as the frozenset of its keys, which is
    /// the second value then; the reference is the caller's.
    fn sought_key(&mut self, key: Value) -> Outcome<(i64, Value)> {
        let is_set = self.heap.as_set(key).is_some_and(|set| !set.frozen);
        match self.hash_value(key) {
            Ok(hash) => Ok((hash, self.heap.retain(key))),
            Err(Fault::Raised) if is_set && self.raised_is(Exc::TypeError) => {
                self.clear_raised();
                let frozen = self.make_set(key, true)?;
                let hash = self.heap.as_set(frozen).map_or(0, Set::hash);
                Ok((hash, frozen))
            }
            Err(fault) => Err(fault),
        }
    }

    /// `key in set`.
    pub(super) fn set_contains(&mut self, set: Value, key: Value) -> Outcome<bool> {
        let (hash, sought) = self.sought_key(key)?;
        let found = self.set_find(set, hash, sought);
        self.heap.release(sought);
        Ok(matches!(found?, Found::At(_)))
    }

    /// `set.discard(key)`; whether it was there.
    pub(super) fn set_discard(&mut self, set: Value, key: Value) -> Outcome<bool> {
        let (hash, sought) = self.sought_key(key)?;
        let found = self.set_discard_hashed(set, hash, sought);
        self.heap.release(sought);
        found
    }

    /// The same with a key whose hash is known (`set_discard_entry`).
    fn set_discard_hashed(&mut self, set: Value, hash: i64, key: Value) -> Outcome<bool> {
        let found = self.set_find(set, hash, key)?;
        let (Found::At(slot), Some(id)) = (found, set.as_object()) else { return Ok(false) };
        let removed = self.change_set(id, |table| table.remove(slot)).flatten();
        self.heap.release_all(removed.map(|(key, _)| key));
        Ok(true)
    }

    /// `set.pop()`.
    pub(super) fn set_pop(&mut self, set: Value) -> Outcome<Value> {
        let popped = set.as_object().and_then(|id| self.change_set(id, Dict::pop_item)).flatten();
        match popped {
            Some((key, _)) => Ok(key),
            None => Err(self.raise(Exc::KeyError, "pop from an empty set")),
        }
    }

    /// `set.clear()`.
    pub(super) fn set_clear(&mut self, set: Value) {
        let old = set.as_object().and_then(|id| self.change_set(id, Dict::clear));
        self.heap.release_all(old.unwrap_or_default().into_iter().map(|entry| entry.key));
    }
}

/// Sets and other iterables. Results are new sets.
impl Machine {
    /// `set(iterable)`, or `frozenset(iterable)` (`make_new_set`); an iterable that is not given is `NULL`.
    pub(super) fn make_set(&mut self, iterable: Value, frozen: bool) -> Outcome<Value> {
        let set = self.once(|machine| Ok(machine.heap.new_set(frozen)))?;
        if iterable.is_null() {
            return Ok(set);
        }
        let filled = self.set_update(set, iterable);
        self.unless_failed(set, filled)
    }

    /// `frozenset(iterable)` (`frozenset_new`): there is only one that is empty.
    pub(super) fn make_frozenset(&mut self, iterable: Value) -> Outcome<Value> {
        if self.heap.type_of(iterable) == Type::Frozenset && self.heap.is_exact(iterable) {
            return Ok(self.heap.retain(iterable));
        }
        if !iterable.is_null() {
            let made = self.make_set(iterable, true)?;
            if self.heap.as_set(made).is_some_and(|set| !set.table.is_empty()) {
                return Ok(made);
            }
            self.heap.release(made);
        }
        if self.empty_frozenset.is_null() {
            self.empty_frozenset = self.heap.new_set(true);
        }
        Ok(self.heap.retain(self.empty_frozenset))
    }

    /// `set.__init__(iterable)` (`set_init`): other keys take the place of those it has.
    pub(super) fn init_set(&mut self, set: Value, arguments: Arguments<'_>) -> Outcome<()> {
        self.no_set_keywords(arguments)?;
        let name = self.heap.type_name(set);
        self.unpack_arguments(&name, arguments.positional, 0, 1)?;
        self.once(|machine| {
            machine.set_clear(set);
            Ok(Value::NONE)
        })?;
        arguments.positional.first().map_or(Ok(()), |&iterable| self.set_update(set, iterable))
    }

    /// `set` takes its argument by position only.
    pub(super) fn no_set_keywords(&mut self, arguments: Arguments<'_>) -> Outcome<()> {
        if arguments.keywords.is_empty() {
            return Ok(());
        }
        Err(self.type_error("set() does not take keyword arguments"))
    }

    /// An empty set of the same class as this one.
    fn new_set_like(&mut self, set: Value) -> Value {
        let frozen = self.is_frozen(set);
        if self.heap.is_exact(set) {
            return self.heap.new_set(frozen);
        }
        let payload = Object::Set(Box::new(Set { frozen, ..Set::default() }));
        self.new_instance(self.class_of(set), payload)
    }

    /// A set of the same class as this one, of the items of an iterable.
    pub(super) fn make_set_like(&mut self, set: Value, iterable: Value) -> Outcome<Value> {
        let made = self.once(|machine| Ok(machine.new_set_like(set)))?;
        let filled = self.set_update(made, iterable);
        self.unless_failed(made, filled)
    }

    /// A result, which is given up where something failed.
    fn unless_failed(&mut self, result: Value, outcome: Outcome<()>) -> Outcome<Value> {
        match outcome {
            Ok(()) => Ok(result),
            Err(fault) => {
                self.heap.release(result);
                Err(fault)
            }
        }
    }

    fn is_frozen(&self, set: Value) -> bool {
        self.heap.as_set(set).is_some_and(|set| set.frozen)
    }

    /// Whether C code goes through the table of this: that of any set, or of a dict of no class of the program.
    fn has_own_keys(&self, other: Value) -> bool {
        match self.heap.at(other) {
            Object::Set(_) => true,
            Object::Dict(_) => self.heap.is_exact(other),
            _ => false,
        }
    }

    /// Adds one item after the other; a turn that runs again goes on after the last that was added.
    fn set_add_each(&mut self, set: Value, items: &[Value]) -> Outcome<()> {
        let mut rounds = self.resume_at();
        for &item in items.iter().skip(rounds.done) {
            let added = self.set_add(set, item);
            self.while_holding(item, added)?;
            self.has_done(&mut rounds);
        }
        Ok(())
    }

    /// `set.update(other)` (`set_update_internal`).
    pub(super) fn set_update(&mut self, set: Value, other: Value) -> Outcome<()> {
        if set == other {
            return Ok(());
        }
        if self.has_own_keys(other) {
            return self.set_merge(set, other);
        }
        if let Some(items) = self.collect_at_once(other, usize::MAX)? {
            let result = self.set_add_each(set, &items);
            self.heap.release_all(items);
            return result;
        }
        let iterator = self.once(|machine| machine.get_iter(other))?;
        let result = self.for_each_item(iterator, &mut |machine, item, _| machine.set_add(set, item));
        self.heap.release(iterator);
        result
    }

    /// Adds the keys of another set, or of a dict (`set_merge`): slot after slot, as a comparison may change that table.
    fn set_merge(&mut self, set: Value, other: Value) -> Outcome<()> {
        let is_first_time = self.is_new_in_turn();
        let mut rounds = self.resume_at();
        if rounds.done == usize::MAX {
            return Ok(());
        }
        let len = self.heap.key_table(other).map_or(0, Dict::len);
        if let (Some(id), true, true) = (set.as_object(), len > 0, is_first_time) {
            // Slots without a key count, too.
            self.charge(self.heap.key_table(other).map_or(0, Dict::slots) / 16);
            self.reserve(len * 4 * 16)?;
            self.change_set(id, |table| table.make_room(len));
        }
        while rounds.done < self.heap.key_table(other).map_or(0, Dict::slots) || !self.is_new_in_turn() {
            let entry = self.heap.key_table(other).and_then(|table| table.entry(rounds.done)).copied();
            match entry {
                None if self.is_new_in_turn() => {}
                entry => self.merge_entry(set, entry)?,
            }
            self.has_done(&mut rounds);
        }
        self.finish_rounds(rounds);
        Ok(())
    }

    /// Adds one key of another table, which may have lost it when the turn runs again.
    fn merge_entry(&mut self, set: Value, entry: Option<Entry>) -> Outcome<()> {
        if let Some(Entry { hash, key, .. }) = entry
            && self.is_new_in_turn()
            && self.set_add_uncompared(set, hash, key)?
        {
            return Ok(());
        }
        let key = self.once(|machine| Ok(machine.heap.retain(entry.map_or(Value::NULL, |entry| entry.key))))?;
        let hash = self.once(|machine| Ok(machine.heap.int(entry.map_or(0, |entry| entry.hash))));
        let hash = hash.map(|hash| {
            let number = self.heap.as_int(hash).unwrap_or(0);
            self.heap.release(hash);
            number
        });
        let result = hash.and_then(|hash| self.set_add_hashed(set, hash, key));
        self.heap.release(key);
        result
    }

    /// `KeyError` for a key that is not in a set.
    pub(super) fn set_remove(&mut self, set: Value, key: Value) -> Outcome<()> {
        if self.set_discard(set, key)? { Ok(()) } else { Err(self.key_error(key)) }
    }

    /// `cmp(set, set)`.
    pub(super) fn no_set_order(&mut self) -> Fault {
        self.type_error("cannot compare sets using cmp()")
    }
}

/// Opcodes.
impl Machine {
    /// BUILD_SET: the first item goes in first.
    pub(super) fn build_set(&mut self, items: &[Value]) -> Outcome<Value> {
        let set = self.once(|machine| Ok(machine.heap.new_set(false)))?;
        let result = self.set_add_each(set, items);
        self.unless_failed(set, result)
    }
}

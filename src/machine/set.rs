//! Sets and frozensets (`Objects/setobject.c`).
//!
//! A set's table is probed, grown and emptied exactly as a dict's is, so it *is* one here: a [`Dict`] whose values mean
//! nothing. That gives CPython's order of iteration.
//!
//! What takes keys out of a set works on a copy of its table, which it puts in its place when all is done: until then
//! nothing has changed.

use super::call::Arguments;
use super::dict::{Dict, Entry, Found};
use super::exceptions::Exc;
use super::heap::Heap;
use super::number::Binary;
use super::object::{DictItem, Object};
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
        self.new_value(Object::Set(Box::new(Set { table: Dict::default(), frozen, depth: 0 })))
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
        let depth = self.nesting(key);
        if depth > 0
            && let Some(Object::Set(set)) = self.get_mut(set)
        {
            set.depth = set.depth.max(depth);
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

/// What a set is to be combined with.
enum Other {
    /// A set, or a dict, whose values do not count: keys with their hashes.
    Entries(Vec<Entry>),
    /// Any other iterable: its items, counted.
    Items(Vec<Value>),
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
                let frozen = self.set_copy(key, true)?;
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

    /// A copy, as a set or as a frozenset.
    pub(super) fn set_copy(&mut self, set: Value, frozen: bool) -> Outcome<Value> {
        self.make_set(set, frozen)
    }

    /// An empty set of the same class as this one.
    fn new_set_like(&mut self, set: Value) -> Value {
        let frozen = self.is_frozen(set);
        if self.heap.is_exact(set) {
            return self.heap.new_set(frozen);
        }
        let payload = Object::Set(Box::new(Set { table: Dict::default(), frozen, depth: 0 }));
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

    fn other(&mut self, other: Value) -> Outcome<Other> {
        match self.has_own_keys(other) {
            true => Ok(Other::Entries(self.heap.key_entries(other))),
            false => Ok(Other::Items(self.collect_unasked(other)?)),
        }
    }

    /// Whether C code goes through the table of this: that of any set, or of a dict of no class of the program.
    fn has_own_keys(&self, other: Value) -> bool {
        match self.heap.at(other) {
            Object::Set(_) => true,
            Object::Dict(_) => self.heap.is_exact(other),
            _ => false,
        }
    }

    /// The keys of another set, or of any iterable, with their hashes. The keys are counted where the last value has
    /// them.
    fn other_entries(&mut self, other: Value) -> Outcome<(Vec<Entry>, Vec<Value>)> {
        match self.other(other)? {
            Other::Entries(entries) => Ok((entries, Vec::new())),
            Other::Items(items) => {
                let mut entries = Vec::with_capacity(items.len());
                for &key in &items {
                    match self.hash_value(key) {
                        Ok(hash) => entries.push(Entry { hash, key, value: PRESENT }),
                        Err(fault) => {
                            self.heap.release_all(items);
                            return Err(fault);
                        }
                    }
                }
                Ok((entries, items))
            }
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

    /// `set.union(others…)`.
    pub(super) fn set_union(&mut self, set: Value, others: &[Value]) -> Outcome<Value> {
        let union = self.make_set_like(set, set)?;
        let mut result = Ok(());
        for &other in others.iter().filter(|&&other| other != set) {
            result = result.and_then(|()| self.set_update(union, other));
        }
        self.unless_failed(union, result)
    }

    /// `set.intersection(other)`: of two sets, the smaller one's keys that the larger one has.
    pub(super) fn set_intersection(&mut self, set: Value, other: Value) -> Outcome<Value> {
        if set == other {
            return self.make_set_like(set, set);
        }
        if self.heap.as_set(other).is_none() {
            return self.intersection_of_items(set, other);
        }
        let (within, of) = self.larger_first(set, other);
        let result = self.once(|machine| Ok(machine.new_set_like(set)))?;
        let mut filled = Ok(());
        for entry in self.heap.set_entries(of) {
            filled = self.add_if_in(result, within, entry);
            if filled.is_err() {
                break;
            }
        }
        self.unless_failed(result, filled)
    }

    /// Two sets: the one whose keys are looked for in the other comes last.
    fn larger_first(&self, set: Value, other: Value) -> (Value, Value) {
        let len = |set| self.heap.as_set(set).map_or(0, |set| set.table.len());
        if len(other) > len(set) { (other, set) } else { (set, other) }
    }

    /// The items of an iterable that a set has, one after the other.
    fn intersection_of_items(&mut self, set: Value, other: Value) -> Outcome<Value> {
        let result = self.once(|machine| Ok(machine.new_set_like(set)))?;
        let filled = self.for_each_of(other, &mut |machine, key| {
            let hash = machine.hash_value(key)?;
            machine.add_if_in(result, set, Entry { hash, key, value: PRESENT })
        });
        self.unless_failed(result, filled)
    }

    /// Does something with each item of an iterable as it comes.
    fn for_each_of(&mut self, iterable: Value, act: &mut dyn FnMut(&mut Self, Value) -> Outcome<()>) -> Outcome<()> {
        let iterator = self.once(|machine| machine.get_iter(iterable))?;
        let result = self.for_each_item(iterator, &mut |machine, item, _| act(machine, item));
        self.heap.release(iterator);
        result
    }

    fn add_if_in(&mut self, result: Value, within: Value, entry: Entry) -> Outcome<()> {
        self.charge(1);
        match self.set_find(within, entry.hash, entry.key)? {
            Found::At(_) => self.set_add_hashed(result, entry.hash, entry.key),
            Found::FreeAt(_) => Ok(()),
        }
    }

    /// `set.intersection(others…)`.
    pub(super) fn set_intersection_all(&mut self, set: Value, others: &[Value]) -> Outcome<Value> {
        let [first, rest @ ..] = others else { return self.make_set_like(set, set) };
        let mut result = self.set_intersection(set, *first)?;
        for &other in rest {
            let next = self.set_intersection(result, other);
            self.heap.release(result);
            result = next?;
        }
        Ok(result)
    }

    /// `set.intersection_update(others…)`.
    pub(super) fn set_intersection_update(&mut self, set: Value, others: &[Value]) -> Outcome<()> {
        let result = self.set_intersection_all(set, others)?;
        let taken = result.as_object().and_then(|id| self.change_set(id, std::mem::take)).unwrap_or_default();
        self.heap.release(result);
        self.replace_table(set, taken);
        Ok(())
    }

    /// Gives a set another table, whose references change hands.
    fn replace_table(&mut self, set: Value, table: Dict) {
        let old = set.as_object().and_then(|id| self.change_set(id, |old| std::mem::replace(old, table)));
        let keys: Vec<Value> = old.iter().flat_map(|old| old.iter().map(|entry| entry.key)).collect();
        self.heap.release_all(keys);
    }

    /// Gives a set a table with other keys, which are not counted yet.
    fn commit_table(&mut self, set: Value, table: Dict) {
        for entry in table.iter() {
            self.heap.retain(entry.key);
            set.as_object().into_iter().for_each(|id| self.heap.deepen(id, entry.key));
        }
        self.charge(table.len());
        self.replace_table(set, table);
    }

    /// A copy of a set's table as it is, with its deleted entries; its keys are not counted.
    fn table_of(&self, set: Value) -> Dict {
        self.heap.as_set(set).map(|set| set.table.clone()).unwrap_or_default()
    }

    /// `set.difference(others…)`: of the first one that is a set, what it does not have; what the others have goes out
    /// of that.
    pub(super) fn set_difference(&mut self, set: Value, others: &[Value]) -> Outcome<Value> {
        let [first, rest @ ..] = others else { return self.make_set_like(set, set) };
        let mut result = match self.has_own_keys(*first) {
            true => self.set_without(set, *first)?,
            false => {
                let copy = self.make_set_like(set, set)?;
                let done = self.set_difference_update(copy, *first);
                self.unless_failed(copy, done)?
            }
        };
        for &other in rest {
            let done = self.set_difference_update(result, other);
            result = self.unless_failed(result, done)?;
        }
        Ok(result)
    }

    /// The keys of a set that another set, or a dict, does not have.
    fn set_without(&mut self, set: Value, other: Value) -> Outcome<Value> {
        let result = self.once(|machine| Ok(machine.new_set_like(set)))?;
        let mut filled = Ok(());
        for entry in self.heap.set_entries(set) {
            filled = self.add_unless_in(result, other, entry);
            if filled.is_err() {
                break;
            }
        }
        self.unless_failed(result, filled)
    }

    fn add_unless_in(&mut self, result: Value, other: Value, entry: Entry) -> Outcome<()> {
        self.charge(1);
        let found = match self.heap.at(other) {
            Object::Dict(_) => self.find_equal(entry.key, |machine, equal| match machine.heap.at(other) {
                Object::Dict(dict) => dict.find(entry.hash, entry.key, equal),
                _ => Found::FreeAt(0),
            })?,
            _ => self.set_find(other, entry.hash, entry.key)?,
        };
        match found {
            Found::At(_) => Ok(()),
            Found::FreeAt(_) => self.set_add_hashed(result, entry.hash, entry.key),
        }
    }

    /// `set.difference_update(other)` (`set_difference_update_internal`).
    pub(super) fn set_difference_update(&mut self, set: Value, other: Value) -> Outcome<()> {
        if set == other {
            self.set_clear(set);
            return Ok(());
        }
        if self.heap.as_set(other).is_none() {
            self.for_each_of(other, &mut |machine, key| {
                let hash = machine.hash_value(key)?;
                machine.set_discard_hashed(set, hash, key).map(drop)
            })?;
            set.as_object().and_then(|id| self.change_set(id, Dict::drop_dummies));
            return Ok(());
        }
        let (entries, held) = self.other_entries(other)?;
        let mut table = self.table_of(set);
        let mut result = Ok(());
        for entry in entries {
            self.charge(1);
            result = self.table_find(&table, entry.hash, entry.key).map(|found| {
                if let Found::At(slot) = found {
                    table.remove(slot);
                }
            });
            if result.is_err() {
                break;
            }
        }
        if result.is_ok() {
            table.drop_dummies();
            self.commit_table(set, table);
        }
        self.heap.release_all(held);
        result
    }

    /// `set.symmetric_difference(other)`: the other's keys without the set's, and then those of the set that it did
    /// not have.
    pub(super) fn set_symmetric_difference(&mut self, set: Value, other: Value) -> Outcome<Value> {
        let result = self.make_set_like(set, other)?;
        let done = self.set_symmetric_difference_update(result, set);
        self.unless_failed(result, done)
    }

    /// `set.symmetric_difference_update(other)`.
    pub(super) fn set_symmetric_difference_update(&mut self, set: Value, other: Value) -> Outcome<()> {
        if set == other {
            self.set_clear(set);
            return Ok(());
        }
        // Items that come twice count once.
        let (other, made) = match self.has_own_keys(other) {
            true => (other, Value::NULL),
            false => {
                let made = self.make_set(other, false)?;
                (made, made)
            }
        };
        let (entries, _) = self.other_entries(other)?;
        let mut table = self.table_of(set);
        let mut result = Ok(());
        for entry in entries {
            self.charge(1);
            result = self.table_find(&table, entry.hash, entry.key).map(|found| match found {
                Found::At(slot) => drop(table.remove(slot)),
                free => drop(table.insert(free, entry.hash, entry.key, PRESENT)),
            });
            if result.is_err() {
                break;
            }
        }
        if result.is_ok() {
            self.commit_table(set, table);
        }
        self.heap.release(made);
        result
    }

    /// Whether two sets, or a set and another iterable, have no key in common.
    pub(super) fn set_is_disjoint(&mut self, set: Value, other: Value) -> Outcome<bool> {
        if set == other {
            return Ok(self.heap.as_set(set).is_none_or(|set| set.table.is_empty()));
        }
        if self.heap.as_set(other).is_some() && self.heap.is_exact(other) {
            let (within, of) = self.larger_first(set, other);
            for entry in self.heap.set_entries(of) {
                self.charge(1);
                if let Found::At(_) = self.set_find(within, entry.hash, entry.key)? {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let iterator = self.once(|machine| machine.get_iter(other))?;
        let result = self.has_none_of(set, iterator);
        self.heap.release(iterator);
        result
    }

    /// Whether a set has no item of an iterator, which is asked until one is found.
    fn has_none_of(&mut self, set: Value, iterator: Value) -> Outcome<bool> {
        let mut rounds = self.resume_at();
        loop {
            self.charge(1);
            let item = self.once(|machine| Ok(machine.iter_next(iterator)?.unwrap_or_default()))?;
            if item.is_null() {
                return Ok(true);
            }
            let found = self.hash_value(item).and_then(|hash| self.set_find(set, hash, item));
            self.heap.release(item);
            match found? {
                Found::At(_) => return Ok(false),
                Found::FreeAt(_) => self.has_done(&mut rounds),
            }
        }
    }

    /// Whether every key of a set is in another set.
    pub(super) fn set_is_within(&mut self, set: Value, other: Value) -> Outcome<bool> {
        let len = |machine: &Self, set| machine.heap.as_set(set).map_or(0, |set| set.table.len());
        if len(self, set) > len(self, other) {
            return Ok(false);
        }
        for entry in self.heap.set_entries(set) {
            self.charge(1);
            if let Found::FreeAt(_) = self.set_find(other, entry.hash, entry.key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `set.issubset(other)`, or, from the other side, `set.issuperset(other)`.
    pub(super) fn set_is_subset(&mut self, set: Value, other: Value, superset: bool) -> Outcome<bool> {
        let other = match self.heap.at(other) {
            Object::Set(_) => self.heap.retain(other),
            _ => self.make_set(other, false)?,
        };
        let result = if superset { self.set_is_within(other, set) } else { self.set_is_within(set, other) };
        self.heap.release(other);
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

/// Opcodes and operators.
impl Machine {
    /// BUILD_SET: the first item goes in first.
    pub(super) fn build_set(&mut self, items: &[Value]) -> Outcome<Value> {
        let set = self.once(|machine| Ok(machine.heap.new_set(false)))?;
        let result = self.set_add_each(set, items);
        self.unless_failed(set, result)
    }

    /// `|`, `&`, `-` and `^` of sets, or of views of dicts; `None` if the operands are no such things.
    pub(super) fn set_binary(&mut self, operator: Binary, v: Value, w: Value, inplace: bool) -> Outcome<Option<Value>> {
        let (Object::Set(a), Object::Set(_)) = (self.heap.at(v), self.heap.at(w)) else {
            return self.view_binary(operator, v, w);
        };
        if inplace && !a.frozen {
            match operator {
                Binary::Or => self.set_update(v, w)?,
                Binary::And => self.set_intersection_update(v, &[w])?,
                Binary::Subtract => self.set_difference_update(v, w)?,
                Binary::Xor => self.set_symmetric_difference_update(v, w)?,
                _ => return Ok(None),
            }
            return Ok(Some(self.heap.retain(v)));
        }
        Ok(Some(match operator {
            Binary::Or => self.set_union(v, &[w])?,
            Binary::And => self.set_intersection(v, w)?,
            Binary::Subtract => self.set_difference(v, &[w])?,
            Binary::Xor => self.set_symmetric_difference(v, w)?,
            _ => return Ok(None),
        }))
    }

    /// The same of views (`dictviews_or` and its kin): of keys or items with any iterable.
    fn view_binary(&mut self, operator: Binary, v: Value, w: Value) -> Outcome<Option<Value>> {
        let is_set_like = |value| matches!(self.heap.at(value), Object::DictView(_, DictItem::Key | DictItem::Item));
        if !(is_set_like(v) || is_set_like(w))
            || !matches!(operator, Binary::Or | Binary::And | Binary::Subtract | Binary::Xor)
        {
            return Ok(None);
        }
        let set = self.make_set(v, false)?;
        let done = match operator {
            Binary::Or => self.set_update(set, w),
            Binary::And => self.set_intersection_update(set, &[w]),
            Binary::Subtract => self.set_difference_update(set, w),
            _ => self.set_symmetric_difference_update(set, w),
        };
        self.unless_failed(set, done).map(Some)
    }
}

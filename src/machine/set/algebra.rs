//! Union, intersection, difference and symmetric difference, and how sets lie within one another.

use super::PRESENT;
use crate::machine::dict::{Dict, Entry, Found};
use crate::machine::number::Binary;
use crate::machine::object::{DictItem, Object};
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// Results are new sets.
impl Machine {
    /// `set.union(others…)`.
    pub(in crate::machine) fn set_union(&mut self, set: Value, others: &[Value]) -> Outcome<Value> {
        let union = self.make_set_like(set, set)?;
        let mut result = Ok(());
        for &other in others.iter().filter(|&&other| other != set) {
            result = result.and_then(|()| self.set_update(union, other));
        }
        self.unless_failed(union, result)
    }

    /// `set.intersection(other)`: of two sets, the smaller one's keys that the larger one has.
    pub(in crate::machine) fn set_intersection(&mut self, set: Value, other: Value) -> Outcome<Value> {
        if set == other {
            return self.make_set_like(set, set);
        }
        if self.heap.as_set(other).is_none() {
            return self.intersection_of_items(set, other);
        }
        let (within, of) = self.larger_first(set, other);
        let result = self.once(|machine| Ok(machine.new_set_like(set)))?;
        let mut entries = self.heap.set_entries(of).into_iter();
        let filled = entries.try_for_each(|entry| self.add_if_in(result, within, entry));
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
    pub(in crate::machine) fn set_intersection_all(&mut self, set: Value, others: &[Value]) -> Outcome<Value> {
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
    pub(in crate::machine) fn set_intersection_update(&mut self, set: Value, others: &[Value]) -> Outcome<()> {
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
    pub(in crate::machine) fn set_difference(&mut self, set: Value, others: &[Value]) -> Outcome<Value> {
        let [first, rest @ ..] = others else { return self.make_set_like(set, set) };
        let mut result = match self.has_own_keys(*first) {
            // What the others take away must not come back when the turn runs again.
            true => self.once(|machine| machine.set_without(set, *first))?,
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
        let mut entries = self.heap.set_entries(set).into_iter();
        let filled = entries.try_for_each(|entry| self.add_unless_in(result, other, entry));
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
    pub(in crate::machine) fn set_difference_update(&mut self, set: Value, other: Value) -> Outcome<()> {
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
        let entries = self.heap.key_entries(other);
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
        result
    }

    /// `set.symmetric_difference(other)`: the other's keys without the set's, and then those of the set that it did
    /// not have.
    pub(in crate::machine) fn set_symmetric_difference(&mut self, set: Value, other: Value) -> Outcome<Value> {
        let result = self.make_set_like(set, other)?;
        let done = self.set_symmetric_difference_update(result, set);
        self.unless_failed(result, done)
    }

    /// `set.symmetric_difference_update(other)`.
    pub(in crate::machine) fn set_symmetric_difference_update(&mut self, set: Value, other: Value) -> Outcome<()> {
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
        let entries = self.heap.key_entries(other);
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
    pub(in crate::machine) fn set_is_disjoint(&mut self, set: Value, other: Value) -> Outcome<bool> {
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
            self.toil_a_round()?;
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
    pub(in crate::machine) fn set_is_within(&mut self, set: Value, other: Value) -> Outcome<bool> {
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
    pub(in crate::machine) fn set_is_subset(&mut self, set: Value, other: Value, superset: bool) -> Outcome<bool> {
        let other = match self.heap.at(other) {
            Object::Set(_) => self.heap.retain(other),
            _ => self.make_set(other, false)?,
        };
        let result = if superset { self.set_is_within(other, set) } else { self.set_is_within(set, other) };
        self.heap.release(other);
        result
    }
}

/// Operators.
impl Machine {
    /// `|`, `&`, `-` and `^` of sets, or of views of dicts; `None` if the operands are no such things.
    pub(in crate::machine) fn set_binary(
        &mut self,
        operator: Binary,
        v: Value,
        w: Value,
        inplace: bool,
    ) -> Outcome<Option<Value>> {
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

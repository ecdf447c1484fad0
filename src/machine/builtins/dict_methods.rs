//! Methods of dicts (`Objects/dictobject.c`).

use crate::machine::call::Arguments;
use crate::machine::dict::{Dict, Entry, Found};
use crate::machine::exceptions::Exc;
use crate::machine::object::{DictItem, Iterator, Object};
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    fn dict_entries(&self, dict: Value) -> Vec<Entry> {
        let table = dict.as_object().and_then(|id| self.heap.as_dict(id));
        table.map(|table| table.iter().copied().collect()).unwrap_or_default()
    }

    fn dict_value(&mut self, dict: Value, key: Value) -> Outcome<Option<Value>> {
        match dict.as_object() {
            Some(id) => self.dict_get(id, key),
            None => Ok(None),
        }
    }

    /// `dict.get(key[, default])`.
    pub(super) fn dict_get_method(&mut self, dict: Value, key: Value, default: Value) -> Outcome<Value> {
        let default = if default.is_null() { Value::NONE } else { default };
        let value = self.dict_value(dict, key)?.unwrap_or(default);
        Ok(self.heap.retain(value))
    }

    /// `dict.has_key(key)`.
    pub(super) fn dict_has_key(&mut self, dict: Value, key: Value) -> Outcome<Value> {
        Ok(Value::bool(self.dict_value(dict, key)?.is_some()))
    }

    /// `dict.setdefault(key[, default])`.
    pub(super) fn dict_setdefault(&mut self, dict: Value, key: Value, default: Value) -> Outcome<Value> {
        let default = if default.is_null() { Value::NONE } else { default };
        let Some(id) = dict.as_object() else { return Ok(Value::NULL) };
        // The key is hashed and compared once.
        let (hash, found) = self.dict_find(id, key)?;
        if let (Found::At(slot), Some(table)) = (found, self.heap.as_dict(id)) {
            let value = table.entry(slot).map_or(Value::NONE, |entry| entry.value);
            return Ok(self.heap.retain(value));
        }
        self.dict_insert(id, found, hash, key, default)?;
        Ok(self.heap.retain(default))
    }

    /// `dict.pop(key[, default])`.
    pub(super) fn dict_pop(&mut self, dict: Value, key: Value, default: Value) -> Outcome<Value> {
        let Some(id) = dict.as_object() else { return Ok(Value::NULL) };
        // The key of an empty dict is not even hashed.
        let is_empty = self.heap.as_dict(id).is_none_or(Dict::is_empty);
        let found = if is_empty { None } else { Some(self.dict_find(id, key)?.1) };
        match found {
            Some(Found::At(slot)) => {
                let removed = match self.heap.get_mut(id) {
                    Some(Object::Dict(table)) => table.remove(slot),
                    _ => None,
                };
                let (key, value) = removed.unwrap_or_default();
                self.heap.release(key);
                Ok(value)
            }
            _ if default.is_null() => Err(self.key_error(key)),
            _ => Ok(self.heap.retain(default)),
        }
    }

    /// `dict.popitem()`.
    pub(super) fn dict_popitem(&mut self, dict: Value) -> Outcome<Value> {
        let popped = match dict.as_object().and_then(|id| self.heap.get_mut(id)) {
            Some(Object::Dict(table)) => table.pop_item(),
            _ => None,
        };
        match popped {
            Some((key, value)) => Ok(self.heap.tuple([key, value])),
            None => {
                let message = self.heap.str(*b"popitem(): dictionary is empty");
                Err(self.raise_with(Exc::KeyError, message))
            }
        }
    }

    /// `dict.keys()`, `dict.values()`, `dict.items()`.
    pub(in crate::machine) fn dict_list(&mut self, dict: Value, gives: DictItem) -> Outcome<Value> {
        let entries = self.dict_entries(dict);
        self.reserve(entries.len() * if gives == DictItem::Item { 80 } else { 8 })?;
        let mut items = Vec::with_capacity(entries.len());
        for entry in entries {
            items.push(match gives {
                DictItem::Key => self.heap.retain(entry.key),
                DictItem::Value => self.heap.retain(entry.value),
                DictItem::Item => {
                    let pair = [entry.key, entry.value].map(|part| self.heap.retain(part));
                    self.heap.tuple(pair)
                }
            });
        }
        Ok(self.heap.list(items))
    }

    /// `dict.iterkeys()`, `dict.itervalues()`, `dict.iteritems()`.
    pub(super) fn dict_iterator(&mut self, dict: Value, gives: DictItem) -> Value {
        let used = dict.as_object().and_then(|id| self.heap.as_dict(id)).map(Dict::len);
        let dict = self.heap.retain(dict);
        self.heap.new_value(Object::Iterator(Box::new(Iterator::Dict { dict, slot: 0, used, gives })))
    }

    /// `dict.clear()`.
    pub(super) fn dict_clear(&mut self, dict: Value) {
        let Some(id) = dict.as_object() else { return };
        let entries = self.heap.resize(id, |object| match object {
            Object::Dict(table) => table.clear(),
            _ => Vec::new(),
        });
        for entry in entries.unwrap_or_default() {
            self.heap.release_all([entry.key, entry.value]);
        }
    }

    /// `dict.copy()`.
    pub(super) fn dict_copy(&mut self, dict: Value) -> Outcome<Value> {
        let copy = self.heap.new_dict(0);
        match self.dict_merge(copy, dict) {
            Ok(()) => Ok(copy),
            Err(fault) => {
                self.heap.release(copy);
                Err(fault)
            }
        }
    }

    /// `dict.update(…)`, and what `dict(…)` fills the new dict with (`dict_update_common`).
    pub(in crate::machine) fn dict_update(&mut self, name: &str, dict: Value, arguments: Arguments<'_>) -> Outcome<()> {
        self.unpack_arguments(name, arguments.positional, 0, 1)?;
        if let Some(&from) = arguments.positional.first() {
            if let Object::Dict(_) = self.heap.at(from) {
                self.dict_merge(dict, from)?;
            } else if self.has_keys(from)? {
                self.dict_merge_mapping(dict, from)?;
            } else {
                self.dict_merge_pairs(dict, from)?;
            }
        }
        if arguments.keywords.is_empty() {
            return Ok(());
        }
        // The keywords come in a dict of their own, whose first one lies last here.
        if let Some(id) = dict.as_object() {
            self.heap.resize(id, |object| {
                if let Object::Dict(table) = object {
                    table.make_room(arguments.keywords.len());
                }
            });
        }
        arguments.keywords.iter().rev().try_for_each(|&(keyword, value)| self.dict_set(dict, keyword, value))
    }

    /// All entries of one dict into another (`PyDict_Merge`).
    pub(in crate::machine) fn dict_merge(&mut self, into: Value, from: Value) -> Outcome<()> {
        let (Some(into), Some(from)) = (into.as_object(), from.as_object()) else { return Ok(()) };
        let entries = self.dict_entries(Value::object(from));
        if into == from || entries.is_empty() {
            return Ok(());
        }
        self.reserve(entries.len() * 4 * 24)?;
        self.heap.resize(into, |object| {
            if let Object::Dict(table) = object {
                table.make_room(entries.len());
            }
        });
        self.dict_insert_all(into, entries.into_iter().map(|entry| (entry, entry.value)))
    }

    /// Puts entries in, whose hashes are known, each with a value.
    fn dict_insert_all(
        &mut self,
        into: ObjectId,
        entries: impl std::iter::Iterator<Item = (Entry, Value)>,
    ) -> Outcome<()> {
        for (entry, value) in entries {
            self.charge(1);
            let found = self.find_equal(entry.key, |machine, equal| match machine.heap.as_dict(into) {
                Some(table) => table.find(entry.hash, entry.key, equal),
                None => Found::FreeAt(0),
            })?;
            let value = self.heap.retain(value);
            let old = self.heap.dict_put(into, found, entry.hash, entry.key, value);
            self.heap.release(old);
        }
        Ok(())
    }

    /// Whether there is a method `keys`, which tells a mapping from a sequence of pairs.
    fn has_keys(&mut self, from: Value) -> Outcome<bool> {
        let name = self.heap.intern(&b"keys"[..].into());
        let has_keys = self.once(|machine| match machine.get_attribute(from, name) {
            Err(Fault::Raised) => {
                machine.clear_raised();
                Ok(Value::FALSE)
            }
            found => {
                let keys = found?;
                machine.heap.release(keys);
                Ok(Value::TRUE)
            }
        });
        self.heap.release(name);
        Ok(has_keys? == Value::TRUE)
    }

    /// The items of a mapping that is no dict, by what its `keys` gives (`PyDict_Merge`).
    pub(in crate::machine) fn dict_merge_mapping(&mut self, dict: Value, from: Value) -> Outcome<()> {
        let name = self.heap.intern(&b"keys"[..].into());
        let listed = self.call_method_of_name(from, name);
        self.heap.release(name);
        let listed = listed?;
        let iterator = self.once(|machine| machine.get_iter(listed));
        self.heap.release(listed);
        let iterator = iterator?;
        let result = self.for_each_item(iterator, &mut |machine, key, _| {
            let value = machine.get_item(from, key)?;
            let result = machine.dict_set(dict, key, value);
            machine.heap.release(value);
            result
        });
        self.heap.release(iterator);
        result
    }

    /// Entries out of pairs of key and value (`PyDict_MergeFromSeq2`).
    fn dict_merge_pairs(&mut self, dict: Value, pairs: Value) -> Outcome<()> {
        let iterator = self.once(|machine| machine.get_iter(pairs))?;
        let result = self.for_each_item(iterator, &mut |machine, pair, index| machine.dict_set_pair(dict, pair, index));
        self.heap.release(iterator);
        result
    }

    fn dict_set_pair(&mut self, dict: Value, pair: Value, index: usize) -> Outcome<()> {
        let message = format!("cannot convert dictionary update sequence element #{index} to a sequence");
        // Hashing the key may change a list.
        let held = self.once(|machine| {
            let parts = machine.collect_or(pair, &message)?;
            Ok(machine.heap.tuple(parts))
        })?;
        let result = match *self.heap.as_tuple(held).unwrap_or_default() {
            [key, value] => self.dict_set(dict, key, value),
            ref parts => {
                let len = parts.len();
                let message = format!("dictionary update sequence element #{index} has length {len}; 2 is required");
                Err(self.value_error(message))
            }
        };
        self.heap.release(held);
        result
    }

    /// `dict.fromkeys(keys[, value])` of a dict class.
    pub(super) fn dict_fromkeys(&mut self, class: Value, keys: Value, value: Value) -> Outcome<Value> {
        let value = if value.is_null() { Value::NONE } else { value };
        let dict = match self.heap.at(class) {
            Object::Type(_) => self.once(|machine| Ok(machine.heap.new_dict(0)))?,
            _ => self.call(class, &[])?,
        };
        let is_plain = self.heap.is_exact(dict) && matches!(self.heap.at(dict), Object::Dict(_));
        let result = match (self.heap.at(keys), dict.as_object()) {
            (Object::Dict(_) | Object::Set(_), Some(id))
                if is_plain && self.heap.dict_len(dict) == 0 && self.heap.is_exact(keys) =>
            {
                let table = Dict::of_keys(&self.heap.key_entries(keys), value);
                self.reserve(table.slots() * 24).map(|()| {
                    for entry in table.iter() {
                        self.heap.retain(entry.key);
                        self.heap.retain(value);
                    }
                    self.heap.resize(id, |object| *object = Object::Dict(Box::new(table)));
                })
            }
            _ => self.dict_set_keys(dict, is_plain, keys, value),
        };
        match result {
            Ok(()) => Ok(dict),
            Err(fault) => {
                self.heap.release(dict);
                Err(fault)
            }
        }
    }

    fn dict_set_keys(&mut self, dict: Value, is_plain: bool, keys: Value, value: Value) -> Outcome<()> {
        let iterator = self.once(|machine| machine.get_iter(keys))?;
        let result = self.for_each_item(iterator, &mut |machine, key, _| match is_plain {
            true => machine.dict_set(dict, key, value),
            false => machine.set_item(dict, key, value),
        });
        self.heap.release(iterator);
        result
    }
}

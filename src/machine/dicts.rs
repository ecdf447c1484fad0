//! Dicts, with the counting that the bare table leaves out.

use super::dict::{Dict, Found};
use super::exceptions::Exc;
use super::hash::{HashError, not_minus_one, tuple_hash};
use super::heap::Heap;
use super::object::{Object, Str};
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};

/// Dicts by keys that are strings: namespaces, which need no Python code to look up.
impl Heap {
    /// A dict with room for that many entries.
    pub(super) fn new_dict(&mut self, entries: usize) -> Value {
        self.new_value(Object::Dict(Box::new(Dict::presized(entries))))
    }

    /// The dict of this id.
    pub fn as_dict(&self, id: ObjectId) -> Option<&Dict> {
        match self.get(id) {
            Object::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// The length of a dict.
    pub(super) fn dict_len(&self, dict: Value) -> usize {
        match self.at(dict) {
            Object::Dict(dict) => dict.len(),
            _ => 0,
        }
    }

    /// Where a string is in a dict, or would go.
    fn find_str(&self, dict: ObjectId, key: Value) -> Option<(i64, Found)> {
        let (Object::Dict(dict), Object::Str(Str { bytes, hash, .. })) = (self.get(dict), self.at(key)) else {
            return None;
        };
        let found = dict.find(*hash, key, |other| self.as_str(other) == Some(bytes));
        Some((*hash, found))
    }

    /// What a dict has under a string. The reference stays the dict's.
    pub fn dict_get_str(&self, dict: ObjectId, key: Value) -> Option<Value> {
        let (Object::Dict(dict), Object::Str(Str { bytes, hash, .. })) = (self.get(dict), self.at(key)) else {
            return None;
        };
        dict.get(*hash, key, |other| self.as_str(other) == Some(bytes))
    }

    /// Puts something into a dict under a string. The reference to the value changes hands; gives what was there.
    #[must_use = "what was there must be released"]
    pub(super) fn dict_set_str(&mut self, dict: ObjectId, key: Value, value: Value) -> Value {
        let Some((hash, found)) = self.find_str(dict, key) else { return value };
        self.dict_put(dict, found, hash, key, value)
    }

    /// Puts something into a dict at a place that was found. The reference to the value changes hands; a new key is
    /// retained; gives the value that was there.
    #[must_use = "what was there must be released"]
    pub(super) fn dict_put(&mut self, dict: ObjectId, found: Found, hash: i64, key: Value, value: Value) -> Value {
        if matches!(found, Found::FreeAt(_)) {
            self.retain(key);
        }
        let put = |object: &mut Object| match object {
            Object::Dict(dict) => dict.insert(found, hash, key, value),
            _ => value,
        };
        match found {
            // Nothing grows.
            Found::At(_) => self.get_mut(dict).map_or(value, put),
            Found::FreeAt(_) => self.resize(dict, put).unwrap_or(value),
        }
    }

    /// Takes an entry out of a dict; its key's and value's references are the caller's.
    pub(super) fn dict_remove_str(&mut self, dict: ObjectId, key: Value) -> Option<(Value, Value)> {
        let (_, Found::At(slot)) = self.find_str(dict, key)? else { return None };
        match self.get_mut(dict) {
            Some(Object::Dict(dict)) => dict.remove(slot),
            _ => None,
        }
    }

    /// [`dict_set_str`](Self::dict_set_str) for a name from here.
    pub(super) fn dict_set_name(&mut self, dict: ObjectId, name: &str, value: Value) {
        let key = self.intern(&std::rc::Rc::from(name.as_bytes()));
        let old = self.dict_set_str(dict, key, value);
        self.release_all([old, key]);
    }

    /// [`dict_get_str`](Self::dict_get_str) for a name from here.
    pub(super) fn dict_get_name(&mut self, dict: ObjectId, name: &str) -> Option<Value> {
        let key = self.intern(&std::rc::Rc::from(name.as_bytes()));
        let found = self.dict_get_str(dict, key);
        self.release(key);
        found
    }
}

impl Heap {
    /// Whether a key is compared by asking a class of the program, or holds one that is.
    pub(super) fn compares_by_call(&self, key: Value) -> bool {
        let of = match self.at(key) {
            Object::Method(method) => method.this,
            &Object::Wrapper(_, _, this) => this,
            _ => Value::NULL,
        };
        self.is_classy(key)
            || matches!(self.at(key), Object::WeakRef(_))
            || self.is_classy(of)
            || self.as_tuple(key).is_some_and(|items| items.iter().any(|&item| self.compares_by_call(item)))
            || self.as_set(key).is_some_and(|set| set.compares_by_call)
    }

    /// Whether comparing two keys may run code: that of a class, or what shows the UnicodeWarning.
    fn are_compared_by_call(&self, v: Value, w: Value) -> bool {
        let warns = match (self.at(v), self.at(w)) {
            (Object::Str(string), Object::Unicode(_)) | (Object::Unicode(_), Object::Str(string)) => {
                !string.bytes.is_ascii()
            }
            _ => false,
        };
        warns || self.compares_by_call(v) || self.compares_by_call(w)
    }
}

/// Dicts by keys of any kind.
impl Machine {
    /// Where a key is in a dict, or would go, with its hash.
    ///
    /// # Errors
    /// TypeError: the key has no hash.
    pub(super) fn dict_find(&mut self, dict: ObjectId, key: Value) -> Outcome<(i64, Found)> {
        let hash = self.hash_value(key)?;
        let found = self.find_equal(key, |machine, equal| match machine.heap.as_dict(dict) {
            Some(dict) => dict.find(hash, key, equal),
            None => Found::FreeAt(0),
        })?;
        Ok((hash, found))
    }

    /// Looks for a key in a table. Keys that are equal by what a class of the program says are compared by a call: the
    /// search stops there, and begins again with the answer.
    pub(super) fn find_equal(
        &mut self,
        key: Value,
        find: impl Fn(&Self, &mut dyn FnMut(Value) -> bool) -> Found,
    ) -> Outcome<Found> {
        let mut known: Vec<(Value, bool)> = Vec::new();
        loop {
            let mut asked = None;
            // A probe may come by the same key twice, and asks twice.
            let mut visits = 0;
            let mut compared = 0_usize;
            let found = find(self, &mut |other| {
                if !self.heap.are_compared_by_call(other, key) {
                    return self.heap.equal_in(other, key, &mut compared);
                }
                compared += 1;
                visits += 1;
                match known.get(visits - 1) {
                    Some(&(known, equal)) if known == other => equal,
                    _ => {
                        asked = Some(other);
                        true
                    }
                }
            });
            // Few keys are compared, unless the hashes of many are the same.
            self.charge(compared.saturating_sub(8));
            self.toil(compared.saturating_sub(8))?;
            match asked {
                None => return Ok(found),
                Some(other) => {
                    known.truncate(visits - 1);
                    let equal = self.equals(other, key);
                    let equal = self.while_holding(other, equal)?;
                    known.push((other, equal));
                }
            }
        }
    }

    /// Looks for a key in a table; `None` where a class of the program would have to compare.
    pub(super) fn find_uncompared(
        &self,
        key: Value,
        find: impl Fn(&Self, &mut dyn FnMut(Value) -> bool) -> Found,
    ) -> Option<Found> {
        let (mut asks, mut work) = (false, 0);
        let found = find(self, &mut |other| {
            if self.heap.are_compared_by_call(other, key) {
                asks = true;
                return true;
            }
            self.heap.equal_in(other, key, &mut work)
        });
        (!asks && work as u64 <= self.heap.longest_instruction()).then_some(found)
    }

    /// `hash(value)`.
    ///
    /// # Errors
    /// TypeError: it has none.
    pub(super) fn hash_value(&mut self, value: Value) -> Outcome<i64> {
        let (hash, parts) = self.heap.hash(value);
        self.charge_hashing(parts)?;
        match hash {
            Err(HashError::Hooked) if self.heap.is_classy(value) => self.hooked_hash(value),
            Err(HashError::Hooked) if matches!(self.heap.at(value), Object::WeakRef(_)) => self.weakref_hash(value),
            hash => self.hash_or_error(value, hash),
        }
    }

    /// `hash(value)`, by what its builtin type says.
    pub(super) fn own_hash(&mut self, value: Value) -> Outcome<i64> {
        if matches!(self.heap.at(value), Object::WeakRef(_)) {
            return self.weakref_hash(value);
        }
        let (hash, parts) = self.heap.own_hash(value);
        self.charge_hashing(parts)?;
        self.hash_or_error(value, hash)
    }

    /// Charges for a hash that goes through so many parts, unless they are few.
    fn charge_hashing(&mut self, parts: usize) -> Outcome<()> {
        self.charge(parts.saturating_sub(8));
        self.toil(parts)
    }

    /// `tuplehash` and `instancemethod_hash`, of what may be instances.
    fn hash_of_parts(&mut self, of: Value) -> Outcome<i64> {
        let (is_tuple, parts) = match *self.heap.at(of) {
            Object::Method(ref method) => (false, vec![method.this, method.function]),
            Object::Wrapper(_, _, this) => (false, vec![this]),
            _ => (true, self.heap.as_tuple(of).unwrap_or_default().to_vec()),
        };
        self.enter_nested_call("")?;
        let hashes: Outcome<Vec<i64>> = parts.into_iter().map(|part| self.hash_value(part)).collect();
        self.leave_nested_call();
        let hashes = hashes?;
        if is_tuple {
            return Ok(tuple_hash(hashes.into_iter().map(Ok)).unwrap_or(0));
        }
        Ok(not_minus_one(hashes.into_iter().fold(0, |hash, part| hash ^ part)))
    }

    fn hash_or_error(&mut self, value: Value, hash: Result<i64, HashError>) -> Outcome<i64> {
        match hash {
            Ok(hash) => Ok(hash),
            // A tuple or a method, which hold what is hashed, too.
            Err(HashError::Hooked) => self.hash_of_parts(value),
            Err(HashError::Unhashable(what)) => {
                let name = self.heap.type_name(what);
                Err(self.type_error(match self.heap.at(what) {
                    Object::Slice(_) => "unhashable type".to_owned(),
                    _ => format!("unhashable type: '{name}'"),
                }))
            }
            Err(HashError::TooDeep) => Err(self.raise(Exc::RuntimeError, "maximum recursion depth exceeded")),
        }
    }

    /// What a dict has under a key; the reference stays the dict's.
    pub(super) fn dict_get(&mut self, dict: ObjectId, key: Value) -> Outcome<Option<Value>> {
        let (_, found) = self.dict_find(dict, key)?;
        let Found::At(slot) = found else { return Ok(None) };
        Ok(self.heap.as_dict(dict).and_then(|dict| dict.entry(slot)).map(|entry| entry.value))
    }

    /// `dict[key] = value` (`PyDict_SetItem`). The operands stay the caller's.
    pub(super) fn dict_set(&mut self, dict: Value, key: Value, value: Value) -> Outcome<()> {
        let Some(id) = dict.as_object().filter(|&id| self.heap.as_dict(id).is_some()) else {
            return Err(Fault::Unsupported("an entry of what is no dict".into()));
        };
        let (hash, found) = self.dict_find(id, key)?;
        self.dict_insert(id, found, hash, key, value)
    }

    /// Puts a value at a place that was found. The operands stay the caller's.
    pub(super) fn dict_insert(
        &mut self,
        id: ObjectId,
        found: Found,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Outcome<()> {
        if let (Found::FreeAt(_), Some(dict)) = (found, self.heap.as_dict(id)) {
            let slots = dict.slots_after_insert();
            if slots > dict.slots() {
                self.reserve(slots * 24)?;
            }
        }
        let value = self.heap.retain(value);
        let old = self.heap.dict_put(id, found, hash, key, value);
        self.heap.release(old);
        Ok(())
    }

    /// `del dict[key]`.
    pub(super) fn dict_delete(&mut self, dict: ObjectId, key: Value) -> Outcome<()> {
        let (_, found) = self.dict_find(dict, key)?;
        let removed = match (found, self.heap.get_mut(dict)) {
            (Found::At(slot), Some(Object::Dict(dict))) => dict.remove(slot),
            _ => None,
        };
        match removed {
            Some((key, value)) => {
                self.heap.release_all([key, value]);
                Ok(())
            }
            None => Err(self.key_error(key)),
        }
    }

    /// `KeyError`, whose argument is the key itself, even if that is a tuple.
    pub(super) fn key_error(&mut self, key: Value) -> Fault {
        let key = self.heap.retain(key);
        let args = self.heap.tuple([key]);
        self.raise_with(Exc::KeyError, args)
    }
}

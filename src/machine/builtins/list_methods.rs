//! Methods of lists, and of tuples as far as they are the same (`Objects/listobject.c`).

use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{DONE_BY_WORK, Fault, Machine, Outcome};

impl Machine {
    fn sequence_len(&self, sequence: Value) -> usize {
        self.heap.as_sequence(sequence).map_or(0, <[Value]>::len)
    }

    fn sequence_item(&self, sequence: Value, index: usize) -> Option<Value> {
        self.heap.as_sequence(sequence)?.get(index).copied()
    }

    /// `list.extend(iterable)`, and `list += iterable` (`listextend`).
    pub(in crate::machine) fn list_extend(&mut self, list: Value, iterable: Value) -> Outcome<()> {
        if iterable == list && !self.heap.is_exact(list) {
            let items = self.collect_or(iterable, "argument must be iterable")?;
            self.change_list(list, |list| list.extend(items));
            return Ok(());
        }
        if self.heap.is_exact(iterable)
            && let Some(items) = self.heap.as_sequence(iterable)
        {
            let items = items.to_vec();
            self.reserve(8 * items.len())?;
            for &item in &items {
                self.heap.retain(item);
            }
            self.change_list(list, |list| list.extend(items));
            return Ok(());
        }
        let iterator = self.once(|machine| machine.get_iter(iterable))?;
        let present = self.heap.as_sequence(list).map_or(0, <[Value]>::len);
        let result = self.reserve_items(iterable, present).and_then(|()| self.extend_from(list, iterator));
        self.heap.release(iterator);
        result
    }

    /// Appends what an iterator gives; what it gave before an exception stays.
    fn extend_from(&mut self, list: Value, iterator: Value) -> Outcome<()> {
        let mut rounds = self.resume_at();
        while let Some(item) = self.iter_next(iterator)? {
            self.charge(1);
            self.list_append(list, item)?;
            self.has_done(&mut rounds);
        }
        Ok(())
    }

    /// Changes a list's items; those that go must be released by the caller.
    fn change_list<R: Default>(&mut self, list: Value, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        let Some(id) = list.as_object() else { return R::default() };
        self.change_list_of(id, change)
    }

    fn change_list_of<R: Default>(&mut self, list: ObjectId, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        let changed = self.heap.resize(list, |object| match object {
            Object::List(items) => change(items),
            _ => R::default(),
        });
        changed.unwrap_or_default()
    }

    /// `list.append(item)`.
    pub(super) fn list_append_method(&mut self, list: Value, item: Value) -> Outcome<()> {
        let item = self.heap.retain(item);
        self.list_append(list, item)
    }

    /// `list.insert(index, item)`.
    pub(super) fn list_insert(&mut self, list: Value, index: Value, item: Value) -> Outcome<()> {
        let index = self.c_long(index)?;
        let len = self.sequence_len(list) as i64;
        let index = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) } as usize;
        self.reserve(8)?;
        let item = self.heap.retain(item);
        self.charge((len as usize - index) / DONE_BY_WORK);
        self.change_list(list, |items| items.insert(index, item));
        Ok(())
    }

    /// `list.pop([index])`.
    pub(super) fn list_pop(&mut self, list: Value, index: Value) -> Outcome<Value> {
        let index = self.c_long_or(index, -1)?;
        let len = self.sequence_len(list);
        if len == 0 {
            return Err(self.raise(Exc::IndexError, "pop from empty list"));
        }
        let absolute = if index < 0 { index.saturating_add(len as i64) } else { index };
        match usize::try_from(absolute).ok().filter(|&index| index < len) {
            Some(index) => {
                self.charge((len - index) / DONE_BY_WORK);
                Ok(self.change_list(list, |items| items.remove(index)))
            }
            None => Err(self.raise(Exc::IndexError, "pop index out of range")),
        }
    }

    /// `list.remove(item)`.
    pub(super) fn list_remove(&mut self, list: Value, item: Value) -> Outcome<()> {
        let len = self.sequence_len(list);
        match self.position(list, item, 0, len)? {
            Some(index) => {
                let removed = self.change_list(list, |items| items.remove(index));
                self.heap.release(removed);
                Ok(())
            }
            None => Err(self.value_error("list.remove(x): x not in list")),
        }
    }

    /// `list.reverse()`.
    pub(super) fn list_reverse(&mut self, list: Value) {
        self.charge(self.sequence_len(list) / DONE_BY_WORK);
        self.change_list(list, |items| items.reverse());
    }

    /// `index(item[, start[, stop]])` of a list or tuple.
    pub(super) fn sequence_index(&mut self, sequence: Value, arguments: &[Value]) -> Outcome<Value> {
        let [item, bounds @ ..] = arguments else { return Err(Fault::Raised) };
        let len = self.sequence_len(sequence) as i64;
        let mut range = [0, len];
        for (bound, &given) in range.iter_mut().zip(bounds) {
            let message = "slice indices must be integers or have an __index__ method";
            let given = self.slice_bound(given, message)?;
            *bound = if given < 0 { given.saturating_add(len).max(0) } else { given };
        }
        let [start, stop] = range.map(|bound| bound.min(len) as usize);
        match self.position(sequence, *item, start, stop)? {
            Some(index) => Ok(self.heap.int(index as i64)),
            None if self.heap.as_tuple(sequence).is_some() => Err(self.value_error("tuple.index(x): x not in tuple")),
            None => {
                let shown = self.repr(*item)?;
                let message = self.heap.str([&*shown, b" is not in list"].concat());
                Err(self.raise_with(Exc::ValueError, message))
            }
        }
    }

    /// Where the first item is that is equal to this one.
    fn position(&mut self, sequence: Value, item: Value, start: usize, stop: usize) -> Outcome<Option<usize>> {
        for index in start..stop {
            let Some(candidate) = self.sequence_item(sequence, index) else { break };
            self.charge(1);
            if self.equals(candidate, item)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// `count(item)` of a list or tuple.
    pub(super) fn sequence_count(&mut self, sequence: Value, item: Value) -> Outcome<Value> {
        let (mut count, mut index) = (0, 0);
        while let Some(candidate) = self.sequence_item(sequence, index) {
            self.charge(1);
            count += i64::from(self.equals(candidate, item)?);
            index += 1;
        }
        Ok(self.heap.int(count))
    }
}

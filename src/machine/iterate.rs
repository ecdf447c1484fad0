//! Iteration over the builtin containers (`PyObject_GetIter`, `tp_iternext`).

use num_bigint::BigInt;

use super::call::Arguments;
use super::class::Special;
use super::effect::Place;
use super::exceptions::Exc;
use super::object::{DictItem, Iterator, Object, Xrange};
use super::set::Set;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};

/// So many slots of a table without an entry, that iteration passes, make one unit of work.
pub(super) const PASSED_BY_WORK: usize = 16;

/// An iterator in the hands of C code: holds a reference until [`end`](Items::end).
#[must_use = "its reference must be given back with `end`"]
pub(super) struct Items(Value);

impl Items {
    /// Over this iterable; `None` if it is none.
    pub(super) fn of(machine: &mut Machine, iterable: Value) -> Outcome<Option<Self>> {
        let iterator = machine.once(|machine| Ok(machine.try_iter(iterable)?.unwrap_or_default()))?;
        Ok(iterator.non_null().map(Self))
    }

    /// Over this iterable; a TypeError of this text if that is none, or if its `__iter__` raises a TypeError.
    pub(super) fn or_error(machine: &mut Machine, iterable: Value, message: &str) -> Outcome<Self> {
        match Self::of(machine, iterable) {
            Ok(Some(items)) => Ok(items),
            Err(Fault::Raised) if !machine.raised_is(Exc::TypeError) => Err(Fault::Raised),
            Ok(None) | Err(Fault::Raised) => Err(machine.type_error(message)),
            Err(fault) => Err(fault),
        }
    }

    /// Over this iterable as its builtin type goes through it, whatever `__iter__` its class has.
    pub(super) fn own(machine: &mut Machine, iterable: Value) -> Outcome<Option<Self>> {
        let iterator = machine.once(|machine| Ok(machine.own_iter(iterable)?.unwrap_or_default()))?;
        Ok(iterator.non_null().map(Self))
    }

    /// The next item; its reference is the caller's. The iterator may be asked again only after
    /// [`has_done`](Machine::has_done), if a turn goes on after this.
    pub(super) fn next(&mut self, machine: &mut Machine) -> Outcome<Option<Value>> {
        machine.toil_a_round()?;
        let item = machine.once(|machine| Ok(machine.iter_next(self.0)?.unwrap_or_default()))?;
        Ok(item.non_null())
    }

    /// The iterator, whose reference changes hands.
    pub(super) fn into_value(self) -> Value {
        self.0
    }

    /// Gives the iterator up.
    pub(super) fn end(self, machine: &mut Machine) {
        machine.heap.release(self.0);
    }
}

impl Machine {
    /// `iter(iterable)`; the reference is the caller's.
    pub(super) fn get_iter(&mut self, iterable: Value) -> Outcome<Value> {
        match self.try_iter(iterable)? {
            Some(iterator) => Ok(iterator),
            None => {
                let name = self.heap.type_name(iterable);
                Err(self.type_error(format!("'{name}' object is not iterable")))
            }
        }
    }

    /// `iter(iterable)`; `None` if it cannot be iterated over.
    fn try_iter(&mut self, iterable: Value) -> Outcome<Option<Value>> {
        if self.heap.is_classy(iterable)
            && let Some(iterator) = self.hooked_iter(iterable)?
        {
            return Ok(Some(iterator));
        }
        self.own_iter(iterable)
    }

    /// `iter(iterable)`, by what its builtin type does.
    pub(super) fn own_iter(&mut self, iterable: Value) -> Outcome<Option<Value>> {
        let iterator = match self.heap.at(iterable) {
            Object::List(_) | Object::Tuple(_) | Object::Str(_) | Object::Unicode(_) | Object::Exception(_) => {
                Iterator::Sequence { sequence: self.heap.retain(iterable), index: 0 }
            }
            &Object::Xrange(rest) => Iterator::Xrange { rest },
            Object::Dict(dict) => {
                let used = dict.len();
                Iterator::Dict { dict: self.heap.retain(iterable), slot: 0, used: Some(used), gives: DictItem::Key }
            }
            &Object::DictView(dict, gives) => {
                let used = Some(self.heap.dict_len(dict));
                Iterator::Dict { dict: self.heap.retain(dict), slot: 0, used, gives }
            }
            Object::Set(set) => {
                let used = set.table.len();
                Iterator::Set { set: self.heap.retain(iterable), slot: 0, used: Some(used) }
            }
            Object::Deque(_) => return Ok(Some(self.deque_iterator(iterable, false))),
            &Object::DictProxy(dict) => return self.own_iter(Value::object(dict)),
            Object::Iterator(_) | Object::Generator(_) | Object::Itertool(_) | Object::File(_) => {
                return Ok(Some(self.heap.retain(iterable)));
            }
            _ => return Ok(None),
        };
        Ok(Some(self.heap.new_value(Object::Iterator(Box::new(iterator)))))
    }

    /// The next item of an iterator, `None` when there is no more; the reference is the caller's (`PyIter_Next`).
    pub(super) fn iter_next(&mut self, iterator: Value) -> Outcome<Option<Value>> {
        match self.type_iter_next(iterator) {
            Err(Fault::Raised) if self.raised_is(Exc::StopIteration) => {
                self.clear_raised();
                Ok(None)
            }
            result => result,
        }
    }

    /// Like [`iter_next`](Self::iter_next), but a StopIteration that Python code has raised stays on its way
    /// (`tp_iternext`).
    pub(super) fn type_iter_next(&mut self, iterator: Value) -> Outcome<Option<Value>> {
        if self.heap.is_classy(iterator) {
            return self.hooked_next(iterator);
        }
        self.own_next(iterator)
    }

    /// The next item, by what the iterator's builtin type does.
    pub(super) fn own_next(&mut self, iterator: Value) -> Outcome<Option<Value>> {
        if let Object::Generator(_) = self.heap.at(iterator) {
            return self.generator_next(iterator);
        }
        if let Object::File(_) = self.heap.at(iterator) {
            return self.file_iternext(iterator);
        }
        if let (Object::Itertool(_), Some(id)) = (self.heap.at(iterator), iterator.as_object()) {
            // Iterators over iterators may go deep.
            self.enter_nested_call("")?;
            let item = self.itertool_next(id);
            self.leave_nested_call();
            return item;
        }
        let (Some(id), Object::Iterator(state)) = (iterator.as_object(), self.heap.at(iterator)) else {
            let name = self.heap.type_name(iterator);
            return Err(self.type_error(format!("{name} object is not an iterator")));
        };
        match **state {
            Iterator::Sequence { sequence, index } if self.heap.is_classy(sequence) => {
                self.next_of_hooked_sequence(id, sequence, index)
            }
            Iterator::Sequence { sequence, index } => Ok(self.next_of_sequence(id, sequence, index)),
            Iterator::Xrange { rest } if rest.len > 0 => {
                self.set_iterator(
                    id,
                    Iterator::Xrange {
                        rest: Xrange { start: rest.start.wrapping_add(rest.step), len: rest.len - 1, ..rest },
                    },
                );
                Ok(Some(self.heap.int(rest.start)))
            }
            Iterator::Xrange { .. } | Iterator::Spent { .. } => Ok(None),
            Iterator::Dict { dict, slot, used, gives } => self.next_of_dict(id, dict, slot, used, gives),
            Iterator::Set { set, slot, used } => self.next_of_set(id, set, slot, used),
            Iterator::Deque { .. } => self.next_of_deque(id),
            Iterator::Reversed { sequence, left }
                if self.heap.is_classy(sequence) && !matches!(self.heap.at(sequence), Object::List(_)) =>
            {
                if let Some(index) = left.checked_sub(1)
                    && let Some(item) = self.next_by_index(sequence, index)?
                {
                    self.set_iterator(id, Iterator::Reversed { sequence, left: index });
                    return Ok(Some(item));
                }
                self.end_iterator(id, -1, sequence);
                Ok(None)
            }
            Iterator::Reversed { sequence, left } => Ok(self.next_of_reversed(id, sequence, left)),
            Iterator::Callable { function, sentinel } => self.next_of_callable(id, function, sentinel),
            Iterator::Enumerate { inner, index, long } => {
                // CPython goes down a chain of them without a bound, and crashes somewhere.
                self.enter_nested_call("")?;
                let item = self.iter_next(inner);
                self.leave_nested_call();
                let Some(item) = item? else { return Ok(None) };
                let (number, next, next_long) = match (self.heap.at(long), index.checked_add(1)) {
                    (Object::Long(number), _) => {
                        let next_long = &**number + 1;
                        (long, index, self.heap.long(next_long))
                    }
                    (_, Some(next)) => (self.heap.int(index), next, Value::NULL),
                    (_, None) => (self.heap.int(index), index, self.heap.long(BigInt::from(index) + 1)),
                };
                self.set_iterator(id, Iterator::Enumerate { inner, index: next, long: next_long });
                Ok(Some(self.heap.tuple([number, item])))
            }
        }
    }

    /// `iter_iternext` of an instance; but a list or tuple of a class of the program is gone through as it is.
    fn next_of_hooked_sequence(&mut self, id: ObjectId, sequence: Value, index: usize) -> Outcome<Option<Value>> {
        let goes_by_index = match self.heap.at(sequence) {
            Object::Instance(_) | Object::OldInstance(_) | Object::Class(_) => true,
            // These have no `tp_iter`.
            Object::Str(_) | Object::Unicode(_) | Object::Exception(_) => {
                self.heap.has_hook(sequence, Special::Getitem)
            }
            _ if self.heap.type_of(sequence).number_rank().is_some() => true,
            _ => false,
        };
        if !goes_by_index {
            return Ok(self.next_of_sequence(id, sequence, index));
        }
        match self.next_by_index(sequence, index)? {
            Some(item) => {
                self.set_iterator(id, Iterator::Sequence { sequence, index: index + 1 });
                Ok(Some(item))
            }
            None => {
                self.end_iterator(id, index as i64, sequence);
                Ok(None)
            }
        }
    }

    /// `listiter_next`, `tupleiter_next`, `iter_iternext`.
    fn next_of_sequence(&mut self, id: ObjectId, sequence: Value, index: usize) -> Option<Value> {
        let item = match self.heap.at(sequence) {
            Object::Str(string) => match string.bytes.get(index).copied() {
                Some(byte) => Some(self.heap.character(byte)),
                None => None,
            },
            Object::Unicode(unicode) => match unicode.points.get(index).copied() {
                Some(point) => Some(self.heap.unicode([point])),
                None => None,
            },
            object => {
                let items = match object {
                    Object::Exception(exception) => exception.args,
                    _ => sequence,
                };
                match self.heap.as_sequence(items).and_then(|items| items.get(index)).copied() {
                    Some(item) => Some(self.heap.retain(item)),
                    None => None,
                }
            }
        };
        if item.is_some() {
            self.set_iterator(id, Iterator::Sequence { sequence, index: index + 1 });
        } else {
            self.end_iterator(id, index as i64, sequence);
        }
        item
    }

    /// `listreviter_next`, `reversed_next`.
    fn next_of_reversed(&mut self, id: ObjectId, sequence: Value, left: usize) -> Option<Value> {
        let item = left.checked_sub(1).and_then(|index| match self.heap.at(sequence) {
            Object::Str(string) => string.bytes.get(index).copied().map(|byte| self.heap.character(byte)),
            Object::Unicode(unicode) => unicode.points.get(index).copied().map(|point| self.heap.unicode([point])),
            _ => self.heap.as_sequence(sequence)?.get(index).copied().map(|item| self.heap.retain(item)),
        });
        if item.is_some() {
            self.set_iterator(id, Iterator::Reversed { sequence, left: left - 1 });
        } else {
            self.end_iterator(id, left as i64 - 1, sequence);
        }
        item
    }

    /// `calliter_iternext`.
    fn next_of_callable(&mut self, id: ObjectId, function: Value, sentinel: Value) -> Outcome<Option<Value>> {
        if function.is_null() {
            return Ok(None);
        }
        let result = match self.call_with("calliter_iternext", function, Arguments::NONE) {
            Ok(result) => result,
            Err(Fault::Raised) if self.raised_is(Exc::StopIteration) => {
                self.clear_raised();
                self.end_callable_iterator(id);
                return Ok(None);
            }
            Err(fault) => return Err(fault),
        };
        match self.equals(result, sentinel) {
            Ok(false) => Ok(Some(result)),
            equal => {
                self.heap.release(result);
                if equal? {
                    self.end_callable_iterator(id);
                }
                Ok(None)
            }
        }
    }

    /// A spent iterator lets go of its function and its sentinel.
    fn end_callable_iterator(&mut self, id: ObjectId) {
        let spent = Iterator::Callable { function: Value::NULL, sentinel: Value::NULL };
        if let Some(Object::Iterator(iterator)) = self.heap.get_mut(id)
            && let Iterator::Callable { function, sentinel } = std::mem::replace(&mut **iterator, spent)
        {
            self.heap.release_all([function, sentinel]);
        }
    }

    /// `dictiter_iternextkey` and its kin.
    fn next_of_dict(
        &mut self,
        id: ObjectId,
        dict: Value,
        slot: usize,
        used: Option<usize>,
        gives: DictItem,
    ) -> Outcome<Option<Value>> {
        let Some(table) = dict.as_object().and_then(|dict| self.heap.as_dict(dict)) else { return Ok(None) };
        if used != Some(table.len()) {
            // From now on, always.
            self.set_iterator(id, Iterator::Dict { dict, slot, used: None, gives });
            return Err(self.raise(Exc::RuntimeError, "dictionary changed size during iteration"));
        }
        let (next, passed) = table.next_from(slot);
        let next = next.map(|(slot, entry)| (slot, *entry));
        self.charge_passing(passed)?;
        let Some((slot, entry)) = next else {
            self.set_iterator(id, Iterator::Dict { dict: Value::NULL, slot, used, gives });
            self.heap.release(dict);
            return Ok(None);
        };
        self.set_iterator(id, Iterator::Dict { dict, slot: slot + 1, used, gives });
        Ok(Some(match gives {
            DictItem::Key => self.heap.retain(entry.key),
            DictItem::Value => self.heap.retain(entry.value),
            DictItem::Item => {
                let pair = [entry.key, entry.value].map(|value| self.heap.retain(value));
                self.heap.tuple(pair)
            }
        }))
    }

    /// `setiter_iternext`.
    fn next_of_set(&mut self, id: ObjectId, set: Value, slot: usize, used: Option<usize>) -> Outcome<Option<Value>> {
        let Some(Set { table, .. }) = self.heap.as_set(set) else { return Ok(None) };
        if used != Some(table.len()) {
            self.set_iterator(id, Iterator::Set { set, slot, used: None });
            return Err(self.raise(Exc::RuntimeError, "Set changed size during iteration"));
        }
        let (next, passed) = table.next_from(slot);
        let next = next.map(|(slot, entry)| (slot, entry.key));
        self.charge_passing(passed)?;
        let Some((slot, key)) = next else {
            self.set_iterator(id, Iterator::Set { set: Value::NULL, slot, used });
            self.heap.release(set);
            return Ok(None);
        };
        self.set_iterator(id, Iterator::Set { set, slot: slot + 1, used });
        Ok(Some(self.heap.retain(key)))
    }

    /// Charges for slots without an entry, which a table that was emptied has in any number.
    fn charge_passing(&mut self, slots: usize) -> Outcome<()> {
        self.charge(slots / PASSED_BY_WORK);
        self.toil(slots / PASSED_BY_WORK)
    }

    pub(super) fn set_iterator(&mut self, id: ObjectId, state: Iterator) {
        if let Some(Object::Iterator(iterator)) = self.heap.get_mut(id) {
            **iterator = state;
        }
    }

    /// An iterator over a sequence is spent: it stays what it is, and lets go of the sequence.
    fn end_iterator(&mut self, id: ObjectId, index: i64, sequence: Value) {
        let of = self.heap.type_of(Value::object(id));
        self.set_iterator(id, Iterator::Spent { of, index });
        self.heap.release(sequence);
    }

    /// `iterator.__length_hint__()`: how many items are left (`listiter_len` and its kin).
    pub(super) fn iterator_length(&mut self, iterator: Value) -> Outcome<Value> {
        if let Some(left) = self.repeats_left(iterator) {
            let left = left.ok_or_else(|| self.type_error("len() of unsized object"))?;
            return Ok(self.heap.int(left));
        }
        let Object::Iterator(state) = self.heap.at(iterator) else { return Ok(Value::small_int(0)) };
        let left = match **state {
            Iterator::Sequence { sequence, index } => self.item_count(sequence)?.saturating_sub(index),
            Iterator::Reversed { sequence, left } => {
                let is_there = self.item_count(sequence)? >= left;
                if is_there { left } else { 0 }
            }
            Iterator::Xrange { rest } => usize::try_from(rest.len).unwrap_or(0),
            Iterator::Dict { dict: of, slot, used, .. } | Iterator::Set { set: of, slot, used } => {
                match self.heap.key_table(of) {
                    Some(table) if used == Some(table.len()) => {
                        (slot..table.slots()).filter(|&slot| table.entry(slot).is_some()).count()
                    }
                    _ => 0,
                }
            }
            Iterator::Deque { counter, .. } => counter,
            Iterator::Callable { .. } | Iterator::Enumerate { .. } | Iterator::Spent { .. } => 0,
        };
        // A list that is gone through backwards says it as a long.
        if self.heap.type_of(iterator) == Type::ListReverseIterator {
            return Ok(self.heap.long(left.into()));
        }
        Ok(self.heap.int(left as i64))
    }

    /// How many items a sequence has that is gone through by index (`PyObject_Size`).
    pub(super) fn item_count(&mut self, sequence: Value) -> Outcome<usize> {
        // What runs over a list backwards asks the list itself.
        if let Object::List(items) = self.heap.at(sequence) {
            return Ok(items.len());
        }
        let len = self.builtin_len(sequence)?;
        let count = self.heap.as_int(len).unwrap_or(0);
        self.heap.release(len);
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Where the next item of an iterator lies, for who watches.
    pub(super) fn next_item_place(&self, iterator: Value) -> Place {
        if let Object::Iterator(state) = self.heap.at(iterator)
            && let Iterator::Sequence { sequence, index } = **state
            && let Some(object) = sequence.as_object()
            && self.heap.as_sequence(sequence).is_some()
        {
            return Place::Item(object, index);
        }
        Place::Made
    }

    /// The place of a list's last item.
    pub(super) fn last_item(&self, list: Value) -> Place {
        match (list.as_object(), self.heap.as_sequence(list)) {
            (Some(id), Some(items)) => Place::Item(id, items.len().saturating_sub(1)),
            _ => Place::Used,
        }
    }

    /// Every item of an iterable; the references are the caller's.
    pub(super) fn collect(&mut self, iterable: Value) -> Outcome<Vec<Value>> {
        if let Some(items) = self.collect_at_once(iterable, usize::MAX)? {
            return Ok(items);
        }
        let iterator = self.once(|machine| machine.get_iter(iterable))?;
        let items = self.reserve_items(iterable, 0).and_then(|()| self.drain(iterator, usize::MAX));
        self.heap.release(iterator);
        items
    }

    /// Like [`collect`](Self::collect), for C code that does not ask how many there will be.
    pub(super) fn collect_unasked(&mut self, iterable: Value) -> Outcome<Vec<Value>> {
        if let Some(items) = self.collect_at_once(iterable, usize::MAX)? {
            return Ok(items);
        }
        let iterator = self.once(|machine| machine.get_iter(iterable))?;
        let items = self.drain(iterator, usize::MAX);
        self.heap.release(iterator);
        items
    }

    /// Like [`collect`](Self::collect), with a message of one's own for what cannot be iterated over
    /// (`PySequence_Fast`).
    pub(super) fn collect_or(&mut self, iterable: Value, message: &str) -> Outcome<Vec<Value>> {
        if let Some(items) = self.collect_at_once(iterable, usize::MAX)? {
            return Ok(items);
        }
        let Items(iterator) = Items::or_error(self, iterable, message)?;
        // `PySequence_List` gets the iterator, and asks that for an iterator once more.
        let items = self.collect(iterator);
        self.heap.release(iterator);
        items
    }

    /// The next items of an iterator, at most so many. Where the turn runs again, it must be the same iterator.
    pub(super) fn drain(&mut self, iterator: Value, limit: usize) -> Outcome<Vec<Value>> {
        let at = self.resume_collecting();
        while self.collected(at).len() < limit {
            self.toil_a_round()?;
            self.has_room(self.collected(at).len() * 8)?;
            // That the iterator has come to its end must be known when the turn runs again for what comes later.
            match self.once(|machine| Ok(machine.iter_next(iterator)?.unwrap_or_default()))?.non_null() {
                Some(item) => self.has_collected(at, item),
                None => break,
            }
        }
        Ok(self.take_collected(at))
    }

    /// Does something with each item of an iterator as soon as it is there, and its number; what came before an
    /// exception has happened. A turn that runs again goes on after the last item that was done with.
    pub(super) fn for_each_item(
        &mut self,
        iterator: Value,
        act: &mut dyn FnMut(&mut Self, Value, usize) -> Outcome<()>,
    ) -> Outcome<()> {
        let mut rounds = self.resume_at();
        while rounds.done != usize::MAX {
            self.toil_a_round()?;
            let item = self.once(|machine| Ok(machine.iter_next(iterator)?.unwrap_or_default()))?;
            let result = if item.is_null() { Ok(()) } else { act(self, item, rounds.done) };
            self.heap.release(item);
            result?;
            // The end has to be forgotten, too: the next loop of this turn would hear it as its own.
            self.has_done(&mut rounds);
            if item.is_null() {
                break;
            }
        }
        self.finish_rounds(rounds);
        Ok(())
    }

    /// The items of a builtin container, at most so many; `None` for anything else. It calls no Python code, and a
    /// turn that runs again finds the same items.
    pub(super) fn collect_at_once(&mut self, iterable: Value, limit: usize) -> Outcome<Option<Vec<Value>>> {
        let is_container = matches!(
            self.heap.at(iterable),
            Object::List(_)
                | Object::Tuple(_)
                | Object::Str(_)
                | Object::Unicode(_)
                | Object::Dict(_)
                | Object::Set(_)
                | Object::DictView(..)
                | Object::Xrange(_)
        );
        if !is_container || self.heap.is_classy(iterable) {
            return Ok(None);
        }
        if let Some(items) = self.heap.as_sequence(iterable) {
            // `PySequence_Fast`: a list or tuple needs no iterator.
            let items = items.get(..items.len().min(limit)).unwrap_or_default().to_vec();
            self.charge(items.len() + 1);
            self.has_room(items.len() * 8)?;
            for &item in &items {
                self.heap.retain(item);
            }
            return Ok(Some(items));
        }
        let Some(iterator) = self.own_iter(iterable)? else { return Ok(None) };
        let items = self.drain_at_once(iterator, limit);
        self.heap.release(iterator);
        items.map(Some)
    }

    fn drain_at_once(&mut self, iterator: Value, limit: usize) -> Outcome<Vec<Value>> {
        let mut collected = Vec::new();
        while collected.len() < limit {
            self.charge(1);
            let room = self.has_room(collected.len() * 8);
            let next = room.and_then(|()| self.toil(1)).and_then(|()| self.own_next(iterator));
            match next {
                Ok(Some(item)) => collected.push(item),
                Ok(None) => break,
                Err(fault) => {
                    self.heap.release_all(collected);
                    return Err(fault);
                }
            }
        }
        Ok(collected)
    }

    /// The items of a sequence that has exactly that many (`unpack_iterable`); the references are the caller's.
    pub(super) fn unpack(&mut self, sequence: Value, count: usize) -> Outcome<Vec<Value>> {
        if let Some(items) = self.heap.as_sequence(sequence).filter(|items| items.len() == count)
            && self.heap.is_exact(sequence)
        {
            let items = items.to_vec();
            for &item in &items {
                self.heap.retain(item);
            }
            return Ok(items);
        }
        let items = match self.collect_at_once(sequence, count + 1)? {
            Some(items) => Ok(items),
            None => {
                let iterator = self.once(|machine| machine.get_iter(sequence))?;
                let items = self.drain(iterator, count + 1);
                self.heap.release(iterator);
                items
            }
        };
        let items = items?;
        if items.len() == count {
            return Ok(items);
        }
        let message = if items.len() > count {
            "too many values to unpack".to_owned()
        } else {
            let plural = if items.len() == 1 { "" } else { "s" };
            format!("need more than {} value{plural} to unpack", items.len())
        };
        self.heap.release_all(items);
        Err(self.value_error(message))
    }
}

//! `collections.deque` (`Modules/_collectionsmodule.c`).

use std::collections::VecDeque;

use crate::machine::builtins::Builtin;
use crate::machine::call::Arguments;
use crate::machine::compare::Comparison;
use crate::machine::exceptions::Exc;
use crate::machine::number::to_size;
use crate::machine::object::{Iterator, Object};
use crate::machine::value::{ObjectId, Value};
use crate::machine::{DONE_BY_WORK, Machine, Outcome};

/// A deque (`dequeobject`). It holds its references.
#[derive(Clone, Debug, Default, Hash)]
pub struct Deque {
    /// Its items, from left to right.
    pub items: VecDeque<Value>,
    /// `maxlen`: how many there may be; what is too many falls off the other end.
    pub maxlen: Option<usize>,
    /// `state`: how often it has changed, for iterators to notice.
    pub state: u64,
}

/// What happens to an iterator or a search when the deque changes meanwhile.
const MUTATED: &str = "deque mutated during iteration";

impl Machine {
    /// The deque of this value, or of what it is made of.
    pub(in crate::machine) fn as_deque(&self, value: Value) -> Option<&Deque> {
        match self.heap.at(value) {
            Object::Deque(deque) => Some(deque),
            _ => None,
        }
    }

    /// Changes a deque; what it gives back is the caller's.
    fn change_deque<R: Default>(&mut self, deque: Value, change: impl FnOnce(&mut Deque) -> R) -> R {
        let Some(id) = deque.as_object() else { return R::default() };
        let changed = self.heap.resize(id, |object| match object {
            Object::Deque(deque) => {
                deque.state += 1;
                change(deque)
            }
            _ => R::default(),
        });
        changed.unwrap_or_default()
    }

    /// `deque([iterable[, maxlen]])`.
    pub(in crate::machine) fn make_deque(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let deque = self.once(|machine| Ok(machine.heap.new_value(Object::Deque(Box::default()))))?;
        match self.init_deque(deque, arguments) {
            Ok(()) => Ok(deque),
            Err(fault) => {
                self.heap.release(deque);
                Err(fault)
            }
        }
    }

    /// `deque.__init__` (`deque_init`).
    pub(in crate::machine) fn init_deque(&mut self, deque: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let [iterable, maxlen] = self.keyword_arguments("deque()", arguments, ["iterable", "maxlen"], 0)?;
        let maxlen = match maxlen {
            Value::NULL | Value::NONE => None,
            maxlen => {
                let maxlen = self.c_ssize(maxlen)?;
                if maxlen < 0 {
                    return Err(self.value_error("maxlen must be non-negative"));
                }
                Some(to_size(maxlen))
            }
        };
        let cleared = self.once(|machine| {
            let old = machine.change_deque(deque, |deque| {
                deque.maxlen = maxlen;
                std::mem::take(&mut deque.items)
            });
            machine.heap.release_all(old);
            Ok(Value::NONE)
        });
        cleared?;
        if iterable.is_null() { Ok(()) } else { self.deque_extend(deque, iterable, false) }
    }

    /// Puts an item at one end; what is too many falls off the other.
    fn deque_put(&mut self, deque: Value, item: Value, left: bool) -> Outcome<()> {
        self.reserve(8)?;
        let item = self.heap.retain(item);
        let fallen = self.change_deque(deque, |deque| {
            if left {
                deque.items.push_front(item)
            } else {
                deque.items.push_back(item)
            }
            match deque.maxlen {
                Some(maxlen) if deque.items.len() > maxlen && left => deque.items.pop_back(),
                Some(maxlen) if deque.items.len() > maxlen => deque.items.pop_front(),
                _ => None,
            }
        });
        self.heap.release_all(fallen);
        Ok(())
    }

    /// `deque.extend(iterable)`, or `deque.extendleft(iterable)`.
    pub(in crate::machine) fn deque_extend(&mut self, deque: Value, iterable: Value, left: bool) -> Outcome<()> {
        let iterator = self.once(|machine| {
            if iterable != deque {
                return machine.get_iter(iterable);
            }
            // A deque that is put at its own end is a list first.
            let items = machine.collect(iterable)?;
            let list = machine.heap.list(items);
            let iterator = machine.get_iter(list);
            machine.heap.release(list);
            iterator
        })?;
        let extended = self.for_each_item(iterator, &mut |machine, item, _| machine.deque_put(deque, item, left));
        self.heap.release(iterator);
        extended
    }

    /// A method of a deque.
    pub(in crate::machine) fn deque_method(&mut self, method: Builtin, this: Value, all: &[Value]) -> Outcome<Value> {
        use Builtin as B;
        let arg = all.first().copied().unwrap_or(Value::NULL);
        let done = match method {
            B::DequeAppend | B::DequeAppendleft => self.deque_put(this, arg, method == B::DequeAppendleft),
            B::DequeClear => {
                let old = self.change_deque(this, |deque| std::mem::take(&mut deque.items));
                self.heap.release_all(old);
                Ok(())
            }
            B::DequeCopy => return self.deque_copy(this),
            B::DequeCount => return self.deque_count(this, arg),
            B::DequeExtend | B::DequeExtendleft => self.deque_extend(this, arg, method == B::DequeExtendleft),
            B::DequePop | B::DequePopleft => return self.deque_pop(this, method == B::DequePopleft),
            B::DequeRemove => self.deque_remove(this, arg),
            B::DequeReverse => {
                self.change_deque(this, |deque| deque.items.make_contiguous().reverse());
                Ok(())
            }
            B::DequeReversed => return Ok(self.deque_iterator(this, true)),
            _ => self.deque_rotate(this, arg),
        };
        done.map(|()| Value::NONE)
    }

    fn deque_pop(&mut self, deque: Value, left: bool) -> Outcome<Value> {
        let popped =
            self.change_deque(deque, |deque| if left { deque.items.pop_front() } else { deque.items.pop_back() });
        match popped {
            Some(item) => Ok(item),
            None => Err(self.raise(Exc::IndexError, "pop from an empty deque")),
        }
    }

    /// `deque.rotate([n])`: so many steps to the right.
    fn deque_rotate(&mut self, deque: Value, steps: Value) -> Outcome<()> {
        let steps = self.c_long_or(steps, 1)?;
        let len = self.as_deque(deque).map_or(0, |deque| deque.items.len());
        if len > 0 {
            let right = steps.rem_euclid(len as i64) as usize;
            self.charge(right.min(len - right) / DONE_BY_WORK);
            self.change_deque(deque, |deque| deque.items.rotate_right(right));
        }
        Ok(())
    }

    /// A new deque of the same class with the same items (`deque_copy`).
    fn deque_copy(&mut self, deque: Value) -> Outcome<Value> {
        let maxlen = self.as_deque(deque).and_then(|deque| deque.maxlen);
        let maxlen = maxlen.map(|maxlen| self.heap.int(maxlen as i64));
        let class = self.class_of(deque);
        let arguments: Vec<Value> = [Some(deque), maxlen].into_iter().flatten().collect();
        let copy = self.call(class, &arguments);
        self.heap.release_all(maxlen);
        copy
    }

    /// The index of the first item from `from` on that equals a value.
    fn deque_find(&mut self, deque: Value, value: Value, from: usize, mutated: (Exc, &str)) -> Outcome<Option<usize>> {
        let mark = |machine: &Self| match machine.as_deque(deque) {
            // `remove` minds only how many there are.
            Some(known) if mutated.0 == Exc::IndexError => Some(known.items.len() as i64),
            known => known.map(|known| known.state as i64),
        };
        let before = self.once(|machine| {
            let before = mark(machine).unwrap_or(0);
            Ok(machine.heap.int(before))
        })?;
        let known = self.heap.as_int(before);
        self.heap.release(before);
        let mut rounds = self.resume_at();
        while rounds.done < usize::MAX {
            let index = from + rounds.done;
            let item = self.once(|machine| {
                let item = machine.as_deque(deque).and_then(|deque| deque.items.get(index)).copied();
                Ok(machine.heap.retain(item.unwrap_or(Value::NULL)))
            })?;
            if item.is_null() {
                break;
            }
            let equal = self.equals(item, value);
            self.heap.release(item);
            let equal = equal?;
            if mark(self) != known {
                return Err(self.raise(mutated.0, mutated.1));
            }
            if equal {
                return Ok(Some(index));
            }
            self.has_done(&mut rounds);
        }
        self.finish_rounds(rounds);
        Ok(None)
    }

    fn deque_count(&mut self, deque: Value, value: Value) -> Outcome<Value> {
        let (mut count, mut from) = (0, 0);
        while let Some(index) = self.deque_find(deque, value, from, (Exc::RuntimeError, MUTATED))? {
            (count, from) = (count + 1, index + 1);
        }
        Ok(self.heap.int(count))
    }

    fn deque_remove(&mut self, deque: Value, value: Value) -> Outcome<()> {
        match self.deque_find(deque, value, 0, (Exc::IndexError, "deque mutated during remove()."))? {
            Some(index) => {
                let removed = self.change_deque(deque, |deque| deque.items.remove(index));
                self.heap.release_all(removed);
                Ok(())
            }
            None => Err(self.value_error("deque.remove(x): x not in deque")),
        }
    }

    /// The place of an item in a deque, by what a program gives as its index.
    fn deque_index(&mut self, deque: Value, key: Value) -> Outcome<usize> {
        let Some(index) = self.heap.as_int(key) else {
            let of = self.heap.type_name(key);
            return Err(self.type_error(format!("sequence index must be integer, not '{of}'")));
        };
        let len = self.as_deque(deque).map_or(0, |deque| deque.items.len()) as i64;
        let index = if index < 0 { index.saturating_add(len) } else { index };
        match usize::try_from(index) {
            Ok(place) if index < len => Ok(place),
            _ => Err(self.raise(Exc::IndexError, "deque index out of range")),
        }
    }

    /// `deque[index]`; the result is new.
    pub(in crate::machine) fn deque_item(&mut self, deque: Value, key: Value) -> Outcome<Value> {
        let place = self.deque_index(deque, key)?;
        let item = self.as_deque(deque).and_then(|deque| deque.items.get(place)).copied();
        Ok(self.heap.retain(item.unwrap_or(Value::NONE)))
    }

    /// `deque[index] = value`, or `del deque[index]` where there is no value.
    pub(in crate::machine) fn set_deque_item(&mut self, deque: Value, key: Value, value: Option<Value>) -> Outcome<()> {
        let place = self.deque_index(deque, key)?;
        let value = value.map(|value| self.heap.retain(value));
        let old = self.change_deque(deque, |deque| match (value, deque.items.get_mut(place)) {
            (Some(value), Some(slot)) => Some(std::mem::replace(slot, value)),
            _ => deque.items.remove(place),
        });
        self.heap.release_all(old);
        Ok(())
    }

    /// The items as a list; the result is new.
    pub(in crate::machine) fn deque_list(&mut self, deque: Value) -> Value {
        let items: Vec<Value> =
            self.as_deque(deque).map(|deque| deque.items.iter().copied().collect()).unwrap_or_default();
        for &item in &items {
            self.heap.retain(item);
        }
        self.heap.list(items)
    }

    /// Compares two deques as lists of the same items are compared.
    pub(in crate::machine) fn compare_deques(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        let a = self.once(|machine| Ok(machine.deque_list(v)))?;
        let b = self.once(|machine| Ok(machine.deque_list(w)));
        let result = b.and_then(|b| {
            let result = self.rich_compare(a, b, operator);
            self.heap.release(b);
            result
        });
        self.heap.release(a);
        result
    }

    /// `iter(deque)`, or `reversed(deque)`; the result is new.
    pub(in crate::machine) fn deque_iterator(&mut self, deque: Value, reverse: bool) -> Value {
        let (counter, state) = self.as_deque(deque).map_or((0, 0), |deque| (deque.items.len(), deque.state));
        let deque = self.heap.retain(deque);
        self.heap.new_value(Object::Iterator(Box::new(Iterator::Deque { deque, counter, state, reverse })))
    }

    /// The next item of an iterator over a deque; `None` at its end.
    pub(in crate::machine) fn next_of_deque(&mut self, id: ObjectId) -> Outcome<Option<Value>> {
        let Object::Iterator(iterator) = self.heap.get(id) else { return Ok(None) };
        let Iterator::Deque { deque, counter, state, reverse } = **iterator else { return Ok(None) };
        let Some(known) = self.as_deque(deque) else { return Ok(None) };
        if reverse && counter == 0 {
            // `dequereviter_next` looks at this first, `dequeiter_next` afterwards.
            return Ok(None);
        }
        if known.state != state {
            self.set_iterator(id, Iterator::Deque { deque, counter: 0, state, reverse });
            return Err(self.raise(Exc::RuntimeError, MUTATED));
        }
        let place = if reverse { counter.checked_sub(1) } else { known.items.len().checked_sub(counter) };
        let item = place.and_then(|place| known.items.get(place)).copied();
        if let (Some(_), Some(Object::Iterator(iterator))) = (item, self.heap.get_mut(id)) {
            **iterator = Iterator::Deque { deque, counter: counter.saturating_sub(1), state, reverse };
        }
        Ok(item.map(|item| self.heap.retain(item)))
    }
}

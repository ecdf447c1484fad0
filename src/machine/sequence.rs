//! Items, slices and iteration of the builtin containers (`PyObject_GetItem`, `PySequence_GetSlice`,
//! `PyObject_GetIter` …).

use super::effect::Place;
use super::object::Object;
use super::value::Value;
use super::{Fault, Machine, Outcome};

impl Machine {
    /// `container[key]`. The operands stay the caller's; the result is new.
    pub(super) fn get_item(&mut self, _container: Value, _key: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("an item".into()))
    }

    /// `container[key] = value`. The operands stay the caller's.
    pub(super) fn set_item(&mut self, _container: Value, _key: Value, _value: Value) -> Outcome<()> {
        Err(Fault::Unsupported("an item".into()))
    }

    /// `del container[key]`.
    pub(super) fn delete_item(&mut self, _container: Value, _key: Value) -> Outcome<()> {
        Err(Fault::Unsupported("an item".into()))
    }

    /// `of[start:stop]` (`apply_slice`); a bound that is not given is `NULL`.
    pub(super) fn get_slice(&mut self, _of: Value, _start: Value, _stop: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("a slice".into()))
    }

    /// `of[start:stop] = value`, or, where the value is `NULL`, `del of[start:stop]` (`assign_slice`).
    pub(super) fn set_slice(&mut self, _of: Value, _start: Value, _stop: Value, _value: Value) -> Outcome<()> {
        Err(Fault::Unsupported("a slice".into()))
    }

    /// `slice(start, stop, step)`.
    pub(super) fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        let parts = [start, stop, step].map(|part| self.heap.retain(part));
        self.heap.new_value(Object::Slice(Box::new(parts)))
    }

    /// The one empty tuple; the reference is the caller's.
    pub(super) fn empty_tuple(&mut self) -> Value {
        self.heap.tuple([])
    }

    /// `iter(iterable)`; the reference is the caller's.
    pub(super) fn get_iter(&mut self, _iterable: Value) -> Outcome<Value> {
        Err(Fault::Unsupported("an iterator".into()))
    }

    /// The next item of an iterator (`tp_iternext`), `None` when there is no more; the reference is the caller's.
    pub(super) fn iter_next(&mut self, _iterator: Value) -> Outcome<Option<Value>> {
        Err(Fault::Unsupported("an iterator".into()))
    }

    /// The items of a sequence that has exactly that many (`unpack_iterable`); the references are the caller's.
    pub(super) fn unpack(&mut self, _sequence: Value, _count: usize) -> Outcome<Vec<Value>> {
        Err(Fault::Unsupported("unpacking".into()))
    }

    /// `list.append(value)`; the reference to the value changes hands.
    pub(super) fn list_append(&mut self, _list: Value, _value: Value) -> Outcome<()> {
        Err(Fault::Unsupported("a list".into()))
    }

    /// The place of a list's last item.
    pub(super) fn last_item(&self, list: Value) -> Place {
        match (list.as_object(), self.heap.as_sequence(list)) {
            (Some(id), Some(items)) => Place::Item(id, items.len().saturating_sub(1)),
            _ => Place::Used,
        }
    }
}

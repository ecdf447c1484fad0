//! Slices: `of[start:stop]`, `of[start:stop] = value`, and what `slice` objects pick (`Objects/sliceobject.c`, `apply_slice`).

use std::rc::Rc;

use num_traits::{Signed, ToPrimitive};

use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::heap::Heap;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// The items that a slice picks from a sequence (`PySlice_GetIndicesEx`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The first index; where to insert, if there is none.
    pub(super) start: usize,
    /// From one index to the next; never 0.
    pub(super) step: i64,
    /// How many there are.
    pub(super) len: usize,
}

impl Range {
    /// The indexes, in the order of the slice.
    pub(super) fn indexes(self) -> impl Iterator<Item = usize> {
        (0..self.len as i64).map(move |nth| (self.start as i64 + nth * self.step) as usize)
    }

    /// The items, as a slice of a sequence has them.
    pub(super) fn pick(self, items: &[Value]) -> Vec<Value> {
        match self.step {
            1 => items.get(self.start..self.start + self.len).unwrap_or_default().to_vec(),
            -1 if self.len > 0 => {
                let mut picked = items.get(self.start + 1 - self.len..=self.start).unwrap_or_default().to_vec();
                picked.reverse();
                picked
            }
            _ => self.indexes().filter_map(|index| items.get(index).copied()).collect(),
        }
    }

    /// `_PySlice_AdjustIndices`.
    pub(super) fn new(len: usize, start: i64, stop: i64, step: i64) -> Self {
        let len = len as i64;
        let clamp = |bound: i64| {
            let bound = if bound < 0 { bound.saturating_add(len) } else { bound };
            if step < 0 { bound.clamp(-1, len - 1) } else { bound.clamp(0, len) }
        };
        let (start, stop) = (clamp(start), clamp(stop));
        let count = if step < 0 && stop < start {
            (start - stop - 1) / step.saturating_neg() + 1
        } else if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        Self { start: start.max(0) as usize, step, len: count as usize }
    }
}

impl Machine {
    /// `of[start:stop]` (`apply_slice`); a bound that is not given is `NULL`.
    pub(in crate::machine) fn get_slice(&mut self, of: Value, start: Value, stop: Value) -> Outcome<Value> {
        if let Some(part) = self.heap.plain_part(of, start, stop) {
            if part.bytes > 0 {
                self.reserve(part.bytes)?;
            }
            return Ok(self.heap.take_part(of, &part));
        }
        if self.heap.is_classy(of)
            && let Some(slice) = self.hooked_slice(of, start, stop, Special::Getslice, Value::NULL)?
        {
            return Ok(slice);
        }
        if self.slices_itself(of, start, stop) {
            let slice = self.bounded_slice(of, start, stop)?;
            let result = self.own_slice(of, slice);
            self.heap.release(slice);
            return result;
        }
        let slice = self.new_slice(none_for_null(start), none_for_null(stop), Value::NONE);
        let result = self.get_item(of, slice);
        self.heap.release(slice);
        result
    }

    /// The slice that `sq_slice` is called for: a bound that counts from the end gets the length added that a class says
    /// there is (`PySequence_GetSlice`).
    fn bounded_slice(&mut self, of: Value, start: Value, stop: Value) -> Outcome<Value> {
        if !self.heap.has_hook(of, Special::Len) {
            return Ok(self.new_slice(none_for_null(start), none_for_null(stop), Value::NONE));
        }
        let [low, high] = self.slice_bounds(of, start, stop)?;
        let (low, high) = (self.heap.int(low.max(0)), self.heap.int(high.max(0)));
        let slice = self.new_slice(low, high, Value::NONE);
        self.heap.release_all([low, high]);
        Ok(slice)
    }

    /// What a builtin type's `sq_slice` gives.
    pub(in crate::machine) fn own_slice(&mut self, of: Value, slice: Value) -> Outcome<Value> {
        match self.heap.at(of) {
            // `BaseException_getslice`
            Object::Exception(exception) => {
                let args = exception.args;
                self.own_get_item(args, slice)
            }
            _ => self.own_get_item(of, slice),
        }
    }

    /// `of[start:stop] = value`, or, where the value is `NULL`, `del of[start:stop]` (`assign_slice`).
    pub(in crate::machine) fn set_slice(&mut self, of: Value, start: Value, stop: Value, value: Value) -> Outcome<()> {
        if let Some(id) = of.as_object()
            && let Object::List(items) = self.heap.raw(id)
            && let Some(range) = plain_range(items.len(), start, stop)
        {
            return self.assign_simple_slice(of, range, value.non_null());
        }
        let special = if value.is_null() { Special::Delslice } else { Special::Setslice };
        if self.heap.is_classy(of)
            && let Some(result) = self.hooked_slice(of, start, stop, special, value)?
        {
            self.heap.release(result);
            return Ok(());
        }
        // Of those that are sliced without a slice object, only a list can be changed.
        if matches!(self.heap.at(of), Object::List(_)) && self.slices_itself(of, start, stop) {
            let slice = self.bounded_slice(of, start, stop)?;
            let result = match value {
                Value::NULL => self.own_delete_item(of, slice),
                value => self.own_set_item(of, slice, value),
            };
            self.heap.release(slice);
            return result;
        }
        let slice = self.new_slice(none_for_null(start), none_for_null(stop), Value::NONE);
        let result = if value.is_null() { self.delete_item(of, slice) } else { self.set_item(of, slice, value) };
        self.heap.release(slice);
        result
    }

    /// `slice(start, stop, step)`.
    pub(in crate::machine) fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        let parts = [start, stop, step].map(|part| self.heap.retain(part));
        self.heap.new_value(Object::Slice(parts))
    }

    /// `slice.indices(len)`.
    pub(in crate::machine) fn slice_indices(&mut self, slice: Value, len: Value) -> Outcome<Value> {
        let Object::Slice(parts) = self.heap.at(slice) else { return Ok(Value::NULL) };
        let [start, stop, step] = *parts;
        let indexed = self.index_of(len)?;
        let given = indexed.unwrap_or(len);
        let told = match (self.heap.as_int(given), self.heap.at(given)) {
            (Some(len), _) => Some(len),
            (None, Object::Long(len)) => len.to_i64(),
            _ => return Err(self.no_index(len)),
        };
        self.heap.release_all(indexed);
        let Some(len) = told else {
            let message = "cannot fit 'long' into an index-sized integer";
            return Err(self.raise(Exc::OverflowError, message));
        };
        let step = if step.is_none() { 1 } else { self.slice_index(step)?.max(-i64::MAX) };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        // A length below zero makes no sense, but has a result (`_PySlice_AdjustIndices`).
        let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
        let mut bounds = [first, last];
        for (bound, part) in bounds.iter_mut().zip([start, stop]) {
            if !part.is_none() {
                *bound = self.slice_index(part)?;
            }
            if *bound < 0 {
                let given = bound.wrapping_add(len);
                *bound = if given >= 0 {
                    given
                } else if step < 0 {
                    -1
                } else {
                    0
                };
            } else if *bound >= len {
                *bound = if step < 0 { len.wrapping_sub(1) } else { len };
            }
        }
        let [start, stop] = bounds;
        let numbers = [start, stop, step].map(|number| self.heap.int(number));
        Ok(self.heap.tuple(numbers))
    }

    /// `PySlice_GetIndicesEx`.
    pub(super) fn slice_range(&mut self, len: usize, start: Value, stop: Value, step: Value) -> Outcome<Range> {
        let step = if step.is_none() { 1 } else { self.slice_index(step)?.max(-i64::MAX) };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
        let start = if start.is_none() { first } else { self.slice_index(start)? };
        let stop = if stop.is_none() { last } else { self.slice_index(stop)? };
        // `i64::MIN` means "before the first", and not an index counted from the end.
        Ok(if stop == i64::MIN {
            Range::new(len, start, -1 - len as i64, step)
        } else {
            Range::new(len, start, stop, step)
        })
    }

    /// `_PyEval_SliceIndex`: an int, cut to 64 bits if it is longer.
    pub(in crate::machine) fn slice_index(&mut self, value: Value) -> Outcome<i64> {
        if let Some(index) = self.index_of(value)? {
            let result = self.slice_index(index);
            self.heap.release(index);
            return result;
        }
        match (self.heap.as_int(value), self.heap.at(value)) {
            (Some(i), _) => Ok(i),
            (None, Object::Long(i)) => Ok(i.to_i64().unwrap_or(if i.is_negative() { i64::MIN } else { i64::MAX })),
            _ => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    }

    /// Whether an instance is sliced by its builtin type (`sq_slice`), whatever its class says about items.
    fn slices_itself(&self, of: Value, start: Value, stop: Value) -> bool {
        let is_bound = |bound: Value| bound.is_null() || self.is_index(bound);
        let slices_itself = match self.heap.at(of) {
            Object::List(_) | Object::Tuple(_) | Object::Str(_) | Object::Unicode(_) => self.heap.is_classy(of),
            Object::Exception(_) => true,
            _ => false,
        };
        slices_itself && is_bound(start) && is_bound(stop)
    }
}

/// What a slice by two bounds takes of a list, tuple or str.
pub(in crate::machine) struct Part {
    items: std::ops::Range<usize>,
    /// Whether it is the tuple or str itself.
    is_whole: bool,
    /// How many bytes are to be filled.
    pub(in crate::machine) bytes: usize,
}

impl Heap {
    /// What `of[start:stop]` takes of a list, tuple or str by two bounds that are ints or not given: for these, C code makes no slice
    /// object (`PySequence_GetSlice`). `None` if it is anything else.
    #[inline]
    pub(in crate::machine) fn plain_part(&self, of: Value, start: Value, stop: Value) -> Option<Part> {
        let (len, item, may_be_whole) = match self.raw(of.as_object()?) {
            Object::List(items) => (items.len(), 8, false),
            Object::Tuple(items) => (items.len(), 8, true),
            Object::Str(text) => (text.bytes.len(), 1, true),
            _ => return None,
        };
        let range = plain_range(len, start, stop)?;
        let is_whole = may_be_whole && range.len == len;
        let bytes = if is_whole { 0 } else { range.len * item };
        Some(Part { items: range.start..range.start + range.len, is_whole, bytes })
    }

    /// That part, for which there is room.
    pub(in crate::machine) fn take_part(&mut self, of: Value, part: &Part) -> Value {
        if part.is_whole {
            return self.retain(of);
        }
        if let Some(text) = self.as_str(of) {
            let bytes = Rc::clone(text);
            return self.str(bytes.get(part.items.clone()).unwrap_or_default());
        }
        let is_list = matches!(self.at(of), Object::List(_));
        let items = self.as_sequence(of).and_then(|items| items.get(part.items.clone())).unwrap_or_default().to_vec();
        for &item in &items {
            self.retain(item);
        }
        if is_list { self.list(items) } else { self.tuple(items) }
    }
}

/// What two bounds pick that are ints or not given.
fn plain_range(len: usize, start: Value, stop: Value) -> Option<Range> {
    let bound = |bound: Value, open: i64| if bound.is_null() { Some(open) } else { bound.as_inline_int() };
    Some(Range::new(len, bound(start, 0)?, bound(stop, i64::MAX)?, 1))
}

/// A bound that is not given reads as `None` in a slice object.
fn none_for_null(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}

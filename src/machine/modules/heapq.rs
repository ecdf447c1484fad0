//! The modules `_heapq` and `_bisect`: heaps and sorted lists (`Modules/_heapqmodule.c`, `Modules/_bisectmodule.c`).
//!
//! Items are compared by what they say, and that may call Python code. So each operation first finds out, by comparing,
//! where everything goes, and then moves it.

use super::ModuleFunction;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::compare::Comparison;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// A function of `_heapq`.
    pub(super) fn call_heapq(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        use ModuleFunction as F;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        let (heap, item) = (arg(0), arg(1));
        if !matches!(self.heap.at(heap), Object::List(_)) {
            return Err(self.type_error("heap argument must be a list"));
        }
        match function {
            F::HeapqHeapify => self.heapify(heap),
            F::HeapqHeappop => self.heap_pop(heap),
            F::HeapqHeappush => self.heap_push(heap, item),
            F::HeapqHeappushpop => {
                let Some(first) = self.heap_items(heap).first().copied() else { return Ok(self.heap.retain(item)) };
                match self.heap_less(first, item)? {
                    true => self.heap_replace(heap, item),
                    false => Ok(self.heap.retain(item)),
                }
            }
            _ => self.heap_replace(heap, item),
        }
    }

    fn heap_items(&self, heap: Value) -> &[Value] {
        self.heap.as_sequence(heap).unwrap_or_default()
    }

    fn heap_item(&self, heap: Value, index: usize) -> Value {
        self.heap_items(heap).get(index).copied().unwrap_or(Value::NULL)
    }

    /// `cmp_lt`: by `__lt__`, or by `__le__` the other way round where the item's class has none.
    fn heap_less(&mut self, x: Value, y: Value) -> Outcome<bool> {
        let less = self.special(Special::Lt);
        let has_less = match self.heap.at(x) {
            &Object::OldInstance(instance) => self.old_lookup(Value::object(instance.class), less).is_some(),
            _ if self.heap.is_classy(x) => self.lookup(self.class_of(x), less).is_some(),
            _ => true,
        };
        if has_less {
            return self.rich_compare(x, y, Comparison::Less);
        }
        Ok(!self.rich_compare(y, x, Comparison::LessEqual)?)
    }

    /// The places on the way from one place up to the root through which an item may pass: those whose items are not
    /// less than it. What will be at each place of the way is `at`.
    fn climb(&mut self, way: &[usize], at: &[Value], item: Value) -> Outcome<usize> {
        let mut place = way.len();
        while place > 0 {
            let above = at.get(place - 1).copied().unwrap_or(Value::NULL);
            if !self.heap_less(item, above)? {
                break;
            }
            place -= 1;
        }
        Ok(place)
    }

    /// Puts items into places of the heap; the references stay the heap's.
    fn put_items(&mut self, heap: Value, moves: impl Iterator<Item = (usize, Value)>) {
        let Some(Object::List(items)) = heap.as_object().and_then(|id| self.heap.get_mut(id)) else { return };
        for (place, item) in moves {
            if let Some(slot) = items.get_mut(place) {
                *slot = item;
            }
        }
    }

    /// Moves an item from a place towards the root, until nothing above is greater (`_siftdown`): `way` is the places
    /// from the root to that place, `at` the items there, without the item itself.
    fn settle(&mut self, heap: Value, way: &[usize], at: &[Value], item: Value) -> Outcome<()> {
        let above = way.get(..way.len().saturating_sub(1)).unwrap_or_default();
        let place = self.climb(above, at, item)?;
        let below = at.get(place..).unwrap_or_default();
        let items = at.get(..place).unwrap_or_default().iter().chain([&item]).chain(below).copied();
        let moves: Vec<(usize, Value)> = way.iter().copied().zip(items).collect();
        self.put_items(heap, moves.into_iter());
        Ok(())
    }

    /// `heappush(heap, item)`: the item is in the list before anything is compared.
    fn heap_push(&mut self, heap: Value, item: Value) -> Outcome<Value> {
        let len = self.once(|machine| {
            machine.reserve(8)?;
            let item = machine.heap.retain(item);
            if let Some(id) = heap.as_object() {
                machine.heap.resize(id, |object| {
                    if let Object::List(items) = object {
                        items.push(item);
                    }
                });
            }
            Ok(machine.heap.int(machine.heap_items(heap).len() as i64))
        })?;
        let len = self.heap.as_int(len).and_then(|len| usize::try_from(len).ok()).unwrap_or(1);
        if self.heap_items(heap).len() != len {
            return Err(self.raise(Exc::RuntimeError, "list changed size during iteration"));
        }
        let mut way = vec![len.saturating_sub(1)];
        while let Some(&place) = way.last().filter(|&&place| place > 0) {
            way.push((place - 1) / 2);
        }
        way.reverse();
        let above = way.get(..way.len() - 1).unwrap_or_default();
        let at: Vec<Value> = above.iter().map(|&place| self.heap_item(heap, place)).collect();
        let item = self.heap_item(heap, len.saturating_sub(1));
        let place = self.climb(above, &at, item)?;
        let items = at.iter().take(place).chain([&item]).chain(at.iter().skip(place)).copied();
        let moves: Vec<(usize, Value)> = way.iter().copied().zip(items).collect();
        self.put_items(heap, moves.into_iter());
        Ok(Value::NONE)
    }

    /// The way on which the smaller child is followed from a place down to where there is none, as far as `len`.
    fn way_down(&mut self, heap: Value, from: usize, len: usize) -> Outcome<Vec<usize>> {
        let mut way = vec![from];
        loop {
            let left = 2 * way.last().copied().unwrap_or(0) + 1;
            if left >= len {
                return Ok(way);
            }
            let (a, b) = (self.heap_item(heap, left), self.heap_item(heap, left + 1));
            let takes_right = left + 1 < len && !self.heap_less(a, b)?;
            way.push(if takes_right { left + 1 } else { left });
        }
    }

    /// Lets an item sink from a place to where it belongs (`_siftup`): first all the way down, then up again.
    fn sift(&mut self, heap: Value, from: usize, len: usize, item: Value) -> Outcome<()> {
        let way = self.way_down(heap, from, len)?;
        let at: Vec<Value> = way.iter().skip(1).map(|&place| self.heap_item(heap, place)).collect();
        self.settle(heap, &way, &at, item)
    }

    /// `heappop(heap)`.
    fn heap_pop(&mut self, heap: Value) -> Outcome<Value> {
        let len = self.heap_items(heap).len();
        let Some(last) = len.checked_sub(1) else {
            return Err(self.raise(Exc::IndexError, "index out of range"));
        };
        let (first, item) = (self.heap_item(heap, 0), self.heap_item(heap, last));
        if last > 0 {
            self.sift(heap, 0, last, item)?;
        }
        if let Some(id) = heap.as_object() {
            self.heap.resize(id, |object| match object {
                Object::List(items) => items.pop(),
                _ => None,
            });
        }
        Ok(first)
    }

    /// `heapreplace(heap, item)`.
    fn heap_replace(&mut self, heap: Value, item: Value) -> Outcome<Value> {
        let len = self.heap_items(heap).len();
        if len == 0 {
            return Err(self.raise(Exc::IndexError, "index out of range"));
        }
        let first = self.heap_item(heap, 0);
        self.sift(heap, 0, len, item)?;
        self.heap.retain(item);
        Ok(first)
    }

    /// `heapify(list)`.
    fn heapify(&mut self, heap: Value) -> Outcome<Value> {
        let len = self.heap_items(heap).len();
        let mut rounds = self.resume_at();
        for from in (0..len / 2).rev().skip(rounds.done) {
            self.charge(1);
            let item = self.heap_item(heap, from);
            self.sift(heap, from, len, item)?;
            self.has_done(&mut rounds);
        }
        Ok(Value::NONE)
    }

    /// A function of `_bisect`.
    pub(super) fn call_bisect(&mut self, function: ModuleFunction, arguments: Arguments<'_>) -> Outcome<Value> {
        use ModuleFunction as F;
        let name = match function {
            F::Bisect => "bisect_right()",
            F::Insort => "insort_right()",
            _ => &format!("{}()", function.name()),
        };
        let [list, item, low, high] = self.keyword_arguments(name, arguments, ["a", "x", "lo", "hi"], 2)?;
        let (mut low, mut high) = (self.c_long_or(low, 0)?, self.c_long_or(high, -1)?);
        if low < 0 {
            return Err(self.value_error("lo must be non-negative"));
        }
        if high == -1 {
            let len = self.builtin_len(list)?;
            high = self.heap.as_int(len).unwrap_or(0);
        }
        let is_left = matches!(function, F::BisectLeft | F::InsortLeft);
        while low < high {
            let middle = low + (high - low) / 2;
            let index = self.heap.int(middle);
            let other = self.once(|machine| machine.get_item(list, index))?;
            let less = match is_left {
                true => self.rich_compare(other, item, Comparison::Less),
                false => self.rich_compare(item, other, Comparison::Less).map(|less| !less),
            };
            self.heap.release(other);
            if less? { low = middle + 1 } else { high = middle }
        }
        let index = self.heap.int(low);
        if matches!(function, F::Bisect | F::BisectLeft | F::BisectRight) {
            return Ok(index);
        }
        let insert = self.heap.intern(&std::rc::Rc::from(*b"insert"));
        let method = self.once(|machine| machine.get_attribute(list, insert));
        self.heap.release(insert);
        let method = method?;
        let result = self.call(method, &[index, item]);
        self.heap.release(method);
        let result = result?;
        self.heap.release(result);
        Ok(Value::NONE)
    }
}

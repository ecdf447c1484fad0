//! The commonest calls of C functions in their commonest cases, for who does not watch: `len(list)`, `list.append(item)`.
//!
//! As in [`quick_values`](super::quick_values), what is done is just what the function does; in any other case it is `None`,
//! and nothing has happened.

use super::builtins::Builtin;
use super::call_stats::Counter;
use super::effect::Audience;
use super::eval::Eval;
use super::frame::Frame;
use super::heap::Heap;
use super::object::Object;
use super::quick::LIST_SIZE;
use super::quick_values::{items_of, known_value, place_of};
use super::value::Value;

/// A list with fewer items is changed in its middle without a charge.
const FEW_MOVED: usize = 64;
/// The longest `range` that is made here.
const LONGEST_RANGE: usize = 1 << 12;

impl<O: Audience> Eval<'_, O> {
    /// CALL_FUNCTION of such a function. If it is another call, nothing has happened.
    #[inline(never)]
    pub(super) fn call_builtin_quickly(&mut self, frame: &mut Frame, positional: usize) -> Option<()> {
        let callable = frame.peek(positional);
        let heap = &mut self.machine.heap;
        let &Object::Builtin(builtin, this) = heap.raw(callable.as_object()?) else { return None };
        let base = frame.stack.len().checked_sub(positional)?;
        let result = call(heap, builtin, this, frame.stack.get(base..)?)?;
        if builtin == Builtin::Range {
            let len = length(heap, result).unwrap_or_default();
            self.machine.charge(8 * len / 64);
        }
        self.begin_instruction(frame);
        let stats = &mut self.machine.call_stats;
        stats.add(Counter::All);
        stats.add(Counter::CFunction);
        stats.add(Counter::Pop);
        // The arguments go into a tuple, which lets them go in order; the callable is popped last.
        let heap = &mut self.machine.heap;
        for index in base..frame.stack.len() {
            let argument = frame.stack.get(index).copied().unwrap_or_default();
            heap.release(argument);
        }
        frame.stack.cut_to(base);
        heap.release(frame.pop());
        frame.push(result);
        Some(())
    }
}

/// What such a call gives, as a new reference. The arguments stay the caller's.
fn call(heap: &mut Heap, builtin: Builtin, this: Value, arguments: &[Value]) -> Option<Value> {
    match (builtin, arguments) {
        (Builtin::Len, &[of]) => length(heap, of).map(|length| heap.int(length as i64)),
        (Builtin::Ord, &[text]) => match heap.raw(text.as_object()?) {
            Object::Str(text) => match *text.bytes {
                [byte] => Some(Value::small_int(i32::from(byte))),
                _ => None,
            },
            _ => None,
        },
        (Builtin::Chr, &[code]) => Some(heap.character(u8::try_from(code.as_inline_int()?).ok()?)),
        (Builtin::ListAppend, &[item]) => append(heap, this, item),
        (Builtin::ListPop, &[]) => pop(heap, this),
        (Builtin::ListPop, &[index]) => pop_at(heap, this, index),
        (Builtin::ListInsert, &[index, item]) => insert(heap, this, index, item),
        (Builtin::Range, &[stop]) => range(heap, 0, stop.as_inline_int()?),
        (Builtin::Range, &[start, stop]) => range(heap, start.as_inline_int()?, stop.as_inline_int()?),
        (Builtin::DictGet, &[key]) => get(heap, this, key, Value::NONE),
        (Builtin::DictGet, &[key, default]) => get(heap, this, key, default),
        (Builtin::DictHasKey, &[key]) => Some(Value::bool(known_value(heap, this, key)?.is_some())),
        _ => None,
    }
}

/// How many items there are in a list, tuple, str or dict.
fn length(heap: &Heap, of: Value) -> Option<usize> {
    let id = of.as_object()?;
    match heap.raw(id) {
        Object::Str(text) => Some(text.bytes.len()),
        Object::Dict(dict) => Some(dict.len()),
        _ => items_of(heap, id).map(<[Value]>::len),
    }
}

fn append(heap: &mut Heap, list: Value, item: Value) -> Option<Value> {
    let id = list.as_object()?;
    if !matches!(heap.raw(id), Object::List(_)) {
        return None;
    }
    heap.retain(item);
    heap.resize(id, |list| {
        if let Object::List(items) = list {
            items.push(item);
        }
    });
    Some(Value::NONE)
}

fn pop(heap: &mut Heap, list: Value) -> Option<Value> {
    let id = list.as_object()?;
    if !matches!(heap.raw(id), Object::List(_)) {
        return None;
    }
    let popped = heap.resize(id, |list| match list {
        Object::List(items) => items.pop(),
        _ => None,
    });
    popped.flatten()
}

/// `list.pop(index)`, if few items move: for many, there is a charge.
fn pop_at(heap: &mut Heap, list: Value, index: Value) -> Option<Value> {
    let (id, index) = (list.as_object()?, index.as_inline_int()?);
    let Object::List(items) = heap.raw(id) else { return None };
    let place = Some(place_of(index, items.len())).filter(|&place| place < items.len() && items.len() < FEW_MOVED)?;
    heap.resize(id, |list| match list {
        Object::List(items) => items.remove(place),
        _ => Value::NULL,
    })
}

/// `list.insert(index, item)`, likewise.
fn insert(heap: &mut Heap, list: Value, index: Value, item: Value) -> Option<Value> {
    let (id, index) = (list.as_object()?, usize::try_from(index.as_inline_int()?).ok()?);
    let Object::List(items) = heap.raw(id) else { return None };
    let place = Some(index.min(items.len())).filter(|_| items.len() < FEW_MOVED)?;
    heap.reserve(8).ok()?;
    heap.retain(item);
    heap.resize(id, |list| {
        if let Object::List(items) = list {
            items.insert(place, item);
        }
    });
    Some(Value::NONE)
}

/// `range(start, stop)`, if it is short.
fn range(heap: &mut Heap, start: i64, stop: i64) -> Option<Value> {
    let len = usize::try_from(stop.saturating_sub(start).max(0)).ok().filter(|&len| len <= LONGEST_RANGE)?;
    heap.reserve(LIST_SIZE + 8 * len).ok()?;
    let items = (start..stop).map(|item| heap.int(item)).collect();
    Some(heap.list(items))
}

/// `dict.get(key, default)` of a str or small int.
fn get(heap: &mut Heap, dict: Value, key: Value, default: Value) -> Option<Value> {
    let found = known_value(heap, dict, key)?;
    Some(heap.retain(found.unwrap_or(default)))
}

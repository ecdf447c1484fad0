//! The commonest calls of C functions in their commonest cases, for who does not watch: `len(list)`, `list.append(item)`.
//!
//! As in [`quick_values`](super::quick_values), what is done is just what the function does; in any other case it is `None`,
//! and nothing has happened.

use super::DONE_BY_WORK;
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

/// The longest `range` that is made here.
const LONGEST_RANGE: usize = 1 << 12;

impl<O: Audience> Eval<'_, O> {
    /// CALL_FUNCTION of such a function; gives the work that it is charged for besides. If it is another call, nothing has happened.
    #[inline(never)]
    pub(super) fn call_builtin_quickly(&mut self, frame: &mut Frame, positional: usize) -> Option<usize> {
        let callable = frame.peek(positional);
        let heap = &mut self.machine.heap;
        let &Object::Builtin(builtin, this) = heap.raw(callable.as_object()?) else { return None };
        let base = frame.stack.len().checked_sub(positional)?;
        let (result, work) = call(heap, builtin, this, frame.stack.get(base..)?)?;
        self.machine.charge(work);
        self.begin_instruction(frame);
        let stats = &mut self.machine.call_stats;
        stats.add(Counter::All);
        stats.add(Counter::CFunction);
        self.finish_with_tuple(frame, positional, result);
        Some(work)
    }

    /// The end of `call_function` where so many arguments were put into a tuple, which lets them go in order: the callable is popped
    /// last, and the result is pushed.
    #[inline(always)]
    pub(super) fn finish_with_tuple(&mut self, frame: &mut Frame, positional: usize, result: Value) {
        let heap = &mut self.machine.heap;
        let base = frame.stack.len().saturating_sub(positional);
        for index in base..frame.stack.len() {
            let argument = frame.stack.get(index).copied().unwrap_or_default();
            heap.release(argument);
        }
        frame.stack.cut_to(base);
        heap.release(frame.pop());
        frame.push(result);
        self.machine.call_stats.add(Counter::Pop);
    }
}

/// What such a call gives, as a new reference, and what it is charged for besides. The arguments stay the caller's.
fn call(heap: &mut Heap, builtin: Builtin, this: Value, arguments: &[Value]) -> Option<(Value, usize)> {
    let result = match (builtin, arguments) {
        (Builtin::ListPop, &[index]) => return pop_at(heap, this, index),
        (Builtin::ListInsert, &[index, item]) => return insert(heap, this, index, item),
        (Builtin::Range, &[stop]) => return range(heap, 0, stop.as_inline_int()?),
        (Builtin::Range, &[start, stop]) => return range(heap, start.as_inline_int()?, stop.as_inline_int()?),
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
        (Builtin::DictGet, &[key]) => get(heap, this, key, Value::NONE),
        (Builtin::DictGet, &[key, default]) => get(heap, this, key, default),
        (Builtin::DictHasKey, &[key]) => Some(Value::bool(known_value(heap, this, key)?.is_some())),
        _ => None,
    };
    result.map(|result| (result, 0))
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

/// `list.pop(index)`.
fn pop_at(heap: &mut Heap, list: Value, index: Value) -> Option<(Value, usize)> {
    let (id, index) = (list.as_object()?, index.as_inline_int()?);
    let Object::List(items) = heap.raw(id) else { return None };
    let len = items.len();
    let place = Some(place_of(index, len)).filter(|&place| place < len)?;
    let popped = heap.resize(id, |list| match list {
        Object::List(items) => items.remove(place),
        _ => Value::NULL,
    });
    Some((popped?, (len - place) / DONE_BY_WORK))
}

/// `list.insert(index, item)`.
fn insert(heap: &mut Heap, list: Value, index: Value, item: Value) -> Option<(Value, usize)> {
    let (id, index) = (list.as_object()?, usize::try_from(index.as_inline_int()?).ok()?);
    let Object::List(items) = heap.raw(id) else { return None };
    let len = items.len();
    let place = index.min(len);
    heap.reserve(8).ok()?;
    heap.retain(item);
    heap.resize(id, |list| {
        if let Object::List(items) = list {
            items.insert(place, item);
        }
    });
    Some((Value::NONE, (len - place) / DONE_BY_WORK))
}

/// `range(start, stop)`, if it is short.
fn range(heap: &mut Heap, start: i64, stop: i64) -> Option<(Value, usize)> {
    let len = usize::try_from(stop.saturating_sub(start).max(0)).ok().filter(|&len| len <= LONGEST_RANGE)?;
    heap.reserve(LIST_SIZE + 8 * len).ok()?;
    let items = (start..stop).map(|item| heap.int(item)).collect();
    Some((heap.list(items), 8 * len / DONE_BY_WORK))
}

/// `dict.get(key, default)` of a str or small int.
fn get(heap: &mut Heap, dict: Value, key: Value, default: Value) -> Option<Value> {
    let found = known_value(heap, dict, key)?;
    Some(heap.retain(found.unwrap_or(default)))
}

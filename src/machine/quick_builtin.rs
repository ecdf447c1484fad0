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
use super::quick_values::{items_of, known_value};
use super::value::Value;

impl<O: Audience> Eval<'_, O> {
    /// CALL_FUNCTION of such a function. If it is another call, nothing has happened.
    #[inline(never)]
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn call_builtin_quickly(&mut self, frame: &mut Frame, positional: usize) -> Option<()> {
        let callable = frame.peek(positional);
        let heap = &mut self.machine.heap;
        let &Object::Builtin(builtin, this) = heap.raw(callable.as_object()?) else { return None };
        let base = frame.stack.len().checked_sub(positional)?;
        let result = call(heap, builtin, this, frame.stack.get(base..)?)?;
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

/// `dict.get(key, default)` of a str or small int.
fn get(heap: &mut Heap, dict: Value, key: Value, default: Value) -> Option<Value> {
    let found = known_value(heap, dict, key)?;
    Some(heap.retain(found.unwrap_or(default)))
}

//! What operators do in their commonest cases, for the loop of [`quick`](super::quick).
//!
//! Each of these functions knows some cases and does there just what the general operation does. In any other it gives
//! `None`, and nothing has happened. Operands stay whose they are; results are new references, unless it says otherwise.

use std::rc::Rc;

use super::DONE_BY_WORK;
use super::class::{OldInstance, Special};
use super::code::Name;
use super::compare::LONG_TEXT;
use super::dict::{Dict, Found};
use super::heap::{FLOAT_SIZE, Heap, METHOD_SIZE};
use super::iterate::PASSED_BY_WORK;
use super::number::Binary;
use super::object::{DictItem, Float, Iterator, Object, Str, Xrange};
use super::stack::SHORT;
use super::value::{ObjectId, Value};

/// Bytes of an int on the heap.
const INT_SIZE: usize = FLOAT_SIZE;
/// Bytes of an iterator.
const ITERATOR_SIZE: usize = 72;
/// The longest shift whose result may still be a small int.
const SHIFT_MAX: i64 = 32;

/// An operator on two ints whose result is one, or on two floats.
#[inline(always)]
pub(super) fn arithmetic(heap: &mut Heap, operator: Binary, v: Value, w: Value) -> Option<Value> {
    if let Some((a, b)) = v.both_inline_ints(w)
        && let Some(result) = int_arithmetic(operator, a, b)
        && let Some(result) = heap.inline_int(result)
    {
        return Some(result);
    }
    boxed_arithmetic(heap, operator, v, w)
}

/// [`arithmetic`], where a call of it will do.
#[inline(never)]
pub(super) fn arithmetic_apart(heap: &mut Heap, operator: Binary, v: Value, w: Value) -> Option<Value> {
    arithmetic(heap, operator, v, w)
}

/// An operator on two ints whose result is one.
#[inline(always)]
fn int_arithmetic(operator: Binary, a: i64, b: i64) -> Option<i64> {
    match operator {
        Binary::Add => a.checked_add(b),
        Binary::Subtract => a.checked_sub(b),
        Binary::Multiply => a.checked_mul(b),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        Binary::LeftShift if (0..SHIFT_MAX).contains(&b) && a.unsigned_abs() >> (63 - SHIFT_MAX) == 0 => Some(a << b),
        Binary::RightShift if (0..64).contains(&b) => Some(a >> b),
        // Rounded down, as the remainder has the divisor's sign.
        Binary::Divide | Binary::FloorDivide if b > 0 => Some(a.div_euclid(b)),
        Binary::Modulo if b > 0 => Some(a.rem_euclid(b)),
        _ => None,
    }
}

/// An operator on two numbers that do not both lie in their values: ints whose result is one, or floats.
#[inline(never)]
fn boxed_arithmetic(heap: &mut Heap, operator: Binary, v: Value, w: Value) -> Option<Value> {
    if let (Some(a), Some(b)) = (as_exact_int(heap, v), as_exact_int(heap, w)) {
        let result = int_arithmetic(operator, a, b)?;
        heap.reserve(INT_SIZE).ok()?;
        return Some(heap.int(result));
    }
    let (a, b) = (as_float(heap, v)?, as_float(heap, w)?);
    let result = match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => a * b,
        Binary::Divide if b != 0.0 => a / b,
        _ => return None,
    };
    if result.is_nan() {
        return None;
    }
    heap.reserve(FLOAT_SIZE).ok()?;
    Some(heap.float(result))
}

/// An `int`, wherever it lies; no bool, and none of a class of the program.
#[inline]
pub(super) fn as_exact_int(heap: &Heap, value: Value) -> Option<i64> {
    match value.as_inline_int() {
        Some(i) => Some(i),
        None => match heap.raw(value.as_object()?) {
            Object::Int(i) => Some(*i),
            _ => None,
        },
    }
}

/// A float, or a small int as one; neither of a class of the program.
#[inline]
fn as_float(heap: &Heap, value: Value) -> Option<f64> {
    match value.as_inline_int() {
        Some(i) => Some(i as f64),
        None => match heap.raw(value.as_object()?) {
            Object::Float(Float(float)) => Some(*float),
            _ => None,
        },
    }
}

/// COMPARE_OP's number of `is`.
const IS: u32 = 8;
/// COMPARE_OP's number of `is not`.
const IS_NOT: u32 = 9;

/// COMPARE_OP's number of `in`, the first operator that does not order.
const IN: u32 = 6;
/// COMPARE_OP's number of `not in`.
const NOT_IN: u32 = 7;

/// Whether a comparison of ints is true. For each operator three bits say of which outcomes it is: less, equal, greater.
#[inline(always)]
fn ints_hold(operator: u32, a: i64, b: i64) -> bool {
    const OUTCOMES: u32 = 0b110_100_101_010_011_001;
    let outcome = u32::from(a >= b) + u32::from(a > b);
    OUTCOMES >> (3 * operator + outcome) & 1 != 0
}

/// Whether a comparison is true: of two numbers or two str, or by `is` and `is not`.
#[inline(always)]
pub(super) fn compare(heap: &Heap, operator: u32, v: Value, w: Value) -> Option<bool> {
    match v.both_inline_ints(w) {
        Some((a, b)) if operator < IN => Some(ints_hold(operator, a, b)),
        _ => compare_objects(heap, operator, v, w),
    }
}

#[inline(never)]
fn compare_objects(heap: &Heap, operator: u32, v: Value, w: Value) -> Option<bool> {
    match operator {
        IS | IS_NOT => return Some((v == w) == (operator == IS)),
        IN | NOT_IN => return Some(contains(heap, w, v)? == (operator == IN)),
        _ => {}
    }
    if let (Some(a), Some(b)) = (as_exact_int(heap, v), as_exact_int(heap, w)) {
        return (operator < IN).then(|| ints_hold(operator, a, b));
    }
    match (as_float(heap, v), as_float(heap, w)) {
        (Some(a), Some(b)) => holds(operator, &a, &b),
        _ => match (heap.raw(v.as_object()?), heap.raw(w.as_object()?)) {
            (Object::Str(a), Object::Str(b)) if a.bytes.len().min(b.bytes.len()) < LONG_TEXT => {
                holds(operator, &a.bytes, &b.bytes)
            }
            _ => None,
        },
    }
}

/// Whether a dict has a str or a small int, or a short str another one.
fn contains(heap: &Heap, container: Value, item: Value) -> Option<bool> {
    match (heap.raw(container.as_object()?), item.as_object().map(|item| heap.raw(item))) {
        (Object::Dict(_), _) => Some(known_value(heap, container, item)?.is_some()),
        (Object::Str(text), Some(Object::Str(part))) if text.bytes.len() < DONE_BY_WORK => {
            Some(memchr::memmem::find(&text.bytes, &part.bytes).is_some())
        }
        _ => None,
    }
}

/// BINARY_ADD of two str that have at least a byte each and are short together, if nobody is to see that CPython lets the first one
/// grow in place (`string_concatenate`).
#[inline(never)]
pub(super) fn join(heap: &mut Heap, v: Value, w: Value) -> Option<Value> {
    let first = v.as_object()?;
    let (Object::Str(a), Object::Str(b)) = (heap.raw(first), heap.raw(w.as_object()?)) else { return None };
    let len = a.bytes.len() + b.bytes.len();
    if a.bytes.is_empty() || b.bytes.is_empty() || len >= SHORT || heap.refcount(first) == 2 {
        return None;
    }
    let both: Rc<[u8]> = a.bytes.iter().chain(&*b.bytes).copied().collect();
    heap.reserve(len).ok()?;
    Some(heap.str(both))
}

/// Whether a comparison, by its number in COMPARE_OP, is true; `None` for an operator that is none.
#[inline(always)]
fn holds<T: PartialOrd>(operator: u32, a: &T, b: &T) -> Option<bool> {
    Some(match operator {
        0 => a < b,
        1 => a <= b,
        2 => a == b,
        3 => a != b,
        4 => a > b,
        5 => a >= b,
        _ => return None,
    })
}

/// The truth of a bool, a small int, None, or a builtin container or str.
#[inline(always)]
pub(super) fn truth(heap: &Heap, value: Value) -> Option<bool> {
    match value.as_bool() {
        Some(truth) => Some(truth),
        None => match value.as_inline_int() {
            Some(i) => Some(i != 0),
            None => truth_of_object(heap, value),
        },
    }
}

#[inline(never)]
fn truth_of_object(heap: &Heap, value: Value) -> Option<bool> {
    if value.is_none() {
        return Some(false);
    }
    match heap.raw(value.as_object()?) {
        Object::Str(text) => Some(!text.bytes.is_empty()),
        Object::List(items) => Some(!items.is_empty()),
        Object::Tuple(items) => Some(!items.is_empty()),
        Object::Dict(dict) => Some(!dict.is_empty()),
        _ => None,
    }
}

/// What a dict has under a name. The reference stays the dict's.
#[inline(always)]
pub(super) fn name_in(heap: &Heap, dict: ObjectId, name: &Name) -> Option<Value> {
    let Object::Dict(dict) = heap.raw(dict) else { return None };
    name.get(dict, |other| heap.as_str(other) == heap.as_str(name.text))
}

/// Sets what a dict has under a name already; gives what it had, whose reference is the caller's.
pub(super) fn set_name_in(heap: &mut Heap, dict: ObjectId, name: &Name, value: Value) -> Option<Value> {
    let Object::Dict(table) = heap.raw(dict) else { return None };
    let found = name.place(table, |other| heap.as_str(other) == heap.as_str(name.text));
    put_at(heap, dict, found, value)
}

/// Changes the value of an entry that is there already.
fn put_at(heap: &mut Heap, dict: ObjectId, found: Found, value: Value) -> Option<Value> {
    match (found, heap.raw_mut(dict)) {
        (Found::At(_), Some(Object::Dict(dict))) => Some(dict.insert(found, 0, Value::NULL, value)),
        _ => None,
    }
}

/// `list[i]`, `tuple[i]`, `str[i]`, `dict['text']`, `dict[i]`.
#[inline(always)]
pub(super) fn subscript(heap: &mut Heap, container: Value, key: Value) -> Option<Value> {
    match (heap.raw(container.as_object()?), key.as_inline_int()) {
        (Object::List(items), Some(index)) => {
            let item = *items.get(place_of(index, items.len()))?;
            Some(heap.retain(item))
        }
        _ => other_subscript(heap, container, key),
    }
}

/// The same, of other containers than lists.
#[inline(never)]
fn other_subscript(heap: &mut Heap, container: Value, key: Value) -> Option<Value> {
    let item = match (heap.raw(container.as_object()?), key.as_inline_int()) {
        (Object::Tuple(items), Some(index)) => *items.get(place_of(index, items.len()))?,
        (Object::Dict(dict), _) => {
            let Found::At(slot) = plain_find(heap, dict, key)?.1 else { return None };
            dict.entry(slot)?.value
        }
        (Object::Str(text), Some(index)) => {
            let byte = *text.bytes.get(place_of(index, text.bytes.len()))?;
            return Some(heap.character(byte));
        }
        _ => return None,
    };
    Some(heap.retain(item))
}

/// Where a dict has a str or a small int, with its hash, unless another key would have to be asked whether it is equal.
#[inline(never)]
fn plain_find(heap: &Heap, dict: &Dict, key: Value) -> Option<(i64, Found)> {
    let mut is_plain = true;
    let (hash, found) = match key.as_inline_int() {
        Some(i) => {
            let hash = if i == -1 { -2 } else { i };
            let found = dict.find(hash, key, |other| match other.as_inline_int() {
                Some(other) => other == i,
                None => {
                    is_plain = false;
                    false
                }
            });
            (hash, found)
        }
        None => {
            let Object::Str(Str { bytes, hash, .. }) = heap.raw(key.as_object()?) else { return None };
            let found = dict.find(*hash, key, |other| match heap.as_str(other) {
                Some(text) if heap.is_exact(other) && bytes.len() < LONG_TEXT => text == bytes,
                _ => {
                    is_plain = false;
                    false
                }
            });
            (*hash, found)
        }
    };
    is_plain.then_some((hash, found))
}

/// What a dict has under a str or a small int; `None` within, if it has nothing.
pub(super) fn known_value(heap: &Heap, dict: Value, key: Value) -> Option<Option<Value>> {
    let Object::Dict(dict) = heap.raw(dict.as_object()?) else { return None };
    let found = match plain_find(heap, dict, key)?.1 {
        Found::At(slot) => Some(dict.entry(slot)?.value),
        Found::FreeAt(_) => None,
    };
    Some(found)
}

/// `list[i] = value`, or `dict[key] = value` for a str or small int that the dict has already or has a slot for. The value's
/// reference changes hands; gives what was there, whose reference is the caller's.
#[inline(always)]
pub(super) fn set_subscript(heap: &mut Heap, container: Value, key: Value, value: Value) -> Option<Value> {
    let id = container.as_object()?;
    match (heap.raw_mut(id)?, key.as_inline_int()) {
        (Object::List(items), Some(index)) => {
            let place = place_of(index, items.len());
            Some(std::mem::replace(items.get_mut(place)?, value))
        }
        _ => set_entry(heap, id, key, value),
    }
}

#[inline(never)]
fn set_entry(heap: &mut Heap, id: ObjectId, key: Value, value: Value) -> Option<Value> {
    let Object::Dict(dict) = heap.raw(id) else { return None };
    let (hash, found) = plain_find(heap, dict, key)?;
    // A larger table takes memory, which is asked for on the long way.
    let grows = matches!(found, Found::FreeAt(_)) && dict.slots_after_insert() > dict.slots();
    (!grows).then(|| heap.dict_put(id, found, hash, key, value))
}

/// The class of an instance and its `__dict__`, if attributes of it are found (or set) in no way of its own.
#[inline(always)]
fn plain_instance(heap: &Heap, object: Value, hooks: u128) -> Option<(ObjectId, Value)> {
    let Object::Instance(instance) = heap.raw(object.as_object()?) else { return None };
    let Object::Class(class) = heap.raw(instance.class) else { return None };
    let is_plain = matches!(instance.payload, Object::Vacant) && class.hooks & hooks == 0;
    is_plain.then_some((instance.class, instance.dict))
}

/// `object.name`: an attribute of the object's own, or a function of its class, which becomes a method.
#[inline(never)]
pub(super) fn attribute(heap: &mut Heap, object: Value, name: &Name) -> Option<Value> {
    match heap.raw(object.as_object()?) {
        &Object::OldInstance(instance) => return old_attribute(heap, object, instance, name),
        Object::List(_) | Object::Dict(_) | Object::Str(_) => {
            let of = heap.plain_type(object)?;
            let method = name.method_of(of, || heap.method_of(of, name.text))?;
            heap.reserve(METHOD_SIZE).ok()?;
            return Some(heap.bound_method(method, object));
        }
        _ => {}
    }
    let (class, dict) = plain_instance(heap, object, Special::Getattr.bit() | Special::Getattribute.bit())?;
    let found = heap.known_lookup(class, name.text.as_object()?)?;
    let is_function = matches!(heap.at(found), Object::Function(_));
    if !found.is_null() && !is_function {
        return None;
    }
    match dict.as_object().and_then(|dict| name_in(heap, dict, name)) {
        Some(own) => Some(heap.retain(own)),
        None if is_function => bind(heap, found, object, class),
        None => None,
    }
}

/// The same, of an old-style instance.
fn old_attribute(heap: &mut Heap, object: Value, instance: OldInstance, name: &Name) -> Option<Value> {
    if name.is_special {
        return None;
    }
    if let Some(own) = name_in(heap, instance.dict, name) {
        return Some(heap.retain(own));
    }
    let found = old_lookup(heap, instance.class, name)?;
    if !matches!(heap.at(found), Object::Function(_)) {
        return None;
    }
    bind(heap, found, object, instance.class)
}

/// What an old-style class or its bases have under a name; `None`, too, where the order of several bases would have to be
/// found.
fn old_lookup(heap: &Heap, class: ObjectId, name: &Name) -> Option<Value> {
    let mut class = class;
    loop {
        let Object::OldClass(fields) = heap.raw(class) else { return None };
        if let Some(found) = name_in(heap, fields.dict, name) {
            return Some(found);
        }
        let [base] = heap.as_tuple(fields.bases)? else { return None };
        class = base.as_object()?;
    }
}

/// Whether an old-style class and its bases have nothing under a name, for sure.
fn old_lookup_fails(heap: &Heap, class: ObjectId, name: Value) -> bool {
    let Object::Str(Str { hash, .. }) = heap.at(name) else { return false };
    let mut class = class;
    loop {
        let Object::OldClass(fields) = heap.raw(class) else { return false };
        let Object::Dict(dict) = heap.raw(fields.dict) else { return false };
        if dict.get(*hash, name, |other| heap.as_str(other) == heap.as_str(name)).is_some() {
            return false;
        }
        match heap.as_tuple(fields.bases) {
            Some([]) => return true,
            Some([base]) => class = base.as_object().unwrap_or_default(),
            _ => return false,
        }
    }
}

/// A method: a function of a class, bound to an object.
fn bind(heap: &mut Heap, function: Value, object: Value, class: ObjectId) -> Option<Value> {
    heap.reserve(METHOD_SIZE).ok()?;
    Some(heap.new_method(function, object, Value::object(class)))
}

/// `object.name = value`, where nothing but the object's `__dict__` has a say. The value's reference changes hands; gives
/// what was there, whose reference is the caller's.
#[inline(never)]
pub(super) fn set_attribute(heap: &mut Heap, object: Value, name: &Name, value: Value) -> Option<Value> {
    if let &Object::OldInstance(instance) = heap.raw(object.as_object()?) {
        if name.is_special || !old_lookup_fails(heap, instance.class, heap.special(Special::Setattr)) {
            return None;
        }
        return Some(heap.dict_set_str(instance.dict, name.text, value));
    }
    let (class, dict) = plain_instance(heap, object, Special::Setattr.bit())?;
    let found = heap.known_lookup(class, name.text.as_object()?)?;
    if !found.is_null() && !matches!(heap.at(found), Object::Function(_)) {
        return None;
    }
    let dict = dict.as_object()?;
    match set_name_in(heap, dict, name, value) {
        None if matches!(heap.raw(dict), Object::Dict(_)) => Some(heap.dict_set_str(dict, name.text, value)),
        old => old,
    }
}

/// The items of a list or tuple that is of no class of the program.
#[inline(always)]
pub(super) fn items_of(heap: &Heap, id: ObjectId) -> Option<&[Value]> {
    match heap.raw(id) {
        Object::List(items) => Some(items),
        Object::Tuple(items) => Some(items),
        _ => None,
    }
}

/// The place of an index in a sequence of this length, counted from its end where it is negative; beyond all if it is
/// out of range.
#[inline(always)]
pub(super) fn place_of(index: i64, len: usize) -> usize {
    let place = if index < 0 { index + len as i64 } else { index };
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// `iter(list)`, and so of tuples, str and xrange; a generator is its own iterator.
#[inline(never)]
pub(super) fn iterator(heap: &mut Heap, iterable: Value) -> Option<Value> {
    let state = match heap.raw(iterable.as_object()?) {
        Object::List(_) | Object::Tuple(_) | Object::Str(_) => Iterator::Sequence { sequence: iterable, index: 0 },
        &Object::Xrange(rest) => Iterator::Xrange { rest },
        Object::Generator(_) => return Some(heap.retain(iterable)),
        _ => return None,
    };
    heap.reserve(ITERATOR_SIZE).ok()?;
    if let Iterator::Sequence { sequence, .. } = state {
        heap.retain(sequence);
    }
    Some(heap.new_value(Object::Iterator(Box::new(state))))
}

/// The next key or value of a dict that has as many as before, and the slot after it.
#[inline(never)]
fn next_in_dict(heap: &Heap, dict: Value, slot: usize, used: Option<usize>, gives: DictItem) -> Option<(usize, Value)> {
    let Object::Dict(table) = heap.raw(dict.as_object()?) else { return None };
    let (Some((slot, entry)), ..PASSED_BY_WORK) = table.next_from(slot) else { return None };
    let item = match gives {
        DictItem::Key => entry.key,
        DictItem::Value => entry.value,
        DictItem::Item => return None,
    };
    (used == Some(table.len())).then_some((slot + 1, item))
}

/// The next item of an iterator over a list, a tuple, an xrange or a dict, unless that is spent.
#[inline(always)]
pub(super) fn next_item(heap: &mut Heap, iterator: ObjectId) -> Option<Value> {
    let Object::Iterator(state) = heap.raw(iterator) else { return None };
    let (item, state) = match **state {
        Iterator::Xrange { rest: Xrange { start, step, len } } if len > 0 => {
            let rest = Xrange { start: start.wrapping_add(step), step, len: len - 1 };
            (heap.inline_int(start)?, Iterator::Xrange { rest })
        }
        Iterator::Sequence { sequence, index } => {
            let item = *items_of(heap, sequence.as_object()?)?.get(index)?;
            (heap.retain(item), Iterator::Sequence { sequence, index: index + 1 })
        }
        Iterator::Dict { dict, slot, used, gives } => {
            let (slot, item) = next_in_dict(heap, dict, slot, used, gives)?;
            (heap.retain(item), Iterator::Dict { dict, slot, used, gives })
        }
        _ => return None,
    };
    if let Some(Object::Iterator(iterator)) = heap.raw_mut(iterator) {
        **iterator = state;
    }
    Some(item)
}

/// What a spent iterator over a list, tuple or xrange has gone through, which nobody else refers to: it lets go of that, and the
/// reference is the caller's. `NULL` of an xrange.
#[inline(never)]
pub(super) fn take_spent(heap: &mut Heap, iterator: ObjectId) -> Option<Value> {
    let Object::Iterator(state) = heap.raw(iterator) else { return None };
    let sequence = match **state {
        Iterator::Xrange { rest } if rest.len <= 0 => Value::NULL,
        Iterator::Sequence { sequence, index } if items_of(heap, sequence.as_object()?)?.len() <= index => sequence,
        _ => return None,
    };
    if heap.refcount(iterator) != 1 {
        return None;
    }
    if let Some(Object::Iterator(state)) = heap.raw_mut(iterator) {
        **state = Iterator::Xrange { rest: Xrange { start: 0, step: 0, len: 0 } };
    }
    Some(sequence)
}

/// Of a list that nobody else refers to, so many items at the most are looked at to know how it ends.
const LOOKED_AT: usize = 64;

impl Heap {
    /// Whether a value on the stack is an iterator, and to let go of it runs no code of the program for sure: its list or tuple is
    /// somebody else's, too, or has only values that are not on the heap.
    pub(super) fn ends_quietly(&self, value: Value) -> bool {
        let Some(Object::Iterator(state)) = value.as_object().map(|id| self.raw(id)) else { return false };
        match **state {
            Iterator::Xrange { .. } => true,
            Iterator::Sequence { sequence, .. } => sequence.as_object().is_some_and(|id| {
                let is_plain =
                    |items: &[Value]| items.len() <= LOOKED_AT && items.iter().all(|item| item.as_object().is_none());
                self.refcount(id) > 1 || items_of(self, id).is_some_and(is_plain)
            }),
            _ => false,
        }
    }
}

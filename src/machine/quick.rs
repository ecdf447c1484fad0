//! The commonest instructions in their commonest cases, for who does not watch.
//!
//! Most instructions of a program move a value, compare two small ints, or take the next item of a list.
//! [`Eval::run_quick`] runs such instructions one after the other, with all that they need at hand, and stops before
//! the first that needs more: a class of the program, an exception, a call. [`execute`](Eval::execute) knows every
//! opcode, tells observers, and does just the same in these cases; tests run programs both ways.

use super::class::Special;
use super::code::{CodeBody, Instruction};
use super::dict::Dict;
use super::effect::Audience;
use super::eval::{Current, Eval};
use super::frame::Frame;
use super::heap::{FLOAT_SIZE, Heap, METHOD_SIZE};
use super::number::Binary;
use super::object::{Float, Iterator, Object, Str, Xrange};
use super::value::{ObjectId, Value};
use crate::bytecode::Opcode;

/// Where to go on: the index of an instruction.
type Next = usize;

impl<O: Audience> Eval<'_, O> {
    /// Runs instructions until `stop` have run in all, or the next one is not among the commonest cases.
    pub(super) fn run_quick(&mut self, f: &mut Current<'_>, body: &CodeBody, stop: u64) {
        let heap = &mut self.machine.heap;
        if O::WATCHES {
            return;
        }
        let frame = &mut **f.frame;
        let mut n = self.machine.n;
        while n < stop && !heap.has_doomed() && !heap.is_full() {
            let Some(&instruction) = body.instructions.get(frame.next as usize) else { break };
            let Some(next) = quick(heap, frame, body, instruction) else { break };
            frame.lasti = Some(frame.next);
            frame.next = next as u32;
            n += 1;
        }
        self.machine.n = n;
    }
}

/// Runs one instruction, if this is one of the commonest cases: gives where to go on. Otherwise, nothing has happened.
#[inline(always)]
fn quick(heap: &mut Heap, frame: &mut Frame, body: &CodeBody, instruction: Instruction) -> Option<Next> {
    let Instruction { opcode, arg } = instruction;
    let next = frame.next as usize + 1;
    match opcode {
        Opcode::LoadFast => {
            let value = frame.local(arg).non_null()?;
            frame.push(heap.retain(value));
        }
        Opcode::StoreFast => {
            let value = frame.pop();
            let old = frame.set_local(arg, value);
            heap.release(old);
        }
        Opcode::LoadConst => {
            let value = body.consts.get(arg as usize)?.non_null()?;
            frame.push(heap.retain(value));
        }
        Opcode::LoadGlobal => {
            let name = *body.names.get(arg as usize)?;
            let value = heap.dict_get_str(frame.globals, name).or_else(|| heap.dict_get_str(frame.builtins, name))?;
            frame.push(heap.retain(value));
        }
        Opcode::LoadName | Opcode::StoreName if heap.is_own_mapping(frame.locals) => return None,
        Opcode::LoadName => {
            let name = *body.names.get(arg as usize)?;
            let value = heap.dict_get_str(frame.locals.as_object()?, name)?;
            frame.push(heap.retain(value));
        }
        Opcode::StoreName => {
            let (locals, name) = (frame.locals.as_object()?, *body.names.get(arg as usize)?);
            let old = heap.dict_set_str(locals, name, frame.pop());
            heap.release(old);
        }
        Opcode::LoadDeref => {
            let Object::Cell(contents) = heap.at(frame.cell(arg)) else { return None };
            let value = contents.non_null()?;
            frame.push(heap.retain(value));
        }
        Opcode::PopTop => {
            let value = frame.pop();
            heap.release(value);
        }
        Opcode::DupTop => {
            let value = frame.peek(0);
            frame.push(heap.retain(value));
        }
        Opcode::RotTwo => {
            let (top, second) = (frame.pop(), frame.pop());
            frame.push(top);
            frame.push(second);
        }

        Opcode::BinaryAdd | Opcode::InplaceAdd => arithmetic(heap, frame, Binary::Add)?,
        Opcode::BinarySubtract | Opcode::InplaceSubtract => arithmetic(heap, frame, Binary::Subtract)?,
        Opcode::BinaryMultiply | Opcode::InplaceMultiply => arithmetic(heap, frame, Binary::Multiply)?,
        Opcode::BinaryDivide | Opcode::InplaceDivide => arithmetic(heap, frame, Binary::Divide)?,
        Opcode::BinaryFloorDivide | Opcode::InplaceFloorDivide => arithmetic(heap, frame, Binary::FloorDivide)?,
        Opcode::BinaryModulo | Opcode::InplaceModulo => arithmetic(heap, frame, Binary::Modulo)?,
        Opcode::BinaryAnd | Opcode::InplaceAnd => arithmetic(heap, frame, Binary::And)?,
        Opcode::BinaryOr | Opcode::InplaceOr => arithmetic(heap, frame, Binary::Or)?,
        Opcode::BinaryXor | Opcode::InplaceXor => arithmetic(heap, frame, Binary::Xor)?,
        Opcode::CompareOp => compare(heap, frame, arg)?,
        Opcode::LoadAttr => load_attribute(heap, frame, *body.names.get(arg as usize)?)?,
        Opcode::StoreAttr => store_attribute(heap, frame, *body.names.get(arg as usize)?)?,
        Opcode::BinarySubscr => subscript(heap, frame)?,
        Opcode::StoreSubscr => store_subscript(heap, frame)?,

        Opcode::JumpForward | Opcode::JumpAbsolute => return Some(arg as usize),
        Opcode::PopJumpIfFalse => {
            let truth = plain_truth(frame.peek(0))?;
            frame.pop();
            return Some(if truth { next } else { arg as usize });
        }
        Opcode::PopJumpIfTrue => {
            let truth = plain_truth(frame.peek(0))?;
            frame.pop();
            return Some(if truth { arg as usize } else { next });
        }
        Opcode::ListAppend => {
            let (list, value) = (frame.peek(arg as usize).as_object()?, frame.peek(0));
            if !matches!(heap.raw(list), Object::List(_)) {
                return None;
            }
            frame.pop();
            heap.resize(list, |list| {
                if let Object::List(items) = list {
                    items.push(value);
                }
            });
        }
        Opcode::UnpackSequence => unpack(heap, frame, arg as usize)?,
        Opcode::ForIter => {
            let item = next_item(heap, frame.peek(0).as_object()?)?;
            frame.push(item);
        }
        _ => return None,
    }
    Some(next)
}

/// The truth of what needs no counting.
#[inline]
fn plain_truth(value: Value) -> Option<bool> {
    value.as_bool().or_else(|| Some(value.as_inline_int()? != 0))
}

/// Puts the result of an operator in the place of its two operands, which are no objects on the heap.
#[inline]
fn replace_two(frame: &mut Frame, result: Value) {
    frame.pop();
    frame.pop();
    frame.push(result);
}

/// An operator on two small ints whose result is one, or on two floats.
#[inline]
fn arithmetic(heap: &mut Heap, frame: &mut Frame, operator: Binary) -> Option<()> {
    let (v, w) = (frame.peek(1), frame.peek(0));
    let Some((a, b)) = v.both_inline_ints(w) else { return float_arithmetic(heap, frame, operator) };
    let result = match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => a.checked_mul(b)?,
        Binary::And => a & b,
        Binary::Or => a | b,
        Binary::Xor => a ^ b,
        Binary::Divide | Binary::FloorDivide if a >= 0 && b > 0 => a / b,
        Binary::Modulo if a >= 0 && b > 0 => a % b,
        _ => return None,
    };
    let result = heap.inline_int(result)?;
    replace_two(frame, result);
    Some(())
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

/// An operator on two floats, or a float and a small int.
fn float_arithmetic(heap: &mut Heap, frame: &mut Frame, operator: Binary) -> Option<()> {
    let (v, w) = (frame.peek(1), frame.peek(0));
    let (a, b) = (as_float(heap, v)?, as_float(heap, w)?);
    let result = match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => a * b,
        Binary::Divide if b != 0.0 => a / b,
        _ => return None,
    };
    heap.reserve(FLOAT_SIZE).ok()?;
    let result = heap.float(result);
    replace_two(frame, result);
    heap.release(v);
    heap.release(w);
    Some(())
}

/// COMPARE_OP of two numbers or two str, or with `is` and `is not`.
#[inline]
fn compare(heap: &mut Heap, frame: &mut Frame, operator: u32) -> Option<()> {
    const IS: u32 = 8;
    const IS_NOT: u32 = 9;
    let (v, w) = (frame.peek(1), frame.peek(0));
    if operator == IS || operator == IS_NOT {
        replace_two(frame, Value::bool((v == w) == (operator == IS)));
        heap.release(v);
        heap.release(w);
        return Some(());
    }
    if let Some((a, b)) = v.both_inline_ints(w) {
        replace_two(frame, Value::bool(holds(operator, &a, &b)?));
        return Some(());
    }
    let holds = match (as_float(heap, v), as_float(heap, w)) {
        (Some(a), Some(b)) => holds(operator, &a, &b)?,
        _ => match (heap.raw(v.as_object()?), heap.raw(w.as_object()?)) {
            (Object::Str(a), Object::Str(b)) => holds(operator, &a.bytes, &b.bytes)?,
            _ => return None,
        },
    };
    replace_two(frame, Value::bool(holds));
    heap.release(v);
    heap.release(w);
    Some(())
}

/// Whether a comparison, by its number in COMPARE_OP, is true; `None` for an operator that is none.
#[inline]
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

/// `list[i]`, `tuple[i]`, `dict['text']`.
#[inline]
fn subscript(heap: &mut Heap, frame: &mut Frame) -> Option<()> {
    let (container, key) = (frame.peek(1), frame.peek(0));
    let item = match (heap.raw(container.as_object()?), key.as_inline_int()) {
        (Object::List(items), Some(index)) => *items.get(place_of(index, items.len()))?,
        (Object::Tuple(items), Some(index)) => *items.get(place_of(index, items.len()))?,
        (Object::Dict(dict), None) => plain_item(heap, dict, key)?,
        _ => return None,
    };
    heap.retain(item);
    replace_two(frame, item);
    heap.release(container);
    heap.release(key);
    Some(())
}

/// What a dict has under a str, unless another key would have to be asked whether it is equal.
fn plain_item(heap: &Heap, dict: &Dict, key: Value) -> Option<Value> {
    let Object::Str(Str { bytes, hash, .. }) = heap.raw(key.as_object()?) else { return None };
    let mut is_plain = true;
    let item = dict.get(*hash, key, |other| match heap.as_str(other) {
        Some(text) if heap.is_exact(other) => text == bytes,
        _ => {
            is_plain = false;
            false
        }
    });
    item.filter(|_| is_plain)
}

/// The class of an instance and its `__dict__`, if attributes of it are found (or set) in no way of its own.
#[inline]
fn plain_instance(heap: &Heap, object: Value, hooks: u128) -> Option<(ObjectId, Value)> {
    let Object::Instance(instance) = heap.raw(object.as_object()?) else { return None };
    let Object::Class(class) = heap.raw(instance.class) else { return None };
    let is_plain = matches!(instance.payload, Object::Vacant) && class.hooks & hooks == 0;
    is_plain.then_some((instance.class, instance.dict))
}

/// `object.name`: an attribute of the object's own, or a function of its class, which becomes a method.
#[inline]
fn load_attribute(heap: &mut Heap, frame: &mut Frame, name: Value) -> Option<()> {
    let object = frame.peek(0);
    let (class, dict) = plain_instance(heap, object, Special::Getattr.bit() | Special::Getattribute.bit())?;
    let found = heap.known_lookup(class, name.as_object()?)?;
    let is_function = matches!(heap.at(found), Object::Function(_));
    if !found.is_null() && !is_function {
        return None;
    }
    let value = match dict.as_object().and_then(|dict| heap.dict_get_str(dict, name)) {
        Some(own) => heap.retain(own),
        None if is_function => {
            heap.reserve(METHOD_SIZE).ok()?;
            heap.new_method(found, object, Value::object(class))
        }
        None => return None,
    };
    frame.pop();
    frame.push(value);
    heap.release(object);
    Some(())
}

/// `object.name = value`, where the object has an attribute of this name already.
#[inline]
fn store_attribute(heap: &mut Heap, frame: &mut Frame, name: Value) -> Option<()> {
    let (value, object) = (frame.peek(1), frame.peek(0));
    let (class, dict) = plain_instance(heap, object, Special::Setattr.bit())?;
    let found = heap.known_lookup(class, name.as_object()?)?;
    if !found.is_null() && !matches!(heap.at(found), Object::Function(_)) {
        return None;
    }
    let dict = dict.as_object()?;
    heap.dict_get_str(dict, name)?;
    frame.pop();
    frame.pop();
    let old = heap.dict_set_str(dict, name, value);
    heap.release(old);
    heap.release(object);
    Some(())
}

/// `list[i] = value`.
#[inline]
fn store_subscript(heap: &mut Heap, frame: &mut Frame) -> Option<()> {
    let (value, list, index) = (frame.peek(2), frame.peek(1), frame.peek(0).as_inline_int()?);
    let Some(Object::List(items)) = heap.raw_mut(list.as_object()?) else { return None };
    let place = place_of(index, items.len());
    let old = std::mem::replace(items.get_mut(place)?, value);
    for _operand in 0..3 {
        frame.pop();
    }
    heap.release(old);
    heap.release(list);
    Some(())
}

/// The items of a list or tuple that is of no class of the program.
#[inline]
fn items_of(heap: &Heap, id: ObjectId) -> Option<&[Value]> {
    match heap.raw(id) {
        Object::List(items) => Some(items),
        Object::Tuple(items) => Some(items),
        _ => None,
    }
}

/// The place of an index in a sequence of this length, counted from its end where it is negative; beyond all if it is
/// out of range.
#[inline]
fn place_of(index: i64, len: usize) -> usize {
    let place = if index < 0 { index + len as i64 } else { index };
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// UNPACK_SEQUENCE of a list or tuple that has as many items as are asked for.
fn unpack(heap: &mut Heap, frame: &mut Frame, count: usize) -> Option<()> {
    let sequence = frame.peek(0);
    let items = items_of(heap, sequence.as_object()?)?;
    if items.len() != count {
        return None;
    }
    frame.pop();
    for &item in items.iter().rev() {
        frame.push(item);
    }
    for depth in 0..count {
        heap.retain(frame.peek(depth));
    }
    heap.release(sequence);
    Some(())
}

/// The next item of an iterator over a list, a tuple or an xrange, unless that is spent.
#[inline]
fn next_item(heap: &mut Heap, iterator: ObjectId) -> Option<Value> {
    let Object::Iterator(state) = heap.raw(iterator) else { return None };
    let (item, state) = match **state {
        Iterator::Sequence { sequence, index } => {
            let item = *items_of(heap, sequence.as_object()?)?.get(index)?;
            (heap.retain(item), Iterator::Sequence { sequence, index: index + 1 })
        }
        Iterator::Xrange { rest: Xrange { start, step, len } } if len > 0 => {
            let rest = Xrange { start: start.wrapping_add(step), step, len: len - 1 };
            (heap.inline_int(start)?, Iterator::Xrange { rest })
        }
        _ => return None,
    };
    if let Some(Object::Iterator(iterator)) = heap.raw_mut(iterator) {
        **iterator = state;
    }
    Some(item)
}

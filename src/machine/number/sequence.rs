//! `+`, `*` and `%` of sequences (`sq_concat`, `sq_repeat`, their in-place forms, and `string_mod`).

use std::rc::Rc;

use super::{Binary, Number, to_size};
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

/// Whether a value is a sequence that can be added to and repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A str, list or tuple.
    Repeatable,
    /// It has the methods of a sequence (`tp_as_sequence`), but not these.
    Other,
    /// No sequence.
    None,
}

impl Machine {
    /// An operator whose operands are not both numbers.
    pub(in crate::machine) fn sequence_binary(
        &mut self,
        operator: Binary,
        v: Value,
        w: Value,
        inplace: bool,
    ) -> Outcome<Value> {
        if let Some(result) = self.set_binary(operator, v, w, inplace)? {
            return Ok(result);
        }
        let (v_kind, w_kind) = (self.sequence_kind(v), self.sequence_kind(w));
        match operator {
            Binary::Modulo if self.is_string(v) => self.format(v, w),
            Binary::Add if inplace && self.as_deque(v).is_some() => {
                self.deque_extend(v, w, false)?;
                Ok(self.heap.retain(v))
            }
            Binary::Add if v_kind == Kind::Repeatable => self.concatenate(v, w, inplace),
            Binary::Multiply if v_kind == Kind::Repeatable => self.repeat(v, w, inplace),
            // In place, a left operand that is any sequence keeps the right one from being asked.
            Binary::Multiply if w_kind == Kind::Repeatable && !(inplace && v_kind == Kind::Other) => {
                self.repeat(w, v, false)
            }
            _ => Err(self.unsupported_operands(operator.symbol(inplace), v, w)),
        }
    }

    fn sequence_kind(&self, value: Value) -> Kind {
        match self.heap.at(value) {
            Object::Str(_) | Object::Unicode(_) | Object::List(_) | Object::Tuple(_) => Kind::Repeatable,
            Object::Dict(_)
            | Object::DictProxy(_)
            | Object::DictView(..)
            | Object::Deque(_)
            | Object::Exception(_)
            | Object::Set(_)
            | Object::Xrange(_) => Kind::Other,
            // Instances of classes of the program have all slots, if empty ones.
            Object::Class(_) => Kind::None,
            _ if self.heap.is_classy(value) => Kind::Other,
            _ => Kind::None,
        }
    }

    /// `v + w`, or `v += w`, for a sequence `v`.
    fn concatenate(&mut self, v: Value, w: Value, inplace: bool) -> Outcome<Value> {
        match (self.heap.at(v), self.heap.at(w)) {
            (Object::List(_), _) if inplace => {
                self.list_extend(v, w)?;
                Ok(self.heap.retain(v))
            }
            (Object::Str(_), Object::Str(_)) => self.concatenate_strings(v, w),
            (Object::Unicode(_), Object::Str(_) | Object::Unicode(_)) | (Object::Str(_), Object::Unicode(_)) => {
                let (a, b) = (self.unicode_points(v)?, self.unicode_points(w)?);
                self.reserve(4 * (a.len() + b.len()))?;
                Ok(match (a.is_empty(), b.is_empty()) {
                    // One that is empty leaves the other one itself.
                    (true, _) if self.heap.as_unicode(w).is_some() => self.exact_copy(w),
                    (_, true) if self.heap.as_unicode(v).is_some() => self.exact_copy(v),
                    _ => self.heap.unicode([&*a, &*b].concat()),
                })
            }
            (Object::Unicode(_), _) => {
                let w = self.heap.type_name(w);
                Err(self.type_error(format!("coercing to Unicode: need string or buffer, {w} found")))
            }
            (Object::List(a), Object::List(b)) => {
                let (a, b) = (a.len(), b.len());
                self.reserve(8 * (a + b))?;
                let items = self.concatenated(v, w);
                Ok(self.heap.list(items))
            }
            (Object::Tuple(a), Object::Tuple(b)) => {
                let (a, b) = (a.len(), b.len());
                self.reserve(8 * (a + b))?;
                let items = self.concatenated(v, w);
                Ok(self.heap.tuple(items))
            }
            _ => {
                let (v, w) = (self.heap.type_of(v).name(), self.heap.type_name(w));
                Err(self.type_error(match v {
                    "str" => format!("cannot concatenate 'str' and '{w}' objects"),
                    _ => format!("can only concatenate {v} (not \"{w}\") to {v}"),
                }))
            }
        }
    }

    /// The items of both; the references are the caller's.
    fn concatenated(&mut self, v: Value, w: Value) -> Vec<Value> {
        let [a, b] = [v, w].map(|sequence| self.heap.as_sequence(sequence).unwrap_or_default());
        let items = [a, b].concat();
        for &item in &items {
            self.heap.retain(item);
        }
        items
    }

    /// `sequence * count`, or `sequence *= count` (`sequence_repeat`).
    pub(in crate::machine) fn repeat(&mut self, sequence: Value, count: Value, inplace: bool) -> Outcome<Value> {
        let count = match self.heap.as_number(count) {
            Some(Number::Int(count)) => count,
            Some(Number::Long(long)) => match num_traits::ToPrimitive::to_i64(&*long) {
                Some(count) => count,
                None => {
                    let message = "cannot fit 'long' into an index-sized integer";
                    return Err(self.raise(Exc::OverflowError, message));
                }
            },
            _ => {
                let name = self.heap.type_name(count);
                return Err(self.type_error(format!("can't multiply sequence by non-int of type '{name}'")));
            }
        };
        let count = count.max(0);
        match self.heap.at(sequence) {
            Object::Str(string) => {
                let bytes = Rc::clone(&string.bytes);
                self.repeat_str(sequence, &bytes, count)
            }
            Object::Unicode(unicode) => {
                let points = Rc::clone(&unicode.points);
                self.repeat_unicode(sequence, &points, count)
            }
            Object::Tuple(items) if (items.is_empty() || count == 1) && self.heap.is_exact(sequence) => {
                Ok(self.heap.retain(sequence))
            }
            Object::Tuple(items) => {
                let items = items.to_vec();
                let items = self.repeated(&items, count)?;
                Ok(self.heap.tuple(items))
            }
            Object::List(items) => {
                let items = items.clone();
                match sequence.as_object() {
                    Some(list) if inplace => {
                        self.repeat_in_place(list, &items, count)?;
                        Ok(self.heap.retain(sequence))
                    }
                    _ => {
                        let items = self.repeated(&items, count)?;
                        Ok(self.heap.list(items))
                    }
                }
            }
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    fn repeat_str(&mut self, string: Value, bytes: &[u8], count: i64) -> Outcome<Value> {
        match (bytes.len() as i64).checked_mul(count) {
            None => Err(self.raise(Exc::OverflowError, "repeated string is too long")),
            Some(size) if size == bytes.len() as i64 => Ok(self.string_itself(string)),
            Some(size) => {
                self.reserve(to_size(size))?;
                Ok(self.heap.str(bytes.repeat(to_size(count))))
            }
        }
    }

    fn repeat_unicode(&mut self, unicode: Value, points: &[u32], count: i64) -> Outcome<Value> {
        // The bytes, with a character for the end, must have a `size_t`; that they fit is asked for later.
        let bytes = |len: i64| (len as u64 + 1).checked_mul(4);
        match (points.len() as i64).checked_mul(count).and_then(bytes) {
            None => Err(self.raise(Exc::OverflowError, "repeated string is too long")),
            Some(_) if count == 1 => Ok(self.string_itself(unicode)),
            Some(size) => {
                self.reserve(usize::try_from(size).unwrap_or(usize::MAX))?;
                let repeated = if points.is_empty() { Vec::new() } else { points.repeat(to_size(count)) };
                Ok(self.heap.unicode(repeated))
            }
        }
    }

    /// The items, that many times; the references are the caller's.
    fn repeated(&mut self, items: &[Value], count: i64) -> Outcome<Vec<Value>> {
        let Some(size) = (items.len() as i64).checked_mul(count).and_then(|len| len.checked_mul(8)) else {
            return Err(self.no_memory());
        };
        self.reserve(to_size(size))?;
        // Of nothing, there may be more than there are sizes.
        let repeated = if items.is_empty() { Vec::new() } else { items.repeat(to_size(count)) };
        for &item in &repeated {
            self.heap.retain(item);
        }
        Ok(repeated)
    }

    /// `list *= count`, for a list of these items (`list_inplace_repeat`).
    fn repeat_in_place(&mut self, list: ObjectId, items: &[Value], count: i64) -> Outcome<()> {
        let more = match count {
            0 => Vec::new(),
            _ => self.repeated(items, count - 1)?,
        };
        let dropped = self.heap.resize(list, |object| match object {
            Object::List(items) if count == 0 => std::mem::take(items),
            Object::List(items) => {
                items.extend(more);
                Vec::new()
            }
            _ => Vec::new(),
        });
        self.heap.release_all(dropped.unwrap_or_default());
        Ok(())
    }
}

//! Making the commonest objects, and those that CPython makes once and keeps.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::super::hash::{str_hash, unicode_hash};
use super::super::object::{Float, Object, Str, Unicode};
use super::super::value::{INLINE_INT_MAX, INLINE_INT_MIN, ObjectId, STAMP_MAX, Value};
use super::Heap;

/// Where the empty string is among the characters.
const NO_CHARACTER: usize = 256;

/// Making the commonest objects. Each gives a value whose one reference the caller owns.
impl Heap {
    /// An `int` (`PyInt_FromLong`).
    #[inline]
    pub fn int(&mut self, i: i64) -> Value {
        match self.inline_int(i) {
            Some(value) => value,
            None => self.new_value(Object::Int(i)),
        }
    }

    /// An `int` that needs no place on the heap; `None` if it is too long.
    #[inline(always)]
    pub(in crate::machine) fn inline_int(&mut self, i: i64) -> Option<Value> {
        // As unsigned numbers, one comparison says whether they are in the range.
        if i.wrapping_add(5) as u64 <= 5 + 256 {
            Some(Value::inline_int(i, 0))
        } else if i.wrapping_sub(INLINE_INT_MIN) as u64 <= (INLINE_INT_MAX - INLINE_INT_MIN) as u64 {
            self.stamp = if self.stamp == STAMP_MAX { 1 } else { self.stamp + 1 };
            Some(Value::inline_int(i, self.stamp))
        } else {
            None
        }
    }

    /// A `long`, however small.
    pub fn long(&mut self, i: BigInt) -> Value {
        self.new_value(Object::Long(Rc::new(i)))
    }

    /// An `int` if it fits, else a `long`: the result of arithmetic on ints.
    pub fn int_or_long(&mut self, i: BigInt) -> Value {
        match i.to_i64() {
            Some(i) => self.int(i),
            None => self.long(i),
        }
    }

    /// A `float`.
    pub fn float(&mut self, f: f64) -> Value {
        self.new_value(Object::Float(Float(f)))
    }

    /// A `str` (`PyString_FromStringAndSize`): a new one, or the one there is if it is shorter than two bytes.
    pub fn str(&mut self, bytes: impl Into<Rc<[u8]>>) -> Value {
        let bytes = bytes.into();
        if bytes.len() > 1 {
            return self.new_value(Object::Str(Str { hash: str_hash(&bytes), bytes, interned: false }));
        }
        let kept = bytes.first().map_or(NO_CHARACTER, |&byte| byte as usize);
        if let Some(&Some(id)) = self.characters.get(kept) {
            return Value::object(self.retain_id(id));
        }
        let id = self.intern_id(&bytes);
        if self.characters.len() <= kept {
            self.characters.resize(kept + 1, None);
        }
        let held = self.retain_id(id);
        if let Some(character) = self.characters.get_mut(kept) {
            *character = Some(held);
        }
        Value::object(id)
    }

    /// The `str` of one byte.
    pub(in crate::machine) fn character(&mut self, byte: u8) -> Value {
        match self.characters.get(byte as usize) {
            Some(&Some(id)) => Value::object(self.retain_id(id)),
            _ => self.str([byte]),
        }
    }

    /// A `complex`.
    pub fn complex(&mut self, real: f64, imag: f64) -> Value {
        self.new_value(Object::Complex([Float(real), Float(imag)]))
    }

    /// A `unicode` (`PyUnicode_FromUnicode`): a new one, or the one there is of no character, or of one below 256.
    pub fn unicode(&mut self, points: impl Into<Rc<[u32]>>) -> Value {
        let points = points.into();
        let kept = match *points {
            [] => Some(256),
            [point] if point < 256 => Some(point),
            _ => None,
        };
        if let Some(&id) = kept.and_then(|kept| self.unicode_characters.get(&kept)) {
            return Value::object(self.retain_id(id));
        }
        let id = self.alloc(Object::Unicode(Unicode { hash: unicode_hash(&points), points }));
        if let Some(kept) = kept {
            let held = self.retain_id(id);
            self.unicode_characters.insert(kept, held);
        }
        Value::object(id)
    }

    /// The one interned `str` of this text (`PyString_InternFromString`).
    pub fn intern(&mut self, bytes: &Rc<[u8]>) -> Value {
        if bytes.len() > 1 { Value::object(self.intern_id(bytes)) } else { self.str(Rc::clone(bytes)) }
    }

    /// The one interned `str` that is equal to this one: from now on this one, if there was none
    /// (`PyString_InternInPlace`). The result is a new reference.
    pub(in crate::machine) fn intern_value(&mut self, string: Value) -> Value {
        if let (Object::Str(Str { bytes, .. }), Some(id)) = (self.at(string), string.as_object()) {
            let bytes = Rc::clone(bytes);
            let interned = *Rc::make_mut(&mut self.interned).entry(bytes).or_insert(id);
            if interned == id
                && let Some(Object::Str(string)) = self.get_mut(id)
            {
                string.interned = true;
            }
            return Value::object(self.retain_id(interned));
        }
        self.retain(string)
    }

    /// Whether this is the one interned `str` of its text (`PyString_CHECK_INTERNED`).
    pub(in crate::machine) fn is_interned(&self, string: Value) -> bool {
        match self.at(string) {
            Object::Str(Str { bytes, .. }) => self.interned.get(bytes).copied() == string.as_object(),
            _ => false,
        }
    }

    fn intern_id(&mut self, bytes: &Rc<[u8]>) -> ObjectId {
        if let Some(&id) = self.interned.get(bytes) {
            return self.retain_id(id);
        }
        let id = self.alloc(Object::Str(Str { hash: str_hash(bytes), bytes: Rc::clone(bytes), interned: true }));
        Rc::make_mut(&mut self.interned).insert(Rc::clone(bytes), id);
        id
    }

    /// A `tuple`; takes over the references to its items.
    pub fn tuple(&mut self, items: impl Into<Box<[Value]>>) -> Value {
        let items = items.into();
        if !items.is_empty() {
            return self.new_value(Object::Tuple(items));
        }
        let id = match self.empty_tuple {
            Some(id) => id,
            None => self.alloc(Object::Tuple(items)),
        };
        self.empty_tuple = Some(id);
        Value::object(self.retain_id(id))
    }

    /// A `list`; takes over the references to its items.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        self.new_value(Object::List(items))
    }
}

//! Looking into objects: what a value is, if it is that.

use std::rc::Rc;

use super::super::frame::Frame;
use super::super::object::Object;
use super::super::value::{ObjectId, Value};
use super::Heap;

/// Looking into objects.
impl Heap {
    /// The int, wherever it lies; a bool is an int too.
    #[inline]
    pub fn as_int(&self, value: Value) -> Option<i64> {
        match value.as_inline_int() {
            Some(i) => Some(i),
            None => match (value.as_bool(), self.at(value)) {
                (Some(b), _) => Some(i64::from(b)),
                (None, Object::Int(i)) => Some(*i),
                _ => None,
            },
        }
    }

    /// The bytes of a `str`.
    pub fn as_str(&self, value: Value) -> Option<&Rc<[u8]>> {
        match self.at(value) {
            Object::Str(s) => Some(&s.bytes),
            _ => None,
        }
    }

    /// The code points of a `unicode`.
    pub fn as_unicode(&self, value: Value) -> Option<&Rc<[u32]>> {
        match self.at(value) {
            Object::Unicode(unicode) => Some(&unicode.points),
            _ => None,
        }
    }

    /// The parts of a `complex`.
    pub fn as_complex(&self, value: Value) -> Option<[f64; 2]> {
        match self.at(value) {
            Object::Complex(parts) => Some(parts.map(|part| part.0)),
            _ => None,
        }
    }

    /// The items of a tuple.
    pub fn as_tuple(&self, value: Value) -> Option<&[Value]> {
        match self.at(value) {
            Object::Tuple(items) => Some(items),
            _ => None,
        }
    }

    /// The items of a list or a tuple.
    pub fn as_sequence(&self, value: Value) -> Option<&[Value]> {
        match self.at(value) {
            Object::Tuple(items) => Some(items),
            Object::List(items) => Some(items),
            _ => None,
        }
    }

    /// The frame of this id, unless the instruction loop has it in its hands.
    pub fn frame(&self, id: ObjectId) -> Option<&Frame> {
        match self.get(id) {
            Object::Frame(frame) => Some(frame),
            _ => None,
        }
    }
}

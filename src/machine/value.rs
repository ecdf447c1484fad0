//! [`Value`]: what a slot holds, in eight bytes.

use std::fmt;
use std::num::NonZeroU64;

/// A place in the [`Heap`](super::Heap): which object.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub u32);

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A reference to an object, CPython's `PyObject *`, in 64 bits.
///
/// The two lowest bits say what it is:
///
/// | bits | meaning |
/// |---|---|
/// | `00` | one of the few objects that there is exactly one of ([`Value::NULL`], [`Value::NONE`] …) |
/// | `01` | an `int` of up to 38 bits, with a stamp above it |
/// | `10` | an object on the heap, by its [`ObjectId`] |
///
/// Ints need no place on the heap, yet `is` tells two equal ints apart unless one is a copy of the other. So an int
/// carries a *stamp*, given when it is made and kept by copies; arithmetic ignores it, `is` and `id()` look at it.
/// CPython's shared small ints (-5 to 256) all have stamp 0.
///
/// A `Value` is `Copy` and does not count itself: whoever stores one retains it, whoever drops a stored one releases
/// it ([`Heap::retain`](super::Heap::retain), [`Heap::release`](super::Heap::release)).
///
/// No value is the word 0, so an `Option<Value>` has eight bytes, too: WebAssembly gives it back in a register, and not through memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value(NonZeroU64);

const TAG_BITS: u32 = 2;
const TAG_MASK: u64 = 0b11;
const TAG_SINGLE: u64 = 0b00;
const TAG_INT: u64 = 0b01;
const TAG_OBJECT: u64 = 0b10;
const INT_BITS: u32 = 38;
const STAMP_SHIFT: u32 = TAG_BITS + INT_BITS;
/// Stamps count up to this and start again: the chance that two equal ints meet with one stamp is small, and what
/// depends on it is only `is`.
pub(super) const STAMP_MAX: u32 = (1 << (64 - STAMP_SHIFT)) - 1;
/// The largest int that fits a [`Value`].
pub const INLINE_INT_MAX: i64 = (1 << (INT_BITS - 1)) - 1;
/// The smallest int that fits a [`Value`].
pub const INLINE_INT_MIN: i64 = -(1 << (INT_BITS - 1));

impl Value {
    /// No object: C's `NULL`.
    pub const NULL: Self = Self::single(1);
    /// `None`.
    pub const NONE: Self = Self::single(2);
    /// `False`.
    pub const FALSE: Self = Self::single(3);
    /// `True`.
    pub const TRUE: Self = Self::single(4);
    /// `Ellipsis`.
    pub const ELLIPSIS: Self = Self::single(5);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Self = Self::single(6);
    /// The key of a dict entry that was deleted (`dictobject.c`'s `dummy`). No program sees it.
    pub(super) const DUMMY: Self = Self::single(7);

    const fn single(number: u64) -> Self {
        Self::word(number << TAG_BITS | TAG_SINGLE)
    }

    /// The value of this word, which is not 0: a tag is not, or the number beside it.
    #[inline(always)]
    const fn word(bits: u64) -> Self {
        match NonZeroU64::new(bits) {
            Some(bits) => Self(bits),
            None => Self(NonZeroU64::MIN),
        }
    }

    /// The object of this id.
    #[inline(always)]
    pub const fn object(id: ObjectId) -> Self {
        Self::word((id.0 as u64) << TAG_BITS | TAG_OBJECT)
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Self {
        if b { Self::TRUE } else { Self::FALSE }
    }

    /// An int that fits, with its stamp. Use [`Heap::int`](super::Heap::int), which cares for both.
    #[inline(always)]
    pub(super) const fn inline_int(i: i64, stamp: u32) -> Self {
        let bits = (i as u64) & ((1 << INT_BITS) - 1);
        Self::word((stamp as u64) << STAMP_SHIFT | bits << TAG_BITS | TAG_INT)
    }

    /// One of the ints that CPython keeps ready (-5 to 256), and any other whose identity does not matter.
    pub const fn small_int(i: i32) -> Self {
        Self::inline_int(i as i64, 0)
    }

    /// The int, if it is one that lies in the value itself.
    #[inline(always)]
    pub const fn as_inline_int(self) -> Option<i64> {
        if self.bits() & TAG_MASK == TAG_INT { Some(self.inline_bits()) } else { None }
    }

    /// Both ints, if both lie in the values themselves.
    #[inline(always)]
    pub const fn both_inline_ints(self, other: Self) -> Option<(i64, i64)> {
        if ((self.bits() ^ TAG_INT) | (other.bits() ^ TAG_INT)) & TAG_MASK == 0 {
            Some((self.inline_bits(), other.inline_bits()))
        } else {
            None
        }
    }

    #[inline(always)]
    const fn inline_bits(self) -> i64 {
        // Up over the stamp, then down again with the sign.
        ((self.bits() << (64 - STAMP_SHIFT)) as i64) >> (64 - INT_BITS)
    }

    /// The heap object, if it is one.
    #[inline(always)]
    pub const fn as_object(self) -> Option<ObjectId> {
        if self.bits() & TAG_MASK == TAG_OBJECT { Some(ObjectId((self.bits() >> TAG_BITS) as u32)) } else { None }
    }

    /// Whether this is `NULL`.
    #[inline(always)]
    pub const fn is_null(self) -> bool {
        self.bits() == Self::NULL.bits()
    }

    /// Whether this is `None`.
    #[inline]
    pub const fn is_none(self) -> bool {
        self.bits() == Self::NONE.bits()
    }

    /// `None` as Rust's `None` where this is `NULL`.
    #[inline(always)]
    pub const fn non_null(self) -> Option<Self> {
        if self.is_null() { None } else { Some(self) }
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub const fn as_bool(self) -> Option<bool> {
        match self {
            Self::TRUE => Some(true),
            Self::FALSE => Some(false),
            _ => None,
        }
    }

    /// The whole word, for `id()` and for hashing.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0.get()
    }
}

/// `NULL`.
impl Default for Value {
    fn default() -> Self {
        Self::NULL
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NULL => f.write_str("NULL"),
            Self::NONE => f.write_str("None"),
            Self::FALSE => f.write_str("False"),
            Self::TRUE => f.write_str("True"),
            Self::ELLIPSIS => f.write_str("Ellipsis"),
            Self::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            Self::DUMMY => f.write_str("<dummy>"),
            value => match (value.as_inline_int(), value.as_object()) {
                (Some(i), _) => write!(f, "{i}"),
                (_, Some(id)) => write!(f, "{id:?}"),
                _ => write!(f, "Value({:#x})", self.bits()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_keep_value_and_sign_beside_any_stamp() {
        for i in [0, 1, -1, 256, -5, INLINE_INT_MAX, INLINE_INT_MIN] {
            for stamp in [0, 1, STAMP_MAX] {
                assert_eq!(Value::inline_int(i, stamp).as_inline_int(), Some(i));
            }
        }
        assert_ne!(Value::inline_int(1000, 1), Value::inline_int(1000, 2));
    }

    #[test]
    fn both_ints_only_when_both_are() {
        let (int, object) = (Value::small_int(3), Value::object(ObjectId(3)));
        assert_eq!(int.both_inline_ints(Value::small_int(-4)), Some((3, -4)));
        for other in [object, Value::NONE, Value::TRUE, Value::NULL] {
            assert_eq!(int.both_inline_ints(other), None);
            assert_eq!(other.both_inline_ints(int), None);
            assert_eq!(other.both_inline_ints(other), None);
        }
    }
}

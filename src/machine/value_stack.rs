//! [`ValueStack`]: the value stack of a frame (`f_valuestack`).

use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

use super::value::Value;

/// A stack of values, bottom first, with room for `co_stacksize` of them made at once, as in a frame of CPython.
///
/// It is a slice of what lies on it. What was popped stays behind in its slot, as in CPython, and means nothing.
#[derive(Clone, Debug, Default)]
pub struct ValueStack {
    /// The room.
    slots: Vec<Value>,
    /// How many slots are in use (`f_stacktop`). Never more than there are.
    depth: usize,
}

impl ValueStack {
    /// Makes room for at least so many values.
    #[inline(always)]
    pub(super) fn make_room(&mut self, size: usize) {
        if self.slots.len() < size {
            self.grow(size);
        }
    }

    #[inline(never)]
    fn grow(&mut self, size: usize) {
        self.slots.resize(size, Value::NULL);
    }

    /// All slots, and how many of them are in use: for who moves many values and says at the end how deep it is.
    #[inline]
    pub(super) fn open(&mut self) -> (&mut [Value], &mut usize) {
        (&mut self.slots, &mut self.depth)
    }

    /// Pushes a value.
    #[inline(always)]
    pub(super) fn push(&mut self, value: Value) {
        match self.slots.get_mut(self.depth) {
            Some(slot) => *slot = value,
            None => self.slots.push(value),
        }
        self.depth += 1;
    }

    /// Pops a value, if there is one.
    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<Value> {
        self.depth = self.depth.checked_sub(1)?;
        self.slots.get(self.depth).copied()
    }

    /// The value so far below the top.
    #[inline(always)]
    pub(super) fn peek(&self, below: usize) -> Option<Value> {
        // Where there is none so far below, this is beyond all slots.
        self.slots.get(self.depth.wrapping_sub(below + 1)).copied()
    }

    /// The so many values on top.
    #[inline(always)]
    pub(super) fn top(&self, count: usize) -> Option<&[Value]> {
        self.slots.get(self.depth.checked_sub(count)?..self.depth)
    }

    /// Takes out the value at this place, counted from the bottom; those above it move down.
    pub(super) fn remove(&mut self, index: usize) -> Value {
        self.get_mut(index..).into_iter().for_each(|above| above.rotate_left(1));
        self.pop().unwrap_or_default()
    }

    /// Pops all values from this place on; gives them in the order in which they were pushed.
    #[inline]
    pub(super) fn split_off(&mut self, from: usize) -> Vec<Value> {
        let values = self.get(from..).unwrap_or_default().to_vec();
        self.depth = self.depth.min(from);
        values
    }

    /// Pops all values from this place on, whose references somebody else has now.
    #[inline]
    pub(super) fn cut_to(&mut self, from: usize) {
        self.depth = self.depth.min(from);
    }

    /// Pops everything.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.depth = 0;
    }
}

impl Deref for ValueStack {
    type Target = [Value];

    #[inline(always)]
    fn deref(&self) -> &[Value] {
        self.slots.get(..self.depth).unwrap_or_default()
    }
}

impl DerefMut for ValueStack {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Value] {
        self.slots.get_mut(..self.depth).unwrap_or_default()
    }
}

impl<'a> IntoIterator for &'a ValueStack {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What was popped is no part of the state.
impl Hash for ValueStack {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack_of(values: std::ops::Range<i32>) -> ValueStack {
        let mut stack = ValueStack::default();
        values.for_each(|value| stack.push(Value::small_int(value)));
        stack
    }

    fn ints(values: &[Value]) -> Vec<i64> {
        values.iter().filter_map(|value| value.as_inline_int()).collect()
    }

    #[test]
    fn it_is_what_was_pushed_and_not_popped() {
        let mut stack = stack_of(0..5);
        assert_eq!(stack.pop(), Some(Value::small_int(4)));
        assert_eq!(ints(&stack), [0, 1, 2, 3]);
        assert_eq!(stack.remove(1), Value::small_int(1));
        assert_eq!(ints(&stack.split_off(1)), [2, 3]);
        assert_eq!(ints(&stack), [0]);
        stack.clear();
        assert_eq!(stack.pop(), None);
    }

    #[test]
    fn what_was_popped_is_not_hashed() {
        let hash = |stack: &ValueStack| {
            let mut hasher = std::hash::DefaultHasher::new();
            stack.hash(&mut hasher);
            hasher.finish()
        };
        let mut stack = stack_of(0..5);
        stack.split_off(2);
        assert_eq!(hash(&stack), hash(&stack_of(0..2)));
    }
}

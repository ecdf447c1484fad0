//! Whether two keys of a table are equal, where no code of the program has to be asked; and what comparing costs.

use std::cmp::Ordering;

use crate::machine::dict::Found;
use crate::machine::heap::{Heap, MEMORY_LIMIT};
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{DONE_BY_WORK, LONGEST_INSTRUCTION};

/// Texts and longs of so many bytes are charged for when they are compared; the short ways of the instruction loop leave
/// them alone.
pub(in crate::machine) const LONG_TEXT: usize = 4096;

impl Heap {
    /// What comparing two texts or two longs is charged with.
    pub(super) fn text_comparing_work(&self, v: Value, w: Value) -> usize {
        let bytes = |value| match self.at(value) {
            Object::Str(text) => text.bytes.len(),
            Object::Unicode(text) => 4 * text.points.len(),
            Object::Long(long) => (long.bits() / 8) as usize,
            _ => 0,
        };
        let shorter = bytes(v).min(bytes(w));
        if shorter < LONG_TEXT { 0 } else { shorter / DONE_BY_WORK }
    }

    /// [`LONGEST_INSTRUCTION`], or as much less as there is less memory.
    pub(in crate::machine) fn longest_instruction(&self) -> u64 {
        // What a thing takes of memory.
        const THING: u64 = MEMORY_LIMIT as u64 / LONGEST_INSTRUCTION;
        self.limit() as u64 / THING
    }

    /// Whether two keys of a dict are equal, for what needs no Python code to compare. What can be a key and holds
    /// others has been hashed: so it is not nested too deep.
    pub(in crate::machine) fn equal(&self, v: Value, w: Value) -> bool {
        self.equal_in(v, w, &mut 0)
    }

    /// The same, adding up in `work` what was gone through. Where that is more than an instruction may do, it no longer looks.
    pub(in crate::machine) fn equal_in(&self, v: Value, w: Value, work: &mut usize) -> bool {
        if v == w {
            return true;
        }
        *work = work.saturating_add(1 + self.text_comparing_work(v, w));
        if *work as u64 > self.longest_instruction() {
            return false;
        }
        if let (Some(a), Some(b)) = (self.as_number(v), self.as_number(w)) {
            return a.order(&b) == Some(Ordering::Equal);
        }
        match (self.at(v), self.at(w)) {
            (Object::Str(a), Object::Str(b)) => a.bytes == b.bytes,
            (Object::Unicode(a), Object::Unicode(b)) => a.points == b.points,
            (Object::Unicode(a), Object::Str(b)) | (Object::Str(b), Object::Unicode(a)) => {
                a.points.len() == b.bytes.len()
                    && a.points.iter().zip(b.bytes.iter()).all(|(&a, &b)| b < 128 && a == u32::from(b))
            }
            (Object::Complex(_), _) | (_, Object::Complex(_)) => self.complex_equal(v, w),
            (Object::Set(a), Object::Set(b)) => {
                a.table.len() == b.table.len()
                    && a.table.iter().all(|entry| {
                        matches!(
                            b.table.find(entry.hash, entry.key, |other| self.equal_in(other, entry.key, work)),
                            Found::At(_)
                        )
                    })
            }
            (Object::Tuple(a), Object::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|(&a, &b)| self.equal_in(a, b, work))
            }
            (Object::Code(a), Object::Code(b)) => a.body.code == b.body.code,
            (Object::Builtin(a, this), Object::Builtin(b, that)) => a == b && this == that,
            (&Object::Wrapper(a, x, this), &Object::Wrapper(b, y, that)) => {
                a == b && x == y && self.equal_in(this, that, work)
            }
            (Object::Method(a), Object::Method(b)) => a.function == b.function && self.equal_in(a.this, b.this, work),
            _ => false,
        }
    }

    /// Whether two numbers are equal of which one is complex.
    pub(super) fn complex_equal(&self, v: Value, w: Value) -> bool {
        match (self.as_complex(v), self.as_complex(w)) {
            (Some(a), Some(b)) => a == b,
            (Some(a), None) => self.as_number(w).is_some_and(|b| b.equals_complex(a)),
            (None, Some(b)) => self.as_number(v).is_some_and(|a| a.equals_complex(b)),
            (None, None) => false,
        }
    }
}

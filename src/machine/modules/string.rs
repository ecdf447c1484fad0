//! What the module `string` has in C: `maketrans` (`Modules/stropmodule.c`). The rest is Python code.

use crate::machine::exceptions::Exc;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// `string.maketrans(from, to)` (`strop_maketrans`).
    pub(super) fn string_maketrans(&mut self, from: Value, to: Value) -> Outcome<Value> {
        let (from, to) = (self.character_buffer(from)?, self.character_buffer(to)?);
        if from.len() != to.len() {
            return Err(self.raise(Exc::ValueError, "maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=255).collect();
        for (&from, &to) in from.iter().zip(to.iter()) {
            if let Some(slot) = table.get_mut(usize::from(from)) {
                *slot = to;
            }
        }
        Ok(self.heap.str(table))
    }
}

//! The peephole optimizer: small improvements to finished bytecode (CPython's `Python/peephole.c`).
//!
//! It sees what the assembler made, `co_code` as bytes, and looks through a window of a few instructions:
//!
//! - constants are computed now instead of at run time: `LOAD_CONST 60; LOAD_CONST 60; BINARY_MULTIPLY` becomes
//!   `LOAD_CONST 3600`, `LOAD_CONST`s that feed a `BUILD_TUPLE` become one tuple ([`fold`](super::fold) does the arithmetic);
//! - a jump that lands on another jump goes where that one goes;
//! - `not a in b` becomes `a not in b`, `a, b = b, a` becomes `ROT_TWO`;
//! - code that a `return` makes unreachable goes away, where it fits a pattern.
//!
//! ## How it works
//! No instruction ever grows, so everything happens in place, in one pass from front to back ([`rewrite`]): what is
//! gained becomes `NOP`s. A second pass ([`compact`]) removes the `NOP`s and mends jump targets and the line table.
//! A window never spans a jump target: the code is first cut into *basic blocks* ([`CodeBuffer::same_block`]).
//!
//! Old constants stay in `co_consts` although nothing loads them any more: that is why `x = 60 * 60` shows
//! `(60, None, 3600)`.
//!
//! ## When it gives up
//! As in CPython: line table entries of 255, code over 32,700 bytes or an `EXTENDED_ARG` make it return the code as
//! it was. Constants that it had appended by then stay appended.

mod buffer;
mod compact;
mod rewrite;

use super::ast::Identifier;
use super::fold::Budget;
use crate::bytecode::{Const, Opcode};
use buffer::CodeBuffer;

/// Longer code is left alone, so that every address fits in an argument.
const MAX_CODE_SIZE: usize = 32_700;

/// Optimizes `code` and adjusts `lnotab`, both in place (CPython's `PyCode_Optimize`).
///
/// `consts` may grow; `names` is `co_names`; `budget` is what may still be computed of constants.
pub(super) fn optimize(
    code: &mut Vec<u8>,
    lnotab: &mut [u8],
    consts: &mut Vec<Const>,
    names: &[Identifier],
    budget: &mut Budget,
) {
    if lnotab.contains(&255) || code.len() > MAX_CODE_SIZE || code.last() != Some(&(Opcode::ReturnValue as u8)) {
        return;
    }
    let mut buffer = CodeBuffer::new(code.clone());
    if rewrite::rewrite(&mut buffer, consts, names, budget).is_ok() {
        *code = compact::compact(&mut buffer, lnotab);
    }
}

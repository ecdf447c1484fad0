//! Removing the `NOP`s: jump targets and the line table follow.

use super::buffer::CodeBuffer;
use crate::bytecode::{Arg, Opcode};

/// The code without its `NOP`s. `lnotab` keeps its length: an entry whose bytes are all gone stays, with increment 0.
pub(super) fn compact(buffer: &mut CodeBuffer, lnotab: &mut [u8]) -> Vec<u8> {
    let new_address = address_map(buffer);
    let moved = |old: usize| new_address.get(old).copied().unwrap_or(0);

    let (mut old_address, mut last) = (0, 0);
    for address_increment in lnotab.iter_mut().step_by(2) {
        old_address += usize::from(*address_increment);
        let new = moved(old_address);
        // The increments were below 255 and can only shrink, so the difference fits.
        *address_increment = u8::try_from(new - last).unwrap_or(u8::MAX);
        last = new;
    }

    let mut code = Vec::with_capacity(buffer.len());
    let mut at = 0;
    while at < buffer.len() {
        let op = buffer.op(at);
        if op == Opcode::Nop {
            at += 1;
            continue;
        }
        match op.arg() {
            Arg::JumpAbsolute => buffer.set_arg(at, moved(buffer.arg(at))),
            Arg::JumpRelative => buffer.set_arg(at, moved(buffer.arg(at) + at + 3).wrapping_sub(moved(at) + 3)),
            _ => {}
        }
        let size = op.size() as usize;
        code.extend((at..at + size).map(|byte| buffer.byte(byte)));
        at += size;
    }
    code
}

/// For each instruction's address the one it will have without the `NOP`s before it.
fn address_map(buffer: &CodeBuffer) -> Vec<usize> {
    let mut map = vec![0; buffer.len()];
    let (mut at, mut nops) = (0, 0);
    while at < buffer.len() {
        if let Some(new) = map.get_mut(at) {
            *new = at - nops;
        }
        let op = buffer.op(at);
        nops += usize::from(op == Opcode::Nop);
        at += op.size() as usize;
    }
    map
}

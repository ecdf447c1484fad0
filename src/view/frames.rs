//! A frame of the machine → all that a front end shows of it.

use super::schema::{Block as ShownBlock, Frame as ShownFrame, FrameState, Slot, Value as Shown};
use super::values::{Labels, wire_id};
use crate::bytecode::PyString;
use crate::machine::code::CodeBody;
use crate::machine::{Block, Frame, Machine, ObjectId};

/// A frame on the heap; `function` is what was called, where that is known.
pub(super) fn frame(
    machine: &Machine,
    labels: &Labels,
    id: ObjectId,
    function: Option<ObjectId>,
    state: FrameState,
) -> Option<ShownFrame> {
    let heap = &machine.heap;
    let frame = heap.frame(id)?;
    let code = &frame.body.code;
    let (locals, cells) = frame.fastlocals.split_at_checked(code.nlocals as usize).unwrap_or_default();
    let value = |value| labels.value(machine, value);
    let object = |id| labels.object(machine, id);
    let local = |(&local, name): (_, &PyString)| Slot { name: name.to_text(), value: value(local) };
    Some(ShownFrame {
        id: wire_id(heap, id),
        refcnt: heap.refcount(id),
        name: frame.body.name(),
        listing: Some(frame.body.listing),
        state,
        back: frame.back.map(|back| wire_id(heap, back)),
        code: object(frame.code),
        globals: object(frame.globals),
        builtins: object(frame.builtins),
        locals: value(frame.locals),
        lasti: frame.lasti_offset(),
        line: frame.lasti.map_or(code.firstlineno, |index| frame.body.line(index)),
        function: function.map(|function| wire_id(heap, function)),
        fastlocals: locals.iter().zip(&code.varnames).map(local).collect(),
        cells: cells.iter().enumerate().map(|(index, &held)| cell(frame, index, value(held))).collect(),
        cellvars: code.cellvars.len() as u32,
        stack: frame.stack.iter().map(|&slot| value(slot)).collect(),
        stacksize: code.stacksize,
        blocks: frame.blocks.iter().map(|block| shown_block(&frame.body, block)).collect(),
    })
}

fn cell(frame: &Frame, index: usize, value: Shown) -> Slot {
    let name = frame.body.cell_name(index as u32).map(|name| name.to_text());
    Slot { name: name.unwrap_or_default(), value }
}

/// A block, with the offset of its handler.
pub(super) fn shown_block(body: &CodeBody, block: &Block) -> ShownBlock {
    ShownBlock { op: block.kind.opcode_name().to_owned(), handler: body.offset(block.handler), level: block.level }
}

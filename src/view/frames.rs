//! A frame of the machine → all that a front end shows of it.

use super::schema::{Block as ShownBlock, Field, Frame as ShownFrame, FrameState, Slot, Value as Shown};
use super::values::{Labels, field, number, pointer, wire_id};
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
        number: frame.number,
        uses: frame.uses,
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
        line: frame.line(),
        function: function.map(|function| wire_id(heap, function)),
        fastlocals: locals.iter().zip(&code.varnames).map(local).collect(),
        cells: cells.iter().enumerate().map(|(index, &held)| cell(frame, index, value(held))).collect(),
        cellvars: code.cellvars.len() as u32,
        stack: frame.stack.iter().map(|&slot| value(slot)).collect(),
        stacksize: code.stacksize,
        blocks: frame.blocks.iter().map(|block| shown_block(&frame.body, block)).collect(),
        fields: Vec::new(),
    })
}

/// The fields of `PyFrameObject`, behind `ob_type`.
pub(super) fn fields(machine: &Machine, labels: &Labels, frame: &Frame, state: FrameState) -> Vec<Field> {
    let value = |value| labels.value(machine, value);
    let object = |id| labels.object(machine, id);
    let count = |count: usize| number(count.to_string());
    let [exc_type, exc_value, exc_traceback] = frame.saved_exc;
    let slot = |index: usize| pointer(format!("&f_localsplus[{index}]"));
    let variables = frame.body.code.nlocals + frame.body.cell_count();
    let (stack_begins, stack_ends) = (variables as usize, variables as usize + frame.stack.len());
    // The loop has the stack in hand from when the frame is entered until it yields.
    let stacktop = if state == FrameState::Suspended { slot(stack_ends) } else { Shown::Null };
    let lineno = Field {
        note: Some(format!("frame.f_lineno works it out from f_lasti: {}", frame.line())),
        ..field("f_lineno", number(frame.body.code.firstlineno.to_string()))
    };
    vec![
        field("ob_size", number(frame.room.to_string())),
        field("f_back", frame.back.map_or(Shown::Null, object)),
        field("f_code", object(frame.code)),
        field("f_builtins", object(frame.builtins)),
        field("f_globals", object(frame.globals)),
        field("f_locals", value(frame.locals)),
        field("f_valuestack", slot(stack_begins)),
        field("f_stacktop", stacktop),
        field("f_trace", Shown::Null),
        field("f_exc_type", value(exc_type)),
        field("f_exc_value", value(exc_value)),
        field("f_exc_traceback", value(exc_traceback)),
        field("f_tstate", pointer("the only thread".to_owned())),
        field("f_lasti", number(frame.lasti_offset().to_string())),
        lineno,
        field("f_iblock", count(frame.blocks.len())),
        field("f_blockstack", blockstack(frame)),
        field("f_localsplus", localsplus(frame)),
    ]
}

/// The open blocks by their opcodes.
fn blockstack(frame: &Frame) -> Shown {
    let names: Vec<&str> = frame.blocks.iter().map(|block| block.kind.opcode_name()).collect();
    pointer(if names.is_empty() { "20 entries, none in use".to_owned() } else { names.join(", ") })
}

/// What the slots behind the struct are for.
fn localsplus(frame: &Frame) -> Shown {
    let code = &frame.body.code;
    let (cells, free) = (code.cellvars.len(), code.freevars.len());
    pointer(format!("{} locals + {cells} cells + {free} free + {} of stack", code.nlocals, code.stacksize))
}

fn cell(frame: &Frame, index: usize, value: Shown) -> Slot {
    let name = frame.body.cell_name(index as u32).map(|name| name.to_text());
    Slot { name: name.unwrap_or_default(), value }
}

/// A block, with the offset of its handler.
pub(super) fn shown_block(body: &CodeBody, block: &Block) -> ShownBlock {
    ShownBlock { op: block.kind.opcode_name().to_owned(), handler: body.offset(block.handler), level: block.level }
}

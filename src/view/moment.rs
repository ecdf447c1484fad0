//! The machine → a [`Moment`].

use super::SHOWN_ITEMS_IN_ALL;
use super::answers::Answer;
use super::objects::{Cards, Room};
use super::output::output;
use super::reach::Reach;
use super::schema::{
    Activation as ShownActivation, Block as ShownBlock, CCall, Frame as ShownFrame, FrameState, Moment, Next,
    Object as Card, ParkedFrame, Parking, Slot, Status as ShownStatus, Value as Shown,
};
use super::values::{Labels, wire_id};
use crate::machine::code::CodeBody;
use crate::machine::{Activation, Block, Frame, Machine, Object, ObjectId, PythonCall, Status};

/// The machine's state, as a front end draws it; `answers` are all lines that it was given, or will be.
pub(super) fn moment(machine: &Machine, answers: &[Answer]) -> Moment {
    let reach = Reach::of(machine);
    let draw = Draw { machine, labels: &reach.labels };
    Moment {
        n: machine.n(),
        status: status(machine.status()),
        stack: draw.stack(),
        next: next(machine),
        objects: draw.cards(&reach.objects),
        parked: parked(machine, &reach.objects),
        output: output(machine, answers),
    }
}

fn status(status: &Status) -> ShownStatus {
    match status {
        Status::Running => ShownStatus::Running,
        Status::Waiting => ShownStatus::Waiting,
        Status::Finished => ShownStatus::Finished,
        Status::Raised { class, message, traceback, .. } => {
            ShownStatus::Raised { exception: class.clone(), message: message.clone(), traceback: traceback.clone() }
        }
        Status::Unsupported(message) => ShownStatus::Unsupported { message: message.clone() },
    }
}

fn next(machine: &Machine) -> Option<Next> {
    let id = machine.next_frame()?;
    let frame = machine.heap.frame(id)?;
    Some(Next {
        frame: wire_id(&machine.heap, id),
        listing: frame.body.listed(),
        offset: frame.next_offset(),
        line: frame.body.line(frame.next),
    })
}

/// Draws one moment.
struct Draw<'m> {
    machine: &'m Machine,
    labels: &'m Labels,
}

impl Draw<'_> {
    fn stack(&self) -> Vec<ShownActivation> {
        let running = self.machine.current_frame();
        let draw = |activation: &Activation| match activation {
            Activation::Python(call) => {
                let state = if Some(call.frame) == running { FrameState::Running } else { FrameState::Waiting };
                self.frame(call, state).map(|frame| ShownActivation::Frame(Box::new(frame)))
            }
            Activation::Native(call) => {
                let name = call.builtin.name().to_owned();
                Some(ShownActivation::CCall(CCall { name, progress: call.progress() }))
            }
        };
        self.machine.activations().iter().rev().filter_map(draw).collect()
    }

    fn frame(&self, call: &PythonCall, state: FrameState) -> Option<ShownFrame> {
        let heap = &self.machine.heap;
        let frame = heap.frame(call.frame)?;
        let code = &frame.body.code;
        let (locals, cells) = frame.fastlocals.split_at_checked(code.nlocals as usize).unwrap_or_default();
        let value = |value| self.labels.value(self.machine, value);
        let object = |id| self.labels.object(self.machine, id);
        Some(ShownFrame {
            id: wire_id(heap, call.frame),
            refcnt: heap.refcount(call.frame),
            name: frame.body.name(),
            listing: frame.body.listed(),
            state,
            back: frame.back.map(|back| wire_id(heap, back)),
            code: object(frame.code),
            globals: object(frame.globals),
            builtins: object(frame.builtins),
            locals: value(frame.locals),
            lasti: frame.lasti_offset(),
            line: frame.lasti.map_or(code.firstlineno, |index| frame.body.line(index)),
            function: call.function.map(|function| wire_id(heap, function)),
            fastlocals: locals
                .iter()
                .zip(&code.varnames)
                .map(|(&local, name)| Slot { name: name.to_text(), value: value(local) })
                .collect(),
            cells: cells.iter().enumerate().map(|(index, &cell)| self.cell(frame, index, value(cell))).collect(),
            cellvars: code.cellvars.len() as u32,
            stack: frame.stack.iter().map(|&slot| value(slot)).collect(),
            stacksize: code.stacksize,
            blocks: frame.blocks.iter().map(|block| shown_block(&frame.body, block)).collect(),
        })
    }

    fn cell(&self, frame: &Frame, index: usize, value: Shown) -> Slot {
        let name = frame.body.cell_name(index as u32).map(|name| name.to_text());
        Slot { name: name.unwrap_or_default(), value }
    }

    fn cards(&self, objects: &[ObjectId]) -> Vec<Card> {
        let mut cards = Cards { machine: self.machine, labels: self.labels, room: Room(SHOWN_ITEMS_IN_ALL) };
        let mut drawn = Vec::with_capacity(objects.len());
        objects.iter().for_each(|&id| cards.draw(id, &mut drawn));
        drawn
    }
}

/// A block, with the offset of its handler.
pub(super) fn shown_block(body: &CodeBody, block: &Block) -> ShownBlock {
    ShownBlock { op: block.kind.opcode_name().to_owned(), handler: body.offset(block.handler), level: block.level }
}

/// The zombie frames of the code objects that are shown, then the free list.
fn parked(machine: &Machine, objects: &[ObjectId]) -> Vec<ParkedFrame> {
    let heap = &machine.heap;
    let zombies = objects.iter().filter_map(|&id| {
        let Object::Code(code) = heap.get(id) else { return None };
        let place = Parking::Zombie { code: wire_id(heap, id), name: code.body.name() };
        Some(ParkedFrame { frame: wire_id(heap, code.zombieframe?), place })
    });
    let free = heap.frame_free_list().iter().enumerate().map(|(index, &frame)| ParkedFrame {
        frame: wire_id(heap, frame),
        place: Parking::FreeList { index: index as u32 },
    });
    zombies.chain(free).collect()
}

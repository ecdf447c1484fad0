//! The machine → a [`Moment`].

use super::SHOWN_ITEMS_IN_ALL;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::answers::Answer;
use super::c_steps::counters;
use super::frames::{fields as frame_fields, frame};
use super::made::Made;
use super::objects::{Cards, Room};
use super::output::output;
use super::reach::{NEAR_FRAMES, Reach};
use super::schema::{
    Activation as ShownActivation, CCall, FrameState, Moment, Next, Object as Card, ParkedFrame, Parking, Snapshot,
    Status as ShownStatus, Step,
};
use super::values::{Labels, wire_id};
use crate::machine::code::CodeBody;
use crate::machine::{Activation, Heap, Machine, Object, ObjectId, Status};

/// What there is to know about a run besides the state of its machine.
pub(super) struct Run<'r> {
    /// How many code objects the program itself has.
    pub(super) known_code: usize,
    /// All lines that it was given, or will be.
    pub(super) answers: &'r [Answer],
}

/// A step, and the code that it ran.
pub(super) type Ran = (Step, Rc<CodeBody>);

/// The machine's state, as a front end draws it, with the step that led there.
pub(super) fn snapshot(machine: &Machine, run: &Run<'_>, ran: Option<Ran>) -> Snapshot {
    let reach = Reach::of(machine);
    let (step, body) = ran.unzip();
    let mut made = Made::new(machine, run.known_code);
    body.iter().for_each(|body| made.add(body));
    made.of_moment(&reach.objects);
    let made = made.finish();
    Snapshot { moment: moment(machine, &reach, run.answers), step, made }
}

pub(super) fn moment(machine: &Machine, reach: &Reach, answers: &[Answer]) -> Moment {
    let draw = Draw { machine, labels: &reach.labels };
    Moment {
        n: machine.n(),
        status: status(machine.status()),
        stack: draw.stack(),
        next: next(machine),
        objects: draw.cards(&reach.objects),
        c_functions: draw.c_functions(&reach.c_functions),
        parked: parked(machine, &reach.objects),
        advice: machine.advice().map(|advice| advice.text),
        call_stats: counters(machine.call_stats()),
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
        listing: Some(frame.body.listing),
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
        let draw = |(depth, activation): (usize, &Activation)| match activation {
            Activation::Python(call) => {
                let state = if Some(call.frame) == running { FrameState::Running } else { FrameState::Waiting };
                let function = self.machine.called_function(call);
                let mut shown = frame(self.machine, self.labels, call.frame, function, state)?;
                if let (true, Some(frame)) = (depth < NEAR_FRAMES, self.machine.heap.frame(call.frame)) {
                    shown.fields = frame_fields(self.machine, self.labels, frame, state);
                }
                Some(ShownActivation::Frame(Box::new(shown)))
            }
            Activation::Native(call) => {
                let name = call.builtin.name().to_owned();
                Some(ShownActivation::CCall(CCall { name, progress: call.progress() }))
            }
        };
        self.machine.activations().iter().rev().enumerate().filter_map(draw).collect()
    }

    /// The frames that wait in these generators.
    fn suspended(&self, objects: &[ObjectId]) -> BTreeSet<ObjectId> {
        let frame_of = |&id: &ObjectId| match self.machine.heap.get(id) {
            Object::Generator(generator) => generator.frame,
            _ => None,
        };
        objects.iter().filter_map(frame_of).collect()
    }

    fn c_functions(&self, found: &BTreeSet<ObjectId>) -> Vec<Card> {
        let cards = Cards { machine: self.machine, labels: self.labels, room: Room(0), suspended: BTreeSet::new() };
        found.iter().filter_map(|&id| cards.c_function(id)).collect()
    }

    fn cards(&self, objects: &[ObjectId]) -> Vec<Card> {
        let room = Room(SHOWN_ITEMS_IN_ALL);
        let mut cards = Cards { machine: self.machine, labels: self.labels, room, suspended: self.suspended(objects) };
        let mut drawn = Vec::with_capacity(objects.len());
        objects.iter().for_each(|&id| cards.draw(id, &mut drawn));
        drawn
    }
}

/// The zombie frames of the code objects that are shown, then the free list.
fn parked(machine: &Machine, objects: &[ObjectId]) -> Vec<ParkedFrame> {
    let heap = &machine.heap;
    let zombies = objects.iter().filter_map(|&id| {
        let Object::Code(code) = heap.get(id) else { return None };
        let place = Parking::Zombie { code: wire_id(heap, id), name: code.body.name() };
        Some(parked_frame(heap, code.zombieframe?, place))
    });
    let free = heap.frame_free_list().iter().enumerate();
    let free = free.map(|(index, &frame)| parked_frame(heap, frame, Parking::FreeList { index: index as u32 }));
    zombies.chain(free).collect()
}

fn parked_frame(heap: &Heap, id: ObjectId, place: Parking) -> ParkedFrame {
    ParkedFrame { frame: wire_id(heap, id), number: heap.frame(id).map_or(0, |frame| frame.number), place }
}

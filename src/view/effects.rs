//! Watches an instruction and writes down what it changes, as it happens.
//!
//! Values are written down at once: a moment later the object may be gone, or be another one in the same slot.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::SHOWN_CHANGES;
use super::c_steps::c_step;
use super::frames::shown_block;
use super::schema::{
    CStep, Effect, FrameOrigin as ShownOrigin, Kind, Leaving, ObjectId as WireId, Parking, Place, Stream,
};
use super::text::{cut, exception_text, name_text, plain, said};
use super::values::{Labels, identity_id, kind, wire_id};
use crate::bytecode::{Opcode, PyString};
use crate::machine::code::CodeBody;
use crate::machine::types::Type;
use crate::machine::{
    Block, Change, Effect as Happened, FrameOrigin, Heap, Machine, Object, ObjectId, Observer, Place as At, Value,
};

/// A printed text is sent up to this many characters: the whole of it is in the moment's output.
const PRINTED_LIMIT: usize = 1_000;

/// An effect, with what the narration says of the value that moved.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) effect: Effect,
    pub(super) said: Option<Said>,
    /// The names of the variables concerned: of the local or cell that it moved to or from, or of the cells in a tuple.
    pub(super) variables: Vec<String>,
}

/// A value in the words of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    /// Its kind, if it has a card.
    pub(super) kind: Option<Kind>,
    /// What to say before its name, if it has one: `the function`.
    pub(super) article: Option<&'static str>,
    /// Its name, or a short `repr`.
    pub(super) text: String,
    /// Which object it is, if it has a card.
    pub(super) id: Option<WireId>,
}

impl Said {
    pub(super) fn of(heap: &Heap, value: Value) -> Self {
        let object = heap.at(value);
        let kind = kind(object);
        let text = match kind {
            Some(Kind::Code | Kind::Function | Kind::Frame) => plain(heap, value),
            _ => said(heap, value),
        };
        let id = value.as_object().filter(|_| kind.is_some()).map(|id| wire_id(heap, id));
        Self { kind, article: article(object), text, id }
    }
}

/// What to say before the name of an object that has one.
fn article(object: &Object) -> Option<&'static str> {
    Some(match object {
        Object::Code(_) => "the code object",
        Object::Function(_) => "the function",
        Object::Frame(_) | Object::FrameInUse(_) => "the frame of",
        Object::Builtin(_, this) if this.is_null() => "the builtin",
        Object::Builtin(..) => "the method",
        Object::Type(Type::Exception(_)) => "the class",
        Object::Type(_) => "the type",
        Object::Module(_) => "the module",
        Object::Generator(_) => "the generator",
        Object::Class(_) | Object::OldClass(_) => "the class",
        Object::Method(_) => "the method",
        Object::Traceback(_) => "the traceback of",
        _ => return None,
    })
}

/// Writes effects down.
pub(super) struct Recorder {
    /// The instruction.
    opcode: Opcode,
    labels: Labels,
    told: Vec<Told>,
    /// Steps of C code, each with how much had been told before it.
    steps: Vec<(usize, CStep)>,
    /// Names of the frames and functions that were told of.
    names: BTreeMap<u64, String>,
}

/// What was written down.
pub(super) struct Record {
    pub(super) told: Vec<Told>,
    pub(super) names: BTreeMap<u64, String>,
    steps: Vec<(usize, CStep)>,
}

impl Record {
    /// The effects that are worth sending: without objects that came and went within the step, and without most of the
    /// moves of a step that has very many.
    pub(super) fn effects(&self) -> Vec<Effect> {
        self.sent().into_iter().filter_map(|index| Some(self.told.get(index)?.effect.clone())).collect()
    }

    /// The steps of C code, each with how many of the [effects](Self::effects) come before it.
    pub(super) fn c_steps(&self) -> Vec<CStep> {
        let sent = self.sent();
        let before = |told: usize| sent.partition_point(|&index| index < told) as u32;
        self.steps.iter().map(|(told, step)| CStep { effects: before(*told), ..step.clone() }).collect()
    }

    /// Which of the effects are sent.
    fn sent(&self) -> Vec<usize> {
        let gone: BTreeSet<u64> = self.told.iter().filter_map(|told| gone(&told.effect)).collect();
        let made: BTreeSet<u64> = self.told.iter().filter_map(|told| made(&told.effect)).collect();
        let passing = |effect: &Effect| {
            made_or_gone(effect).is_some_and(|object| made.contains(&object) && gone.contains(&object))
        };
        let effects = || self.told.iter().map(|told| &told.effect).enumerate().filter(|(_, effect)| !passing(effect));
        let small = effects().filter(|(_, effect)| is_small(effect)).count();
        let (first, last) = (SHOWN_CHANGES / 2, small.saturating_sub(SHOWN_CHANGES / 2));
        let mut seen = 0;
        effects()
            .filter(|(_, effect)| {
                let index = seen;
                seen += usize::from(is_small(effect));
                !is_small(effect) || index < first || index >= last
            })
            .map(|(index, _)| index)
            .collect()
    }
}

/// Effects that there may be very many of in one step.
fn is_small(effect: &Effect) -> bool {
    matches!(effect, Effect::Move { .. } | Effect::Clear { .. } | Effect::ObjectMade { .. } | Effect::ObjectGone { .. })
}

fn made(effect: &Effect) -> Option<u64> {
    match effect {
        Effect::ObjectMade { object } => Some(*object as u64),
        _ => None,
    }
}

fn gone(effect: &Effect) -> Option<u64> {
    match effect {
        Effect::ObjectGone { object } => Some(*object as u64),
        _ => None,
    }
}

fn made_or_gone(effect: &Effect) -> Option<u64> {
    made(effect).or_else(|| gone(effect))
}

impl Recorder {
    /// Ready to watch an instruction; `labels` are those of the moment before it.
    pub(super) fn new(opcode: Opcode, labels: Labels) -> Self {
        let (told, steps) = (Vec::new(), Vec::new());
        Self { opcode, labels, told, steps, names: BTreeMap::new() }
    }

    /// What was written down.
    pub(super) fn finish(self) -> Record {
        Record { told: self.told, names: self.names, steps: self.steps }
    }

    fn push(&mut self, effect: Effect) {
        self.told.push(Told { effect, said: None, variables: Vec::new() });
    }

    /// What was told since the last call is not true after all: a frame's operands were used up.
    fn take_back(&mut self, own: WireId) {
        let is_call = |told: &Told| {
            matches!(told.effect, Effect::FrameEntered { .. } | Effect::FrameLeft { .. } | Effect::CCallLeft { .. })
        };
        let since = self.told.iter().rposition(is_call).map_or(0, |index| index + 1);
        let is_taken_back = |(index, told): (usize, &Told)| {
            let is_use = matches!(told.effect, Effect::Move { from: Place::Stack { frame, .. }, to: Place::Used | Place::Output, .. } if frame == own);
            index >= since && is_use
        };
        let taken_back: Vec<bool> = self.told.iter().enumerate().map(is_taken_back).collect();
        for (told, _) in &mut self.steps {
            *told -= taken_back.iter().take(*told).filter(|&&taken| taken).count();
        }
        let mut taken_back = taken_back.into_iter();
        self.told.retain(|_| !taken_back.next().unwrap_or(false));
    }

    /// A frame, or a function, under its number; its name is remembered.
    fn named(&mut self, machine: &Machine, id: ObjectId) -> WireId {
        let heap = &machine.heap;
        self.names.entry(heap.identity(id).birth).or_insert_with(|| plain(heap, Value::object(id)));
        wire_id(heap, id)
    }

    fn place(&mut self, machine: &Machine, place: At) -> Place {
        let heap = &machine.heap;
        match place {
            At::Stack(frame, index) => Place::Stack { frame: wire_id(heap, frame), index: index as u32 },
            At::Local(frame, index) => Place::Local { frame: wire_id(heap, frame), index },
            At::CellSlot(frame, index) => Place::CellSlot { frame: wire_id(heap, frame), index },
            At::Cell(cell) => Place::Cell { cell: wire_id(heap, cell) },
            At::Const(code, index) => Place::Const { code: wire_id(heap, code), index },
            At::Entry(dict, key) => Place::Entry { dict: wire_id(heap, dict), key: name_text(heap, key) },
            At::Item(object, index) => Place::Item { object: wire_id(heap, object), index: index as u32 },
            At::Returned(frame) => Place::Returned { frame: self.named(machine, frame) },
            At::Made => Place::Made,
            At::Used => Place::Used,
        }
    }

    fn moved(&mut self, machine: &Machine, value: Value, from: At, to: At, copies: bool) {
        let heap = &machine.heap;
        let variable = variable_at(heap, &to).or_else(|| variable_at(heap, &from));
        if let (Some(variable), Object::Cell(_)) = (&variable, heap.at(value)) {
            self.labels.name_cell(heap, value, variable);
        }
        let variables = match variable {
            Some(variable) => vec![variable.to_text()],
            None => self.cells_in(machine, value),
        };
        let mut to = self.place(machine, to);
        if to == Place::Used && self.opcode == Opcode::PrintItem {
            to = Place::Output;
        }
        let from = self.place(machine, from);
        let effect = Effect::Move { value: self.labels.value(machine, value), from, to, copies };
        self.told.push(Told { effect, said: Some(Said::of(heap, value)), variables });
    }

    /// The names of the cells in a tuple of cells.
    fn cells_in(&self, machine: &Machine, value: Value) -> Vec<String> {
        let cell = |&item: &Value| match machine.heap.at(item) {
            Object::Cell(_) => item.as_object().map(|id| self.labels.label(machine, id)),
            _ => None,
        };
        machine.heap.as_tuple(value).and_then(|items| items.iter().map(cell).collect()).unwrap_or_default()
    }

    fn changed(&mut self, machine: &Machine, change: Change) {
        match change {
            // FrameMade tells of frames.
            Change::Made(identity) if is_frame(&machine.heap, identity.id) => {}
            Change::Made(identity) => self.push(Effect::ObjectMade { object: identity_id(identity) }),
            Change::FrameFreed { frame, .. } => {
                self.push(Effect::FrameParked { frame: identity_id(frame), place: None });
            }
            Change::Gone(identity) => self.push(Effect::ObjectGone { object: identity_id(identity) }),
            Change::Zombie { frame, code, name } => {
                let place = Some(Parking::Zombie { code: identity_id(code), name: name.to_text() });
                self.push(Effect::FrameParked { frame: identity_id(frame), place });
            }
            // These are told as effects of their own.
            Change::CStep(_) | Change::Printed { .. } => {}
            Change::FreeList(frame, index) => {
                let place = Some(Parking::FreeList { index });
                self.push(Effect::FrameParked { frame: identity_id(frame), place });
            }
        }
    }

    fn block(&mut self, machine: &Machine, frame: ObjectId, block: Block, pushed: bool) {
        let Some(body) = body_of(&machine.heap, frame) else { return };
        let block = shown_block(&body, &block);
        let frame = self.named(machine, frame);
        self.push(if pushed { Effect::BlockPushed { frame, block } } else { Effect::BlockPopped { frame, block } });
    }
}

impl Observer for Recorder {
    fn effect(&mut self, machine: &Machine, effect: Happened) {
        if let Some(step) = c_step(machine, &effect) {
            self.steps.push((self.told.len(), step));
        }
        match effect {
            Happened::Move { value, from, to, copies } => self.moved(machine, value, from, to, copies),
            Happened::Clear(place) => {
                let place = self.place(machine, place);
                self.push(Effect::Clear { place });
            }
            Happened::Change(change) => self.changed(machine, change),
            Happened::FrameMade { frame, code, function, origin } => {
                let frame = self.named(machine, frame);
                let code = wire_id(&machine.heap, code);
                let function = function.map(|function| self.named(machine, function));
                self.push(Effect::FrameMade { frame, code, function, origin: shown_origin(origin) });
            }
            Happened::FrameEntered(frame) => {
                let frame = self.named(machine, frame);
                self.push(Effect::FrameEntered { frame });
            }
            Happened::FrameLeft { frame, back, how } => {
                let frame = self.named(machine, frame);
                let back = back.map(|back| self.named(machine, back));
                let how = shown_leaving(how);
                self.push(Effect::FrameLeft { frame, back, how });
            }
            Happened::FrameSuspended { frame, generator } => {
                let frame = self.named(machine, frame);
                let generator = self.named(machine, generator);
                self.push(Effect::FrameSuspended { frame, generator });
            }
            Happened::TakenBack(frame) => self.take_back(wire_id(&machine.heap, frame)),
            Happened::BlockPushed(frame, block) => self.block(machine, frame, block, true),
            Happened::BlockPopped(frame, block) => self.block(machine, frame, block, false),
            Happened::Jumped(frame, index) => {
                let Some(body) = body_of(&machine.heap, frame) else { return };
                let frame = self.named(machine, frame);
                self.push(Effect::Jumped { frame, to: body.offset(index) });
            }
            Happened::Raised(frame) => {
                let frame = self.named(machine, frame);
                let (exception, message) = exception_text(&machine.heap, machine.raised());
                self.push(Effect::Raised { frame, exception, message });
            }
            Happened::CStep(_) => {}
            Happened::NativeEntered(name) => self.push(Effect::CCallEntered { name: name.to_owned() }),
            Happened::NativeLeft(name) => self.push(Effect::CCallLeft { name: name.to_owned() }),
            Happened::Printed { stderr, bytes } => {
                let text = cut(String::from_utf8_lossy(&bytes).into_owned(), PRINTED_LIMIT);
                self.push(Effect::Printed { stream: if stderr { Stream::Stderr } else { Stream::Stdout }, text });
            }
        }
    }
}

pub(super) fn shown_leaving(how: crate::machine::Leaving) -> Leaving {
    match how {
        crate::machine::Leaving::Return => Leaving::Return,
        crate::machine::Leaving::Raise => Leaving::Raise,
        crate::machine::Leaving::Yield => Leaving::Yield,
    }
}

fn shown_origin(origin: FrameOrigin) -> ShownOrigin {
    match origin {
        FrameOrigin::Zombie => ShownOrigin::Zombie,
        FrameOrigin::FreeList => ShownOrigin::FreeList,
        FrameOrigin::New => ShownOrigin::New,
    }
}

fn is_frame(heap: &Heap, id: ObjectId) -> bool {
    matches!(heap.get(id), Object::Frame(_) | Object::FrameInUse(_))
}

/// The name of the variable that a place is.
fn variable_at(heap: &Heap, place: &At) -> Option<PyString> {
    match *place {
        At::Local(frame, index) => body_of(heap, frame)?.code.varnames.get(index as usize).cloned(),
        At::CellSlot(frame, index) => body_of(heap, frame)?.cell_name(index).cloned(),
        _ => None,
    }
}

/// The code of a frame, be it in the heap or in the hands of the instruction loop.
pub(super) fn body_of(heap: &Heap, frame: ObjectId) -> Option<Rc<CodeBody>> {
    match heap.get(frame) {
        Object::Frame(frame) => Some(Rc::clone(&frame.body)),
        Object::FrameInUse(code) => match heap.get(*code) {
            Object::Code(code) => Some(Rc::clone(&code.body)),
            _ => None,
        },
        _ => None,
    }
}

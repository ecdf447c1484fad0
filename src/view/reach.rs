//! Which objects a moment shows: those that the calls in progress reach, the nearest first.

use std::collections::{BTreeSet, VecDeque};

use super::values::{Labels, kind};
use super::{SHOWN_ITEMS, SHOWN_OBJECTS};
use crate::machine::native::NativeCall;
use crate::machine::{Activation, Frame, Machine, Object, ObjectId, PythonCall, Value};

/// Frames whose objects come before all others': so many of the newest, and the oldest.
pub(super) const NEAR_FRAMES: usize = 16;

/// So many C functions are told of.
const SHOWN_C_FUNCTIONS: usize = 40;

/// The objects of a moment.
pub(super) struct Reach {
    /// Those with a card, oldest first, without the frames in progress; at the most [`SHOWN_OBJECTS`].
    pub(super) objects: Vec<ObjectId>,
    /// C functions, at the most [`SHOWN_C_FUNCTIONS`].
    pub(super) c_functions: BTreeSet<ObjectId>,
    /// What they are called.
    pub(super) labels: Labels,
}

impl Reach {
    /// Walks from the calls in progress, and from the module's namespace, which outlives them, along all references.
    pub(super) fn of(machine: &Machine) -> Self {
        let in_progress = machine.activations().iter().filter_map(frame_of).collect();
        let (found, todo) = (BTreeSet::new(), VecDeque::new());
        let (labels, c_functions) = (Labels::default(), BTreeSet::new());
        let mut walk = Walk { machine, in_progress, labels, found, c_functions, todo };
        let mut activations: Vec<&Activation> = machine.activations().iter().rev().collect();
        let far = activations.split_off(NEAR_FRAMES.min(activations.len()));
        let (oldest, between) = match far.split_last() {
            Some((oldest, between)) => (Some(*oldest), between),
            None => (None, &[][..]),
        };
        activations.iter().copied().chain(oldest).for_each(|activation| walk.enter(activation));
        walk.see(Value::object(machine.main_dict()));
        walk.follow();
        between.iter().for_each(|activation| walk.enter(activation));
        walk.follow();
        let mut objects: Vec<ObjectId> = walk.found.into_iter().collect();
        objects.sort_by_key(|&id| machine.heap.identity(id));
        Self { objects, c_functions: walk.c_functions, labels: walk.labels }
    }
}

fn frame_of(activation: &Activation) -> Option<ObjectId> {
    match activation {
        Activation::Python(call) => Some(call.frame),
        Activation::Native(_) => None,
    }
}

struct Walk<'m> {
    machine: &'m Machine,
    /// The frames that are on the stack, which have no card among the objects.
    in_progress: BTreeSet<ObjectId>,
    labels: Labels,
    found: BTreeSet<ObjectId>,
    c_functions: BTreeSet<ObjectId>,
    todo: VecDeque<ObjectId>,
}

impl Walk<'_> {
    /// Notes an object that something refers to.
    fn see(&mut self, value: Value) {
        let Some(id) = value.as_object() else { return };
        if matches!(self.machine.heap.get(id), Object::Builtin(..)) && self.c_functions.len() < SHOWN_C_FUNCTIONS {
            self.c_functions.insert(id);
        }
        let has_card = kind(self.machine.heap.get(id)).is_some() && !self.in_progress.contains(&id);
        if !has_card || self.found.len() >= SHOWN_OBJECTS {
            return;
        }
        if self.found.insert(id) {
            self.todo.push_back(id);
        }
    }

    fn enter(&mut self, activation: &Activation) {
        match activation {
            Activation::Python(call) => self.enter_frame(call),
            Activation::Native(call) => self.enter_native(call),
        }
    }

    fn enter_frame(&mut self, call: &PythonCall) {
        if let Some(frame) = self.machine.heap.frame(call.frame) {
            self.labels.name_cells_of(&self.machine.heap, frame);
            self.frame(frame);
        }
        self.see(self.machine.called_function(call).map_or(Value::NULL, Value::object));
    }

    fn enter_native(&mut self, call: &NativeCall) {
        call.for_each_reference(|value| self.see(value));
    }

    /// What a frame works on first, then what it stands on; its builtins are the same for all and not shown.
    fn frame(&mut self, frame: &Frame) {
        frame.stack.iter().rev().chain(&frame.fastlocals).copied().for_each(|value| self.see(value));
        self.see(Value::object(frame.code));
        self.see(Value::object(frame.globals));
        self.see(frame.locals);
        frame.saved_exc.iter().for_each(|&part| self.see(part));
    }

    /// Goes from each object that was found to those that it refers to, until there is nothing new.
    fn follow(&mut self) {
        let heap = &self.machine.heap;
        while let Some(id) = self.todo.pop_front() {
            if let Object::Instance(instance) = heap.raw(id) {
                self.see(Value::object(instance.class));
                self.see(instance.dict);
                instance.slots.iter().for_each(|&slot| self.see(slot));
            }
            match heap.get(id) {
                Object::Tuple(items) => items.iter().take(SHOWN_ITEMS).for_each(|&item| self.see(item)),
                Object::List(items) => items.iter().take(SHOWN_ITEMS).for_each(|&item| self.see(item)),
                Object::Set(set) => set.keys().take(SHOWN_ITEMS).for_each(|key| self.see(key)),
                Object::Deque(deque) => deque.items.iter().take(SHOWN_ITEMS).for_each(|&item| self.see(item)),
                Object::Dict(dict) => dict.iter().take(SHOWN_ITEMS).for_each(|entry| {
                    self.see(entry.key);
                    self.see(entry.value);
                }),
                Object::Frame(frame) => {
                    self.labels.name_cells_of(heap, frame);
                    self.frame(frame);
                    self.see(frame.back.map_or(Value::NULL, Value::object));
                }
                Object::Function(function) => {
                    self.labels.name_closure(heap, function.code, function.closure);
                    heap.get(id).for_each_reference(|value| self.see(value));
                }
                other => other.for_each_reference(|value| self.see(value)),
            }
        }
    }
}

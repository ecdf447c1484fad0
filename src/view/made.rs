//! Code that the program made in its run → listings: they go with the moments that need them.

use std::collections::BTreeMap;

use super::program::listing;
use super::schema::MadeCode;
use crate::compiler::{self, Mode, Options};
use crate::machine::code::CodeBody;
use crate::machine::{Activation, Machine, Object, ObjectId};

/// Instructions of code made in the run that are sent at the most, besides those of the newest frames.
const SHOWN_INSTRUCTIONS: usize = 1_000;
/// Characters of the text that code was made of that are sent at the most.
const SHOWN_SOURCE: usize = 100_000;

/// Collects made code, the most important first.
pub(super) struct Made<'m> {
    machine: &'m Machine,
    /// How many code objects the program itself has.
    known: u32,
    found: BTreeMap<u32, &'m CodeBody>,
    room: usize,
}

impl<'m> Made<'m> {
    /// For a program of so many code objects.
    pub(super) fn new(machine: &'m Machine, known: usize) -> Self {
        Self { machine, known: known as u32, found: BTreeMap::new(), room: SHOWN_INSTRUCTIONS }
    }

    /// What the calls in progress run, the newest first, and what objects hold.
    pub(super) fn of_moment(&mut self, objects: &[ObjectId]) {
        let machine = self.machine;
        for activation in machine.activations().iter().rev() {
            let Activation::Python(call) = activation else { continue };
            if let Some(frame) = machine.heap.frame(call.frame) {
                self.add(&frame.body);
            }
        }
        for &id in objects {
            match machine.heap.get(id) {
                Object::Code(code) => self.add(&code.body),
                Object::Frame(frame) => self.add(&frame.body),
                _ => {}
            }
        }
    }

    /// One more, if it was made in the run and there is room.
    pub(super) fn add(&mut self, body: &'m CodeBody) {
        if body.listing < self.known || self.room == 0 || self.found.contains_key(&body.listing) {
            return;
        }
        self.room = self.room.saturating_sub(body.instructions.len());
        self.found.insert(body.listing, body);
    }

    /// In the order of their numbers.
    pub(super) fn finish(self) -> Vec<MadeCode> {
        let made = |(index, body): (u32, &CodeBody)| MadeCode {
            index,
            listing: listing(&body.code, None),
            source: source(body),
        };
        self.found.into_iter().map(made).collect()
    }
}

fn source(body: &CodeBody) -> Option<String> {
    let text = body.source.as_ref()?;
    let text = compiler::text(text, &Options::string("", Mode::Exec));
    Some(text.chars().take(SHOWN_SOURCE).collect())
}

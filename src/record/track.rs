//! The track: what the timeline and a debugger's moves need to know of all moments, so that no block has to be read for it.
//!
//! A section of its own: the calls (how many; for each its name, its frame or null, how deep it is, how many moments after
//! the call before it it began, how many it lasted, 0 if it is there at the end, and how it was left); then for each moment
//! a number: `16 * place + flags`. Place 0 is none, and a place that is the next after all known ones is new: its listing, its offset,
//! its line and its file follow.

use std::rc::Rc;

use super::patch::write_tree;
use super::streams::Out;
use super::tree::{NotInTheSchema, Shapes, Tree};
use crate::machine::{Machine, Status};
use crate::view::schema::{CallSpan, Effect, Step};

/// A line begins with the next instruction.
pub const BEGINS_LINE: u64 = 1;
/// The next instruction is the first of its call.
pub const BEGINS_CALL: u64 = 2;
/// The next instruction raises an exception.
pub const RAISES: u64 = 4;
/// The step that led here entered or left a Python frame.
pub const SWITCHED: u64 = 8;

/// What a moment's number says.
type Mark = u64;

/// The place of an instruction: its listing, offset and line, and the file of its code.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    listing: u32,
    offset: u32,
    line: i32,
    file: Rc<str>,
}

/// Notes down moment after moment.
#[derive(Debug, Default)]
pub struct Track {
    places: Vec<Place>,
    /// A place that is first used here is in the list.
    marks: Vec<Mark>,
}

impl Track {
    /// Notes down the next moment, to which this step has led.
    pub fn add(&mut self, machine: &Machine, step: Option<&Step>) {
        if step.is_some_and(raises)
            && let Some(before) = self.marks.last_mut()
        {
            *before |= RAISES;
        }
        let mark = self.mark(machine);
        self.marks.push(if step.is_some_and(switches) { mark | SWITCHED } else { mark });
    }

    /// Where the machine is, if it is about to run an instruction.
    fn mark(&mut self, machine: &Machine) -> Mark {
        let frame = machine.current_frame().and_then(|id| machine.heap.frame(id));
        let Some(frame) = frame.filter(|_| *machine.status() == Status::Running) else { return 0 };
        let place = Place {
            listing: frame.body.listing,
            offset: frame.next_offset(),
            line: frame.body.line(frame.next),
            file: frame.body.code.filename.to_text().into(),
        };
        let known = self.places.iter().position(|known| *known == place);
        let index = known.unwrap_or_else(|| {
            self.places.push(place);
            self.places.len() - 1
        });
        let line = if frame.begins_line() { BEGINS_LINE } else { 0 };
        let call = if frame.lasti < 0 { BEGINS_CALL } else { 0 };
        16 * (index as u64 + 1) + line + call
    }

    /// Writes the track of a run that had these calls.
    ///
    /// # Errors
    /// None but of a schema that has what a recording cannot hold.
    pub fn write(&self, out: &mut Out, shapes: &mut Shapes, calls: &[CallSpan]) -> Result<(), NotInTheSchema> {
        out.op(calls.len() as u64);
        let mut began = 0;
        for call in calls {
            out.word(&call.name.as_str().into());
            let frame = shapes.tree(&call.frame)?;
            write_tree(out, &frame);
            out.number(i64::from(call.depth));
            out.number(call.from as i64 - began);
            began = call.from as i64;
            out.number(call.to.map_or(0, |to| to as i64 - began));
            let how: Tree = shapes.tree(&call.how)?;
            write_tree(out, &how);
        }
        let mut known = 0;
        for &mark in &self.marks {
            out.op(mark);
            let place = mark / 16;
            if place > known {
                known = place;
                if let Some(place) = self.places.get(place as usize - 1) {
                    out.number(i64::from(place.listing));
                    out.number(i64::from(place.offset));
                    out.number(i64::from(place.line));
                    out.word(&place.file);
                }
            }
        }
        Ok(())
    }
}

/// Whether the step raised an exception: not whether one only went on after a `finally` clause.
fn raises(step: &Step) -> bool {
    let first = step.effects.iter().find_map(|effect| match effect {
        Effect::Raised { frame, .. } => Some(*frame),
        _ => None,
    });
    first.is_some_and(|frame| step.op != "END_FINALLY" || frame != step.frame)
}

/// Whether a Python frame was entered or left.
fn switches(step: &Step) -> bool {
    step.effects.iter().any(|effect| matches!(effect, Effect::FrameEntered { .. } | Effect::FrameLeft { .. }))
}

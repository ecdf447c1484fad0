//! Watches a whole run and writes down its calls: when each began, when and how it ended.

use super::SHOWN_CALLS;
use super::answers::Answer;
use super::effects::shown_leaving;
use super::schema::{CallSpan, Leaving, Timeline};
use super::values::{identity_id, wire_id};
use crate::machine::{Activation, CallEvent, CallNote, Machine, Status};

/// The calls of a run so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Calls {
    /// The first [`SHOWN_CALLS`], in order of their beginning.
    spans: Vec<CallSpan>,
    /// How many there were.
    count: u64,
    /// Those in progress, oldest first.
    open: Vec<Open>,
}

/// A call in progress.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Where it is in the spans, if it is there.
    place: Option<usize>,
    /// The moment of its beginning.
    from: u64,
}

impl Calls {
    /// The calls of a run that is about to begin: that of the module.
    pub(super) fn new(machine: &Machine) -> Self {
        let mut calls = Self::default();
        for activation in machine.activations() {
            let Activation::Python(call) = activation else { continue };
            let name = machine.heap.frame(call.frame).map(|frame| frame.body.name()).unwrap_or_default();
            calls.begin(machine.n(), || name, Some(wire_id(&machine.heap, call.frame)));
        }
        calls
    }

    /// The run seen from afar; `length` is its last whole moment.
    pub(super) fn timeline(&self, machine: &Machine, length: u64, answers: &[Answer]) -> Timeline {
        let waiting = *machine.status() == Status::Waiting;
        let ended = !waiting && *machine.status() != Status::Running;
        let answers = answers.iter().map(|answer| answer.moment).collect();
        Timeline { length, ended, waiting, answers, calls: self.spans.clone(), call_count: self.count }
    }

    fn begin(&mut self, n: u64, name: impl FnOnce() -> String, frame: Option<f64>) {
        let place = (self.spans.len() < SHOWN_CALLS).then_some(self.spans.len());
        if place.is_some() {
            let depth = self.open.len() as u32;
            self.spans.push(CallSpan {
                name: name(),
                native: frame.is_none(),
                frame,
                depth,
                from: n,
                to: None,
                how: None,
            });
        }
        self.open.push(Open { place, from: n });
        self.count += 1;
    }

    fn end(&mut self, n: u64, how: Leaving) {
        let Some(Open { place, from }) = self.open.pop() else { return };
        if from == n {
            // A builtin that began and ended within one instruction is in no moment. What it called is not, either:
            // it is the newest.
            self.count -= 1;
            self.spans.truncate(place.unwrap_or(self.spans.len()));
        } else if let Some(span) = place.and_then(|place| self.spans.get_mut(place)) {
            (span.to, span.how) = (Some(n), Some(how));
        }
    }

    /// Writes down what happened to a call.
    pub(super) fn hear(&mut self, CallNote { n, what }: CallNote) {
        match what {
            CallEvent::Entered { frame, body } => self.begin(n, || body.name(), Some(identity_id(frame))),
            CallEvent::NativeEntered(name) => self.begin(n, || name.to_owned(), None),
            CallEvent::Left(how) => self.end(n, shown_leaving(how)),
        }
    }
}

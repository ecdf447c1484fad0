//! The calls of a run as a timeline: when each began, when and how it ended, at any zoom.
//!
//! The machine's [log](CallLog) has the longest of those that have ended. Whoever looks so closely at a part of the run that they
//! would show gets the shorter ones from a replay of that part ([`Session::timeline`](super::session::Session::timeline)).

use super::SHOWN_CALLS;
use super::effects::shown_leaving;
use super::schema::{CallSpan, TimelinePart};
use super::values::identity_id;
use crate::machine::{CallLog, Callee, EndedCall, Leaving, Machine};

/// The calls of a run so far, or of a part of it.
#[derive(Debug)]
pub(super) struct Calls<'m> {
    log: Option<&'m CallLog>,
    /// Those in progress at its end, oldest first: what was called, and since when it is on the stack.
    open: Vec<(Callee, u64)>,
}

impl<'m> Calls<'m> {
    /// The calls that a machine has logged, and those that are in progress.
    pub(super) fn of(machine: &'m Machine) -> Self {
        Self { log: machine.call_log(), open: machine.calls_in_progress() }
    }

    /// How many calls there were.
    pub(super) fn count(&self) -> u64 {
        self.log.map_or(0, CallLog::count) + self.open.len() as u64
    }

    /// Calls that last fewer moments than this are not all known.
    pub(super) fn resolution(&self) -> u64 {
        self.log.map_or(1, CallLog::resolution)
    }

    /// Those that have ended, without the shortest.
    fn ended(&self) -> &'m [EndedCall] {
        self.log.map_or(&[], CallLog::ended)
    }

    /// Those in progress.
    fn open(&self) -> impl Iterator<Item = CallSpan> {
        self.open.iter().zip(0..).map(|((callee, from), depth)| span(callee, depth, *from, None))
    }

    /// All calls, in order of their beginning, outer ones first; `None` if some are forgotten.
    pub(super) fn all(&self) -> Option<Vec<CallSpan>> {
        let mut all: Vec<CallSpan> = self.ended().iter().map(ended_span).chain(self.open()).collect();
        all.sort_by_key(|call| (call.from, call.depth));
        (self.resolution() <= 1).then_some(all)
    }

    /// The part of the timeline between two moments, drawn in so many columns: calls that are narrower than a column are
    /// left out. `detail`, if there is one, knows the short calls of this part.
    pub(super) fn part(&self, from: u64, to: u64, columns: u32, detail: Option<&Self>) -> TimelinePart {
        let columns = columns.clamp(1, MOST_COLUMNS);
        let short = detail.into_iter().flat_map(Self::ended).filter(|call| call.length() < self.resolution());
        let mut least = to.saturating_sub(from) / u64::from(columns);
        let is_seen = |call: &&EndedCall| call.length() >= least && call.from <= to && call.to > from;
        let mut seen: Vec<&EndedCall> = self.ended().iter().chain(short).filter(is_seen).collect();
        while seen.len() > SHOWN_CALLS {
            least = (least * 2).max(2);
            seen.retain(|call| call.length() >= least);
        }
        // They are put in order before they are spelled out, which makes them large.
        let ended = seen.into_iter().map(|call| (call.from, call.depth, Seen::Ended(call)));
        let open = self.open.iter().zip(0..).map(|(call, depth)| (call.1, depth, Seen::Open(&call.0)));
        let mut calls: Vec<(u64, u32, Seen<'_>)> = ended.chain(open.filter(|call| call.0 <= to)).collect();
        calls.sort_by_key(|&(from, depth, _)| (from, depth));
        let calls = calls.into_iter().map(|(from, depth, call)| match call {
            Seen::Ended(call) => ended_span(call),
            Seen::Open(callee) => span(callee, depth, from, None),
        });
        let calls = calls.collect();
        let depths = detail.unwrap_or(self);
        let depths = (0..columns).map(|index| depths.deepest_in(column_at(from, to, index, columns))).collect();
        TimelinePart { from, to, calls, depths }
    }

    /// How many calls lay inside one another at the most, in the moments of a column.
    fn deepest_in(&self, (from, to): (u64, u64)) -> u32 {
        let ended = self.log.map_or(0, |log| log.deepest(from, to));
        let open = self.open.partition_point(|&(_, since)| since < to);
        ended.max(open as u32)
    }
}

/// A call of a part of the timeline.
enum Seen<'c> {
    Ended(&'c EndedCall),
    /// It is in progress: what was called.
    Open(&'c Callee),
}

/// A call that has ended.
fn ended_span(call: &EndedCall) -> CallSpan {
    span(&call.callee, call.depth, call.from, Some((call.to, call.how)))
}

/// A call, as it is shown.
fn span(callee: &Callee, depth: u32, from: u64, end: Option<(u64, Leaving)>) -> CallSpan {
    let (name, frame) = match callee {
        Callee::Python { frame, body } => (body.name(), Some(identity_id(*frame))),
        Callee::Native(name) => ((*name).to_owned(), None),
    };
    let (to, how) = end.unzip();
    CallSpan { name, native: frame.is_none(), frame, depth, from, to, how: how.map(shown_leaving) }
}

/// Columns that are answered for at the most.
const MOST_COLUMNS: u32 = 4_096;

/// The moments of a column.
fn column_at(from: u64, to: u64, index: u32, columns: u32) -> (u64, u64) {
    // Whole columns and the rest apart: so no product is too long, however long the run.
    let (whole, rest) = (to.saturating_sub(from) / u64::from(columns), to.saturating_sub(from) % u64::from(columns));
    let at = |index: u32| from + whole * u64::from(index) + rest * u64::from(index) / u64::from(columns);
    (at(index), at(index + 1).max(at(index) + 1))
}

//! [`Move`]: where a debugger's commands lead, forward and backward, from any moment of a run.
//!
//! Each move leads to the nearest moment after (or before) the one that it starts from which has a certain property. So
//! forward and backward are mirror images: whatever a move forward passes, the same move backward finds again. The
//! properties are those of [`Goal`].
//!
//! A *call* is here what a debugger means: a frame on the stack from its start to its return, exception, or `yield`; a
//! generator that goes on is another call of the same frame. C code has no lines of its own, so what it calls back
//! (`map`, `__len__`) counts as called by it, and it by the Python frame below.

use super::{History, with_inputs};
use crate::machine::watch::{Breakpoint, CallId, Sought, Watch};
use crate::machine::{Fuel, Machine, Status};

/// Where a move leads, to the nearest moment: `line` is step, `over` step over, `out` step out; `call` where a function's
/// frame begins, `switch` where any call begins or ends, `again` where this line begins once more; a breakpoint; where the
/// next step raises an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(tag = "type", rename_all = "camelCase"))]
pub enum Goal {
    /// Step: where a line begins, in whichever frame. A line begins where CPython tells `sys.settrace` of one: at its
    /// first instruction, or where the frame has just jumped back to the middle of it (a loop on one line).
    Line,
    /// Step over: where a line begins in the same call; or in the frame that called it (or that one's caller, if an
    /// exception ended both), in the middle of its line, once the call is over. Backward: the same, before it began.
    Over,
    /// Step out: in the frame that called this call (or in one of its callers), once it is over. Backward: there, at the
    /// instruction that made the call.
    Out,
    /// Where a frame is about to run its first instruction.
    Call,
    /// Where the frame that runs has changed: a call has begun or ended, or a generator has gone on or yielded.
    Switch,
    /// Where this line of this code begins once more, in this frame or another.
    Again,
    /// Where one of these places is next.
    Breakpoint {
        /// The places.
        places: Vec<Breakpoint>,
    },
    /// Where the next step raises an exception, caught or not. One that goes on after a `finally` clause is not raised again.
    Exception,
}

/// A debugger's command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename_all = "camelCase"))]
pub struct Move {
    /// Where it leads.
    pub goal: Goal,
    /// Whether to the last such moment before, and not to the first one after.
    pub back: bool,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// This is the moment.
    Moment(u64),
    /// There is none: the run ends (or begins) with this moment.
    End(u64),
    /// There is none up to this moment, and farther the run is not known yet.
    Unknown(u64),
    /// None yet: the search has come to this moment.
    Searching(u64),
}

/// A search under way, which goes on slice by slice ([`History::search`]).
#[derive(Debug)]
pub struct Search {
    /// The machine that looks, within a part of the run.
    scout: Machine,
    sought: Sought,
    /// The moment that the move begins with.
    from: u64,
    /// What the scout looks for in this part.
    watch: Option<Box<Watch>>,
    /// Backward, the part: from one moment up to another. Forward, all that comes is one part.
    part: Option<(u64, u64)>,
}

impl Search {
    fn found(&self) -> Option<u64> {
        self.watch.as_ref().and_then(|watch| watch.found())
    }
}

impl History {
    /// Begins to look where a move leads from the moment `from`.
    pub fn begin_search(&self, from: u64, wanted: &Move) -> Search {
        let scout = self.machine_at(from);
        let sought = sought(&scout, &wanted.goal);
        let watch = Some(Watch::first(sought.clone(), scout.n()));
        let from = scout.n();
        let mut search = Search { scout, sought, from, watch, part: None };
        if wanted.back {
            self.go_before(&mut search, from);
        }
        search
    }

    /// Goes on with a search, by about so many units of work.
    pub fn search(&self, search: &mut Search, work: u64) -> Found {
        let end = search.scout.work().saturating_add(work);
        let until = search.part.map_or(self.length(), |(_, until)| until);
        let Search { scout, watch, part, .. } = search;
        with_inputs(scout, &self.inputs, |scout| {
            let fuel = Fuel { work: end.saturating_sub(scout.work()), instructions: until.saturating_sub(scout.n()) };
            *watch = watch.take().and_then(|watch| scout.run_watching(fuel, watch));
        });
        let is_over = *scout.status() != Status::Running || (scout.n() >= until && scout.at_instruction());
        match (part.is_none(), search.found()) {
            (true, Some(n)) => Found::Moment(n),
            _ if is_over => self.end_of_part(search),
            _ => Found::Searching(search.scout.n()),
        }
    }

    /// Where a move leads from the moment `from`, as far as the run is known.
    pub fn find(&self, from: u64, wanted: &Move) -> Found {
        let mut search = self.begin_search(from, wanted);
        loop {
            match self.search(&mut search, u64::MAX) {
                Found::Searching(_) => {}
                found => return found,
            }
        }
    }

    fn end_of_part(&self, search: &mut Search) -> Found {
        let first = self.start.n();
        match (search.part, search.found()) {
            (_, Some(n)) => Found::Moment(n),
            (Some((began, _)), None) if began > first => {
                self.go_before(search, began);
                Found::Searching(began)
            }
            (Some(_), None) => Found::End(first),
            (None, None) if matches!(self.ahead.status(), Status::Running | Status::Waiting) => {
                Found::Unknown(self.length())
            }
            (None, None) => Found::End(self.length()),
        }
    }

    /// Looks next at the part of the run from the nearest kept state up to the moment `until`.
    fn go_before(&self, search: &mut Search, until: u64) {
        search.scout = self.copy_before(until.saturating_sub(1));
        search.part = Some((search.scout.n(), until));
        search.watch = Some(Watch::last(search.sought.clone(), search.from));
    }
}

/// What is looked for when this is the machine at the moment from which the move begins.
fn sought(from: &Machine, goal: &Goal) -> Sought {
    // Before the end of the run was the call of the program.
    let call = from.newest_call().unwrap_or(CallId { depth: 0, began: 0 });
    match goal {
        Goal::Line => Sought::Line,
        Goal::Over => Sought::LineOf(call),
        Goal::Out => Sought::Outside(call),
        Goal::Call => Sought::Call,
        Goal::Switch => Sought::Switch,
        Goal::Again => Sought::Places(line_of(from).into_iter().collect()),
        Goal::Breakpoint { places } => Sought::Places(places.clone()),
        Goal::Exception => Sought::Raise,
    }
}

/// The line of the instruction that runs next.
fn line_of(machine: &Machine) -> Option<Breakpoint> {
    let frame = machine.heap.frame(machine.current_frame()?)?;
    Some(Breakpoint::Line { listing: frame.body.listing, line: frame.body.line(frame.next) })
}

//! Watches a whole run and writes down its calls: when each began, when and how it ended.
//!
//! However long the run, this takes little memory: when there are too many calls, the shortest are forgotten, and of
//! these only how deep they went is known, piece by piece of the run. Whoever looks so closely at a part of the run that they
//! would show gets them from a replay of that part ([`Session::timeline`](super::session::Session::timeline)).

use std::rc::Rc;

use super::SHOWN_CALLS;
use super::effects::shown_leaving;
use super::schema::{CallSpan, Leaving, TimelinePart};
use super::values::identity_id;
use crate::machine::code::CodeBody;
use crate::machine::{Activation, CallEvent, CallNote, Identity, Machine};

/// How many calls that have ended are remembered.
const KEPT_CALLS: usize = 1 << 16;
/// In how many pieces of the run it is known how deep its calls went, at the most.
const PIECES: usize = 1 << 12;

/// The calls of a run so far, or of a part of it.
#[derive(Clone, Debug)]
pub(super) struct Calls {
    /// Those that have ended, in the order of their ends; without the shortest.
    ended: Vec<Call>,
    /// Those in progress, oldest first.
    open: Vec<Call>,
    /// How many more are in progress that began before the part.
    unknown: usize,
    /// Calls that lasted fewer moments are not among those that have ended.
    resolution: u64,
    /// How many calls there were.
    count: u64,
    depths: Depths,
    /// The last moment that was heard of.
    last: u64,
}

/// A call.
#[derive(Clone, Debug)]
struct Call {
    callee: Callee,
    depth: u32,
    /// The first moment in which it is on the stack.
    from: u64,
    /// The first moment in which it is not any more, and how it was left.
    end: Option<(u64, Leaving)>,
}

/// What was called.
#[derive(Clone, Debug)]
enum Callee {
    Python { frame: Identity, body: Rc<CodeBody> },
    Native(&'static str),
}

impl Calls {
    /// The calls of a run that is about to begin: that of the module.
    pub(super) fn new(machine: &Machine) -> Self {
        let mut calls = Self { unknown: 0, ..Self::of_part(machine) };
        for activation in machine.activations() {
            let Activation::Python(call) = activation else { continue };
            let Some(frame) = machine.heap.frame(call.frame) else { continue };
            let body = Rc::clone(&frame.body);
            calls.begin(machine.n(), Callee::Python { frame: machine.heap.identity(call.frame), body });
        }
        calls
    }

    /// The calls of a part of a run that is about to begin.
    pub(super) fn of_part(machine: &Machine) -> Self {
        let n = machine.n();
        Self {
            ended: Vec::new(),
            open: Vec::new(),
            unknown: machine.activations().len(),
            resolution: 1,
            count: 0,
            depths: Depths { first: n, width_log: 0, deepest: Vec::new() },
            last: n,
        }
    }

    /// How many calls there were.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Calls that last fewer moments than this are not all known.
    pub(super) fn resolution(&self) -> u64 {
        self.resolution
    }

    /// Writes down what happened to a call.
    #[inline(always)]
    pub(super) fn hear(&mut self, CallNote { n, what }: CallNote) {
        self.depths.reached(self.last, n, self.depth());
        self.last = n;
        match what {
            CallEvent::Entered { frame, body } => self.begin(n, Callee::Python { frame, body }),
            CallEvent::NativeEntered(name) => self.begin(n, Callee::Native(name)),
            CallEvent::Left(how) => self.end(n, shown_leaving(how)),
        }
    }

    fn depth(&self) -> u32 {
        (self.unknown + self.open.len()) as u32
    }

    #[inline(always)]
    fn begin(&mut self, n: u64, callee: Callee) {
        self.open.push(Call { callee, depth: self.depth(), from: n, end: None });
        self.count += 1;
    }

    #[cfg_attr(fbf_speed, optimize(speed))]
    fn end(&mut self, n: u64, how: Leaving) {
        match self.open.pop() {
            None => self.unknown = self.unknown.saturating_sub(1),
            // A builtin that began and ended within one instruction is in no moment, and what it called is not, either.
            Some(call) if call.from == n => self.count -= 1,
            Some(call) if n - call.from < self.resolution => {}
            Some(call) => {
                self.ended.push(Call { end: Some((n, how)), ..call });
                self.forget_short_ones();
            }
        }
    }

    fn forget_short_ones(&mut self) {
        while self.ended.len() > KEPT_CALLS {
            self.resolution *= 2;
            let resolution = self.resolution;
            self.ended.retain(|call| call.length() >= resolution);
        }
    }

    /// All calls, in order of their beginning, outer ones first; `None` if some are forgotten.
    pub(super) fn all(&self) -> Option<Vec<CallSpan>> {
        let mut all: Vec<&Call> = self.ended.iter().chain(&self.open).collect();
        all.sort_by_key(|call| (call.from, call.depth));
        (self.resolution <= 1).then(|| all.into_iter().map(Call::shown).collect())
    }

    /// The part of the timeline between two moments, drawn in so many columns: calls that are narrower than a column are
    /// left out. `detail`, if there is one, knows the short calls of this part.
    pub(super) fn part(&self, from: u64, to: u64, columns: u32, detail: Option<&Self>) -> TimelinePart {
        let columns = columns.clamp(1, MOST_COLUMNS);
        let short = detail.into_iter().flat_map(|part| &part.ended).filter(|call| call.length() < self.resolution);
        let mut seen: Vec<&Call> = self.ended.iter().chain(short).filter(|call| call.overlaps(from, to)).collect();
        let mut least = to.saturating_sub(from) / u64::from(columns);
        seen.retain(|call| call.length() >= least);
        while seen.len() > SHOWN_CALLS {
            least = (least * 2).max(2);
            seen.retain(|call| call.length() >= least);
        }
        seen.extend(self.open.iter().filter(|call| call.overlaps(from, to)));
        seen.sort_by_key(|call| (call.from, call.depth));
        let depths = detail.unwrap_or(self);
        TimelinePart {
            from,
            to,
            calls: seen.into_iter().map(Call::shown).collect(),
            depths: (0..columns).map(|index| depths.deepest_in(column_at(from, to, index, columns))).collect(),
        }
    }

    /// How many calls lay inside one another at the most, in the moments of a column.
    fn deepest_in(&self, (from, to): (u64, u64)) -> u32 {
        let before = if from < self.last { self.depths.deepest(from, to.min(self.last)) } else { 0 };
        let now = if to > self.last { self.depth() } else { 0 };
        before.max(now)
    }
}

/// Columns that are answered for at the most.
const MOST_COLUMNS: u32 = 4_096;

/// The moments of a column.
fn column_at(from: u64, to: u64, index: u32, columns: u32) -> (u64, u64) {
    let at = |index: u32| from + (to.saturating_sub(from) as u128 * u128::from(index) / u128::from(columns)) as u64;
    (at(index), at(index + 1).max(at(index) + 1))
}

impl Call {
    /// In how many moments it is on the stack; of one that has not ended, none so far.
    fn length(&self) -> u64 {
        self.end.map_or(0, |(to, _)| to - self.from)
    }

    fn overlaps(&self, from: u64, to: u64) -> bool {
        self.from <= to && self.end.is_none_or(|(end, _)| end > from)
    }

    fn shown(&self) -> CallSpan {
        let (name, frame) = match &self.callee {
            Callee::Python { frame, body } => (body.name(), Some(identity_id(*frame))),
            Callee::Native(name) => ((*name).to_owned(), None),
        };
        let (to, how) = self.end.unzip();
        CallSpan { name, native: frame.is_none(), frame, depth: self.depth, from: self.from, to, how }
    }
}

/// How deep calls went, piece by piece.
#[derive(Clone, Debug)]
struct Depths {
    /// The first moment of the first piece.
    first: u64,
    /// Moments of a piece, as a power of two: one is looked up at each call, and a shift is quicker than a division.
    width_log: u32,
    deepest: Vec<u32>,
}

impl Depths {
    /// Calls were so deep in these moments: all from the last known one up to `to`.
    fn reached(&mut self, from: u64, to: u64, depth: u32) {
        if from >= to {
            return;
        }
        let (begin, end) = (self.piece(from), self.piece(to - 1));
        match self.deepest.get_mut(begin) {
            // Mostly it is all in the last piece.
            Some(deepest) if begin == end => *deepest = depth.max(*deepest),
            _ => self.reached_pieces(from, to, depth),
        }
    }

    #[inline(never)]
    fn reached_pieces(&mut self, from: u64, to: u64, depth: u32) {
        while self.piece(to - 1) >= PIECES {
            self.deepest = self.deepest.chunks(2).map(|two| two.iter().copied().max().unwrap_or(0)).collect();
            self.width_log += 1;
        }
        let (begin, end) = (self.piece(from), self.piece(to - 1));
        if self.deepest.len() <= end {
            self.deepest.resize(end + 1, 0);
        }
        for deepest in self.deepest.iter_mut().take(end + 1).skip(begin) {
            *deepest = depth.max(*deepest);
        }
    }

    /// In which piece a moment is.
    #[inline(always)]
    fn piece(&self, n: u64) -> usize {
        (n.saturating_sub(self.first) >> self.width_log) as usize
    }

    fn deepest(&self, from: u64, to: u64) -> u32 {
        let pieces = self.deepest.iter().take(self.piece(to.saturating_sub(1)) + 1).skip(self.piece(from));
        pieces.copied().max().unwrap_or(0)
    }
}

//! [`CallLog`]: the calls of a run, for who wants to know nothing else of it. It costs so little that a program
//! runs at full speed meanwhile, which it does not for an [`Observer`](super::Observer).
//!
//! A call is written down when it ends: when it began, the call knows itself. However long the run, the log takes little memory: when there
//! are too many calls, the shortest are forgotten, and of these only how deep they went is known, piece by piece of
//! the run. Calls in progress are not in the log, but in [`Machine::activations`].
//!
//! Most calls are [light](super::quick_call::LightCall), and most are too short to be written down. How deep they go is known when
//! they begin, and how deep a new piece of the run begins when one begins or ends: that costs less than to look for each
//! call, when it is over, in which pieces it was.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::code::CodeBody;
use super::effect::Leaving;
use super::heap::Identity;
use super::native::NativeCall;
use super::value::ObjectId;
use super::{Activation, Machine};

/// How many calls are remembered, at the most.
const KEPT_CALLS: usize = 1 << 16;
/// How many where the log is [sparse](Detail::Sparse).
const KEPT_SPARSELY: usize = 1 << 13;
/// In how many pieces of the run it is known how deep its calls went, at the most.
const PIECES: usize = 1 << 11;

/// The calls that have ended in a run, or in a part of it.
#[derive(Clone, Debug)]
pub struct CallLog {
    /// In the order of their ends; without the shortest.
    ended: Vec<EndedCall>,
    /// Calls that lasted fewer moments are not among them.
    resolution: u64,
    /// How many calls there were.
    count: u64,
    depths: Depths,
    detail: Detail,
}

/// How many calls a log remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// As many as are of use for a picture of the whole run, which may be very long: the run is to be as fast as without a log.
    Sparse,
    /// All, if there are not too many.
    Full,
}

/// A call that is over.
#[derive(Clone, Debug)]
pub struct EndedCall {
    /// What was called.
    pub callee: Callee,
    /// How many calls it was inside of.
    pub depth: u32,
    /// The first moment in which it was on the stack.
    pub from: u64,
    /// The first moment in which it was not any more.
    pub to: u64,
    /// How it was left.
    pub how: Leaving,
}

/// What is called.
#[derive(Clone, Debug)]
pub enum Callee {
    /// A function, a generator or a module, in a frame.
    Python {
        /// The frame.
        frame: Identity,
        /// Its code.
        body: Rc<CodeBody>,
    },
    /// A builtin that calls Python code, by its name.
    Native(&'static str),
}

impl CallLog {
    /// A log that begins with the moment `n`.
    fn from_moment(n: u64, detail: Detail) -> Self {
        let depths = Depths { first: n, width_log: 0, deepest: Vec::new(), last: Piece::default() };
        Self { ended: Vec::new(), resolution: 1, count: 0, depths, detail }
    }

    /// A log in which no call is long or deep enough to be told of: to be asked as quickly as one that is kept.
    fn of_nothing() -> Self {
        let endless = Piece { from: 0, to: u64::MAX, deepest: u32::MAX };
        let depths = Depths { first: 0, width_log: 0, deepest: Vec::new(), last: endless };
        Self { ended: Vec::new(), resolution: u64::MAX, count: 0, depths, detail: Detail::Sparse }
    }

    /// The calls, in the order of their ends, without the shortest.
    pub fn ended(&self) -> &[EndedCall] {
        &self.ended
    }

    /// Calls that lasted fewer moments than this are not all known.
    pub fn resolution(&self) -> u64 {
        self.resolution
    }

    /// How many calls there were.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many of these calls lay inside one another at the most, in the moments from one up to another; or in some beside them,
    /// in a long run.
    pub fn deepest(&self, from: u64, to: u64) -> u32 {
        self.depths.deepest(from, to)
    }

    /// Counts a light call that is over, inside of so many others. Whether it is long enough to be written down.
    #[inline(always)]
    fn count_light_call(&mut self, from: u64, to: u64, others: impl FnOnce() -> usize) -> bool {
        if to > self.depths.last.to {
            self.depths.begin_piece(to, others() as u32 + 1);
        }
        self.count += 1;
        to - from >= self.resolution
    }

    /// Counts a call that is over, whoever was called. Whether it is long enough to be written down.
    fn count_call(&mut self, from: u64, to: u64, depth: u32) -> bool {
        // A builtin that began and ended within one instruction is in no moment, and what it called is not, either.
        if from >= to {
            return false;
        }
        self.count += 1;
        self.depths.reached(from, to, depth + 1);
        to - from >= self.resolution
    }

    #[inline(never)]
    fn keep(&mut self, call: EndedCall) {
        self.ended.push(call);
        let room = match self.detail {
            Detail::Sparse => KEPT_SPARSELY,
            Detail::Full => KEPT_CALLS,
        };
        if self.ended.len() > room {
            self.forget_short_calls(room / 2);
        }
    }

    /// Forgets so many that at the most `room` are left: calls that would soon be forgotten are not written down in the first place.
    #[inline(never)]
    fn forget_short_calls(&mut self, room: usize) {
        // By length as a power of two: they are gone through once, however many times the resolution doubles.
        let mut by_length = [0usize; u64::BITS as usize];
        for call in &self.ended {
            if let Some(count) = call.length().checked_ilog2().and_then(|log| by_length.get_mut(log as usize)) {
                *count += 1;
            }
        }
        let mut left = self.ended.len();
        for count in by_length.into_iter().skip(self.resolution.ilog2() as usize) {
            if left <= room {
                break;
            }
            left -= count;
            self.resolution *= 2;
        }
        let resolution = self.resolution;
        self.ended.retain(|call| call.length() >= resolution);
    }
}

impl EndedCall {
    /// In how many moments it was on the stack.
    pub fn length(&self) -> u64 {
        self.to - self.from
    }
}

/// How deep calls went, piece by piece.
#[derive(Clone, Debug)]
struct Depths {
    /// The first moment of the first piece.
    first: u64,
    /// Moments of a piece, as a power of two.
    width_log: u32,
    /// By piece. Of the last one, `last` knows more.
    deepest: Vec<u32>,
    /// The last piece. Most calls lie in it, and there is nothing else to look at.
    last: Piece,
}

/// A piece of the run.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    /// Its first moment.
    from: u64,
    /// The first moment behind it.
    to: u64,
    /// How deep calls went in it.
    deepest: u32,
}

impl Depths {
    /// Calls are so deep at the moment `n`, after they were so deep `before` for as long as there was nothing to tell.
    #[inline(always)]
    fn reached_now(&mut self, n: u64, before: u32, depth: u32) {
        if n >= self.last.to {
            self.begin_piece(n + 1, before);
        }
        if depth > self.last.deepest {
            self.last.deepest = depth;
        }
    }

    /// Calls were so deep in the moments from one up to another, which is later than all that were told of before.
    fn reached(&mut self, from: u64, to: u64, depth: u32) {
        if to > self.last.to {
            self.begin_piece(to, 0);
        }
        self.last.deepest = depth.max(self.last.deepest);
        if from < self.last.from {
            self.reached_before(from, depth);
        }
    }

    /// The same in the pieces before the last one.
    #[inline(never)]
    fn reached_before(&mut self, from: u64, depth: u32) {
        let first = self.piece(from);
        let before_last = self.deepest.len().saturating_sub(1);
        for deepest in self.deepest.get_mut(first..before_last).unwrap_or_default() {
            *deepest = depth.max(*deepest);
        }
    }

    /// From now on the last piece is the one of the last moment before `to`. Calls were so deep in it, and in those that were passed by.
    #[inline(never)]
    fn begin_piece(&mut self, to: u64, depth: u32) {
        if let Some(deepest) = self.deepest.last_mut() {
            *deepest = self.last.deepest;
        }
        while self.piece(to - 1) >= PIECES {
            self.deepest = self.deepest.chunks(2).map(|two| two.iter().copied().max().unwrap_or(0)).collect();
            self.width_log += 1;
        }
        let last = self.piece(to - 1);
        self.deepest.resize(last + 1, depth);
        let from = self.first + ((last as u64) << self.width_log);
        let deepest = self.deepest.last().copied().unwrap_or(0);
        self.last = Piece { from, to: from + (1 << self.width_log), deepest };
    }

    /// In which piece a moment is.
    fn piece(&self, n: u64) -> usize {
        (n.saturating_sub(self.first) >> self.width_log) as usize
    }

    fn deepest(&self, from: u64, to: u64) -> u32 {
        let pieces = self.deepest.iter().take(self.piece(to.saturating_sub(1)) + 1).skip(self.piece(from));
        let of_last = (from < self.last.to && to > self.last.from).then_some(self.last.deepest);
        pieces.copied().chain(of_last).max().unwrap_or(0)
    }
}

/// A log that is being kept, if one is. No part of the program's state.
#[derive(Debug)]
pub(super) struct Logging {
    log: CallLog,
    is_kept: bool,
}

impl Default for Logging {
    fn default() -> Self {
        Self { log: CallLog::of_nothing(), is_kept: false }
    }
}

impl Clone for Logging {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Hash for Logging {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Machine {
    /// From now on, writes calls down when they end. Copies of the machine do not.
    pub fn log_calls(&mut self, detail: Detail) {
        self.call_log = Logging { log: CallLog::from_moment(self.n, detail), is_kept: true };
    }

    /// The calls that have ended since then.
    pub fn call_log(&self) -> Option<&CallLog> {
        self.call_log.is_kept.then_some(&self.call_log.log)
    }

    /// So many calls are under way, and have been since that was noted last, or since a light call began or ended.
    #[inline(always)]
    pub(super) fn note_depth(&mut self, depth: usize) {
        self.call_log.log.depths.reached_now(self.n, depth as u32, depth as u32);
    }

    /// A light call begins, inside of so many others.
    #[inline(always)]
    pub(super) fn note_light_call(&mut self, others: usize) {
        self.call_log.log.depths.reached_now(self.n, others as u32, others as u32 + 1);
    }

    /// A light call, which was the newest, is off the stack, as [`note_frame_left`](Self::note_frame_left) says it.
    #[inline(always)]
    pub(super) fn note_light_left(&mut self, id: ObjectId, body: &Rc<CodeBody>, from: u64, others: usize) {
        let activations = &self.thread.activations;
        if self.call_log.log.count_light_call(from, self.n, || activations.len() + others) {
            self.log_frame(id, body, self.thread.activations.len() + others, from, Leaving::Return);
        }
    }

    /// The call of a Python frame, which was the newest, inside of so many others, and began with the moment `from`, is off the stack.
    pub(super) fn note_frame_left(&mut self, id: ObjectId, body: &Rc<CodeBody>, depth: usize, from: u64, how: Leaving) {
        if self.ends_long_call(depth, from) {
            self.log_frame(id, body, depth, from, how);
        }
    }

    #[inline(never)]
    fn log_frame(&mut self, id: ObjectId, body: &Rc<CodeBody>, depth: usize, from: u64, how: Leaving) {
        let (frame, body) = (self.heap.identity(id), Rc::clone(body));
        self.log_call(Callee::Python { frame, body }, depth, from, how);
    }

    /// The call of a builtin, which was the newest, is off the stack.
    pub(super) fn note_native_left(&mut self, call: &NativeCall, how: Leaving) {
        let depth = self.thread.activations.len();
        if self.ends_long_call(depth, call.began) {
            self.log_call(Callee::Native(call.builtin.name()), depth, call.began, how);
        }
    }

    /// Counts the call that has just ended, if somebody wants to know. Whether it is to be written down.
    fn ends_long_call(&mut self, depth: usize, from: u64) -> bool {
        self.call_log.log.count_call(from, self.n, depth as u32)
    }

    #[inline]
    fn log_call(&mut self, callee: Callee, depth: usize, from: u64, how: Leaving) {
        let (depth, to) = (depth as u32, self.n);
        self.call_log.log.keep(EndedCall { callee, depth, from, to, how });
    }

    /// What the calls in progress have called, and the first moment in which each is on the stack; the oldest first.
    pub fn calls_in_progress(&self) -> Vec<(Callee, u64)> {
        let call = |activation: &Activation| match activation {
            Activation::Python(call) => {
                let body = Rc::clone(&self.heap.frame(call.frame)?.body);
                Some((Callee::Python { frame: self.heap.identity(call.frame), body }, call.began))
            }
            Activation::Native(call) => Some((Callee::Native(call.builtin.name()), call.began)),
        };
        self.thread.activations.iter().filter_map(call).collect()
    }
}

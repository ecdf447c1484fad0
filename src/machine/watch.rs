//! [`Watch`]: stopping a run at a moment that somebody looks for: a breakpoint, the next line, the end of a call.
//!
//! Who looks for a moment need not see every instruction. A call, a return or an exception is noticed where it
//! happens; and only in the frames in which a moment may be one that is looked for does the loop halt before each
//! instruction ([`Attention::Each`]). All others run at full speed.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::code::CodeBody;
use super::frame::Frame;
use super::{Activation, Fuel, Machine, Status};

/// Which call it is: no two calls of a run have both in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallId {
    /// How many calls in progress it is inside of, C calls included.
    pub depth: usize,
    /// The first moment in which it was on the stack.
    pub began: u64,
}

/// A place in the code where a run is to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(tag = "type", rename_all = "camelCase"))]
pub enum Breakpoint {
    /// Where this line of a code object begins.
    Line {
        /// The code's number among the run's code objects.
        listing: u32,
        /// The line, from 1.
        line: i32,
    },
    /// Where this line of a file begins, in any code object.
    FileLine {
        /// `co_filename`.
        file: String,
        /// The line, from 1.
        line: i32,
    },
    /// Before an instruction.
    Instruction {
        /// The code's number among the run's code objects.
        listing: u32,
        /// The instruction's place in `co_code`, in bytes.
        offset: u32,
    },
}

/// Which moments are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// A line begins ([`Frame::begins_line`]).
    Line,
    /// A line begins in this call; or the newest frame is of one of its callers.
    LineOf(CallId),
    /// The newest frame is of a caller of this call.
    Outside(CallId),
    /// A function's frame is about to run its first instruction.
    Call,
    /// A Python frame was entered or left in the step that led here, also for a while, as generators do.
    Switch,
    /// One of these places comes next.
    Places(Vec<Breakpoint>),
    /// The step from here raises an exception: where `sys.settrace` tells of one, and not where one only goes on after a
    /// `finally` clause.
    Raise,
}

/// The search for moments in a run, from one slice of the run to the next.
#[derive(Debug)]
pub struct Watch {
    sought: Sought,
    /// Only moments after this one count,
    after: Option<u64>,
    /// and only those before this one.
    before: u64,
    /// Whether the run goes on when one was found: then the last one is looked for.
    goes_on: bool,
    found: Option<u64>,
    /// The moment of the step in which an exception was on its way last.
    raised_at: Option<u64>,
    /// Where in the code that ran last the sought places are.
    places: Option<PlacesIn>,
}

/// Places in one code object.
#[derive(Debug)]
struct PlacesIn {
    body: Rc<CodeBody>,
    lines: Vec<i32>,
    /// By index.
    instructions: Vec<u32>,
}

/// How closely a frame is to be watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attention {
    /// The run stops here.
    Stop,
    /// The moment after the next instruction may be one that is looked for.
    Each,
    /// No moment in this frame is one, until another frame runs.
    None,
}

impl Watch {
    /// For the first such moment after a moment.
    pub fn first(sought: Sought, after: u64) -> Box<Self> {
        Box::new(Self { after: Some(after), before: u64::MAX, goes_on: false, ..Self::new(sought) })
    }

    /// For the last such moment before a moment.
    pub fn last(sought: Sought, before: u64) -> Box<Self> {
        Box::new(Self { after: None, before, goes_on: true, ..Self::new(sought) })
    }

    fn new(sought: Sought) -> Self {
        Self { sought, after: None, before: 0, goes_on: false, found: None, raised_at: None, places: None }
    }

    /// The number of the moment, if there was one.
    pub fn found(&self) -> Option<u64> {
        self.found
    }

    fn find(&mut self, n: u64) {
        if n < self.before && self.after.is_none_or(|after| after < n) && (self.goes_on || self.found.is_none()) {
            self.found = Some(n);
        }
    }

    fn is_done(&self) -> bool {
        self.found.is_some() && !self.goes_on
    }

    /// Looks at the moment `n`, in which this frame runs on top of these calls.
    fn look(&mut self, n: u64, frame: &Frame, calls: &[Activation]) -> Attention {
        let (is_sought, attention) = match &self.sought {
            Sought::Line => (frame.begins_line(), Attention::Each),
            Sought::LineOf(call) if is_running(calls, *call) => (frame.begins_line(), Attention::Each),
            Sought::LineOf(call) | Sought::Outside(call) if calls.len() <= call.depth => (true, Attention::Each),
            Sought::Call => (frame.lasti < 0, Attention::None),
            Sought::Places(places) => {
                let here = match &self.places {
                    Some(here) if Rc::ptr_eq(&here.body, &frame.body) => here,
                    _ => self.places.insert(PlacesIn::new(&frame.body, places)),
                };
                (here.has(frame), here.attention())
            }
            Sought::LineOf(_) | Sought::Outside(_) | Sought::Switch | Sought::Raise => (false, Attention::None),
        };
        if is_sought {
            self.find(n);
        }
        if self.is_done() { Attention::Stop } else { attention }
    }
}

/// Whether this call is the one that runs.
fn is_running(calls: &[Activation], call: CallId) -> bool {
    match calls {
        [below @ .., Activation::Python(newest)] => below.len() == call.depth && newest.began == call.began,
        _ => false,
    }
}

impl PlacesIn {
    fn new(body: &Rc<CodeBody>, places: &[Breakpoint]) -> Self {
        let (mut lines, mut instructions) = (Vec::new(), Vec::new());
        for place in places {
            match place {
                Breakpoint::Line { listing, line } if *listing == body.listing => lines.push(*line),
                Breakpoint::FileLine { file, line } if *body.code.filename.bytes == *file.as_bytes() => {
                    lines.push(*line);
                }
                Breakpoint::Instruction { listing, offset } if *listing == body.listing => {
                    instructions.push(body.index_of(*offset));
                }
                _ => {}
            }
        }
        Self { body: Rc::clone(body), lines, instructions }
    }

    fn has(&self, frame: &Frame) -> bool {
        self.instructions.contains(&frame.next)
            || (!self.lines.is_empty() && self.lines.contains(&self.body.line(frame.next)) && frame.begins_line())
    }

    fn attention(&self) -> Attention {
        if self.lines.is_empty() && self.instructions.is_empty() { Attention::None } else { Attention::Each }
    }
}

/// A watch that is kept, if one is. No part of the program's state.
#[derive(Debug, Default)]
pub(super) struct Watching(Option<Box<Watch>>);

impl Clone for Watching {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Hash for Watching {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Machine {
    /// Like [`run`](Self::run), and looks for moments; gives the watch back. Where the first one was looked for and found, the run may have
    /// stopped there already, or just behind it.
    ///
    /// The moment in which the run comes to its end, or to the end of its fuel, is looked at when it goes on.
    pub fn run_watching(&mut self, fuel: Fuel, watch: Box<Watch>) -> Option<Box<Watch>> {
        self.watching.0 = Some(watch);
        self.run(fuel);
        self.watching.0.take()
    }

    /// The newest Python call, if there is one.
    pub fn newest_call(&self) -> Option<CallId> {
        self.thread.activations.iter().enumerate().rev().find_map(|(depth, activation)| match activation {
            Activation::Python(call) => Some(CallId { depth, began: call.began }),
            Activation::Native(_) => None,
        })
    }

    /// Whether somebody looks for moments.
    #[inline]
    pub(super) fn is_watched(&self) -> bool {
        self.watching.0.is_some()
    }

    /// Whether the moment that somebody looked for is found.
    #[inline]
    pub(super) fn watch_is_done(&self) -> bool {
        self.watching.0.as_ref().is_some_and(|watch| watch.is_done())
    }

    /// Looks at the moment before the next instruction of this frame, which is in the hands of the loop.
    pub(super) fn look(&mut self, frame: &Frame) -> Attention {
        match &mut self.watching.0 {
            Some(watch) if self.status == Status::Running => watch.look(self.n, frame, &self.thread.activations),
            _ => Attention::None,
        }
    }

    /// A Python frame is entered or left.
    pub(super) fn watch_switch(&mut self) {
        if let Some(watch) = &mut self.watching.0
            && watch.sought == Sought::Switch
        {
            watch.find(self.n);
        }
    }

    /// An exception is on its way in a frame: it was raised there, or goes on after a `finally` clause.
    pub(super) fn watch_exception(&mut self, goes_on: bool) {
        let n = self.n.saturating_sub(1);
        if let Some(watch) = &mut self.watching.0
            && watch.sought == Sought::Raise
            && watch.raised_at.replace(n) != Some(n)
            && !goes_on
        {
            watch.find(n);
        }
    }
}

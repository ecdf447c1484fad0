//! The run seen from afar, and the search for a moment of it.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

use super::ObjectId;
use super::step::Leaving;

wire! {
/// The run seen from afar: how long it is and which frame ran when.
struct Timeline {
    /// Instructions run so far; the last moment that can be shown.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub length: u64,
    /// Whether the run is over (if not, it was stopped at a limit and can go on).
    pub ended: bool,
    /// Whether it waits for a line of input, in its last moment.
    pub waiting: bool,
    /// For each line that it was given to read, the moment in which it waited for that.
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    pub answers: Vec<u64>,
    /// The whole run, in some hundred columns. For who looks closer at a part of it there is `timeline(from, to, columns)`.
    pub whole: TimelinePart,
    /// How many calls there were in all.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub call_count: u64,
}

/// A part of a run, seen from so far that it has so many columns.
struct TimelinePart {
    /// The first moment of the first column.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub from: u64,
    /// The end of the last column.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub to: u64,
    /// Calls in order of their beginning, outer ones first; without those that are narrower than a column.
    pub calls: Vec<CallSpan>,
    /// For each column, how many calls lie inside one another in one of its moments, at the most: also those that are too narrow.
    pub depths: Vec<u32>,
}

/// The life of a call on the timeline.
struct CallSpan {
    /// `co_name`, or a builtin's name.
    pub name: String,
    /// Whether this is a C call.
    pub native: bool,
    /// The frame that ran it.
    pub frame: Option<ObjectId>,
    /// How many calls it is inside of.
    pub depth: u32,
    /// The first moment in which it is on the stack.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub from: u64,
    /// The first moment in which it is not any more; null if it is there at the end.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub to: Option<u64>,
    /// How it was left; null if it was not.
    pub how: Option<Leaving>,
}

/// How far a search for a moment has come (`Move`).
#[derive(Copy, Eq)]
struct Found {
    /// What this moment is.
    pub what: Finding,
    /// The number of the moment.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub n: u64,
}

/// What the moment of a [`Found`] is.
#[derive(Copy, Eq)]
enum Finding {
    /// The one that was looked for.
    Moment,
    /// There is none: with this one the run ends, or begins.
    End,
    /// There is none up to this one, and farther the run is not known yet.
    Unknown,
    /// As far as the search has come; it goes on.
    Searching,
}
}

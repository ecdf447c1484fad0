//! What a question asks of the run, and the machine's answer.

use serde::Deserialize;
use thiserror::Error;

use super::anchor::{Anchor, AnchorError};
use super::place::{PlaceError, find, text, written};
use super::record::{Event, Record, frames, newest};
use crate::view::schema::{FrameOrigin, Status, Step, Value};

/// What is asked, for the machine. Where `at` says a moment, that is the one whose state is asked for; without it, it is
/// the one after the next instruction.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum About {
    /// The next line that is printed; `nothing` if none is.
    Printed,
    /// The value of a name in the newest frame of a function (without one, in the newest frame), as `repr` writes it;
    /// `no value` where it has none. Parts of it are reached as in `items[0]`, `counter.count`, `f.func_defaults`.
    Value {
        /// The name, or a part of what it names.
        name: String,
        /// The function.
        #[serde(rename = "in")]
        within: Option<String>,
        /// When.
        at: Option<Anchor>,
    },
    /// The value on top of the newest frame's value stack; `nothing` if that is empty.
    StackTop {
        /// When.
        at: Option<Anchor>,
    },
    /// The function whose frame is the newest; `<module>` for the module, `none` after the end.
    Frame {
        /// When.
        at: Option<Anchor>,
    },
    /// How many Python frames are in progress.
    Depth {
        /// When.
        at: Option<Anchor>,
    },
    /// How `call_function` goes about the next instruction, a call: `quick` (a frame straight from the arguments),
    /// `general` (`PyEval_EvalCodeEx`), `C function`, `class`, `other`.
    Path,
    /// The one of the choices that is the same object; each choice is a name, `NAME in FUNCTION`, or `none`.
    Same {
        /// The name, or a part of what it names.
        name: String,
        /// The function.
        #[serde(rename = "in")]
        within: Option<String>,
        /// When.
        at: Option<Anchor>,
    },
    /// Where the memory of the next frame that is made comes from: `new`, `zombie`, `free list`.
    Memory,
    /// The opcode that runs after the next instruction.
    NextOp,
    /// How the run ends: `finished`, or the last line of the traceback.
    End,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QuestionError {
    /// The moment that is asked about is none.
    #[error("about.at: {0}")]
    Anchor(#[from] AnchorError),
    /// The place that is asked about is none.
    #[error("{0}")]
    Place(#[from] PlaceError),
    /// The answer could be seen before the question.
    #[error("the question is asked in moment {asked}, and its answer is in moment {told}, which is not later")]
    TooLate {
        /// When it is asked.
        asked: u64,
        /// When the answer is there.
        told: u64,
    },
    /// What is asked about does not happen.
    #[error("{0}")]
    Nothing(&'static str),
    /// Only objects with a card can be told apart.
    #[error("`{0}` is no object that can be told from others of the same value")]
    NoIdentity(String),
}

impl About {
    /// The answer to the question when it is asked in moment `n`; `choices` are what can be answered.
    ///
    /// # Errors
    /// What is asked for is not there.
    pub fn answer(&self, record: &mut Record, n: u64, choices: &[&str]) -> Result<String, QuestionError> {
        match self {
            Self::Printed => Ok(first_line(record.printed_from(n))),
            Self::Value { name, within, at } => {
                let snapshot = record.look(told(record, n, at.as_ref())?);
                Ok(text(snapshot, within.as_deref(), name)?)
            }
            Self::StackTop { at } => {
                let snapshot = record.look(told(record, n, at.as_ref())?);
                let top = newest(snapshot).and_then(|frame| frame.stack.last());
                Ok(top.map_or_else(|| "nothing".to_owned(), |value| written(snapshot, value)))
            }
            Self::Frame { at } => {
                let snapshot = record.look(told(record, n, at.as_ref())?);
                let newest = newest(snapshot).filter(|_| snapshot.moment.next.is_some());
                Ok(newest.map_or_else(|| "none".to_owned(), |frame| frame.name.clone()))
            }
            Self::Depth { at } => {
                let snapshot = record.look(told(record, n, at.as_ref())?);
                Ok(frames(snapshot).count().to_string())
            }
            Self::Path => path(record.look(n + 1).step.as_ref()),
            Self::Same { name, within, at } => {
                let moment = told(record, n, at.as_ref())?;
                same(record, moment, (name, within.as_deref()), choices)
            }
            Self::Memory => memory(record, n),
            Self::NextOp => {
                let step = record.look(n + 2).step.clone().filter(|step| step.n == n + 1);
                step.map(|step| step.op).ok_or(QuestionError::Nothing("the run is over after the next instruction"))
            }
            Self::End => Ok(end(record)),
        }
    }
}

/// The moment that a question is about, which comes after that in which it is asked.
fn told(record: &Record, asked: u64, at: Option<&Anchor>) -> Result<u64, QuestionError> {
    let told = at.map_or(Ok(asked + 1), |at| at.moment(record))?;
    if told > asked { Ok(told) } else { Err(QuestionError::TooLate { asked, told }) }
}

fn first_line(printed: &str) -> String {
    printed.lines().next().unwrap_or("nothing").to_owned()
}

/// Which way a call goes, by the counters that it adds to.
fn path(step: Option<&Step>) -> Result<String, QuestionError> {
    let counted = |name: &str| {
        let steps = step.map(|step| &*step.c_steps).unwrap_or_default();
        steps.iter().flat_map(|step| &step.counted).any(|counted| counted.counter == name)
    };
    if !counted("ALL") {
        return Err(QuestionError::Nothing("the next instruction is no call"));
    }
    let ways = [("FASTER_FUNCTION", "quick"), ("FUNCTION", "general"), ("CFUNCTION", "C function"), ("TYPE", "class")];
    let way = ways.iter().find(|(counter, _)| counted(counter)).map_or("other", |(_, way)| way);
    Ok(way.to_owned())
}

fn same(
    record: &mut Record,
    moment: u64,
    (name, within): (&str, Option<&str>),
    choices: &[&str],
) -> Result<String, QuestionError> {
    let snapshot = record.look(moment);
    let identity = |name: &str, within: Option<&str>| match find(snapshot, within, name)? {
        Value::Ref { to, .. } => Ok(to),
        _ => Err(QuestionError::NoIdentity(name.to_owned())),
    };
    let wanted = identity(name, within)?;
    for choice in choices.iter().filter(|choice| **choice != "none") {
        let (other, function) =
            choice.split_once(" in ").map_or((*choice, None), |(name, within)| (name, Some(within)));
        if identity(other, function)? == wanted {
            return Ok((*choice).to_owned());
        }
    }
    Ok("none".to_owned())
}

fn memory(record: &Record, n: u64) -> Result<String, QuestionError> {
    let origin = record.events_from(n).find_map(|event| match event {
        Event::Made(_, origin) => Some(*origin),
        _ => None,
    });
    let word = match origin.ok_or(QuestionError::Nothing("no frame is made after that"))? {
        FrameOrigin::New => "new",
        FrameOrigin::Zombie => "zombie",
        FrameOrigin::FreeList => "free list",
    };
    Ok(word.to_owned())
}

fn end(record: &mut Record) -> String {
    match &record.look(record.length()).moment.status {
        Status::Raised { traceback, .. } => traceback.trim_end().lines().last().unwrap_or_default().to_owned(),
        _ => "finished".to_owned(),
    }
}

//! A place in a run, in words that survive small edits of the program: "before the second call of `add`".

use serde::Deserialize;
use thiserror::Error;

use super::record::{Event, Record};

/// A place in the run. Exactly one of the first seven fields, or `op` with some of `line` and `in`, says which kind.
///
/// What happens several times is counted: `hit = 2` is the second time. `plus` goes on by so many instructions from there,
/// or back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Anchor {
    /// The first moment.
    pub start: bool,
    /// The last moment.
    pub end: bool,
    /// Before the instruction that calls this function: the one that makes a frame for its code, or resumes a generator
    /// of it.
    pub call: Option<String>,
    /// The first moment in this function's frame: as it begins, or goes on as a generator.
    pub enter: Option<String>,
    /// Before the instruction that ends the call: that returns, yields, or lets an exception through.
    pub leave: Option<String>,
    /// Before the instruction that raises this exception.
    pub raises: Option<String>,
    /// Where this line begins: where CPython would report it to `sys.settrace`.
    pub line: Option<u32>,
    /// Before an instruction with this opcode.
    pub op: Option<String>,
    /// With `line` or `op`: only in frames of this function; `<module>` is the module.
    #[serde(rename = "in")]
    pub within: Option<String>,
    /// The how many-th time, from 1.
    pub hit: Option<u32>,
    /// So many instructions later.
    pub plus: i64,
}

/// Why an anchor is no place in the run.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnchorError {
    /// It says nothing, or more than one thing.
    #[error(
        "a place in the run is one of `start`, `end`, `call`, `enter`, `leave`, `raises`, `line` or `op` (`op` goes with `line`), and this has {found}"
    )]
    Kind {
        /// How many it has.
        found: usize,
    },
    /// `in` without what it narrows down.
    #[error("`in` goes with `line` or `op` only: `call`, `enter` and `leave` name the function themselves")]
    Within,
    /// It never happens, or not so often.
    #[error("the run comes there {times} times, and `hit = {hit}` was asked for")]
    Never {
        /// How often it happens.
        times: usize,
        /// Which time was asked for.
        hit: u32,
    },
    /// With `plus` it is before the start or after the end.
    #[error("`plus` leads out of the run: to moment {moment} of {length}")]
    Outside {
        /// Where it leads.
        moment: i64,
        /// The last moment.
        length: u64,
    },
}

impl Anchor {
    /// The moment's number.
    ///
    /// # Errors
    /// It is not clear which place is meant, or the run never comes there.
    pub fn moment(&self, record: &Record) -> Result<u64, AnchorError> {
        let hit = self.hit.unwrap_or(1);
        let found = self.places(record)?;
        let place = (hit as usize).checked_sub(1).and_then(|index| found.get(index));
        let place = *place.ok_or(AnchorError::Never { times: found.len(), hit })?;
        let moment = place as i64 + self.plus;
        let length = record.length();
        u64::try_from(moment).ok().filter(|&n| n <= length).ok_or(AnchorError::Outside { moment, length })
    }

    /// All moments that are meant, in the order of the run.
    fn places(&self, record: &Record) -> Result<Vec<u64>, AnchorError> {
        let given = [
            self.start,
            self.end,
            self.call.is_some(),
            self.enter.is_some(),
            self.leave.is_some(),
            self.raises.is_some(),
            self.line.is_some() || self.op.is_some(),
        ];
        let found = given.iter().filter(|&&given| given).count();
        if found != 1 {
            return Err(AnchorError::Kind { found });
        }
        if self.within.is_some() && self.line.is_none() && self.op.is_none() {
            return Err(AnchorError::Within);
        }
        let happened = |wanted: &dyn Fn(&Event) -> bool| record.steps_with(wanted);
        Ok(if self.start {
            vec![0]
        } else if self.end {
            vec![record.length()]
        } else if let Some(name) = &self.call {
            happened(&|event| matches!(event, Event::Made(made, _) | Event::Resumed(made) if made == name))
        } else if let Some(name) = &self.enter {
            let before = happened(&|event| matches!(event, Event::Entered(entered) if entered == name));
            before.into_iter().map(|n| n + 1).collect()
        } else if let Some(name) = &self.leave {
            happened(&|event| matches!(event, Event::Left(left) if left == name))
        } else if let Some(name) = &self.raises {
            happened(&|event| matches!(event, Event::Raised(raised) if raised == name))
        } else {
            record.moments_where(|place| {
                let in_line =
                    self.line.is_none_or(|line| place.line == line && (self.op.is_some() || place.begins_line));
                let is_op = self.op.as_ref().is_none_or(|op| *op == place.op);
                in_line && is_op && self.within.as_ref().is_none_or(|name| *name == place.function)
            })
        })
    }
}

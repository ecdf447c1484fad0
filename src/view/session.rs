//! A program and its run: any moment of it, with the step that led there.

use std::rc::Rc;

use thiserror::Error;

use super::effects::Recorder;
use super::moment::moment;
use super::narration::{Before, narrate};
use super::problem::report;
use super::program::program;
use super::reach::Reach;
use super::schema::{Program, Snapshot, Step, SyntaxProblem, Timeline};
use super::timeline::Calls;
use crate::bytecode::verify::VerifyError;
use crate::bytecode::{Code, Pyc, PycError};
use crate::compiler::{self, Options};
use crate::machine::{Fuel, Machine, Sources, Status};

/// The largest `.pyc` and the largest source that are taken, in bytes.
pub const SIZE_LIMIT: usize = 4 << 20;

/// Why a program cannot be opened.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum OpenError {
    /// It is no `.pyc` of CPython 2.7.
    #[error("{name} cannot be opened: {error}.")]
    NotPyc {
        /// Its name.
        name: String,
        /// Why.
        error: PycError,
    },
    /// It does not compile. The sentence is CPython's.
    #[error(fmt = report)]
    Syntax {
        /// What is wrong, and where.
        problem: SyntaxProblem,
        /// Its name.
        name: String,
    },
    /// Its code is not safe to run.
    #[error("{name} cannot be run: {error}.")]
    Refused {
        /// Its name.
        name: String,
        /// Why.
        error: VerifyError,
    },
    /// It is too large for the page.
    #[error("{name} is too large: it has {size} bytes, and {SIZE_LIMIT} is the most that can be opened.")]
    TooLarge {
        /// Its name.
        name: String,
        /// Its size, or its source's.
        size: usize,
    },
}

/// An open program.
///
/// Two machines run it. One runs ahead and finds out how long the run is and which calls it has
/// ([`survey`](Self::survey)); the other goes to the moments that are looked at ([`seek`](Self::seek)), forward from
/// where it is, or from the start again. As the machine is deterministic, both see the same run.
#[derive(Debug)]
pub struct Session {
    program: Program,
    /// The run before its first instruction.
    start: Machine,
    /// The one that runs ahead.
    ahead: Machine,
    calls: Calls,
    /// The one that is looked at: at the moment of `last`.
    here: Machine,
    last: Snapshot,
}

impl Session {
    /// Opens a `.pyc`. `name` is what errors call it; `source` is the text that it was compiled from, where that is
    /// known.
    ///
    /// # Errors
    /// It is no `.pyc`, or not safe to run, or too large.
    pub fn from_pyc(bytes: &[u8], name: &str, source: Option<String>) -> Result<Self, OpenError> {
        let name = || name.to_owned();
        let size = bytes.len().max(source.as_ref().map_or(0, String::len));
        if size > SIZE_LIMIT {
            return Err(OpenError::TooLarge { name: name(), size });
        }
        let pyc = Pyc::read(bytes).map_err(|error| OpenError::NotPyc { name: name(), error })?;
        Self::new(&pyc.code, source).map_err(|error| OpenError::Refused { name: name(), error })
    }

    /// Compiles a program and opens it: `source` is the file as it is on disk, in any encoding.
    ///
    /// # Errors
    /// It does not compile, or is too large.
    pub fn from_source(source: &[u8], options: &Options<'_>) -> Result<Self, OpenError> {
        let own_name = || options.filename.to_owned();
        if source.len() > SIZE_LIMIT {
            return Err(OpenError::TooLarge { name: own_name(), size: source.len() });
        }
        let mut warnings = Vec::new();
        let code = compiler::compile(source, options, &mut warnings)
            .map_err(|error| OpenError::Syntax { problem: SyntaxProblem::new(&error), name: own_name() })?;
        let code = Rc::new(code);
        let mut program = program(&code, Some(compiler::text(source, options)));
        program.warnings = warnings.into_iter().map(Into::into).collect();
        // A traceback quotes the file as it is.
        Self::start(&code, program, Some(source)).map_err(|error| OpenError::Refused { name: own_name(), error })
    }

    /// Opens a module's code.
    ///
    /// # Errors
    /// It is not safe to run.
    pub fn new(code: &Rc<Code>, source: Option<String>) -> Result<Self, VerifyError> {
        let file = source.clone();
        Self::start(code, program(code, source), file.as_ref().map(String::as_bytes))
    }

    /// `file` is the source as it lies on disk.
    fn start(code: &Rc<Code>, program: Program, file: Option<&[u8]>) -> Result<Self, VerifyError> {
        let files = file.iter().map(|file| (code.filename.bytes.to_vec(), file.to_vec())).collect();
        let start = Machine::new(code, Sources::new(files))?;
        Ok(Self {
            program,
            calls: Calls::new(&start),
            ahead: start.clone(),
            here: start.clone(),
            last: Snapshot { moment: moment(&start), step: None },
            start,
        })
    }

    /// What does not change while the program runs.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Runs ahead by up to `limit` more units of work (an instruction is one, a large operation more), and gives the
    /// timeline of the whole run so far.
    pub fn survey(&mut self, limit: u64) -> Timeline {
        self.ahead.run_observed(Fuel::work(limit), &mut self.calls);
        self.calls.timeline(&self.ahead, self.length())
    }

    /// The last moment that can be looked at: as far as the run was surveyed. An instruction that is still under way,
    /// within a builtin, has not led to a moment yet.
    pub fn length(&self) -> u64 {
        let under_way = *self.ahead.status() == Status::Running && !self.ahead.at_instruction();
        self.ahead.n() - u64::from(under_way)
    }

    /// The moment `n`, or the last one if there is none such yet.
    pub fn seek(&mut self, n: u64) -> &Snapshot {
        let n = n.min(self.length());
        if n == self.here.n() {
            return &self.last;
        }
        if n < self.here.n() {
            self.here = self.start.clone();
        }
        self.last = match n.checked_sub(1) {
            None => Snapshot { moment: moment(&self.here), step: None },
            Some(before) => {
                self.here.run(Fuel::instructions(before - self.here.n()));
                let step = self.step();
                Snapshot { moment: moment(&self.here), step }
            }
        };
        &self.last
    }

    /// The machine at the moment that was looked at last.
    pub fn machine(&self) -> &Machine {
        &self.here
    }

    /// Runs one instruction and tells of it.
    fn step(&mut self) -> Option<Step> {
        let machine = &mut self.here;
        let n = machine.n();
        let before = Before::of(machine)?;
        let mut recorder = Recorder::new(before.opcode, Reach::of(machine).labels);
        machine.step(&mut recorder);
        let record = recorder.finish();
        let (listing, offset) = (before.body.listed(), before.body.offset(before.index));
        Some(Step {
            n,
            frame: before.frame,
            listing,
            offset,
            line: before.body.line(before.index),
            op: before.opcode.name().to_owned(),
            arg: listing
                .and_then(|listing| self.program.instruction(listing, offset))
                .and_then(|instruction| instruction.arg),
            narration: narrate(&before, &record, machine.status()),
            effects: record.effects(),
        })
    }
}

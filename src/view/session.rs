//! A program and its run: any moment of it, with the step that led there.

use std::rc::Rc;

use thiserror::Error;

use super::answers::Answer;
use super::changes::changes;
use super::effects::Recorder;
use super::moment::{Ran, Run, moment, snapshot};
use super::narration::{Before, narrate};
use super::problem::report;
use super::program::{argument, program};
use super::reach::Reach;
use super::schema::{
    self, CallSpan, File, Finding, Moment, Program, Snapshot, Step, SyntaxProblem, Timeline, TimelinePart,
};
use super::timeline::Calls;
use crate::bytecode::verify::VerifyError;
use crate::bytecode::{Code, Pyc, PycError};
use crate::compiler::{self, Options};
use crate::history::{Found, History, Move, Search};
use crate::machine::{Machine, Sources, Status};

/// The largest `.pyc` and the largest source that are taken, in bytes.
pub const SIZE_LIMIT: usize = 4 << 20;

/// In how many columns the whole run is shown.
const COLUMNS: u32 = 1_024;

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
/// Its [`History`] finds out how long the run is and which calls it has ([`survey`](Self::survey)), and goes to the
/// moments that are looked at ([`seek`](Self::seek)).
#[derive(Debug)]
pub struct Session {
    program: Program,
    history: History,
    /// What the program was given to read so far.
    answers: Vec<Answer>,
    /// The search for a moment that was begun last.
    search: Option<Search>,
    /// The moment that is looked at.
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
        Self::from_files(source, &[], options)
    }

    /// The same, of a program that can import other files: `others` are their names and contents.
    ///
    /// # Errors
    /// It does not compile, or one of the files is too large. What is wrong with another file shows when it is imported.
    pub fn from_files(source: &[u8], others: &[(String, Vec<u8>)], options: &Options<'_>) -> Result<Self, OpenError> {
        let own_name = || options.filename.to_owned();
        let sizes = others.iter().map(|(name, text)| (name.clone(), text.len()));
        if let Some((name, size)) =
            [(own_name(), source.len())].into_iter().chain(sizes).find(|(_, size)| *size > SIZE_LIMIT)
        {
            return Err(OpenError::TooLarge { name, size });
        }
        let mut warnings = Vec::new();
        let code = compiler::compile(source, options, &mut warnings)
            .map_err(|error| OpenError::Syntax { problem: SyntaxProblem::new(&error), name: own_name() })?;
        let code = Rc::new(code);
        let mut program = program(&code, Some(compiler::text(source, options)));
        program.warnings = warnings.into_iter().map(Into::into).collect();
        program.files = others.iter().map(|(name, text)| file(name, text, options)).collect();
        // A traceback quotes the file as it is.
        let mut files = vec![(code.filename.bytes.to_vec(), source.to_vec())];
        files.extend(others.iter().map(|(name, text)| (name.clone().into_bytes(), text.clone())));
        Self::start(&code, program, files).map_err(|error| OpenError::Refused { name: own_name(), error })
    }

    /// Opens a module's code.
    ///
    /// # Errors
    /// It is not safe to run.
    pub fn new(code: &Rc<Code>, source: Option<String>) -> Result<Self, VerifyError> {
        let files = source.iter().map(|text| (code.filename.bytes.to_vec(), text.clone().into_bytes())).collect();
        Self::start(code, program(code, source), files)
    }

    /// `files` are the program's files as they lie on disk.
    fn start(code: &Rc<Code>, program: Program, files: Vec<(Vec<u8>, Vec<u8>)>) -> Result<Self, VerifyError> {
        let start = Machine::new(code, Sources::new(files))?;
        Ok(Self {
            last: snapshot(&start, &Run { known_code: program.listings.len(), answers: &[] }, None),
            answers: Vec::new(),
            search: None,
            history: History::new(start),
            program,
        })
    }

    /// What does not change while the program runs.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Runs ahead by up to `limit` more units of work (an instruction is one, a large operation more), and gives the
    /// timeline of the whole run so far.
    pub fn survey(&mut self, limit: u64) -> Timeline {
        self.history.run_ahead(limit);
        let calls = Calls::of(self.history.ahead());
        let (length, status) = (self.length(), self.history.ahead().status());
        let waiting = *status == Status::Waiting;
        Timeline {
            length,
            ended: !waiting && *status != Status::Running,
            waiting,
            answers: self.answers.iter().map(|answer| answer.moment).collect(),
            whole: calls.part(0, length, COLUMNS, None),
            call_count: calls.count(),
        }
    }

    /// Every call of the run so far, in order of their beginning, outer ones first; `None` if there are too many.
    pub fn calls(&self) -> Option<Vec<CallSpan>> {
        Calls::of(self.history.ahead())
            .all()
            .or_else(|| Calls::of(&self.history.replay_calls(0, self.history.length())).all())
    }

    /// The part of the timeline between two moments, in so many columns. What is too short to be remembered of the whole
    /// run is found by running this part once more.
    pub fn timeline(&self, from: u64, to: u64, columns: u32) -> TimelinePart {
        let to = to.min(self.length());
        let from = from.min(to);
        let calls = Calls::of(self.history.ahead());
        let short = calls.resolution();
        if short <= 1 || (to - from) / u64::from(columns.max(1)) >= short {
            return calls.part(from, to, columns, None);
        }
        // What is shorter lies between these, from its beginning to its end, if any of it is seen.
        let (start, end) = (from.saturating_sub(short), (to + short).min(self.length()));
        let replayed = self.history.replay_calls(start, end);
        calls.part(from, to, columns, Some(&Calls::of(&replayed)))
    }

    /// The last moment that can be looked at: as far as the run was surveyed.
    pub fn length(&self) -> u64 {
        self.history.length()
    }

    /// The moment `n`, or the last one if there is none such yet.
    pub fn seek(&mut self, n: u64) -> &Snapshot {
        let n = n.min(self.length());
        if n != self.history.here().n() {
            let before = n.checked_sub(1).and_then(|before| self.draw(before));
            let step = n.checked_sub(1).and_then(|_| self.step());
            self.history.seek(n);
            let mut shown = self.snapshot(step);
            if let Some(step) = &mut shown.step {
                let before = before.as_ref().unwrap_or(&self.last.moment);
                step.effects.extend(changes(before, &shown.moment, &step.effects));
            }
            self.last = shown;
        }
        &self.last
    }

    /// Goes to a moment and draws it, if it is not the one that is looked at.
    fn draw(&mut self, n: u64) -> Option<Moment> {
        self.history.seek(n);
        let machine = self.history.here();
        (self.last.moment.n != n).then(|| moment(machine, &Reach::of(machine), &self.answers))
    }

    /// Begins to look where a move leads from the moment `from`. The search before is given up.
    pub fn begin_search(&mut self, from: u64, wanted: &Move) {
        self.search = Some(self.history.begin_search(from, wanted));
    }

    /// Goes on with the search by about so many units of work, and tells how far it has come.
    pub fn search(&mut self, work: u64) -> schema::Found {
        let found = match &mut self.search {
            Some(search) => self.history.search(search, work),
            None => Found::Unknown(self.history.here().n()),
        };
        if !matches!(found, Found::Searching(_)) {
            self.search = None;
        }
        shown(found)
    }

    /// Whether the run has come to where the program waits for a line to read.
    pub fn is_waiting(&self) -> bool {
        *self.history.ahead().status() == Status::Waiting
    }

    /// Gives the program a line to read, without its newline; `None` is the end of the input.
    ///
    /// Answer number `index`, from 0, is given anew: those after it were to what the program asked then, and are taken
    /// back. There is no other than the next for a program that waits; nothing happens for one that does not.
    pub fn answer(&mut self, index: usize, line: Option<&str>) {
        self.search = None;
        if index < self.answers.len() {
            self.go_back_to_question(index);
        }
        if index == self.answers.len() && *self.history.ahead().status() == Status::Waiting {
            let line = line.map(|line| format!("{line}\n").into_bytes());
            self.provide(Answer::new(line, self.history.ahead()));
        }
        // What was looked at may have been the moment that waited.
        self.history.seek(0);
        self.last = self.snapshot(None);
    }

    /// Surveys the run anew, up to where it waits for this answer.
    fn go_back_to_question(&mut self, index: usize) {
        let start = self.history.start().clone();
        self.history = History::new(start);
        let answers = std::mem::take(&mut self.answers);
        for answer in answers.into_iter().take(index) {
            self.survey_to_question();
            self.provide(answer);
        }
        self.survey_to_question();
    }

    fn survey_to_question(&mut self) {
        while *self.history.ahead().status() == Status::Running {
            self.history.run_ahead(u64::MAX);
        }
    }

    fn provide(&mut self, answer: Answer) {
        self.history.provide_input(answer.line.as_deref());
        self.answers.push(answer);
    }

    /// The machine at the moment that was looked at last.
    pub fn machine(&self) -> &Machine {
        self.history.here()
    }

    /// The machine as far ahead as the run was surveyed.
    pub fn ahead(&self) -> &Machine {
        self.history.ahead()
    }

    /// The moment that is looked at.
    fn snapshot(&self, ran: Option<Ran>) -> Snapshot {
        let run = Run { known_code: self.program.listings.len(), answers: &self.answers };
        snapshot(self.history.here(), &run, ran)
    }

    /// Runs one instruction and tells of it.
    fn step(&mut self) -> Option<Ran> {
        let machine = self.history.here();
        let n = machine.n();
        let before = Before::of(machine)?;
        let mut recorder = Recorder::new(before.opcode, Reach::of(machine).labels);
        let machine = self.history.step(&mut recorder);
        let record = recorder.finish();
        let offset = before.body.offset(before.index);
        let step = Step {
            n,
            frame: before.frame,
            listing: Some(before.body.listing),
            offset,
            line: before.body.line(before.index),
            op: before.opcode.name().to_owned(),
            arg: argument(&before.body.code, offset),
            narration: narrate(&before, &record, machine.status()),
            c_steps: record.c_steps(),
            effects: record.effects(),
        };
        Some((step, before.body))
    }
}

fn shown(found: Found) -> schema::Found {
    let (what, n) = match found {
        Found::Moment(n) => (Finding::Moment, n),
        Found::End(n) => (Finding::End, n),
        Found::Unknown(n) => (Finding::Unknown, n),
        Found::Searching(n) => (Finding::Searching, n),
    };
    schema::Found { what, n }
}

fn file(name: &str, text: &[u8], options: &Options<'_>) -> File {
    let options = Options { resources: options.resources, ..Options::file(name) };
    File { name: name.to_owned(), source: compiler::text(text, &options) }
}

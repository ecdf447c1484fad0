//! The whole run of a lesson's program: what there is to know of each moment and each step to find places in it.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::compiler::Options;
use crate::view::schema::{
    Activation, Effect, Frame, FrameOrigin, Kind, ListedInstruction, Next, Program, Snapshot, Status, Stream,
};
use crate::view::session::{OpenError, Session};

/// Instructions that a lesson's program may run: more than a reader would ever step through.
pub const LONGEST_RUN: u64 = 3_000;

/// Why a program is none for a lesson.
#[derive(Debug, Error)]
pub enum RecordError {
    /// It cannot be opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// It runs too long.
    #[error("the run has more than {LONGEST_RUN} instructions: a lesson needs a smaller program")]
    TooLong,
    /// It waits for input.
    #[error("the program reads input, which a lesson cannot give it")]
    Reads,
    /// The machine does not have what it uses.
    #[error("{0}")]
    Unsupported(String),
}

/// Where the instruction is that runs next in a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `co_name` of the frame that runs it.
    pub function: String,
    /// Its line.
    pub line: u32,
    /// Its opcode's name.
    pub op: String,
    /// Whether a line begins here: where CPython reports one to `sys.settrace`.
    pub begins_line: bool,
}

/// Something that happens in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A frame was made for the code of this name, in memory from there.
    Made(String, FrameOrigin),
    /// A generator's frame went on.
    Resumed(String),
    /// A frame began to run, or went on.
    Entered(String),
    /// A frame returned, yielded, or let an exception through.
    Left(String),
    /// An exception of this name was raised.
    Raised(String),
}

/// A run, from its first moment to its last.
#[derive(Debug)]
pub struct Record {
    session: Session,
    /// Of each moment but the last.
    places: Vec<Place>,
    /// Of each step: step `n` leads from moment `n` to moment `n + 1`.
    events: Vec<Vec<Event>>,
    /// How many bytes had been printed in each moment.
    printed: Vec<usize>,
    /// All that was printed on stdout.
    output: String,
}

impl Record {
    /// Runs a program to its end.
    ///
    /// # Errors
    /// It does not compile, runs too long, or does what no lesson's program may.
    pub fn of(source: &str, filename: &str) -> Result<Self, RecordError> {
        let mut session = Session::from_source(source.as_bytes(), &Options::file(filename))?;
        let timeline = session.survey(LONGEST_RUN * 100);
        if session.is_waiting() {
            return Err(RecordError::Reads);
        }
        if !timeline.ended || timeline.length > LONGEST_RUN {
            return Err(RecordError::TooLong);
        }
        let mut record =
            Self { session, places: Vec::new(), events: Vec::new(), printed: Vec::new(), output: String::new() };
        record.watch();
        match &record.look(record.length()).moment.status {
            Status::Unsupported { message } => Err(RecordError::Unsupported(message.clone())),
            _ => Ok(record),
        }
    }

    /// Looks at every moment.
    fn watch(&mut self) {
        let program = self.session.program().clone();
        let mut before = self.session.seek(0).clone();
        self.printed.push(0);
        for n in 1..=self.length() {
            let after = self.session.seek(n).clone();
            if let Some(next) = &before.moment.next {
                self.places.push(place(&program, &before, next));
            }
            self.events.push(events(&before, &after));
            self.output = stdout(&after);
            self.printed.push(self.output.len());
            before = after;
        }
    }

    /// The number of the last moment.
    pub fn length(&self) -> u64 {
        self.session.length()
    }

    /// A moment, and the step that led to it.
    pub fn look(&mut self, n: u64) -> &Snapshot {
        self.session.seek(n)
    }

    /// The moments, in order, in which the next instruction is such.
    pub fn moments_where(&self, wanted: impl Fn(&Place) -> bool) -> Vec<u64> {
        let moments = self.places.iter().enumerate().filter(|(_, place)| wanted(place));
        moments.map(|(n, _)| n as u64).collect()
    }

    /// The moments, in order, before the steps in which such a thing happens.
    pub fn steps_with(&self, wanted: &dyn Fn(&Event) -> bool) -> Vec<u64> {
        let steps = self.events.iter().enumerate().filter(|(_, events)| events.iter().any(wanted));
        steps.map(|(n, _)| n as u64).collect()
    }

    /// What happens from a moment on.
    pub fn events_from(&self, n: u64) -> impl Iterator<Item = &Event> {
        self.events.iter().skip(n as usize).flatten()
    }

    /// What is printed on stdout from a moment on.
    pub fn printed_from(&self, n: u64) -> &str {
        let printed = self.printed.get(n as usize).copied().unwrap_or(0);
        self.output.get(printed..).unwrap_or_default()
    }
}

/// The newest Python frame of a moment.
pub fn newest(snapshot: &Snapshot) -> Option<&Frame> {
    frames(snapshot).next()
}

/// The Python frames in progress, newest first.
pub fn frames(snapshot: &Snapshot) -> impl Iterator<Item = &Frame> {
    snapshot.moment.stack.iter().filter_map(|activation| match activation {
        Activation::Frame(frame) => Some(&**frame),
        Activation::CCall(_) => None,
    })
}

fn place(program: &Program, snapshot: &Snapshot, next: &Next) -> Place {
    let listed = instruction(program, snapshot, next);
    let jumped_back = snapshot.step.as_ref().is_some_and(|step| step.frame == next.frame && next.offset <= step.offset);
    Place {
        function: newest(snapshot).map(|frame| frame.name.clone()).unwrap_or_default(),
        line: next.line as u32,
        op: listed.map(|instruction| instruction.op.clone()).unwrap_or_default(),
        begins_line: jumped_back || listed.is_some_and(|instruction| instruction.starts_line),
    }
}

fn instruction<'s>(program: &'s Program, snapshot: &'s Snapshot, next: &Next) -> Option<&'s ListedInstruction> {
    let index = next.listing?;
    let made = || snapshot.made.iter().find(|made| made.index == index).map(|made| &made.listing);
    let listing = program.listings.get(index as usize).or_else(made)?;
    listing.instructions.iter().find(|instruction| instruction.offset == next.offset)
}

/// What happened in the step between two moments.
fn events(before: &Snapshot, after: &Snapshot) -> Vec<Event> {
    let names = Names::of([before, after]);
    let effects = after.step.as_ref().map(|step| &*step.effects).unwrap_or_default();
    let mut events = Vec::new();
    let mut made = Vec::new();
    for effect in effects {
        match effect {
            Effect::FrameMade { frame, code, origin, .. } => {
                made.push(*frame);
                events.push(Event::Made(names.code(*code), *origin));
            }
            Effect::FrameEntered { frame } => {
                if !made.contains(frame) {
                    events.push(Event::Resumed(names.frame(*frame)));
                }
                events.push(Event::Entered(names.frame(*frame)));
            }
            Effect::FrameLeft { frame, .. } => events.push(Event::Left(names.frame(*frame))),
            Effect::Raised { exception, .. } => events.push(Event::Raised(exception.clone())),
            _ => {}
        }
    }
    events
}

/// What frames and code objects are called in the two moments around a step.
#[derive(Default)]
struct Names {
    frames: BTreeMap<u64, String>,
    codes: BTreeMap<u64, String>,
}

impl Names {
    fn of(moments: [&Snapshot; 2]) -> Self {
        let mut names = Self::default();
        for snapshot in moments {
            let parked = snapshot.moment.objects.iter().filter_map(|object| object.frame.as_deref());
            for frame in frames(snapshot).chain(parked) {
                names.frames.insert(frame.id as u64, frame.name.clone());
            }
            for object in snapshot.moment.objects.iter().filter(|object| object.kind == Kind::Code) {
                names.codes.insert(object.id as u64, object.label.clone());
            }
        }
        names
    }

    fn frame(&self, id: f64) -> String {
        self.frames.get(&(id as u64)).cloned().unwrap_or_default()
    }

    fn code(&self, id: f64) -> String {
        self.codes.get(&(id as u64)).cloned().unwrap_or_default()
    }
}

fn stdout(snapshot: &Snapshot) -> String {
    let pieces = snapshot.moment.output.iter().filter(|piece| piece.stream == Stream::Stdout);
    pieces.map(|piece| &*piece.text).collect()
}

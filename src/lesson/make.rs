//! Files → lesson, or everything that is wrong with it.

use std::collections::BTreeMap;
use std::fmt;

use thiserror::Error;

use super::anchor::AnchorError;
use super::markdown::{self, MarkdownError};
use super::question::QuestionError;
use super::record::{Record, RecordError};
use super::schema::{Block, Choice, LESSON_VERSION, Lesson, LessonEntry, Piece, Question, Stop, Style};
use super::source;

/// How many questions a lesson asks at least.
pub const FEWEST_QUESTIONS: usize = 3;
/// How many choices there may be, which the keys `a` to `f` choose.
pub const CHOICES: std::ops::RangeInclusive<usize> = 2..=6;

/// What is wrong, and where in the lesson.
#[derive(Debug, Error)]
#[error("{place}: {fault}")]
pub struct Wrong {
    /// Where.
    pub place: Where,
    /// What.
    pub fault: Box<Fault>,
}

/// A part of a `lesson.toml`; notes, questions and choices are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The file, or its first lines.
    File,
    /// The program.
    Program,
    /// `intro`.
    Intro,
    /// A `[[note]]`.
    Note(usize),
    /// A `[[question]]`.
    Question(usize),
    /// A choice of a question.
    Choice(usize, usize),
}

impl fmt::Display for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("lesson.toml"),
            Self::Program => f.write_str("program"),
            Self::Intro => f.write_str("intro"),
            Self::Note(note) => write!(f, "note {note}"),
            Self::Question(question) => write!(f, "question {question}"),
            Self::Choice(question, choice) => write!(f, "question {question}, choice {choice}"),
        }
    }
}

/// What can be wrong.
#[derive(Debug, Error)]
pub enum Fault {
    /// The file is no lesson.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// The program is none for a lesson.
    #[error("{0}")]
    Record(#[from] RecordError),
    /// A text has what lessons have not.
    #[error("{0}")]
    Text(#[from] MarkdownError),
    /// A place in the run is none.
    #[error("at: {0}")]
    Anchor(#[from] AnchorError),
    /// The machine has no answer.
    #[error("{0}")]
    Question(#[from] QuestionError),
    /// No choice is right.
    #[error("the machine's answer is `{answer}`, and none of the choices is that")]
    NoRight {
        /// The answer.
        answer: String,
    },
    /// Two choices say the same.
    #[error("two choices say `{0}`")]
    Twice(String),
    /// Too few or too many choices.
    #[error("a question has {least} to {most} choices, and this has {found}", least = CHOICES.start(), most = CHOICES.end())]
    Choices {
        /// How many it has.
        found: usize,
    },
    /// Two notes, or two questions, at one moment.
    #[error("there is another of them in the same moment, {0}")]
    SameMoment(u64),
    /// Nothing comes after the question.
    #[error("it is asked in the last moment, after which nothing comes that could be foretold")]
    AtEnd,
    /// Too few questions.
    #[error("a lesson asks {FEWEST_QUESTIONS} questions at least, and this one {0}")]
    Few(usize),
    /// A line that is empty, or more than one.
    #[error("{0} must be one line")]
    Line(&'static str),
}

/// Reads a `lesson.toml`.
///
/// # Errors
/// It is no TOML, or has fields that no lesson has.
pub fn read(text: &str) -> Result<source::Source, Wrong> {
    toml::from_str(text).map_err(|error| Wrong { place: Where::File, fault: Box::new(error.into()) })
}

/// Makes the lesson `name` of what its author wrote and its program's source.
///
/// # Errors
/// Everything that is wrong.
pub fn make(name: &str, source: &source::Source, program: &str) -> Result<Lesson, Vec<Wrong>> {
    let record = Record::of(program, &source.program)
        .map_err(|error| vec![Wrong { place: Where::Program, fault: Box::new(error.into()) }])?;
    let mut maker = Maker { record, stops: BTreeMap::new(), wrong: Vec::new() };
    for (field, text) in [("title", &source.title), ("subject", &source.subject), ("summary", &source.summary)] {
        if text.trim().is_empty() || text.contains('\n') {
            maker.complain(Where::File, Fault::Line(field));
        }
    }
    if source.question.len() < FEWEST_QUESTIONS {
        maker.complain(Where::File, Fault::Few(source.question.len()));
    }
    let intro = maker.blocks(Where::Intro, &source.intro);
    source.note.iter().enumerate().for_each(|(index, note)| maker.note(index + 1, note));
    source.question.iter().enumerate().for_each(|(index, question)| maker.question(index + 1, question));
    if !maker.wrong.is_empty() {
        return Err(maker.wrong);
    }
    Ok(Lesson {
        version: LESSON_VERSION,
        name: name.to_owned(),
        title: source.title.clone(),
        subject: source.subject.clone(),
        summary: source.summary.clone(),
        filename: source.program.clone(),
        source: program.to_owned(),
        length: maker.record.length(),
        intro,
        stops: maker.stops.into_values().collect(),
    })
}

impl Lesson {
    /// What a list shows of it.
    pub fn entry(&self) -> LessonEntry {
        LessonEntry {
            name: self.name.clone(),
            title: self.title.clone(),
            subject: self.subject.clone(),
            summary: self.summary.clone(),
            questions: self.stops.iter().filter(|stop| stop.question.is_some()).count() as u32,
        }
    }
}

/// Puts a lesson together and writes down what is wrong.
struct Maker {
    record: Record,
    stops: BTreeMap<u64, Stop>,
    wrong: Vec<Wrong>,
}

impl Maker {
    fn complain(&mut self, place: Where, fault: impl Into<Fault>) {
        self.wrong.push(Wrong { place, fault: Box::new(fault.into()) });
    }

    /// What comes of it, if nothing is wrong.
    fn ok<T, E: Into<Fault>>(&mut self, place: Where, result: Result<T, E>) -> Option<T> {
        result.map_err(|fault| self.complain(place, fault)).ok()
    }

    fn blocks(&mut self, place: Where, text: &str) -> Vec<Block> {
        self.ok(place, markdown::blocks(text)).unwrap_or_default()
    }

    fn stop(&mut self, moment: u64) -> &mut Stop {
        self.stops.entry(moment).or_insert_with(|| Stop { moment, note: Vec::new(), question: None })
    }

    fn note(&mut self, number: usize, note: &source::Note) {
        let place = Where::Note(number);
        let text = self.blocks(place, &note.text);
        let moment = note.at.moment(&self.record);
        let Some(moment) = self.ok(place, moment) else { return };
        if self.stop(moment).note.is_empty() {
            self.stop(moment).note = text;
        } else {
            self.complain(place, Fault::SameMoment(moment));
        }
    }

    fn question(&mut self, number: usize, question: &source::Question) {
        let place = Where::Question(number);
        if !CHOICES.contains(&question.choice.len()) {
            self.complain(place, Fault::Choices { found: question.choice.len() });
        }
        let ask = self.blocks(place, &question.ask);
        let moment = question.at.moment(&self.record);
        let Some(moment) = self.ok(place, moment) else { return };
        if moment == self.record.length() {
            return self.complain(place, Fault::AtEnd);
        }
        let offered: Vec<&str> = question.choice.iter().map(|choice| &*choice.is).collect();
        let answer = question.about.answer(&mut self.record, moment, &offered);
        let Some(answer) = self.ok(place, answer) else { return };
        let twice =
            offered.iter().enumerate().find(|(index, is)| offered.iter().skip(index + 1).any(|other| other == *is));
        if let Some((_, twice)) = twice {
            self.complain(place, Fault::Twice((*twice).to_owned()));
        }
        if !offered.contains(&&*answer) {
            return self.complain(place, Fault::NoRight { answer });
        }
        let choices = question.choice.iter().enumerate();
        let choices =
            choices.map(|(index, choice)| self.choice(Where::Choice(number, index + 1), choice, &answer)).collect();
        if self.stop(moment).question.is_none() {
            self.stop(moment).question = Some(Question { ask, choices });
        } else {
            self.complain(place, Fault::SameMoment(moment));
        }
    }

    fn choice(&mut self, place: Where, choice: &source::Choice, answer: &str) -> Choice {
        let text = match &choice.text {
            Some(text) => self.ok(place, markdown::line(text)).unwrap_or_default(),
            None => vec![Piece { text: choice.is.clone(), style: Style::Code }],
        };
        Choice { text, right: choice.is == answer, why: self.blocks(place, &choice.why) }
    }
}

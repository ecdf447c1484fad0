//! A lesson as the page gets it: moments are numbers, the right choice is marked, texts are paragraphs and spans.
//!
//! The TypeScript types in `www/lessons/types.ts` are generated from these (`tests/types.rs`).

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// Version of this schema. It changes when a field changes its meaning or goes away.
pub const LESSON_VERSION: u32 = 1;

macro_rules! wire {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => { $(
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "types", derive(TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub $kind $name $body
    )* };
}

wire! {
/// What a list of lessons shows of each.
struct LessonEntry {
    /// The name of its folder, which opens it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about, for a group of lessons.
    pub subject: String,
    /// One sentence: what the reader will have understood.
    pub summary: String,
    /// How many questions it asks.
    pub questions: u32,
}

/// A lesson, ready to be shown.
struct Lesson {
    /// [`LESSON_VERSION`].
    pub version: u32,
    /// The name of its folder.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about, for a group of lessons.
    pub subject: String,
    /// One sentence: what the reader will have understood.
    pub summary: String,
    /// What becomes `co_filename` of its program.
    pub filename: String,
    /// The program.
    pub source: String,
    /// How many moments its run has, after the first: that is how the moments below were found.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub length: u64,
    /// What is said at the beginning, in moment 0.
    pub intro: Vec<Block>,
    /// Where something is said or asked, in the order of the run; each moment once.
    pub stops: Vec<Stop>,
}

/// A moment at which something is said or asked.
struct Stop {
    /// The moment.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub moment: u64,
    /// What is said; empty if there is only a question.
    pub note: Vec<Block>,
    /// What is asked.
    pub question: Option<Question>,
}

/// A question about what comes next.
struct Question {
    /// What is asked.
    pub ask: Vec<Block>,
    /// What can be answered, in the author's order; one is right.
    pub choices: Vec<Choice>,
}

/// An answer to choose.
struct Choice {
    /// What stands on it.
    pub text: Vec<Piece>,
    /// Whether it is what the machine says.
    pub right: bool,
    /// Why it is right, or what is wrong with it.
    pub why: Vec<Block>,
}

/// A part of a text.
#[serde(tag = "type")]
enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        pieces: Vec<Piece>,
    },
    /// A list with bullets.
    List {
        /// Its items.
        items: Vec<Vec<Piece>>,
    },
    /// Lines of code.
    Code {
        /// The lines.
        text: String,
    },
}

/// Some words.
struct Piece {
    /// The words.
    pub text: String,
    /// How they are said.
    pub style: Style,
}

/// How words are said.
#[derive(Copy)]
enum Style {
    /// As they are.
    Plain,
    /// In the code's type.
    Code,
    /// Stressed.
    Emphasis,
    /// Stressed more.
    Strong,
}
}

//! A lesson as its author writes it: `lesson.toml`.
//!
//! ```toml
//! title = "What a call makes"
//! subject = "Calls"
//! summary = "A call makes a frame, runs it, and puts its result on the caller's stack."
//! program = "call.py"
//! intro = "Two functions, and a call inside a call."
//!
//! [[note]]
//! at = { call = "add" }
//! text = "The arguments lie on the stack, above the function."
//!
//! [[question]]
//! at = { leave = "add" }
//! ask = "How many frames are there after this instruction?"
//! about = { type = "depth" }
//! choice = [
//!     { is = "1", why = "Yes: `add` is done, and only the module's frame is left." },
//!     { is = "2", why = "`add`'s frame is left with its `return`." },
//! ]
//! ```
//!
//! A field that is not known is an error: most are typing mistakes.

use serde::Deserialize;

use super::anchor::Anchor;
use super::question::About;

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title, a few words.
    pub title: String,
    /// What it is about: lessons of the same subject stand together.
    pub subject: String,
    /// One sentence: what the reader will have understood.
    pub summary: String,
    /// The program's file, in the same folder; its name becomes `co_filename`.
    pub program: String,
    /// What is said at the beginning. Markdown, as all texts below.
    pub intro: String,
    /// What is said at a moment.
    #[serde(default)]
    pub note: Vec<Note>,
    /// What is asked at a moment.
    #[serde(default)]
    pub question: Vec<Question>,
}

/// What is said at a moment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// When.
    pub at: Anchor,
    /// What.
    pub text: String,
}

/// What is asked at a moment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// When: the moment before what is asked about.
    pub at: Anchor,
    /// What is asked, in words.
    pub ask: String,
    /// What is asked, for the machine: it computes the answer.
    pub about: About,
    /// What can be answered. One of them must be the machine's answer.
    pub choice: Vec<Choice>,
}

/// An answer to choose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The answer, as the machine would give it; [`About`] says how.
    pub is: String,
    /// What stands on it, in words; without it, `is` in the code's type.
    pub text: Option<String>,
    /// Why it is right, or what is wrong with it.
    pub why: String,
}

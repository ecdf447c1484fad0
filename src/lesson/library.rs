//! A folder of lessons: `lessons.toml` has their order, and each has a folder of its own.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;
use thiserror::Error;

use super::make::{Wrong, make, read};
use super::schema::{Lesson, LessonEntry};

/// What lists the lessons, for people to write.
pub const LIST: &str = "lessons.toml";
/// What an author writes.
pub const SOURCE: &str = "lesson.toml";
/// What is made of it, for the page.
pub const MADE: &str = "lesson.json";
/// What is made of all of them, for the page's list.
pub const INDEX: &str = "index.json";

/// Why a lesson, or a folder of them, cannot be had.
#[derive(Debug, Error)]
pub enum LibraryError {
    /// The file system.
    #[error("{path} cannot be {action}: {error}", path = path.display())]
    Io {
        /// `read` or `written`.
        action: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The list is none.
    #[error("{path}: {error}", path = path.display())]
    List {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: Box<toml::de::Error>,
    },
    /// The list and the folders do not agree.
    #[error("{LIST} and the folders beside it do not agree about {name}: every lesson is in both, once")]
    Unlisted {
        /// Which lesson.
        name: String,
    },
    /// A lesson has faults.
    #[error("{name}: {wrong}")]
    Wrong {
        /// Which lesson.
        name: String,
        /// What is wrong, and where.
        wrong: Wrong,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    lessons: Vec<String>,
}

/// The names of a folder's lessons, in their order.
///
/// # Errors
/// There is no list, or it does not have just the folders there are.
pub fn names(folder: &Path) -> Result<Vec<String>, LibraryError> {
    let path = folder.join(LIST);
    let List { lessons } =
        toml::from_str(&text(&path)?).map_err(|error| LibraryError::List { path, error: Box::new(error) })?;
    let mut there = Vec::new();
    let io = |error| LibraryError::Io { action: "read", path: folder.to_owned(), error };
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        if entry.path().join(SOURCE).is_file() {
            there.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let mut listed = lessons.clone();
    listed.sort();
    there.sort();
    match listed.iter().zip(&there).find(|(listed, there)| listed != there) {
        None if listed.len() == there.len() => Ok(lessons),
        None => Err(LibraryError::Unlisted { name: differing(&listed, &there) }),
        Some((listed, there)) => Err(LibraryError::Unlisted { name: listed.min(there).clone() }),
    }
}

/// The first of the longer list that the other has not.
fn differing(one: &[String], other: &[String]) -> String {
    let (longer, shorter) = if one.len() > other.len() { (one, other) } else { (other, one) };
    longer.get(shorter.len()).cloned().unwrap_or_default()
}

/// Makes the lesson in `folder/name`.
///
/// # Errors
/// A file is missing, or the lesson has faults: all of them.
pub fn lesson(folder: &Path, name: &str) -> Result<Lesson, Vec<LibraryError>> {
    let own = folder.join(name);
    let wrong = |wrong| LibraryError::Wrong { name: name.to_owned(), wrong };
    let source = text(&own.join(SOURCE)).map_err(|error| vec![error])?;
    let source = read(&source).map_err(|error| vec![wrong(error)])?;
    let program = text(&own.join(&source.program)).map_err(|error| vec![error])?;
    make(name, &source, &program).map_err(|all| all.into_iter().map(wrong).collect())
}

/// A lesson as the page reads it.
pub fn json(lesson: &Lesson) -> String {
    pretty(lesson)
}

/// The list as the page reads it.
pub fn index(lessons: &[Lesson]) -> String {
    pretty(&lessons.iter().map(Lesson::entry).collect::<Vec<LessonEntry>>())
}

fn pretty(data: &impl serde::Serialize) -> String {
    // These types hold nothing that JSON has not.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}

fn text(path: &Path) -> Result<String, LibraryError> {
    fs::read_to_string(path).map_err(|error| LibraryError::Io { action: "read", path: path.to_owned(), error })
}

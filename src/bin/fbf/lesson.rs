//! `fbf lesson check`: are the notes and questions of lessons where they should be, and the answers right?

use std::path::Path;

use framebyframe::lesson::library::{self, INDEX, MADE};
use framebyframe::lesson::schema::Lesson;

use super::files::{self, Failure};

/// Checks these lessons of a folder, or all; a line for each that is right, and one for everything that is wrong.
pub(crate) fn check(folder: &Path, names: Vec<String>, write: bool) -> Result<(), Failure> {
    let all = names.is_empty();
    let names = if all { library::names(folder)? } else { names };
    let mut lessons = Vec::new();
    for name in &names {
        match library::lesson(folder, name) {
            Ok(lesson) => {
                println!("{}", summary(&lesson));
                lessons.push(lesson);
            }
            Err(wrong) => wrong.iter().for_each(|wrong| eprintln!("{wrong}")),
        }
    }
    let failed = names.len() - lessons.len();
    if failed > 0 {
        return Err(Failure::SomeLessons { failed, all: names.len() });
    }
    if write {
        for lesson in &lessons {
            files::write_text(&folder.join(&lesson.name).join(MADE), library::json(lesson))?;
        }
        if all {
            files::write_text(&folder.join(INDEX), library::index(&lessons))?;
        }
    }
    Ok(())
}

fn summary(lesson: &Lesson) -> String {
    let notes = lesson.stops.iter().filter(|stop| !stop.note.is_empty()).count();
    let questions = lesson.entry().questions;
    format!("{}: {notes} notes and {questions} questions in {} moments", lesson.name, lesson.length)
}

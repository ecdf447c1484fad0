//! The lessons of the page: nothing is wrong with any of them, and what the page reads is what the machine makes of them.
//!
//! `fbf lesson check --write` writes anew what the page reads.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use framebyframe::lesson::library::{self, INDEX, LibraryError, MADE};
use framebyframe::lesson::make::{make, read};
use framebyframe::lesson::markdown::blocks;
use framebyframe::lesson::record::frames;
use framebyframe::lesson::schema::{Block, Lesson, Style};
use framebyframe::view::session::Session;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons")
}

fn lessons() -> Vec<Lesson> {
    let made = |name: &String| {
        library::lesson(&folder(), name)
            .unwrap_or_else(|wrong| panic!("{}", wrong.iter().map(|wrong| format!("{wrong}\n")).collect::<String>()))
    };
    library::names(&folder()).unwrap().iter().map(made).collect()
}

#[test]
fn nothing_is_wrong_and_the_page_reads_what_is_made_of_them() {
    let lessons = lessons();
    let read = |path: PathBuf| fs::read_to_string(path).unwrap_or_default();
    for lesson in &lessons {
        let same = read(folder().join(&lesson.name).join(MADE)) == library::json(lesson);
        assert!(same, "{}/{MADE} is out of date: run `fbf lesson check --write`", lesson.name);
    }
    assert!(
        read(folder().join(INDEX)) == library::index(&lessons),
        "{INDEX} is out of date: run `fbf lesson check --write`"
    );
}

/// Every question has one right choice and says why each is right or wrong; the right one is not always in the same place.
#[test]
fn every_question_can_be_answered_and_learned_from() {
    let mut places = BTreeSet::new();
    for lesson in lessons() {
        assert!(lesson.stops.iter().all(|stop| !stop.note.is_empty() || stop.question.is_some()));
        for question in lesson.stops.iter().filter_map(|stop| stop.question.as_ref()) {
            let right: Vec<usize> =
                (0..question.choices.len()).filter(|&index| question.choices[index].right).collect();
            assert_eq!(right.len(), 1, "{}: {:?}", lesson.name, question.ask);
            assert!(question.choices.iter().all(|choice| !choice.text.is_empty() && !choice.why.is_empty()));
            places.insert(right[0]);
        }
    }
    assert!(places.len() >= 3, "{places:?}");
}

/// The moments of a lesson are moments of the session that the page opens.
#[test]
fn the_page_finds_the_same_moments() {
    for lesson in lessons() {
        let options = framebyframe::compiler::Options::file(&lesson.filename);
        let mut session = Session::from_files(lesson.source.as_bytes(), &[], &options).unwrap();
        session.survey(1_000_000);
        assert_eq!(session.length(), lesson.length, "{}", lesson.name);
        for stop in &lesson.stops {
            let snapshot = session.seek(stop.moment);
            assert_eq!(snapshot.moment.n, stop.moment, "{}", lesson.name);
            assert!(stop.question.is_none() || frames(snapshot).count() > 0, "{}", lesson.name);
        }
    }
}

const PROGRAM: &str = "def f(x):\n    y = [x]\n    return y\n\na = f(1)\nb = f(2)\nprint a\n";

/// A lesson with this in place of its first question's `at`, `about` and `choice`.
fn with(question: &str) -> String {
    let fine = "ask = 'a'\n";
    let other = "[[question]]\nat = { line = 7 }\nask = 'a'\nabout = { type = 'printed' }\n\
                 choice = [{ is = '[1]', why = 'b' }, { is = 'x', why = 'c' }]\n";
    let third = other.replace("line = 7", "line = 6");
    format!(
        "title = 't'\nsubject = 's'\nsummary = 'u'\nprogram = 'f.py'\nintro = 'i'\n[[question]]\n{fine}{question}\n{other}{third}"
    )
}

fn outcome(toml: &str) -> Result<Lesson, String> {
    let source = read(toml).map_err(|wrong| wrong.to_string())?;
    make("f", &source, PROGRAM).map_err(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// What the machine answers: found out by offering every answer.
fn answers(at: &str, about: &str, right: &str) {
    let toml = with(&format!(
        "at = {{ {at} }}\nabout = {{ {about} }}\nchoice = [{{ is = \"{right}\", why = 'b' }}, {{ is = 'nonsense', why = 'c' }}]"
    ));
    let lesson = outcome(&toml).unwrap_or_else(|wrong| panic!("{at}, {about}: {wrong}"));
    let question = lesson.stops.iter().find_map(|stop| stop.question.clone()).unwrap();
    assert!(question.choices[0].right);
}

#[test]
fn the_machine_answers_each_kind_of_question() {
    answers("start = true", "type = 'printed'", "[1]");
    answers("end = true, plus = -1", "type = 'printed'", "nothing");
    answers("line = 3, hit = 2", "type = 'value', name = 'x', in = 'f'", "2");
    answers("start = true", "type = 'value', name = 'y', at = { enter = 'f' }", "no value");
    answers("start = true", "type = 'value', name = 'y', at = { leave = 'f' }", "[1]");
    answers("start = true", "type = 'value', name = 'a[0]', at = { end = true, plus = -1 }", "1");
    answers("start = true", "type = 'value', name = 'f.func_defaults', at = { end = true, plus = -1 }", "no value");
    answers("call = 'f'", "type = 'frame'", "f");
    answers("leave = 'f'", "type = 'frame'", "<module>");
    answers("call = 'f'", "type = 'depth'", "2");
    answers("call = 'f'", "type = 'path'", "quick");
    answers("op = 'BUILD_LIST', plus = -1", "type = 'stack-top'", "1");
    answers("call = 'f'", "type = 'memory'", "new");
    answers("call = 'f', hit = 2", "type = 'memory'", "zombie");
    answers("start = true", "type = 'next-op'", "MAKE_FUNCTION");
    answers("start = true", "type = 'end'", "finished");
    let same = "type = 'same', name = 'a', in = '<module>', at = { end = true, plus = -1 }";
    let toml = with(&format!(
        "at = {{ start = true }}\nabout = {{ {same} }}\nchoice = [{{ is = 'b', why = 'b' }}, {{ is = 'none', why = 'c' }}]"
    ));
    assert!(outcome(&toml).unwrap().stops[0].question.as_ref().unwrap().choices[1].right);
}

#[test]
fn what_is_wrong_is_said() {
    let fine = "choice = [{ is = '[1]', why = 'b' }, { is = 'x', why = 'c' }]";
    let printed = "about = { type = 'printed' }";
    let cases = [
        (format!("at = {{ line = 2 }}\n{printed}\nchoices = []"), "unknown field `choices`"),
        (format!("at = {{ lines = 2 }}\n{printed}\n{fine}"), "unknown field `lines`"),
        (format!("at = {{ line = 2 }}\nabout = {{ type = 'magic' }}\n{fine}"), "unknown variant `magic`"),
        (format!("at = {{ line = 2 }}\nabout = {{ type = 'value', named = 'x' }}\n{fine}"), "unknown field `named`"),
        (format!("at = {{ line = 2, hit = 3 }}\n{printed}\n{fine}"), "question 1: at: the run comes there 2 times"),
        (format!("at = {{ line = 2, call = 'f' }}\n{printed}\n{fine}"), "this has 2"),
        (format!("at = {{ }}\n{printed}\n{fine}"), "this has 0"),
        (format!("at = {{ call = 'f', in = 'f' }}\n{printed}\n{fine}"), "`in` goes with"),
        (format!("at = {{ start = true, plus = -1 }}\n{printed}\n{fine}"), "leads out of the run: to moment -1"),
        (format!("at = {{ end = true }}\n{printed}\n{fine}"), "asked in the last moment"),
        (format!("at = {{ line = 7 }}\n{printed}\n{fine}"), "question 2: there is another of them in the same moment"),
        (
            format!(
                "at = {{ line = 2 }}\n{printed}\nchoice = [{{ is = '[2]', why = 'b' }}, {{ is = 'x', why = 'c' }}]"
            ),
            "the machine's answer is `[1]`",
        ),
        (
            format!("at = {{ line = 2 }}\n{printed}\nchoice = [{{ is = '[1]', why = 'b' }}]"),
            "2 to 6 choices, and this has 1",
        ),
        (
            format!(
                "at = {{ line = 2 }}\n{printed}\nchoice = [{{ is = '[1]', why = 'b' }}, {{ is = '[1]', why = 'c' }}]"
            ),
            "two choices say `[1]`",
        ),
        (
            format!(
                "at = {{ line = 2 }}\n{printed}\nchoice = [{{ is = '[1]', why = '<b>' }}, {{ is = 'x', why = 'c' }}]"
            ),
            "question 1, choice 1: a text has",
        ),
        (
            format!("at = {{ line = 3, hit = 2 }}\nabout = {{ type = 'depth', at = {{ line = 3 }} }}\n{fine}"),
            "which is not later",
        ),
        (format!("at = {{ line = 2 }}\nabout = {{ type = 'path' }}\n{fine}"), "the next instruction is no call"),
        (
            format!("at = {{ line = 2 }}\nabout = {{ type = 'value', name = 'x', in = 'g' }}\n{fine}"),
            "no frame of g is in progress",
        ),
        (format!("at = {{ line = 2 }}\nabout = {{ type = 'value', name = 'x.y' }}\n{fine}"), "`x.y` is no place"),
        (format!("at = {{ line = 2 }}\nabout = {{ type = 'same', name = 'x' }}\n{fine}"), "`x` is no object"),
    ];
    for (question, expected) in cases {
        let said = outcome(&with(&question)).expect_err(expected);
        assert!(said.contains(expected), "{said:?} should say {expected:?}");
    }
}

#[test]
fn programs_that_are_none_for_a_lesson_are_refused() {
    let source = read(&with("at = { start = true }\nabout = { type = 'end' }\nchoice = []")).unwrap();
    for (program, expected) in [
        ("def f(:\n", "invalid syntax"),
        ("while 1: pass\n", "more than 3000 instructions"),
        ("raw_input()\n", "reads input"),
    ] {
        let wrong = make("f", &source, program).unwrap_err();
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].to_string().starts_with("program: "), "{}", wrong[0]);
        assert!(wrong[0].to_string().contains(expected), "{}", wrong[0]);
    }
}

#[test]
fn texts_are_a_small_part_of_markdown() {
    let text = blocks("A *b* `c < d`\nand **e**.\n\n- one\n- `two`\n\n```\nx = 1\n```\n").unwrap();
    let [Block::Paragraph { pieces }, Block::List { items }, Block::Code { text }] = &text[..] else {
        panic!("{text:?}")
    };
    let styles: Vec<(&str, Style)> = pieces.iter().map(|piece| (&*piece.text, piece.style)).collect();
    let expected = [
        ("A ", Style::Plain),
        ("b", Style::Emphasis),
        (" ", Style::Plain),
        ("c < d", Style::Code),
        (" and ", Style::Plain),
        ("e", Style::Strong),
        (".", Style::Plain),
    ];
    assert_eq!(styles, expected);
    assert_eq!((items.len(), &*text.clone()), (2, "x = 1"));
    for refused in [
        "<img src=x onerror=alert(1)>",
        "a <script>alert(1)</script> b",
        "[a](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![a](x.png)",
        "# Title",
        "1. one",
        "> quoted",
        "---",
        "- a\n  - b",
        "",
        "   ",
    ] {
        assert!(blocks(refused).is_err(), "{refused:?}");
    }
}

#[test]
fn the_list_and_the_folders_must_agree() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lessons");
    fs::create_dir_all(folder.join("one")).unwrap();
    fs::write(folder.join("one/lesson.toml"), "").unwrap();
    fs::write(folder.join("lessons.toml"), "lessons = ['one']").unwrap();
    assert_eq!(library::names(&folder).unwrap(), ["one"]);
    for list in ["lessons = []", "lessons = ['one', 'two']", "lessons = ['two']", "lessons = ['one', 'one']"] {
        fs::write(folder.join("lessons.toml"), list).unwrap();
        assert!(matches!(library::names(&folder), Err(LibraryError::Unlisted { .. })), "{list}");
    }
}

#[test]
fn the_command_line_checks_lessons() {
    let fbf = |names: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_fbf"))
            .args(["lesson", "check"])
            .args(names)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    let all = fbf(&[]);
    assert!(all.status.success(), "{}", String::from_utf8_lossy(&all.stderr));
    let missing = fbf(&["call", "nowhere"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stdout).starts_with("call: "));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("nowhere/lesson.toml cannot be read"));
}

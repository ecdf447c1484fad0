//! A program that reads: its run waits, goes on with what it is given, and can be given something else.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use framebyframe::compiler::Options;
use framebyframe::view::schema::{Activation, Snapshot, Status, Stream, Timeline};
use framebyframe::view::session::Session;

/// Opens a program and runs it up to its first question.
fn open(source: &str) -> Session {
    let mut session = Session::from_source(source.as_bytes(), &Options::file("test.py")).unwrap();
    survey(&mut session);
    session
}

fn survey(session: &mut Session) -> Timeline {
    session.survey(1_000_000)
}

fn answer(session: &mut Session, index: usize, line: &str) -> Timeline {
    session.answer(index, Some(line));
    survey(session)
}

fn last(session: &mut Session) -> Snapshot {
    let n = session.length();
    session.seek(n).clone()
}

/// What a terminal would show at the moment: what was typed stands in brackets.
fn screen(snapshot: &Snapshot) -> String {
    let shown = |stream, text: &str| if stream == Stream::Stdin { format!("[{text}]") } else { text.to_owned() };
    snapshot.moment.output.iter().map(|piece| shown(piece.stream, &piece.text)).collect()
}

const GREET: &str = "name = raw_input('Name? ')\nage = input('Age? ')\nprint name, age + 1\n";

#[test]
fn the_run_waits_in_the_moment_of_the_call() {
    let mut session = open(GREET);
    let timeline = survey(&mut session);
    assert!(timeline.waiting && !timeline.ended);
    let waiting = last(&mut session);
    assert_eq!(waiting.moment.status, Status::Waiting);
    assert_eq!(screen(&waiting), "Name? ");
    assert!(matches!(&waiting.moment.stack[0], Activation::CCall(call) if call.name == "raw_input"));
    let step = waiting.step.unwrap();
    let sentence: String = step.narration.iter().map(|span| &*span.text).collect();
    assert_eq!(
        sentence,
        "raw_input waits for a line of input. The call goes on, within this one instruction, when there is one."
    );
}

#[test]
fn an_answer_ends_the_call_and_the_run_goes_on() {
    let mut session = open(GREET);
    let waited = session.length();
    answer(&mut session, 0, "Ann");
    let answered = session.seek(waited).clone();
    assert_eq!(answered.moment.status, Status::Running);
    assert_eq!(screen(&answered), "Name? [Ann\n]");
    let timeline = answer(&mut session, 1, " \t6 * 7");
    assert!(timeline.ended && !timeline.waiting);
    assert_eq!(screen(&last(&mut session)), "Name? [Ann\n]Age? [ \t6 * 7\n]Ann 43\n");
    // Earlier moments know nothing of later answers.
    assert_eq!(screen(session.seek(waited)), "Name? [Ann\n]");
    assert_eq!(screen(session.seek(waited - 1)), "");
    assert_eq!(session.seek(waited), &answered);
}

#[test]
fn an_answer_that_is_changed_takes_back_those_after_it() {
    let mut session = open(GREET);
    answer(&mut session, 0, "Ann");
    answer(&mut session, 1, "1");
    let timeline = answer(&mut session, 0, "Bob");
    assert!(timeline.waiting);
    assert_eq!(screen(&last(&mut session)), "Name? [Bob\n]Age? ");
    assert!(answer(&mut session, 1, "2").ended);
    assert_eq!(screen(&last(&mut session)), "Name? [Bob\n]Age? [2\n]Bob 3\n");
}

#[test]
fn the_end_of_the_input_is_an_answer() {
    let mut session = open("try:\n    raw_input('? ')\nexcept EOFError, e:\n    print e\n");
    session.answer(0, None);
    assert!(survey(&mut session).ended);
    assert_eq!(screen(&last(&mut session)), "? []EOF when reading a line\n");
}

#[test]
fn one_instruction_may_read_several_lines() {
    let mut session = open("print map(raw_input, 'ab')\n");
    assert!(answer(&mut session, 0, "x").waiting);
    assert_eq!(screen(&last(&mut session)), "a[x\n]b");
    assert!(answer(&mut session, 1, "\u{e9}").ended);
    assert_eq!(screen(&last(&mut session)), "a[x\n]b[\u{e9}\n]['x', '\\xc3\\xa9']\n");
}

#[test]
fn a_line_that_input_cannot_evaluate_is_read_all_the_same() {
    let mut session = open("try:\n    input()\nexcept SyntaxError:\n    print raw_input()\n");
    assert!(answer(&mut session, 0, "1 +").waiting);
    assert!(answer(&mut session, 1, "second").ended);
    assert_eq!(screen(&last(&mut session)), "[1 +\n][second\n]second\n");
}

#[test]
fn nobody_answers_what_was_not_asked() {
    let mut session = open("print 1\n");
    let timeline = answer(&mut session, 0, "never read");
    assert!(timeline.ended);
    assert_eq!(screen(&last(&mut session)), "1\n");
}

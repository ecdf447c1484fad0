//! Code that a program makes in its run, and programs of several files: a front end can show all of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use framebyframe::compiler::Options;
use framebyframe::view::schema::{Activation, MadeCode, Snapshot};
use framebyframe::view::session::Session;

fn open(source: &str, others: &[(&str, &str)]) -> Session {
    let others: Vec<_> = others.iter().map(|&(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect();
    let mut session = Session::from_files(source.as_bytes(), &others, &Options::file("test.py")).unwrap();
    assert!(session.survey(1_000_000).ended);
    session
}

fn snapshots(session: &mut Session) -> Vec<Snapshot> {
    (0..=session.length()).map(|n| session.seek(n).clone()).collect()
}

fn of<'s>(snapshot: &'s Snapshot, name: &str) -> Option<&'s MadeCode> {
    snapshot.made.iter().find(|made| made.listing.name == name)
}

/// Every frame, step and next instruction has a listing with an instruction at its place.
fn has_all_listings(session: &Session, snapshot: &Snapshot) {
    let known = session.program().listings.len() as u32;
    let listing = |index: u32| match index.checked_sub(known) {
        None => &session.program().listings[index as usize],
        Some(_) => &snapshot.made.iter().find(|made| made.index == index).unwrap().listing,
    };
    let has = |index: u32, offset: u32| assert!(listing(index).instructions.iter().any(|one| one.offset == offset));
    for activation in &snapshot.moment.stack {
        let Activation::Frame(frame) = activation else { continue };
        assert_eq!(listing(frame.listing.unwrap()).name, frame.name);
    }
    snapshot.moment.next.iter().for_each(|next| has(next.listing.unwrap(), next.offset));
    snapshot.step.iter().for_each(|step| has(step.listing.unwrap(), step.offset));
}

#[test]
fn code_of_exec_has_a_listing_and_its_source() {
    let text = "x = 1\ndef f(n):\n    return n + x\nprint f(2)\n";
    let mut session = open(&format!("exec {text:?}\nprint eval(' x * 2')\n"), &[]);
    let all = snapshots(&mut session);
    all.iter().for_each(|snapshot| has_all_listings(&session, snapshot));
    let executed = all.iter().find_map(|snapshot| of(snapshot, "f")).unwrap();
    assert_eq!(executed.source.as_deref(), Some(text));
    assert_eq!((&*executed.listing.filename, executed.listing.first_line), ("<string>", 2));
    // Blanks before an expression are no part of what is compiled.
    let sources: Vec<_> =
        all.iter().flat_map(|snapshot| &snapshot.made).filter_map(|made| made.source.as_deref()).collect();
    assert!(sources.iter().any(|source| source.trim_end() == "x * 2" && source.starts_with('x')), "{sources:?}");
}

#[test]
fn the_same_code_has_the_same_number_whichever_way_a_moment_was_reached() {
    let mut session = open("for i in range(3):\n    exec 'i += %d' % i\n", &[]);
    let all = snapshots(&mut session);
    for n in (0..=session.length()).rev() {
        assert_eq!(session.seek(n).made, all[n as usize].made);
    }
    assert!(all.iter().flat_map(|snapshot| &snapshot.made).any(|made| made.index == 3));
}

#[test]
fn a_module_of_another_file_is_listed_and_its_text_is_the_files() {
    let helper = "# coding: utf-8\ndef twice(x):\n    return 2 * x # \u{e9}\n";
    let mut session = open("import helper\nprint helper.twice(4)\n", &[("helper.py", helper)]);
    assert_eq!(session.program().files[0].source, helper);
    let all = snapshots(&mut session);
    all.iter().for_each(|snapshot| has_all_listings(&session, snapshot));
    let module = all.iter().find_map(|snapshot| of(snapshot, "<module>")).unwrap();
    assert_eq!((&*module.listing.filename, module.source.as_deref()), ("helper.py", None));
    assert!(all.iter().any(|snapshot| of(snapshot, "twice").is_some()));
    assert_eq!(all.last().unwrap().moment.output[0].text, "8\n");
}

#[test]
fn code_without_a_program_is_not_sent_with_every_moment() {
    let mut session = open("print 1\n", &[]);
    assert!(snapshots(&mut session).iter().all(|snapshot| snapshot.made.is_empty()));
}

#[test]
fn a_traceback_quotes_another_file() {
    let mut session = open("import helper\n", &[("helper.py", "1 / 0 # here\n")]);
    let n = session.length();
    let printed: String = session.seek(n).moment.output.iter().map(|piece| &*piece.text).collect();
    assert!(printed.contains("  File \"helper.py\", line 1, in <module>\n    1 / 0 # here\n"), "{printed}");
}

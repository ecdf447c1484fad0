//! The law of effects: the moment before an instruction, and its effects, give the moment after. Nothing that changed is
//! missing, and nothing is told that did not happen.
//!
//! Tested over every program in `tests/programs`, `tests/samples` and `tests/narration`, in each at many moments ([`looked_at`]).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod apply;
mod state;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use framebyframe::compiler::Options;
use framebyframe::view::SHOWN_CHANGES;
use framebyframe::view::schema::{Activation, Effect, FrameOrigin, Moment, Snapshot, Status, Step};
use framebyframe::view::session::Session;
use libtest_mimic::{Arguments, Failed, Trial};

use apply::{Listings, apply};
use state::{Id, State, id};

/// Instructions of a program that are run.
const RUN: u64 = 2_000_000;

fn main() {
    let mut trials = Vec::new();
    for folder in ["samples", "programs", "narration"] {
        for path in programs(folder) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            trials.push(Trial::test(format!("{folder}/{name}"), move || law_holds(&path)));
        }
    }
    assert!(trials.len() > 200, "programs are missing");
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths
}

/// The steps that are looked at: the first ones, some from each part of the run, and the last.
fn looked_at(length: u64) -> BTreeSet<u64> {
    let windows = (1..=5).map(|part| length * part / 5);
    let near = windows.flat_map(|end| end.saturating_sub(12)..=end);
    (1..=length.min(60)).chain(near).filter(|n| (1..=length).contains(n)).collect()
}

fn law_holds(path: &Path) -> Result<(), Failed> {
    let source = fs::read(path)?;
    let mut session = match fs::read(path.with_extension("pyc")) {
        Ok(compiled) => Session::from_pyc(&compiled, "program.pyc", String::from_utf8(source).ok())?,
        Err(_) => Session::from_source(&source, &Options::file("program.py"))?,
    };
    let length = session.survey(RUN).length;
    let program = session.program().clone();
    for n in looked_at(length) {
        let before = session.seek(n - 1).clone();
        let there_before = there(&session);
        let after = session.seek(n).clone();
        let there_after = there(&session);
        let step = after.step.as_ref().ok_or("no step")?;
        if is_cut(step) {
            continue;
        }
        let listings = Listings { program: &program.listings, made: before.made.iter().chain(&after.made).collect() };
        compare(&before, &after, step, &listings)
            .and_then(|()| objects_come_and_go(&there_before, &there_after, step))
            .map_err(|fault| {
                format!("step {} ({} at line {}): {fault}\n{:#?}", step.n, step.op, step.line, step.effects)
            })?;
    }
    Ok(())
}

/// Whether a step has so many effects that not all are sent.
fn is_cut(step: &Step) -> bool {
    let small = step.effects.iter().filter(|effect| {
        matches!(
            effect,
            Effect::Move { .. } | Effect::Clear { .. } | Effect::ObjectMade { .. } | Effect::ObjectGone { .. }
        )
    });
    small.count() >= SHOWN_CHANGES
}

/// The objects of the machine; frames apart.
fn there(session: &Session) -> [BTreeSet<Id>; 2] {
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    for (identity, is_frame) in session.machine().heap.objects() {
        found[usize::from(is_frame)].insert(id(identity.birth as f64));
    }
    found
}

/// Objects made and gone are just those that are there now and were not, or the other way round; and so for frames.
fn objects_come_and_go(before: &[BTreeSet<Id>; 2], after: &[BTreeSet<Id>; 2], step: &Step) -> Result<(), String> {
    let [mut objects, mut frames] = before.clone();
    for effect in &step.effects {
        let as_told = match effect {
            Effect::ObjectMade { object } => objects.insert(id(*object)),
            Effect::ObjectGone { object } => objects.remove(&id(*object)),
            Effect::FrameMade { frame, origin: FrameOrigin::New, .. } => frames.insert(id(*frame)),
            Effect::FrameParked { frame, place: None } => frames.remove(&id(*frame)),
            _ => true,
        };
        if !as_told {
            return Err(format!("{effect:?} is not so"));
        }
    }
    let differ = |what: &str, told: &BTreeSet<Id>, there: &BTreeSet<Id>| {
        let numbers = |ids: Vec<&Id>| ids.into_iter().map(|&id| f64::from_bits(id)).collect::<Vec<_>>();
        let missing = numbers(there.difference(told).collect());
        let invented = numbers(told.difference(there).collect());
        let same = missing.is_empty() && invented.is_empty();
        if same { Ok(()) } else { Err(format!("{what} not told of: made {missing:?}, gone {invented:?}")) }
    };
    differ("objects", &objects, &after[0])?;
    differ("frames", &frames, &after[1])
}

/// The listing of each frame that is shown.
fn code_of(moment: &Moment, into: &mut BTreeMap<Id, u32>) {
    let in_progress = moment.stack.iter().filter_map(|activation| match activation {
        Activation::Frame(frame) => Some(frame),
        Activation::CCall(_) => None,
    });
    let held = moment.objects.iter().filter_map(|object| object.frame.as_ref());
    into.extend(in_progress.chain(held).filter_map(|frame| Some((id(frame.id), frame.listing?))));
}

fn compare(before: &Snapshot, after: &Snapshot, step: &Step, listings: &Listings<'_>) -> Result<(), String> {
    let (old, new) = (State::of(&before.moment), State::of(&after.moment));
    let mut code = BTreeMap::new();
    code_of(&before.moment, &mut code);
    code_of(&after.moment, &mut code);
    let (got, made) = apply(&old, step, &new, listings, &code);
    same("calls in progress", &got.stack, &new.stack)?;
    for (frame, expected) in &new.frames {
        match got.frames.get(frame) {
            Some(got) => {
                let what = |part: &str| format!("{part} of frame #{}", f64::from_bits(*frame));
                same(&what("f_back"), &got.back, &expected.back)?;
                same(&what("f_lasti"), &got.lasti, &expected.lasti)?;
                same(&what("fastlocals"), &got.locals, &expected.locals)?;
                same(&what("cells"), &got.cells, &expected.cells)?;
                same(&what("value stack"), &got.stack, &expected.stack)?;
                same(&what("block stack"), &got.blocks, &expected.blocks)?;
                same(&what("state"), &got.suspended, &expected.suspended)?;
                // Far down the stack, frames come without their fields.
                if got.fields.len() == expected.fields.len() {
                    same(&what("fields"), &got.fields, &expected.fields)?;
                }
            }
            // One that was there and is reached only now.
            None if !made.contains(frame) && !old.frames.contains_key(frame) => {}
            None => return Err(format!("frame #{} is missing", f64::from_bits(*frame))),
        }
    }
    for (object, expected) in &new.objects {
        match got.objects.get(object) {
            Some(got) => same(&format!("object #{}", f64::from_bits(*object)), got, expected)?,
            None if !made.contains(object) && !old.objects.contains_key(object) => {}
            None => return Err(format!("object #{} is missing", f64::from_bits(*object))),
        }
    }
    same("free list", &got.free_list, &new.free_list)?;
    for (code, zombie) in &new.zombies {
        if old.objects.contains_key(code) {
            same("co_zombieframe", &got.zombies.get(code), &Some(zombie))?;
        }
    }
    for code in old.zombies.keys().filter(|code| new.objects.contains_key(code) && !new.zombies.contains_key(code)) {
        same("co_zombieframe", &got.zombies.get(code), &None)?;
    }
    same("counters", &got.counters, &new.counters)?;
    let cut = |effect: &Effect| matches!(effect, Effect::Printed { text, .. } if text.chars().count() >= 1_000);
    // A character may be printed in several parts.
    if !step.effects.iter().any(cut) && !new.printed.contains('\u{fffd}') {
        same("output", &got.printed, &new.printed)?;
    }
    // What the machine does not have, and input, end a step from outside of the program.
    if matches!(after.moment.status, Status::Unsupported { .. } | Status::Waiting) {
        return Ok(());
    }
    same("next instruction", &got.next, &new.next)?;
    // Finalisers and the `str` of an exception run after the module has ended, and their end says nothing of how that was.
    let module_runs = matches!(before.moment.stack.last(), Some(Activation::Frame(frame)) if frame.name == "<module>");
    if module_runs { same("end", &got.end, &new.end) } else { Ok(()) }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: &T, expected: &T) -> Result<(), String> {
    if got == expected { Ok(()) } else { Err(format!("{what}: the effects give\n{got:#?}\nbut it is\n{expected:#?}")) }
}

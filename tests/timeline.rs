//! The timeline at any zoom, compared with a list of every call of the run.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::rc::Rc;

use framebyframe::compiler::{Options, compile};
use framebyframe::machine::{Effect, Fuel, Machine, Observer, Sources, Status};
use framebyframe::view::schema::{CallSpan, TimelinePart};
use framebyframe::view::session::Session;
use proptest::prelude::*;

/// More calls than are remembered, of all lengths; of builtins, generators, and some that exceptions end.
const SOURCE: &str = "\
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def numbers(n):
    for i in range(n):
        yield fib(i)
def fails(n):
    if n:
        fails(n - 1)
    raise ValueError
fib(22)
for number in numbers(8):
    try:
        fails(number)
    except ValueError:
        pass
for i in range(150):
    map(fib, [3, 5, 8])
fib(18)
";

/// A call: its name, depth, and first moment, and the first moment in which it is not on the stack any more.
type Span = (String, u32, u64, Option<u64>);

fn machine() -> (Session, Machine) {
    let code = Rc::new(compile(SOURCE.as_bytes(), &Options::file("here.py"), &mut Vec::new()).unwrap());
    (Session::new(&code, None).unwrap(), Machine::new(&code, Sources::default()).unwrap())
}

/// Sees calls begin and end.
struct Calls {
    open: Vec<(String, u64)>,
    spans: Vec<Span>,
}

impl Observer for Calls {
    fn effect(&mut self, machine: &Machine, effect: Effect) {
        match effect {
            Effect::FrameEntered(frame) => {
                let name = machine.heap.frame(frame).unwrap().body.name();
                self.open.push((name, machine.n()));
            }
            Effect::NativeEntered(name) => self.open.push((name.to_owned(), machine.n())),
            Effect::FrameLeft { .. } | Effect::NativeLeft(_) => {
                let (name, from) = self.open.pop().unwrap();
                if from < machine.n() {
                    self.spans.push((name, self.open.len() as u32, from, Some(machine.n())));
                }
            }
            _ => {}
        }
    }
}

/// Every call of the run, and its length.
fn all_calls(mut machine: Machine) -> (Vec<Span>, u64) {
    let mut calls = Calls { open: vec![("<module>".to_owned(), 0)], spans: Vec::new() };
    while *machine.status() == Status::Running {
        machine.run_observed(Fuel::work(100_000), &mut calls);
    }
    (calls.spans, machine.n())
}

fn shown(span: &CallSpan) -> Span {
    (span.name.clone(), span.depth, span.from, span.to)
}

fn check(part: &TimelinePart, all: &[Span], columns: u64) -> Result<(), TestCaseError> {
    let (from, to) = (part.from, part.to);
    let column = (to - from) / columns;
    let mut expected: Vec<Span> = all
        .iter()
        .filter(|(_, _, begin, end)| *begin <= to && end.unwrap() > from && end.unwrap() - begin >= column)
        .cloned()
        .collect();
    expected.sort_by_key(|(_, depth, begin, _)| (*begin, *depth));
    let found: Vec<Span> = part.calls.iter().map(shown).collect();
    if expected.len() <= 10_000 {
        prop_assert_eq!(found, expected, "{} to {} in {}", from, to, columns);
    } else {
        prop_assert!(found.len() <= 10_000 && found.iter().all(|span| expected.contains(span)));
    }
    Ok(())
}

/// How deep calls were in some of these moments, at the most.
fn deepest(all: &[Span], from: u64, to: u64) -> u32 {
    let overlaps = |span: &&Span| span.2 < to && span.3.unwrap() > from;
    all.iter().filter(overlaps).map(|span| span.1 + 1).max().unwrap_or(0)
}

#[test]
fn the_timeline_is_right_at_any_zoom() {
    let (mut session, machine) = machine();
    let (all, length) = all_calls(machine);
    assert!(all.len() > 70_000, "{}", all.len());
    while !session.survey(200_000).ended {}
    let whole = session.survey(0).whole;
    assert_eq!((whole.from, whole.to, whole.depths.len()), (0, length, 1_024));
    check(&whole, &all, 1_024).unwrap();
    // A replay of a part takes some time: so there are few cases, and each looks at several windows.
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(12));
    let window = (0..length, 1..length, 1u32..1_500, 0u32..14);
    runner
        .run(&prop::collection::vec(window, 4), |windows| {
            for (from, size, columns, zoom) in windows {
                let part = session.timeline(from, from + (size >> zoom).max(1), columns);
                check(&part, &all, u64::from(columns))?;
                prop_assert_eq!(part.depths.len() as u32, columns);
                // Of the depths some columns; a long run knows them by pieces, which may be wider.
                let at = |index: u64| part.from + (part.to - part.from) * index / u64::from(columns);
                for index in (0..u64::from(columns)).step_by(101) {
                    let (begin, end) = (at(index), at(index + 1).max(at(index) + 1));
                    let depth = part.depths[index as usize];
                    prop_assert!(depth >= deepest(&all, begin, end.min(length)), "{} to {}", begin, end);
                    prop_assert!(depth <= deepest(&all, begin.saturating_sub(1_024), end + 1_024));
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_call_that_goes_on_has_no_end() {
    let code = compile(b"def f():\n    while 1: pass\nf()\n", &Options::file("here.py"), &mut Vec::new()).unwrap();
    let mut session = Session::new(&Rc::new(code), None).unwrap();
    let timeline = session.survey(1_000);
    let names: Vec<(&str, Option<u64>)> = timeline.whole.calls.iter().map(|call| (&*call.name, call.to)).collect();
    assert_eq!(names, [("<module>", None), ("f", None)]);
    assert_eq!(timeline.whole.depths.first(), Some(&1));
    assert_eq!(timeline.whole.depths.last(), Some(&2));
    let part = session.timeline(500, 5_000, 3);
    assert_eq!((part.from, part.to, part.calls.len()), (500, 1_000, 2));
    assert_eq!(part.depths, [2, 2, 2]);
}

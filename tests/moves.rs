//! Where a debugger's moves lead: compared with their definitions, read off a list of every moment of the run.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::rc::Rc;

use framebyframe::bytecode::Pyc;
use framebyframe::compiler::{Options, compile};
use framebyframe::history::{Found, Goal, History, Move, Spacing};
use framebyframe::machine::watch::Breakpoint;
use framebyframe::machine::{Effect, Fuel, Machine, ObjectId, Observer, Sources, Status};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// Programs are looked at so far.
const MOMENTS: u64 = 1_500;

/// What a moment's definition needs to know of it. The call stack is of numbers, one for each call of the run.
#[derive(Clone, Debug, Default)]
struct Seen {
    calls: Vec<Option<u64>>,
    listing: u32,
    line: i32,
    offset: u32,
    begins_line: bool,
    is_first: bool,
    switched: bool,
    raises: bool,
}

impl Seen {
    /// The Python call that runs: how deep it is, and its number.
    fn call(&self) -> Option<(usize, u64)> {
        self.calls.iter().enumerate().rev().find_map(|(depth, call)| Some((depth, (*call)?)))
    }
}

fn programs() -> Vec<PathBuf> {
    let folders = ["tests/samples", "tests/programs"];
    let mut found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pyc"))
        .collect();
    found.sort();
    found
}

fn machine_of(path: &Path) -> Machine {
    let code = Pyc::read(&std::fs::read(path).unwrap()).unwrap().code;
    Machine::new(&code, Sources::default()).unwrap()
}

fn compiled(source: &str) -> Machine {
    let code = compile(source.as_bytes(), &Options::file("here.py"), &mut Vec::new()).unwrap();
    Machine::new(&Rc::new(code), Sources::default()).unwrap()
}

/// Hears of an instruction in which frame an exception is on its way first, and which calls begin and end.
struct Heard {
    first_raise: Option<ObjectId>,
    /// The calls in progress: the number of each, of builtins none.
    calls: Vec<Option<u64>>,
    /// How many calls have begun or ended in all.
    made: u64,
    switched: bool,
}

impl Observer for Heard {
    fn effect(&mut self, _: &Machine, effect: Effect) {
        match effect {
            Effect::Raised(frame) => {
                self.first_raise.get_or_insert(frame);
                return;
            }
            Effect::FrameEntered(_) => {
                self.calls.push(Some(self.made + 1));
                self.switched = true;
            }
            Effect::NativeEntered(_) => self.calls.push(None),
            Effect::FrameLeft { .. } | Effect::NativeLeft(_) => self.switched |= self.calls.pop().flatten().is_some(),
            _ => return,
        }
        self.made += 1;
    }
}

/// Every moment of a run, by one instruction after the other.
fn record(mut machine: Machine) -> Vec<Seen> {
    let mut heard = Heard { first_raise: None, calls: vec![Some(0)], made: 0, switched: false };
    let mut seen = Vec::new();
    loop {
        let mut now = Seen { calls: heard.calls.clone(), switched: heard.switched, ..Seen::default() };
        let mut op = "";
        let id = machine.next_frame();
        // A program that waits for input is in the middle of a line.
        if let Some(frame) = machine.current_frame().and_then(|id| machine.heap.frame(id)) {
            let line = |index| frame.body.line(index);
            (now.listing, now.line, now.offset) = (frame.body.listing, line(frame.next), frame.next_offset());
            now.is_first = frame.lasti < 0;
            let starts = frame.next == 0 || line(frame.next - 1) != now.line;
            now.begins_line = starts || frame.last_instruction().is_some_and(|last| last >= frame.next);
            op = frame.body.instructions.get(frame.next as usize).map_or("", |next| next.opcode.name());
        }
        if *machine.status() != Status::Running || machine.n() >= MOMENTS {
            seen.push(now);
            return seen;
        }
        (heard.first_raise, heard.switched) = (None, false);
        machine.step(&mut heard);
        now.raises = heard.first_raise.is_some_and(|raised| op != "END_FINALLY" || Some(raised) != id);
        seen.push(now);
    }
}

/// The definition of each goal.
fn is_goal(goal: &Goal, from: &Seen, at: &Seen) -> bool {
    let is_runs = at.call().is_some();
    // Before the end of the run was the program's own call.
    let call = from.call().unwrap_or((0, 0));
    let in_caller = is_runs && at.calls.len() <= call.0;
    match goal {
        Goal::Line => at.begins_line,
        Goal::Over => in_caller || (at.begins_line && at.call() == Some(call)),
        Goal::Out => in_caller,
        Goal::Call => at.is_first,
        Goal::Switch => at.switched,
        Goal::Again => at.begins_line && (at.listing, at.line) == (from.listing, from.line),
        Goal::Breakpoint { places } => {
            is_runs
                && places.iter().any(|place| match place {
                    Breakpoint::Line { listing, line } => at.begins_line && (*listing, *line) == (at.listing, at.line),
                    Breakpoint::FileLine { line, .. } => at.begins_line && *line == at.line,
                    Breakpoint::Instruction { listing, offset } => (*listing, *offset) == (at.listing, at.offset),
                })
        }
        Goal::Exception => at.raises,
    }
}

/// The nearest moment that is one, if there is.
fn expected(seen: &[Seen], from: usize, wanted: &Move) -> Option<u64> {
    // A program that is not over has no next instruction in the last moment that was looked at.
    let is = |n: &usize| is_goal(&wanted.goal, &seen[from], &seen[*n]);
    let last = seen.len() - 1;
    let n = if wanted.back { (0..from).rev().find(is) } else { (from + 1..last).find(is) };
    n.map(|n| n as u64)
}

fn goals(at: &Seen) -> Vec<Goal> {
    let places = vec![
        Breakpoint::Line { listing: at.listing, line: at.line },
        Breakpoint::Instruction { listing: at.listing, offset: at.offset },
    ];
    let of = |place: &Breakpoint| Goal::Breakpoint { places: vec![place.clone()] };
    let mut goals: Vec<Goal> = places.iter().map(of).collect();
    goals.push(Goal::Breakpoint { places });
    goals.extend([Goal::Line, Goal::Over, Goal::Out, Goal::Call, Goal::Switch, Goal::Again, Goal::Exception]);
    goals
}

fn history_of(start: Machine, first: u64, known: u64) -> History {
    let mut history = History::with_spacing(start, Spacing { first, most: 6, nearest_halt: 5 });
    while history.length() < known && *history.ahead().status() == Status::Running {
        history.run_ahead(known - history.length());
    }
    history
}

/// Where a search leads that goes on in slices of so much work.
fn find(history: &History, from: usize, wanted: &Move, work: u64) -> Option<u64> {
    let mut search = history.begin_search(from as u64, wanted);
    loop {
        match history.search(&mut search, work) {
            Found::Searching(_) => {}
            Found::Moment(n) => return Some(n),
            Found::End(_) | Found::Unknown(_) => return None,
        }
    }
}

fn check(path: &Path, first: u64, work: u64, picks: &[prop::sample::Index]) -> Result<(), TestCaseError> {
    let start = machine_of(path);
    let seen = record(start.clone());
    let last = seen.len() - 1;
    let mut history = history_of(start, first, last as u64);
    for picks in picks.windows(2) {
        let (from, place) = (picks[0].index(last + 1), picks[1].index(last + 1));
        if from % 3 == 0 {
            history.seek(place as u64);
        }
        for goal in goals(&seen[place]) {
            for back in [false, true] {
                let wanted = Move { goal: goal.clone(), back };
                let (found, expected) = (find(&history, from, &wanted, work), expected(&seen, from, &wanted));
                // In the last moment that was looked at something may be found or not.
                if expected.is_none() && found == Some(last as u64) {
                    continue;
                }
                prop_assert_eq!(found, expected, "{:?}, {:?} from {}", path, wanted, from);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn moves_lead_where_their_definitions_say(
        program in any::<prop::sample::Index>(),
        first in 1u64..500,
        work in 1u64..2_000,
        picks in prop::collection::vec(any::<prop::sample::Index>(), 2..20),
    ) {
        check(&programs()[program.index(programs().len())], first, work, &picks)?;
    }
}

#[test]
fn moves_in_every_program_lead_where_their_definitions_say() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let picks = prop::collection::vec(any::<prop::sample::Index>(), 4);
    for path in programs() {
        let picks = picks.new_tree(&mut runner).unwrap().current();
        check(&path, 200, 700, &picks).unwrap();
    }
}

const CALLS: &str = "\
def inner(x):
    if x > 1:
        raise ValueError
    return x
def numbers():
    yield 1
    yield 2
def outer():
    a = map(inner, [0, 1])
    for n in numbers():
        a.append(n)
    try:
        inner(5)
    finally:
        a.pop()
try:
    outer()
except ValueError:
    outer = None
";

/// The lines that a move leads to, again and again, and whether the moment is where the line begins.
fn lines(history: &History, mut from: u64, wanted: &Move) -> Vec<(i32, bool)> {
    let mut lines = Vec::new();
    while let Found::Moment(n) = history.find(from, wanted) {
        let mut machine = compiled(CALLS);
        machine.run(Fuel::instructions(n));
        let frame = machine.heap.frame(machine.current_frame().unwrap()).unwrap();
        lines.push((frame.body.line(frame.next), frame.begins_line()));
        from = n;
    }
    lines
}

/// The first moment in which a line begins.
fn at_line(history: &History, line: i32) -> u64 {
    let places = vec![Breakpoint::FileLine { file: "here.py".into(), line }];
    match history.find(0, &Move { goal: Goal::Breakpoint { places }, back: false }) {
        Found::Moment(n) => n,
        other => panic!("line {line}: {other:?}"),
    }
}

#[test]
fn a_debugger_leads_where_a_reader_expects() {
    let history = history_of(compiled(CALLS), 50, u64::MAX);
    let on = |goal| Move { goal, back: false };
    let back = |goal| Move { goal, back: true };
    // Over calls of C code and of generators, into the finally clause, and out to the caller's handler.
    let begun = [9, 10, 11, 10, 11, 10, 12, 13, 15, 15].map(|line| (line, true));
    let over = lines(&history, at_line(&history, 9), &on(Goal::Over));
    assert_eq!(&over[..6], &begun[1..7], "{over:?}");
    assert_eq!(&over[6..], [(13, true), (15, true), (18, true), (19, true)]);
    // Out of a call that C code has made: C code goes on to the next one, which has the same caller.
    let first = at_line(&history, 2);
    assert_eq!(lines(&history, first, &on(Goal::Out))[0], (9, false));
    assert_eq!(lines(&history, first, &back(Goal::Out)), [(9, false), (17, false)]);
    // Each yield leaves the generator.
    assert_eq!(lines(&history, at_line(&history, 6), &on(Goal::Over))[0], (10, false));
    // An exception is raised once, however many frames it passes.
    assert_eq!(lines(&history, 0, &on(Goal::Exception)), [(3, false)]);
    assert_eq!(lines(&history, first, &on(Goal::Again)), [(2, true), (2, true)]);
    assert_eq!(lines(&history, 0, &on(Goal::Call)), [(9, true), (2, true), (2, true), (6, true), (2, true)]);
}

#[test]
fn a_move_back_passes_what_the_move_forward_has_passed() {
    let history = history_of(compiled(CALLS), 20, u64::MAX);
    for goal in [Goal::Line, Goal::Call, Goal::Switch, Goal::Exception] {
        let passed = |mut from: u64, back: bool| {
            let mut moments = Vec::new();
            while let Found::Moment(n) = history.find(from, &Move { goal: goal.clone(), back }) {
                moments.push(n);
                from = n;
            }
            moments
        };
        let mut on = passed(0, false);
        let mut back = passed(history.length(), true);
        back.reverse();
        // Nothing leads to the first moment from itself, nor to the last.
        back.retain(|&n| n > 0);
        on.retain(|&n| n < history.length());
        assert_eq!(on, back, "{goal:?}");
        assert!(!on.is_empty());
    }
}

#[test]
fn a_search_says_where_the_known_run_ends() {
    let endless = "n = 0\nwhile 1:\n    n += 1\n";
    let history = history_of(compiled(endless), 500, 3_000);
    let exception = |back| Move { goal: Goal::Exception, back };
    assert_eq!(history.find(10, &exception(false)), Found::Unknown(3_000));
    assert_eq!(history.find(2_000, &exception(true)), Found::End(0));
    let mut search = history.begin_search(0, &exception(false));
    assert_eq!(history.search(&mut search, 1_000), Found::Searching(1_000));
    let history = history_of(compiled("pass\n"), 500, 100);
    assert_eq!(history.find(0, &exception(false)), Found::End(history.length()));
}

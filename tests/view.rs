//! What a front end gets: the same moment whichever way it was reached, and a sentence for every step. That effects lead
//! from one to the next is tested in `tests/effects`.
//!
//! `tests/narration/NAME.txt` has the sentences for `NAME.py`; `UPDATE=1 cargo test --test view` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use framebyframe::bytecode::dis::dis;
use framebyframe::bytecode::{Code, Const, Opcode, Pyc};
use framebyframe::compiler::{self, Options};
use framebyframe::view::json::to_json;
use framebyframe::view::schema::{
    Activation, Frame, FrameState, Kind, Listing, Moment, Object, Snapshot, Span, Status, Value,
};
use framebyframe::view::session::Session;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Moments of a program that are looked at, at the most.
const LOOKED_AT: u64 = 1_500;

struct Program {
    name: String,
    code: Rc<Code>,
    source: String,
}

impl Program {
    fn open(&self) -> Session {
        Session::new(&self.code, Some(self.source.clone())).unwrap()
    }

    /// Opened and run to its end.
    fn surveyed(&self) -> Session {
        let mut session = self.open();
        session.survey(5_000_000);
        session
    }

    /// Every moment.
    fn snapshots(&self) -> Vec<Snapshot> {
        let mut session = self.surveyed();
        (0..=session.length().min(LOOKED_AT)).map(|n| session.seek(n).clone()).collect()
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The programs of a folder whose names have this ending, in order.
fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no programs in tests/{name}");
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn compiled(name: &str, source: &str) -> Program {
    let filename = format!("{name}.py");
    let code = compiler::compile(source.as_bytes(), &Options::file(&filename), &mut Vec::new()).unwrap();
    Program { name: name.to_owned(), code: Rc::new(code), source: source.to_owned() }
}

/// The programs with sentences of their own.
fn told_programs() -> Vec<Program> {
    files("narration", "py").iter().map(|path| compiled(&stem(path), &std::fs::read_to_string(path).unwrap())).collect()
}

/// All programs.
fn programs() -> Vec<Program> {
    let samples = files("samples", "pyc").into_iter().map(|path| {
        let code = Pyc::read(&std::fs::read(&path).unwrap()).unwrap().code;
        let source = std::fs::read_to_string(path.with_extension("py")).unwrap();
        Program { name: stem(&path), code, source }
    });
    samples.chain(told_programs()).collect()
}

fn text(narration: &[Span]) -> String {
    narration.iter().map(|span| if span.code { format!("`{}`", span.text) } else { span.text.clone() }).collect()
}

#[test]
fn every_way_to_a_moment_gives_the_same() {
    for program in programs() {
        let forward = program.snapshots();
        let mut session = program.surveyed();
        let hashes: Vec<u64> = (0..forward.len() as u64)
            .map(|n| {
                session.seek(n);
                session.machine().check().unwrap_or_else(|faults| panic!("{}, moment {n}:\n{faults}", program.name));
                session.machine().state_hash()
            })
            .collect();
        // Back from the end, then to and fro.
        let count = forward.len() as u64;
        let back = (0..count).rev();
        let jumps = (0..count.min(200)).map(|i| i * 7919 % count);
        for n in back.chain(jumps).take(600) {
            assert_eq!(session.seek(n), &forward[n as usize], "{}, moment {n}", program.name);
            assert_eq!(session.machine().state_hash(), hashes[n as usize], "{}, moment {n}", program.name);
        }
    }
}

fn frames(moment: &Moment) -> impl Iterator<Item = &Frame> {
    moment.stack.iter().filter_map(|activation| match activation {
        Activation::Frame(frame) => Some(&**frame),
        Activation::CCall(_) => None,
    })
}

fn identity(value: &Value) -> String {
    match value {
        Value::Null => "NULL".into(),
        Value::Plain { text, .. } => text.clone(),
        Value::Ref { to, .. } => format!("#{to}"),
    }
}

#[test]
fn references_lead_to_something_on_the_page() {
    for program in programs() {
        for Snapshot { moment, .. } in program.snapshots() {
            let mut known: BTreeSet<String> = moment.objects.iter().map(|object| object.id.to_string()).collect();
            known.extend(frames(&moment).map(|frame| frame.id.to_string()));
            known.extend(moment.parked.iter().map(|parked| parked.frame.to_string()));
            let fields = moment.objects.iter().flat_map(|object| object.fields.iter().map(|field| &field.value));
            let items = moment.objects.iter().flat_map(|object| &object.items);
            let entries = moment.objects.iter().flat_map(|object| &object.entries).map(|entry| &entry.value);
            let of_frames = frames(&moment).flat_map(|frame| {
                let slots = frame.fastlocals.iter().chain(&frame.cells).map(|slot| &slot.value);
                slots.chain(&frame.stack).chain([&frame.code, &frame.globals, &frame.locals])
            });
            for value in fields.chain(items).chain(entries).chain(of_frames) {
                if let Value::Ref { to, label, .. } = value {
                    // `f_builtins` of a frame that somebody holds: that dict is not shown.
                    let is_known = label == "builtins" || known.contains(&to.to_string());
                    assert!(is_known, "{}, moment {}: {label} leads nowhere", program.name, moment.n);
                }
            }
            assert!(moment.objects.is_sorted_by(|a, b| a.id < b.id), "{}, moment {}", program.name, moment.n);
        }
    }
}

#[test]
fn sentences_are_as_written() {
    for program in told_programs() {
        let told: String = program
            .snapshots()
            .iter()
            .filter_map(|snapshot| snapshot.step.as_ref())
            .map(|step| {
                let arg = step.arg.map(|arg| format!(" {arg}")).unwrap_or_default();
                format!("{:>3} {}{arg}\n      {}\n", step.line, step.op, text(&step.narration))
            })
            .collect();
        let path = folder("narration").join(format!("{}.txt", program.name));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &told).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == told, "{} tells another story: UPDATE=1 cargo test --test view", program.name);
    }
}

#[test]
fn every_step_has_one_whole_sentence() {
    for program in programs() {
        for snapshot in program.snapshots() {
            let Some(step) = snapshot.step else { continue };
            let sentence = text(&step.narration);
            let place = format!("{}, step {}, {}: {sentence}", program.name, step.n, step.op);
            assert!(sentence.ends_with('.'), "{place}");
            assert!(sentence.starts_with(|c: char| c.is_uppercase() || c == '`'), "{place}");
            assert!(!sentence.contains("``") && !sentence.contains("a value"), "{place}");
            assert!(sentence.chars().count() <= 320, "{place}");
        }
    }
}

#[test]
fn every_opcode_that_runs_is_told_of() {
    let told: BTreeSet<String> = told_programs()
        .iter()
        .flat_map(Program::snapshots)
        .filter_map(|snapshot| snapshot.step.map(|step| step.op))
        .collect();
    // No compiler leaves the first two in code; the third needs an argument above 65,535.
    let others = ["STOP_CODE", "NOP", "EXTENDED_ARG"];
    let missing: Vec<&str> = Opcode::ALL
        .iter()
        .map(|opcode| opcode.name())
        .filter(|name| !told.contains(*name) && !others.contains(name))
        .collect();
    assert!(missing.is_empty(), "no program in tests/narration runs {missing:?}");
}

#[test]
fn the_timeline_has_every_call() {
    let program = compiled("calls", "def f(n):\n    if n: f(n - 1)\nf(1)\nmap(f, [0, 0])\nmap(len, ['a'])\n");
    let mut session = program.open();
    let timeline = session.survey(1_000_000);
    assert!(timeline.ended);
    let calls: Vec<(&str, u32, bool)> =
        timeline.whole.calls.iter().map(|call| (&*call.name, call.depth, call.native)).collect();
    let expected =
        [("<module>", 0, false), ("f", 1, false), ("f", 2, false), ("map", 1, true), ("f", 2, false), ("f", 2, false)];
    assert_eq!(calls, expected);
    for call in &timeline.whole.calls {
        let to = call.to.unwrap();
        assert!(call.from < to, "{call:?}");
        for n in [call.from, to - 1, to] {
            let on_stack = session.seek(n).moment.stack.iter().any(|activation| match activation {
                Activation::Frame(frame) => Some(frame.id) == call.frame && frame.name == call.name,
                Activation::CCall(native) => native.name == call.name && call.native,
            });
            // A frame's memory may be in use again at once.
            assert!(on_stack == (n < to) || n == to, "{call:?} at {n}");
        }
    }
}

#[test]
fn a_survey_goes_on_where_it_stopped() {
    let program = compiled("loop", "while 1:\n    pass\n");
    let mut session = program.open();
    for so_far in [100, 200, 300] {
        let timeline = session.survey(100);
        assert_eq!((timeline.length, timeline.ended), (so_far, false));
    }
    assert_eq!(session.seek(u64::MAX).moment.n, 300);
    assert_eq!(session.seek(0).step, None);
}

#[test]
fn an_instruction_under_way_is_no_moment_yet() {
    let program = compiled("endless", "l = [0]\nfor x in map(l.append, xrange(10 ** 7)):\n    pass\n");
    let mut session = program.open();
    let timeline = session.survey(10_000);
    assert!(!timeline.ended);
    let last = session.seek(timeline.length);
    assert_eq!(last.moment.status, Status::Running);
    assert_eq!(last.moment.n, timeline.length);
    assert!(last.moment.next.is_some());
}

#[test]
fn what_cannot_be_opened_is_said_in_a_sentence() {
    let error =
        |bytes: &[u8], source: Option<String>| Session::from_pyc(bytes, "x.pyc", source).unwrap_err().to_string();
    let add = std::fs::read(folder("samples").join("add.pyc")).unwrap();
    let mut bad_opcode = add.clone();
    let code = bad_opcode.windows(3).position(|bytes| bytes == b"d\0\0").unwrap();
    bad_opcode[code] = 7;
    for message in [
        error(b"", None),
        error(b"print 1\n", None),
        error(&add[..30], None),
        error(&bad_opcode, None),
        error(&add, Some(" ".repeat(5 << 20))),
    ] {
        assert!(message.starts_with("x.pyc ") && message.ends_with('.'), "{message}");
        assert_eq!(message.matches(". ").count(), 0, "{message}");
    }
    assert_eq!(Session::from_pyc(&add, "x.pyc", None).unwrap().program().source, None);
}

#[test]
fn a_moment_stays_small_however_large_the_program_is() {
    let deep = "def f(n, l):\n    return n and f(n - 1, [n])\nf(900, [])\n";
    let wide = "l = [[i] * 500 for i in range(2000)]\nd = {}\nfor i in range(2000): d[i] = (i,)\ns = 'x' * 100000\n\
                for i in range(300): print s\n";
    for source in [deep, wide] {
        let mut session = compiled("large", source).surveyed();
        for n in [session.length() / 2, session.length()] {
            let moment = &session.seek(n).moment;
            let values: usize = moment.objects.iter().map(|one| one.items.len() + one.entries.len()).sum();
            let output: usize = moment.output.iter().map(|piece| piece.text.len()).sum();
            assert!(moment.objects.len() < 500 && values < 4_000 && output < 101_000);
        }
    }
}

#[test]
fn listings_are_what_dis_prints() {
    for program in programs() {
        let mut session = program.open();
        let listings = session.program().listings.clone();
        let mut codes = vec![Rc::clone(&program.code)];
        let mut printed = Vec::new();
        while let Some(code) = codes.pop() {
            printed.push(dis(&code));
            codes.extend(code.consts.iter().rev().filter_map(|constant| match constant {
                Const::Code(inner) => Some(Rc::clone(inner)),
                _ => None,
            }));
        }
        assert_eq!(listings.iter().map(as_dis).collect::<Vec<_>>(), printed, "{}", program.name);
        // The machine counts its code objects alike.
        for n in 0..=session.survey(500).length {
            let moment = &session.seek(n).moment;
            for object in moment.objects.iter().filter(|object| object.kind == Kind::Code) {
                // Code that `exec` has made has a number after those.
                if let Some(listing) = object.listing.and_then(|listing| listings.get(listing as usize)) {
                    assert_eq!(listing.name, object.label, "{}", program.name);
                }
            }
        }
    }
}

/// A listing as `dis` prints it.
fn as_dis(listing: &Listing) -> String {
    let mut text = String::new();
    for one in &listing.instructions {
        if one.starts_line && one.offset > 0 {
            text.push('\n');
        }
        let line = if one.starts_line { format!("{:3}", one.line) } else { "   ".into() };
        let label = if one.is_target { ">>" } else { "  " };
        text.push_str(&format!("{line}     {label} {:>4} {:<20}", one.offset, one.op));
        if let Some(arg) = one.arg {
            text.push_str(&format!(" {arg:>5}"));
        }
        if let Some(meaning) = &one.meaning {
            text.push_str(&format!(" ({meaning})"));
        }
        text.push('\n');
    }
    text
}

#[test]
fn cards_have_the_fields_of_their_structs() {
    let program = compiled("card", "def add(x, y=[]):\n    'Adds.'\n    return x + y\nadd([1])\n");
    let mut session = program.surveyed();
    let moment = session.seek(session.length()).moment.clone();
    let card = |kind: Kind, label: &str| {
        moment.objects.iter().find(|object| object.kind == kind && object.label == label).unwrap().clone()
    };
    let names = |object: &Object| object.fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>().join(" ");
    let text = |object: &Object, name: &str| match &object.fields.iter().find(|field| field.name == name).unwrap().value
    {
        Value::Null => "NULL".to_owned(),
        Value::Plain { text, .. } => text.clone(),
        Value::Ref { label, .. } => format!("-> {label}"),
    };

    let code = card(Kind::Code, "add");
    assert_eq!(
        names(&code),
        "co_argcount co_nlocals co_stacksize co_flags co_code co_consts co_names co_varnames co_freevars co_cellvars \
         co_filename co_name co_firstlineno co_lnotab co_zombieframe co_weakreflist"
    );
    assert_eq!(text(&code, "co_flags"), "0x43");
    assert_eq!(code.fields[3].note.as_deref(), Some("OPTIMIZED NEWLOCALS NOFREE"));
    assert_eq!(text(&code, "co_code"), r"'|\x00\x00|\x01\x00\x17S'");
    assert_eq!(text(&code, "co_freevars"), "()");
    assert_eq!(text(&code, "co_zombieframe"), "-> add");
    assert_eq!(text(&code, "co_weakreflist"), "NULL");
    assert_eq!((text(&code, "co_consts"), text(&code, "co_varnames")), ("-> len 1".into(), "-> len 2".into()));
    let Value::Ref { to, .. } = code.fields[7].value else { panic!("co_varnames is a tuple") };
    let varnames = moment.objects.iter().find(|object| object.id == to).unwrap();
    assert_eq!(varnames.items.iter().map(identity).collect::<Vec<_>>(), ["'x'", "'y'"]);

    let function = card(Kind::Function, "add");
    assert_eq!(
        names(&function),
        "func_code func_globals func_defaults func_closure func_doc func_name func_dict func_weakreflist func_module"
    );
    let texts: Vec<String> = function.fields.iter().map(|field| text(&function, &field.name)).collect();
    assert_eq!(texts, ["-> add", "-> globals", "-> len 1", "NULL", "'Adds.'", "'add'", "NULL", "NULL", "'__main__'"]);
    // The parked frame, the namespace, and nothing of the builtins.
    assert_eq!(moment.parked.len(), 1);
    assert_eq!(card(Kind::Dict, "globals").len, 6);
    assert!(!moment.objects.iter().any(|object| object.label == "builtins"));
}

#[test]
fn cells_bear_the_names_of_their_variables() {
    let program = compiled("cells", "def f(x):\n    def g():\n        return x\n    return g\ng = f(1)\n");
    let mut session = program.surveyed();
    // No frame knows the cell any more, but the function does.
    let moment = session.seek(session.length()).moment.clone();
    let cells: Vec<&Object> = moment.objects.iter().filter(|object| object.kind == Kind::Cell).collect();
    assert_eq!(cells.iter().map(|cell| &*cell.label).collect::<Vec<_>>(), ["x"]);
    assert_eq!(cells[0].fields[0].name, "ob_ref");
}

#[test]
fn damaged_programs_are_refused_or_shown() {
    let pycs: Vec<Vec<u8>> = files("samples", "pyc").iter().map(|path| std::fs::read(path).unwrap()).collect();
    let shown = Cell::new(0);
    let config = Config { cases: 1_500, failure_persistence: None, ..Config::default() };
    let damages = (0..pycs.len(), prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4));
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
        .run(&damages, |(which, damages)| {
            let mut bytes = pycs[which].clone();
            for (place, byte) in damages {
                let place = 8 + place.index(bytes.len() - 8);
                bytes[place] = byte;
            }
            if let Ok(mut session) = Session::from_pyc(&bytes, "damaged.pyc", None) {
                session.survey(20_000);
                for n in (0..=session.length().min(40)).chain([session.length() / 2, session.length()]) {
                    session.seek(n);
                }
                shown.set(shown.get() + 1);
            }
            Ok(())
        })
        .unwrap();
    assert!(shown.get() > 100, "only {} ran", shown.get());
}

/// Data whose numbers are all floats.
fn as_in_javascript(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Number(number) => number.as_f64().into(),
        serde_json::Value::Array(items) => items.into_iter().map(as_in_javascript).collect(),
        serde_json::Value::Object(members) => {
            members.into_iter().map(|(key, value)| (key, as_in_javascript(value))).collect()
        }
        other => other,
    }
}

#[test]
fn moments_as_json_are_what_serde_makes_of_them() {
    for program in programs() {
        let mut session = program.surveyed();
        let same = |json: String, expected: serde_json::Value| {
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(as_in_javascript(value), as_in_javascript(expected), "{}", program.name);
        };
        same(to_json(session.program()), serde_json::to_value(session.program()).unwrap());
        let timeline = session.survey(0);
        same(to_json(&timeline), serde_json::to_value(&timeline).unwrap());
        for n in 0..=session.length().min(300) {
            let snapshot = session.seek(n);
            same(to_json(snapshot), serde_json::to_value(snapshot).unwrap());
        }
    }
    assert_eq!(to_json(&"\"\\\n é😀\0"), r#""\"\\\u000a é😀\u0000""#);
    assert_eq!(to_json(&vec![0.5, 7.0, f64::NAN, -1e300, 3e9]), "[0.5,7,null,-1e300,3000000000.0]");
}

/// The card of the only frame that waits in a generator, with the generator's own, if there are both.
fn suspended(moment: &Moment) -> Option<(&Object, &Object)> {
    let generator = moment.objects.iter().find(|object| object.fields.iter().any(|field| field.name == "gi_frame"))?;
    let Value::Ref { to, .. } = &generator.fields[0].value else { return None };
    Some((generator, moment.objects.iter().find(|object| object.id == *to)?))
}

#[test]
fn a_frame_that_waits_in_its_generator_shows_all_that_it_keeps() {
    let source = "def count(n):\n    i = 7\n    for j in 'ab':\n        yield i\ng = count(3)\ng.next()\ng.next()\n";
    let all = compiled("waits", source).snapshots();
    let waiting: Vec<_> = all.iter().filter_map(|snapshot| Some((snapshot, suspended(&snapshot.moment)?))).collect();
    let frame_of = |card: &Object| card.frame.clone().unwrap();
    let before = waiting.iter().map(|(_, (_, card))| frame_of(card)).find(|frame| frame.lasti < 0).unwrap();
    assert_eq!(before.fastlocals[0].value, Value::Plain { type_name: "int".into(), text: "3".into() });
    let after = waiting.iter().map(|(_, (_, card))| frame_of(card)).find(|frame| frame.lasti > 0).unwrap();
    assert_eq!((after.state, after.back, after.blocks.len()), (FrameState::Suspended, None, 1));
    assert_eq!(after.fastlocals[1].value, Value::Plain { type_name: "int".into(), text: "7".into() });
    assert_eq!(after.stack.len(), 1, "the iterator of the loop");
    // While it runs it is on the stack, under the same number, and has no card.
    let running = all.iter().find(|snapshot| {
        snapshot.moment.n > waiting[0].0.moment.n && frames(&snapshot.moment).any(|frame| frame.id == after.id)
    });
    assert!(running.unwrap().moment.objects.iter().all(|object| object.id != after.id));
}

/// The steps of C code of a program's instructions, as text.
fn told_c_steps(program: &Program) -> String {
    let mut text = String::new();
    for snapshot in program.snapshots() {
        let Some(step) = snapshot.step.filter(|step| !step.c_steps.is_empty()) else { continue };
        writeln!(text, "{:>3} {}{}", step.line, step.op, step.arg.map(|arg| format!(" {arg}")).unwrap_or_default())
            .unwrap();
        for c_step in &step.c_steps {
            writeln!(text, "      {}: {}", c_step.function, self::text(&c_step.narration)).unwrap();
            if let Some(condition) = &c_step.condition {
                writeln!(text, "          {}: {}", condition.text, condition.holds).unwrap();
            }
            for counted in &c_step.counted {
                writeln!(text, "          {} +{}", counted.counter, counted.count).unwrap();
            }
        }
    }
    text
}

/// `tests/c_steps/all.py` has every step; `UPDATE=1 cargo test --test view` writes its sentences anew.
#[test]
fn sentences_of_c_steps_are_as_written() {
    let path = folder("c_steps").join("all.py");
    let program = compiled("all", &std::fs::read_to_string(&path).unwrap());
    let told = told_c_steps(&program);
    let path = path.with_extension("txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    for (ours, written) in told.lines().zip(std::fs::read_to_string(&path).unwrap().lines()) {
        assert_eq!(ours, written);
    }
    assert_eq!(told, std::fs::read_to_string(&path).unwrap());
}

/// The variants of `CStep`, and what the heap tells, that some program has not met.
#[test]
fn every_c_step_is_told_of() {
    struct Seen(BTreeSet<String>);
    impl framebyframe::machine::Observer for Seen {
        fn effect(&mut self, _: &framebyframe::machine::Machine, effect: framebyframe::machine::Effect) {
            if let framebyframe::machine::Effect::CStep(step) = effect {
                let name = format!("{step:?}");
                self.0.insert(name.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned());
            }
        }
    }
    let source = std::fs::read_to_string(folder("c_steps").join("all.py")).unwrap();
    let program = compiled("all", &source);
    let mut machine = framebyframe::machine::Machine::new(&program.code, Default::default()).unwrap();
    let mut seen = Seen(BTreeSet::new());
    machine.run_observed(framebyframe::machine::Fuel::work(u64::MAX), &mut seen);
    let declared = include_str!("../src/machine/c_step.rs");
    let declared = declared.split("pub enum CStep {").nth(1).unwrap().split("\n}\n").next().unwrap();
    let names: BTreeSet<String> = declared
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned())
        .collect();
    assert!(names.len() > 40);
    assert_eq!(seen.0, names);
}

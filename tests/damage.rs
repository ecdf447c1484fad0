//! Damaged files: whatever is in them, reading, verifying, disassembling and running them gives a result or an error, within
//! the limits of time and memory.
//!
//! These are a few of them; `cargo run --profile damage --example damage` takes millions. What it found is in `tests/finds/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "common/damage.rs"]
#[allow(dead_code, reason = "the fuzz targets take more of it")]
mod damage;
#[path = "common/holds.rs"]
mod holds;

use std::path::Path;

use damage::{Bases, Rng};
use framebyframe::compiler::Options;
use framebyframe::view::session::Session;
use holds::Way;

/// A browser's stack for WebAssembly, at least, in bytes.
const STACK: usize = 1 << 20;
/// Other numbers are other files.
const SEED: u64 = 2718;

/// Runs cases on a small stack, and says how many went each way.
fn ways(count: u64, case: impl Fn(u64) -> Result<Way, String> + Send + 'static) -> [u32; 3] {
    let all = move || {
        let mut ways = [0; 3];
        for n in 0..count {
            let way = case(n).unwrap_or_else(|fault| panic!("case {n} of seed {SEED}: {fault}"));
            ways[way as usize] += 1;
        }
        ways
    };
    std::thread::Builder::new().stack_size(STACK).spawn(all).unwrap().join().unwrap()
}

#[test]
fn damaged_files_are_refused_or_run_within_limits() {
    let pycs = Bases::pycs();
    let counts = ways(6_000, move |n| holds::pyc_holds(&pycs.damaged_bytes(SEED, n)));
    assert!(counts.iter().all(|&count| count >= 500), "damages should go different ways: {counts:?}");
}

#[test]
fn damaged_sources_are_refused_or_run_within_limits() {
    let sources = Bases::sources();
    let [unread, _, ran] = ways(3_000, move |n| holds::source_holds(&sources.damaged_text(SEED, n)));
    assert!(unread >= 500 && ran >= 200, "damages should go different ways: {unread} unread, {ran} ran");
}

#[test]
fn damaged_programs_can_be_looked_at() {
    let (pycs, sources) = (Bases::pycs(), Bases::sources());
    let case = move |n: u64| {
        let opened = if n.is_multiple_of(2) {
            Session::from_pyc(&pycs.damaged_bytes(SEED, n), "damaged.pyc", None)
        } else {
            Session::from_source(&sources.damaged_text(SEED, n), &Options::file("damaged.py"))
        };
        holds::session_holds(opened.map_err(|error| error.to_string()), Rng::of(SEED, n).next())
    };
    let [unread, _, looked_at] = ways(600, case);
    assert!(unread >= 100 && looked_at >= 30, "{unread} unread, {looked_at} looked at");
}

#[test]
fn damaged_lessons_are_refused_in_a_sentence_or_made() {
    let lessons = Bases::lessons();
    let case = move |n| holds::lesson_holds(&lessons.damaged_text(SEED, n), lessons.path(SEED, n));
    let counts = ways(200, case);
    assert!(counts.iter().all(|&count| count >= 5), "damages should go different ways: {counts:?}");
}

#[test]
fn what_was_found_once_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/finds");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let is_pyc = path.extension().is_some_and(|extension| extension == "pyc");
        let found = ways(1, move |_| if is_pyc { holds::pyc_holds(&bytes) } else { holds::source_holds(&bytes) });
        assert_eq!(found.iter().sum::<u32>(), 1, "{path:?}");
    }
}

/// A line of 100,000 characters with an error at its end: its caret stands as far to the right.
#[test]
fn an_error_far_to_the_right_is_pointed_at() {
    let source = format!("x = {}!\n", "1 + ".repeat(25_000));
    let error = framebyframe::compiler::compile(source.as_bytes(), &Options::file("x.py"), &mut Vec::new());
    let message = error.unwrap_err().to_string();
    let caret = message.lines().find(|line| line.trim() == "^").unwrap();
    assert!(caret.len() > 100_000, "{}", caret.len());
}

/// What `docs/limits.md` says is what the source says, and each limit has a test.
#[test]
fn the_table_of_limits_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let table = read("docs/limits.md");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").collect())
        .skip(1)
        .collect();
    assert!(rows.len() >= 15, "{}", rows.len());
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    for row in rows {
        let [what, most, said, beyond, tested] = row[..] else { panic!("{row:?}") };
        let [file, name] = &quoted(said)[..] else { panic!("{said}") };
        assert_eq!(constant(&read(file), name), most.parse::<u64>().ok(), "{what}: {name} in {file}");
        let [file, name] = &quoted(tested)[..] else { panic!("{tested}") };
        assert!(read(file).contains(name.as_str()), "{what}: {file} has no {name}");
        assert!(!beyond.is_empty());
    }
}

/// The value of `const NAME = …;` in a source, be it Rust or TypeScript: a product of numbers, or a number shifted.
fn constant(source: &str, name: &str) -> Option<u64> {
    let number = |text: &str| text.trim().replace('_', "").parse::<u64>().ok();
    source.lines().find_map(|line| {
        let (head, value) = line.split_once(" = ")?;
        let declared = head.split_once("const ")?.1.split(':').next()?;
        let value = value.trim_end_matches(';');
        match value.split_once("<<") {
            _ if declared != name => None,
            Some((number_of, bits)) => Some(number(number_of)? << number(bits)?),
            None => value.split('*').map(number).product(),
        }
    })
}

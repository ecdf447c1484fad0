//! Recorded runs: what is read back is what the session shows, and no damage does harm.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use framebyframe::compiler::Options;
use framebyframe::record::sections::{Sections, pack};
use framebyframe::record::streams::{In, Out, Words};
use framebyframe::record::tree::{Shapes, Tree};
use framebyframe::record::{BLOCK, Damage, Recording, patch, record, run};
use framebyframe::view::json::to_json;
use framebyframe::view::session::Session;
use framebyframe::view::structs::{flags, structs};
use proptest::prelude::*;

/// Moments of each program that are compared.
const MOMENTS: u64 = 60;

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(at_root(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths
}

fn session(source: &[u8]) -> Session {
    Session::from_source(source, &Options::file("program.py")).unwrap()
}

/// The recording of so many instructions, and the session that was recorded.
fn recorded(source: &[u8], steps: u64, input: &[String]) -> (Vec<u8>, Session) {
    let mut session = session(source);
    run(&mut session, steps, input);
    (record(&mut session).unwrap(), session)
}

/// Each moment of a recording is the one that the session shows.
fn same_moments(file: &[u8], session: &mut Session) {
    let recording = Recording::open(file).unwrap();
    let mut shapes = recording.shapes().clone();
    assert_eq!(*recording.program(), shapes.tree(session.program()).unwrap());
    assert_eq!(recording.moments(), session.length() + 1);
    let blocks = (0..recording.blocks()).flat_map(|block| recording.block(block).unwrap());
    let mut count = 0;
    for (n, read) in (0..).zip(blocks) {
        let shown = session.seek(n);
        assert_eq!(read.moment, shapes.tree(&shown.moment).unwrap(), "moment {n}");
        assert_eq!(read.step, shapes.tree(&shown.step).unwrap(), "the step to moment {n}");
        assert_eq!(read.made, shapes.tree(&shown.made).unwrap(), "code of moment {n}");
        count += 1;
    }
    assert_eq!(count, recording.moments());
    assert_eq!(shapes.all(), recording.shapes().all(), "a shape that the recording does not have");
}

#[test]
fn each_moment_is_as_the_session_shows_it() {
    let paths = [programs("tests/samples"), programs("tests/programs"), programs("tests/narration")].concat();
    assert!(paths.len() > 200, "programs are missing");
    for path in paths {
        let source = fs::read(&path).unwrap();
        let input = fs::read_to_string(path.with_extension("in")).unwrap_or_default();
        let input: Vec<String> = input.lines().map(str::to_owned).collect();
        let (file, mut session) = recorded(&source, MOMENTS, &input);
        let compared = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| same_moments(&file, &mut session)));
        assert!(compared.is_ok(), "{}", path.display());
    }
}

/// Long enough for two blocks, with output that is cut at its beginning, calls, and an object in each round.
const LONG: &str = "
def double(x):
    return [x, x]
for i in range(1000):
    print 'x' * 600, double(i)
";

#[test]
fn a_long_run_has_several_blocks() {
    let (file, mut session) = recorded(LONG.as_bytes(), BLOCK + 100, &[]);
    assert_eq!(Recording::open(&file).unwrap().blocks(), 2);
    same_moments(&file, &mut session);
}

#[test]
fn the_same_run_gives_the_same_file() {
    let [(one, _), (other, _)] = [(); 2].map(|()| recorded(LONG.as_bytes(), 500, &[]));
    assert!(one == other);
}

/// So much a loop, and a recursion that makes two calls in each, may take; in longer runs it is less.
#[test]
fn recordings_are_small() {
    let loops = "total = 0\nfor i in range(100000):\n    total = total + i\n";
    let fib = "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nfib(15)\n";
    for (source, most) in [(loops, 3.0), (fib, 9.0)] {
        let (file, session) = recorded(source.as_bytes(), 10_000, &[]);
        let each = file.len() as f64 / session.length() as f64;
        assert!(each < most, "{each} bytes each");
    }
}

const SHORT: &str = "
def greet(name):
    print 'Hello, ' + name
map(greet, ['Ada', u'Grace'])
try:
    raise ValueError(1.5)
except ValueError, error:
    pass
";

/// All that there is in a file.
fn read_all(file: &[u8]) -> Result<u64, Damage> {
    let recording = Recording::open(file)?;
    let mut moments = 0;
    for block in 0..recording.blocks() {
        moments += recording.block(block)?.len() as u64;
    }
    Ok(moments)
}

#[test]
fn what_is_cut_short_is_refused() {
    let (file, _) = recorded(SHORT.as_bytes(), 1_000, &[]);
    for length in 0..file.len() {
        assert!(read_all(&file[..length]).is_err(), "cut after {length} bytes");
    }
    assert!(read_all(&[&file[..], b"!"].concat()).is_err(), "with more behind it");
}

#[test]
fn a_bit_that_flipped_is_noticed() {
    let (file, session) = recorded(SHORT.as_bytes(), 10, &[]);
    for place in 0..file.len() {
        // All bits where the parts are listed and the first one begins, one of each byte behind that.
        for bit in if place < 64 { 0..8 } else { place % 8..place % 8 + 1 } {
            let mut damaged = file.clone();
            damaged[place] ^= 1 << bit;
            // A few bits of the compressed parts mean nothing: the name of the system that wrote them, and how hard it tried.
            match read_all(&damaged) {
                Err(_) => {}
                Ok(moments) => assert_eq!(moments, session.length() + 1, "bit {bit} of byte {place}"),
            }
        }
    }
}

#[test]
fn another_version_is_told_apart() {
    let (mut file, _) = recorded(SHORT.as_bytes(), 10, &[]);
    file[8] = 9;
    assert_eq!(Recording::open(&file).unwrap_err(), Damage::Version(9));
    assert_eq!(Recording::open(b"def f(): pass").unwrap_err(), Damage::NoRecording);
}

/// How many damaged recordings are read: `DAMAGED=100000 cargo test --test record damage` reads as many.
fn damages() -> u32 {
    std::env::var("DAMAGED").ok().and_then(|count| count.parse().ok()).unwrap_or(4_000)
}

/// Where a recorded run has what the machine would say of C's structs.
const STRUCTS: &str = "www/recorded/structs.json";

/// `UPDATE=1 cargo test --test record` writes it anew.
#[test]
fn the_page_has_the_same_structs_without_the_machine() {
    let tables = format!("{{\"structs\":{},\"flags\":{}}}\n", to_json(&structs()), to_json(&flags()));
    let path = at_root(STRUCTS);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &tables).unwrap();
    }
    assert!(fs::read_to_string(path).unwrap() == tables, "{STRUCTS} is old: UPDATE=1 cargo test --test record");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(damages()))]

    /// Behind a checksum that is right may stand anything.
    #[test]
    fn damage_with_a_right_checksum_does_no_harm(
        section in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        thread_local! {
            static SECTIONS: Vec<Vec<u8>> = {
                let (file, _) = recorded(SHORT.as_bytes(), 60, &[]);
                let sections = Sections::of(&file).unwrap();
                (0..sections.count()).map(|index| sections.get(index).unwrap()).collect()
            };
        }
        let mut sections = SECTIONS.with(Clone::clone);
        let section = section.get_mut(&mut sections[..]);
        for (place, byte) in places {
            *place.get_mut(&mut section[..]) = byte;
        }
        let _ = read_all(&pack(&sections));
    }

    #[test]
    fn a_patch_makes_the_new_tree_of_the_old(old in trees(), new in trees()) {
        let mut shapes = Shapes::default();
        for count in 0..4 {
            shapes.of(&["id", "a", "b", "c"][..count]);
        }
        let mut out = Out::default();
        patch::write_patch(&mut out, &shapes, &old, &new);
        patch::write_tree(&mut out, &new);
        let (section, _) = out.finish();
        let mut from = In::new(&section, Words::default()).unwrap();
        prop_assert_eq!(&patch::read_patch(&mut from, &shapes, &old).unwrap(), &new);
        prop_assert_eq!(&patch::read_tree(&mut from, &shapes).unwrap(), &new);
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let long = "[a-c\u{e9}\u{1f600}]{0,4}".prop_map(|end| format!("{end}{}{end}", "\u{1f600} and so on, ".repeat(5)));
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        any::<i32>().prop_map(|number| Tree::number(f64::from(number))),
        Just(Tree::number(-0.5)),
        "[ab]{0,3}".prop_map(|text| Tree::Text(text.as_str().into())),
        long.prop_map(|text| Tree::Text(text.as_str().into())),
    ];
    leaf.prop_recursive(3, 40, 6, |inner| {
        let object = prop::collection::vec(inner.clone(), 0..4)
            .prop_map(|fields| Tree::Struct(framebyframe::record::tree::ShapeId(fields.len() as u32), fields.into()));
        prop_oneof![prop::collection::vec(inner, 0..6).prop_map(|items| Tree::List(items.into())), object]
    })
}

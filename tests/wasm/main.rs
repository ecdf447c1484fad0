//! What JavaScript gets, in a browser: run by `npm test -- wasm-test`.
#![cfg(target_arch = "wasm32")]

#[path = "../common/deepest.rs"]
mod deepest;
mod source;

use framebyframe::wasm::Session;
use js_sys::{Array, Error, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

// Where the page runs it, and where the stack is smaller than that of a page.
wasm_bindgen_test_configure!(run_in_dedicated_worker);

const ADD: &[u8] = include_bytes!("../samples/add.pyc");
const ENDLESS_LOOP: &[u8] = include_bytes!("../limits/endless_loop.pyc");

fn open(pyc: &[u8]) -> Session {
    Session::from_pyc(pyc, "test.pyc", None).unwrap()
}

/// What a path of property names and indexes leads to.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| match key.parse::<u32>() {
        Ok(index) => Array::from(&value).get(index),
        Err(_) => Reflect::get(&value, &key.into()).unwrap(),
    })
}

fn number(value: &JsValue, path: &str) -> f64 {
    at(value, path).as_f64().unwrap_or_else(|| panic!("{path} is no number"))
}

fn text(value: &JsValue, path: &str) -> String {
    at(value, path).as_string().unwrap_or_else(|| panic!("{path} is no string"))
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

#[wasm_bindgen_test]
fn tells_its_version() {
    assert_eq!(framebyframe::wasm::version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn tells_of_the_program() {
    let session = Session::from_pyc(ADD, "add.pyc", Some("def add(x, y):\n".into())).unwrap();
    let program = session.program().unwrap().into();
    assert_eq!(number(&program, "version"), 1.0);
    assert_eq!(text(&program, "source"), "def add(x, y):\n");
    assert_eq!(text(&program, "listings.1.name"), "add");
    assert_eq!(text(&program, "listings.1.instructions.2.op"), "BINARY_ADD");
    assert!(at(&program, "listings.1.instructions.2.arg").is_null());
    assert!(at(&program, "listings.0.parent").is_null());
    assert!(at(&open(ADD).program().unwrap().into(), "source").is_null());
}

#[wasm_bindgen_test]
fn steps_to_the_end_and_back() {
    let mut session = open(ADD);
    let timeline = session.survey(1e6).unwrap().into();
    let length = number(&timeline, "length");
    assert_eq!(at(&timeline, "ended"), JsValue::TRUE);
    let names: Vec<String> = (0..2).map(|call| text(&timeline, &format!("whole.calls.{call}.name"))).collect();
    assert_eq!(names, ["<module>", "add"]);
    let mut seen = Vec::new();
    let mut n = 0.0;
    while n <= length {
        let snapshot = session.seek(n).unwrap().into();
        assert_eq!(number(&snapshot, "moment.n"), n);
        assert_eq!(at(&snapshot, "step").is_null(), n == 0.0);
        seen.push(json(&snapshot));
        n += 1.0;
    }
    let last = session.seek(1e9).unwrap().into();
    assert_eq!(text(&last, "moment.status.type"), "finished");
    assert_eq!(text(&last, "moment.output.0.text"), "3\n");
    for (n, snapshot) in seen.iter().enumerate().rev() {
        assert_eq!(&json(&session.seek(n as f64).unwrap().into()), snapshot, "moment {n}");
    }
}

#[wasm_bindgen_test]
fn a_file_that_is_no_pyc_is_an_error_with_a_sentence() {
    let error: Error = Session::from_pyc(b"print 'hello'", "hello.py", None).unwrap_err();
    let message = String::from(error.message());
    assert!(message.starts_with("hello.py cannot be opened: "), "{message}");
    assert!(message.ends_with('.'), "{message}");
}

#[wasm_bindgen_test]
fn an_endless_loop_is_surveyed_piece_by_piece() {
    let mut session = open(ENDLESS_LOOP);
    for so_far in [1000.0, 2000.0, 3000.0] {
        let timeline = session.survey(1000.0).unwrap().into();
        assert_eq!(number(&timeline, "length"), so_far);
        assert_eq!(at(&timeline, "ended"), JsValue::FALSE);
    }
    assert_eq!(number(&session.seek(1e300).unwrap().into(), "moment.n"), 3000.0);
    assert_eq!(number(&session.seek(f64::NAN).unwrap().into(), "moment.n"), 0.0);
}

#[wasm_bindgen_test]
fn moves_lead_to_moments() {
    let mut session = open(ADD);
    session.survey(1e6).unwrap();
    let mut find = |from: f64, wanted: &str| {
        session.begin_search(from, JSON::parse(wanted).unwrap().unchecked_ref()).unwrap();
        json(&session.search(1e6).unwrap().into())
    };
    assert_eq!(find(0.0, r#"{"goal": {"type": "call"}, "back": false}"#), r#"{"what":"moment","n":7}"#);
    assert_eq!(find(8.0, r#"{"goal": {"type": "out"}, "back": false}"#), r#"{"what":"moment","n":11}"#);
    assert_eq!(find(8.0, r#"{"goal": {"type": "out"}, "back": true}"#), r#"{"what":"moment","n":6}"#);
    assert_eq!(find(0.0, r#"{"goal": {"type": "exception"}, "back": false}"#), r#"{"what":"end","n":15}"#);
    let places = r#"[{"type": "line", "listing": 9, "line": 1}, {"type": "instruction", "listing": 1, "offset": 6}]"#;
    let breakpoint = format!(r#"{{"goal": {{"type": "breakpoint", "places": {places}}}, "back": false}}"#);
    assert_eq!(find(0.0, &breakpoint), r#"{"what":"moment","n":9}"#);
    let file_line = r#"{"goal": {"type": "breakpoint", "places": [{"type": "fileLine", "file": "no.py", "line": 1}]}, "back": true}"#;
    assert_eq!(find(9.0, file_line), r#"{"what":"end","n":0}"#);
}

#[wasm_bindgen_test]
fn what_is_no_move_is_an_error() {
    for no_move in ["null", "{}", r#"{"goal": {"type": "up"}, "back": true}"#, r#"{"goal": {"type": "line"}}"#] {
        let error = open(ADD).begin_search(0.0, JSON::parse(no_move).unwrap().unchecked_ref()).unwrap_err();
        assert_eq!(String::from(error.message()), "There is no such move.", "{no_move}");
    }
}

#[wasm_bindgen_test]
fn a_part_of_the_timeline_is_answered_by_columns() {
    let mut session = open(ADD);
    session.survey(1e6).unwrap();
    let part = session.timeline(6.0, 12.0, 3).unwrap().into();
    assert_eq!(json(&at(&part, "depths")), "[2,2,2]");
    assert_eq!((text(&part, "calls.1.name"), number(&part, "calls.1.from")), ("add".to_owned(), 7.0));
    assert_eq!(json(&at(&session.timeline(0.0, f64::NAN, 0).unwrap().into(), "depths")), "[1]");
}

/// The law of time travel: a moment is the same, however it was come to.
#[wasm_bindgen_test]
fn any_walk_leads_to_the_same_moments() {
    const SOURCE: &[u8] = b"\
def numbers(n):
    for i in xrange(n):
        yield i
kept = {}
for n in numbers(30000):
    kept[n % 50] = [n, str(n)]
";
    let begin = || Session::from_source(SOURCE, "walk.py", Vec::new(), Vec::new()).unwrap();
    let (mut session, mut straight) = (begin(), begin());
    let length = number(&session.survey(1e9).unwrap().into(), "length");
    assert!(length > 500_000.0, "{length}");
    let mut random = 7u64;
    let mut moments: Vec<f64> = (0..25)
        .map(|_| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as f64 % length
        })
        .collect();
    let seen: Vec<(f64, String, String)> = moments
        .iter()
        .map(|&n| {
            let there = json(&session.seek(n).unwrap().into());
            (n, there, session.state_hash())
        })
        .collect();
    // Running on to one after the other, and no farther.
    moments.sort_by(f64::total_cmp);
    for n in moments {
        let mut known = number(&straight.survey(0.0).unwrap().into(), "length");
        while known < n {
            // Work is at least one unit for each instruction.
            known = number(&straight.survey(n - known).unwrap().into(), "length");
        }
        let here = json(&straight.seek(n).unwrap().into());
        let (_, there, hash) = seen.iter().find(|(moment, ..)| *moment == n).unwrap();
        assert_eq!(&here, there, "moment {n}");
        assert_eq!(&straight.state_hash(), hash, "moment {n}");
    }
    // Back by one, and on again.
    for (n, there, hash) in seen {
        session.seek(n - 1.0).unwrap();
        assert_eq!(json(&session.seek(n).unwrap().into()), there, "moment {n}");
        assert_eq!(session.state_hash(), hash, "moment {n}");
    }
}

//! The boundary to JavaScript: the only place that knows it.
//!
//! What goes over it is the data of [`view::schema`](crate::view::schema); TypeScript gets its types from there, too.

mod codecs;
mod moves;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Error, JSON, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::compiler::{self, Options, Resources};
use crate::view::json::to_json;
use crate::view::session::{OpenError, Session as Run};
use crate::view::structs;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Flag, Found, Move, Program, Snapshot, Struct, SyntaxProblem, Timeline, TimelinePart } from '../types';";

#[wasm_bindgen]
extern "C" {
    /// [`Program`](crate::view::schema::Program) as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Program")]
    pub type Program;
    /// [`Snapshot`](crate::view::schema::Snapshot) as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Snapshot")]
    pub type Snapshot;
    /// [`Timeline`](crate::view::schema::Timeline) as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Timeline")]
    pub type Timeline;
    /// [`Move`](crate::history::Move) as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Move")]
    pub type Move;
    /// [`Found`](crate::view::schema::Found) as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Found")]
    pub type Found;
    /// [`TimelinePart`](crate::view::schema::TimelinePart) as a JavaScript object.
    #[wasm_bindgen(typescript_type = "TimelinePart")]
    pub type TimelinePart;
    /// [`Struct`](crate::view::schema::Struct)s as a JavaScript array.
    #[wasm_bindgen(typescript_type = "Struct[]")]
    pub type Structs;
    /// [`Flag`](crate::view::schema::Flag)s as a JavaScript array.
    #[wasm_bindgen(typescript_type = "Flag[]")]
    pub type Flags;
}

thread_local! {
    /// The names of characters, from when they are there.
    static UNICODE_NAMES: RefCell<Rc<[u8]>> = RefCell::default();
}

/// The version of this crate.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// CPython's C structs of calls, field by field, for tooltips.
///
/// # Errors
/// None but of JavaScript itself, as when its memory is full.
#[wasm_bindgen]
pub fn structs() -> Result<Structs, Error> {
    to_js(&structs::structs())
}

/// The bits of `co_flags`.
///
/// # Errors
/// None but of JavaScript itself, as when its memory is full.
#[wasm_bindgen(js_name = codeFlags)]
pub fn code_flags() -> Result<Flags, Error> {
    to_js(&structs::flags())
}

/// A program and its run.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session(Run);

#[wasm_bindgen]
impl Session {
    /// Opens a `.pyc`. `name` is what errors call it; `source` is the text that it was compiled from, where it is known.
    ///
    /// # Errors
    /// A JavaScript `Error` whose message is one sentence: why the file cannot be opened.
    #[wasm_bindgen(js_name = fromPyc)]
    pub fn from_pyc(bytes: &[u8], name: &str, source: Option<String>) -> Result<Session, Error> {
        Run::from_pyc(bytes, name, source).map(Session).map_err(|error| to_error(&error))
    }

    /// Compiles a program and opens it: `source` is the file as it is on disk, in any encoding, and `name` what CPython
    /// calls it. It can import other files: their names, and in the same order their contents.
    ///
    /// # Errors
    /// A JavaScript `Error` whose message is one sentence. If the program does not compile, the error has a property `syntax`: a
    /// [`SyntaxProblem`](crate::view::schema::SyntaxProblem) with the place.
    #[wasm_bindgen(js_name = fromSource)]
    pub fn from_source(
        source: &[u8],
        name: &str,
        other_names: Vec<String>,
        others: Vec<Uint8Array>,
    ) -> Result<Session, Error> {
        let unicode_names = UNICODE_NAMES.with_borrow(Rc::clone);
        let unicode_names = Some(&*unicode_names).filter(|names| !names.is_empty());
        let resources = Resources { unicode_names, multibyte: codecs::find };
        let options = Options { resources, ..Options::file(name) };
        let others: Vec<_> = other_names.into_iter().zip(others.iter().map(Uint8Array::to_vec)).collect();
        Run::from_files(source, &others, &options).map(Session).map_err(|error| to_error(&error))
    }

    /// The file for a text that was written on the page: in the encoding that it declares, as an editor saves it.
    #[must_use]
    pub fn encode(text: &str) -> Vec<u8> {
        let resources = Resources { unicode_names: None, multibyte: codecs::find };
        compiler::encoded(text, &Options { resources, ..Options::file("") })
    }

    /// Gives the compiler the names of characters, which a program with `\N{…}` needs: the bytes of `unicode-names.bin`.
    #[wasm_bindgen(js_name = setUnicodeNames)]
    pub fn set_unicode_names(names: &[u8]) {
        UNICODE_NAMES.set(names.into());
    }

    /// What does not change while the program runs.
    ///
    /// # Errors
    /// None but of JavaScript itself, as when its memory is full.
    pub fn program(&self) -> Result<Program, Error> {
        to_js(self.0.program())
    }

    /// Runs ahead by up to `limit` units of work (an instruction is one, a large operation more) and gives the timeline
    /// of the whole run so far.
    ///
    /// # Errors
    /// None but of JavaScript itself, as when its memory is full.
    pub fn survey(&mut self, limit: f64) -> Result<Timeline, Error> {
        to_js(&self.0.survey(limit as u64))
    }

    /// The part of the timeline between two moments, in so many columns: calls that are narrower are left out.
    ///
    /// # Errors
    /// None but of JavaScript itself, as when its memory is full.
    pub fn timeline(&self, from: f64, to: f64, columns: u32) -> Result<TimelinePart, Error> {
        to_js(&self.0.timeline(from as u64, to as u64, columns))
    }

    /// Gives the program the line that it waits for, without a newline, or, with `undefined`, the end of its input; or
    /// changes answer `index`, from 0, and takes back those after it.
    pub fn answer(&mut self, index: u32, line: Option<String>) {
        self.0.answer(index as usize, line.as_deref());
    }

    /// The moment `n`, from 0 to the timeline's length: it, and the step that led to it.
    ///
    /// # Errors
    /// None but of JavaScript itself, as when its memory is full.
    pub fn seek(&mut self, n: f64) -> Result<Snapshot, Error> {
        to_js(self.0.seek(n as u64))
    }

    /// A text that is the same for two moments in the same state, and hardly ever for two in different ones.
    #[wasm_bindgen(js_name = stateHash)]
    #[must_use]
    pub fn state_hash(&self) -> String {
        format!("{:016x}", self.0.machine().state_hash())
    }

    /// Begins to look where a move leads from the moment `from`; the search before is given up.
    ///
    /// # Errors
    /// There is no such move.
    #[wasm_bindgen(js_name = beginSearch)]
    pub fn begin_search(&mut self, from: f64, wanted: &Move) -> Result<(), Error> {
        let wanted = moves::read(wanted).ok_or_else(|| Error::new("There is no such move."))?;
        self.0.begin_search(from as u64, &wanted);
        Ok(())
    }

    /// Goes on with the search by about so many units of work (as [`survey`](Self::survey) counts them).
    ///
    /// # Errors
    /// None but of JavaScript itself, as when its memory is full.
    pub fn search(&mut self, work: f64) -> Result<Found, Error> {
        to_js(&self.0.search(work as u64))
    }
}

/// An error's sentence, and where a program does not compile.
fn to_error(error: &OpenError) -> Error {
    let thrown = Error::new(&error.to_string());
    if let OpenError::Syntax { problem, .. } = error
        && let Ok(problem) = to_js::<JsValue>(problem)
    {
        // Only a frozen object refuses a property.
        let _ = Reflect::set(&thrown, &"syntax".into(), &problem);
    }
    thrown
}

/// Data as a JavaScript object: numbers as numbers, what is missing as null.
fn to_js<T: JsCast>(data: &impl Serialize) -> Result<T, Error> {
    JSON::parse(&to_json(data)).map(JsValue::unchecked_into).map_err(JsValue::unchecked_into)
}

/// For benchmarks alone: runs a program to its end, with the history that the page keeps or as fast as it goes without one, and
/// gives what it printed.
///
/// # Errors
/// As [`Session::from_source`]; or the program did not come to its end.
#[cfg(feature = "bench")]
#[wasm_bindgen(js_name = runProgram)]
pub fn run_program(source: &[u8], keeps_history: bool) -> Result<Vec<u8>, Error> {
    use crate::machine::{Fuel, Machine, Status};
    /// How much work is done at a time, as in the page's worker.
    const SLICE: u64 = 1_000_000;

    let mut session = Session::from_source(source, "program.py", Vec::new(), Vec::new())?.0;
    let mut alone = session.machine().clone();
    let at_end = |machine: &Machine| *machine.status() != Status::Running;
    if keeps_history {
        while !at_end(session.ahead()) {
            session.survey(SLICE);
        }
    } else {
        while *alone.run(Fuel::work(SLICE)) == Status::Running {}
    }
    let machine = if keeps_history { session.ahead() } else { &alone };
    match machine.status() {
        Status::Finished => Ok(machine.output().iter().flat_map(|part| part.bytes.clone()).collect()),
        other => Err(Error::new(&format!("{other:?}"))),
    }
}

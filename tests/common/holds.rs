//! What has to hold for any file that is opened and run, damaged or not: it ends in a result or in a sentence, within its
//! limits of work and memory, and leaves the machine whole.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use framebyframe::bytecode::dis::dis;
use framebyframe::bytecode::verify::{MAX_STACK_SIZE, verify};
use framebyframe::bytecode::{Code, Pyc};
use framebyframe::compiler::{Options, compile};
use framebyframe::lesson::make;
use framebyframe::machine::{Fuel, Machine, Sources, Status};
use framebyframe::view::session::Session;

/// What a damaged program may use, in bytes.
pub(crate) const MEMORY: usize = 4 << 20;
/// How much of it is run, in units of work.
pub(crate) const WORK: u64 = 20_000;

/// Which way a file went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// It is none of its kind.
    Unread = 0,
    /// It is, but not safe to run.
    Refused = 1,
    /// It ran.
    Ran = 2,
}

/// Whether a message says something.
pub(crate) fn sentence(text: &str) -> Result<(), String> {
    if text.split_whitespace().count() > 2 { Ok(()) } else { Err(format!("no message for people: {text:?}")) }
}

/// A `.pyc`: read, written, read again, disassembled, verified and run.
pub(crate) fn pyc_holds(bytes: &[u8]) -> Result<Way, String> {
    let pyc = match Pyc::read(bytes) {
        Ok(pyc) => pyc,
        Err(error) => return sentence(&error.to_string()).map(|()| Way::Unread),
    };
    // What was read is data like any other: it can be written, read again and shown.
    if Pyc::read(&pyc.write()).as_ref() != Ok(&pyc) {
        return Err("what was read and written again is something else".to_owned());
    }
    if dis(&pyc.code).lines().count() == 0 && !pyc.code.code.bytes.is_empty() {
        return Err("dis shows nothing".to_owned());
    }
    match verify(&pyc.code) {
        Ok(()) => runs(&pyc.code, Sources::default()).map(|()| Way::Ran),
        Err(error) => sentence(&error.to_string()).map(|()| Way::Refused),
    }
}

/// A source: compiled, disassembled and run.
pub(crate) fn source_holds(source: &[u8]) -> Result<Way, String> {
    let options = Options::file("damaged.py");
    let code = match compile(source, &options, &mut Vec::new()) {
        Ok(code) => Rc::new(code),
        Err(error) => return sentence(&error.to_string()).map(|()| Way::Unread),
    };
    dis(&code);
    let sources = Sources::new(vec![(b"damaged.py".to_vec(), source.to_vec())]);
    match verify(&code) {
        Ok(()) => runs(&code, sources).map(|()| Way::Ran),
        // What our compiler makes is safe, but may be too large.
        Err(error) => sentence(&error.to_string()).map(|()| Way::Refused),
    }
}

/// Code that is safe to run: for so much work, in slices as the page runs it.
pub(crate) fn runs(code: &Rc<Code>, sources: Sources) -> Result<(), String> {
    let mut machine = Machine::with_memory_limit(code, sources, MEMORY).map_err(|error| error.to_string())?;
    machine.provide_input(None);
    for _ in 0..4 {
        let begun = machine.work();
        machine.run(Fuel::work(WORK / 4));
        let done = machine.work() - begun;
        // The last instruction of a slice may be a large one: it does what the memory has room for.
        if done > WORK / 4 + 20_000_000 {
            return Err(format!("it did {done} units of work of {}", WORK / 4));
        }
    }
    // One frame may have come on top, the largest that a verified program may ask for.
    if machine.heap.bytes() > 2 * MEMORY + 8 * MAX_STACK_SIZE as usize {
        return Err(format!("it took {} bytes of {MEMORY}", machine.heap.bytes()));
    }
    match machine.status() {
        Status::Raised { class, traceback, .. } if class.is_empty() && traceback.is_empty() => {
            return Err("it ended without a word".to_owned());
        }
        Status::Unsupported(message) => sentence(message)?,
        _ => {}
    }
    machine.check()
}

/// A session of the page, as far as the page goes on its own: opened, surveyed, looked at in some moments.
pub(crate) fn session_holds(opened: Result<Session, String>, choose: u64) -> Result<Way, String> {
    let mut session = match opened {
        Ok(session) => session,
        Err(message) => return sentence(&message).map(|()| Way::Unread),
    };
    session.survey(WORK / 4);
    if session.is_waiting() {
        session.answer(0, None);
    }
    let length = session.survey(WORK / 4).length;
    for moment in [length, choose % (length + 1), 0, 1, choose / 7 % (length + 1)] {
        session.seek(moment);
    }
    Ok(Way::Ran)
}

/// A `lesson.toml`: read, and made, with the program beside the file that it was.
pub(crate) fn lesson_holds(text: &[u8], path: &Path) -> Result<Way, String> {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let program = fs::read_to_string(path.with_file_name(folder).with_extension("py")).map_err(|e| e.to_string())?;
    lesson_made(text, &program)
}

/// A lesson of such a text and such a program.
pub(crate) fn lesson_made(text: &[u8], program: &str) -> Result<Way, String> {
    let text = String::from_utf8_lossy(text);
    let source = match make::read(&text) {
        Ok(source) => source,
        Err(wrong) => return sentence(&wrong.to_string()).map(|()| Way::Unread),
    };
    match make::make("damaged", &source, program) {
        Ok(_) => Ok(Way::Ran),
        Err(wrongs) if wrongs.is_empty() => Err("refused without a word".to_owned()),
        Err(wrongs) => wrongs.iter().try_for_each(|wrong| sentence(&wrong.to_string())).map(|()| Way::Refused),
    }
}

//! The modules that CPython has in Python: here, too, they are Python code, our own, which runs in frames like any other.

use super::ModuleFunction;
use crate::bytecode::Opcode;
use crate::machine::code::CodeBody;
use crate::machine::frame::Frame;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

/// Where these modules seem to lie.
const FOLDER: &str = "/usr/lib/python2.7/";

/// Their names and sources.
const SOURCES: &[(&str, &str)] = &[
    ("StringIO", include_str!("python/StringIO.py")),
    ("UserDict", include_str!("python/UserDict.py")),
    ("__future__", include_str!("python/__future__.py")),
    ("_abcoll", include_str!("python/_abcoll.py")),
    ("abc", include_str!("python/abc.py")),
    ("bisect", include_str!("python/bisect.py")),
    ("cStringIO", include_str!("python/StringIO.py")),
    ("collections", include_str!("python/collections.py")),
    ("contextlib", include_str!("python/contextlib.py")),
    ("copy", include_str!("python/copy.py")),
    ("dis", include_str!("python/dis.py")),
    ("functools", include_str!("python/functools.py")),
    ("heapq", include_str!("python/heapq.py")),
    ("linecache", include_str!("python/linecache.py")),
    ("random", include_str!("python/random.py")),
    ("string", include_str!("python/string.py")),
    ("traceback", include_str!("python/traceback.py")),
    ("types", include_str!("python/types.py")),
    ("warnings", include_str!("python/warnings.py")),
    ("weakref", include_str!("python/weakref.py")),
];

/// The names of the modules of the library.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|(name, _)| *name)
}

/// The source of a module of the library, and the name of its file.
pub(in crate::machine) fn source(name: &str) -> Option<(Vec<u8>, &'static [u8])> {
    let (_, text) = SOURCES.iter().find(|(known, _)| *known == name)?;
    Some((format!("{FOLDER}{name}.py").into_bytes(), text.as_bytes()))
}

impl CodeBody {
    /// Whether it is code of the library, and not of the program.
    pub fn is_library(&self) -> bool {
        self.code.filename.bytes.starts_with(FOLDER.as_bytes())
    }
}

impl Machine {
    /// Whether a frame runs code of the program, and not of the library. What was compiled in the run has no file
    /// that would tell: it belongs to whom calls it, as `namedtuple`'s `exec` does to the library.
    pub fn is_own_frame(&self, frame: &Frame) -> bool {
        let mut frame = Some(frame);
        while let Some(called) = frame.filter(|frame| frame.body.code.filename.bytes.starts_with(b"<")) {
            frame = called.back.and_then(|caller| self.heap.frame(caller));
        }
        frame.is_some_and(|frame| !frame.body.is_library())
    }

    /// `_dis.opname`: the names of the opcodes.
    pub(super) fn fill_dis(&mut self, dict: ObjectId) {
        let names: Vec<Value> = (0..=u8::MAX)
            .map(|byte| match Opcode::from_u8(byte) {
                Some(opcode) => self.heap.str(opcode.name().as_bytes()),
                None => self.heap.str(format!("<{byte}>").as_bytes()),
            })
            .collect();
        let names = self.heap.list(names);
        self.heap.dict_set_name(dict, "opname", names);
    }

    /// `_dis.source_line(filename, number)`: a line of one of the program's files, or an empty string.
    pub(super) fn dis_source_line(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        let (Some(&filename), Some(&number)) = (all.first(), all.get(1)) else {
            return self.unpack_arguments(function.name(), all, 2, 2).map(|()| Value::NONE);
        };
        let number = self.c_int_or(number, 0)?;
        let line = self.heap.as_str(filename).and_then(|filename| self.sources.line(filename, number));
        let line = line.map(|line| [line, b"\n"].concat()).unwrap_or_default();
        Ok(self.heap.str(line))
    }
}

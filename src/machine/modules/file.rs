//! `sys.stdin`, `sys.stdout` and `sys.stderr`: the only files that a program has (`Objects/fileobject.c`).

use crate::machine::builtins::{Builtin, Called};
use crate::machine::exceptions::Exc;
use crate::machine::native::Native;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, OUTPUT_LIMIT, Outcome, Output};

/// A file object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct File {
    /// What it reads or writes.
    pub stream: Stream,
    /// `softspace`: whether the next `print` to it begins with a space.
    pub softspace: bool,
}

/// One of the three streams that every program has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    /// Standard input.
    Stdin,
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

impl Stream {
    /// `file.name`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stdin => "<stdin>",
            Self::Stdout => "<stdout>",
            Self::Stderr => "<stderr>",
        }
    }

    /// `file.mode`.
    pub const fn mode(self) -> &'static str {
        match self {
            Self::Stdin => "r",
            Self::Stdout | Self::Stderr => "w",
        }
    }
}

impl Machine {
    /// The file object of this value.
    pub(in crate::machine) fn as_file(&self, value: Value) -> Option<(ObjectId, File)> {
        match self.heap.at(value) {
            Object::File(file) => Some((value.as_object()?, *file)),
            _ => None,
        }
    }

    /// `PyFile_SoftSpace`: sets `softspace`; gives what it was.
    pub(in crate::machine) fn set_softspace(&mut self, file: ObjectId, softspace: bool) -> bool {
        match self.heap.get_mut(file) {
            Some(Object::File(file)) => std::mem::replace(&mut file.softspace, softspace),
            _ => false,
        }
    }

    /// Writes to stdout or stderr.
    ///
    /// # Errors
    /// IOError: it is stdin. And there is a limit for what a program may print.
    pub(in crate::machine) fn write_stream(&mut self, stream: Stream, bytes: &[u8]) -> Outcome<()> {
        if stream == Stream::Stdin {
            return Err(self.raise(Exc::IOError, "File not open for writing"));
        }
        if self.printed + bytes.len() > OUTPUT_LIMIT {
            return Err(Fault::Unsupported(format!("more than {} MiB of output", OUTPUT_LIMIT >> 20)));
        }
        self.printed += bytes.len();
        if !bytes.is_empty() {
            self.output.push(Output { stderr: stream == Stream::Stderr, bytes: bytes.to_vec() });
        }
        Ok(())
    }

    /// An attribute of a file that is no method; the result is new.
    pub(in crate::machine) fn file_attribute(&mut self, file: File, name: &str) -> Option<Value> {
        Some(match name {
            "name" => self.heap.str(file.stream.name().as_bytes()),
            "mode" => self.heap.str(file.stream.mode().as_bytes()),
            "softspace" => Value::small_int(i32::from(file.softspace)),
            "closed" => Value::FALSE,
            "encoding" | "errors" | "newlines" => Value::NONE,
            _ => return None,
        })
    }

    /// `file.readline()`.
    pub(in crate::machine) fn file_readline(&mut self, this: Value) -> Outcome<Called> {
        match self.as_file(this) {
            Some((_, File { stream: Stream::Stdin, .. })) => {
                Ok(Called::Native(Builtin::FileReadline, Native::ReadLine))
            }
            _ => Err(self.raise(Exc::IOError, "File not open for reading")),
        }
    }

    /// `file.write(string)`.
    pub(in crate::machine) fn file_write(&mut self, this: Value, text: Value) -> Outcome<Value> {
        let bytes = match self.heap.as_str(text) {
            Some(bytes) => std::rc::Rc::clone(bytes),
            None => return Err(self.type_error("expected a string or other character buffer object")),
        };
        if let Some((id, file)) = self.as_file(this) {
            self.set_softspace(id, false);
            self.write_stream(file.stream, &bytes)?;
        }
        Ok(Value::NONE)
    }

    /// `file.writelines(strings)`.
    pub(in crate::machine) fn file_writelines(&mut self, this: Value, lines: Value) -> Outcome<Value> {
        let lines = self.collect_or(lines, "writelines() requires an iterable argument")?;
        let mut result = Ok(Value::NONE);
        for &line in &lines {
            if self.heap.as_str(line).is_none() {
                result = Err(self.type_error("writelines() argument must be a sequence of strings"));
            } else {
                result = self.file_write(this, line);
            }
            if result.is_err() {
                break;
            }
        }
        self.heap.release_all(lines);
        result
    }
}

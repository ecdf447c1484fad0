//! `sys.stdin`, `sys.stdout` and `sys.stderr`: the only files that a program has (`Objects/fileobject.c`).

use std::rc::Rc;

use crate::machine::builtins::{Builtin, Called};
use crate::machine::exceptions::Exc;
use crate::machine::heap::Change;
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
            self.put_out(stream == Stream::Stderr, bytes.to_vec());
        }
        Ok(())
    }

    /// One more piece of output.
    pub(in crate::machine) fn put_out(&mut self, stderr: bool, bytes: Vec<u8>) {
        self.heap.note(|_| Change::Printed { stderr, bytes: bytes.clone() });
        self.output.push(Output { stderr, bytes });
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
        self.check_readable(this)?;
        Ok(Called::Native(Builtin::FileReadline, Native::ReadLine.into()))
    }

    /// `tp_iternext` of a file: its next line (`file_iternext`).
    pub(in crate::machine) fn file_iternext(&mut self, this: Value) -> Outcome<Option<Value>> {
        self.check_open_for_reading(this)?;
        let line = self.read_line_ahead()?;
        if self.heap.as_str(line).is_some_and(|line| line.is_empty()) {
            self.heap.release(line);
            return Ok(None);
        }
        Ok(Some(line))
    }

    /// `file.read([size])`: that many bytes, or all that there are.
    pub(in crate::machine) fn file_read(&mut self, this: Value, size: Value) -> Outcome<Value> {
        let size = usize::try_from(self.c_long_or(size, -1)?).unwrap_or(usize::MAX);
        self.check_readable(this)?;
        let mut bytes = self.read_until(Builtin::FileRead, size)?.concat();
        if size < bytes.len() {
            self.unread(bytes.get(size..).unwrap_or_default());
            bytes.truncate(size);
        }
        Ok(self.heap.str(bytes))
    }

    /// `file.readlines([sizehint])`: all lines, since a hint is for files of many thousand bytes.
    pub(in crate::machine) fn file_readlines(&mut self, this: Value, hint: Value) -> Outcome<Value> {
        self.c_long_or(hint, 0)?;
        self.check_readable(this)?;
        let lines = self.read_until(Builtin::FileReadlines, usize::MAX)?;
        let lines = lines.into_iter().map(|line| self.heap.str(line)).collect();
        Ok(self.heap.list(lines))
    }

    /// Lines of standard input until they have so many bytes, or until its end.
    fn read_until(&mut self, builtin: Builtin, size: usize) -> Outcome<Vec<Vec<u8>>> {
        let at = self.resume_collecting();
        loop {
            let lines: Vec<&[u8]> =
                self.collected(at).iter().filter_map(|&line| self.heap.as_str(line)).map(|line| &**line).collect();
            let is_over = lines.last().is_some_and(|line| line.is_empty());
            if is_over || lines.iter().map(|line| line.len()).sum::<usize>() >= size {
                return Ok(lines.into_iter().filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect());
            }
            let line = self.read_line(builtin)?;
            self.has_collected(at, line);
        }
    }

    /// For the methods that read, which may not come between the lines of a loop.
    fn check_readable(&mut self, this: Value) -> Outcome<()> {
        self.check_open_for_reading(this)?;
        if self.is_new_in_turn() { self.check_not_read_ahead() } else { Ok(()) }
    }

    fn check_open_for_reading(&mut self, this: Value) -> Outcome<()> {
        match self.as_file(this) {
            Some((_, File { stream: Stream::Stdin, .. })) => Ok(()),
            _ => Err(self.raise(Exc::IOError, "File not open for reading")),
        }
    }

    /// `file.write(string)`.
    pub(in crate::machine) fn file_write(&mut self, this: Value, text: Value) -> Outcome<Value> {
        let bytes = self.bytes_to_write(text, "expected a string or other character buffer object")?;
        if let Some((id, file)) = self.as_file(this) {
            self.set_softspace(id, false);
            self.write_stream(file.stream, &bytes)?;
        }
        Ok(Value::NONE)
    }

    /// The bytes of a str, or of a unicode in the default encoding; for all else a TypeError of this text.
    fn bytes_to_write(&mut self, text: Value, message: &str) -> Outcome<Rc<[u8]>> {
        if let Some(bytes) = self.heap.as_str(text) {
            return Ok(Rc::clone(bytes));
        }
        if self.heap.as_unicode(text).is_some() { self.encode_default(text) } else { Err(self.type_error(message)) }
    }

    /// `file.writelines(strings)`.
    pub(in crate::machine) fn file_writelines(&mut self, this: Value, lines: Value) -> Outcome<Value> {
        /// How many lines are looked at before they are written.
        const CHUNK: usize = 1000;
        let lines = self.collect_or(lines, "writelines() requires an iterable argument")?;
        let written = lines.chunks(CHUNK).try_for_each(|lines| self.write_chunk(this, lines));
        self.heap.release_all(lines);
        written.map(|()| Value::NONE)
    }

    /// Writes these lines, or none, if one is no string.
    fn write_chunk(&mut self, this: Value, lines: &[Value]) -> Outcome<()> {
        let message = "writelines() argument must be a sequence of strings";
        let mut chunk = Vec::new();
        for &line in lines {
            match self.bytes_to_write(line, message) {
                Ok(bytes) => chunk.push(bytes),
                // Also what has no bytes in the default encoding is no string.
                Err(Fault::Raised) => return Err(self.type_error(message)),
                Err(fault) => return Err(fault),
            }
        }
        let Some((id, file)) = self.as_file(this) else { return Ok(()) };
        self.set_softspace(id, false);
        chunk.into_iter().try_for_each(|bytes| self.write_stream(file.stream, &bytes))
    }
}

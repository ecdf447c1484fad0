//! Reading lines: `raw_input`, `input` and `sys.stdin` (`Python/bltinmodule.c`, `Objects/fileobject.c`).
//!
//! A program that reads waits: the machine stops with [`Status::Waiting`], at the call, until somebody provides a line.

use super::builtins::{Builtin, Called};
use super::exceptions::Exc;
use super::native::{Advance, Native};
use super::turn::PendingCall;
use super::value::Value;
use super::{Machine, Outcome, Status};

impl Machine {
    /// Gives the program a line to read, with its newline; or, with `None`, says that there are no more.
    pub fn provide_input(&mut self, line: Option<&[u8]>) {
        match line {
            Some(line) => self.input.push_back(line.to_vec()),
            None => self.input_ended = true,
        }
        self.inputs += 1;
        if self.status == Status::Waiting {
            self.status = Status::Running;
        }
    }

    /// How many lines it was given so far, the end of them included.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// `raw_input([prompt])`, `input([prompt])`.
    pub(super) fn builtin_read(&mut self, builtin: Builtin, prompt: Value) -> Outcome<Called> {
        self.flush_line();
        if !prompt.is_null() {
            let text = self.str(prompt)?;
            self.print_bytes(Value::NULL, &text)?;
        }
        Ok(Called::Native(builtin, Native::ReadLine.into()))
    }

    /// The next line, if it is there.
    pub(super) fn advance_read_line(&mut self, builtin: Builtin) -> Outcome<Advance> {
        // Once: also a line that `input` cannot evaluate has been read.
        let line = self.once(|machine| machine.take_line(!matches!(builtin, Builtin::Input | Builtin::RawInput)))?;
        if line.is_null() {
            self.status = Status::Waiting;
            return Ok(Advance::Again);
        }
        if builtin != Builtin::Input {
            return Ok(Advance::Done(line));
        }
        let result = self.builtin_eval(line, Value::NULL, Value::NULL);
        self.heap.release(line);
        result.map(Advance::Done)
    }

    /// The next line of standard input, with its newline, for C code within a turn; an empty str at the end.
    pub(super) fn read_line(&mut self, builtin: Builtin) -> Outcome<Value> {
        self.once(|machine| Err(machine.suspend(builtin.name(), PendingCall::Native(builtin, Native::ReadLine.into()))))
    }

    /// The next line for a loop over standard input (`readahead_get_line_skip`).
    pub(super) fn read_line_ahead(&mut self) -> Outcome<Value> {
        let line = self.read_line(Builtin::IteratorNext)?;
        self.input_read_ahead = self.heap.as_str(line).is_some_and(|line| !line.is_empty());
        Ok(line)
    }

    /// # Errors
    /// ValueError: there are lines that only a loop over standard input can read.
    pub(super) fn check_not_read_ahead(&mut self) -> Outcome<()> {
        if self.input_read_ahead && !self.input.is_empty() {
            return Err(self.value_error("Mixing iteration and read methods would lose data"));
        }
        Ok(())
    }

    /// What is read, but not used, is read again.
    pub(super) fn unread(&mut self, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.input.push_front(bytes.to_vec());
        }
    }

    /// Takes the next line as a str; NULL where the program has to wait for it.
    fn take_line(&mut self, keeps_newline: bool) -> Outcome<Value> {
        if !keeps_newline {
            self.check_not_read_ahead()?;
        }
        match self.input.pop_front() {
            Some(mut line) => {
                if !keeps_newline && line.last() == Some(&b'\n') {
                    line.pop();
                }
                Ok(self.heap.str(line))
            }
            None if !self.input_ended => Ok(Value::NULL),
            None if keeps_newline => Ok(self.heap.str(*b"")),
            None => Err(self.raise(Exc::EOFError, "EOF when reading a line")),
        }
    }
}

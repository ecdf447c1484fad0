//! Reading lines: `raw_input`, `input` and `sys.stdin` (`Python/bltinmodule.c`, `Objects/fileobject.c`).
//!
//! A program that reads waits: the machine stops with [`Status::Waiting`], at the call, until somebody provides a line.

use super::builtins::{Builtin, Called};
use super::exceptions::Exc;
use super::native::{Advance, Native};
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
        Ok(Called::Native(builtin, Native::ReadLine))
    }

    /// The next line, if it is there.
    pub(super) fn advance_read_line(&mut self, builtin: Builtin) -> Outcome<Advance> {
        let keeps_newline = builtin == Builtin::FileReadline;
        match self.input.front() {
            Some(line) => {
                let mut line = line.clone();
                if !keeps_newline && line.last() == Some(&b'\n') {
                    line.pop();
                }
                let value = if builtin == Builtin::Input { self.eval_line(&line)? } else { self.heap.str(line) };
                self.input.pop_front();
                Ok(Advance::Done(value))
            }
            None if self.input_ended && keeps_newline => Ok(Advance::Done(self.heap.str(*b""))),
            None if self.input_ended => Err(self.raise(Exc::EOFError, "EOF when reading a line")),
            None => {
                self.status = Status::Waiting;
                Ok(Advance::Again)
            }
        }
    }

    /// `input()` evaluates the line.
    fn eval_line(&mut self, line: &[u8]) -> Outcome<Value> {
        let blanks = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let source = self.once(|machine| Ok(machine.heap.str(line.get(blanks..).unwrap_or_default())))?;
        let result = self.builtin_eval(source, Value::NULL, Value::NULL);
        self.heap.release(source);
        result
    }
}

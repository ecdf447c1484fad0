//! `print` (PRINT_ITEM and PRINT_NEWLINE in `Python/ceval.c`, `Objects/fileobject.c`).

use super::builtins::Builtin;
use super::call::Arguments;
use super::class::Special;
use super::effect::Audience;
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::modules::ModuleFunction;
use super::modules::file::Stream;
use super::object::Object;
use super::value::Value;
use super::{Fault, Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// PRINT_ITEM; PRINT_ITEM_TO, which has the file above the value.
    pub(super) fn print_item(&mut self, f: &mut Current<'_>, to_file: bool) -> Outcome<Flow> {
        let operands = 1 + usize::from(to_file);
        let file = if to_file { f.peek(0) } else { Value::NULL };
        self.tell_operands(f, operands);
        let value = f.peek(operands - 1);
        let printed = self.machine.print_item(file, value);
        let printed = self.machine.while_holding(value, printed);
        self.drop_operands(f, operands, &printed);
        printed.map(|()| Flow::Next)
    }

    /// PRINT_NEWLINE, PRINT_NEWLINE_TO.
    pub(super) fn print_newline(&mut self, f: &mut Current<'_>, to_file: bool) -> Outcome<Flow> {
        let file = if to_file { f.peek(0) } else { Value::NULL };
        self.tell_operands(f, usize::from(to_file));
        let printed = self.machine.print_newline(file);
        self.drop_operands(f, usize::from(to_file), &printed);
        printed.map(|()| Flow::Next)
    }

    /// PRINT_EXPR: shows the value of an interactive statement, by `sys.displayhook`.
    pub(super) fn print_expression(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let Some(hook) = self.machine.sys_get("displayhook") else {
            return Err(self.raise(Exc::RuntimeError, "lost sys.displayhook"));
        };
        if let Object::Builtin(Builtin::Module(ModuleFunction::SysDisplayhook), _) = self.heap.at(hook) {
            return self.change(f, |machine, [value]| machine.sys_displayhook(value).map(drop));
        }
        self.change(f, |machine, [value]| {
            let result = machine.call(hook, &[value])?;
            machine.heap.release(result);
            Ok(())
        })
    }
}

/// How deep `print` goes into what `__str__` gives.
const PRINT_NESTING: usize = 10;

impl Machine {
    /// The file that a `print` without `>>` writes to: whatever `sys.stdout` is. The reference stays with `sys`.
    fn print_target(&mut self, file: Value) -> Outcome<Value> {
        if !file.is_null() && !file.is_none() {
            return Ok(file);
        }
        match self.sys_get("stdout") {
            Some(stdout) => Ok(stdout),
            None => Err(self.raise(Exc::RuntimeError, "lost sys.stdout")),
        }
    }

    /// PRINT_ITEM, PRINT_ITEM_TO: prints a value, after a space if one is due. The file is `NULL` or None for
    /// `sys.stdout`.
    ///
    /// # Errors
    /// What `str` raises; then a container may have been printed in part.
    pub(super) fn print_item(&mut self, file: Value, value: Value) -> Outcome<()> {
        let target = self.print_target(file)?;
        let Some((id, state)) = self.as_file(target) else {
            return self.print_item_to_object(target, value);
        };
        // The space is there before the value is asked for its text, which may print itself.
        self.once(|machine| {
            if machine.set_softspace(id, false) {
                machine.write_stream(state.stream, b" ")?;
            }
            Ok(Value::NONE)
        })?;
        self.print_to_stream(state.stream, value)?;
        let softspace = self.wants_space_after(value);
        self.set_softspace(id, softspace);
        Ok(())
    }

    /// What `print` writes for an instance of a subclass of str that has a `__str__`: what that gives, by its `__str__`
    /// if it is of such a class as well, and so on; but not for ever (`internal_print`).
    fn text_of_str_class(&mut self, value: Value) -> Outcome<Option<Vec<u8>>> {
        let has_own_text =
            |machine: &Self, value| machine.heap.as_str(value).is_some() && machine.heap.has_hook(value, Special::Str);
        if !has_own_text(self, value) {
            return Ok(None);
        }
        let mut printed = self.heap.retain(value);
        for _ in 0..=PRINT_NESTING {
            let next = self.text_hook(printed, Special::Str, Special::Str);
            self.heap.release(printed);
            printed = next?.unwrap_or_default();
            if !has_own_text(self, printed) {
                let text = self.heap.as_str(printed).map(|text| text.to_vec()).unwrap_or_default();
                self.heap.release(printed);
                return Ok(Some(text));
            }
        }
        self.heap.release(printed);
        Err(self.raise(Exc::RuntimeError, "print recursion"))
    }

    /// The builtin function `print` (`builtin_print`), which is one where `print` is no statement.
    pub(super) fn builtin_print(&mut self, arguments: Arguments<'_>) -> Outcome<()> {
        let Arguments { positional, keywords } = arguments;
        let named = Arguments { positional: &[], keywords };
        let [sep, end, file] = self.keyword_arguments("print()", named, ["sep", "end", "file"], 0)?;
        let target = if file.is_null() || file.is_none() {
            let stdout = self.sys_get("stdout").unwrap_or(Value::NULL);
            if stdout.is_none() {
                return Ok(());
            }
            stdout
        } else {
            file
        };
        let sep = self.print_part("sep", sep)?;
        let end = self.print_part("end", end)?;
        let is_unicode = [&[sep, end], positional].concat().iter().any(|&part| self.heap.as_unicode(part).is_some());
        for (index, &value) in positional.iter().enumerate() {
            if index > 0 {
                self.write_part(target, sep, " ", is_unicode)?;
            }
            self.write_object(target, value)?;
        }
        self.write_part(target, end, "\n", is_unicode)
    }

    /// What stands between the values of a `print`, or after them: NULL for what is usual there.
    fn print_part(&mut self, name: &str, part: Value) -> Outcome<Value> {
        if part.is_null() || part.is_none() {
            return Ok(Value::NULL);
        }
        if self.heap.as_str(part).is_none() && self.heap.as_unicode(part).is_none() {
            let given = self.heap.type_name(part);
            return Err(self.type_error(format!("{name} must be None, str or unicode, not {given}")));
        }
        Ok(part)
    }

    fn write_part(&mut self, target: Value, part: Value, usual: &str, is_unicode: bool) -> Outcome<()> {
        if !part.is_null() {
            return self.write_object(target, part);
        }
        let usual = self.once(|machine| {
            Ok(match is_unicode {
                true => machine.heap.unicode(usual.chars().map(u32::from).collect::<Vec<_>>()),
                false => machine.heap.str(usual.as_bytes()),
            })
        })?;
        let written = self.write_object(target, usual);
        self.heap.release(usual);
        written
    }

    /// Writes `str(value)` to a file, or to an object that has a method `write`, once in the turn (`PyFile_WriteObject`).
    pub(super) fn write_object(&mut self, target: Value, value: Value) -> Outcome<()> {
        let Some((_, state)) = self.as_file(target) else {
            return self.write_to_object(target, value);
        };
        self.once(|machine| machine.print_to_stream(state.stream, value).map(|()| Value::NONE)).map(drop)
    }

    /// Writes the text of a value to a stream (`PyObject_Print`). A container writes what comes before an item before it asks
    /// that for its text; so what was written when the turn waits is not written again.
    fn print_to_stream(&mut self, stream: Stream, value: Value) -> Outcome<()> {
        if let Some(text) = self.text_of_str_class(value)? {
            return self.write_stream(stream, &text);
        }
        let mut written = self.resume_at();
        let (text, result) = self.print_text(value);
        self.write_stream(stream, text.get(written.done..).unwrap_or_default())?;
        self.note_rounds(&mut written, text.len());
        result
    }

    /// PRINT_NEWLINE, PRINT_NEWLINE_TO.
    pub(super) fn print_newline(&mut self, file: Value) -> Outcome<()> {
        self.print_bytes(file, b"\n")
    }

    /// Writes text as it is; the next `print` begins without a space.
    pub(super) fn print_bytes(&mut self, file: Value, text: &[u8]) -> Outcome<()> {
        let target = self.print_target(file)?;
        let Some((id, state)) = self.as_file(target) else {
            let text = self.once(|machine| Ok(machine.heap.str(text)))?;
            let written = self.write_to_object(target, text);
            self.heap.release(text);
            written?;
            return self.object_softspace(target, false).map(drop);
        };
        self.set_softspace(id, false);
        self.write_stream(state.stream, text)
    }

    /// Prints to an object that has a method `write` (`PyFile_WriteObject`).
    fn print_item_to_object(&mut self, target: Value, value: Value) -> Outcome<()> {
        if self.object_softspace(target, false)? {
            let space = self.once(|machine| Ok(machine.heap.str(*b" ")))?;
            let written = self.write_to_object(target, space);
            self.heap.release(space);
            written?;
        }
        self.write_to_object(target, value)?;
        if self.wants_space_after(value) {
            self.object_softspace(target, true)?;
        }
        Ok(())
    }

    /// Calls the method `write` of an object with `str(value)`, or with the unicode that it is.
    fn write_to_object(&mut self, target: Value, value: Value) -> Outcome<()> {
        let name = self.heap.intern(&std::rc::Rc::from(*b"write"));
        let write = self.once(|machine| machine.get_attribute(target, name));
        self.heap.release(name);
        let write = write?;
        let text = self.once(|machine| match machine.heap.at(value) {
            Object::Unicode(_) => Ok(machine.heap.retain(value)),
            Object::Str(_) if !machine.heap.has_hook(value, Special::Str) => Ok(machine.heap.retain(value)),
            _ => machine.str(value).map(|text| machine.heap.str(text)),
        });
        let result = text.and_then(|text| {
            let result = self.call_with("PyFile_WriteObject", write, Arguments { positional: &[text], keywords: &[] });
            self.heap.release(text);
            result
        });
        self.heap.release(write);
        self.heap.release(result?);
        Ok(())
    }

    /// `PyFile_SoftSpace` of an object that is no file: sets its attribute `softspace`, once in the turn; gives what it
    /// was. Objects that have none have no soft space.
    fn object_softspace(&mut self, target: Value, softspace: bool) -> Outcome<bool> {
        let old = self.once(|machine| {
            let name = machine.heap.intern(&std::rc::Rc::from(*b"softspace"));
            let old = match machine.once(|machine| machine.get_attribute(target, name)) {
                Ok(old) => old,
                Err(Fault::Raised) => {
                    machine.clear_raised();
                    Value::NULL
                }
                Err(fault) => {
                    machine.heap.release(name);
                    return Err(fault);
                }
            };
            let was = machine.heap.as_int(old).is_some_and(|old| old != 0);
            machine.heap.release(old);
            let set = machine.set_attribute(target, name, Value::small_int(i32::from(softspace)));
            machine.heap.release(name);
            match set {
                Ok(()) => {}
                Err(Fault::Raised) => machine.clear_raised(),
                Err(fault) => return Err(fault),
            }
            Ok(Value::bool(was))
        })?;
        Ok(old == Value::TRUE)
    }

    /// `Py_FlushLine`: ends the line that a `print` with a comma at its end has left open.
    pub(super) fn flush_line(&mut self) {
        let stdout = self.sys_get("stdout").unwrap_or(Value::NULL);
        if self.as_file(stdout).is_some_and(|(_, file)| file.softspace) {
            // No room for it is no reason to end otherwise.
            let _ = self.print_newline(stdout);
        }
    }

    /// Whether the next `print` puts a space: not after a string that ends in other white space.
    fn wants_space_after(&self, value: Value) -> bool {
        if let Some(points) = self.heap.as_unicode(value) {
            return points.last().is_none_or(|&last| last == u32::from(b' ') || !super::unicode::is_space(last));
        }
        match self.heap.as_str(value).and_then(|bytes| bytes.last()) {
            Some(&last) => last == b' ' || !is_space(last),
            None => true,
        }
    }
}

/// C's `isspace`.
pub(super) fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

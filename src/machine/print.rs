//! `print` (PRINT_ITEM and PRINT_NEWLINE in `Python/ceval.c`, `Objects/fileobject.c`).

use super::call::Arguments;
use super::class::Special;
use super::effect::{Audience, Effect};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::object::Object;
use super::value::Value;
use super::{Fault, Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// PRINT_ITEM; PRINT_ITEM_TO, which has the file above the value.
    pub(super) fn print_item(&mut self, f: &mut Current<'_>, to_file: bool) -> Outcome<Flow> {
        let operands = 1 + usize::from(to_file);
        let file = if to_file { f.peek(0) } else { Value::NULL };
        self.tell_operands(f, operands);
        let printed = self.machine.print_item(file, f.peek(operands - 1));
        self.drop_operands(f, operands, &printed);
        let text = printed?;
        if !text.is_empty() {
            self.tell(|| Effect::Printed(text));
        }
        Ok(Flow::Next)
    }

    /// PRINT_NEWLINE, PRINT_NEWLINE_TO.
    pub(super) fn print_newline(&mut self, f: &mut Current<'_>, to_file: bool) -> Outcome<Flow> {
        let file = if to_file { f.peek(0) } else { Value::NULL };
        self.tell_operands(f, usize::from(to_file));
        let printed = self.machine.print_newline(file);
        self.drop_operands(f, usize::from(to_file), &printed);
        printed?;
        self.tell(|| Effect::Printed(b"\n".to_vec()));
        Ok(Flow::Next)
    }

    /// PRINT_EXPR: shows the value of an interactive statement, by `sys.displayhook`.
    pub(super) fn print_expression(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        if self.machine.sys_get("displayhook").is_none() {
            return Err(self.raise(Exc::RuntimeError, "lost sys.displayhook"));
        }
        self.change(f, |machine, [value]| machine.sys_displayhook(value).map(drop))
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

    /// PRINT_ITEM, PRINT_ITEM_TO: prints a value, after a space if one is due; gives what was printed. The file is
    /// `NULL` or None for `sys.stdout`.
    ///
    /// # Errors
    /// What `str` raises; then a container may have been printed in part.
    pub(super) fn print_item(&mut self, file: Value, value: Value) -> Outcome<Vec<u8>> {
        let target = self.print_target(file)?;
        let Some((id, state)) = self.as_file(target) else {
            return self.print_item_to_object(target, value).map(|()| Vec::new());
        };
        let (item, result) = match self.text_of_str_class(value)? {
            Some(text) => (text, Ok(())),
            None => self.print_text(value),
        };
        if matches!(result, Err(Fault::Call)) {
            return Err(Fault::Call);
        }
        let mut text = Vec::new();
        if self.set_softspace(id, false) {
            text.push(b' ');
        }
        text.extend(item);
        self.write_stream(state.stream, &text)?;
        result?;
        let softspace = self.wants_space_after(value);
        self.set_softspace(id, softspace);
        Ok(text)
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
            let next = self.text_hook(printed, false);
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
        let text = self.once(|machine| match machine.heap.at(value) {
            Object::Str(_) => Ok(machine.heap.retain(value)),
            _ => machine.str(value).map(|text| machine.heap.str(text)),
        })?;
        let written = self.write_to_object(target, text);
        self.heap.release(text);
        written?;
        if self.wants_space_after(value) {
            self.object_softspace(target, true)?;
        }
        Ok(())
    }

    fn write_to_object(&mut self, target: Value, text: Value) -> Outcome<()> {
        let name = self.heap.intern(&std::rc::Rc::from(*b"write"));
        let write = self.once(|machine| machine.get_attribute(target, name));
        self.heap.release(name);
        let write = write?;
        let result = self.call_with("PyFile_WriteObject", write, Arguments { positional: &[text], keywords: &[] });
        self.heap.release(write);
        let result = result?;
        self.heap.release(result);
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

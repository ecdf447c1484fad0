//! `print` (PRINT_ITEM and PRINT_NEWLINE in `Python/ceval.c`, `Objects/fileobject.c`).

use super::effect::{Audience, Effect};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
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
        self.tell(|| Effect::Printed(text));
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
        let Some((id, state)) = self.as_file(target) else { return Err(self.no_file()) };
        let (item, result) = self.print_text(value);
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

    /// PRINT_NEWLINE, PRINT_NEWLINE_TO.
    pub(super) fn print_newline(&mut self, file: Value) -> Outcome<()> {
        self.print_bytes(file, b"\n")
    }

    /// Writes text as it is; the next `print` begins without a space.
    pub(super) fn print_bytes(&mut self, file: Value, text: &[u8]) -> Outcome<()> {
        let target = self.print_target(file)?;
        let Some((id, state)) = self.as_file(target) else { return Err(self.no_file()) };
        self.set_softspace(id, false);
        self.write_stream(state.stream, text)
    }

    fn no_file(&self) -> Fault {
        Fault::Unsupported("print to an object that is no file".into())
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

//! `print` (PRINT_ITEM and PRINT_NEWLINE in `Python/ceval.c`, `Objects/fileobject.c`).

use super::value::Value;
use super::{Fault, Machine, OUTPUT_LIMIT, Outcome, Output};

impl Machine {
    /// PRINT_ITEM: prints a value, after a space if one is due; gives what was printed.
    ///
    /// # Errors
    /// What `str` raises; then a container may have been printed in part.
    pub(super) fn print_item(&mut self, value: Value) -> Outcome<Vec<u8>> {
        let mut text = Vec::new();
        if std::mem::take(&mut self.softspace) {
            text.push(b' ');
        }
        let (item, result) = self.print_text(value);
        text.extend(item);
        self.write_stdout(&text)?;
        result?;
        self.softspace = self.wants_space_after(value);
        Ok(text)
    }

    /// PRINT_NEWLINE.
    pub(super) fn print_newline(&mut self) -> Outcome<()> {
        self.softspace = false;
        self.write_stdout(b"\n")
    }

    /// `Py_FlushLine`: ends the line that a `print` with a comma at its end has left open.
    pub(super) fn flush_line(&mut self) {
        if self.softspace {
            // No room for it is no reason to end otherwise.
            let _ = self.print_newline();
        }
    }

    /// Whether the next `print` puts a space: not after a string that ends in other white space.
    fn wants_space_after(&self, value: Value) -> bool {
        match self.heap.as_str(value).and_then(|bytes| bytes.last()) {
            Some(&last) => last == b' ' || !is_space(last),
            None => true,
        }
    }

    fn write_stdout(&mut self, bytes: &[u8]) -> Outcome<()> {
        if self.printed + bytes.len() > OUTPUT_LIMIT {
            return Err(Fault::Unsupported(format!("more than {} MiB of output", OUTPUT_LIMIT >> 20)));
        }
        self.printed += bytes.len();
        if !bytes.is_empty() {
            self.output.push(Output { stderr: false, bytes: bytes.to_vec() });
        }
        Ok(())
    }
}

/// C's `isspace`.
pub(super) fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

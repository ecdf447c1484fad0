//! The end of a run by an exception: what CPython prints then (`PyErr_Print`, `Python/traceback.c`).

use num_traits::ToPrimitive;

use super::class::Special;
use super::exceptions::{Exc, ExcInfo};
use super::number::Number;
use super::object::Object;
use super::value::Value;
use super::{Fault, Machine, Outcome, Status};

/// How a SystemExit ends the run.
pub(super) struct Exit {
    /// The text of its `code`.
    pub(super) text: Vec<u8>,
    /// Whether that is printed on stderr.
    is_printed: bool,
    /// The exit status.
    status: i32,
}

impl Exit {
    /// By a number, of which a process has the last byte.
    fn of_number(status: i64, text: String) -> Self {
        Self { text: text.into_bytes(), is_printed: false, status: status as i32 & 0xff }
    }
}

/// Where a SyntaxError is, or what says of itself that it is like one.
pub(super) struct Place {
    /// What is shown in place of its `str`.
    message: Vec<u8>,
    /// `None` for `<string>`.
    filename: Option<Vec<u8>>,
    line: i64,
    offset: Option<i64>,
    text: Option<Vec<u8>>,
}

impl Machine {
    /// Nobody caught an exception: prints it, with its `str`, and the run is over. The references change hands.
    pub(super) fn report_uncaught(
        &mut self,
        raised: ExcInfo,
        message: &[u8],
        place: Option<&Place>,
        is_told: bool,
        exit: Option<Exit>,
    ) {
        let class = self.class_name(raised.class, "");
        let (traceback, exit_code) = if let Some(Exit { is_printed, status, .. }) = exit {
            (if is_printed { [message, b"\n"].concat() } else { Vec::new() }, status)
        } else if is_told {
            (Vec::new(), 1)
        } else {
            let shown = match self.module_of(raised.class) {
                Some(module) if module != "exceptions" => format!("{module}.{class}"),
                _ => class.clone(),
            };
            (self.traceback_text(raised, &shown, message, place), 1)
        };
        let message = String::from_utf8_lossy(message).into_owned();
        if !traceback.is_empty() {
            self.put_out(true, traceback.clone());
        }
        let traceback = String::from_utf8_lossy(&traceback).into_owned();
        self.heap.release_all(raised.references());
        self.end_program(Status::Raised { class, message, traceback, exit_code });
    }

    /// Lets the program's own `sys.excepthook` tell of an exception that nobody caught; `false` if it has none.
    ///
    /// # Errors
    /// [`Fault::Call`]: it is running. What it raises ends the run with a sentence.
    pub(super) fn call_excepthook(&mut self, raised: ExcInfo) -> Outcome<bool> {
        let Some(hook) = self.sys_get("excepthook").filter(|_| !self.is_system_exit(raised.class)) else {
            return Ok(false);
        };
        let arguments = raised.references().map(|part| if part.is_null() { Value::NONE } else { part });
        match self.call(hook, &arguments) {
            Ok(result) => {
                self.heap.release(result);
                Ok(true)
            }
            Err(Fault::Raised) => Err(Fault::Unsupported("a sys.excepthook that raises an exception itself".into())),
            Err(fault) => Err(fault),
        }
    }

    /// Whether a class of the program says what the `str` of its instance is.
    pub(super) fn has_python_str(&mut self, value: Value) -> bool {
        let name = self.special(Special::Str);
        let found = self.lookup(self.class_of(value), name);
        found.is_some_and(|found| matches!(self.heap.at(found), Object::Function(_)))
    }

    /// How a SystemExit ends the run: its attribute `code` is the status, or what is printed (`handle_system_exit`).
    pub(super) fn exit_of(&mut self, value: Value) -> Outcome<Exit> {
        let name = self.heap.str(&b"code"[..]);
        let code = self.once(|machine| machine.get_attribute(value, name));
        self.heap.release(name);
        let code = self.unless_raised(code.map(Some))?.unwrap_or_else(|| self.heap.retain(value));
        let exit = match self.heap.as_number(code) {
            _ if code.is_none() => Ok(Exit { text: Vec::new(), is_printed: false, status: 0 }),
            Some(Number::Int(status)) => Ok(Exit::of_number(status, status.to_string())),
            // `PyInt_AsLong` gives -1 for what is too large.
            Some(Number::Long(status)) => Ok(Exit::of_number(status.to_i64().unwrap_or(-1), status.to_string())),
            _ => self.text_to_exit_with(code).map(|text| Exit { text, is_printed: true, status: 1 }),
        };
        self.heap.release(code);
        exit
    }

    /// What is printed of a SystemExit's `code` that is no number: nothing where that cannot be told.
    fn text_to_exit_with(&mut self, code: Value) -> Outcome<Vec<u8>> {
        let text = self.str(code).map(Some);
        Ok(self.unless_raised(text)?.unwrap_or_default())
    }

    /// The traceback, oldest frame first, and the line that names the exception.
    fn traceback_text(&self, raised: ExcInfo, class: &str, message: &[u8], place: Option<&Place>) -> Vec<u8> {
        let mut text = Vec::new();
        if !raised.traceback.is_null() {
            text.extend_from_slice(b"Traceback (most recent call last):\n");
            let mut next = raised.traceback;
            while let Object::Traceback(traceback) = self.heap.at(next) {
                if let Some(frame) = self.heap.frame(traceback.frame) {
                    let code = &frame.body.code;
                    text.extend_from_slice(b"  File \"");
                    text.extend_from_slice(&code.filename.bytes);
                    text.extend_from_slice(format!("\", line {}, in ", traceback.lineno).as_bytes());
                    text.extend_from_slice(&code.name.bytes);
                    text.push(b'\n');
                    self.source_line(&mut text, &code.filename.bytes, traceback.lineno);
                }
                next = traceback.next;
            }
        }
        let message = match place {
            Some(place) => {
                place.print(&mut text);
                &place.message
            }
            None => message,
        };
        text.extend_from_slice(class.as_bytes());
        if !message.is_empty() {
            text.extend_from_slice(b": ");
            text.extend_from_slice(message);
        }
        text.push(b'\n');
        text
    }

    /// Where a SyntaxError is; any object that has `print_file_and_line` is asked
    /// like one (`parse_syntax_error`). `None` for any other exception, and for one that does not know its place.
    ///
    /// # Errors
    /// [`Fault::Call`]: an attribute of a class of the program is asked for.
    pub(super) fn place_of_syntax_error(&mut self, value: Value) -> Outcome<Option<Place>> {
        let is_one =
            matches!(self.heap.at(value), Object::Exception(exception) if exception.class.is_a(Exc::SyntaxError));
        if !is_one && !self.heap.is_classy(value) {
            return Ok(None);
        }
        let Some(has) = self.told(value, "print_file_and_line")? else { return Ok(None) };
        self.heap.release(has);
        let Some(message) = self.told(value, "msg")? else { return Ok(None) };
        let place = match self.place_told(value) {
            Ok(Some(place)) => self.text_of_uncaught(message).map(|message| Some(Place { message, ..place })),
            other => other,
        };
        self.heap.release(message);
        place
    }

    fn place_told(&mut self, value: Value) -> Outcome<Option<Place>> {
        let Some(filename) = self.told_text(value, "filename")? else { return Ok(None) };
        let Some(Some(line)) = self.told_number(value, "lineno")? else { return Ok(None) };
        let Some(offset) = self.told_number(value, "offset")? else { return Ok(None) };
        let Some(text) = self.told_text(value, "text")? else { return Ok(None) };
        Ok(Some(Place { message: Vec::new(), filename, line, offset, text }))
    }

    /// A text that an exception tells; `Some(None)` for None, `None` for what is no text.
    fn told_text(&mut self, value: Value, name: &str) -> Outcome<Option<Option<Vec<u8>>>> {
        let Some(told) = self.told(value, name)? else { return Ok(None) };
        let text = match self.heap.as_str(told) {
            Some(text) => Some(Some(text.to_vec())),
            None => told.is_none().then_some(None),
        };
        self.heap.release(told);
        Ok(text)
    }

    /// A number that an exception tells; `Some(None)` for None, `None` for what is no number.
    fn told_number(&mut self, value: Value, name: &str) -> Outcome<Option<Option<i64>>> {
        let Some(told) = self.told(value, name)? else { return Ok(None) };
        let number = match self.heap.as_int(told) {
            Some(number) => Some(Some(number)),
            None => told.is_none().then_some(None),
        };
        self.heap.release(told);
        Ok(number)
    }

    /// An attribute, if there is one and nothing goes wrong; the result is new.
    fn told(&mut self, value: Value, name: &str) -> Outcome<Option<Value>> {
        let name = self.heap.intern(&name.as_bytes().into());
        let told = self.once(|machine| machine.get_attribute(value, name));
        self.heap.release(name);
        self.unless_raised(told.map(Some))
    }

    /// `_Py_DisplaySourceLine`: the line without its indentation, where the source is known.
    fn source_line(&self, text: &mut Vec<u8>, filename: &[u8], number: i32) {
        let Some(line) = self.sources.line(filename, number) else { return };
        let indent = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | 0x0c)).count();
        let line = line.get(indent..).unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        text.extend_from_slice(b"    ");
        text.extend_from_slice(line);
        text.push(b'\n');
    }
}

impl Place {
    /// What is shown of it where there is nobody to ask for a `str`.
    pub(super) fn message(&self) -> Vec<u8> {
        self.message.clone()
    }

    /// The file and the line, and a caret below the column.
    fn print(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"  File \"");
        out.extend_from_slice(self.filename.as_deref().unwrap_or(b"<string>"));
        out.extend_from_slice(format!("\", line {}\n", self.line).as_bytes());
        if let Some(text) = &self.text {
            error_text(out, text, self.offset);
        }
    }
}

/// `print_error_text`: the line that an offset, counted from 1, is in, and a caret below it.
fn error_text(out: &mut Vec<u8>, source: &[u8], offset: Option<i64>) {
    let mut line = source;
    let mut column = offset.unwrap_or(-1);
    if column >= 0 {
        if column > 0 && column == line.len() as i64 && line.last() == Some(&b'\n') {
            column -= 1;
        }
        while let Some(end) = line.iter().position(|&byte| byte == b'\n').filter(|&end| (end as i64) < column) {
            column -= end as i64 + 1;
            line = line.get(end + 1..).unwrap_or_default();
        }
        let indent = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        line = line.get(indent..).unwrap_or_default();
        column -= indent as i64;
    }
    out.extend_from_slice(b"    ");
    out.extend_from_slice(line);
    if line.last() != Some(&b'\n') {
        out.push(b'\n');
    }
    if offset.is_some() {
        out.extend_from_slice(b"    ");
        out.extend(std::iter::repeat_n(b' ', usize::try_from(column - 1).unwrap_or(0)));
        out.extend_from_slice(b"^\n");
    }
}

//! `repr` and `str` (`PyObject_Repr`, `PyObject_Str`), and the text that `print` writes.
//!
//! Containers hold containers, as deep as a program likes. So this is no recursion: what is still to be written waits
//! on a stack of [`Task`]s. The levels of nesting are counted all the same, as CPython counts them.

use super::builtins::Builtin;
use super::class::Special;
use super::exceptions::{Exc, ExceptionObject};
use super::modules::operator::CallableObject;
use super::object::{Object, Xrange};
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};
use crate::bytecode::Complex;
use crate::bytecode::repr::{code_repr, complex_repr, complex_str, float_repr, float_str, str_repr, unicode_repr};

/// What kind of text of a value is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `str(value)`.
    Str,
    /// `repr(value)`.
    Repr,
    /// What `print value` writes: as `str`, but a container counts no level of nesting.
    Print,
    /// An item of a container that is printed: as `repr`, but a container counts no level.
    PrintItem,
}

impl Form {
    /// Whether it is the `repr` of strings and numbers.
    fn is_repr(self) -> bool {
        matches!(self, Self::Repr | Self::PrintItem)
    }

    /// What is counted as a level of nesting, for the error when there are too many.
    fn level(self) -> &'static str {
        match self {
            Self::Repr | Self::PrintItem => " while getting the repr of an object",
            Self::Str | Self::Print => " while getting the str of an object",
        }
    }

    /// The form of the items of a container.
    fn of_items(self) -> Self {
        match self {
            Self::Str | Self::Repr => Self::Repr,
            Self::Print | Self::PrintItem => Self::PrintItem,
        }
    }
}

/// Something that is still to be written.
#[derive(Clone, Debug)]
enum Task {
    /// This text.
    Text(&'static str),
    /// These bytes.
    Bytes(Vec<u8>),
    /// The text of a value.
    Value(Value, Form),
    /// The items of a list or tuple from this index on.
    Items(Value, usize, Form),
    /// The keys of a set from this slot on; whether one was written already.
    Keys(Value, usize, bool, Form),
    /// The entries of a dict from this slot on; whether one was written already.
    Entries(ObjectId, usize, bool, Form),
    /// A container is written.
    Close(Option<ObjectId>),
    /// A level of nesting is left (`Py_LeaveRecursiveCall`).
    Leave,
}

/// A text in the making.
#[derive(Debug, Default)]
struct Writer {
    text: Vec<u8>,
    tasks: Vec<Task>,
    /// How much of it `print` has written before the value that is at hand is asked for its text.
    printed: usize,
}

impl Writer {
    fn push(&mut self, text: impl AsRef<[u8]>) {
        self.text.extend_from_slice(text.as_ref());
    }

    /// Puts tasks on the stack, the first one to be done first.
    fn then(&mut self, tasks: impl DoubleEndedIterator<Item = Task>) {
        self.tasks.extend(tasks.rev());
    }
}

impl Machine {
    /// `repr(value)`.
    ///
    /// # Errors
    /// RuntimeError: it is nested too deep. MemoryError.
    pub(super) fn repr(&mut self, value: Value) -> Outcome<Vec<u8>> {
        let (text, result) = self.write(value, Form::Repr);
        result.map(|()| text)
    }

    /// `str(value)`.
    ///
    /// # Errors
    /// RuntimeError: it is nested too deep. MemoryError.
    pub(super) fn str(&mut self, value: Value) -> Outcome<Vec<u8>> {
        let (text, result) = self.write(value, Form::Str);
        result.map(|()| text)
    }

    /// What `print value` writes; where that does not come to its end, what it has written before.
    pub(super) fn print_text(&mut self, value: Value) -> (Vec<u8>, Outcome<()>) {
        self.write(value, Form::Print)
    }

    fn write(&mut self, value: Value, form: Form) -> (Vec<u8>, Outcome<()>) {
        let mut writer = Writer::default();
        writer.tasks.push(Task::Value(value, form));
        let depth = self.thread.recursion_depth;
        let open = self.open_reprs();
        let mut result = Ok(());
        while let (Ok(()), Some(task)) = (&result, writer.tasks.pop()) {
            result = self.toil_writing().and_then(|()| self.write_task(&mut writer, task));
        }
        self.thread.recursion_depth = depth;
        if !matches!(result, Err(Fault::Call)) {
            self.close_reprs(open);
        }
        self.charge(writer.text.len() / 16);
        if result.is_err() {
            writer.text.truncate(writer.printed);
        }
        (writer.text, result)
    }

    fn write_task(&mut self, writer: &mut Writer, task: Task) -> Outcome<()> {
        match task {
            Task::Text(text) => writer.push(text),
            Task::Bytes(bytes) => writer.push(bytes),
            Task::Value(value, form) => return self.write_value(writer, value, form),
            Task::Items(sequence, index, form) => {
                let items = self.heap.as_sequence(sequence).unwrap_or_default();
                if let Some(&item) = items.get(index) {
                    if index > 0 {
                        writer.push(", ");
                    }
                    let rest = Task::Items(sequence, index + 1, form);
                    writer.then([Task::Value(item, form), rest].into_iter());
                } else if items.len() == 1 && matches!(self.heap.at(sequence), Object::Tuple(_)) {
                    writer.push(",");
                }
            }
            Task::Entries(dict, slot, any, form) => {
                if let Some((slot, entry)) = self.heap.as_dict(dict).and_then(|table| table.next_from(slot).0) {
                    if any {
                        writer.push(", ");
                    }
                    let (key, value) = (Task::Value(entry.key, form), Task::Value(entry.value, form));
                    let rest = Task::Entries(dict, slot + 1, true, form);
                    writer.then([key, Task::Text(": "), value, rest].into_iter());
                }
            }
            Task::Keys(set, slot, any, form) => {
                if let Some((slot, entry)) = self.heap.as_set(set).and_then(|set| set.table.next_from(slot).0) {
                    if any {
                        writer.push(", ");
                    }
                    let rest = Task::Keys(set, slot + 1, true, form);
                    writer.then([Task::Value(entry.key, form), rest].into_iter());
                }
            }
            Task::Close(container) => {
                if let Some(id) = container {
                    self.leave_repr(id);
                }
            }
            Task::Leave => self.leave_recursive_call(),
        }
        // A text can be far larger than the objects that it shows.
        self.has_room(writer.text.len())
    }

    /// Writes a value, or what comes first of it, and leaves the rest as tasks.
    fn write_value(&mut self, writer: &mut Writer, value: Value, form: Form) -> Outcome<()> {
        if matches!(form, Form::Print | Form::PrintItem) {
            writer.printed = writer.text.len();
        }
        if self.heap.is_classy(value)
            && let Some(text) = self.hooked_text(value, form)?
        {
            writer.push(text);
            return Ok(());
        }
        if !form.is_repr()
            && let Some(bytes) = self.heap.as_str(value)
        {
            writer.push(bytes);
            return Ok(());
        }
        if !form.is_repr() && self.heap.as_unicode(value).is_some() {
            let bytes = self.encode_default(value)?;
            writer.push(bytes);
            return Ok(());
        }
        self.write_own_value(writer, value, form)
    }

    /// [`write_value`](Self::write_value), by what the builtin type says.
    fn write_own_value(&mut self, writer: &mut Writer, value: Value, form: Form) -> Outcome<()> {
        if self.counts_level(value, form) {
            self.enter_recursive_call(form.level())?;
            writer.tasks.push(Task::Leave);
        }
        // Classes of the program have no `tp_print`.
        let items = if self.heap.is_exact(value) { form.of_items() } else { Form::Repr };
        match (self.heap.at(value), value.as_object()) {
            (Object::List(_), Some(id)) => {
                if self.enter_repr(id) {
                    writer.push("[");
                    let tasks = [Task::Items(value, 0, items), Task::Text("]"), Task::Close(Some(id))];
                    writer.then(tasks.into_iter());
                } else {
                    writer.push("[...]");
                }
            }
            (Object::Dict(_), Some(id)) => {
                if self.enter_repr(id) {
                    writer.push("{");
                    let tasks = [Task::Entries(id, 0, false, items), Task::Text("}"), Task::Close(Some(id))];
                    writer.then(tasks.into_iter());
                } else {
                    writer.push("{...}");
                }
            }
            (Object::Tuple(items), _) if let Some(of) = self.heap.structure_type(value) => {
                writer.push(of.tp_name());
                for (index, (field, &item)) in of.fields().iter().zip(items).enumerate().rev() {
                    let before = if index == 0 { "(" } else { ", " };
                    let name = Task::Bytes(format!("{before}{field}=").into_bytes());
                    let end = Task::Text(if index + 1 == items.len() { ")" } else { "" });
                    writer.then([name, Task::Value(item, Form::Repr), end].into_iter());
                }
            }
            (Object::Tuple(_), Some(id)) => {
                // Only `repr` watches out for a tuple that holds itself.
                let watched = items == Form::Repr;
                if watched && !self.enter_repr(id) {
                    writer.push("(...)");
                } else {
                    writer.push("(");
                    let close = Task::Close(watched.then_some(id));
                    writer.then([Task::Items(value, 0, items), Task::Text(")"), close].into_iter());
                }
            }
            (Object::Set(_), Some(id)) => {
                let name = self.heap.type_name(value);
                writer.push(name.as_bytes());
                if [Special::Iter, Special::Len].iter().any(|&special| self.heap.has_hook(value, special)) {
                    let list = self.once(|machine| {
                        let items = machine.collect(value)?;
                        Ok(machine.heap.list(items))
                    })?;
                    let text = self.repr(list);
                    self.heap.release(list);
                    writer.push("(");
                    writer.push(text?);
                    writer.push(")");
                    return Ok(());
                }
                // What is written is the list of the keys; `print` writes them itself.
                if !self.enter_repr(id) {
                    writer.push("(...)");
                } else {
                    if items == Form::Repr {
                        self.enter_recursive_call(Form::Repr.level())?;
                        writer.tasks.push(Task::Leave);
                    }
                    writer.push("([");
                    let tasks = [Task::Keys(value, 0, false, items), Task::Text("])"), Task::Close(Some(id))];
                    writer.then(tasks.into_iter());
                }
            }
            (&Object::DictView(dict, gives), Some(id)) => {
                if !self.enter_repr(id) {
                    writer.push("...");
                    return Ok(());
                }
                // Kept while Python code runs: the list is being written, too.
                let list = self.once(|machine| machine.dict_list(dict, gives))?;
                let name = self.heap.type_name(value);
                writer.push(name.as_bytes());
                writer.push("(");
                let text = self.repr(list);
                self.heap.release(list);
                writer.push(text?);
                writer.push(")");
                self.leave_repr(id);
            }
            (Object::Deque(_), Some(id)) => {
                if !self.enter_repr(id) {
                    writer.push("[...]");
                    return Ok(());
                }
                let Some(deque) = self.as_deque(value) else { return Ok(()) };
                let maxlen = deque.maxlen;
                writer.push("deque([");
                let end = maxlen.map_or_else(|| "])".to_owned(), |maxlen| format!("], maxlen={maxlen})"));
                let comma = |index| Task::Text(if index == 0 { "" } else { ", " });
                let entries = deque.items.iter().enumerate();
                let entries = entries.flat_map(|(index, &item)| [comma(index), Task::Value(item, items)]);
                let tasks: Vec<Task> = entries.chain([Task::Bytes(end.into_bytes()), Task::Close(Some(id))]).collect();
                writer.then(tasks.into_iter());
            }
            (Object::WeakRef(_), _) => {
                let text = self.weakref_repr(value)?;
                writer.push(text);
            }
            (Object::Slice(parts), _) => {
                let [start, stop, step] = parts.map(|part| Task::Value(part, Form::Repr));
                writer.push("slice(");
                writer.then([start, Task::Text(", "), stop, Task::Text(", "), step, Task::Text(")")].into_iter());
            }
            // `proxy_str` is that of the dict.
            (&Object::DictProxy(dict), _) if matches!(form, Form::Str | Form::Print) => {
                writer.then([Task::Value(Value::object(dict), Form::Repr)].into_iter());
            }
            (&Object::DictProxy(dict), _) => {
                let dict = Task::Value(Value::object(dict), Form::Repr);
                writer.push("dict_proxy(");
                writer.then([dict, Task::Text(")")].into_iter());
            }
            (Object::Method(method), _) => {
                let method = *method;
                let (text, this) = self.method_text(method)?;
                writer.push(text);
                match this {
                    Value::NULL => writer.push(">"),
                    this => writer.then([Task::Value(this, Form::Repr), Task::Text(">")].into_iter()),
                }
            }
            // What it is in CPython is not known: a text, for one, under `__doc__`.
            (&Object::Missing(of, name), _) => {
                return Err(Fault::Unsupported(format!("{name} of the type {}", of.name())));
            }
            (Object::Exception(exception), _) => {
                let mut exception = (**exception).clone();
                if !self.heap.is_exact(value) {
                    exception.class = self.text_class(value, exception.class);
                }
                let name = self.class_name(self.class_of(value), "?");
                self.write_exception(writer, &exception, &name, form);
            }
            _ => {
                let text = self.plain_text(value, form.is_repr());
                writer.push(text);
            }
        }
        Ok(())
    }

    /// `repr(value)` or `str(value)`, as an object: what a class gives may be an instance of a subclass of str.
    pub(super) fn text_object(&mut self, value: Value, is_repr: bool) -> Outcome<Value> {
        let form = if is_repr { Form::Repr } else { Form::Str };
        if self.heap.is_classy(value) {
            if let Some(text) = self.hooked_object(value, form)? {
                return Ok(text);
            }
            if self.is_old(value) {
                let text = self.object_repr(value);
                return Ok(self.heap.str(text));
            }
        }
        let (text, result) = self.write(value, form);
        result.map(|()| self.heap.str(text))
    }

    /// The text of an instance, where its class says what that is.
    fn hooked_text(&mut self, value: Value, form: Form) -> Outcome<Option<Vec<u8>>> {
        Ok(self.hooked_object(value, form)?.map(|text| {
            let bytes = self.heap.as_str(text).map(|bytes| bytes.to_vec()).unwrap_or_default();
            self.heap.release(text);
            bytes
        }))
    }

    /// The same as an object, which is a str or of a class of strs.
    fn hooked_object(&mut self, value: Value, form: Form) -> Outcome<Option<Value>> {
        self.enter_nested_call(form.level())?;
        let wanted = if form.is_repr() { Special::Repr } else { Special::Str };
        let mut text = if form.is_repr() { Ok(None) } else { self.text_hook(value, Special::Str, wanted) };
        let mut types = self.heap.type_of(value).mro();
        let has_own_str = !self.is_old(value) && types.any(|of| of != Type::Object && of.entry("__str__").is_some());
        if matches!(text, Ok(None)) && (form.is_repr() || !has_own_str) {
            text = self.text_hook(value, Special::Repr, wanted);
        }
        self.leave_nested_call();
        text
    }

    /// `repr(value)`, by what its builtin type says.
    pub(super) fn own_repr(&mut self, value: Value) -> Outcome<Vec<u8>> {
        self.write_own(value, Form::Repr)
    }

    /// Charges for a part of a text.
    fn toil_writing(&mut self) -> Outcome<()> {
        self.charge(1);
        self.toil(2)
    }

    /// `str(value)`, by what its builtin type says.
    pub(super) fn own_str(&mut self, value: Value) -> Outcome<Vec<u8>> {
        if let Some(bytes) = self.heap.as_str(value) {
            return Ok(bytes.to_vec());
        }
        self.write_own(value, Form::Str)
    }

    fn write_own(&mut self, value: Value, form: Form) -> Outcome<Vec<u8>> {
        let mut writer = Writer::default();
        let depth = self.thread.recursion_depth;
        let mut result = self.write_own_value(&mut writer, value, form);
        while let (Ok(()), Some(task)) = (&result, writer.tasks.pop()) {
            result = self.toil_writing().and_then(|()| self.write_task(&mut writer, task));
        }
        self.thread.recursion_depth = depth;
        result.map(|()| writer.text)
    }

    /// Whether `PyObject_Repr` or `PyObject_Str` is asked, and not the type's own `tp_print`.
    fn counts_level(&self, value: Value, form: Form) -> bool {
        match form {
            Form::Str | Form::Repr => true,
            Form::Print | Form::PrintItem if !self.heap.is_exact(value) => true,
            Form::Print | Form::PrintItem => !matches!(
                self.heap.type_of(value),
                Type::Int
                    | Type::Bool
                    | Type::Float
                    | Type::Complex
                    | Type::Str
                    | Type::List
                    | Type::Tuple
                    | Type::Dict
                    | Type::Set
                    | Type::Frozenset
                    | Type::Deque
            ),
        }
    }

    /// `BaseException_repr`, `BaseException_str` and its kin.
    fn write_exception(&mut self, writer: &mut Writer, exception: &ExceptionObject, name: &str, form: Form) {
        if form.is_repr() {
            writer.push(name.as_bytes());
            writer.tasks.push(Task::Value(exception.args, Form::Repr));
            return;
        }
        let field = |name| exception.field(name).non_null();
        let class = exception.class;
        let tasks = match (field("errno"), field("strerror"), field("filename")) {
            _ if class.is_a(Exc::SyntaxError) => {
                let message = field("msg").unwrap_or(Value::NONE);
                vec![Task::Value(message, Form::Str), Task::Bytes(self.syntax_error_place(exception))]
            }
            _ if class.field_index("reason").is_some() => self.codec_error_tasks(exception),
            (number, message, filename) if filename.is_some() || number.is_some() && message.is_some() => {
                let mut tasks = vec![
                    Task::Text("[Errno "),
                    Task::Value(number.unwrap_or(Value::NONE), Form::Str),
                    Task::Text("] "),
                    Task::Value(message.unwrap_or(Value::NONE), Form::Str),
                ];
                if let Some(filename) = filename {
                    tasks.extend([Task::Text(": "), Task::Value(filename, Form::Repr)]);
                }
                tasks
            }
            _ => match *self.heap.as_tuple(exception.args).unwrap_or_default() {
                [] => Vec::new(),
                [key] if class == Exc::KeyError => vec![Task::Value(key, Form::Repr)],
                [only] => vec![Task::Value(only, Form::Str)],
                _ => vec![Task::Value(exception.args, Form::Str)],
            },
        };
        writer.then(tasks.into_iter());
    }

    /// `str(e)` of an error of a codec (`UnicodeEncodeError_str` and its kin).
    fn codec_error_tasks(&self, exception: &ExceptionObject) -> Vec<Task> {
        let Some(object) = exception.field("object").non_null() else { return Vec::new() };
        let place = |name| self.heap.as_int(exception.field(name)).unwrap_or(0);
        let mut tasks = Vec::new();
        if let Some(codec) = exception.field("encoding").non_null() {
            tasks.extend([Task::Text("'"), Task::Value(codec, Form::Str), Task::Text("' codec ")]);
        }
        let place = self.codec_error_place(exception.class, object, place("start"), place("end"));
        tasks.extend([Task::Bytes(place), Task::Value(exception.field("reason"), Form::Str)]);
        tasks
    }

    /// ` (FILE, line N)` of a SyntaxError.
    fn syntax_error_place(&self, exception: &ExceptionObject) -> Vec<u8> {
        let (filename, line) = (exception.field("filename"), exception.field("lineno"));
        let filename = self.heap.as_str(filename).map(|name| name.rsplit(|&byte| byte == b'/').next().unwrap_or(name));
        let line = self.heap.as_int(line).map(|line| format!("line {line}"));
        let parts: Vec<&[u8]> = filename.into_iter().chain(line.as_ref().map(String::as_bytes)).collect();
        if parts.is_empty() { Vec::new() } else { [b" (", &*parts.join(&b", "[..]), b")"].concat() }
    }

    /// The text of what holds no other values, or does not show them.
    fn plain_text(&mut self, value: Value, is_repr: bool) -> Vec<u8> {
        if let Some(constant) = single_text(value) {
            return constant.into();
        }
        if let Some(i) = self.heap.as_int(value) {
            return i.to_string().into_bytes();
        }
        let address = format!("{:#x}", self.heap.address(value));
        let name = self.heap.type_name(value);
        match self.heap.at(value) {
            Object::Long(long) => {
                let long = std::rc::Rc::clone(long);
                self.charge_long(long.bits(), long.bits());
                format!("{long}{}", if is_repr { "L" } else { "" }).into_bytes()
            }
            Object::Float(float) => if is_repr { float_repr(float.0) } else { float_str(float.0) }.into_bytes(),
            Object::Str(string) => str_repr(&string.bytes).into_bytes(),
            Object::Unicode(unicode) => unicode_repr(&unicode.points).into_bytes(),
            &Object::Complex([real, imag]) => {
                let complex = Complex { real: real.0, imag: imag.0 };
                if is_repr { complex_repr(complex) } else { complex_str(complex) }.into_bytes()
            }
            Object::Xrange(range) => xrange_repr(*range).into_bytes(),
            Object::Function(function) => {
                let name: &[u8] = self.heap.as_str(function.name).map(|name| &**name).unwrap_or_default();
                [b"<function ", name, format!(" at {address}>").as_bytes()].concat()
            }
            Object::Code(code) => code_repr(&code.body.code, &address).into_bytes(),
            Object::Cell(contents) if contents.is_null() => format!("<cell at {address}: empty>").into_bytes(),
            &Object::Cell(contents) => {
                let (name, inner) = (self.heap.type_name(contents), self.heap.address(contents));
                format!("<cell at {address}: {name} object at {inner:#x}>").into_bytes()
            }
            &Object::Builtin(builtin, this) => self.builtin_repr(builtin, this).into_bytes(),
            Object::Instance(_) | Object::OldInstance(_) => self.object_repr(value),
            Object::Class(_) => self.class_repr(value).into_bytes(),
            Object::OldClass(_) if is_repr => self.class_repr(value).into_bytes(),
            Object::OldClass(_) => self.old_class_str(value).into_bytes(),
            Object::Type(of @ Type::Exception(_)) => format!("<type 'exceptions.{}'>", of.name()).into_bytes(),
            Object::Type(of) => format!("<type '{}'>", of.tp_name()).into_bytes(),
            &Object::Module(dict) => self.heap.module_text(dict).into_bytes(),
            Object::Callable(callable) if let CallableObject::Quitter(name) = **callable => {
                format!("Use {name}() or Ctrl-D (i.e. EOF) to exit").into_bytes()
            }
            Object::Itertool(_) => match value.as_object().and_then(|id| self.itertool_text(id).ok().flatten()) {
                Some(text) => text,
                None => format!("<{name} object at {address}>").into_bytes(),
            },
            &Object::File(file) => {
                let stream = file.stream;
                format!("<open file '{}', mode '{}' at {address}>", stream.name(), stream.mode()).into_bytes()
            }
            Object::Generator(generator) => {
                let name = match self.heap.get(generator.code) {
                    Object::Code(code) => code.body.name(),
                    _ => String::new(),
                };
                format!("<generator object {name} at {address}>").into_bytes()
            }
            _ => match self.descriptor_repr(value) {
                Some(text) => text.into_bytes(),
                None => format!("<{name} object at {address}>").into_bytes(),
            },
        }
    }

    /// `meth_repr`, `method_repr`.
    fn builtin_repr(&self, builtin: Builtin, this: Value) -> String {
        match (builtin.owner(), this.is_null()) {
            _ if builtin == Builtin::IteratorNext => {
                let (name, address) = (self.heap.type_name(this), self.heap.address(this));
                format!("<method-wrapper 'next' of {name} object at {address:#x}>")
            }
            (None, _) => format!("<built-in function {}>", builtin.name()),
            (Some(owner), true) => format!("<method '{}' of '{}' objects>", builtin.name(), owner.name()),
            (Some(_), false) => {
                let (name, address) = (self.heap.type_name(this), self.heap.address(this));
                format!("<built-in method {} of {name} object at {address:#x}>", builtin.name())
            }
        }
    }
}

/// The text of what there is exactly one of.
fn single_text(value: Value) -> Option<&'static str> {
    match value {
        Value::NONE => Some("None"),
        Value::TRUE => Some("True"),
        Value::FALSE => Some("False"),
        Value::ELLIPSIS => Some("Ellipsis"),
        Value::NOT_IMPLEMENTED => Some("NotImplemented"),
        Value::NULL => Some("<NULL>"),
        _ => None,
    }
}

/// `range_repr`.
fn xrange_repr(range: Xrange) -> String {
    let last = range.start.wrapping_add(range.step.wrapping_mul(range.len - 1));
    // What comes after the last item may be no number of C's.
    let stop = if range.len == 0 { range.start } else { last.saturating_add(range.step) };
    match (range.start, range.step) {
        (0, 1) => format!("xrange({stop})"),
        (start, 1) => format!("xrange({start}, {stop})"),
        (start, step) => format!("xrange({start}, {stop}, {step})"),
    }
}

//! Values as short texts: what a slot shows of an object without a card, and what a sentence says of any object.

use crate::bytecode::Complex;
use crate::bytecode::repr::{complex_repr, float_repr, str_repr, unicode_repr};
use crate::machine::exceptions::{Exc, ExcInfo};
use crate::machine::object::Str;
use crate::machine::types::Type;
use crate::machine::{Heap, Object, Value};

/// A `str` is shown up to this many bytes.
const SHOWN_BYTES: usize = 40;
/// A `long` of more bits is not written out.
const SHOWN_BITS: u64 = 1024;
/// In a sentence, a container is written out up to this many items,
const SAID_ITEMS: usize = 5;
/// down to this depth,
const SAID_DEPTH: usize = 2;
/// and every value up to this many characters.
const SAID_LENGTH: usize = 48;
/// An exception's message is shown up to this many characters.
const MESSAGE_LENGTH: usize = 400;

/// Cuts a text after so many characters, and says so with `…`.
pub(super) fn cut(mut text: String, length: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(length) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The `repr` of an object that has no card, cut if long; of one that has a card, a few words.
pub(super) fn plain(heap: &Heap, value: Value) -> String {
    match value {
        Value::NULL => "NULL".to_owned(),
        Value::NONE => "None".to_owned(),
        Value::TRUE => "True".to_owned(),
        Value::FALSE => "False".to_owned(),
        Value::ELLIPSIS => "Ellipsis".to_owned(),
        Value::NOT_IMPLEMENTED => "NotImplemented".to_owned(),
        _ => match value.as_inline_int() {
            Some(i) => i.to_string(),
            None => plain_object(heap, heap.at(value)),
        },
    }
}

fn plain_object(heap: &Heap, object: &Object) -> String {
    match object {
        Object::Int(i) => i.to_string(),
        Object::Long(long) if long.bits() > SHOWN_BITS => format!("<long of {} bits>", long.bits()),
        Object::Long(long) => cut(format!("{long}L"), SAID_LENGTH),
        Object::Float(float) => float_repr(float.0),
        Object::Str(Str { bytes, .. }) => str_text(bytes),
        Object::Unicode(unicode) => cut(unicode_repr(&unicode.points), SAID_LENGTH),
        &Object::Complex([real, imag]) => complex_repr(Complex { real: real.0, imag: imag.0 }),
        // Its repr is too long for a slot of the value stack; its type is told beside this text.
        Object::Builtin(builtin, this) if this.is_null() => builtin.name().to_owned(),
        Object::Builtin(builtin, this) => format!("{}.{}", heap.type_name(*this), builtin.name()),
        Object::Type(Type::Exception(class)) => format!("<type 'exceptions.{}'>", class.name()),
        Object::Type(class) => format!("<type '{}'>", class.name()),
        &Object::Module(dict) => heap.module_text(dict),
        Object::File(file) => file.stream.name().to_owned(),
        Object::Itertool(tool) => tool.type_of().name().to_owned(),
        Object::Callable(callable) => callable.type_of().name().to_owned(),
        Object::WeakRef(_) => "weakref".to_owned(),
        Object::Random(_) => "Random".to_owned(),
        Object::Generator(generator) => match heap.get(generator.code) {
            Object::Code(code) => code.body.name(),
            _ => String::new(),
        },
        Object::Xrange(range) => {
            let stop = range.start.saturating_add(range.step.saturating_mul(range.len));
            match (range.start, range.step) {
                (0, 1) => format!("xrange({stop})"),
                (start, 1) => format!("xrange({start}, {stop})"),
                (start, step) => format!("xrange({start}, {stop}, {step})"),
            }
        }
        Object::Function(function) => name_text(heap, function.name),
        Object::Code(code) => code.body.name(),
        Object::Frame(frame) => frame.body.name(),
        Object::FrameInUse(code) => plain_object(heap, heap.get(*code)),
        Object::Exception(exception) => exception.class.name().to_owned(),
        Object::Traceback(traceback) => format!("line {}", traceback.lineno),
        Object::Vacant => "NULL".to_owned(),
        Object::Tuple(items) => format!("len {}", items.len()),
        Object::List(items) => format!("len {}", items.len()),
        Object::Dict(dict) => format!("len {}", dict.len()),
        Object::Set(set) => format!("len {}", set.table.len()),
        Object::Deque(deque) => format!("deque, len {}", deque.items.len()),
        Object::DictView(..) => "view".to_owned(),
        Object::Slice(_) => "slice".to_owned(),
        Object::Iterator(_) => "iterator".to_owned(),
        Object::Cell(_) => "cell".to_owned(),
        Object::Class(class) => name_text(heap, class.name),
        Object::OldClass(class) => name_text(heap, class.name),
        Object::Instance(instance) => format!("{} object", plain_object(heap, heap.get(instance.class))),
        Object::OldInstance(instance) => format!("{} instance", plain_object(heap, heap.get(instance.class))),
        Object::Method(method) => plain_object(heap, heap.at(method.function)),
        Object::Member(member) => name_text(heap, member.name),
        Object::Wrapper(of, special, _) => format!("{}.{}", of.name(), special.name()),
        Object::New(of) => format!("{}.__new__", of.name()),
        Object::GetSet(of, name) | Object::Missing(of, name) => format!("{}.{name}", of.name()),
        Object::Property(_) => "property".to_owned(),
        Object::StaticMethod(_) => "staticmethod".to_owned(),
        Object::ClassMethod(_) => "classmethod".to_owned(),
        Object::Super(_) => "super".to_owned(),
        Object::DictProxy(_) => "dictproxy".to_owned(),
    }
}

/// The `repr` of a `str`: of its first bytes, then dots.
pub(super) fn str_text(bytes: &[u8]) -> String {
    match bytes.get(..SHOWN_BYTES) {
        Some(head) if bytes.len() > SHOWN_BYTES => format!("{}...", str_repr(head)),
        _ => str_repr(bytes),
    }
}

/// A name that the program keeps in a `str`, without quotes.
pub(super) fn name_text(heap: &Heap, name: Value) -> String {
    match heap.as_str(name) {
        Some(bytes) => cut(String::from_utf8_lossy(bytes).into_owned(), SAID_LENGTH),
        None => plain(heap, name),
    }
}

/// A value as a sentence says it: like `repr`, but short.
pub(super) fn said(heap: &Heap, value: Value) -> String {
    cut(said_at(heap, value, 0), SAID_LENGTH)
}

fn said_at(heap: &Heap, value: Value, depth: usize) -> String {
    let deeper = |value: Value| said_at(heap, value, depth + 1);
    let list = |values: &[Value], len: usize| {
        let mut items: Vec<String> = values.iter().take(SAID_ITEMS).map(|&item| deeper(item)).collect();
        if len > SAID_ITEMS {
            items.push("…".to_owned());
        }
        items.join(", ")
    };
    match heap.at(value) {
        Object::List(_) if depth == SAID_DEPTH => "[…]".to_owned(),
        Object::Tuple(_) if depth == SAID_DEPTH => "(…)".to_owned(),
        Object::Dict(_) if depth == SAID_DEPTH => "{…}".to_owned(),
        Object::List(items) => format!("[{}]", list(items, items.len())),
        Object::Tuple(items) => {
            let comma = if items.len() == 1 { "," } else { "" };
            format!("({}{comma})", list(items, items.len()))
        }
        Object::Dict(dict) => {
            let shown = dict.iter().take(SAID_ITEMS);
            let mut entries: Vec<String> =
                shown.map(|entry| format!("{}: {}", deeper(entry.key), deeper(entry.value))).collect();
            if dict.len() > SAID_ITEMS {
                entries.push("…".to_owned());
            }
            format!("{{{}}}", entries.join(", "))
        }
        Object::Set(_) if depth == SAID_DEPTH => format!("{}(…)", heap.type_name(value)),
        Object::Set(set) => {
            let keys: Vec<Value> = set.keys().take(SAID_ITEMS).collect();
            format!("{}([{}])", heap.type_name(value), list(&keys, set.table.len()))
        }
        Object::Slice(parts) => {
            let [start, stop, step] = parts.map(|part| if part.is_none() { String::new() } else { deeper(part) });
            if parts.last().is_some_and(|step| step.is_none()) {
                format!("{start}:{stop}")
            } else {
                format!("{start}:{stop}:{step}")
            }
        }
        Object::Builtin(builtin, _) => builtin.name().to_owned(),
        Object::Type(class) => class.name().to_owned(),
        &Object::Module(dict) => heap.module_name(dict),
        Object::Exception(exception) if depth < SAID_DEPTH => {
            let args = heap.as_tuple(exception.args).unwrap_or_default();
            format!("{}({})", exception.class.name(), list(args, args.len()))
        }
        _ => plain(heap, value),
    }
}

/// The name of an exception's class, and `str(e)`, before or after its value was made an instance.
pub(super) fn exception_text(heap: &Heap, exception: ExcInfo) -> (String, String) {
    let (class, name) = match heap.at(exception.class) {
        Object::Type(Type::Exception(class)) => (*class, class.name().to_owned()),
        _ => (Exc::BaseException, plain(heap, exception.class)),
    };
    let value = exception.value;
    let args: &[Value] = match heap.at(value) {
        Object::Exception(instance) => heap.as_tuple(instance.args).unwrap_or_default(),
        Object::Tuple(items) => items,
        _ if value.is_null() || value.is_none() => &[],
        _ => &[value],
    };
    let message = match args {
        [] => String::new(),
        // `KeyError_str`: the key's repr.
        [key] if class == Exc::KeyError => said(heap, *key),
        [only] => str_of(heap, *only),
        [message, place] if class.is_a(Exc::SyntaxError) => syntax_error_text(heap, *message, *place),
        _ => format!("({})", args.iter().map(|&arg| said(heap, arg)).collect::<Vec<_>>().join(", ")),
    };
    (name, cut(message, MESSAGE_LENGTH))
}

/// `SyntaxError_str`: the message, and the file and line where they are known.
fn syntax_error_text(heap: &Heap, message: Value, place: Value) -> String {
    let message = str_of(heap, message);
    let Some([file, line, ..]) = heap.as_tuple(place) else { return message };
    match (heap.as_str(*file), heap.as_int(*line)) {
        (Some(file), Some(line)) => {
            let file = file.rsplit(|&byte| byte == b'/').next().unwrap_or_default();
            format!("{message} ({}, line {line})", String::from_utf8_lossy(file))
        }
        (None, Some(line)) => format!("{message} (line {line})"),
        _ => message,
    }
}

/// `str(value)`, for a message.
fn str_of(heap: &Heap, value: Value) -> String {
    match heap.as_str(value) {
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => said(heap, value),
    }
}

//! A name in a frame, and what is reached from there: `counter.count`, `items[0]`, `f.func_defaults[0]`. The frame itself
//! has `f_code` and `f_globals`.

use thiserror::Error;

use super::record::{frames, newest};
use crate::view::schema::{Entry, Frame, Kind, Object, Snapshot, Value};

/// What a name is that has no value.
pub const NO_VALUE: &str = "no value";
/// How deep containers are written out.
const DEPTH: usize = 4;

/// Why there is no such place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// No frame in progress is of that function.
    #[error("no frame of {function} is in progress in moment {moment}")]
    NoFrame {
        /// The function.
        function: String,
        /// The moment.
        moment: u64,
    },
    /// Its value has no such part.
    #[error("`{path}` is no place: {part} is not found there")]
    NoPart {
        /// The whole path.
        path: String,
        /// What is not found.
        part: String,
    },
    /// It cannot be written in full.
    #[error("the value of `{path}` is too long to be an answer: {text}")]
    TooLong {
        /// The whole path.
        path: String,
        /// How it begins.
        text: String,
    },
}

/// The value at a path, in the newest frame of `function`; without one, in the newest frame. A name that has no value
/// there is [`Value::Null`].
///
/// # Errors
/// There is no such frame, or the value has no such part.
pub fn find(snapshot: &Snapshot, function: Option<&str>, path: &str) -> Result<Value, PlaceError> {
    let frame = match function {
        Some(name) => frames(snapshot).find(|frame| frame.name == name),
        None => newest(snapshot),
    };
    let no_frame =
        || PlaceError::NoFrame { function: function.unwrap_or("any function").to_owned(), moment: snapshot.moment.n };
    let frame = frame.ok_or_else(no_frame)?;
    let mut parts = path.split_inclusive(['.', '[', ']']).map(|part| part.trim_end_matches(['.', '[', ']']));
    let mut value = named(snapshot, frame, parts.next().unwrap_or_default());
    for part in parts.filter(|part| !part.is_empty()) {
        let no_part = || PlaceError::NoPart { path: path.to_owned(), part: part.to_owned() };
        value = object(snapshot, &value).and_then(|object| part_of(snapshot, object, part)).ok_or_else(no_part)?;
    }
    Ok(value)
}

/// The value at a path as text: as `repr` writes it, with the words of its card for what has no short `repr`.
///
/// # Errors
/// As [`find`]; or the text is too long.
pub fn text(snapshot: &Snapshot, function: Option<&str>, path: &str) -> Result<String, PlaceError> {
    let text = written(snapshot, &find(snapshot, function, path)?);
    if text.contains('…') { Err(PlaceError::TooLong { path: path.to_owned(), text }) } else { Ok(text) }
}

/// A value as text.
pub fn written(snapshot: &Snapshot, value: &Value) -> String {
    written_to(snapshot, value, DEPTH)
}

fn written_to(snapshot: &Snapshot, value: &Value, depth: usize) -> String {
    let (label, object) = match value {
        Value::Null => return NO_VALUE.to_owned(),
        Value::Plain { text, .. } => return text.clone(),
        Value::Ref { label, .. } => (label.clone(), object(snapshot, value)),
    };
    let Some(object) = object.filter(|_| depth > 0) else { return label };
    let item = |value: &Value| written_to(snapshot, value, depth - 1);
    let items = || object.items.iter().map(item).collect::<Vec<_>>().join(", ");
    match object.kind {
        Kind::List if object.type_name == "list" => format!("[{}]", items()),
        Kind::Tuple if object.len == 1 => format!("({},)", items()),
        Kind::Tuple => format!("({})", items()),
        Kind::Dict => {
            let entry = |entry: &Entry| format!("{}: {}", item(&entry.key), item(&entry.value));
            format!("{{{}}}", object.entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        _ => label,
    }
}

/// What a name is in a frame: a field of it, a local, a cell's contents, a name of its dict, a global.
fn named(snapshot: &Snapshot, frame: &Frame, name: &str) -> Value {
    match name {
        "f_code" => return frame.code.clone(),
        "f_globals" => return frame.globals.clone(),
        _ => {}
    }
    if let Some(slot) = frame.fastlocals.iter().find(|slot| slot.name == name) {
        return slot.value.clone();
    }
    if let Some(slot) = frame.cells.iter().find(|slot| slot.name == name) {
        let cell = object(snapshot, &slot.value);
        return cell.and_then(|cell| field(cell, "ob_ref")).unwrap_or(Value::Null);
    }
    let dicts = [&frame.locals, &frame.globals];
    let found = dicts.iter().filter_map(|dict| entry(object(snapshot, dict)?, name)).next();
    found.unwrap_or(Value::Null)
}

fn object<'s>(snapshot: &'s Snapshot, value: &Value) -> Option<&'s Object> {
    let Value::Ref { to, .. } = value else { return None };
    snapshot.moment.objects.iter().find(|object| object.id == *to)
}

/// An item, a field of the C struct, or an attribute in the object's own dict.
fn part_of(snapshot: &Snapshot, whole: &Object, part: &str) -> Option<Value> {
    if let Ok(index) = part.parse::<usize>() {
        return whole.items.get(index).cloned();
    }
    let in_dict = || {
        let dict =
            ["__dict__", "in_dict", "func_dict", "tp_dict", "cl_dict"].iter().find_map(|name| field(whole, name))?;
        entry(object(snapshot, &dict)?, part)
    };
    field(whole, part).or_else(|| entry(whole, part)).or_else(in_dict)
}

fn field(object: &Object, name: &str) -> Option<Value> {
    object.fields.iter().find(|field| field.name == name).map(|field| field.value.clone())
}

fn entry(dict: &Object, name: &str) -> Option<Value> {
    dict.entries.iter().find(|entry| entry.name.as_deref() == Some(name)).map(|entry| entry.value.clone())
}

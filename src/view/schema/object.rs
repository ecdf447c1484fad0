//! Objects, and what refers to them.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

use super::ObjectId;
use super::moment::Frame;

wire! {
/// Something that a slot can hold.
#[serde(tag = "type", rename_all_fields = "camelCase")]
enum Value {
    /// No object: a null pointer.
    Null,
    /// An object that is shown by its text alone: a number, string, None, builtin function, type …
    Plain {
        /// `type(o).__name__`.
        type_name: String,
        /// Its `repr`, cut if long.
        text: String,
    },
    /// An object with a card of its own.
    Ref {
        /// Which.
        to: ObjectId,
        /// Its kind.
        kind: Kind,
        /// A few words for it: a name, or a length.
        label: String,
    },
}

/// Kinds of card.
#[derive(Copy, Eq)]
enum Kind {
    /// A code object.
    Code,
    /// A function.
    Function,
    /// A frame.
    Frame,
    /// A cell.
    Cell,
    /// A dict.
    Dict,
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// An iterator.
    Iterator,
    /// An exception, a traceback, or anything else that has fields.
    Other,
}

/// An object with a card of its own.
struct Object {
    /// Identity.
    pub id: ObjectId,
    /// Kind of card.
    pub kind: Kind,
    /// `type(o).__name__` (`ob_type`).
    pub type_name: String,
    /// `ob_refcnt`.
    pub refcnt: u32,
    /// A name, role or length: `add`, `globals`, `len 2`.
    pub label: String,
    /// For a code object: its listing in `Program.listings`.
    pub listing: Option<u32>,
    /// For a frame that is not in progress: all of it.
    pub frame: Option<Box<Frame>>,
    /// The fields of its C struct, in C's order and under C's names. Empty for containers.
    pub fields: Vec<Field>,
    /// The items of a list or tuple, cut after `SHOWN_ITEMS`.
    pub items: Vec<Value>,
    /// The entries of a dict, in CPython's order, cut after `SHOWN_ITEMS`.
    pub entries: Vec<Entry>,
    /// How many items or entries there are in all.
    pub len: u32,
}

/// A field of an object's C struct.
struct Field {
    /// The C name.
    pub name: String,
    /// What it holds.
    pub value: Value,
    /// More to say about it: the names of the bits of `co_flags`.
    pub note: Option<String>,
}

/// An entry of a dict.
struct Entry {
    /// The key.
    pub key: Value,
    /// The key's text without quotes, where the key is a string: better to show for a namespace.
    pub name: Option<String>,
    /// The value.
    pub value: Value,
}
}

//! Text: what the methods of `str` and of `unicode` work on, so that there is one implementation of each.

use std::ops::Range;
use std::rc::Rc;

use memchr::memmem;

use crate::machine::object::Object;
use crate::machine::print;
use crate::machine::unicode::{self, codec::Codec};
use crate::machine::value::Value;
use crate::machine::{DONE_BY_WORK, Machine, Outcome};

/// The characters of a str or of a unicode.
#[derive(Clone, Debug)]
pub(super) enum Text {
    /// Of a str.
    Bytes(Rc<[u8]>),
    /// Of a unicode.
    Points(Rc<[u32]>),
}

impl Text {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Points(points) => points.len(),
        }
    }

    pub(super) fn is_unicode(&self) -> bool {
        matches!(self, Self::Points(_))
    }

    /// The character at this place; NUL behind the end.
    pub(super) fn at(&self, index: usize) -> u32 {
        match self {
            Self::Bytes(bytes) => bytes.get(index).copied().map_or(0, u32::from),
            Self::Points(points) => points.get(index).copied().unwrap_or(0),
        }
    }

    /// All characters.
    pub(super) fn characters(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + '_ {
        (0..self.len()).map(|index| self.at(index))
    }

    /// Whether the character at this place is white space.
    pub(super) fn is_space(&self, index: usize) -> bool {
        match self {
            Self::Bytes(bytes) => bytes.get(index).copied().is_some_and(print::is_space),
            Self::Points(points) => points.get(index).copied().is_some_and(unicode::is_space),
        }
    }

    /// Whether a line ends at this place.
    pub(super) fn is_line_break(&self, index: usize) -> bool {
        match self {
            Self::Bytes(_) => matches!(self.at(index), 10 | 13),
            Self::Points(_) => unicode::properties::is_line_break(self.at(index)),
        }
    }

    /// Where another text of the same kind begins the first time within a part of this one.
    pub(super) fn find(&self, within: Range<usize>, part: &Self) -> Option<usize> {
        let start = within.start;
        let found = match (self, part) {
            (Self::Bytes(text), Self::Bytes(part)) => memmem::find(text.get(within)?, part),
            (Self::Points(text), Self::Points(part)) => unicode::find(text.get(within)?, part),
            _ => None,
        };
        Some(start + found?)
    }

    /// Where it begins the last time.
    pub(super) fn rfind(&self, within: Range<usize>, part: &Self) -> Option<usize> {
        let start = within.start;
        let found = match (self, part) {
            (Self::Bytes(text), Self::Bytes(part)) => memmem::rfind(text.get(within)?, part),
            (Self::Points(text), Self::Points(part)) => unicode::rfind(text.get(within)?, part),
            _ => None,
        };
        Some(start + found?)
    }

    /// Where it begins, again and again, without overlap.
    pub(super) fn find_all(&self, within: Range<usize>, part: &Self, limit: usize) -> Vec<usize> {
        if let (Self::Bytes(text), Self::Bytes(part)) = (self, part) {
            let start = within.start;
            let found = memmem::find_iter(text.get(within).unwrap_or_default(), part);
            return found.take(limit).map(|place| start + place).collect();
        }
        let mut places = Vec::new();
        let mut from = within.start;
        while places.len() < limit
            && let Some(place) = self.find(from..within.end, part)
        {
            places.push(place);
            from = place + part.len();
        }
        places
    }

    /// An empty text of the same kind, to be filled.
    pub(super) fn builder(&self) -> Builder {
        if self.is_unicode() { Builder::Points(Vec::new()) } else { Builder::Bytes(Vec::new()) }
    }
}

/// A text in the making.
pub(super) enum Builder {
    /// Of a str.
    Bytes(Vec<u8>),
    /// Of a unicode.
    Points(Vec<u32>),
}

impl Builder {
    /// A character, which is a byte where a str is made.
    pub(super) fn push(&mut self, character: u32) {
        match self {
            Self::Bytes(bytes) => bytes.push(character as u8),
            Self::Points(points) => points.push(character),
        }
    }

    /// Part of a text of the same kind.
    pub(super) fn extend(&mut self, text: &Text, part: Range<usize>) {
        match (self, text) {
            (Self::Bytes(bytes), Text::Bytes(more)) => bytes.extend(more.get(part).unwrap_or_default()),
            (Self::Points(points), Text::Points(more)) => points.extend(more.get(part).unwrap_or_default()),
            _ => {}
        }
    }

    /// A whole text of the same kind.
    pub(super) fn extend_all(&mut self, text: &Text) {
        self.extend(text, 0..text.len());
    }

    /// A character, so many times.
    pub(super) fn repeat(&mut self, character: u32, count: usize) {
        match self {
            Self::Bytes(bytes) => bytes.extend(std::iter::repeat_n(character as u8, count)),
            Self::Points(points) => points.extend(std::iter::repeat_n(character, count)),
        }
    }
}

impl Machine {
    /// The characters of a string; `None` of anything else.
    pub(super) fn text(&mut self, value: Value) -> Option<Text> {
        let text = match self.heap.at(value) {
            Object::Str(string) => Text::Bytes(Rc::clone(&string.bytes)),
            Object::Unicode(unicode) => Text::Points(Rc::clone(&unicode.points)),
            _ => return None,
        };
        self.charge(text.len() / DONE_BY_WORK);
        Some(text)
    }

    /// The string that a method was called on.
    pub(super) fn this_text(&mut self, this: Value) -> Text {
        self.text(this).unwrap_or(Text::Bytes(Rc::default()))
    }

    /// Two texts of the same kind: where one is a unicode, the other one is decoded as ASCII.
    pub(super) fn same_kind(&mut self, a: Text, b: Text) -> Outcome<(Text, Text)> {
        Ok(match (a, b) {
            (Text::Bytes(a), b @ Text::Points(_)) => (self.decoded(&a)?, b),
            (a @ Text::Points(_), Text::Bytes(b)) => (a, self.decoded(&b)?),
            same => same,
        })
    }

    fn decoded(&mut self, bytes: &[u8]) -> Outcome<Text> {
        Ok(Text::Points(self.decode(bytes, Codec::Ascii, b"strict")?.into()))
    }

    /// The string that a method was called on, and an argument, which must be a string, too.
    pub(super) fn text_and(&mut self, this: Value, argument: Value) -> Outcome<(Text, Text)> {
        let this = self.this_text(this);
        self.text_with(this, argument)
    }

    /// A text, and an argument, which must be a string.
    pub(super) fn text_with(&mut self, this: Text, argument: Value) -> Outcome<(Text, Text)> {
        match self.text(argument) {
            Some(argument) => self.same_kind(this, argument),
            None if this.is_unicode() => {
                let name = self.heap.type_name(argument);
                Err(self.type_error(format!("coercing to Unicode: need string or buffer, {name} found")))
            }
            None => Err(self.type_error("expected a string or other character buffer object")),
        }
    }

    /// A part of a text, as a string: the one that it is part of, if it is all of it.
    pub(super) fn text_part(&mut self, this: Value, text: &Text, part: Range<usize>) -> Value {
        let is_all = part.start == 0 && part.end == text.len();
        if is_all && self.heap.is_exact(this) && text.is_unicode() == self.heap.as_unicode(this).is_some() {
            return self.heap.retain(this);
        }
        match text {
            Text::Bytes(bytes) => self.heap.str(bytes.get(part).unwrap_or_default()),
            Text::Points(points) => self.heap.unicode(points.get(part).unwrap_or_default()),
        }
    }

    /// A string as its own value: the same object, but a plain string of an instance of a subclass.
    pub(in crate::machine) fn string_itself(&mut self, this: Value) -> Value {
        let text = self.this_text(this);
        self.text_part(this, &text, 0..text.len())
    }

    /// A new string.
    pub(super) fn built(&mut self, text: Builder) -> Value {
        match text {
            Builder::Bytes(bytes) => self.heap.str(bytes),
            Builder::Points(points) => self.heap.unicode(points),
        }
    }
}

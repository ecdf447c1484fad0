//! Formatting: `%`, `str.format` and `format()`.
//!
//! | file | what it is | CPython's |
//! |---|---|---|
//! | `percent` | `'%5d' % 7` | `PyString_Format`, `PyUnicode_Format` |
//! | `fields` | `'{0.name!r:>5}'.format(x)`: finding what the fields name | `stringlib/string_format.h` |
//! | `spec` | `format(7, '>5')`: what stands behind the colon | `stringlib/formatter.h` |
//!
//! A format is a str or a unicode, and so is what comes out of it. Both are code points here, those of a str below 256.

mod fields;
mod percent;
mod spec;

use super::value::Value;
use super::{Machine, Outcome};

impl Machine {
    /// The characters of a str or a unicode; `None` of anything else.
    fn characters(&self, value: Value) -> Option<Vec<u32>> {
        if let Some(points) = self.heap.as_unicode(value) {
            return Some(points.to_vec());
        }
        self.heap.as_str(value).map(|bytes| bytes.iter().copied().map(u32::from).collect())
    }

    /// A str or a unicode of these characters.
    fn string_of(&mut self, characters: Vec<u32>, unicode: bool) -> Value {
        if unicode {
            return self.heap.unicode(characters);
        }
        let bytes: Vec<u8> = characters.into_iter().map(|character| character as u8).collect();
        self.heap.str(bytes)
    }

    /// `str(value)`, or `unicode(value)`, as characters.
    fn text_of(&mut self, value: Value, unicode: bool) -> Outcome<Vec<u32>> {
        if unicode {
            let text = self.unicode_of(value)?;
            let characters = self.characters(text).unwrap_or_default();
            self.heap.release(text);
            return Ok(characters);
        }
        Ok(self.str(value)?.into_iter().map(u32::from).collect())
    }
}

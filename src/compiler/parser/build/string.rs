//! The values of string literals (`parsestr`, `parsestrplus`).
//!
//! A `str` literal is bytes in the encoding of the program; a `unicode` literal is code points. [`super::escape`] has what
//! backslashes mean in both.

use super::super::grammar::Rule;
use super::super::tree::Node;
use super::escape;
use super::{Builder, Built};
use crate::bytecode::{Const, PyString};
use crate::compiler::source::{Codec, Encoding, decode_utf8, undecodable};
use crate::compiler::{CompileError, ErrorKind};

/// The longest message that CPython makes of a decoding error.
const MESSAGE_LENGTH: usize = 127;

/// Why a literal has no value.
pub(super) enum BadString {
    /// A `ValueError`.
    Value(&'static str),
    /// A `UnicodeDecodeError`, with its message.
    Unicode(String),
}

/// A literal's value while others are joined to it.
enum Value {
    Str(PyString),
    Unicode(Vec<u32>),
}

impl<'t> Builder<'t> {
    /// The value of a STRING, or of several side by side.
    pub(super) fn string(&self, node: Node<'t>) -> Built<Const> {
        let mut value: Option<Value> = None;
        for token in node.members(Rule::Atom) {
            let piece = self.literal(token.text());
            let joined = piece.and_then(|piece| match value.take() {
                None => Ok(piece),
                Some(value) => join(value, piece),
            });
            value = Some(joined.map_err(|bad| self.bad_string(bad, node))?);
        }
        match value.ok_or_else(|| node.malformed())? {
            Value::Str(string) => Ok(Const::Str(string)),
            Value::Unicode(points) => Ok(Const::Unicode(points.into())),
        }
    }

    fn bad_string(&self, bad: BadString, node: Node<'t>) -> Box<CompileError> {
        match bad {
            BadString::Value(message) => Box::new(CompileError::unlocated(ErrorKind::ValueError, message)),
            BadString::Unicode(message) => {
                let mut message = format!("(unicode error) {message}");
                message.truncate(message.floor_char_boundary(MESSAGE_LENGTH));
                self.error(node, message)
            }
        }
    }

    /// The value of one literal.
    fn literal(&self, text: &[u8]) -> Result<Value, BadString> {
        let mut unicode = self.unicode_literals;
        let mut raw = false;
        let mut rest = text;
        while let [letter, after @ ..] = rest {
            match letter {
                b'u' | b'U' => unicode = true,
                b'b' | b'B' => unicode = false,
                b'r' | b'R' => raw = true,
                _ => break,
            }
            rest = after;
        }
        let body = without_quotes(rest);
        if unicode {
            return self.unicode_literal(body, raw).map(Value::Unicode);
        }
        let recode = match self.encoding {
            Some(Encoding::Other(codec)) => Some(codec),
            _ => None,
        };
        if !raw && body.contains(&b'\\') {
            return Ok(Value::Str(PyString::new(escape::unescape(body, recode)?)));
        }
        let bytes = match recode {
            Some(codec) => recoded(body, codec)?,
            None => body.to_vec(),
        };
        // CPython shares empty strings and those of one byte, and interns them; some codecs fill in the bytes too late.
        let shared = bytes.len() <= 1 && matches!(recode, None | Some(Codec::Utf8));
        Ok(Value::Str(PyString { bytes: bytes.into(), interned: shared }))
    }

    fn unicode_literal(&self, body: &[u8], raw: bool) -> Result<Vec<u32>, BadString> {
        let is_utf8 = !matches!(self.encoding, None | Some(Encoding::Latin1));
        if !body.contains(&b'\\') && (body.is_ascii() || !is_utf8) {
            return Ok(body.iter().map(|&byte| u32::from(byte)).collect());
        }
        let escaped;
        let body = if is_utf8 && !body.is_ascii() {
            escaped = escape::utf8_as_escapes(body)?;
            &escaped
        } else {
            body
        };
        if raw {
            escape::unescape_raw_unicode(body)
        } else {
            escape::unescape_unicode(body, self.unicode_names.as_ref())
        }
    }
}

/// Text in UTF-8 in another encoding.
pub(super) fn recoded(text: &[u8], codec: &Codec) -> Result<Vec<u8>, BadString> {
    let points = decoded(text)?;
    // What the text holds was decoded from there.
    Ok(codec.encode(&points, b'?'))
}

/// UTF-8 to code points.
pub(super) fn decoded(text: &[u8]) -> Result<Vec<u32>, BadString> {
    decode_utf8(text).map_err(|error| {
        let error = undecodable("utf8", text, error.start, error.end, error.reason);
        BadString::Unicode(error.message)
    })
}

/// What is between the quotes, be they one or three on each side.
fn without_quotes(literal: &[u8]) -> &[u8] {
    let quotes = match literal {
        [a, b, c, .., _, _, _] if a == b && b == c => 3,
        _ => 1,
    };
    literal.get(quotes..literal.len().saturating_sub(quotes)).unwrap_or_default()
}

/// Two literals side by side. With a `unicode` among them the result is one, and the other has to be ASCII.
fn join(left: Value, right: Value) -> Result<Value, BadString> {
    match (left, right) {
        (Value::Str(left), Value::Str(right)) => {
            Ok(Value::Str(match (left.bytes.is_empty(), right.bytes.is_empty()) {
                (true, _) => right,
                (_, true) => left,
                _ => PyString::new([&left.bytes[..], &right.bytes[..]].concat()),
            }))
        }
        (left, right) => {
            let mut points = points_of(left)?;
            points.extend(points_of(right)?);
            Ok(Value::Unicode(points))
        }
    }
}

fn points_of(value: Value) -> Result<Vec<u32>, BadString> {
    match value {
        Value::Unicode(points) => Ok(points),
        Value::Str(string) => match string.bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(string.bytes.iter().map(|&byte| u32::from(byte)).collect()),
            Some(place) => {
                let error = undecodable("ascii", &string.bytes, place, place + 1, "ordinal not in range(128)");
                Err(BadString::Unicode(error.message))
            }
        },
    }
}

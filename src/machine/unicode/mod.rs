//! Unicode strings (`Objects/unicodeobject.c`, `Python/codecs.c`).
//!
//! | file | what it is |
//! |---|---|
//! | this one | between `str` and `unicode`: decoding, encoding, and what goes wrong |
//! | [`codec`] | the codecs themselves, which know bytes and code points and no objects |
//! | [`named`] | encodings by their names |
//! | [`properties`] | which characters are letters, digits, spaces, and their other cases |
//! | [`tables`] | the Unicode database of CPython 2.7.18 behind that |

pub(super) mod codec;
mod named;
pub(super) mod properties;
mod tables;

use std::rc::Rc;

use codec::{Codec, Problem};
pub(super) use properties::is_space;

use super::exceptions::Exc;
use super::object::Object;
use super::value::Value;
use super::{Fault, Machine, Outcome};

/// What an error handler does about something that cannot be decoded or encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handler {
    Strict,
    Ignore,
    Replace,
    XmlCharRefReplace,
    BackslashReplace,
}

impl Handler {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"strict" => Self::Strict,
            b"ignore" => Self::Ignore,
            b"replace" => Self::Replace,
            b"xmlcharrefreplace" => Self::XmlCharRefReplace,
            b"backslashreplace" => Self::BackslashReplace,
            _ => return None,
        })
    }
}

const STRICT: &[u8] = b"strict";

/// U+FFFD, which stands for what could not be decoded.
const REPLACEMENT: u32 = 0xfffd;

impl Machine {
    /// The code points of a unicode, or of a str, which is decoded as ASCII (`PyUnicode_FromObject`).
    ///
    /// # Errors
    /// UnicodeDecodeError. TypeError: it is no string.
    pub(super) fn unicode_points(&mut self, value: Value) -> Outcome<Rc<[u32]>> {
        match self.heap.at(value) {
            Object::Unicode(unicode) => Ok(Rc::clone(&unicode.points)),
            Object::Str(string) => {
                let bytes = Rc::clone(&string.bytes);
                self.decode(&bytes, Codec::Ascii, STRICT).map(Into::into)
            }
            _ => {
                let name = self.heap.type_name(value);
                Err(self.type_error(format!("coercing to Unicode: need string or buffer, {name} found")))
            }
        }
    }

    /// The bytes of a unicode in the default encoding, ASCII (`_PyUnicode_AsDefaultEncodedString`).
    ///
    /// # Errors
    /// UnicodeEncodeError.
    pub(super) fn encode_default(&mut self, unicode: Value) -> Outcome<Rc<[u8]>> {
        let points = self.heap.as_unicode(unicode).cloned().unwrap_or_default();
        self.encode(&points, Codec::Ascii, STRICT).map(Into::into)
    }

    /// The bytes of a str, or of a unicode in the default encoding.
    pub(super) fn default_bytes(&mut self, string: Value) -> Outcome<Option<Rc<[u8]>>> {
        match self.heap.at(string) {
            Object::Str(string) => Ok(Some(Rc::clone(&string.bytes))),
            Object::Unicode(_) => self.encode_default(string).map(Some),
            _ => Ok(None),
        }
    }

    /// Decodes bytes; `errors` is the name of the error handler.
    ///
    /// # Errors
    /// UnicodeDecodeError, and LookupError for a handler that there is not.
    pub(super) fn decode(&mut self, bytes: &[u8], codec: Codec, errors: &[u8]) -> Outcome<Vec<u32>> {
        self.reserve(bytes.len().saturating_mul(4))?;
        if codec == Codec::UnicodeEscape && codec::names_a_character(bytes) {
            return Err(Fault::Unsupported("the names of characters in unicode_escape".into()));
        }
        let (codec, mut at) = codec.begin(bytes);
        let mut points = Vec::with_capacity(bytes.len());
        while at < bytes.len() {
            match codec.decode_one(bytes, at, &mut points) {
                Ok(next) => at = next,
                Err(problem) => {
                    match self.handler(errors)? {
                        Handler::Strict => return Err(self.decode_error(codec.name(), bytes, problem)),
                        Handler::Ignore => {}
                        Handler::Replace => points.push(REPLACEMENT),
                        _ => {
                            let message = "don't know how to handle UnicodeDecodeError in error callback";
                            return Err(self.type_error(message));
                        }
                    }
                    at = problem.end;
                }
            }
        }
        Ok(points)
    }

    /// Encodes code points; `errors` is the name of the error handler.
    ///
    /// # Errors
    /// UnicodeEncodeError, and LookupError for a handler that there is not.
    pub(super) fn encode(&mut self, points: &[u32], codec: Codec, errors: &[u8]) -> Outcome<Vec<u8>> {
        self.reserve(points.len().saturating_mul(4))?;
        let limit = codec.limit();
        let Some((limit, reason)) = limit else { return Ok(codec.encode_all(points)) };
        let mut bytes = Vec::with_capacity(points.len());
        let mut at = 0;
        while let Some(&point) = points.get(at) {
            if point < limit {
                bytes.push(point as u8);
                at += 1;
                continue;
            }
            let rest = points.get(at..).unwrap_or_default();
            let bad = rest.get(..rest.iter().take_while(|&&point| point >= limit).count()).unwrap_or_default();
            let problem = Problem { start: at, end: at + bad.len(), reason };
            match self.handler(errors)? {
                Handler::Strict => return Err(self.encode_error(codec.name(), points, problem)),
                Handler::Ignore => {}
                Handler::Replace => bytes.extend(bad.iter().map(|_| b'?')),
                Handler::XmlCharRefReplace => {
                    bad.iter().for_each(|point| bytes.extend(format!("&#{point};").bytes()));
                }
                Handler::BackslashReplace => bad.iter().for_each(|&point| bytes.extend(codec::escaped(point).bytes())),
            }
            at = problem.end;
        }
        Ok(bytes)
    }

    /// `PyCodec_LookupError`.
    fn handler(&mut self, name: &[u8]) -> Outcome<Handler> {
        match Handler::of(name) {
            Some(handler) => Ok(handler),
            None => {
                let name = String::from_utf8_lossy(name).into_owned();
                Err(self.raise(Exc::LookupError, format!("unknown error handler name '{name}'")))
            }
        }
    }

    fn decode_error(&mut self, codec: &str, bytes: &[u8], problem: Problem) -> Fault {
        let object = self.heap.str(bytes);
        self.codec_error(Exc::UnicodeDecodeError, codec, object, problem)
    }

    pub(super) fn encode_error(&mut self, codec: &str, points: &[u32], problem: Problem) -> Fault {
        let object = self.heap.unicode(points);
        self.codec_error(Exc::UnicodeEncodeError, codec, object, problem)
    }

    /// Raises an error with the five arguments that it is made of. The reference to the object changes hands.
    fn codec_error(&mut self, class: Exc, codec: &str, object: Value, problem: Problem) -> Fault {
        let codec = self.heap.str(codec.as_bytes());
        let [start, end] = [problem.start, problem.end].map(|place| self.heap.int(place as i64));
        let reason = self.heap.str(problem.reason.as_bytes());
        let args = self.heap.tuple([codec, object, start, end, reason]);
        self.raise_with(class, args)
    }

    /// What an error of a codec says between the codec and the reason: what cannot be done, and where.
    pub(super) fn codec_error_place(&self, class: Exc, object: Value, start: i64, end: i64) -> Vec<u8> {
        let at = usize::try_from(start).ok().filter(|_| end == start.wrapping_add(1));
        let verb = match class {
            Exc::UnicodeDecodeError => "decode",
            Exc::UnicodeEncodeError => "encode",
            _ => "translate",
        };
        let what = match self.heap.at(object) {
            Object::Str(string) => {
                at.and_then(|at| string.bytes.get(at)).map(|byte| format!("byte 0x{byte:02x}")).ok_or("bytes")
            }
            Object::Unicode(unicode) => at
                .and_then(|at| unicode.points.get(at))
                .map(|&point| format!("character u'{}'", codec::escaped(point)))
                .ok_or("characters"),
            _ => Err("characters"),
        };
        let text = match what {
            Ok(one) => format!("can't {verb} {one} in position {start}: "),
            Err(many) => format!("can't {verb} {many} in position {start}-{}: ", end.wrapping_sub(1)),
        };
        text.into_bytes()
    }

    /// `part in text` where one of them is a unicode (`PyUnicode_Contains`).
    pub(super) fn unicode_contains(&mut self, text: Value, part: Value) -> Outcome<bool> {
        let (part, text) = (self.unicode_points(part)?, self.unicode_points(text)?);
        self.charge(text.len() / 16);
        Ok(find(&text, &part).is_some())
    }
}

/// Where a text begins in another.
pub(super) fn find(text: &[u32], part: &[u32]) -> Option<usize> {
    search(text.len(), |index| text.get(index).copied(), part.len(), |index| part.get(index).copied())
}

/// Where it begins the last time: the first time, seen from the end.
pub(super) fn rfind(text: &[u32], part: &[u32]) -> Option<usize> {
    let at = |text: &[u32], index: usize| text.len().checked_sub(index + 1).and_then(|index| text.get(index).copied());
    let found = search(text.len(), |index| at(text, index), part.len(), |index| at(part, index))?;
    text.len().checked_sub(found + part.len())
}

/// Knuth's, Morris' and Pratt's search: it looks at each character once, whatever the texts are.
fn search(
    text_len: usize,
    text: impl Fn(usize) -> Option<u32>,
    part_len: usize,
    part: impl Fn(usize) -> Option<u32>,
) -> Option<usize> {
    if part_len == 0 || part_len > text_len {
        return (part_len == 0).then_some(0);
    }
    // For each beginning of the part: how much of its own beginning it ends in.
    let mut borders = vec![0usize; part_len];
    let mut border = 0;
    let shorter = |borders: &[usize], border: usize| borders.get(border - 1).copied().unwrap_or(0);
    for index in 1..part_len {
        while border > 0 && part(border) != part(index) {
            border = shorter(&borders, border);
        }
        border += usize::from(part(border) == part(index));
        if let Some(slot) = borders.get_mut(index) {
            *slot = border;
        }
    }
    let mut matched = 0;
    for index in 0..text_len {
        while matched > 0 && part(matched) != text(index) {
            matched = shorter(&borders, matched);
        }
        matched += usize::from(part(matched) == text(index));
        if matched == part_len {
            return Some(index + 1 - part_len);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_from_both_ends() {
        let points = |text: &str| text.chars().map(u32::from).collect::<Vec<u32>>();
        for (text, part) in
            [("abcabcabd", "abcabd"), ("aaaa", "aa"), ("abc", ""), ("", ""), ("", "a"), ("xaby", "ab"), ("abab", "ba")]
        {
            let (a, b) = (points(text), points(part));
            assert_eq!(find(&a, &b), text.find(part), "{text:?} {part:?}");
            assert_eq!(rfind(&a, &b), text.rfind(part), "{text:?} {part:?}");
        }
    }
}

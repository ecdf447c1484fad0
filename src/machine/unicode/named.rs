//! Encodings by name: `s.encode('utf-8')`, `s.decode('hex')`.

use std::rc::Rc;

use super::codec::Codec;
use super::{Machine, Outcome, STRICT};
use crate::bytecode::repr::str_repr;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::Value;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    /// Between bytes and text.
    Text(Codec),
    /// Between bytes and bytes.
    Bytes(BytesCodec),
    /// `rot_13`, between text and text.
    Rot13,
}

/// A codec from bytes to bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BytesCodec {
    Hex,
    Base64,
    StringEscape,
}

impl Encoding {
    fn named(name: &[u8]) -> Option<Self> {
        let name = normalized(name);
        Some(match &*name {
            "hex" | "hex_codec" => Self::Bytes(BytesCodec::Hex),
            "base64" | "base_64" | "base64_codec" => Self::Bytes(BytesCodec::Base64),
            "string_escape" => Self::Bytes(BytesCodec::StringEscape),
            "rot13" | "rot_13" => Self::Rot13,
            name => Self::Text(Codec::named(name)?),
        })
    }
}

/// A name as the names of encodings are compared: in small letters, with one underscore for what is no letter, digit
/// or point (`encodings.normalize_encoding`).
fn normalized(name: &[u8]) -> String {
    let mut normal = String::new();
    for word in name.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'.').filter(|word| !word.is_empty()) {
        if !normal.is_empty() {
            normal.push('_');
        }
        normal.extend(word.iter().map(|byte| char::from(byte.to_ascii_lowercase())));
    }
    normal
}

impl Machine {
    /// The names of an encoding and of an error handler; `ascii` and `strict` where a program gives none. `function`
    /// is what messages call the one who takes them.
    pub(in crate::machine) fn encoding_names(
        &mut self,
        function: &str,
        encoding: Value,
        errors: Value,
    ) -> Outcome<[Rc<[u8]>; 2]> {
        let mut names = [b"ascii".as_slice().into(), STRICT.into()];
        for (index, (name, given)) in names.iter_mut().zip([encoding, errors]).enumerate() {
            if given.is_null() {
                continue;
            }
            *name = self.codec_name(function, index + if function == "unicode" { 2 } else { 1 }, given)?;
        }
        Ok(names)
    }

    /// The name of an encoding or of an error handler (`"s"`).
    pub(in crate::machine) fn codec_name(
        &mut self,
        function: &str,
        position: usize,
        given: Value,
    ) -> Outcome<Rc<[u8]>> {
        match self.default_bytes(given)? {
            Some(bytes) => Ok(bytes),
            None => {
                let of = self.converted_name(given);
                Err(self.type_error(format!("{function}() argument {position} must be string, not {of}")))
            }
        }
    }

    /// The encoding of this name, and the name of the error handler.
    fn encoding_arguments(&mut self, function: &str, encoding: Value, errors: Value) -> Outcome<(Encoding, Rc<[u8]>)> {
        let [name, errors] = self.encoding_names(function, encoding, errors)?;
        match Encoding::named(&name) {
            // CPython's, which are written in Python, assert that no other handler is asked for.
            Some(Encoding::Bytes(BytesCodec::Hex | BytesCodec::Base64)) if *errors != *STRICT => {
                Err(self.raise_with(Exc::AssertionError, Value::NULL))
            }
            Some(encoding) => Ok((encoding, errors)),
            None => {
                let message = self.heap.str([b"unknown encoding: ", &*name].concat());
                Err(self.raise_with(Exc::LookupError, message))
            }
        }
    }

    /// `string.decode(encoding, errors)` of a str, or of a unicode in the default encoding.
    pub(in crate::machine) fn decode_named(
        &mut self,
        function: &str,
        string: Value,
        encoding: Value,
        errors: Value,
    ) -> Outcome<Value> {
        let (encoding, errors) = self.encoding_arguments(function, encoding, errors)?;
        let bytes = &*self.default_bytes(string)?.unwrap_or_default();
        match (encoding, errors) {
            (Encoding::Text(codec), errors) => {
                let points = self.decode(bytes, codec, &errors)?;
                Ok(self.heap.unicode(points))
            }
            (Encoding::Bytes(codec), errors) => {
                let decoded = match codec {
                    BytesCodec::Hex => self.decode_hex(bytes)?,
                    BytesCodec::Base64 => match decode_base64(bytes) {
                        Some(decoded) => decoded,
                        None => return Err(self.raise(Exc::ValueError, "Incorrect padding")),
                    },
                    BytesCodec::StringEscape => self.decode_string_escape(bytes, &errors)?,
                };
                Ok(self.heap.str(decoded))
            }
            (Encoding::Rot13, _) => {
                let points: Vec<u32> = bytes.iter().map(|&byte| u32::from(rot13(byte))).collect();
                Ok(self.heap.unicode(points))
            }
        }
    }

    /// `string.encode(encoding, errors)` of a str or a unicode.
    pub(in crate::machine) fn encode_named(&mut self, string: Value, encoding: Value, errors: Value) -> Outcome<Value> {
        let (encoding, errors) = self.encoding_arguments("encode", encoding, errors)?;
        let encoded = match encoding {
            Encoding::Text(codec) => {
                let points = self.unicode_points(string)?;
                self.encode(&points, codec, &errors)?
            }
            Encoding::Rot13 => {
                let points = self.unicode_points(string)?;
                // What stands for a character that cannot be encoded is turned round, too.
                self.encode(&points, Codec::Charmap, &errors)?.into_iter().map(rot13).collect()
            }
            Encoding::Bytes(codec) => {
                if codec == BytesCodec::StringEscape && self.heap.as_str(string).is_none() {
                    let name = self.heap.type_name(string);
                    return Err(self.type_error(format!("escape_encode() argument 1 must be string, not {name}")));
                }
                let bytes = self.default_bytes(string)?.unwrap_or_default();
                self.reserve(bytes.len() * 4)?;
                match codec {
                    BytesCodec::Hex => bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect(),
                    BytesCodec::Base64 => encode_base64(&bytes),
                    // As `repr` writes it, in single quotes, without them.
                    BytesCodec::StringEscape => {
                        let quoted = str_repr(&[&*bytes, b"\""].concat()).into_bytes();
                        quoted.get(1..quoted.len() - 2).unwrap_or_default().to_vec()
                    }
                }
            }
        };
        Ok(self.heap.str(encoded))
    }

    fn decode_hex(&mut self, bytes: &[u8]) -> Outcome<Vec<u8>> {
        if bytes.len() % 2 == 1 {
            return Err(self.type_error("Odd-length string"));
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let decoded: Option<Vec<u8>> = bytes
            .chunks_exact(2)
            .map(|pair| match pair {
                &[high, low] => Some((digit(high)? << 4 | digit(low)?) as u8),
                _ => None,
            })
            .collect();
        decoded.ok_or_else(|| self.type_error("Non-hexadecimal digit found"))
    }

    /// `string_escape` (`PyString_DecodeEscape`).
    fn decode_string_escape(&mut self, bytes: &[u8], errors: &[u8]) -> Outcome<Vec<u8>> {
        let mut decoded = Vec::with_capacity(bytes.len());
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte != b'\\' {
                decoded.push(byte);
                at += 1;
                continue;
            }
            // But for `\x`, it is as in unicode, where `\u` and `\N` mean nothing.
            match bytes.get(at + 1) {
                None => return Err(self.value_error("Trailing \\ in string")),
                Some(&letter @ (b'u' | b'U' | b'N')) => {
                    decoded.extend([b'\\', letter]);
                    at += 2;
                }
                Some(_) => {
                    let mut points = Vec::new();
                    match Codec::UnicodeEscape.decode_one(bytes, at, &mut points) {
                        Ok(next) => at = next,
                        Err(_) => {
                            match errors {
                                b"strict" => return Err(self.value_error("invalid \\x escape")),
                                b"replace" => decoded.push(b'?'),
                                b"ignore" => {}
                                _ => {
                                    let name = String::from_utf8_lossy(errors);
                                    let message = format!("decoding error; unknown error handling code: {name}");
                                    return Err(self.value_error(message));
                                }
                            }
                            // One digit may have been there.
                            at += 2 + usize::from(bytes.get(at + 2).is_some_and(u8::is_ascii_hexdigit));
                        }
                    }
                    decoded.extend(points.iter().map(|&point| point as u8));
                }
            }
        }
        Ok(decoded)
    }

    /// Checks what a `str`'s or a `unicode`'s `decode` and `encode` have given.
    pub(in crate::machine) fn is_string(&self, value: Value) -> bool {
        matches!(self.heap.at(value), Object::Str(_) | Object::Unicode(_))
    }
}

fn rot13(byte: u8) -> u8 {
    match byte {
        b'a'..=b'm' | b'A'..=b'M' => byte + 13,
        b'n'..=b'z' | b'N'..=b'Z' => byte - 13,
        _ => byte,
    }
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Lines of 76 characters, each with its end (`base64.encodestring`).
fn encode_base64(bytes: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::new();
    for line in bytes.chunks(57) {
        for group in line.chunks(3) {
            let [a, b, c] = [0, 1, 2].map(|index| u32::from(group.get(index).copied().unwrap_or(0)));
            let bits = a << 16 | b << 8 | c;
            for place in 0..4 {
                let index = (bits >> (18 - 6 * place) & 63) as usize;
                encoded.push(if place <= group.len() { BASE64.get(index).copied().unwrap_or(b'=') } else { b'=' });
            }
        }
        encoded.push(b'\n');
    }
    encoded
}

/// What is no character of the encoding does not count; `None` if some at the end are missing (`a2b_base64`).
fn decode_base64(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut decoded, mut bits, mut count) = (Vec::new(), 0u32, 0);
    for &byte in bytes {
        if byte == b'=' && count >= 2 {
            // The rest is filling.
            count = 0;
            break;
        }
        let Some(value) = BASE64.iter().position(|&known| known == byte) else { continue };
        bits = bits << 6 | value as u32;
        count += 1;
        match count {
            2 => decoded.push((bits >> 4) as u8),
            3 => decoded.push((bits >> 2) as u8),
            4 => {
                decoded.push(bits as u8);
                (bits, count) = (0, 0);
            }
            _ => {}
        }
    }
    (count == 0).then_some(decoded)
}

//! The encodings that a program can declare, by CPython's names for them.

use std::collections::BTreeMap;

use super::charmaps::CHARMAPS;
use super::multibyte::Named;
use super::utf7;
use super::utf8::{UNEXPECTED_END, decode_utf8, encode_utf8};
use crate::compiler::Resources;

/// An encoding: how to get text from bytes and bytes from text.
#[derive(Clone, Debug)]
pub(in crate::compiler) enum Codec {
    /// ASCII.
    Ascii,
    /// ISO 8859-1, under a name that the tokenizer does not know itself (`latin1`).
    Latin1,
    /// UTF-8, likewise (`utf8`): unlike there, the text is checked.
    Utf8,
    /// UTF-7.
    Utf7,
    /// ISO 8859-1 with the letters moved by half an alphabet: a program can be written in it.
    Rot13,
    /// One byte for each character: the characters of the bytes 128 to 255.
    Charmap(&'static str),
    /// One or more bytes for each character.
    MultiByte(Named),
    /// Not an encoding at all: one of Python 2's codecs from bytes to bytes.
    Bytes,
}

/// Bytes that an encoding has no characters for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compiler) struct DecodeError {
    /// The first of them.
    pub(in crate::compiler) place: usize,
    /// What CPython says.
    pub(in crate::compiler) message: String,
}

/// No character, in a charmap.
const UNDEFINED: char = '\u{fffe}';

impl Codec {
    /// The encoding of a name as it stands in a program, if there is one.
    pub(in crate::compiler) fn find(name: &str, resources: &Resources<'_>) -> Option<Self> {
        const ASCII: [&str; 13] = [
            "ascii",
            "646",
            "ansi_x3.4_1968",
            "ansi_x3_4_1968",
            "ansi_x3.4_1986",
            "cp367",
            "csascii",
            "ibm367",
            "iso646_us",
            "iso_646.irv_1991",
            "iso_ir_6",
            "us",
            "us_ascii",
        ];
        const LATIN1: [&str; 14] = [
            "latin_1",
            "charmap",
            "iso8859_1",
            "8859",
            "cp819",
            "csisolatin1",
            "ibm819",
            "iso8859",
            "iso_8859_1",
            "iso_8859_1_1987",
            "iso_ir_100",
            "l1",
            "latin",
            "latin1",
        ];
        const UTF8: [&str; 6] = ["utf_8", "u8", "utf", "utf8", "utf8_ucs2", "utf8_ucs4"];
        let name = normalized(name);
        let name = name.as_str();
        if ASCII.contains(&name) {
            return Some(Self::Ascii);
        }
        if LATIN1.contains(&name) {
            return Some(Self::Latin1);
        }
        if UTF8.contains(&name) {
            return Some(Self::Utf8);
        }
        if matches!(name, "utf_7" | "u7" | "utf7" | "unicode_1_1_utf_7") {
            return Some(Self::Utf7);
        }
        if matches!(name, "rot_13" | "rot13") {
            return Some(Self::Rot13);
        }
        if matches!(name, "string_escape" | "quopri" | "quopri_codec" | "quoted_printable" | "quotedprintable") {
            return Some(Self::Bytes);
        }
        if let Some(found) = Named::find(name, resources) {
            return Some(Self::MultiByte(found));
        }
        let without_dots = name.replace('.', "_");
        let known = CHARMAPS.iter().find(|(module, aliases, _)| {
            *module == name || aliases.contains(&name) || aliases.contains(&without_dots.as_str())
        });
        known.map(|(_, _, table)| Self::Charmap(table))
    }

    /// Bytes in this encoding to UTF-8.
    pub(in crate::compiler) fn decode(&self, bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
        if matches!(self, Self::Utf8) {
            return match decode_utf8(bytes) {
                Ok(_) => Ok(bytes.to_vec()),
                Err(error) => Err(undecodable("utf8", bytes, error.start, error.end, error.reason)),
            };
        }
        if let Self::MultiByte(encoding) = self {
            return encoding.decode(bytes);
        }
        if matches!(self, Self::Utf7) {
            return utf7::decode(bytes, true).map(|(points, _)| from_points(points.into_iter()));
        }
        self.points(bytes).map(|points| from_points(points.into_iter()))
    }

    /// The characters of the first part of some text, and how many bytes that took: the last one may not be complete.
    pub(super) fn decode_start(&self, bytes: &[u8]) -> Result<(Vec<u32>, usize), DecodeError> {
        if let Self::MultiByte(encoding) = self {
            let text = encoding.decode(bytes)?;
            return Ok((decode_utf8(&text).unwrap_or_default(), bytes.len()));
        }
        if matches!(self, Self::Utf7) {
            return utf7::decode(bytes, false);
        }
        if !matches!(self, Self::Utf8) {
            return Ok((self.points(bytes)?, bytes.len()));
        }
        let error = match decode_utf8(bytes) {
            Ok(points) => return Ok((points, bytes.len())),
            Err(error) => error,
        };
        if error.reason != UNEXPECTED_END {
            return Err(undecodable("utf8", bytes, error.start, error.end, error.reason));
        }
        let complete = bytes.get(..error.start).unwrap_or_default();
        Ok((decode_utf8(complete).unwrap_or_default(), error.start))
    }

    fn points(&self, bytes: &[u8]) -> Result<Vec<u32>, DecodeError> {
        let upper: Vec<char> = match self {
            Self::Charmap(table) => table.chars().collect(),
            Self::Bytes => {
                let message = "decoder did not return an unicode object (type=str)".to_owned();
                return Err(DecodeError { place: 0, message });
            }
            _ => Vec::new(),
        };
        let point = |byte: u8| match (self, byte.checked_sub(128)) {
            (Self::Ascii, Some(_)) => None,
            (Self::Charmap(_), Some(index)) => {
                upper.get(usize::from(index)).filter(|&&char| char != UNDEFINED).map(|&char| u32::from(char))
            }
            (Self::Rot13, None) => Some(u32::from(rot13(byte))),
            _ => Some(u32::from(byte)),
        };
        let (codec, reason) = match self {
            Self::Charmap(_) => ("charmap", "character maps to <undefined>"),
            _ => ("ascii", "ordinal not in range(128)"),
        };
        let each = bytes.iter().enumerate();
        each.map(|(place, &byte)| point(byte).ok_or_else(|| undecodable(codec, bytes, place, place + 1, reason)))
            .collect()
    }

    /// Code points to bytes in this encoding; `replacement` for those that it does not have.
    ///
    /// What a program holds came from its encoding, so it has them; only what an error shows can hold others.
    pub(in crate::compiler) fn encode(&self, points: &[u32], replacement: u8) -> Vec<u8> {
        let below = |limit: u32| points.iter().map(move |&point| if point < limit { point as u8 } else { replacement });
        match self {
            Self::Ascii => below(0x80).collect(),
            Self::Latin1 => below(0x100).collect(),
            Self::Rot13 => below(0x100).map(rot13).collect(),
            Self::Utf7 => utf7::encode(points),
            Self::Utf8 | Self::Bytes => from_points(points.iter().copied()),
            Self::MultiByte(encoding) => encoding.encode(points, replacement),
            Self::Charmap(table) => {
                let mut bytes: BTreeMap<u32, u8> = (0..0x80).map(|byte| (u32::from(byte), byte)).collect();
                bytes.extend((0x80..=0xff).zip(table.chars()).map(|(byte, char)| (u32::from(char), byte)));
                points.iter().map(|point| bytes.get(point).copied().unwrap_or(replacement)).collect()
            }
        }
    }
}

/// Letters moved by 13 places; twice is not at all.
fn rot13(byte: u8) -> u8 {
    match byte {
        b'A'..=b'M' | b'a'..=b'm' => byte + 13,
        b'N'..=b'Z' | b'n'..=b'z' => byte - 13,
        other => other,
    }
}

/// Code points as UTF-8.
fn from_points(points: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for point in points {
        encode_utf8(point, &mut bytes);
    }
    bytes
}

/// `str()` of a `UnicodeDecodeError`.
pub(in crate::compiler) fn undecodable(
    codec: &str,
    bytes: &[u8],
    start: usize,
    end: usize,
    reason: &str,
) -> DecodeError {
    let byte = bytes.get(start).copied().unwrap_or_default();
    let message = if end == start + 1 {
        format!("'{codec}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
    } else {
        format!("'{codec}' codec can't decode bytes in position {start}-{}: {reason}", end.saturating_sub(1))
    };
    DecodeError { place: start, message }
}

/// A name as CPython looks it up: small letters, and `_` for whatever is neither letter, digit nor dot.
fn normalized(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("_")
}

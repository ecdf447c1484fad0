//! The encodings of Chinese, Japanese and Korean.
//!
//! Their tables come from outside ([`Resources`]) and are those of the Web. CPython's differ in some characters and know fewer:
//! [`super::deviations`] says where. So a text is cut into its sequences of bytes here, and those that mean the same everywhere are left
//! to the table.

use std::ops::Range;
use std::rc::Rc;

use super::codec::{DecodeError, undecodable};
use super::deviations::DEVIATIONS;
use crate::compiler::{MultiByte, Resources};

/// One of these encodings, under CPython's name.
#[derive(Clone, Debug)]
pub(in crate::compiler) struct Named {
    /// CPython's name for it, for errors.
    name: &'static str,
    deviations: Deviations,
    encoding: Rc<dyn MultiByte>,
}

/// Where an encoding differs from that of the Web. Sequences of bytes are numbers, the first byte first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Deviations {
    /// The first and the last of some sequences that mean nothing.
    pub(super) invalid: &'static [(u32, u32)],
    /// A sequence, what it means, and for how many this is so, both going up by one.
    pub(super) decoded: &'static [(u32, u32, u32)],
    /// A character, the sequence that it is written as, and for how many this is so.
    pub(super) encoded: &'static [(u32, u32, u32)],
}

/// CPython's name for each, its other names, and the label on the Web.
const ENCODINGS: [(&str, &[&str], &str); 12] = [
    ("big5", &["big5_tw", "csbig5"], "big5"),
    ("big5hkscs", &["big5_hkscs", "hkscs"], "big5"),
    ("cp932", &["932", "ms932", "ms_kanji", "mskanji"], "shift_jis"),
    ("cp949", &["949", "ms949", "uhc"], "euc-kr"),
    ("cp950", &["950", "ms950"], "big5"),
    ("euc_jp", &["eucjp", "u_jis", "ujis"], "euc-jp"),
    ("euc_kr", &["euckr", "korean", "ks_c_5601", "ks_c_5601_1987", "ks_x_1001", "ksc5601", "ksx1001"], "euc-kr"),
    ("gb18030", &["gb18030_2000"], "gb18030"),
    (
        "gb2312",
        &["chinese", "csiso58gb231280", "euc_cn", "euccn", "eucgb2312_cn", "gb2312_1980", "gb2312_80", "iso_ir_58"],
        "gbk",
    ),
    ("gbk", &["936", "cp936", "ms936"], "gbk"),
    ("iso2022_jp", &["csiso2022jp", "iso2022jp", "iso_2022_jp"], "iso-2022-jp"),
    ("shift_jis", &["csshiftjis", "s_jis", "shiftjis", "sjis"], "shift_jis"),
];

impl Named {
    /// The encoding of a normalized name.
    pub(super) fn find(name: &str, resources: &Resources<'_>) -> Option<Self> {
        let &(name, _, label) =
            ENCODINGS.iter().find(|(module, aliases, _)| *module == name || aliases.contains(&name))?;
        let deviations = DEVIATIONS.iter().find(|(other, _)| *other == name).map(|&(_, deviations)| deviations);
        let encoding = (resources.multibyte)(label)?;
        Some(Self { name, deviations: deviations.unwrap_or_default(), encoding })
    }

    /// To UTF-8.
    pub(super) fn decode(&self, bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
        let mut text = Vec::with_capacity(bytes.len());
        let mut decoded = 0;
        let mut place = 0;
        while let Some(rest) = bytes.get(place..).filter(|rest| !rest.is_empty()) {
            let end = place + self.sequence_length(rest);
            let Some(sequence) = bytes.get(place..end) else {
                self.decode_as_the_web(bytes, decoded..place, &mut text)?;
                return Err(undecodable(self.name, bytes, place, bytes.len(), "incomplete multibyte sequence"));
            };
            // Of four bytes the first two tell.
            let number = number(if sequence.len() == 4 { sequence.get(..2).unwrap_or_default() } else { sequence });
            let deviant = counterpart(self.deviations.decoded, number).and_then(char::from_u32);
            let invalid = self.deviations.invalid.iter().any(|&(first, last)| (first..=last).contains(&number));
            if invalid || deviant.is_some() {
                self.decode_as_the_web(bytes, decoded..place, &mut text)?;
                decoded = end;
            }
            if invalid {
                return Err(self.illegal(bytes, place..end));
            }
            text.extend(deviant.iter().flat_map(|char| char.to_string().into_bytes()));
            place = end;
        }
        self.decode_as_the_web(bytes, decoded..bytes.len(), &mut text)?;
        Ok(text)
    }

    /// A part of the bytes that has no deviations in it.
    fn decode_as_the_web(&self, bytes: &[u8], part: Range<usize>, text: &mut Vec<u8>) -> Result<(), DecodeError> {
        if part.is_empty() {
            return Ok(());
        }
        let wrong = match self.encoding.decode(bytes.get(part.clone()).unwrap_or_default()) {
            Ok(decoded) => {
                text.extend_from_slice(decoded.as_bytes());
                return Ok(());
            }
            Err(wrong) => part.start + wrong.start..part.start + wrong.end,
        };
        if self.is_stateful() {
            return Err(self.illegal(bytes, wrong));
        }
        let mut place = part.start;
        loop {
            let end = place + self.sequence_length(bytes.get(place..).unwrap_or_default());
            if end > wrong.start {
                return Err(self.illegal(bytes, place..end));
            }
            place = end;
        }
    }

    fn illegal(&self, bytes: &[u8], place: Range<usize>) -> DecodeError {
        undecodable(self.name, bytes, place.start, place.end, "illegal multibyte sequence")
    }

    /// Whether the meaning of a byte depends on an escape sequence before it.
    fn is_stateful(&self) -> bool {
        self.name == "iso2022_jp"
    }

    /// How many bytes make the first character (`REQUIRE_INBUF` in CPython's codecs). A stateful text is one sequence.
    fn sequence_length(&self, bytes: &[u8]) -> usize {
        let first = bytes.first().copied().unwrap_or_default();
        match (self.name, first) {
            _ if self.is_stateful() => bytes.len().max(1),
            (_, 0..0x80) => 1,
            ("shift_jis", 0xa1..=0xdf) | ("cp932", 0x80 | 0xa0..=0xdf | 0xfd..) => 1,
            ("euc_jp", 0x8f) => 3,
            ("gb18030", _) if bytes.get(1).is_some_and(u8::is_ascii_digit) => 4,
            _ => 2,
        }
    }

    /// From code points, with `replacement` for those that the encoding does not have.
    pub(super) fn encode(&self, points: &[u32], replacement: u8) -> Vec<u8> {
        let chars = points.iter().map(|&point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
        if self.is_stateful() {
            return self.encoding.encode(&chars.collect::<String>(), replacement);
        }
        let mut bytes = Vec::with_capacity(points.len() * 2);
        for char in chars {
            match counterpart(self.deviations.encoded, char.into()) {
                Some(sequence) => bytes.extend(sequence.to_be_bytes().into_iter().skip_while(|&byte| byte == 0)),
                None if char.is_ascii() => bytes.push(char as u8),
                None => bytes.extend(self.encode_as_the_web(char, replacement)),
            }
        }
        bytes
    }

    /// A character. The Web never writes those of three bytes, so they have to be looked for.
    fn encode_as_the_web(&self, char: char, replacement: u8) -> Vec<u8> {
        let encoded = self.encoding.encode(&char.to_string(), replacement);
        if encoded != [replacement] || self.name != "euc_jp" {
            return encoded;
        }
        let mut triples = (0xa1..=0xfe).flat_map(|second| (0xa1..=0xfe).map(move |third| vec![0x8f, second, third]));
        let text = char.to_string();
        triples.find(|triple| self.encoding.decode(triple).as_ref() == Ok(&text)).unwrap_or(encoded)
    }
}

/// A sequence of bytes as a number.
fn number(sequence: &[u8]) -> u32 {
    sequence.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// What a table of runs has for a number.
fn counterpart(table: &[(u32, u32, u32)], number: u32) -> Option<u32> {
    let run = table.iter().find(|(first, _, count)| (*first..first + count).contains(&number))?;
    Some(run.1 + (number - run.0))
}

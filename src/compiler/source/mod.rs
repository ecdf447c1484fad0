//! From a program's bytes to the text that the lexer reads: newlines, byte order mark, encoding.
//!
//! # Overview
//! CPython finds the encoding of a program by a byte order mark (UTF-8's only) or by a comment such as
//! `# -*- coding: latin-1 -*-` in its first two lines. Text in UTF-8 or Latin-1 is read as it is; any other encoding is
//! translated to UTF-8 first. Names are ASCII, so it matters for two things only: strings, and what errors show.
//!
//! CPython does this twice, and not quite alike: see [`Origin`].
//!
//! # Source layout
//! Here are the two ways; `cookie` finds the comment; `codec` has the encodings by name, `charmaps`, `multibyte`,
//! `deviations` and `library` their tables, `utf7` UTF-7, `utf8` Python 2's own idea of UTF-8; `reader` repeats what CPython's reader does
//! with text that cannot be decoded.

mod charmaps;
mod codec;
mod cookie;
mod deviations;
#[cfg(not(target_arch = "wasm32"))]
mod library;
mod multibyte;
mod reader;
mod utf7;
mod utf8;

use std::borrow::Cow;

pub(super) use codec::{Codec, undecodable};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use library::library_encoding;
pub(super) use utf8::{decode_utf8, decode_utf8_replacing};

use super::{CompileError, ErrorKind, Mode, Options, Resources};

/// UTF-8's byte order mark.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// How CPython would get at the program. The trees are the same; errors at the end and about encodings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A file that it reads line by line, as `python FILE` and `import` do. Bytes beyond ASCII need an encoding; an error at
    /// the end of the program is one line further down than in a string.
    File,
    /// A string, as `compile`, `eval`, `exec` and `py_compile` have it. Bytes beyond ASCII are taken as they come.
    String,
}

/// The encoding that a program declares.
#[derive(Clone, Debug)]
pub(super) enum Encoding {
    /// UTF-8 under its usual names, or by its byte order mark. The text is not checked.
    Utf8,
    /// ISO 8859-1 under its usual names. The text stays in it.
    Latin1,
    /// Any other. The text is UTF-8, translated from it.
    Other(Codec),
}

impl Encoding {
    /// Code points in this encoding, question marks for those that it does not have.
    pub(super) fn encode_replacing(&self, points: &[u32]) -> Vec<u8> {
        let codec = match self {
            Self::Utf8 => &Codec::Utf8,
            Self::Latin1 => &Codec::Latin1,
            Self::Other(codec) => codec,
        };
        codec.encode(points, b'?')
    }

    /// Whether text in ASCII is the same in this encoding.
    pub(super) fn extends_ascii(&self) -> bool {
        !matches!(self, Self::Other(Codec::Utf7 | Codec::Rot13))
    }

    /// What a declared name means; none if there is no such encoding.
    fn of_name(name: &str, resources: &Resources<'_>) -> Option<Self> {
        match cookie::normal_name(name) {
            "utf-8" => Some(Self::Utf8),
            "iso-8859-1" => Some(Self::Latin1),
            name => Codec::find(name, resources).map(Self::Other),
        }
    }
}

/// Why a text ends before its end.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    /// For this reason.
    Message(String),
    /// There is a byte beyond ASCII, and no declared encoding.
    NonAscii {
        /// The byte.
        byte: u8,
        /// The line it is on, from 1.
        lineno: usize,
        /// The file's name.
        filename: String,
    },
}

impl Failure {
    /// What CPython says. Within a token that began on an earlier line, it is one line ahead of itself.
    pub(super) fn message(&self, in_token: bool) -> String {
        match self {
            Self::Message(message) => message.clone(),
            Self::NonAscii { byte, lineno, filename } => format!(
                "Non-ASCII character '\\x{byte:02x}' in file {filename} on line {}, but no encoding declared; \
                 see http://python.org/dev/peps/pep-0263/ for details",
                lineno + usize::from(in_token)
            ),
        }
    }
}

/// A program as text: what cannot be decoded shows as U+FFFD, or is cut off if its encoding says so.
pub(super) fn text(source: &[u8], options: &Options<'_>) -> String {
    let Ok(decoded) = Decoded::new(source, options) else {
        return String::from_utf8_lossy(source).into_owned();
    };
    match decoded.encoding {
        Some(Encoding::Latin1) => decoded.readable().iter().copied().map(char::from).collect(),
        _ => String::from_utf8_lossy(decoded.readable()).into_owned(),
    }
}

/// The file that an editor writes for a text: in the encoding that the text declares, question marks for what that does not have; in
/// UTF-8 if it declares none, or one that there is not.
pub(super) fn encoded(text: &str, options: &Options<'_>) -> Vec<u8> {
    let (declared, _) = cookie::in_file(text.as_bytes());
    match declared.and_then(|name| Encoding::of_name(&name, &options.resources)) {
        None | Some(Encoding::Utf8) => text.as_bytes().to_vec(),
        Some(encoding) => encoding.encode_replacing(&text.chars().map(u32::from).collect::<Vec<u32>>()),
    }
}

/// A decoded program.
#[derive(Debug)]
pub(super) struct Decoded<'s> {
    /// The text: newlines are `\n`, there are no zeros and no byte order mark.
    pub(super) text: Cow<'s, [u8]>,
    /// How much of the text is the program's. In a file, CPython may see one more newline (see `Lexer::read_past_end`).
    length: usize,
    /// What the program declares.
    pub(super) encoding: Option<Encoding>,
    /// Why there is no more text after this, if it is not just the end.
    pub(super) failure: Option<Failure>,
    /// How it was read.
    pub(super) origin: Origin,
}

impl<'s> Decoded<'s> {
    /// Decodes a program.
    ///
    /// # Errors
    /// In a string, everything about encodings; in a file these only turn up once the lexer gets there.
    pub(super) fn new(source: &'s [u8], options: &Options<'_>) -> Result<Self, CompileError> {
        match options.origin {
            Origin::String => Self::from_string(source, options),
            Origin::File => Ok(Self::from_file(source, options)),
        }
    }

    /// The text as far as it is the program's.
    pub(super) fn readable(&self) -> &[u8] {
        self.text.get(..self.length).unwrap_or(&self.text)
    }

    /// `PyTokenizer_FromString`.
    fn from_string(source: &'s [u8], options: &Options<'_>) -> Result<Self, CompileError> {
        if source.contains(&0) {
            let message = "compile() expected string without null bytes";
            return Err(CompileError::unlocated(ErrorKind::TypeError, message));
        }
        let (source, bom) = match source.strip_prefix(BOM) {
            Some(rest) => (rest, true),
            None => (source, false),
        };
        let text = with_newlines(source, options.mode == Mode::Exec);
        let failed = |message| CompileError::undecodable(message, options.filename);
        let declared = cookie::in_string(&text);
        let encoding = agree(bom, declared).map_err(|name| failed(format!("encoding problem: {name} with BOM")))?;
        let encoding = match encoding {
            None => None,
            Some(name) => {
                let encoding = Encoding::of_name(&name, &options.resources);
                Some(encoding.ok_or_else(|| failed(format!("unknown encoding: {name}")))?)
            }
        };
        let text = match &encoding {
            Some(Encoding::Other(codec)) => {
                let mut decoded = codec.decode(&text).map_err(|error| failed(error.message))?;
                // UTF-7 can have a zero, which is the end of a C string.
                decoded.truncate(decoded.iter().position(|&byte| byte == 0).unwrap_or(decoded.len()));
                Cow::Owned(decoded)
            }
            _ => text,
        };
        Ok(Self { length: text.len(), text, encoding, failure: None, origin: Origin::String })
    }

    /// `PyTokenizer_FromFile`, with everything read beforehand.
    fn from_file(source: &'s [u8], options: &Options<'_>) -> Self {
        let (source, bom) = match source.strip_prefix(BOM) {
            Some(rest) => (rest, true),
            None => (source, false),
        };
        let (mut declared, line) = cookie::in_file(source);
        // The first line is taken before the second is looked at: beyond ASCII, it needs an encoding already.
        let before = source.get(..cookie::line_start(source, line)).unwrap_or_default();
        if !bom && !without_zeros(before.into()).is_ascii() {
            declared = None;
        }
        let (encoding, problem) = match agree(bom, declared) {
            Err(name) => (None, Some(format!("encoding problem: {name} with BOM"))),
            Ok(None) => (None, None),
            Ok(Some(name)) => match Encoding::of_name(&name, &options.resources) {
                None => (None, Some(format!("encoding problem: {name}"))),
                encoding => (encoding, None),
            },
        };
        let (mut text, codec_failure) = match &encoding {
            Some(Encoding::Other(codec)) => decode_after(source, cookie::line_start(source, line + 1), codec),
            _ => (unify_newlines(source), None),
        };
        text = without_zeros(text);
        let is_whole = text.last().is_none_or(|&byte| byte == b'\n');
        if !is_whole {
            text.to_mut().pop_if(|last| *last == b'\r');
            text.to_mut().push(b'\n');
        }
        let failure = codec_failure.map(Failure::Message);
        let mut decoded = Self { length: text.len(), text, encoding, failure, origin: Origin::File };
        if let Some(problem) = problem {
            decoded.fail_from_line(line, Failure::Message(problem));
        } else if decoded.encoding.is_none() {
            decoded.require_ascii(options.filename);
        }
        // Only after another try does C's `feof` know that a file which ends with a newline ends there. (After `\r`, CPython
        // tries at once, for a `\n`. A codec always knows.)
        let by_codec = matches!(decoded.encoding, Some(Encoding::Other(..)));
        if is_whole && !by_codec && decoded.failure.is_none() && source.last() == Some(&b'\n') {
            decoded.text.to_mut().push(b'\n');
        }
        decoded
    }

    /// Ends the text before a line (counted from 0).
    fn fail_from_line(&mut self, line: usize, failure: Failure) {
        let start = cookie::line_start(&self.text, line);
        match &mut self.text {
            Cow::Borrowed(text) => *text = text.get(..start).unwrap_or(text),
            Cow::Owned(text) => text.truncate(start),
        }
        self.length = self.text.len();
        self.failure = Some(failure);
    }

    /// Without a declared encoding, the first line with a byte beyond ASCII is where it ends.
    fn require_ascii(&mut self, filename: &str) {
        let Some(place) = self.text.iter().position(|byte| !byte.is_ascii()) else { return };
        let before = self.text.get(..place).unwrap_or_default();
        let line = before.iter().filter(|&&byte| byte == b'\n').count();
        let byte = self.text.get(place).copied().unwrap_or_default();
        let filename = filename.chars().take(200).collect();
        self.fail_from_line(line, Failure::NonAscii { byte, lineno: line + 1, filename });
    }
}

/// A file whose text from `start` on is in another encoding: as UTF-8, and why there is no more of it, if that is not the end.
///
/// The codec's lines end with `\n`, so that `\r\n` is a newline but a lone `\r` is not.
fn decode_after<'s>(source: &[u8], start: usize, codec: &Codec) -> (Cow<'s, [u8]>, Option<String>) {
    let (mut head, rest) = source.split_at_checked(start).unwrap_or((source, &[]));
    let (tail, failure) = match codec.decode(rest) {
        _ if matches!(codec, Codec::Bytes) => {
            // This fails at once, and a line without an end is lost with what should have followed it.
            while head.last().is_some_and(|&byte| byte != b'\n' && byte != b'\r') {
                head = head.get(..head.len() - 1).unwrap_or_default();
            }
            (Vec::new(), Some("codec did not return a unicode object".to_owned()))
        }
        Ok(tail) => (tail, None),
        Err(_) => {
            let (tail, message) = reader::read_until_error(rest, codec);
            (tail, Some(message).filter(|message| !message.is_empty()))
        }
    };
    let mut text = unify_newlines(head).into_owned();
    for line in tail.split_inclusive(|&byte| byte == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(line) => {
                text.extend_from_slice(line);
                text.push(b'\n');
            }
            None => text.extend_from_slice(line),
        }
    }
    (Cow::Owned(text), failure)
}

/// Brings byte order mark and declaration together. An error is a declaration that contradicts the mark.
fn agree(bom: bool, declared: Option<String>) -> Result<Option<String>, String> {
    match (bom, declared) {
        (true, Some(name)) if cookie::normal_name(&name) != "utf-8" => Err(cookie::normal_name(&name).to_owned()),
        (true, _) => Ok(Some("utf-8".to_owned())),
        (false, declared) => Ok(declared),
    }
}

/// `translate_newlines`: `\r\n` and `\r` become `\n`, and one is added at the end if need be. (A text that ends in `\r\n`
/// gets one too many: CPython compares the zero after it.)
fn with_newlines(source: &[u8], add_last: bool) -> Cow<'_, [u8]> {
    let mut text = unify_newlines(source);
    if add_last && (source.last() != Some(&b'\n') || source.ends_with(b"\r\n")) && source.last() != Some(&b'\r') {
        text.to_mut().push(b'\n');
    }
    text
}

fn unify_newlines(source: &[u8]) -> Cow<'_, [u8]> {
    if !source.contains(&b'\r') {
        return Cow::Borrowed(source);
    }
    let mut text = Vec::with_capacity(source.len());
    let mut after_return = false;
    for &byte in source {
        match byte {
            b'\r' => text.push(b'\n'),
            b'\n' if after_return => {}
            other => text.push(other),
        }
        after_return = byte == b'\r';
    }
    Cow::Owned(text)
}

/// What C's string functions see of the lines of a file: a zero byte hides the rest of its line, newline included.
fn without_zeros(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if !text.contains(&0) {
        return text;
    }
    let mut seen = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        match line.iter().position(|&byte| byte == 0) {
            // An empty string is counted as a line.
            Some(0) if seen.last().is_none_or(|&byte| byte == b'\n') => seen.push(b'\n'),
            Some(place) => seen.extend_from_slice(line.get(..place).unwrap_or_default()),
            None => seen.extend_from_slice(line),
        }
    }
    Cow::Owned(seen)
}

//! How CPython reads a file in an encoding that it needs a codec for: by `codecs.StreamReader.readline`.
//!
//! What can be decoded comes out the same as from decoding it all at once. But where an error is reported, and what it says,
//! depends on how much the reader had read ahead; so once something cannot be decoded, [`read_until_error`] goes through
//! the same motions.

use super::codec::{Codec, DecodeError};
use super::utf8::encode_utf8;

/// The lines, as UTF-8, that CPython gets before the error, and what the error says.
///
/// A line that ends otherwise than by `\n` is not complete to CPython, so it is lost if the error follows it.
pub(super) fn read_until_error(bytes: &[u8], codec: &Codec) -> (Vec<u8>, String) {
    if let Codec::MultiByte(_) = codec {
        return read_lines_until_error(bytes, codec);
    }
    let mut reader = StreamReader { codec, stream: bytes, bytes: Vec::new(), chars: Vec::new(), lines: Vec::new() };
    let mut text = Vec::new();
    let mut complete = 0;
    loop {
        match reader.read_line() {
            Ok(line) => {
                for &char in &line {
                    encode_utf8(char, &mut text);
                }
                if text.last() == Some(&b'\n') {
                    complete = text.len();
                }
                if line.is_empty() {
                    return (text, String::new());
                }
            }
            Err(error) => {
                text.truncate(complete);
                return (text, error.message);
            }
        }
    }
}

/// The codecs that are written in C have a reader of their own (`MultibyteStreamReader`): it takes one line at a time.
fn read_lines_until_error(bytes: &[u8], codec: &Codec) -> (Vec<u8>, String) {
    let mut text = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match codec.decode(line) {
            Ok(line) => text.extend(line),
            Err(error) => return (text, error.message),
        }
    }
    (text, String::new())
}

struct StreamReader<'s> {
    codec: &'s Codec,
    /// What was not read yet.
    stream: &'s [u8],
    /// Bytes that were read but not decoded.
    bytes: Vec<u8>,
    /// Characters that were decoded but not asked for.
    chars: Vec<u32>,
    /// The same by lines, the next one last.
    lines: Vec<Vec<u32>>,
}

impl StreamReader<'_> {
    fn read_line(&mut self) -> Result<Vec<u32>, DecodeError> {
        if let Some(line) = self.lines.pop() {
            if self.lines.len() == 1 {
                self.chars = self.lines.pop().unwrap_or_default();
            }
            return Ok(line);
        }
        let mut size = 72;
        let mut line = Vec::new();
        loop {
            let mut data = self.read(size, size, true)?;
            if data.last() == Some(&u32::from(b'\r')) {
                data.extend(self.read(1, 1, false)?);
            }
            let nothing = data.is_empty();
            line.extend(data);
            let mut lines = split_lines(&line);
            if lines.len() > 1 {
                let first = lines.remove(0);
                if let Some(last) = lines.last_mut() {
                    last.append(&mut self.chars);
                }
                if lines.len() > 1 {
                    lines.reverse();
                    self.lines = lines;
                } else {
                    self.chars = lines.pop().unwrap_or_default();
                }
                return Ok(first);
            }
            if nothing || line.last().is_some_and(|&char| ends_line(char)) {
                return Ok(line);
            }
            if size < 8000 {
                size *= 2;
            }
        }
    }

    /// Decodes until there are so many characters, reading so many bytes at a time. `first_line`: an error may wait if there
    /// is a line before it.
    fn read(&mut self, size: usize, count: usize, first_line: bool) -> Result<Vec<u32>, DecodeError> {
        while self.chars.len() < count {
            let (new, rest) = self.stream.split_at_checked(size).unwrap_or((self.stream, &[]));
            self.stream = rest;
            self.bytes.extend_from_slice(new);
            let (chars, used) = match self.codec.decode_start(&self.bytes) {
                Ok(decoded) => decoded,
                Err(error) => {
                    let good = self.bytes.get(..error.place).unwrap_or_default();
                    let decoded = self.codec.decode_start(good).unwrap_or_default();
                    if !first_line || split_lines(&decoded.0).len() <= 1 {
                        return Err(error);
                    }
                    decoded
                }
            };
            self.bytes.drain(..used);
            self.chars.extend(chars);
            if new.is_empty() {
                break;
            }
        }
        let count = count.min(self.chars.len());
        Ok(self.chars.drain(..count).collect())
    }
}

/// Whether Python's `unicode.splitlines` ends a line here.
fn ends_line(char: u32) -> bool {
    matches!(char, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// `unicode.splitlines(True)`
fn split_lines(chars: &[u32]) -> Vec<Vec<u32>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = chars.iter().copied().peekable();
    while let Some(char) = rest.next() {
        line.push(char);
        let in_pair = char == u32::from(b'\r') && rest.peek() == Some(&u32::from(b'\n'));
        if ends_line(char) && !in_pair {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

//! The encodings of Chinese, Japanese and Korean, by the `encoding_rs` library.

use std::ops::Range;
use std::rc::Rc;

use encoding_rs::{DecoderResult, EncoderResult, Encoding};

use crate::compiler::MultiByte;

#[derive(Debug)]
struct Library(&'static Encoding);

/// The encoding of a label.
pub(in crate::compiler) fn library_encoding(label: &str) -> Option<Rc<dyn MultiByte>> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(Rc::new(Library(encoding)))
}

impl MultiByte for Library {
    fn decode(&self, bytes: &[u8]) -> Result<String, Range<usize>> {
        let mut decoder = self.0.new_decoder_without_bom_handling();
        let length = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or_default();
        let mut text = String::with_capacity(length);
        match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
            (DecoderResult::Malformed(length, after), read) => {
                let end = read.saturating_sub(usize::from(after));
                Err(end.saturating_sub(usize::from(length))..end)
            }
            _ => Ok(text),
        }
    }

    fn encode(&self, text: &str, replacement: u8) -> Vec<u8> {
        let mut encoder = self.0.new_encoder();
        let mut bytes = Vec::new();
        let mut rest = text;
        loop {
            bytes.reserve(encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or_default());
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                EncoderResult::Unmappable(_) => bytes.push(replacement),
                _ => return bytes,
            }
        }
    }
}

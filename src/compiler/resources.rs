//! Tables that are too large for a page to load with every program: natively they are built in, a page brings its own.

use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// Where the compiler gets its large tables from.
#[derive(Clone, Copy, Debug)]
pub struct Resources<'r> {
    /// The names of characters, for `\N{…}`: what `scripts/unicode_names.py` made. Without them a program with `\N{…}` gets
    /// the error of a CPython that lacks its module `unicodedata`.
    pub unicode_names: Option<&'r [u8]>,
    /// The encodings of Chinese, Japanese and Korean, by their labels in the WHATWG's Encoding Standard. None is like a CPython
    /// that lacks the codec.
    pub multibyte: fn(label: &str) -> Option<Rc<dyn MultiByte>>,
}

/// An encoding with one or more bytes for each character.
pub trait MultiByte: fmt::Debug {
    /// Bytes to text.
    ///
    /// # Errors
    /// The first bytes that mean nothing.
    fn decode(&self, bytes: &[u8]) -> Result<String, Range<usize>>;

    /// Text to bytes, with `replacement` for characters that the encoding does not have. It is enough to know those that
    /// [`decode`](Self::decode) has given.
    fn encode(&self, text: &str, replacement: u8) -> Vec<u8>;
}

impl Default for Resources<'_> {
    /// All of them, natively; none in a browser.
    #[cfg(not(target_arch = "wasm32"))]
    fn default() -> Self {
        Self {
            unicode_names: Some(include_bytes!("parser/build/names.bin")),
            multibyte: super::source::library_encoding,
        }
    }

    #[cfg(target_arch = "wasm32")]
    fn default() -> Self {
        Self { unicode_names: None, multibyte: |_| None }
    }
}

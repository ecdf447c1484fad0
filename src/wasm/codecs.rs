//! The encodings of Chinese, Japanese and Korean, by the browser's `TextDecoder`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::compiler::MultiByte;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &Object) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8], options: &Object) -> Result<String, JsValue>;
}

/// An encoding of the browser's. It can decode only, so each character's bytes are remembered.
#[derive(Debug)]
struct Browser {
    label: String,
    bytes: RefCell<BTreeMap<char, Vec<u8>>>,
}

/// The encoding of a label, if a browser knows it well enough.
pub(super) fn find(label: &str) -> Option<Rc<dyn MultiByte>> {
    // This one has no bytes beyond ASCII: what a byte means depends on all before it.
    if label == "iso-2022-jp" {
        return None;
    }
    decoder(label).ok()?;
    Some(Rc::new(Browser { label: label.to_owned(), bytes: RefCell::default() }))
}

fn decoder(label: &str) -> Result<TextDecoder, JsValue> {
    TextDecoder::new(label, &options(&["fatal", "ignoreBOM"]))
}

/// An object with these options on.
fn options(names: &[&str]) -> Object {
    let options = Object::new();
    for &name in names {
        // A new object takes every property.
        let _ = Reflect::set(&options, &name.into(), &JsValue::TRUE);
    }
    options
}

impl MultiByte for Browser {
    /// One byte at a time, except for ASCII between characters: so it is known where each character begins and ends.
    fn decode(&self, bytes: &[u8]) -> Result<String, Range<usize>> {
        let decoder = decoder(&self.label).map_err(|_| 0..bytes.len())?;
        let go_on = options(&["stream"]);
        let mut text = String::new();
        // Where the character begins that is being read.
        let mut start = 0;
        while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
            let ascii = rest.iter().take_while(|byte| byte.is_ascii()).count();
            if let Some(ascii) = rest.get(..ascii) {
                text.extend(ascii.iter().copied().map(char::from));
            }
            start += ascii;
            let Some(after) = bytes.get(start..).filter(|after| !after.is_empty()) else { break };
            let mut length = 0;
            let piece = loop {
                let Some(byte) = after.get(length) else {
                    return Err(start..bytes.len());
                };
                length += 1;
                match decoder.decode(&[*byte], &go_on) {
                    Ok(piece) if piece.is_empty() => {}
                    Ok(piece) => break piece,
                    // An ASCII byte does not belong to what is wrong before it.
                    Err(_) => return Err(start..start + length - usize::from(length > 1 && byte.is_ascii())),
                }
            };
            if let (Some(bytes), Some(char)) = (after.get(..length), only_char(&piece)) {
                self.bytes.borrow_mut().entry(char).or_insert_with(|| bytes.to_vec());
            }
            text.push_str(&piece);
            start += length;
        }
        Ok(text)
    }

    fn encode(&self, text: &str, replacement: u8) -> Vec<u8> {
        let known = self.bytes.borrow();
        let mut bytes = Vec::new();
        for char in text.chars() {
            match known.get(&char) {
                Some(char) => bytes.extend(char),
                None if char.is_ascii() => bytes.push(char as u8),
                None => bytes.push(replacement),
            }
        }
        bytes
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

//! The boundary to JavaScript: the only file that knows it.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this crate.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

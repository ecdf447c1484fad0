//! What JavaScript gets, in a browser: run by `npm test -- wasm-test`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn tells_its_version() {
    assert_eq!(framebyframe::wasm::version(), env!("CARGO_PKG_VERSION"));
}

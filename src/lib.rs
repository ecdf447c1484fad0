//! Frame by Frame: how CPython 2.7 calls functions, one bytecode at a time.
//!
//! The data goes one way: [`bytecode`] (code objects, opcodes, `.pyc`) and [`compiler`] (source to code objects) → [`machine`]
//! (runs one instruction at a time, as plain data; `compile`, `eval` and `import` ask the compiler) → [`history`] (any moment
//! of a run) → [`view`] (what a front end draws). ARCHITECTURE.md has the picture.

mod arithmetic;
pub mod bytecode;
pub mod compiler;
pub mod history;
#[cfg(not(target_arch = "wasm32"))]
pub mod lesson;
pub mod machine;
#[cfg(not(target_arch = "wasm32"))]
pub mod record;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

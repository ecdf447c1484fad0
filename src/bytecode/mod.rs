//! Code objects of CPython 2.7: what the compiler makes, a `.pyc` holds and the machine runs.

mod code;
pub mod dis;
pub mod float_text;
mod instructions;
pub mod lnotab;
pub mod marshal;
mod opcode;
mod pyc;
pub mod repr;
pub mod utf8;
pub mod verify;

pub use code::{ByteOffset, Code, CodeFlags, Complex, Const, PyString};
pub use instructions::{DecodeError, Instruction, Instructions, instructions, instructions_at};
pub use opcode::{Arg, COMPARE_OPS, HAVE_ARGUMENT, Opcode};
pub use pyc::{Pyc, PycError};

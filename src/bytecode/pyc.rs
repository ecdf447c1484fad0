//! The `.pyc` file: a magic number, the source's modification time, and the module's code object in marshal data.

use std::rc::Rc;

use thiserror::Error;

use super::marshal::{self, MarshalError};
use super::{Code, Const};

/// The first four bytes of a `.pyc` of CPython 2.7: its magic number 62211, then CR and LF, which show damage when a
/// program took the file for text.
const MAGIC: [u8; 4] = [0x03, 0xf3, b'\r', b'\n'];

/// Bytes before the marshal data.
const HEADER_SIZE: usize = 8;

/// The contents of a `.pyc` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pyc {
    /// When the source was last changed, in seconds since 1970 (UTC), as the compiler saw it.
    pub mtime: u32,
    /// The module's code.
    pub code: Rc<Code>,
}

/// Why a file is no `.pyc` of CPython 2.7.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PycError {
    /// Not even the header is there.
    #[error("not a CPython 2.7 .pyc: it has {0} bytes, and the header alone needs {HEADER_SIZE}")]
    TooShort(usize),
    /// Something else, or another Python's `.pyc`.
    #[error("not a CPython 2.7 .pyc: its magic number is {0}, not 62211")]
    Magic(u16),
    /// The magic number without its line end.
    #[error("not a CPython 2.7 .pyc any more: the line end after the magic number was changed, as if it were text")]
    LineEnd,
    /// The data after the header is damaged.
    #[error("this .pyc is damaged: {0}")]
    Marshal(#[from] MarshalError),
    /// The data after the header is something else, such as a tuple.
    #[error("this .pyc holds {0} where a code object belongs")]
    NotCode(&'static str),
}

impl Pyc {
    /// Reads a `.pyc` file. Bytes after the code object are ignored, as CPython does.
    ///
    /// This checks the form only: whether the code may run is for the verifier to say.
    ///
    /// # Errors
    /// What is wrong, with the byte offset in the file.
    pub fn read(bytes: &[u8]) -> Result<Self, PycError> {
        let Some((header, data)) = bytes.split_first_chunk::<HEADER_SIZE>() else {
            return Err(PycError::TooShort(bytes.len()));
        };
        let [m0, m1, m2, m3, t0, t1, t2, t3] = *header;
        if [m0, m1, m2, m3] != MAGIC {
            let number = u16::from_le_bytes([m0, m1]);
            return Err(if [m0, m1] == MAGIC[..2] { PycError::LineEnd } else { PycError::Magic(number) });
        }
        match marshal::load_at(data, HEADER_SIZE)? {
            Const::Code(code) => Ok(Self { mtime: u32::from_le_bytes([t0, t1, t2, t3]), code }),
            other => Err(PycError::NotCode(other.type_name())),
        }
    }

    /// The bytes of the file, as CPython 2.7.18 writes them.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.mtime.to_le_bytes());
        bytes.extend(marshal::dump(&Const::Code(Rc::clone(&self.code))));
        bytes
    }
}

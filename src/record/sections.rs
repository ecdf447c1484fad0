//! The file: parts that are compressed each on its own, so that a reader unpacks only what it needs.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::VERSION;
use super::read::Damage;
use super::streams::{Bytes, write_varint};

/// The first bytes of a recording: no text begins so, and what changes line ends breaks it.
pub const MAGIC: [u8; 8] = *b"\x8fFBFrun\n";

/// How large a section can be when it is unpacked, in bytes.
const SECTION: usize = 64 << 20;
/// How many sections there can be.
const SECTIONS: usize = 1 << 16;

/// The file of these sections. It is the same for the same sections, byte for byte.
pub fn pack(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    write_varint(&mut file, VERSION);
    write_varint(&mut file, sections.len() as u64);
    let packed: Vec<Vec<u8>> = sections.iter().map(|section| compressed(section)).collect();
    for (section, packed) in sections.iter().zip(&packed) {
        write_varint(&mut file, packed.len() as u64);
        write_varint(&mut file, section.len() as u64);
    }
    packed.iter().for_each(|packed| file.extend(packed));
    file
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// The sections of a file, still compressed.
#[derive(Clone, Debug)]
pub struct Sections<'f> {
    parts: Vec<(&'f [u8], usize)>,
}

impl<'f> Sections<'f> {
    /// Finds the sections of a file.
    ///
    /// # Errors
    /// It is no recording, one of another version, or damaged.
    pub fn of(file: &'f [u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes(file.strip_prefix(&MAGIC).ok_or(Damage::NoRecording)?);
        match bytes.varint()? {
            VERSION => {}
            other => return Err(Damage::Version(other)),
        }
        let count = bytes.varint()? as usize;
        if count > SECTIONS {
            return Err(Damage::Value("it has too many parts"));
        }
        let sizes: Result<Vec<_>, Damage> = (0..count).map(|_| Ok((bytes.varint()?, bytes.varint()?))).collect();
        let mut parts = Vec::new();
        for (packed, size) in sizes? {
            if size as usize > SECTION {
                return Err(Damage::Value("a part is too large"));
            }
            parts.push((bytes.take(packed as usize)?, size as usize));
        }
        if bytes.0.is_empty() { Ok(Self { parts }) } else { Err(Damage::Value("something follows its end")) }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// A section, unpacked.
    ///
    /// # Errors
    /// There is none, or it is damaged.
    pub fn get(&self, index: usize) -> Result<Vec<u8>, Damage> {
        let (packed, size) = *self.parts.get(index).ok_or(Damage::Ends)?;
        let mut section = Vec::new();
        // One byte more than there should be, to notice it if there is.
        GzDecoder::new(packed)
            .take(size as u64 + 1)
            .read_to_end(&mut section)
            .map_err(|_| Damage::Value("a part is not as it was written"))?;
        if section.len() == size { Ok(section) } else { Err(Damage::Value("a part has another length")) }
    }
}

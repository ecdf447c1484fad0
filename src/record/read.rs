//! A recording → its moments.
//!
//! Nothing is believed of a file: what it says is checked where it is used, and what is read takes no more memory than what
//! there is to read. `www/recorded/` reads the same on the page.

use thiserror::Error;

use super::patch::{read_patch, read_tree};
use super::sections::Sections;
use super::streams::{In, Words};
use super::tree::{Shapes, Tree};

/// The sections before the blocks.
const BEFORE_BLOCKS: usize = 4;

/// Why a recording cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Damage {
    /// It does not begin as one does.
    #[error("This is no recorded run.")]
    NoRecording,
    /// It was written by another version.
    #[error("This run was recorded in version {0} of the format, which is not known here: record it anew.")]
    Version(u64),
    /// Something is missing.
    #[error("This recorded run is damaged: it ends too early. Get it anew.")]
    Ends,
    /// Something is wrong.
    #[error("This recorded run is damaged: {0}. Get it anew.")]
    Value(&'static str),
}

/// A moment as it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The state.
    pub moment: Tree,
    /// The step that led to it.
    pub step: Tree,
    /// Code that was made in the run.
    pub made: Tree,
}

/// A recording that is being read.
#[derive(Clone, Debug)]
pub struct Recording<'f> {
    sections: Sections<'f>,
    shapes: Shapes,
    words: Words,
    program: Tree,
    start: Moment,
    moments: u64,
    block: u64,
    models: Vec<Tree>,
}

impl<'f> Recording<'f> {
    /// Opens a recording.
    ///
    /// # Errors
    /// It is none, one of another version, or damaged.
    pub fn open(file: &'f [u8]) -> Result<Self, Damage> {
        let sections = Sections::of(file)?;
        let shapes = read_shapes(&sections.get(0)?)?;
        let section = sections.get(1)?;
        let mut start = In::new(&section, Words::default())?;
        let (moments, block) = (start.natural()?, start.natural()?);
        let blocks = sections.count().saturating_sub(BEFORE_BLOCKS) as u64;
        if block == 0 || moments == 0 || moments.div_ceil(block) != blocks {
            return Err(Damage::Value("it has another number of moments"));
        }
        let (_ended, _waiting) = (start.natural()?, start.natural()?);
        for _ in 0..start.natural()? {
            start.natural()?;
        }
        let program = read_tree(&mut start, &shapes)?;
        let first = Moment {
            moment: read_tree(&mut start, &shapes)?,
            step: read_tree(&mut start, &shapes)?,
            made: read_tree(&mut start, &shapes)?,
        };
        let words = start.into_words();
        let section = sections.get(2)?;
        let mut from = In::new(&section, words.clone())?;
        let models: Result<_, _> = (0..from.count()?).map(|_| read_tree(&mut from, &shapes)).collect();
        Ok(Self { models: models?, sections, shapes, words, program, start: first, moments, block })
    }

    /// How many moments there are.
    pub fn moments(&self) -> u64 {
        self.moments
    }

    /// The program.
    pub fn program(&self) -> &Tree {
        &self.program
    }

    /// What the fields of its trees are called.
    pub fn shapes(&self) -> &Shapes {
        &self.shapes
    }

    /// How many blocks the moments lie in.
    pub fn blocks(&self) -> u64 {
        self.moments.div_ceil(self.block)
    }

    /// The moments of a block.
    ///
    /// # Errors
    /// There is no such block, or it is damaged.
    pub fn block(&self, index: u64) -> Result<Vec<Moment>, Damage> {
        let section = self.sections.get(BEFORE_BLOCKS + index as usize)?;
        let mut from = In::new(&section, self.words.clone())?;
        let count = self.moments.saturating_sub(index * self.block).min(self.block);
        let mut moments: Vec<Moment> = Vec::new();
        for _ in 0..count {
            let base = moments.last().unwrap_or(&self.start);
            let moment = read_patch(&mut from, &self.shapes, &base.moment)?;
            let step = self.step(&mut from, &moments)?;
            let made = read_patch(&mut from, &self.shapes, &base.made)?;
            moments.push(Moment { moment, step, made });
        }
        Ok(moments)
    }

    fn step(&self, from: &mut In<'_>, moments: &[Moment]) -> Result<Tree, Damage> {
        let model = from.op()? as usize;
        let found = match model {
            0 => return read_tree(from, &self.shapes),
            model if model % 2 == 0 => self.models.get(model / 2 - 1),
            model => moments.iter().nth_back(model / 2).map(|moment| &moment.step),
        };
        read_patch(from, &self.shapes, found.ok_or(Damage::Value("a step is not there"))?)
    }
}

fn read_shapes(section: &[u8]) -> Result<Shapes, Damage> {
    let mut from = In::new(section, Words::default())?;
    let mut shapes = Shapes::default();
    for index in 0..from.count()? {
        let mut fields = Vec::new();
        for _ in 0..from.op()? {
            fields.push(from.word()?);
        }
        let names: Vec<&str> = fields.iter().map(|field| &**field).collect();
        if shapes.of(&names).0 as usize != index {
            return Err(Damage::Value("a shape is there twice"));
        }
    }
    Ok(shapes)
}

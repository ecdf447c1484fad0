//! A recorded run: every moment of a program's run as a file, for a page that plays it without the machine.
//!
//! A [`Snapshot`](crate::view::schema::Snapshot) is a [tree](tree) of named fields. Of two moments that follow each other
//! nearly all is the same, so a recording keeps what is different ([`patch`]): of a moment as against the moment before,
//! and of a step as against an earlier step of the same instruction, whose sentence and effects are much the same. It
//! knows nothing of what the fields mean, so what is read back is exactly what was written, whatever the schema has.
//!
//! | file | what it does |
//! |---|---|
//! | [`write`] | a session → a recording |
//! | [`read`] | a recording → its moments; `www/recorded/` does the same on the page |
//! | [`tree`] | data of the schema as a tree |
//! | [`patch`] | trees, and the difference of two, to streams and back |
//! | [`streams`] | numbers and words to bytes and back |
//! | [`sections`] | the file: parts that are compressed each on its own |
//! | [`track`] | what the timeline and a debugger's moves need to know of all moments |
//!
//! # The file
//! Numbers are [varints](streams). After [`sections::MAGIC`] come [`VERSION`], the number of sections, and for each its
//! length in the file and its length when it is unpacked; then the sections, each compressed as gzip, which brings a
//! checksum. A section is [`streams::Out`]'s five streams. In order:
//!
//! 1. the shapes: how many, and for each its fields: how many, and their names;
//! 2. the start: the number of moments, how many a block has, whether the run is over, whether it waits for input, how
//!    many lines it was given, and for each the moment in which it waited; the program; the first snapshot;
//! 3. the models: how many, and steps that later blocks refer to;
//! 4. the [track];
//! 5. and the following: blocks, which can each be read without those before.
//!
//! The words that the start has are known to sections 3 and 5 onwards, so that a block need not spell them again.
//!
//! A block has, for each of its moments: the patch from the moment before (of a block's first one: from the run's first);
//! where the step is taken from (0: it is new, an even number: half of it is the number of a model, from 1; an odd one: it
//! is half of it, rounded up, moments back), and the step or the patch to it; and the patch of the code that was made.

pub mod patch;
pub mod read;
pub mod sections;
pub mod streams;
pub mod track;
pub mod tree;
pub mod write;

pub use read::{Damage, Recording};
pub use write::{RecordError, record, run};

/// The version of the format. It changes when a reader of the one before would read something else, or nothing.
pub const VERSION: u64 = 1;

/// Moments of a block.
pub const BLOCK: u64 = 4096;

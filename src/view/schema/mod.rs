//! The schema that a front end draws from: plain, named, versioned data, and nothing that runs.
//!
//! The TypeScript types in `www/engine/types.ts` are generated from these (`tests/types.rs`).
//! A [`Program`] is sent once, then a [`Snapshot`] for each moment that is looked at.

/// Types as they cross the boundary.
macro_rules! wire {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => { $(
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "types", derive(TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub $kind $name $body
    )* };
}

mod moment;
mod object;
mod program;
mod step;
mod structs;
mod timeline;

pub use moment::{
    Activation, Block, CCall, Frame, FrameState, Moment, Next, OutputPiece, ParkedFrame, Parking, Slot, Snapshot,
    Status, Stream,
};
pub use object::{Entry, Field, Kind, Object, Value};
pub use program::{File, ListedInstruction, Listing, MadeCode, Program, SyntaxProblem, SyntaxWarning};
pub use step::{CStep, Condition, Counted, Effect, FrameOrigin, Leaving, Place, Span, Step};
pub use structs::{Flag, Struct, StructField};
pub use timeline::{CallSpan, Finding, Found, Timeline, TimelinePart};

/// Version of this schema. It changes when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// Identity of an object for as long as it lives: two moments that show the same number show the same object.
///
/// A frame keeps its number while it is parked and reused, as CPython's keeps its address.
///
/// It is the how many-th object of the run it is, so older objects have smaller numbers. The tuples that a code object
/// holds have its number and a fraction.
pub type ObjectId = f64;

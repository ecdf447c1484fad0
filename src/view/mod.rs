//! What a front end draws: moments, effects and sentences, made from the machine's state.

pub mod schema;

/// Items of a container that are sent at the most; [`schema::Object::len`] says how many there are.
pub const SHOWN_ITEMS: usize = 100;
/// Calls on a timeline that are sent at the most.
pub const SHOWN_CALLS: usize = 10_000;

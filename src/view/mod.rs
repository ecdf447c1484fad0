//! What a front end draws: moments, effects and sentences, made from the machine's state.
//!
//! | file | what it does |
//! |---|---|
//! | [`schema`] | the data that goes to a front end |
//! | [`json`] | that data as text |
//! | [`session`] | a program and its run: any moment, and the step that led to it |
//! | `program`, `made` | code objects → listings: those of the program, and those that it makes in its run |
//! | `problem` | an error of the compiler → data |
//! | `moment`, `frames`, `reach`, `objects`, `values`, `text` | the machine → a moment: frames, cards, slots, short texts |
//! | `answers`, `output` | what the program was given to read, and what it has printed |
//! | `effects` | watches an instruction and writes down what it changed |
//! | `changes` | what an instruction changed besides what it was told to have moved: fields, items, entries |
//! | [`c_steps`] | a step of C code → data, with its sentence |
//! | `narration` | what was written down → one sentence |
//! | [`structs`] | CPython's structs, field by field |
//! | `timeline` | watches a whole run and writes down its calls |

mod answers;
pub mod c_functions;
pub mod c_steps;
mod changes;
mod effects;
mod frames;
pub mod json;
mod made;
mod moment;
mod narration;
mod objects;
mod output;
mod problem;
mod program;
mod reach;
pub mod schema;
pub mod session;
pub mod structs;
mod text;
mod timeline;
mod values;

/// Items of a container that are sent at the most; [`schema::Object::len`] says how many there are.
pub const SHOWN_ITEMS: usize = 100;
/// Items and entries of all containers of a moment that are sent at the most: those of younger objects are cut first.
pub const SHOWN_ITEMS_IN_ALL: usize = 3_000;
/// Objects of a moment that are sent at the most: those that are farthest from the newest frames are left out.
pub const SHOWN_OBJECTS: usize = 400;
/// Moves, and objects made and gone, of a step that are sent at the most: those in the middle are left out.
pub const SHOWN_CHANGES: usize = 400;
/// Calls on a timeline that are sent at the most.
pub const SHOWN_CALLS: usize = 10_000;
/// Bytes of output that are sent at the most, the last ones.
pub const SHOWN_OUTPUT: usize = 100_000;

//! The TypeScript types of the boundary, generated from the Rust types of `view::schema`.
//!
//! `UPDATE=1 cargo test --features types --test types` writes `www/engine/types.ts` anew.
#![cfg(feature = "types")]

use framebyframe::history::{Goal, Move};
use framebyframe::machine::watch::Breakpoint;
use framebyframe::view::schema::*;
use ts_rs::{Config, TS};

const FILE: &str = "www/engine/types.ts";

fn generated() -> String {
    let config = Config::new();
    let mut text = String::from(
        "// Generated from src/view/schema.rs by tests/types.rs; change it there.\n\n\
         /** Identity of an object for as long as it lives. */\nexport type ObjectId = number;\n",
    );
    macro_rules! declare {
        ($($name:ty),* $(,)?) => { $({
            text.push('\n');
            if let Some(docs) = <$name as TS>::docs() {
                text.push_str(&docs);
            }
            text.push_str("export ");
            text.push_str(&<$name as TS>::decl(&config));
            text.push('\n');
        })* };
    }
    declare!(
        Program,
        SyntaxWarning,
        SyntaxProblem,
        File,
        Listing,
        ListedInstruction,
        MadeCode,
        Snapshot,
        Moment,
        Status,
        Next,
        Activation,
        CCall,
        Frame,
        FrameState,
        Slot,
        Block,
        Value,
        Kind,
        Object,
        Field,
        Entry,
        ParkedFrame,
        Parking,
        OutputPiece,
        Stream,
        Step,
        CStep,
        Condition,
        Counted,
        Span,
        Place,
        Effect,
        FrameOrigin,
        Leaving,
        Struct,
        StructField,
        Flag,
        Timeline,
        CallSpan,
        Move,
        Goal,
        Breakpoint,
        Found,
        Finding,
    );
    text
}

#[test]
fn typescript_types_are_up_to_date() {
    let now = generated();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/engine/types.ts");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == now, "{FILE} is out of date: UPDATE=1 cargo test --features types --test types");
}

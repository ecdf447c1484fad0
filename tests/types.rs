//! The TypeScript types of the boundary and of lessons, generated from the Rust types of `view::schema` and
//! `lesson::schema`.
//!
//! `UPDATE=1 cargo test --features types --test types` writes `www/engine/types.ts` and `www/lessons/types.ts` anew.
#![cfg(feature = "types")]

use framebyframe::history::{Goal, Move};
use framebyframe::machine::watch::Breakpoint;
use framebyframe::view::schema::*;
use ts_rs::{Config, TS};

/// Appends the declarations of types to a text.
macro_rules! declare {
    ($text:ident: $($name:ty),* $(,)?) => {
        let config = Config::new();
        $({
            $text.push('\n');
            if let Some(docs) = <$name as TS>::docs() {
                $text.push_str(&docs);
            }
            $text.push_str("export ");
            $text.push_str(&<$name as TS>::decl(&config));
            $text.push('\n');
        })*
    };
}

/// The schema of moments.
fn types_of_view() -> String {
    let mut text = String::from(
        "// Generated from src/view/schema/ by tests/types.rs; change it there.\n\n\
         /** Identity of an object for as long as it lives. */\nexport type ObjectId = number;\n",
    );
    declare!(text:
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
        TimelinePart,
        CallSpan,
        Move,
        Goal,
        Breakpoint,
        Found,
        Finding,
    );
    text
}

/// The schema of lessons.
fn types_of_lessons() -> String {
    use framebyframe::lesson::schema::*;
    let mut text = String::from("// Generated from src/lesson/schema.rs by tests/types.rs; change it there.\n");
    declare!(text: LessonEntry, Lesson, Stop, Question, Choice, Block, Piece, Style);
    text
}

#[test]
fn typescript_types_are_up_to_date() {
    for (file, now) in [("www/engine/types.ts", types_of_view()), ("www/lessons/types.ts", types_of_lessons())] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == now, "{file} is out of date: UPDATE=1 cargo test --features types --test types");
    }
}

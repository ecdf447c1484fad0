//! Generators that go on, and Python code that an instruction has C code call: an operator, a loop, a `with`.

use super::Story;
use super::calls::{called_back_with, origin_text};
use super::words::{Words, code, plain, tell};
use crate::bytecode::Opcode;
use crate::view::schema::{Effect, Leaving, ObjectId as WireId, Place};

/// The sentence about an instruction that waits for Python code now, unless calling is what it is for.
pub(super) fn sentence(story: &Story<'_>) -> Option<Words> {
    let frame = story.entered()?;
    let opcode = story.before.opcode;
    match (story.origin(frame), opcode) {
        (_, Opcode::ReturnValue | Opcode::YieldValue | Opcode::EndFinally) => None,
        (None, Opcode::ForIter) => Some(tell("The loop asks for the next item: {}.", &[goes_on(story, frame)])),
        (None, Opcode::CallFunction | Opcode::CallFunctionVar | Opcode::CallFunctionKw | Opcode::CallFunctionVarKw) => {
            let called = story.before.callable.as_ref().map_or("…", |said| &*said.text);
            Some(tell("{} is called: {}.", &[code(called), goes_on(story, frame)]))
        }
        (None, _) => Some(tell("{} asks for an item: {}.", &[code(opcode.name()), goes_on(story, frame)])),
        (
            Some(_),
            Opcode::CallFunction
            | Opcode::CallFunctionVar
            | Opcode::CallFunctionKw
            | Opcode::CallFunctionVarKw
            | Opcode::ImportName
            | Opcode::ExecStmt,
        ) => None,
        (Some(origin), _) => {
            let calls = tell("For this, {} calls {}", &[code(opcode.name()), story.name(frame)]);
            Some(tell("{}{}: it {}.", &[calls, called_back_with(story, frame), plain(origin_text(origin))]))
        }
    }
}

/// A generator's frame runs, for the first time or again.
pub(super) fn goes_on(story: &Story<'_>, frame: WireId) -> Words {
    let again = story.moves().any(|moved| matches!(moved.to, Place::Stack { frame: to, .. } if *to == frame));
    let how = match thrown_into(story, frame) {
        Some(exception) => tell("{} is raised at its `yield`", &[code(exception)]),
        None => tell(if again { "goes on after its `yield`" } else { "begins" }, &[]),
    };
    let linked = tell("the generator’s frame {} is linked to the caller (`f_back`), and {}", &[story.name(frame), how]);
    let ended = story.left().any(|(left, how)| left == frame && how == Leaving::Raise);
    if ended { tell("{}, which ends it", &[linked]) } else { linked }
}

/// The exception that is raised in a generator's frame.
fn thrown_into<'a>(story: &Story<'a>, wanted: WireId) -> Option<&'a str> {
    story.told.iter().find_map(|told| match &told.effect {
        Effect::Raised { frame, exception, .. } if *frame == wanted => Some(&**exception),
        _ => None,
    })
}

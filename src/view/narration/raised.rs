//! Whatever ended in an exception: what was tried, which exception it raised, and who takes it.

use super::Story;
use super::operators::expression;
use super::words::{Words, a, code, list, offset, plain, tell, thing_or};
use crate::bytecode::Opcode;
use crate::view::schema::{Effect, Leaving};
use crate::view::text::cut;

/// A message is quoted up to this many characters.
const SHOWN_MESSAGE: usize = 120;

pub(super) fn sentence(story: &Story<'_>) -> Words {
    let (class, message) = story.raised().unwrap_or_default();
    if let Some(reason) = reason(story).filter(|_| matches!(class, "NameError" | "UnboundLocalError")) {
        return tell("{}, {}; {}.", &[reason, a(class), outcome(story)]);
    }
    if story.before.opcode == Opcode::EndFinally {
        return tell("The {} that waited goes on; {}.", &[code(class), outcome(story)]);
    }
    let message = match message {
        "" => Words::new(),
        message => tell(", {}", &[code(&cut(message.to_owned(), SHOWN_MESSAGE))]),
    };
    tell("{} {}{}; {}.", &[attempt(story), code(class), message, outcome(story)])
}

/// Why an instruction found nothing under a name.
fn reason(story: &Story<'_>) -> Option<Words> {
    Some(match story.before.opcode {
        Opcode::LoadName | Opcode::LoadGlobal | Opcode::DeleteName | Opcode::DeleteGlobal => {
            tell("The name {} is nowhere to be found", &[story.co_name()])
        }
        Opcode::LoadFast | Opcode::DeleteFast => tell("The local variable {} has no value now", &[story.local_name()]),
        Opcode::LoadDeref => tell("The cell of {} is empty", &[story.cell_name()]),
        _ => return None,
    })
}

/// What was tried, up to the exception's name.
fn attempt(story: &Story<'_>) -> Words {
    let before = story.before;
    let operand = |index: usize| thing_or(story.used().get(index).copied(), "the value");
    match before.opcode {
        Opcode::StoreName | Opcode::StoreGlobal => tell("Storing the name {} raises", &[story.co_name()]),
        Opcode::CallFunction => {
            let callable = before.callable.as_ref();
            tell("Calling {} raises", &[code(callable.map_or("…", |said| &*said.text))])
        }
        Opcode::RaiseVarargs => tell("`raise` throws", &[]),
        Opcode::ReturnValue => tell("{} has returned, and its caller raises", &[story.own_name()]),
        Opcode::GetIter => tell("Asking {} for an iterator raises", &[operand(0)]),
        Opcode::ForIter => plain("Asking the iterator for its next item raises"),
        Opcode::UnpackSequence => tell("Unpacking {} raises", &[operand(0)]),
        Opcode::PrintItem => tell("Printing {} raises", &[operand(0)]),
        Opcode::StoreAttr => tell("Setting the attribute {} of {} raises", &[story.co_name(), operand(0)]),
        Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue => {
            tell("Asking whether {} counts as true raises", &[operand(0)])
        }
        Opcode::JumpIfFalseOrPop | Opcode::JumpIfTrueOrPop => {
            tell("Asking whether {} counts as true raises", &[thing_or(before.top.first(), "the value")])
        }
        Opcode::LoadAttr => tell("Asking {} for the attribute {} raises", &[operand(0), story.co_name()]),
        opcode if is_expression(opcode) => tell("{} raises", &[expression(story)]),
        // What is left makes or moves objects, and fails only for want of memory or of a right place.
        opcode => tell("{} raises", &[code(opcode.name())]),
    }
}

/// Whether an opcode is an operator, an item or a slice, which Python writes as an expression.
fn is_expression(opcode: Opcode) -> bool {
    let name = opcode.name();
    ["UNARY_", "BINARY_", "INPLACE_", "SLICE", "STORE_SLICE", "DELETE_SLICE"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        || matches!(opcode, Opcode::CompareOp | Opcode::StoreSubscr | Opcode::DeleteSubscr)
}

/// Which frames the exception went through, and who took it.
fn outcome(story: &Story<'_>) -> Words {
    let left: Vec<Words> =
        story.left().filter(|&(_, how)| how == Leaving::Raise).map(|(frame, _)| story.name(frame)).collect();
    let taken = taken(story);
    match (left.len(), taken) {
        (0, Some(handler)) => tell("{} takes it", &[handler]),
        (1, Some(handler)) => tell("the frame of {} is left, and {} takes it", &[list(left), handler]),
        (_, Some(handler)) => tell("the frames of {} are left, and {} takes it", &[list(left), handler]),
        (1, None) if story.ended => tell("nobody takes it, so {} is left and the program ends", &[list(left)]),
        (_, None) if story.ended => tell("nobody takes it, so {} are left and the program ends", &[list(left)]),
        _ => plain("it goes on"),
    }
}

/// The clause that takes the exception in the end.
fn taken(story: &Story<'_>) -> Option<Words> {
    let last_left = story.told.iter().rposition(|told| matches!(told.effect, Effect::FrameLeft { .. }));
    let rest = story.told.get(last_left.map_or(0, |index| index + 1)..)?;
    rest.iter().find(|told| matches!(told.effect, Effect::Jumped { .. }))?;
    let popped = rest.iter().rev().find_map(|told| match &told.effect {
        Effect::BlockPopped { frame, block } => Some((*frame, block)),
        _ => None,
    });
    let (frame, block) = popped?;
    let clause = if block.op == "SETUP_EXCEPT" { "`except`" } else { "`finally`" };
    let place = tell(&format!("the {clause} clause at {{}}"), &[offset(block.handler)]);
    Some(if frame == story.frame() { place } else { tell("{} of {}", &[place, story.name(frame)]) })
}

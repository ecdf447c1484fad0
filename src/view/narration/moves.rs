//! Loads, stores, and what rearranges the value stack.

use super::Story;
use super::words::{Words, code, count, tell, thing, thing_or};
use crate::bytecode::Opcode;

/// What the sentence calls a value that it does not know.
const A_VALUE: &str = "a value";

pub(super) fn sentence(story: &Story<'_>) -> Words {
    let before = story.before;
    match before.opcode {
        Opcode::PopTop => tell(
            "{} is popped off the value stack and thrown away.",
            &[thing_or(story.used().first().copied(), A_VALUE)],
        ),
        Opcode::RotTwo => match before.top.as_slice() {
            [top, below, ..] => tell("{} and {}, the two topmost values, change places.", &[thing(top), thing(below)]),
            _ => tell("The two topmost values change places.", &[]),
        },
        Opcode::RotThree => tell("{} goes from the top of the value stack to below the next two.", &[top(story)]),
        Opcode::RotFour => tell("{} goes from the top of the value stack to below the next three.", &[top(story)]),
        Opcode::DupTop => tell("{} is pushed once more onto the value stack.", &[top(story)]),
        Opcode::DupTopx => {
            tell("The {} on top of the value stack are pushed once more.", &[count(before.arg as usize, "value")])
        }
        Opcode::LoadConst => tell("{} goes from `co_consts` onto the value stack.", &[loaded(story)]),
        Opcode::LoadFast => {
            tell("{} is copied from the local variable {} onto the value stack.", &[loaded(story), story.local_name()])
        }
        Opcode::LoadName | Opcode::LoadGlobal => load_name(story),
        Opcode::LoadLocals => tell("The frame’s `f_locals` goes onto the value stack.", &[]),
        Opcode::LoadClosure => {
            tell("The cell of {} itself, not what is in it, goes onto the value stack.", &[story.cell_name()])
        }
        Opcode::LoadDeref => {
            tell("{} is copied out of the cell of {} onto the value stack.", &[loaded(story), story.cell_name()])
        }
        Opcode::StoreFast => {
            tell("{} goes from the value stack into the local variable {}.", &[stored(story), story.local_name()])
        }
        Opcode::StoreName | Opcode::StoreGlobal => tell(
            "{} goes from the value stack into {}, under the name {}.",
            &[stored(story), namespace(story), story.co_name()],
        ),
        Opcode::StoreDeref => tell(
            "{} goes from the value stack into the cell of {}, for all who share it.",
            &[stored(story), story.cell_name()],
        ),
        Opcode::DeleteFast => tell("The local variable {} is unset: its slot is `NULL`.", &[story.local_name()]),
        Opcode::DeleteName | Opcode::DeleteGlobal => {
            tell("The name {} is deleted from {}.", &[story.co_name(), namespace(story)])
        }
        Opcode::UnpackSequence => tell(
            "{} is unpacked: its {} go onto the value stack, the last one first.",
            &[thing_or(story.used().first().copied(), "The sequence"), count(before.arg as usize, "item")],
        ),
        // The dispatcher sends nothing else here.
        _ => tell("Nothing happens.", &[]),
    }
}

fn top(story: &Story<'_>) -> Words {
    thing_or(story.before.top.first(), A_VALUE)
}

fn loaded(story: &Story<'_>) -> Words {
    thing_or(story.result(), A_VALUE)
}

/// What STORE_FAST and its like took off the value stack.
fn stored(story: &Story<'_>) -> Words {
    thing_or(story.moves().find(|moved| story.on_own_stack(moved.from)).map(|moved| moved.said), A_VALUE)
}

/// LOAD_NAME, LOAD_GLOBAL: where the name was found tells where it was not.
fn load_name(story: &Story<'_>) -> Words {
    let pieces = [story.co_name(), loaded(story)];
    let dict = story.entry_dict();
    if dict == Some(story.before.builtins) && story.before.builtins != story.before.globals {
        return tell("{} is not among the globals but among the builtins: {} goes onto the value stack.", &pieces);
    }
    let [name, value] = pieces;
    tell("{} is found in {}: {} goes onto the value stack.", &[name, namespace(story), value])
}

/// The dict that the instruction looked into.
fn namespace(story: &Story<'_>) -> Words {
    let dict = story.entry_dict().or_else(|| story.cleared_dict());
    match dict {
        Some(dict) if dict == story.before.globals => tell("the globals", &[]),
        Some(dict) if dict == story.before.builtins => tell("the builtins", &[]),
        _ => tell("{}, the frame’s own namespace", &[code("f_locals")]),
    }
}

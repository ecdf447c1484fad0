//! Jumps, loops, blocks, `return`, and the end of `finally`.

use super::words::{Words, code, offset, plain, tell, thing, thing_or};
use super::{Caller, Story};
use crate::bytecode::{CodeFlags, Opcode};
use crate::view::effects::Said;
use crate::view::schema::{Effect, Parking, Place};

pub(super) fn sentence(story: &Story<'_>) -> Words {
    let before = story.before;
    let target = || offset(story.target());
    match before.opcode {
        Opcode::JumpForward | Opcode::JumpAbsolute if story.is_behind(story.target()) => {
            tell("The run goes back to {}, where the loop goes on.", &[target()])
        }
        Opcode::JumpForward | Opcode::JumpAbsolute => tell("The run goes on at {}.", &[target()]),
        Opcode::PopJumpIfFalse => pop_jump(story, false),
        Opcode::PopJumpIfTrue => pop_jump(story, true),
        Opcode::JumpIfFalseOrPop => jump_or_pop(story, false),
        Opcode::JumpIfTrueOrPop => jump_or_pop(story, true),
        Opcode::GetIter => {
            let iterable = thing_or(story.used().first().copied(), "the object");
            tell("{} gives an iterator over its items, which takes its place on the value stack.", &[iterable])
        }
        Opcode::ForIter => match (story.jumped(), story.result()) {
            (None, Some(item)) => {
                tell("The iterator gives its next item, {}, which goes onto the value stack.", &[thing(item)])
            }
            _ => tell("The iterator has no more items: it is popped, and the run goes on at {}.", &[target()]),
        },
        Opcode::SetupLoop => {
            tell("A block for the loop goes onto the block stack: `break` will go on at {}.", &[target()])
        }
        Opcode::SetupExcept => tell(
            "A block for `try` goes onto the block stack: an exception will go on at {}, in `except`.",
            &[target()],
        ),
        Opcode::SetupFinally => tell(
            "A block for `try` goes onto the block stack: however it ends, the run goes on at {}, in `finally`.",
            &[target()],
        ),
        Opcode::PopBlock => match story.popped_block() {
            Some("SETUP_LOOP") => tell("The loop is over: its block is popped off the block stack.", &[]),
            _ => tell("The `try` has gone well: its block is popped off the block stack.", &[]),
        },
        Opcode::BreakLoop => break_loop(story),
        Opcode::ContinueLoop => continue_loop(story),
        Opcode::EndFinally => end_finally(story),
        // `raise` is always told as an exception; without one there is nothing to say.
        Opcode::RaiseVarargs => tell("`raise` has nothing to raise.", &[]),
        Opcode::YieldValue => yielded(story),
        Opcode::ReturnValue => return_value(story),
        // The dispatcher sends nothing else here.
        _ => tell("The run goes on at the next instruction.", &[]),
    }
}

/// A value, and what it counts as.
fn judged(value: Option<&Said>, truth: bool) -> Words {
    match value {
        Some(Said { text, .. }) if text == "True" || text == "False" => code(text),
        value => tell("{} counts as {}", &[thing_or(value, "the value"), plain(if truth { "true" } else { "false" })]),
    }
}

fn pop_jump(story: &Story<'_>, when: bool) -> Words {
    let value = judged(story.used().first().copied(), story.jumped().is_some() == when);
    match story.jumped() {
        Some(to) => tell("{}: the run goes on at {}.", &[value, offset(to)]),
        None => tell("{}: no jump, the next instruction follows.", &[value]),
    }
}

fn jump_or_pop(story: &Story<'_>, when: bool) -> Words {
    let value = judged(story.before.top.first(), story.jumped().is_some() == when);
    match story.jumped() {
        Some(to) => tell("{}: it stays on the value stack, and the run goes on at {}.", &[value, offset(to)]),
        None => tell("{}: it is popped, and the next operand decides.", &[value]),
    }
}

/// Whether the frame went on in a `finally` clause, and where.
fn finally_first(story: &Story<'_>) -> Option<u32> {
    match story.popped_block() {
        Some("SETUP_FINALLY" | "SETUP_WITH") => story.jumped(),
        _ => None,
    }
}

fn break_loop(story: &Story<'_>) -> Words {
    match (finally_first(story), story.jumped()) {
        (Some(to), _) => tell("`break` has to wait: the `finally` clause at {} comes first.", &[offset(to)]),
        (None, to) => tell(
            "`break` pops the loop’s block, and what the loop left on the value stack; the run goes on at {}.",
            &[offset(to.unwrap_or_default())],
        ),
    }
}

fn continue_loop(story: &Story<'_>) -> Words {
    match finally_first(story) {
        Some(to) => tell("`continue` has to wait: the `finally` clause at {} comes first.", &[offset(to)]),
        None => tell("`continue`: the run goes back to {}, for the next turn of the loop.", &[offset(story.target())]),
    }
}

/// END_FINALLY, unless an exception goes on.
fn end_finally(story: &Story<'_>) -> Words {
    let returns =
        story.moves().any(|moved| matches!(moved.from, Place::Returned { .. })) || story.left().next().is_some();
    match (returns, finally_first(story), story.jumped()) {
        (true, _, _) => {
            let value = story.used().get(1).copied();
            tell(
                "The `finally` clause is over, and the `return` that waited for it goes on: {}",
                &[returned(story, value)],
            )
        }
        (_, Some(to), _) => tell("The `finally` clause is over, and the next one, at {}, comes first.", &[offset(to)]),
        (_, None, Some(to)) if story.is_behind(to) => {
            tell("The `finally` clause is over, and the `continue` that waited for it goes on at {}.", &[offset(to)])
        }
        (_, None, Some(to)) => {
            tell("The `finally` clause is over, and the `break` that waited for it goes on at {}.", &[offset(to)])
        }
        _ => tell("The `finally` clause is over, and nothing waited for it: the next instruction follows.", &[]),
    }
}

fn return_value(story: &Story<'_>) -> Words {
    let value = story.moves().find(|moved| matches!(moved.to, Place::Returned { .. })).map(|moved| moved.said);
    match finally_first(story) {
        Some(to) if story.left().next().is_none() => tell(
            "`return` has to wait: {} stays on the value stack, and the `finally` clause at {} comes first.",
            &[thing_or(value, "the value"), offset(to)],
        ),
        _ => returned(story, value),
    }
}

/// YIELD_VALUE: to whom, and what becomes of the frame. It does not end.
fn yielded(story: &Story<'_>) -> Words {
    let value = story.moves().find(|moved| matches!(moved.to, Place::Returned { .. })).map(|moved| moved.said);
    let (name, value) = (story.own_name(), thing_or(value, "a value"));
    match &story.before.caller {
        Caller::Nobody => tell("{} yields {}.", &[name, value]),
        Caller::Frame(caller) => tell(
            "{} yields {} to {}: its frame is unlinked (`f_back` is `NULL`), keeps all it has, and waits in its generator.",
            &[name, value, code(caller)],
        ),
        Caller::Native(builtin) => tell(
            "{} yields {} to the builtin {}, which {}; the frame keeps all it has, and waits in its generator.",
            &[name, value, code(builtin), native_goes_on(story)],
        ),
    }
}

/// A frame returns a value: to whom, and what becomes of the frame.
fn returned(story: &Story<'_>, value: Option<&Said>) -> Words {
    let given = value.map(|value| &*value.text);
    let (name, value) = (story.own_name(), thing_or(value, "its value"));
    if story.before.body.code.flags.has(CodeFlags::GENERATOR) {
        return tell("{} is at its end, and so is its generator; {}.", &[name, frames_end(story)]);
    }
    match &story.before.caller {
        Caller::Nobody => tell("{} returns {}: the program is over.", &[name, value]),
        Caller::Frame(caller) => {
            let (caller, end) = (code(caller), frames_end(story));
            match made_of_it(story).filter(|made| given != Some(&*made.text)) {
                Some(made) => {
                    tell("{} returns {}, and {} goes on with {}; {}.", &[name, value, caller, thing(made), end])
                }
                None => tell("{} returns {} to {}; {}.", &[name, value, caller, end]),
            }
        }
        Caller::Native(builtin) => {
            tell("{} returns {} to the builtin {}, which {}.", &[name, value, code(builtin), native_goes_on(story)])
        }
    }
}

/// What the caller gets, where C code stands between the two and gives something else: an instance after `__init__`.
fn made_of_it<'a>(story: &Story<'a>) -> Option<&'a Said> {
    let made = |place: &Place| matches!(place, Place::Stack { .. }) && !story.on_own_stack(place);
    story.moves().find(|moved| *moved.from == Place::Made && made(moved.to)).map(|moved| moved.said)
}

/// What becomes of a frame whose call is over.
fn frames_end(story: &Story<'_>) -> Words {
    let own = story.frame();
    let place = story.told.iter().find_map(|told| match &told.effect {
        Effect::FrameParked { frame, place } if *frame == own => Some(place),
        _ => None,
    });
    match place {
        None => plain("its frame lives on, as something still refers to it"),
        Some(None) => plain("its frame is freed"),
        Some(Some(Parking::Zombie { name, .. })) => tell("its frame is kept as `co_zombieframe` of {}", &[code(name)]),
        Some(Some(Parking::FreeList { .. })) => plain("its frame goes onto the free list"),
    }
}

/// What a builtin does with the result of a call that it made.
fn native_goes_on(story: &Story<'_>) -> Words {
    let made = story.told.iter().rev().find_map(|told| match told.effect {
        Effect::FrameMade { frame, .. } => Some(frame),
        _ => None,
    });
    if let Some(frame) = made {
        return tell("calls {} next", &[story.name(frame)]);
    }
    let result = story.moves().filter(|moved| matches!(moved.to, Place::Stack { .. })).last();
    match result {
        Some(result) => tell("is done and gives {}", &[thing(result.said)]),
        None => plain("goes on"),
    }
}

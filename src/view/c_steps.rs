//! A step of C code, as it is told → the data that is shown, with its sentence.

use super::narration::c_step::{condition, freed, gone_with_code, kept_as_zombie, put_on_free_list, sentence};
use super::narration::c_step_short::short;
use super::narration::words::{Words, finish, plain};
use super::schema::{CStep as Shown, Condition, Counted};
use crate::machine::{CStep, CallStats, Change, Counter, Effect, Machine};

/// The step of C code that an effect is, if it is one; the heap's way with a frame's memory is, too (`frame_dealloc`).
///
/// `machine` is as the observer that is told of the effect finds it.
pub fn c_step(machine: &Machine, effect: &Effect) -> Option<Shown> {
    let (function, what, words) = match effect {
        Effect::CStep(step) => return Some(shown(machine, step)),
        Effect::Change(Change::Zombie { name, .. }) => ("frame_dealloc", "co_zombieframe = f", kept_as_zombie(name)),
        Effect::Change(Change::FreeList(_, index)) => ("frame_dealloc", "free_list = f", put_on_free_list(*index)),
        Effect::Change(Change::FrameFreed { with_code: true, .. }) => {
            ("code_dealloc", "free co_zombieframe", gone_with_code())
        }
        Effect::Change(Change::FrameFreed { with_code: false, .. }) => ("frame_dealloc", "free(f)", freed()),
        _ => return None,
    };
    Some(told(function, what, words))
}

fn shown(machine: &Machine, step: &CStep) -> Shown {
    let counted = step.counted().into_iter().filter(|&(_, count)| count > 0);
    Shown {
        condition: condition(machine, step).map(|(text, holds)| Condition { text, holds }),
        counted: counted.map(|(counter, count)| Counted { counter: counter.name().to_owned(), count }).collect(),
        ..told(step.function(), &short(step), sentence(machine, step))
    }
}

fn told(function: &str, what: &str, mut words: Words) -> Shown {
    words.extend(plain("."));
    Shown {
        function: function.to_owned(),
        what: what.to_owned(),
        condition: None,
        narration: finish(words),
        counted: Vec::new(),
        effects: 0,
    }
}

/// The counters of a moment.
pub(super) fn counters(stats: CallStats) -> Vec<Counted> {
    Counter::ALL
        .iter()
        .map(|&counter| Counted { counter: counter.name().to_owned(), count: stats.get(counter) })
        .collect()
}

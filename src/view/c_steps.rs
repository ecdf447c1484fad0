//! A step of C code, as it is told → the data that is shown, with its sentence.

use std::collections::BTreeSet;

use super::narration::c_step::{condition, freed, gone_with_code, kept_as_zombie, put_on_free_list, sentence};
use super::narration::words::{Words, finish, plain};
use super::schema::{CStep as Shown, Condition, Counted};
use crate::machine::{CStep, CallStats, Change, Counter, Effect, Identity, Machine};

/// Finds the steps of C code among what an observer is told.
#[derive(Debug, Default)]
pub struct Watch {
    /// Frames that were left, whose memory is freed if it is not kept.
    left: BTreeSet<u64>,
    /// Frames that stay with their code objects.
    kept: BTreeSet<u64>,
}

impl Watch {
    /// The step that an effect is, if it is one; the heap's way with a frame's memory is, too (`frame_dealloc`).
    ///
    /// To be asked of all effects in their order; `machine` is as the observer that is told of the effect finds it.
    pub fn see(&mut self, machine: &Machine, effect: &Effect) -> Option<Shown> {
        match effect {
            Effect::CStep(step) => Some(shown(machine, step)),
            Effect::FrameLeft { frame, .. } => {
                self.left.insert(machine.heap.identity(*frame).birth);
                None
            }
            Effect::Change(change) => {
                let (function, words) = match *change {
                    Change::Zombie { code, frame } => {
                        self.kept.insert(frame.birth);
                        ("frame_dealloc", kept_as_zombie(machine, code))
                    }
                    Change::FreeList(_, index) => ("frame_dealloc", put_on_free_list(index)),
                    Change::Gone(frame) if self.kept.contains(&frame.birth) => ("code_dealloc", gone_with_code()),
                    Change::Gone(frame) if self.was_left(frame) => ("frame_dealloc", freed()),
                    _ => return None,
                };
                Some(told(function, words))
            }
            _ => None,
        }
    }

    /// Whether an object is a frame that was left.
    pub fn was_left(&self, identity: Identity) -> bool {
        self.left.contains(&identity.birth)
    }
}

fn shown(machine: &Machine, step: &CStep) -> Shown {
    let counted = step.counted().into_iter().filter(|&(_, count)| count > 0);
    Shown {
        condition: condition(machine, step).map(|(text, holds)| Condition { text, holds }),
        counted: counted.map(|(counter, count)| Counted { counter: counter.name().to_owned(), count }).collect(),
        ..told(step.function(), sentence(machine, step))
    }
}

fn told(function: &str, mut words: Words) -> Shown {
    words.extend(plain("."));
    Shown { function: function.to_owned(), condition: None, narration: finish(words), counted: Vec::new(), effects: 0 }
}

/// The counters of a moment.
pub(super) fn counters(stats: CallStats) -> Vec<Counted> {
    Counter::ALL
        .iter()
        .map(|&counter| Counted { counter: counter.name().to_owned(), count: stats.get(counter) })
        .collect()
}

//! Which states of a run are kept.
//!
//! Two kinds. [`Checkpoints`] lie at even distances through the whole known run: near enough that replaying from one to
//! the next is quick, far enough that making them costs little beside running. As the run grows they are thinned, so
//! that their memory stays bounded. The [`Trail`] lies before the one moment that was looked at last, the denser the
//! nearer: who steps back comes by there.

use crate::machine::Machine;
use crate::machine::heap::Pages;

/// How far apart states lie, and how many there are at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spacing {
    /// Units of work between two checkpoints, at first.
    pub first: u64,
    /// Checkpoints that are kept at the most.
    pub most: usize,
    /// No halt of a trail lies nearer than so many instructions before the moment that is looked at.
    pub nearest_halt: u64,
}

/// A replay from one checkpoint to the next takes some milliseconds, one from the nearest halt a fraction of one.
impl Default for Spacing {
    fn default() -> Self {
        Self { first: 1 << 18, most: 160, nearest_halt: 1 << 11 }
    }
}

/// Units of work between two checkpoints for each object on the heap, at the least: to hash it, and to copy it if it has changed, takes
/// about as long as running three instructions, and that is to be a twentieth of the time at the most.
const WORK_BY_OBJECT: u64 = 64;
/// As many bytes in use make one unit of work more.
const BYTES_BY_WORK: u64 = 32;
/// Bytes that all checkpoints may take.
const MEMORY: usize = 48 << 20;
/// Halts that a trail has at the most.
const MOST_HALTS: usize = 12;
/// Bytes that a trail may take.
const TRAIL_MEMORY: usize = 12 << 20;

/// A state that shares with the one before it what did not change.
#[derive(Debug)]
struct Kept {
    /// All but the objects.
    rest: Machine,
    objects: Pages,
    /// What it takes in memory, about, beside the one before.
    bytes: usize,
}

impl Kept {
    /// A copy of this state, which shares with the one `before` what is the same.
    fn new(machine: &mut Machine, before: Option<&Self>) -> Self {
        let objects = machine.heap.take_objects();
        let rest = machine.clone();
        let pages = objects.pages(before.map(|before| &before.objects));
        machine.heap.put_objects(objects);
        let mut kept = Self { rest, objects: pages, bytes: 0 };
        kept.measure(before);
        kept
    }

    fn machine(&self) -> Machine {
        let mut machine = self.rest.clone();
        machine.heap.put_objects(self.objects.objects());
        machine
    }

    /// Finds out what it takes in memory, if there is the one `before`.
    fn measure(&mut self, before: Option<&Self>) {
        let printed: usize = self.rest.output().iter().map(|output| output.bytes.len()).sum();
        self.bytes = printed + self.objects.own_bytes(before.map(|before| &before.objects));
    }
}

/// States of the whole known run.
#[derive(Debug)]
pub(super) struct Checkpoints {
    /// In the order of their moments. The first is the start.
    kept: Vec<Kept>,
    /// How many there are at the most.
    most: usize,
    /// Units of work from one to the next, at the least.
    spacing: u64,
    /// When the next one is to be made, in units of work.
    due: u64,
}

impl Checkpoints {
    pub(super) fn new(start: &mut Machine, spacing: Spacing) -> Self {
        let due = start.work() + spacing.first;
        Self { kept: vec![Kept::new(start, None)], most: spacing.most, spacing: spacing.first, due }
    }

    /// How much work is done when the next checkpoint is to be made.
    pub(super) fn due(&self) -> u64 {
        self.due
    }

    pub(super) fn count(&self) -> usize {
        self.kept.len()
    }

    /// The moment of the last one at the moment `n` or before it.
    pub(super) fn moment_before(&self, n: u64) -> Option<u64> {
        self.before(n).map(|kept| kept.rest.n())
    }

    /// A copy of the last one at the moment `n` or before it.
    pub(super) fn copy_before(&self, n: u64) -> Option<Machine> {
        self.before(n).map(Kept::machine)
    }

    fn before(&self, n: u64) -> Option<&Kept> {
        let after = self.kept.partition_point(|kept| kept.rest.n() <= n);
        after.checked_sub(1).and_then(|index| self.kept.get(index))
    }

    /// Bytes that they take, about.
    pub(super) fn bytes(&self) -> usize {
        self.kept.iter().map(|kept| kept.bytes).sum()
    }

    /// Keeps one more, later than all others.
    pub(super) fn keep(&mut self, machine: &mut Machine) {
        let (objects, bytes) = (machine.heap.slot_count() as u64, machine.heap.bytes() as u64);
        self.due = machine.work() + self.spacing.max(WORK_BY_OBJECT * objects).max(bytes / BYTES_BY_WORK);
        if self.kept.last().is_none_or(|last| last.rest.n() < machine.n()) {
            self.kept.push(Kept::new(machine, self.kept.last()));
        }
        while self.kept.len() > self.most || (self.kept.len() > 2 && self.bytes() > MEMORY) {
            self.thin();
        }
    }

    /// Drops every second one, and makes fewer from now on.
    fn thin(&mut self) {
        let mut index = 0;
        self.kept.retain(|_| {
            index += 1;
            index % 2 == 1
        });
        for index in 1..self.kept.len() {
            if let [.., before, kept] = &mut *self.kept.get_mut(..=index).unwrap_or_default() {
                kept.measure(Some(before));
            }
        }
        self.spacing *= 2;
    }
}

/// States before the moment that was looked at last.
#[derive(Debug)]
pub(super) struct Trail {
    /// In the order of their moments.
    halts: Vec<Machine>,
    /// No halt lies nearer than this before the moment that is looked at.
    nearest: u64,
}

impl Trail {
    pub(super) fn new(spacing: Spacing) -> Self {
        Self { halts: Vec::new(), nearest: spacing.nearest_halt }
    }

    /// The last one at the moment `n` or before it.
    pub(super) fn before(&self, n: u64) -> Option<&Machine> {
        last_before(&self.halts, n)
    }

    /// Where to make a halt on the way from a state to the moment `n`: halfway, unless that is too near to be worth it.
    pub(super) fn next_halt(&self, from: &Machine, n: u64) -> Option<u64> {
        let halfway = n.saturating_sub(from.n()) / 2;
        (halfway > self.nearest.max(from.heap.slot_count() as u64)).then(|| from.n() + halfway)
    }

    /// Keeps the state of a halt. Those after it led elsewhere.
    pub(super) fn keep(&mut self, machine: Machine) {
        self.halts.retain(|halt| halt.n() < machine.n());
        self.halts.push(machine);
        while self.halts.len() > MOST_HALTS || (self.halts.len() > 1 && memory_of(&self.halts) > TRAIL_MEMORY) {
            self.halts.remove(0);
        }
    }
}

fn last_before(machines: &[Machine], n: u64) -> Option<&Machine> {
    machines.partition_point(|machine| machine.n() <= n).checked_sub(1).and_then(|index| machines.get(index))
}

/// What states take in memory, about.
fn memory_of(machines: &[Machine]) -> usize {
    machines.iter().map(|machine| machine.heap.bytes() + 64 * machine.heap.slot_count()).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

    use std::rc::Rc;

    use super::*;
    use crate::compiler::{Options, compile};
    use crate::machine::{Fuel, Sources};

    /// States of a program that makes a new text of so many bytes each time round, a round between two of them.
    fn states(bytes: usize, count: usize) -> impl Iterator<Item = Machine> {
        let source = format!("n = 0\nwhile 1:\n    n += 1\n    x = str(n % 10) * {bytes}\n");
        let code = compile(source.as_bytes(), &Options::file("states.py"), &mut Vec::new()).unwrap();
        let mut machine = Machine::new(&Rc::new(code), Sources::default()).unwrap();
        (0..count).map(move |_| {
            machine.run(Fuel::instructions(20));
            machine.clone()
        })
    }

    #[test]
    #[cfg_attr(miri, ignore = "it would take hours")]
    fn checkpoints_are_thinned_where_they_take_too_much() {
        let mut states = states(1 << 20, 60);
        let spacing = Spacing { most: 1_000, ..Spacing::default() };
        let mut checkpoints = Checkpoints::new(&mut states.next().unwrap(), spacing);
        let counts: Vec<usize> = states
            .map(|mut state| {
                checkpoints.keep(&mut state);
                assert!(checkpoints.bytes() <= MEMORY, "{} bytes", checkpoints.bytes());
                checkpoints.count()
            })
            .collect();
        // All are kept, each a megabyte and what else a state takes, up to one too much: then every second one is dropped.
        let most = *counts.iter().max().unwrap();
        assert!((40..48).contains(&most), "{most}");
        let kept: Vec<usize> = (2..=most).chain([(most + 1).div_ceil(2)]).collect();
        assert_eq!(counts.get(..most), Some(&kept[..]));
    }

    #[test]
    #[cfg_attr(miri, ignore = "it would take hours")]
    fn a_trail_is_shorter_where_it_takes_too_much() {
        let halts = |bytes: usize, count: usize| {
            let mut trail = Trail::new(Spacing::default());
            states(bytes, count).for_each(|state| trail.keep(state));
            assert!(trail.halts.len() == 1 || memory_of(&trail.halts) <= TRAIL_MEMORY);
            trail.halts.len()
        };
        let megabytes = |count: usize| count << 20;
        assert_eq!([9, 10, 11, 20].map(|count| halts(megabytes(1), count)), [9, 10, 10, 10]);
        // The halt next to the moment stays, whatever it takes; else, there are as many as are useful.
        assert_eq!(halts(megabytes(20), 3), 1);
        assert_eq!(halts(1, 100), MOST_HALTS);
    }
}

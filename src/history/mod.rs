//! Any moment of a run, forwards and backwards, without a record of every step.
//!
//! The machine is deterministic and plain data, so a moment is a number, and a clone of the machine is a place to come
//! back to. One machine runs ahead and leaves a clone behind from time to time ([`checkpoints`]). Another goes to the
//! moments that are looked at: from the nearest clone before, by running forward again.
//!
//! A debugger's commands are [searches](Move) for a moment.
//!
//! The law: whichever way a moment was reached (running, seeking, going back, from any checkpoint), the machine's
//! [`state_hash`](Machine::state_hash) is the same.

mod checkpoints;
mod moves;

pub use checkpoints::Spacing;
use checkpoints::{Checkpoints, Trail};
pub use moves::{Found, Goal, Move, Search};

use crate::machine::{Detail, Fuel, Machine, Observer, Status};

/// A run: as far as it is known, and the moment of it that is looked at.
#[derive(Debug)]
pub struct History {
    /// The run before its first instruction.
    start: Machine,
    /// Whole states from the known run, few and far between.
    checkpoints: Checkpoints,
    /// States on the way to the moment that was looked at last, so that going back from there is quick.
    trail: Trail,
    /// The machine that runs ahead: the end of the known run.
    ahead: Machine,
    /// The machine that is looked at.
    here: Machine,
    /// What the program was given to read, line by line; `None` says that there are no more.
    inputs: Vec<Option<Vec<u8>>>,
}

impl History {
    /// The history of a run that is about to begin.
    pub fn new(start: Machine) -> Self {
        Self::with_spacing(start, Spacing::default())
    }

    /// The same, with checkpoints at other distances.
    pub fn with_spacing(mut start: Machine, spacing: Spacing) -> Self {
        let mut ahead = start.clone();
        ahead.log_calls(Detail::Sparse);
        Self {
            checkpoints: Checkpoints::new(&mut start, spacing),
            trail: Trail::new(spacing),
            ahead,
            here: start.clone(),
            start,
            inputs: Vec::new(),
        }
    }

    /// Runs ahead by up to `work` more units (an instruction is one, a large operation more), and leaves checkpoints
    /// behind.
    pub fn run_ahead(&mut self, work: u64) {
        let end = self.ahead.work().saturating_add(work);
        while *self.ahead.status() == Status::Running && self.ahead.work() < end {
            let due = self.checkpoints.due();
            let fuel = match due.checked_sub(self.ahead.work()) {
                // A checkpoint is a moment, and there are none within an instruction.
                None | Some(0) => Fuel { work: end - self.ahead.work(), instructions: 0 },
                Some(left) => Fuel::work(left.min(end - self.ahead.work())),
            };
            self.ahead.run(fuel);
            if self.ahead.work() >= due && is_at_moment(&self.ahead) {
                self.checkpoints.keep(&mut self.ahead);
            }
        }
    }

    /// The last known moment. An instruction that is still under way, within a builtin, has not led to a moment yet.
    pub fn length(&self) -> u64 {
        let under_way = *self.ahead.status() == Status::Running && !self.ahead.at_instruction();
        self.ahead.n() - u64::from(under_way)
    }

    /// The machine before its first instruction.
    pub fn start(&self) -> &Machine {
        &self.start
    }

    /// How many whole states are kept.
    pub fn checkpoint_count(&self) -> usize {
        self.checkpoints.count()
    }

    /// Bytes that they take, about: what did not change from one to the next is there once.
    pub fn checkpoint_bytes(&self) -> usize {
        self.checkpoints.bytes()
    }

    /// The machine at the end of the known run. It has [logged](Machine::call_log) the calls of the run.
    pub fn ahead(&self) -> &Machine {
        &self.ahead
    }

    /// The machine at the moment that is looked at.
    pub fn here(&self) -> &Machine {
        &self.here
    }

    /// Gives the program a line to read at the end of the known run, with its newline; or says that there are no more.
    pub fn provide_input(&mut self, line: Option<&[u8]>) {
        self.inputs.push(line.map(<[u8]>::to_vec));
        self.ahead.provide_input(line);
        // The moment that waited is another from now on.
        if *self.here.status() == Status::Waiting {
            self.here = self.start.clone();
        }
    }

    /// Goes to the moment `n`, or to the last known one if there is none such yet.
    pub fn seek(&mut self, n: u64) -> &Machine {
        let n = n.min(self.length());
        if n == self.here.n() {
            return &self.here;
        }
        if n < self.here.n() || self.kept_before(n) > self.here.n() {
            self.here = self.copy_before(n);
        }
        while let Some(halt) = self.trail.next_halt(&self.here, n) {
            self.replay_to(halt);
            self.trail.keep(self.here.clone());
        }
        self.replay_to(n);
        &self.here
    }

    /// Goes back by so many moments, to the first at the most.
    pub fn back(&mut self, moments: u64) -> &Machine {
        self.seek(self.here.n().saturating_sub(moments))
    }

    /// Goes on by one instruction, if that is known, and lets an observer hear what it does.
    pub fn step(&mut self, observer: &mut dyn Observer) -> &Machine {
        if self.here.n() < self.length() {
            let next = self.here.n() + 1;
            // In several runs, where it reads lines: all of them are the one instruction.
            self.run_here(|machine| {
                machine.run_observed(Fuel::instructions(next.saturating_sub(machine.n())), observer);
            });
        }
        &self.here
    }

    /// Runs a part of the known run once more: a machine at its end that has logged the part's calls.
    pub fn replay_calls(&self, from: u64, to: u64) -> Machine {
        let mut machine = self.machine_at(from);
        machine.log_calls(Detail::Full);
        let to = to.min(self.length());
        with_inputs(&mut machine, &self.inputs, |machine| {
            machine.run(Fuel::instructions(to.saturating_sub(machine.n())));
        });
        machine
    }

    fn replay_to(&mut self, n: u64) {
        self.run_here(|machine| {
            machine.run(Fuel::instructions(n.saturating_sub(machine.n())));
        });
    }

    /// Runs the machine that is looked at, and gives it the lines that the one ahead has got.
    fn run_here(&mut self, run: impl FnMut(&mut Machine)) {
        with_inputs(&mut self.here, &self.inputs, run);
    }

    /// The machine at a moment, as a copy.
    fn machine_at(&self, n: u64) -> Machine {
        let n = n.min(self.length());
        let is_near = self.here.n() <= n && self.here.n() >= self.kept_before(n);
        let mut machine = if is_near { self.here.clone() } else { self.copy_before(n) };
        with_inputs(&mut machine, &self.inputs, |machine| {
            machine.run(Fuel::instructions(n.saturating_sub(machine.n())));
        });
        machine
    }

    /// The moment of the last state that is kept of the moment `n`, or of one before it.
    fn kept_before(&self, n: u64) -> u64 {
        let halt = self.trail.before(n).map(Machine::n);
        halt.max(self.checkpoints.moment_before(n)).unwrap_or(self.start.n())
    }

    /// A copy of that state.
    fn copy_before(&self, n: u64) -> Machine {
        let halt = self.trail.before(n).filter(|halt| Some(halt.n()) >= self.checkpoints.moment_before(n));
        halt.cloned().or_else(|| self.checkpoints.copy_before(n)).unwrap_or_else(|| self.start.clone())
    }
}

/// Runs a machine, and gives it what was read.
fn with_inputs(machine: &mut Machine, inputs: &[Option<Vec<u8>>], mut run: impl FnMut(&mut Machine)) {
    loop {
        run(machine);
        match inputs.get(machine.inputs()) {
            Some(line) if *machine.status() == Status::Waiting => machine.provide_input(line.as_deref()),
            _ => break,
        }
    }
}

/// Whether the machine is between two instructions, or at its end.
fn is_at_moment(machine: &Machine) -> bool {
    machine.at_instruction() && *machine.status() != Status::Waiting
}

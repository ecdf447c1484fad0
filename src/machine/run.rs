//! Starting a program, giving it fuel, and switching between its calls.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::c_step::CStep;
use super::call_log::Logging;
use super::call_stats::CallStats;
use super::class::Special;
use super::effect::{Audience, Effect, Nobody, Observer, Somebody};
use super::eval::Eval;
use super::exceptions::Exc;
use super::heap::{Change, Heap};
use super::modules::Module;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::watch::Watching;
use super::{Activation, Machine, PythonCall, RECURSION_LIMIT, Sources, Status, Then, Thread, Toil};
use crate::bytecode::Code;
use crate::bytecode::verify::{VerifyError, verify};

/// How much a machine may do before it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fuel {
    /// Units of work: an instruction is one, a large operation more.
    pub work: u64,
    /// Instructions, at the most.
    pub instructions: u64,
}

impl Fuel {
    /// That many units of work.
    pub const fn work(work: u64) -> Self {
        Self { work, instructions: u64::MAX }
    }

    /// That many instructions, however large.
    pub const fn instructions(instructions: u64) -> Self {
        Self { work: u64::MAX, instructions }
    }
}

impl Machine {
    /// Like [`Machine::new`], with a memory limit in bytes.
    ///
    /// # Errors
    /// The code is not safe to run; the refusal says where and why.
    pub fn with_memory_limit(code: &Rc<Code>, sources: Sources, limit: usize) -> Result<Self, VerifyError> {
        verify(code)?;
        let mut heap = Heap::new(limit);
        let types = Type::PLAIN
            .iter()
            .copied()
            .chain(Exc::ALL.iter().map(|&exc| Type::Exception(exc)))
            .map(|builtin| heap.alloc(Object::Type(builtin)))
            .collect();
        let [builtins, main, sys, modules] = [(); 4].map(|()| heap.alloc(Object::Dict(Box::default())));
        let mut machine = Self {
            heap,
            thread: Thread::default(),
            n: 0,
            charged: 0,
            toiling: Toil::default(),
            status: Status::Running,
            output: Vec::new(),
            printed: 0,
            builtins,
            main,
            main_module: Value::NULL,
            sys,
            modules,
            ready_types: 0,
            cleared: 0,
            outcome: Status::Finished,
            next_listing: 0,
            program_listings: 0,
            recursion_limit: RECURSION_LIMIT,
            code: None,
            input: VecDeque::new(),
            input_ended: false,
            input_read_ahead: false,
            inputs: 0,
            types,
            empty_frozenset: Value::NULL,
            unknown_formats: [false; 2],
            type_dicts: BTreeMap::new(),
            call_stats: CallStats::default(),
            call_log: Logging::default(),
            watching: Watching::default(),
            collector: Default::default(),
            slept: 0,
            sources,
        };
        machine.heap.specials =
            Special::ALL.iter().map(|special| machine.heap.intern(&Rc::from(special.name().as_bytes()))).collect();
        machine.fill_builtins();
        machine.library_module(Module::Builtin);
        machine.library_module(Module::Sys);
        machine.library_module(Module::Exceptions);
        machine.set_program(&code.filename.bytes);
        machine.fill_main(code);
        machine.start(code);
        Ok(machine)
    }

    /// The names that `__main__` has before its first instruction, in the order in which CPython sets them.
    fn fill_main(&mut self, code: &Code) {
        let module = self.library_module(Module::Builtin);
        let module = self.heap.retain(module);
        let main = self.heap.new_value(Object::Module(self.main));
        self.main_module = self.heap.retain(main);
        self.heap.dict_set_name(self.modules, "__main__", main);
        let name = self.heap.intern(&Rc::from(*b"__main__"));
        let file = self.heap.str(Rc::clone(&code.filename.bytes));
        for (key, value) in [
            ("__name__", name),
            ("__doc__", Value::NONE),
            ("__package__", Value::NONE),
            ("__builtins__", module),
            ("__file__", file),
        ] {
            self.heap.dict_set_name(self.main, key, value);
        }
    }

    /// Puts the module's frame on the stack.
    fn start(&mut self, code: &Rc<Code>) {
        let mut listing = 0;
        let code = self.heap.load_code(code, &mut listing);
        (self.next_listing, self.program_listings) = (listing, listing);
        let main = self.main;
        let locals = Value::object(self.heap.retain_id(main));
        let (frame, _) = self.new_frame(code, main, locals, &[]);
        self.code = Some(code);
        self.thread.recursion_depth = 1;
        self.thread.activations.push(Activation::Python(PythonCall::new(0, frame, None, Then::EndRun)));
    }

    /// Goes on with the program until it ends or the fuel is spent.
    pub fn run(&mut self, fuel: Fuel) -> &Status {
        self.run_for(fuel, &mut Nobody)
    }

    /// Like [`run`](Self::run), and tells an observer of everything that changes.
    pub fn run_observed(&mut self, fuel: Fuel, observer: &mut dyn Observer) -> &Status {
        self.run_for(fuel, &mut Somebody(observer))
    }

    /// Runs one instruction, with all that it does in calls it ends or begins.
    pub fn step(&mut self, observer: &mut dyn Observer) -> &Status {
        self.run_observed(Fuel::instructions(1), observer)
    }

    fn run_for<O: Audience>(&mut self, fuel: Fuel, audience: &mut O) -> &Status {
        self.heap.keep_journal(O::WATCHES);
        let running_globals = ObjectId::default();
        Eval {
            machine: self,
            observer: audience,
            spare: None,
            running_globals,
            light: Vec::new(),
            constructions: Vec::new(),
        }
        .run(fuel);
        self.heap.keep_journal(false);
        &self.status
    }

    /// Units of work done so far.
    pub fn work(&self) -> u64 {
        self.n + self.charged
    }

    /// Whether the next thing to do is an instruction (and not the middle of one, or of a native call).
    pub fn at_instruction(&self) -> bool {
        !self.heap.has_doomed()
            && matches!(self.thread.activations.last(), Some(Activation::Python(call)) if call.is_at_instruction())
    }

    /// The frame of the instruction that runs next, if one does.
    pub fn next_frame(&self) -> Option<ObjectId> {
        match (&self.status, self.thread.activations.last()) {
            (Status::Running, Some(Activation::Python(call))) => Some(call.frame),
            _ => None,
        }
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Runs the newest call until it ends or calls, again and again.
    fn run(&mut self, fuel: Fuel) {
        let end_of_work = self.work().saturating_add(fuel.work);
        let last = self.n.saturating_add(fuel.instructions);
        while matches!(self.status, Status::Running) {
            // An instruction is over when no native call is under way: only then does the moment count.
            if self.work() >= end_of_work || (self.n >= last && self.at_instruction()) || self.watch_is_done() {
                break;
            }
            if self.finalise_next() {
                continue;
            }
            match self.machine.thread.activations.last_mut() {
                Some(Activation::Python(call)) => {
                    let (frame, replies) = (call.frame, call.take_rare(|rare| &mut rare.replies));
                    self.run_frame(frame, replies, last, end_of_work);
                }
                Some(Activation::Native(_)) => self.run_native(),
                None => {
                    if !self.machine.clear_next_name() {
                        self.machine.status = self.machine.outcome.clone();
                    }
                }
            }
        }
        self.tell_changes();
    }

    /// Tells of the objects that came and went since the last effect.
    pub(super) fn tell_changes(&mut self) {
        if O::WATCHES {
            for change in self.machine.heap.take_changes() {
                let effect = match change {
                    Change::CStep(step) => Effect::CStep(step),
                    Change::Printed { stderr, bytes } => Effect::Printed { stderr, bytes },
                    change => Effect::Change(change),
                };
                self.observer.effect(self.machine, effect);
            }
        }
    }

    /// Tells the observer, if there is one, which step C code takes.
    #[inline(always)]
    pub(super) fn c_step(&mut self, step: impl FnOnce(&Machine) -> CStep) {
        if O::WATCHES {
            let step = step(self.machine);
            self.tell(|| Effect::CStep(step));
        }
    }

    /// Tells the observer, if there is one, what changed.
    #[inline(always)]
    pub(super) fn tell(&mut self, effect: impl FnOnce() -> Effect) {
        if O::WATCHES {
            self.tell_changes();
            self.observer.effect(self.machine, effect());
        }
    }
}

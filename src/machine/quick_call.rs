//! The commonest calls and returns, for who does not watch: of Python functions with plain parameters, from one frame to
//! the next without leaving the loop.
//!
//! As in [`quick`](super::quick), what happens is just what `call_function` and `leave_frame` do; this only saves the
//! way there. Most calls are over before anybody could look at them: such a call is a [`LightCall`], without what only others would
//! see of it. It has its frame; but the [`Activation`], and the references that its frame and `call_function` hold for as long
//! as it runs, are added only when the loop stops with the call under way ([`Eval::settle`]).

use super::call_stats::Counter;
use super::code::CodeBody;
use super::effect::{Audience, Leaving};
use super::eval::Eval;
use super::frame::{BlockKind, Frame};
use super::heap::Heap;
use super::object::{Function, Object};
use super::quick_init;
use super::value::{ObjectId, Value};
use super::{Activation, PythonCall, Then};
use crate::bytecode::CodeFlags;

/// A frame in the hands of the loop: the one that runs, or a caller of it by a light call.
pub(super) struct Running {
    pub(super) id: ObjectId,
    pub(super) frame: Box<Frame>,
}

/// A call under way that nobody but the loop knows of yet: neither is it among the machine's activations, nor are those references
/// counted that last only as long as it runs.
pub(super) struct LightCall {
    /// The frame that waits for it. It stays in the loop's hands, to be at hand when the call is over.
    pub(super) caller: Running,
    pub(super) callee: Callee,
    /// The first moment in which it is on the stack.
    pub(super) began: u64,
}

/// What was called.
#[derive(Clone, Copy)]
pub(super) enum Callee {
    /// A function. The references of its frame to the frame before it, its code and its dicts are not counted. What they refer to lives
    /// on meanwhile: the function has the code and the globals, and the caller's value stack, or the call itself, has the function.
    Function {
        id: ObjectId,
        /// Whether the call holds a reference to it already: that of a method, which has gone when its object took its place on
        /// the stack.
        is_held: bool,
        /// How many slots of the caller's stack there are to be popped: no call has more than 255 arguments and 255 pairs.
        slots: u16,
    },
    /// The `__init__` of a class that was called ([`quick_init`](super::quick_init)). What holds for a function holds for it, but
    /// that the call holds it.
    Init {
        id: ObjectId,
        /// How many slots of the caller's stack the class and its arguments take.
        slots: u16,
    },
    /// A generator, by a FOR_ITER. The reference of its frame to the frame before it is not counted, nor is the call's to the
    /// generator, which the caller's value stack has.
    Generator(ObjectId),
}

impl Callee {
    /// How many levels deeper it runs than its caller.
    fn levels(self) -> u32 {
        match self {
            Self::Function { .. } | Self::Generator(_) => 1,
            Self::Init { .. } => quick_init::LEVELS,
        }
    }
}

/// A call that needs nothing but a frame with its arguments in it, and perhaps defaults and cells of its function.
#[derive(Clone, Copy)]
pub(super) struct PlainCall {
    pub(super) function: ObjectId,
    pub(super) code: ObjectId,
    pub(super) globals: ObjectId,
    /// The object, of a bound method.
    pub(super) this: Option<Value>,
    /// Whether `fast_function` goes its quick path.
    pub(super) is_faster: bool,
    /// How many arguments there are, with the object.
    pub(super) arguments: usize,
    /// Whether the frame needs defaults, or the cells of the function's closure, too.
    pub(super) needs_more: bool,
    /// Whether the frame is to wait in a generator.
    pub(super) is_generator: bool,
}

/// With more keyword arguments, a call goes the long way.
const MOST_KEYWORDS: usize = 8;

impl<O: Audience> Eval<'_, O> {
    /// Takes the newest call's frame out of the heap, to run it.
    #[inline(always)]
    pub(super) fn take_running(&mut self, id: ObjectId) -> Option<Running> {
        let frame = self.machine.heap.take_frame(id)?;
        self.running_globals = frame.globals;
        Some(Running { id, frame })
    }

    /// CALL_FUNCTION of a function, or a bound method of one, with as many positional arguments as it has parameters, or fewer
    /// where it has defaults. If it is another call, nothing has happened.
    #[inline(always)]
    pub(super) fn call_quickly(&mut self, running: &mut Running, positional: usize) -> Option<()> {
        let callable = running.frame.peek(positional);
        let call = self.machine.heap.plain_call(callable, positional)?;
        if !self.may_go_deeper(1) {
            return None;
        }
        if call.is_generator {
            // A copy is lent, so that the call itself need not lie in memory.
            return self.make_generator_quickly(running, &{ call });
        }
        self.begin_light_call(running, &call, positional, 0, |_| ())
    }

    /// CALL_FUNCTION of such a function with keyword arguments, too: each has a parameter of its own, and all that have none have
    /// defaults. If it is another call, nothing has happened.
    #[inline(never)]
    pub(super) fn call_with_keywords_quickly(&mut self, running: &mut Running, arg: u32) -> Option<()> {
        let (positional, pairs) = ((arg & 0xff) as usize, (arg >> 8 & 0xff) as usize);
        let above = positional + 2 * pairs;
        let first_pair = running.frame.stack.len().checked_sub(2 * pairs)?;
        let (call, named) = {
            let pairs = running.frame.stack.get(first_pair..)?;
            self.heap.keyword_call(running.frame.peek(above), positional, pairs)?
        };
        if !self.may_go_deeper(1) {
            return None;
        }
        self.begin_light_call(running, &call, positional, 2 * pairs, |frame| {
            for &(parameter, value) in named.iter().take(pairs) {
                _ = frame.set_local(parameter, value);
            }
        })
    }

    /// The call's frame runs, with the so many `positional` arguments that lie on the stack below so many slots for `named` ones, and
    /// with those, which `add_named` puts into it.
    #[inline(always)]
    fn begin_light_call(
        &mut self,
        running: &mut Running,
        call: &PlainCall,
        positional: usize,
        named: usize,
        add_named: impl FnOnce(&mut Frame),
    ) -> Option<()> {
        let (is_method, above) = (call.this.is_some(), positional + named);
        if let Some(this) = call.this {
            self.put_in_place_of_method(&mut running.frame, above, call.function, this);
        }
        self.begin_instruction(&mut running.frame);
        self.count_call(is_method, call.is_faster);
        let (id, mut frame) = self.machine.heap.take_for_call(call.code)?;
        let arguments = running.frame.stack.top(call.arguments + named).unwrap_or_default();
        self.machine.heap.copy_arguments(&mut frame, arguments.get(..call.arguments).unwrap_or_default());
        if call.needs_more {
            add_named(&mut frame);
            self.machine.heap.add_defaults_and_cells(&mut frame, &{ *call });
        }
        let callee = Callee::Function { id: call.function, is_held: is_method, slots: above as u16 + 1 };
        self.enter_light_frame(running, Running { id, frame }, call, callee);
        Some(())
    }

    /// A frame with its arguments in it runs, by a light call.
    #[inline(always)]
    pub(super) fn enter_light_frame(
        &mut self,
        running: &mut Running,
        mut called: Running,
        call: &PlainCall,
        callee: Callee,
    ) {
        let frame = &mut called.frame;
        frame.back = Some(running.id);
        frame.code = call.code;
        frame.globals = call.globals;
        frame.builtins = self.machine.builtins_of(call.globals);
        self.machine.thread.recursion_depth += 1;
        self.machine.note_light_call(self.calls_under_way());
        let caller = std::mem::replace(running, called);
        self.light.push(LightCall { caller, callee, began: self.machine.n });
    }

    /// The object takes the method's place on the stack, so far below the top, and the call holds the function.
    #[inline(never)]
    fn put_in_place_of_method(&mut self, frame: &mut Frame, below: usize, function: ObjectId, this: Value) {
        let (place, heap) = (frame.stack.len().wrapping_sub(below + 1), &mut self.machine.heap);
        if let Some(slot) = frame.stack.get_mut(place) {
            let method = std::mem::replace(slot, this);
            if !heap.take_method(method) {
                heap.retain_id(function);
                heap.retain(this);
                heap.release(method);
            }
        }
    }

    /// RETURN_VALUE, with nothing on the stacks but loops and what they go through, to the Python frame that called this one. If it
    /// is another return, nothing has happened.
    #[inline(always)]
    pub(super) fn return_quickly(&mut self, running: &mut Running) -> Option<()> {
        let is_bare = running.frame.stack.len() == 1 && running.frame.blocks.is_empty();
        if !is_bare && !self.heap.leaves_only_loops(&running.frame) {
            return None;
        }
        let Some(call) = self.light.last() else { return self.return_settled(running) };
        let (function, is_held, slots) = match call.callee {
            Callee::Function { id, is_held, slots } => (id, is_held, slots),
            Callee::Init { .. } => return self.end_init_quickly(running),
            Callee::Generator(_) => return self.end_generator_quickly(running),
        };
        let LightCall { caller, began, .. } = self.light.pop()?;
        let (returning, value) = self.switch_to_caller(running, caller);
        self.machine.note_light_left(returning.id, &returning.frame.body, began, self.light.len());
        let heap = &mut self.machine.heap;
        heap.retire_light_frame(returning.id, returning.frame);
        if is_held {
            heap.release_id(function);
        }
        self.finish_quickly(running, u32::from(slots), u32::from(slots), value);
        Some(())
    }

    /// The same, of a call that is among the activations: from a frame that nobody else knows.
    #[inline(never)]
    fn return_settled(&mut self, running: &mut Running) -> Option<()> {
        let [.., Activation::Python(_), Activation::Python(call)] = &*self.machine.thread.activations else {
            return None;
        };
        let Then::FinishCall { slots, popped } = call.then else { return None };
        let (function, began) = (call.function, call.began);
        let is_plain = running.frame.handles_nothing() && call.holds_nothing_rare();
        if !is_plain || self.heap.refcount(running.id) != 1 {
            return None;
        }
        let caller = self.take_running(running.frame.back?)?;
        let (returning, value) = self.switch_to_caller(running, caller);
        // It holds nothing that would have to be dropped.
        std::mem::forget(self.machine.thread.activations.pop());
        let depth = self.machine.thread.activations.len();
        self.machine.note_frame_left(returning.id, &returning.frame.body, depth, began, Leaving::Return);
        let heap = &mut self.machine.heap;
        heap.retire_frame(returning.id, returning.frame);
        if let Some(function) = function {
            heap.release_id(function);
        }
        self.finish_quickly(running, slots, popped, value);
        Some(())
    }

    /// Takes the caller's frame in hand, in place of the one that returns; gives that, and the value.
    #[inline(always)]
    pub(super) fn switch_to_caller(&mut self, running: &mut Running, caller: Running) -> (Running, Value) {
        let mut returning = std::mem::replace(running, caller);
        self.begin_instruction(&mut returning.frame);
        let value = returning.frame.pop();
        while let Some(of_a_loop) = returning.frame.stack.pop() {
            self.machine.heap.release(of_a_loop);
        }
        self.leave_recursive_call();
        (returning, value)
    }

    /// The end of `call_function`: callable and arguments are popped, and the result is pushed.
    #[inline(always)]
    pub(super) fn finish_quickly(&mut self, caller: &mut Running, slots: u32, popped: u32, value: Value) {
        let (heap, stack) = (&mut self.machine.heap, &mut caller.frame.stack);
        for _ in 0..slots {
            heap.release(stack.pop().unwrap_or_default());
        }
        stack.push(value);
        self.machine.call_stats.add_many(Counter::Pop, u64::from(popped));
    }

    /// Makes the light calls under way calls like any others, the oldest first; the newest one's frame is `running`.
    #[inline(never)]
    pub(super) fn settle(&mut self, running: &Running) {
        let mut light = std::mem::take(&mut self.light);
        let levels = light.iter().map(|call| call.callee.levels()).sum();
        let mut inside = self.thread.recursion_depth.saturating_sub(levels);
        let mut constructions = std::mem::take(&mut self.constructions).into_iter();
        let mut calls = light.drain(..).peekable();
        while let Some(LightCall { caller, callee, began }) = calls.next() {
            let called = calls.peek().map_or(running, |inner| &inner.caller);
            let heap = &mut self.machine.heap;
            let caller_id = caller.id;
            heap.put_frame(caller_id, caller.frame);
            called.frame.back.into_iter().for_each(|back| _ = heap.retain_id(back));
            if !matches!(callee, Callee::Generator(_)) {
                for own in [called.frame.code, called.frame.globals, called.frame.builtins] {
                    heap.retain_id(own);
                }
            }
            let activation = match callee {
                Callee::Function { id, is_held, slots } => {
                    if !is_held {
                        heap.retain_id(id);
                    }
                    let then = Then::FinishCall { slots: u32::from(slots), popped: u32::from(slots) };
                    PythonCall::new(began, called.id, Some(id), then)
                }
                Callee::Init { id, slots } => {
                    let call = PythonCall::new(began, called.id, Some(id), Then::EndRun);
                    match constructions.next() {
                        Some(construction) => self.settle_init(construction, caller_id, slots, call, inside),
                        None => call,
                    }
                }
                Callee::Generator(id) => {
                    let then = Then::Reply { level: 0, depth: inside, whence: "gen_send_ex" };
                    let generator = Some(heap.retain_id(id));
                    PythonCall { generator, ..PythonCall::new(began, called.id, None, then) }
                }
            };
            self.machine.thread.activations.push(Activation::Python(activation));
            inside += callee.levels();
        }
        drop(calls);
        // The room stays for the next ones.
        self.light = light;
    }

    /// How many calls are on the stack.
    #[inline(always)]
    pub(super) fn calls_under_way(&self) -> usize {
        self.machine.thread.activations.len() + self.light.len()
    }

    /// What `call_function` and `fast_function` count.
    #[inline(always)]
    fn count_call(&mut self, is_method: bool, is_faster: bool) {
        let stats = &mut self.machine.call_stats;
        stats.add(Counter::All);
        if is_method {
            stats.add(Counter::Method);
            stats.add(Counter::BoundMethod);
        }
        stats.add(Counter::Function);
        stats.add(Counter::FastFunction);
        if is_faster {
            stats.add(Counter::FasterFunction);
        }
    }
}

impl Heap {
    /// The function that a call of this calls, what it is bound to, its fields and its code.
    #[inline(always)]
    fn function_behind(&self, callable: Value) -> Option<(ObjectId, Option<Value>, &Function, &CodeBody)> {
        let callable = callable.as_object()?;
        let (function, this, fields) = match self.slot(callable)? {
            Object::Function(fields) => (callable, None, fields),
            Object::Method(method) => {
                let function = method.function.as_object()?;
                let Object::Function(fields) = self.slot(function)? else { return None };
                (function, Some(method.this.non_null()?), fields)
            }
            _ => return None,
        };
        let Object::Code(code) = self.slot(fields.code)? else { return None };
        Some((function, this, fields, &code.body))
    }

    /// What a call of this with so many arguments comes to, if it needs nothing but a frame.
    #[inline(always)]
    pub(super) fn plain_call(&self, callable: Value, positional: usize) -> Option<PlainCall> {
        let (function, this, fields, body) = self.function_behind(callable)?;
        let arguments = positional + usize::from(this.is_some());
        let needs_more = body.plain_arguments != Some(arguments);
        if needs_more && !self.is_simple_call(fields, body, arguments) {
            return None;
        }
        let is_faster = !needs_more && fields.defaults.is_null();
        let is_generator = needs_more && body.code.flags.has(CodeFlags::GENERATOR);
        let (code, globals) = (fields.code, fields.globals);
        Some(PlainCall { function, code, globals, this, is_faster, arguments, needs_more, is_generator })
    }

    /// The same with keyword arguments, whose names and values lie on the stack as these pairs: for which parameter each is, too.
    fn keyword_call(
        &self,
        callable: Value,
        positional: usize,
        pairs: &[Value],
    ) -> Option<(PlainCall, [(u32, Value); MOST_KEYWORDS])> {
        let (function, this, fields, body) = self.function_behind(callable)?;
        let (arguments, argcount) = (positional + usize::from(this.is_some()), body.simple_arguments?);
        let parameters = body.code.varnames.get(arguments..argcount)?;
        let mut named = [(0, Value::NULL); MOST_KEYWORDS];
        let mut given = 0u32;
        if pairs.len() > 2 * MOST_KEYWORDS || parameters.len() > u32::BITS as usize {
            return None;
        }
        for (slot, pair) in named.iter_mut().zip(pairs.chunks_exact(2)) {
            let (name, value) = (self.as_str(*pair.first()?)?, *pair.last()?);
            let parameter = parameters.iter().position(|parameter| parameter.bytes == *name)?;
            if given >> parameter & 1 != 0 {
                return None;
            }
            given |= 1 << parameter;
            *slot = ((arguments + parameter) as u32, value);
        }
        let count = |tuple: Value| self.as_tuple(tuple).map_or(0, <[Value]>::len);
        let without_default = parameters.len().saturating_sub(count(fields.defaults));
        let is_complete = (0..without_default).all(|parameter| given >> parameter & 1 != 0);
        let is_generator = body.code.flags.has(CodeFlags::GENERATOR);
        if !is_complete || is_generator || body.code.freevars.len() != count(fields.closure) {
            return None;
        }
        let (code, globals) = (fields.code, fields.globals);
        let call =
            PlainCall { function, code, globals, this, is_faster: false, arguments, needs_more: true, is_generator };
        Some((call, named))
    }

    /// Whether these arguments will do, with the function's defaults and the cells of its closure.
    #[inline(never)]
    fn is_simple_call(&self, function: &Function, body: &CodeBody, arguments: usize) -> bool {
        let Some(missing) = body.simple_arguments.and_then(|all| all.checked_sub(arguments)) else { return false };
        let count = |tuple: Value| self.as_tuple(tuple).map_or(0, <[Value]>::len);
        missing <= count(function.defaults) && body.code.freevars.len() == count(function.closure)
    }

    /// The arguments become the first local variables of a frame.
    #[inline(always)]
    pub(super) fn copy_arguments(&mut self, frame: &mut Frame, arguments: &[Value]) {
        for (slot, &argument) in frame.fastlocals.iter_mut().zip(arguments) {
            *slot = self.retain(argument);
        }
    }

    /// Fills in what the arguments of a simple call leave open, and counts all that is not positional: the last of the function's defaults, and behind all variables the
    /// cells of its closure.
    #[inline(never)]
    pub(super) fn add_defaults_and_cells(&mut self, frame: &mut Frame, call: &PlainCall) {
        let Object::Function(function) = self.raw(call.function) else { return };
        let (argcount, nlocals) = (frame.body.code.argcount as usize, frame.body.code.nlocals as usize);
        let (defaults, cells) = (self.as_tuple(function.defaults), self.as_tuple(function.closure));
        let parameters = frame.fastlocals.get_mut(call.arguments..argcount).unwrap_or_default().iter_mut().rev();
        for (slot, &default) in parameters.zip(defaults.unwrap_or_default().iter().rev()) {
            if slot.is_null() {
                *slot = default;
            }
        }
        let free = frame.fastlocals.get_mut(nlocals..).unwrap_or_default();
        for (slot, &cell) in free.iter_mut().zip(cells.unwrap_or_default()) {
            *slot = cell;
        }
        for &held in frame.fastlocals.get(call.arguments..).unwrap_or_default() {
            self.retain(held);
        }
    }

    /// Whether there is nothing on a frame's stacks, below the value that it returns, but loops and iterators that end without
    /// running code of the program.
    #[inline(never)]
    fn leaves_only_loops(&self, frame: &Frame) -> bool {
        let Some((_returned, below)) = frame.stack.split_last() else { return false };
        frame.blocks.iter().all(|block| block.kind == BlockKind::Loop)
            && below.iter().all(|&value| self.ends_quietly(value))
    }
}

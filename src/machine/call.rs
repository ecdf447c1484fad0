//! Calling: from CALL_FUNCTION to a new frame (`call_function`, `fast_function`, `PyEval_EvalCodeEx`), and making the
//! functions that are called.

use std::rc::Rc;

use super::builtins::Called;
use super::c_step::{CFlags, CStep, FrameLocals};
use super::call_stats::Counter;
use super::class::Method;
use super::code::CodeBody;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::frame::FrameOrigin;
use super::object::{Function, Object};
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Activation, Fault, Machine, Outcome, PythonCall, Then};
use crate::bytecode::CodeFlags;

/// The arguments of a call, where they lie: positionals, then pairs of keyword and value. Not counted here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arguments<'a> {
    pub(super) positional: &'a [Value],
    pub(super) keywords: &'a [(Value, Value)],
}

impl Arguments<'_> {
    /// None at all.
    pub(super) const NONE: Self = Self { positional: &[], keywords: &[] };
}

/// What `call_function` does with the arguments of what is no Python function.
#[derive(Clone, Copy)]
enum CWay {
    /// They are moved into a tuple (and a dict), or handed over as they are; so many slots are left to be popped.
    Tuple {
        /// How many.
        popped: u32,
    },
    /// They do not fit METH_NOARGS or METH_O, and stay where they are.
    Misfit,
}

impl<O: Audience> Eval<'_, O> {
    /// MAKE_FUNCTION, MAKE_CLOSURE: a function around the code on the stack (`PyFunction_New`), with its closure and
    /// its defaults.
    pub(super) fn make_function(&mut self, f: &mut Current<'_>, defaults: usize, closure: bool) -> Outcome<Flow> {
        let code = f.pop();
        self.tell(|| Effect::Move { value: code, from: f.slot_above(), to: Place::Used, copies: false });
        let is_code = matches!(self.heap.at(code), Object::Code(_));
        let cells = if closure { self.pop_many(f, 1).pop().unwrap_or(Value::NULL) } else { Value::NULL };
        let values = self.pop_many(f, defaults);
        let made = self.machine.new_function(code, f.globals);
        if is_code {
            self.c_step(|_| CStep::NewFunction { function: made, code });
        }
        self.machine.heap.release(code);
        if made.is_null() || !self.machine.is_closure(cells) {
            // No compiler makes such code.
            let of = self.heap.type_name(cells);
            self.machine.heap.release_all(values.into_iter().chain([made, cells]));
            if made.is_null() {
                return Err(Fault::Unsupported("MAKE_FUNCTION with what is no code, where CPython crashes".into()));
            }
            return Err(self.raise(Exc::SystemError, format!("expected tuple for closure, got '{of}'")));
        }
        if !cells.is_null() {
            self.c_step(|_| CStep::SetClosure { closure: cells });
        }
        if !values.is_empty() {
            self.c_step(|_| CStep::SetDefaults { count: values.len() as u32 });
        }
        let defaults = if values.is_empty() { Value::NULL } else { self.machine.heap.tuple(values) };
        if let Some(Object::Function(function)) = made.as_object().and_then(|id| self.machine.heap.get_mut(id)) {
            function.closure = cells;
            function.defaults = defaults;
        }
        self.push_made(f, made)
    }

    /// CALL_FUNCTION (`call_function`): looks at what is called, and goes the way of its kind.
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn call_function(&mut self, f: &mut Current<'_>, oparg: u32) -> Outcome<Flow> {
        let (positional, pairs) = (oparg & 0xff, oparg >> 8 & 0xff);
        let above = (positional + 2 * pairs) as usize;
        let callable = f.peek(above);
        let is_new = self.machine.is_new_in_turn();
        if is_new {
            self.machine.call_stats.add(Counter::All);
            self.c_step(|_| CStep::Call { callable, positional, pairs });
        }
        match self.heap.at(callable) {
            Object::Function(function) => {
                let function = (**function).clone();
                self.c_step(|_| CStep::IsCFunction { callable, pairs, yes: false });
                self.c_step(|_| CStep::IsBoundMethod { callable, this: Value::NULL });
                let base = f.stack.len().saturating_sub(above);
                self.fast_function(f, callable, &function, base, positional as usize, above + 1)
            }
            Object::Method(method) if !method.this.is_null() => {
                let method = **method;
                self.call_bound_method(f, callable, method, positional as usize, pairs as usize)
            }
            _ => {
                let way = self.look_at_callable(callable, positional, pairs, is_new);
                self.call_other(f, callable, positional as usize, pairs as usize, way)
            }
        }
    }

    /// A bound method: its function is called, with the object in the method's place on the stack.
    #[cfg_attr(fbf_speed, optimize(speed))]
    fn call_bound_method(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        method: Method,
        positional: usize,
        pairs: usize,
    ) -> Outcome<Flow> {
        let Method { this, function: func, .. } = method;
        let is_new = self.machine.is_new_in_turn();
        if is_new {
            self.machine.call_stats.add(Counter::Method);
            self.machine.call_stats.add(Counter::BoundMethod);
            self.c_step(|_| CStep::IsCFunction { callable, pairs: pairs as u32, yes: false });
            self.c_step(|_| CStep::IsBoundMethod { callable, this });
            self.c_step(|_| CStep::UnwrapMethod { this, function: func });
        }
        let Object::Function(function) = self.heap.at(func) else {
            if is_new {
                self.c_step(|_| CStep::IsFunction { callable: func, yes: false });
                self.do_call(func, positional + 1, pairs);
            }
            return self.call_other(f, callable, positional, pairs, CWay::Tuple { popped: 0 });
        };
        let function = (**function).clone();
        let slots = positional + 2 * pairs + 1;
        let base = f.stack.len().saturating_sub(slots);
        self.machine.heap.retain(this);
        self.machine.heap.retain(func);
        if let Some(slot) = f.frame.stack.get_mut(base) {
            *slot = this;
        }
        let place = Place::Stack(f.id, base);
        self.tell(|| Effect::Move { value: this, from: Place::Made, to: place, copies: false });
        self.machine.heap.release(callable);
        let flow = self.fast_function(f, func, &function, base, positional + 1, slots);
        self.machine.heap.release(func);
        flow
    }

    /// Counts a call of what is neither Python function nor bound method, and tells which way it goes: that of a C
    /// function, or `do_call`'s.
    fn look_at_callable(&mut self, callable: Value, positional: u32, pairs: u32, is_new: bool) -> CWay {
        let takes = match *self.heap.at(callable) {
            Object::Builtin(builtin, _) if self.heap.type_of(callable) == Type::Builtin => Some(builtin.c_flags()),
            _ => None,
        };
        let is_direct = takes.is_some() && pairs == 0;
        let flags = takes.unwrap_or(CFlags::Tuple);
        let fits = match flags {
            CFlags::NoArguments => positional == 0,
            CFlags::One => positional == 1,
            CFlags::Tuple => true,
        };
        if is_new {
            self.c_step(|_| CStep::IsCFunction { callable, pairs, yes: is_direct });
            if is_direct {
                self.machine.call_stats.add(Counter::CFunction);
                self.c_step(|_| CStep::CFunctionFlags { callable, flags, given: positional, fits });
                if flags == CFlags::Tuple {
                    self.c_step(|_| CStep::LoadArguments { count: positional });
                }
            } else {
                self.c_step(|_| CStep::IsBoundMethod { callable, this: Value::NULL });
                self.c_step(|_| CStep::IsFunction { callable, yes: false });
                self.do_call(callable, positional as usize, pairs as usize);
            }
        }
        if is_direct && !fits { CWay::Misfit } else { CWay::Tuple { popped: 1 } }
    }

    /// Counts what `do_call` counts, and tells of its steps.
    fn do_call(&mut self, callable: Value, positional: usize, pairs: usize) {
        let counter = self.machine.counter_of(callable);
        self.machine.call_stats.add(counter);
        self.c_step(|_| CStep::DoCall { callable });
        if pairs > 0 {
            self.c_step(|_| CStep::KeywordDict { pairs: pairs as u32 });
        }
        self.c_step(|_| CStep::LoadArguments { count: positional as u32 });
        self.c_step(|_| CStep::CountType { callable, counter, star: false });
        if counter != Counter::CFunction {
            self.c_step(|machine| CStep::ObjectCall { callable, depth: machine.thread.recursion_depth + 1 });
        }
    }

    /// `fast_function`: a Python function, called with the arguments that lie on the caller's stack from `base` on; with
    /// the callable, these are so many `slots`.
    #[cfg_attr(fbf_speed, optimize(speed))]
    fn fast_function(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        function: &Function,
        base: usize,
        positional: usize,
        slots: usize,
    ) -> Outcome<Flow> {
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(Flow::Next) };
        let body = Rc::clone(&code.body);
        let count = f.stack.len().saturating_sub(base);
        let quick = function.defaults.is_null()
            && body.code.argcount as usize == count
            && count == positional
            && body.flags_are_plain();
        self.machine.call_stats.add(Counter::Function);
        self.machine.call_stats.add(Counter::FastFunction);
        self.c_step(|_| CStep::IsFunction { callable, yes: true });
        self.c_step(|_| CStep::QuickPath {
            function: callable,
            has_defaults: !function.defaults.is_null(),
            argcount: body.code.argcount,
            given: count as u32,
            pairs: ((count - positional) / 2) as u32,
            flags: body.code.flags.0,
            yes: quick,
        });
        if quick {
            self.machine.call_stats.add(Counter::FasterFunction);
        }
        let frame = if quick && !O::WATCHES {
            let arguments = f.frame.stack.get(base..).unwrap_or_default();
            Ok(self.machine.new_frame(function.code, function.globals, Value::NULL, arguments).0)
        } else if quick {
            let frame = self.function_frame(callable, function);
            self.c_step(|_| CStep::CopyArguments { frame, count: count as u32 });
            for index in 0..count {
                let value = f.stack.get(base + index).copied().unwrap_or(Value::NULL);
                self.set_argument(frame, index as u32, value, Place::Stack(f.id, base + index));
            }
            Ok(frame)
        } else {
            let arguments: Vec<Value> = f.stack.get(base..).unwrap_or_default().to_vec();
            let (positional, pairs) = arguments.split_at(positional.min(arguments.len()));
            let keywords: Vec<(Value, Value)> =
                pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
            let arguments = Arguments { positional, keywords: &keywords };
            self.prepare_frame(callable, function, &body, arguments, Some((f.id, base)))
        };
        let popped = slots as u32;
        match frame {
            Ok(frame) if body.code.flags.has(CodeFlags::GENERATOR) => {
                let generator = self.make_generator(frame);
                self.pop_called(f, popped, popped);
                self.push_made(f, generator)
            }
            frame => {
                let then = Then::FinishCall { slots: popped, popped };
                match frame.and_then(|frame| self.enter_frame(frame, callable.as_object(), then, 0)) {
                    Ok(()) => Ok(Flow::Call),
                    Err(fault) => {
                        self.pop_called(f, popped, popped);
                        Err(fault)
                    }
                }
            }
        }
    }

    /// The end of `call_function`: callable and arguments are popped, as many as are still there, and counted.
    pub(super) fn pop_called(&mut self, f: &mut Current<'_>, slots: u32, popped: u32) {
        let level = f.stack.len().saturating_sub(slots as usize) as u32;
        if popped > 0 {
            self.machine.call_stats.add_many(Counter::Pop, u64::from(popped));
            self.c_step(|_| CStep::PopStack { count: popped });
        }
        self.pop_to(f, level);
    }

    /// Calls what is no Python function: a builtin, a type, or something that cannot be called.
    #[cfg_attr(fbf_speed, optimize(speed))]
    fn call_other(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        positional: usize,
        keyword_pairs: usize,
        way: CWay,
    ) -> Outcome<Flow> {
        let above = positional + 2 * keyword_pairs;
        let base = f.stack.len().saturating_sub(above);
        let lying = f.stack.get(base..).unwrap_or_default().to_vec();
        let (positional, pairs) = lying.split_at(positional.min(lying.len()));
        let keywords: Vec<(Value, Value)> =
            pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
        let keywords = self.machine.keywords_for_c(keywords);
        let arguments = Arguments { positional, keywords: &keywords };
        let given = positional.len();
        let called = self.at_home(f, |machine| machine.call_object(callable, arguments));
        // `call_function` and `do_call` hold what they call.
        let called = self.machine.while_holding(callable, called);
        if matches!(called, Err(Fault::Call)) {
            return Err(Fault::Call);
        }
        let lying: Vec<Value> = match called {
            // C code has the tuple and the dict of its arguments until it is over.
            Ok(Called::Native(..)) => lying.iter().map(|&value| self.machine.heap.retain(value)).collect(),
            _ => Vec::new(),
        };
        let (slots, popped) = match way {
            // The arguments stay on the stack.
            CWay::Misfit => (above as u32 + 1, above as u32 + 1),
            CWay::Tuple { popped } => {
                // Keywords go into a dict, positionals into a tuple: the callable alone stays on the stack.
                self.tell_operands(f, above);
                self.drop_operands(f, above, &called);
                (1, popped)
            }
        };
        match called {
            Ok(Called::Value(result)) => {
                self.pop_called(f, slots, popped);
                self.push_made(f, result)
            }
            Ok(Called::Native(builtin, native)) => {
                self.begin_native(builtin, native, Then::FinishCall { slots, popped });
                self.machine.hold_arguments(lying, given);
                Ok(Flow::Call)
            }
            Err(fault) => {
                self.pop_called(f, slots, popped);
                Err(fault)
            }
        }
    }

    /// Calls a Python function with arguments that lie nowhere on a stack: what C code calls.
    /// `held` is what C code holds until the call is over; the references change hands.
    pub(super) fn call_python(
        &mut self,
        callable: Value,
        arguments: Arguments<'_>,
        held: Vec<Value>,
        then: Then,
    ) -> Outcome<()> {
        let entered = self.enter_function(callable, arguments, then);
        self.machine.hold(matches!(entered, Ok(None)), held);
        if let Some(generator) = entered? {
            self.deliver(then, None, Ok(generator));
        }
        Ok(())
    }

    /// Enters the frame of a function; but what has a `yield` gives its generator.
    pub(super) fn enter_function(
        &mut self,
        callable: Value,
        arguments: Arguments<'_>,
        then: Then,
    ) -> Outcome<Option<Value>> {
        let Object::Function(function) = self.heap.at(callable) else { return Ok(None) };
        let function = (**function).clone();
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(None) };
        let body = Rc::clone(&code.body);
        let frame = self.prepare_frame(callable, &function, &body, arguments, None)?;
        if body.code.flags.has(CodeFlags::GENERATOR) {
            return Ok(Some(self.make_generator(frame)));
        }
        self.enter_frame(frame, callable.as_object(), then, 0).map(|()| None)
    }

    /// A frame for a call of a function, without its arguments (`PyFrame_New`).
    fn function_frame(&mut self, callable: Value, function: &Function) -> ObjectId {
        let locals = self.machine.locals_of_call(function);
        let free = self.heap.frame_free_list().len() as u32;
        let (frame, origin) = self.machine.new_frame(function.code, function.globals, locals, &[]);
        let (code, globals, function) = (function.code, function.globals, callable.as_object());
        let running = self.running_globals;
        self.c_step(|machine| CStep::SharesBuiltins {
            yes: machine.globals_of_caller(frame, running) == Some(globals),
        });
        self.c_step(|_| CStep::FrameMemory { frame, code, origin, free });
        self.tell(|| Effect::FrameMade { frame, code, function, origin });
        self.c_step(|machine| CStep::FrameFields { frame, locals: machine.locals_kind(frame) });
        frame
    }

    /// Copies an argument into a local variable of a new frame.
    fn set_argument(&mut self, frame: ObjectId, index: u32, value: Value, from: Place) {
        self.machine.heap.retain(value);
        self.tell(|| Effect::Move { value, from, to: Place::Local(frame, index), copies: true });
        self.machine.set_frame_local(frame, index, value);
    }

    /// `PyEval_EvalCodeEx`, up to the point where the frame would run: sorts the arguments into fastlocals, makes the
    /// cells. `on_stack` says where the arguments lie, if on a stack.
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn prepare_frame(
        &mut self,
        callable: Value,
        function: &Function,
        body: &CodeBody,
        arguments: Arguments<'_>,
        on_stack: Option<(ObjectId, usize)>,
    ) -> Outcome<ObjectId> {
        self.c_step(|_| CStep::EvalCode {
            code: function.code,
            positional: arguments.positional.len() as u32,
            pairs: arguments.keywords.len() as u32,
            has_defaults: !function.defaults.is_null(),
            has_closure: !function.closure.is_null(),
        });
        let frame = self.function_frame(callable, function);
        let place = |index: usize| on_stack.map_or(Place::Made, |(id, base)| Place::Stack(id, base + index));
        match self.sort_arguments(frame, function, body, arguments, place) {
            Ok(()) => {
                self.make_cells(frame, function, body);
                let is_generator = body.code.flags.has(CodeFlags::GENERATOR);
                if is_generator {
                    self.machine.call_stats.add(Counter::Generator);
                }
                self.c_step(|_| CStep::IsGenerator { yes: is_generator });
                Ok(frame)
            }
            Err(fault) => {
                self.c_step(|_| CStep::WrongArguments);
                self.machine.heap.release_id(frame);
                Err(fault)
            }
        }
    }

    /// Every parameter gets its argument, or its default, or the call is a TypeError.
    pub(super) fn sort_arguments(
        &mut self,
        frame: ObjectId,
        function: &Function,
        body: &CodeBody,
        arguments: Arguments<'_>,
        place: impl Fn(usize) -> Place,
    ) -> Outcome<()> {
        let code = &*body.code;
        let Arguments { positional, keywords } = arguments;
        let (varargs, varkeywords) = (code.flags.has(CodeFlags::VARARGS), code.flags.has(CodeFlags::VARKEYWORDS));
        let argcount = code.argcount as usize;
        let given = positional.len() + keywords.len();
        if argcount == 0 && !varargs && !varkeywords {
            if given > 0 {
                return Err(self.type_error(format!("{}() takes no arguments ({given} given)", body.name())));
            }
            self.c_step(|_| CStep::NoParameters { given: 0 });
            return Ok(());
        }
        let has_defaults = self.heap.as_tuple(function.defaults).is_some_and(|defaults| !defaults.is_empty());
        let keyword_dict = varkeywords.then(|| {
            let dict = self.machine.heap.new_dict(0);
            let index = code.argcount + u32::from(varargs);
            self.c_step(|_| CStep::KeywordsDict { index });
            self.set_made_argument(frame, index, dict);
            dict
        });
        if positional.len() > argcount && !varargs {
            let exactly = if has_defaults { "at most" } else { "exactly" };
            return Err(self.wrong_count(body, exactly, argcount, given));
        }
        let taken = positional.len().min(argcount);
        self.c_step(|_| CStep::Positionals {
            taken: taken as u32,
            given: positional.len() as u32,
            argcount: code.argcount,
            surplus: varargs.then(|| (positional.len() - taken) as u32),
        });
        for (index, &value) in positional.iter().take(taken).enumerate() {
            self.set_argument(frame, index as u32, value, place(index));
        }
        if varargs {
            let rest: Vec<Value> = positional.get(taken..).unwrap_or_default().to_vec();
            rest.iter().for_each(|&value| {
                self.machine.heap.retain(value);
            });
            let tuple = self.machine.heap.tuple(rest);
            self.set_made_argument(frame, code.argcount, tuple);
        }
        for (index, &(keyword, value)) in keywords.iter().enumerate() {
            let from = place(positional.len() + 2 * index + 1);
            self.keyword_argument(frame, body, keyword, value, from, keyword_dict)?;
        }
        self.fill_defaults(frame, body, positional.len(), function.defaults)
    }

    /// One keyword argument: the parameter of that name, or the `**` dict.
    fn keyword_argument(
        &mut self,
        frame: ObjectId,
        body: &CodeBody,
        keyword: Value,
        value: Value,
        from: Place,
        keyword_dict: Option<Value>,
    ) -> Outcome<()> {
        let Some(name) = self.machine.default_bytes(keyword)? else {
            return Err(self.type_error(format!("{}() keywords must be strings", body.name())));
        };
        let parameters = body.code.varnames.iter().take(body.code.argcount as usize);
        let found = parameters.enumerate().find(|(_, parameter)| parameter.bytes == name);
        let text = || String::from_utf8_lossy(&name).into_owned();
        self.c_step(|_| CStep::Keyword { keyword, index: found.map(|(index, _)| index as u32) });
        match (found, keyword_dict) {
            (Some((index, _)), _) if self.frame_local(frame, index as u32).is_null() => {
                self.set_argument(frame, index as u32, value, from);
                Ok(())
            }
            (Some(_), _) => {
                let message = format!("{}() got multiple values for keyword argument '{}'", body.name(), text());
                Err(self.type_error(message))
            }
            (None, Some(dict)) => {
                self.machine.dict_set(dict, keyword, value)?;
                let to = dict.as_object().map_or(Place::Used, |dict| Place::Entry(dict, keyword));
                self.tell(|| Effect::Move { value, from, to, copies: true });
                Ok(())
            }
            (None, None) => {
                Err(self.type_error(format!("{}() got an unexpected keyword argument '{}'", body.name(), text())))
            }
        }
    }

    /// Parameters that have no argument yet get their defaults; one that has none is missing.
    fn fill_defaults(&mut self, frame: ObjectId, body: &CodeBody, positional: usize, defaults: Value) -> Outcome<()> {
        let argcount = body.code.argcount as usize;
        if positional >= argcount {
            return Ok(());
        }
        let values: Vec<Value> = self.heap.as_tuple(defaults).map(<[Value]>::to_vec).unwrap_or_default();
        let required = argcount.saturating_sub(values.len());
        let missing = (positional..required).any(|index| self.frame_local(frame, index as u32).is_null());
        if missing {
            let given = (0..argcount).filter(|&index| !self.frame_local(frame, index as u32).is_null()).count();
            let at_least = body.code.flags.has(CodeFlags::VARARGS) || !values.is_empty();
            let how = if at_least { "at least" } else { "exactly" };
            return Err(self.wrong_count(body, how, required, given));
        }
        let empty = |machine: &Machine, index: usize| machine.frame_local(frame, (required + index) as u32).is_null();
        self.c_step(|machine| CStep::Defaults {
            filled: (0..values.len()).filter(|&index| empty(machine, index)).count() as u32,
            required: required as u32,
            argcount: argcount as u32,
        });
        for (index, &default) in values.iter().enumerate() {
            let parameter = (required + index) as u32;
            if self.frame_local(frame, parameter).is_null() {
                let from = defaults.as_object().map_or(Place::Made, |tuple| Place::Item(tuple, index));
                self.set_argument(frame, parameter, default, from);
            }
        }
        Ok(())
    }

    /// Puts something made for the call into a local variable; its reference changes hands.
    fn set_made_argument(&mut self, frame: ObjectId, index: u32, value: Value) {
        self.tell(|| Effect::Move { value, from: Place::Made, to: Place::Local(frame, index), copies: false });
        self.machine.set_frame_local(frame, index, value);
    }

    /// A new cell for each cell variable, holding the argument of that name if there is one; the closure's cells for
    /// the free variables.
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn make_cells(&mut self, frame: ObjectId, function: &Function, body: &CodeBody) {
        let nlocals = body.code.nlocals;
        for (index, parameter) in body.cell_to_parameter.iter().enumerate() {
            let contents = match *parameter {
                Some(parameter) => {
                    let argument = self.frame_local(frame, parameter);
                    self.machine.heap.retain(argument)
                }
                None => Value::NULL,
            };
            self.c_step(|_| CStep::NewCell { frame, index: index as u32, parameter: *parameter });
            let cell = self.machine.heap.new_value(Object::Cell(contents));
            self.tell(|| Effect::Move {
                value: cell,
                from: Place::Made,
                to: Place::CellSlot(frame, index as u32),
                copies: false,
            });
            self.machine.set_frame_local(frame, nlocals + index as u32, cell);
        }
        let free = self.heap.as_tuple(function.closure).map(<[Value]>::to_vec).unwrap_or_default();
        let first = body.code.cellvars.len();
        if !free.is_empty() {
            self.c_step(|_| CStep::FreeVariables { count: free.len() as u32 });
        }
        for (index, cell) in free.into_iter().enumerate() {
            self.machine.heap.retain(cell);
            if let Some(closure) = function.closure.as_object() {
                let to = Place::CellSlot(frame, (first + index) as u32);
                self.tell(|| Effect::Move { value: cell, from: Place::Item(closure, index), to, copies: true });
            }
            self.machine.set_frame_local(frame, nlocals + (first + index) as u32, cell);
        }
    }

    /// The beginning of `PyEval_EvalFrameEx`: the frame is the thread's current one now.
    ///
    /// `nested` says how many levels of nesting C code has entered for it, to be left with it.
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn enter_frame(
        &mut self,
        frame: ObjectId,
        function: Option<ObjectId>,
        then: Then,
        nested: u32,
    ) -> Outcome<()> {
        if let Err(fault) = self.enter_recursive_call("") {
            self.machine.heap.release_id(frame);
            return Err(fault);
        }
        let call = PythonCall { nested, ..PythonCall::new(self.n, frame, function, then) };
        if let Some(function) = call.held_function() {
            self.machine.heap.retain_id(function);
        }
        self.machine.thread.activations.push(Activation::Python(call));
        self.c_step(|machine| machine.entered(frame));
        self.tell(|| Effect::FrameEntered(frame));
        self.machine.note_frame();
        Ok(())
    }

    fn wrong_count(&mut self, body: &CodeBody, how: &str, count: usize, given: usize) -> Fault {
        let plural = if count == 1 { "" } else { "s" };
        self.type_error(format!("{}() takes {how} {count} argument{plural} ({given} given)", body.name()))
    }
}

/// What C code holds during a call.
impl Machine {
    /// C code that has called the frame that was entered last holds these meanwhile. If none was entered, they are let go.
    pub(super) fn hold(&mut self, is_entered: bool, held: Vec<Value>) {
        match self.thread.activations.last_mut() {
            Some(Activation::Python(call)) if is_entered && !held.is_empty() => call.rare().held = held,
            _ => self.heap.release_all(held),
        }
    }

    /// An operation of C code that holds this value: if it has to wait for a Python function, that is so meanwhile.
    pub(super) fn while_holding<T>(&mut self, value: Value, result: Outcome<T>) -> Outcome<T> {
        self.while_holding_all(&[value], result)
    }

    /// Like [`while_holding`](Self::while_holding), for several.
    pub(super) fn while_holding_all<T>(&mut self, values: &[Value], result: Outcome<T>) -> Outcome<T> {
        if matches!(result, Err(Fault::Call))
            && let Some(held) = self.thread.pending.as_mut().and_then(|pending| pending.held())
        {
            held.extend(values.iter().map(|&value| self.heap.retain(value)));
        }
        result
    }

    /// The function that was called, if one was and there is still one.
    pub fn called_function(&self, call: &PythonCall) -> Option<ObjectId> {
        let code = self.heap.frame(call.frame)?.code;
        call.function.filter(|&id| matches!(self.heap.get(id), Object::Function(function) if function.code == code))
    }
}

/// What is told and counted of a call.
impl Machine {
    /// The keywords of a call of C code, which has a dict of them: the last one of the call goes in first
    /// (`update_keyword_args`). Here they lie as a call pushes them, so that the first one of the dict comes last.
    fn keywords_for_c(&mut self, keywords: Vec<(Value, Value)>) -> Vec<(Value, Value)> {
        if keywords.len() < 2 {
            return keywords;
        }
        let dict = self.heap.new_dict(0);
        let all_in = keywords.iter().rev().all(|&(keyword, value)| self.dict_set(dict, keyword, value).is_ok());
        let table = dict.as_object().and_then(|id| self.heap.as_dict(id)).filter(|_| all_in);
        let ordered = table.map(|table| table.iter().map(|entry| (entry.key, entry.value)).collect());
        self.heap.release(dict);
        let mut ordered: Vec<(Value, Value)> = ordered.unwrap_or(keywords);
        ordered.reverse();
        ordered
    }
    /// What `do_call` and `ext_do_call` count a call of this as.
    pub(super) fn counter_of(&self, callable: Value) -> Counter {
        match self.heap.at(callable) {
            Object::Function(_) => Counter::Function,
            Object::Method(_) => Counter::Method,
            Object::Type(_) | Object::Class(_) => Counter::Type,
            _ if self.heap.type_of(callable) == Type::Builtin => Counter::CFunction,
            _ => Counter::Other,
        }
    }

    /// The step that enters a frame.
    pub(super) fn entered(&self, frame: ObjectId) -> CStep {
        CStep::EnterFrame { frame, depth: self.thread.recursion_depth, limit: self.recursion_limit }
    }

    /// The globals of a new frame's caller; `running` are those of the frame in the hands of the loop.
    fn globals_of_caller(&self, frame: ObjectId, running: ObjectId) -> Option<ObjectId> {
        match self.heap.get(self.heap.frame(frame)?.back?) {
            Object::Frame(back) => Some(back.globals),
            Object::FrameInUse(_) => Some(running),
            _ => None,
        }
    }

    fn locals_kind(&self, frame: ObjectId) -> FrameLocals {
        match self.heap.frame(frame) {
            Some(frame) if frame.locals.is_null() => FrameLocals::None,
            Some(frame) if frame.locals.as_object() == Some(frame.globals) => FrameLocals::Given,
            _ => FrameLocals::NewDict,
        }
    }
}

impl Machine {
    /// Whether this can be a function's `func_closure`: `NULL`, or a tuple of cells.
    fn is_closure(&self, closure: Value) -> bool {
        closure.is_null()
            || self
                .heap
                .as_tuple(closure)
                .is_some_and(|cells| cells.iter().all(|&cell| matches!(self.heap.at(cell), Object::Cell(_))))
    }

    /// `PyFunction_New`: a function of this code in these globals.
    pub(super) fn new_function(&mut self, code: Value, globals: ObjectId) -> Value {
        let (Some(id), Object::Code(code_object)) = (code.as_object(), self.heap.at(code)) else { return Value::NULL };
        let body = Rc::clone(&code_object.body);
        let name = if body.code.name.interned {
            self.heap.intern(&body.code.name.bytes)
        } else {
            self.heap.str(Rc::clone(&body.code.name.bytes))
        };
        let module = self.heap.dict_get_name(globals, "__name__").unwrap_or(Value::NULL);
        let function = Function {
            code: self.heap.retain_id(id),
            globals: self.heap.retain_id(globals),
            defaults: Value::NULL,
            closure: Value::NULL,
            doc: self.heap.retain(body.doc),
            name,
            dict: Value::NULL,
            module: self.heap.retain(module),
        };
        self.heap.new_value(Object::Function(Box::new(function)))
    }

    /// `f_locals` of a call: none where the locals are fastlocals, a new dict for a class body; the reference is new.
    pub(super) fn locals_of_call(&mut self, function: &Function) -> Value {
        let Object::Code(code) = self.heap.get(function.code) else { return Value::NULL };
        let flags = code.body.code.flags;
        match (flags.has(CodeFlags::OPTIMIZED), flags.has(CodeFlags::NEWLOCALS)) {
            (true, true) => Value::NULL,
            (false, true) => self.heap.new_dict(0),
            (_, false) => Value::object(self.heap.retain_id(function.globals)),
        }
    }

    /// `PyFrame_New`: a frame for code in globals, called from the current frame, with the first of its local variables
    /// set already.
    ///
    /// The reference to `locals` changes hands, the others are the frame's own.
    #[cfg_attr(fbf_speed, optimize(speed))]
    pub(super) fn new_frame(
        &mut self,
        code: ObjectId,
        globals: ObjectId,
        locals: Value,
        arguments: &[Value],
    ) -> (ObjectId, FrameOrigin) {
        for &argument in arguments {
            self.heap.retain(argument);
        }
        let body = match self.heap.get(code) {
            Object::Code(code) => Rc::clone(&code.body),
            _ => Rc::default(),
        };
        let back = self.thread.current_frame().map(|back| self.heap.retain_id(back));
        let builtins = self.builtins_of(globals);
        let (code, globals, builtins) =
            (self.heap.retain_id(code), self.heap.retain_id(globals), self.heap.retain_id(builtins));
        self.heap.new_frame(code, |frame| {
            frame.back = back;
            frame.code = code;
            frame.builtins = builtins;
            frame.globals = globals;
            frame.locals = locals;
            frame.body = body;
            frame.make_slots(arguments);
        })
    }

    /// `f_builtins`: what `__builtins__` is in the globals. Only `exec` and `eval` can make it anything but the usual.
    #[inline(always)]
    pub(super) fn builtins_of(&mut self, globals: ObjectId) -> ObjectId {
        if self.next_listing == self.program_listings { self.builtins } else { self.builtins_named_in(globals) }
    }

    #[inline(never)]
    fn builtins_named_in(&mut self, globals: ObjectId) -> ObjectId {
        let builtins = self.heap.dict_get_name(globals, "__builtins__").unwrap_or(Value::NULL);
        match (self.heap.at(builtins), builtins.as_object()) {
            (&Object::Module(dict), _) => dict,
            (Object::Dict(_), Some(dict)) => dict,
            _ => self.builtins,
        }
    }

    pub(super) fn set_frame_local(&mut self, frame: ObjectId, index: u32, value: Value) {
        if let Some(Object::Frame(frame)) = self.heap.get_mut(frame) {
            let old = frame.set_local(index, value);
            self.heap.release(old);
        }
    }

    pub(super) fn frame_local(&self, frame: ObjectId, index: u32) -> Value {
        self.heap.frame(frame).map_or(Value::NULL, |frame| frame.local(index))
    }
}

//! Calling: from CALL_FUNCTION to a new frame (`call_function`, `fast_function`, `PyEval_EvalCodeEx`), and making the
//! functions that are called.

use std::rc::Rc;

use super::builtins::Called;
use super::code::{CodeBody, FIRST_LISTING_OF_RUN};
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::frame::FrameOrigin;
use super::object::{Function, Object};
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

impl<O: Audience> Eval<'_, O> {
    /// MAKE_FUNCTION, MAKE_CLOSURE: a function around the code on the stack (`PyFunction_New`), with its closure and
    /// its defaults.
    pub(super) fn make_function(&mut self, f: &mut Current<'_>, defaults: usize, closure: bool) -> Outcome<Flow> {
        let code = f.pop();
        self.tell(|| Effect::Move { value: code, from: f.slot_above(), to: Place::Used, copies: false });
        let cells = if closure { self.pop_many(f, 1).pop().unwrap_or(Value::NULL) } else { Value::NULL };
        let values = self.pop_many(f, defaults);
        let made = self.machine.new_function(code, f.globals);
        self.machine.heap.release(code);
        if made.is_null() || !self.machine.is_closure(cells) {
            // No compiler makes such code.
            self.machine.heap.release_all(values.into_iter().chain([made, cells]));
            return Err(self.raise(Exc::SystemError, "expected tuple for closure, or code for a function"));
        }
        let defaults = if values.is_empty() { Value::NULL } else { self.machine.heap.tuple(values) };
        if let Some(Object::Function(function)) = made.as_object().and_then(|id| self.machine.heap.get_mut(id)) {
            function.closure = cells;
            function.defaults = defaults;
        }
        self.push_made(f, made)
    }

    /// CALL_FUNCTION (`call_function`): looks at what is called, and goes the way of its kind.
    pub(super) fn call_function(&mut self, f: &mut Current<'_>, oparg: u32) -> Outcome<Flow> {
        let positional = (oparg & 0xff) as usize;
        let keyword_pairs = (oparg >> 8 & 0xff) as usize;
        let above = positional + 2 * keyword_pairs;
        let callable = f.peek(above);
        match self.heap.at(callable) {
            Object::Function(function) => {
                let function = (**function).clone();
                let slots = above as u32 + 1;
                let base = f.stack.len().saturating_sub(above);
                self.fast_function(f, callable, &function, base, positional, Then::FinishCall { slots })
            }
            // A bound method: its function is called, with the object in the method's place on the stack.
            Object::Method(method) if !method.this.is_null() => {
                let method = **method;
                let Object::Function(function) = self.heap.at(method.function) else {
                    return self.call_other(f, callable, positional, keyword_pairs);
                };
                let function = (**function).clone();
                let base = f.stack.len().saturating_sub(above + 1);
                self.machine.heap.retain(method.this);
                self.machine.heap.retain(method.function);
                if let Some(slot) = f.frame.stack.get_mut(base) {
                    *slot = method.this;
                }
                let place = Place::Stack(f.id, base);
                self.tell(|| Effect::Move { value: method.this, from: Place::Made, to: place, copies: false });
                self.machine.heap.release(callable);
                let then = Then::FinishCall { slots: above as u32 + 1 };
                let flow = self.fast_function(f, method.function, &function, base, positional + 1, then);
                self.machine.heap.release(method.function);
                flow
            }
            _ => self.call_other(f, callable, positional, keyword_pairs),
        }
    }

    /// `fast_function`: a Python function, called with the arguments that lie on the caller's stack from `base` on.
    fn fast_function(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        function: &Function,
        base: usize,
        positional: usize,
        then: Then,
    ) -> Outcome<Flow> {
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(Flow::Next) };
        let body = Rc::clone(&code.body);
        let count = f.stack.len().saturating_sub(base);
        let quick = function.defaults.is_null()
            && body.code.argcount as usize == count
            && count == positional
            && body.flags_are_plain();
        let frame = if quick {
            let frame = self.function_frame(callable, function);
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
        let level = match then {
            Then::FinishCall { slots } => f.stack.len().saturating_sub(slots as usize) as u32,
            _ => base.saturating_sub(1) as u32,
        };
        match frame {
            Ok(frame) if body.code.flags.has(CodeFlags::GENERATOR) => {
                let generator = self.make_generator(frame);
                self.pop_to(f, level);
                self.push_made(f, generator)
            }
            frame => match frame.and_then(|frame| self.enter_frame(frame, callable.as_object(), then, 0)) {
                Ok(()) => Ok(Flow::Call),
                Err(fault) => {
                    self.pop_to(f, level);
                    Err(fault)
                }
            },
        }
    }

    /// Calls what is no Python function: a builtin, a type, or something that cannot be called.
    fn call_other(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        positional: usize,
        keyword_pairs: usize,
    ) -> Outcome<Flow> {
        let above = positional + 2 * keyword_pairs;
        let base = f.stack.len().saturating_sub(above);
        let level = base.saturating_sub(1) as u32;
        let lying = f.stack.get(base..).unwrap_or_default().to_vec();
        let (positional, pairs) = lying.split_at(positional.min(lying.len()));
        let keywords: Vec<(Value, Value)> =
            pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
        let arguments = Arguments { positional, keywords: &keywords };
        let called = self.at_home(f, |machine| machine.call_object(callable, arguments));
        if matches!(called, Err(Fault::Call)) {
            return Err(Fault::Call);
        }
        // Keywords go into a dict, positionals into a tuple: the callable alone stays on the stack.
        let used = self.pop_many(f, above);
        self.machine.heap.release_all(used);
        match called {
            Ok(Called::Value(result)) => {
                self.pop_to(f, level);
                self.push_made(f, result)
            }
            Ok(Called::Native(builtin, native)) => {
                self.begin_native(builtin, native, Then::FinishCall { slots: 1 });
                Ok(Flow::Call)
            }
            Err(fault) => {
                self.pop_to(f, level);
                Err(fault)
            }
        }
    }

    /// Calls a Python function with arguments that lie nowhere on a stack: what C code calls.
    pub(super) fn call_python(&mut self, callable: Value, arguments: Arguments<'_>, then: Then) -> Outcome<()> {
        let Object::Function(function) = self.heap.at(callable) else { return Ok(()) };
        let function = (**function).clone();
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(()) };
        let body = Rc::clone(&code.body);
        let frame = self.prepare_frame(callable, &function, &body, arguments, None)?;
        if body.code.flags.has(CodeFlags::GENERATOR) {
            let generator = self.make_generator(frame);
            self.deliver(then, None, Ok(generator));
            return Ok(());
        }
        self.enter_frame(frame, callable.as_object(), then, 0)
    }

    /// A frame for a call of a function, without its arguments (`PyFrame_New`).
    fn function_frame(&mut self, callable: Value, function: &Function) -> ObjectId {
        let locals = self.machine.locals_of_call(function);
        let (frame, origin) = self.machine.new_frame(function.code, function.globals, locals);
        let (code, function) = (function.code, callable.as_object());
        self.tell(|| Effect::FrameMade { frame, code, function, origin });
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
    pub(super) fn prepare_frame(
        &mut self,
        callable: Value,
        function: &Function,
        body: &CodeBody,
        arguments: Arguments<'_>,
        on_stack: Option<(ObjectId, usize)>,
    ) -> Outcome<ObjectId> {
        let frame = self.function_frame(callable, function);
        let place = |index: usize| on_stack.map_or(Place::Made, |(id, base)| Place::Stack(id, base + index));
        match self.sort_arguments(frame, function, body, arguments, place) {
            Ok(()) => {
                self.make_cells(frame, function, body);
                Ok(frame)
            }
            Err(fault) => {
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
            return Ok(());
        }
        let has_defaults = self.heap.as_tuple(function.defaults).is_some_and(|defaults| !defaults.is_empty());
        let keyword_dict = varkeywords.then(|| {
            let dict = self.machine.heap.new_dict(0);
            self.set_made_argument(frame, code.argcount + u32::from(varargs), dict);
            dict
        });
        if positional.len() > argcount && !varargs {
            let exactly = if has_defaults { "at most" } else { "exactly" };
            return Err(self.wrong_count(body, exactly, argcount, given));
        }
        let taken = positional.len().min(argcount);
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
        let text = String::from_utf8_lossy(&name);
        match (found, keyword_dict) {
            (Some((index, _)), _) if self.frame_local(frame, index as u32).is_null() => {
                self.set_argument(frame, index as u32, value, from);
                Ok(())
            }
            (Some(_), _) => {
                let message = format!("{}() got multiple values for keyword argument '{text}'", body.name());
                Err(self.type_error(message))
            }
            (None, Some(dict)) => {
                self.machine.dict_set(dict, keyword, value)?;
                let to = dict.as_object().map_or(Place::Used, |dict| Place::Entry(dict, keyword));
                self.tell(|| Effect::Move { value, from, to, copies: true });
                Ok(())
            }
            (None, None) => {
                Err(self.type_error(format!("{}() got an unexpected keyword argument '{text}'", body.name())))
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
        let call = PythonCall { nested, ..PythonCall::new(frame, function, then) };
        if let Some(function) = call.held_function() {
            self.machine.heap.retain_id(function);
        }
        self.machine.thread.activations.push(Activation::Python(call));
        self.tell(|| Effect::FrameEntered(frame));
        Ok(())
    }

    fn wrong_count(&mut self, body: &CodeBody, how: &str, count: usize, given: usize) -> Fault {
        let plural = if count == 1 { "" } else { "s" };
        self.type_error(format!("{}() takes {how} {count} argument{plural} ({given} given)", body.name()))
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

    /// `PyFrame_New`: a frame for code in globals, its locals unset, called from the current frame.
    ///
    /// The reference to `locals` changes hands, the others are the frame's own.
    pub(super) fn new_frame(&mut self, code: ObjectId, globals: ObjectId, locals: Value) -> (ObjectId, FrameOrigin) {
        let body = match self.heap.get(code) {
            Object::Code(code) => Rc::clone(&code.body),
            _ => Rc::default(),
        };
        let back = self.thread.current_frame().map(|back| self.heap.retain_id(back));
        let builtins = self.builtins_of(globals);
        let (code, globals, builtins) =
            (self.heap.retain_id(code), self.heap.retain_id(globals), self.heap.retain_id(builtins));
        self.heap.new_frame(code, |frame| {
            let slots = (body.code.nlocals + body.cell_count()) as usize;
            frame.back = back;
            frame.code = code;
            frame.builtins = builtins;
            frame.globals = globals;
            frame.locals = locals;
            frame.fastlocals.resize(slots, Value::NULL);
            frame.body = body;
        })
    }

    /// `f_builtins`: what `__builtins__` is in the globals. Only `exec` and `eval` can make it anything but the usual.
    fn builtins_of(&mut self, globals: ObjectId) -> ObjectId {
        if self.next_listing == FIRST_LISTING_OF_RUN {
            return self.builtins;
        }
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

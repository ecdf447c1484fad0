//! What a call of a Python function is, up to the point where its frame would run (`PyEval_EvalCodeEx`): a new frame,
//! and the arguments sorted into its fastlocals and cells.

use super::Arguments;
use crate::bytecode::CodeFlags;
use crate::machine::c_step::{CStep, FrameLocals};
use crate::machine::call_stats::Counter;
use crate::machine::code::CodeBody;
use crate::machine::effect::{Audience, Effect, Place};
use crate::machine::eval::Eval;
use crate::machine::object::{Function, Object};
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// A frame for a call of a function, without its arguments (`PyFrame_New`).
    pub(super) fn function_frame(&mut self, callable: Value, function: &Function) -> ObjectId {
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
    pub(super) fn set_argument(&mut self, frame: ObjectId, index: u32, value: Value, from: Place) {
        self.machine.heap.retain(value);
        self.tell(|| Effect::Move { value, from, to: Place::Local(frame, index), copies: true });
        self.machine.set_frame_local(frame, index, value);
    }

    /// `PyEval_EvalCodeEx`, up to the point where the frame would run: sorts the arguments into fastlocals, makes the
    /// cells. `on_stack` says where the arguments lie, if on a stack.
    pub(in crate::machine) fn prepare_frame(
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
    pub(in crate::machine) fn sort_arguments(
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
    pub(in crate::machine) fn make_cells(&mut self, frame: ObjectId, function: &Function, body: &CodeBody) {
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

    fn wrong_count(&mut self, body: &CodeBody, how: &str, count: usize, given: usize) -> Fault {
        let plural = if count == 1 { "" } else { "s" };
        self.type_error(format!("{}() takes {how} {count} argument{plural} ({given} given)", body.name()))
    }
}

/// What is told of a new frame.
impl Machine {
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

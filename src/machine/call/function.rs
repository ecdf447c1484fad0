//! Making what is called: functions (`PyFunction_New`), and the frames of their calls (`PyFrame_New`).

use std::rc::Rc;

use crate::bytecode::CodeFlags;
use crate::machine::c_step::CStep;
use crate::machine::effect::{Audience, Effect, Place};
use crate::machine::eval::{Current, Eval, Flow};
use crate::machine::exceptions::Exc;
use crate::machine::frame::FrameOrigin;
use crate::machine::object::{Function, Object};
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// MAKE_FUNCTION, MAKE_CLOSURE: a function around the code on the stack (`PyFunction_New`), with its closure and
    /// its defaults.
    pub(in crate::machine) fn make_function(
        &mut self,
        f: &mut Current<'_>,
        defaults: usize,
        closure: bool,
    ) -> Outcome<Flow> {
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
    pub(in crate::machine) fn new_function(&mut self, code: Value, globals: ObjectId) -> Value {
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
    pub(in crate::machine) fn locals_of_call(&mut self, function: &Function) -> Value {
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
    pub(in crate::machine) fn new_frame(
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
            frame.make_slots();
            frame.fastlocals.iter_mut().zip(arguments).for_each(|(slot, &argument)| *slot = argument);
        })
    }

    /// `f_builtins`: what `__builtins__` is in the globals. Only `exec` and `eval` can make it anything but the usual.
    #[inline(always)]
    pub(in crate::machine) fn builtins_of(&mut self, globals: ObjectId) -> ObjectId {
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

    pub(in crate::machine) fn set_frame_local(&mut self, frame: ObjectId, index: u32, value: Value) {
        if let Some(Object::Frame(frame)) = self.heap.get_mut(frame) {
            let old = frame.set_local(index, value);
            self.heap.release(old);
        }
    }

    pub(in crate::machine) fn frame_local(&self, frame: ObjectId, index: u32) -> Value {
        self.heap.frame(frame).map_or(Value::NULL, |frame| frame.local(index))
    }
}

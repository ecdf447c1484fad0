//! Calls with `*` and `**` arguments: CALL_FUNCTION_VAR, CALL_FUNCTION_KW and CALL_FUNCTION_VAR_KW (`ext_do_call`).
//!
//! The extra arguments are unpacked before the call, into one tuple and one dict; a Python function gets its arguments
//! from these, and not from the caller's stack.

use std::rc::Rc;

use super::builtins::Called;
use super::c_step::CStep;
use super::call::Arguments;
use super::call_stats::Counter;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::object::Object;
use super::types::Type;
use super::value::Value;
use super::{Fault, Machine, Outcome, Then};
use crate::bytecode::{CodeFlags, Opcode};

/// What a call's operands are, from the top of the stack down.
struct Layout {
    /// Whether there is a `**` mapping on top.
    has_mapping: bool,
    /// Whether there is a `*` sequence, below it.
    has_sequence: bool,
    /// How many pairs of keyword and value lie below that.
    pairs: usize,
    /// How many positional arguments lie below these. The callable is the next.
    positional: usize,
}

impl Layout {
    fn new(opcode: Opcode, oparg: u32) -> Self {
        Self {
            has_mapping: matches!(opcode, Opcode::CallFunctionKw | Opcode::CallFunctionVarKw),
            has_sequence: matches!(opcode, Opcode::CallFunctionVar | Opcode::CallFunctionVarKw),
            pairs: (oparg >> 8 & 0xff) as usize,
            positional: (oparg & 0xff) as usize,
        }
    }

    /// How many slots of the stack lie above the callable.
    fn above(&self) -> usize {
        usize::from(self.has_mapping) + usize::from(self.has_sequence) + 2 * self.pairs + self.positional
    }
}

/// The arguments of such a call, unpacked. It holds a reference to each.
#[derive(Default)]
struct Unpacked {
    positional: Vec<Value>,
    keywords: Vec<(Value, Value)>,
    /// How many of the positionals come from the `*` argument.
    rest: usize,
    /// Whether the keywords lie in a dict that was made for the call.
    in_new_dict: bool,
}

impl Unpacked {
    fn references(self) -> impl Iterator<Item = Value> {
        self.positional.into_iter().chain(self.keywords.into_iter().flat_map(|(key, value)| [key, value]))
    }
}

impl<O: Audience> Eval<'_, O> {
    /// CALL_FUNCTION_VAR and its kin.
    pub(super) fn star_call(&mut self, f: &mut Current<'_>, opcode: Opcode, oparg: u32) -> Outcome<Flow> {
        let layout = Layout::new(opcode, oparg);
        let above = layout.above();
        let callable = f.peek(above);
        let operands: Vec<Value> = (0..above).rev().map(|depth| f.peek(depth)).collect();
        if self.machine.is_new_in_turn() {
            self.machine.call_stats.add(Counter::All);
            let Layout { has_mapping: mapping, has_sequence: sequence, pairs, positional } = layout;
            let (positional, pairs) = (positional as u32, pairs as u32);
            self.c_step(|_| CStep::StarCall { callable, sequence, mapping, positional, pairs });
        }
        let mut unpacked = self.machine.unpack_star_arguments(callable, &layout, &operands)?;
        // The arguments are there, but the call may be waiting for its result already.
        let is_new = self.machine.is_new_in_turn();
        let mut callable = callable;
        if let Object::Method(method) = self.heap.at(callable)
            && !method.this.is_null()
        {
            // The object comes first, and the function is called.
            let method = *method;
            unpacked.positional.insert(0, self.machine.heap.retain(method.this));
            callable = method.function;
            if is_new {
                self.c_step(|_| CStep::StarUnwrapMethod { this: method.this, function: method.function });
            }
        }
        if is_new {
            self.count_star_call(callable, unpacked.positional.len(), unpacked.keywords.len());
        }
        let arguments = Arguments { positional: &unpacked.positional, keywords: &unpacked.keywords };
        let slots = above + 1;
        let flow = match self.heap.at(callable) {
            Object::Function(function) => {
                let function = (**function).clone();
                let flow = self.call_star_function(f, callable, &function, arguments, slots);
                if matches!(flow, Ok(Flow::Call)) {
                    self.machine.hold_star_arguments(&layout, &operands, &unpacked);
                    self.replace_method(f, slots, &unpacked);
                }
                flow
            }
            _ => {
                let flow = self.call_star_object(f, callable, arguments, slots);
                // Those that lie on the value stack are counted there.
                let on_stack = unpacked.positional.len().saturating_sub(unpacked.rest);
                let rest = unpacked.positional.get(on_stack..).unwrap_or_default();
                self.machine.while_holding_all(rest, flow)
            }
        };
        self.machine.heap.release_all(unpacked.references());
        flow
    }

    /// Counts what `ext_do_call` counts when it has all arguments, and tells of it.
    fn count_star_call(&mut self, callable: Value, positional: usize, keywords: usize) {
        let counter = self.machine.counter_of(callable);
        self.machine.call_stats.add(counter);
        self.c_step(|_| CStep::StarArguments { positional: positional as u32, keywords: keywords as u32 });
        self.c_step(|_| CStep::CountType { callable, counter, star: true });
        if counter != Counter::CFunction {
            self.c_step(|machine| CStep::ObjectCall { callable, depth: machine.thread.recursion_depth + 1 });
        }
    }

    /// A method that was called has given its place on the stack to its object, which became the first argument.
    fn replace_method(&mut self, f: &mut Current<'_>, slots: usize, unpacked: &Unpacked) {
        let at = f.stack.len().saturating_sub(slots);
        let (Some(slot), Some(&this)) = (f.frame.stack.get_mut(at), unpacked.positional.first()) else { return };
        let method = *slot;
        if !matches!(self.machine.heap.at(method), Object::Method(_)) {
            return;
        }
        *slot = self.machine.heap.retain(this);
        let to = Place::Stack(f.id, at);
        self.tell(|| Effect::Move { value: this, from: Place::Made, to, copies: false });
        self.machine.heap.release(method);
    }

    /// A Python function: `PyObject_Call`, which counts a level of nesting, and `function_call`.
    fn call_star_function(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        function: &super::object::Function,
        arguments: Arguments<'_>,
        slots: usize,
    ) -> Outcome<Flow> {
        let Object::Code(code) = self.heap.get(function.code) else { return Ok(Flow::Next) };
        let body = Rc::clone(&code.body);
        self.enter_recursive_call(" while calling a Python object")?;
        let then = Then::FinishCall { slots: slots as u32, popped: 0 };
        self.c_step(|_| CStep::FunctionCall { function: callable });
        let frame = self.prepare_frame(callable, function, &body, arguments, None);
        match frame {
            Ok(frame) if body.code.flags.has(CodeFlags::GENERATOR) => {
                self.leave_recursive_call();
                let generator = self.make_generator(frame);
                self.pop_to(f, f.stack.len().saturating_sub(slots) as u32);
                return self.push_made(f, generator);
            }
            _ => {}
        }
        match frame.and_then(|frame| self.enter_frame(frame, callable.as_object(), then, 1)) {
            Ok(()) => Ok(Flow::Call),
            Err(fault) => {
                self.leave_recursive_call();
                Err(fault)
            }
        }
    }

    /// Anything else.
    fn call_star_object(
        &mut self,
        f: &mut Current<'_>,
        callable: Value,
        arguments: Arguments<'_>,
        slots: usize,
    ) -> Outcome<Flow> {
        let level = f.stack.len().saturating_sub(slots) as u32;
        // C code gets the dict itself; here builtins go through keywords from the last one, as a call pushes them.
        let keywords: Vec<(Value, Value)> = arguments.keywords.iter().rev().copied().collect();
        let arguments = Arguments { keywords: &keywords, ..arguments };
        match self.at_home(f, |machine| machine.call_object(callable, arguments))? {
            Called::Value(result) => {
                self.pop_to(f, level);
                self.push_made(f, result)
            }
            Called::Native(builtin, native) => {
                self.begin_native(builtin, native, Then::FinishCall { slots: slots as u32, popped: 0 });
                Ok(Flow::Call)
            }
        }
    }
}

impl Machine {
    /// `ext_do_call` has the arguments in one tuple, and in one dict, of which `function_call` makes an array. Those that
    /// lie on the value stack are counted there already.
    fn hold_star_arguments(&mut self, layout: &Layout, operands: &[Value], unpacked: &Unpacked) {
        let pairs = operands.get(layout.positional..).and_then(|rest| rest.get(..2 * layout.pairs)).unwrap_or_default();
        // The object that a method is bound to lies on the stack, too.
        let on_stack = unpacked.positional.len().saturating_sub(unpacked.rest);
        let mut held: Vec<Value> = unpacked.positional.iter().copied().skip(on_stack).collect();
        for &(keyword, value) in &unpacked.keywords {
            held.extend([keyword, value]);
            let is_explicit = pairs.chunks_exact(2).any(|pair| pair.first() == Some(&keyword));
            if unpacked.in_new_dict && !is_explicit {
                held.extend([keyword, value]);
            }
        }
        held.iter().for_each(|&value| {
            self.heap.retain(value);
        });
        self.hold(true, held);
    }

    /// Unpacks the arguments of a call with stars; `operands` lie above the callable, the lowest first.
    fn unpack_star_arguments(&mut self, callable: Value, layout: &Layout, operands: &[Value]) -> Outcome<Unpacked> {
        let (explicit, rest) = operands.split_at(layout.positional.min(operands.len()));
        let (pairs, stars) = rest.split_at((2 * layout.pairs).min(rest.len()));
        let mut stars = stars.iter().copied();
        let sequence = if layout.has_sequence { stars.next() } else { None };
        let mapping = if layout.has_mapping { stars.next() } else { None };
        let dict = self.star_mapping(callable, mapping, pairs)?;
        let rest = match sequence.map(|sequence| self.star_positional(callable, sequence)).transpose() {
            Ok(rest) => rest.unwrap_or_default(),
            Err(fault) => {
                self.heap.release(dict);
                return Err(fault);
            }
        };
        let mut positional = explicit.to_vec();
        for &value in explicit {
            self.heap.retain(value);
        }
        let from_sequence = rest.len();
        positional.extend(rest);
        let filled = self.fill_star_keywords(callable, dict, pairs);
        let in_new_dict = mapping != Some(dict);
        let keywords = self.star_entries(dict);
        let unpacked = Unpacked { positional, keywords, rest: from_sequence, in_new_dict };
        match filled {
            Ok(()) => Ok(unpacked),
            Err(fault) => {
                self.heap.release_all(unpacked.references());
                Err(fault)
            }
        }
    }

    /// The items of a `*` argument; the references are new.
    fn star_positional(&mut self, callable: Value, sequence: Value) -> Outcome<Vec<Value>> {
        // A tuple is taken as it is, whatever its class says.
        if let Some(items) = self.heap.as_tuple(sequence).map(<[Value]>::to_vec) {
            items.iter().for_each(|&item| {
                self.heap.retain(item);
            });
            return Ok(items);
        }
        let result = self.collect(sequence);
        if matches!(result, Err(Fault::Raised))
            && self.raised_is(Exc::TypeError)
            && self.heap.type_of(sequence) != Type::Generator
        {
            self.clear_raised();
            return Err(self.not_unpackable(callable, "*", "an iterable", sequence));
        }
        result
    }

    /// The dict of a `**` argument, which explicit keywords go into, too: the argument itself where there are none. The
    /// reference is new.
    fn star_mapping(&mut self, callable: Value, mapping: Option<Value>, pairs: &[Value]) -> Outcome<Value> {
        let Some(mapping) = mapping else { return Ok(self.heap.new_dict(0)) };
        let is_dict = matches!(self.heap.at(mapping), Object::Dict(_));
        if is_dict && pairs.is_empty() {
            return Ok(self.heap.retain(mapping));
        }
        if is_dict {
            return self.copy_of_mapping(mapping);
        }
        let dict = self.once(|machine| Ok(machine.heap.new_dict(0)))?;
        let merged = self.merge_star_mapping(callable, dict, mapping);
        // What the turn logs must stay as it is: the keywords go into a copy.
        let copy = merged.and_then(|()| self.copy_of_mapping(dict));
        self.heap.release(dict);
        copy
    }

    fn copy_of_mapping(&mut self, dict: Value) -> Outcome<Value> {
        let copy = self.heap.new_dict(0);
        match self.dict_merge(copy, dict) {
            Ok(()) => Ok(copy),
            Err(fault) => {
                self.heap.release(copy);
                Err(fault)
            }
        }
    }

    /// The entries of the dict of keywords, whose reference is given up, in its order; the references are new.
    fn star_entries(&mut self, dict: Value) -> Vec<(Value, Value)> {
        let table = dict.as_object().and_then(|id| self.heap.as_dict(id));
        let entries: Vec<(Value, Value)> =
            table.map(|table| table.iter().map(|entry| (entry.key, entry.value)).collect()).unwrap_or_default();
        for &(key, value) in &entries {
            self.heap.retain(key);
            self.heap.retain(value);
        }
        self.heap.release(dict);
        entries
    }

    fn fill_star_keywords(&mut self, callable: Value, dict: Value, pairs: &[Value]) -> Outcome<()> {
        // The last pair is popped first.
        for pair in pairs.rchunks_exact(2) {
            let [keyword, value] = *pair else { continue };
            let known = match dict.as_object() {
                Some(id) => self.dict_get(id, keyword)?.is_some(),
                None => false,
            };
            if known {
                let (name, desc) = self.function_name(callable);
                let keyword = self.heap.as_str(keyword).cloned().unwrap_or_default();
                let keyword = String::from_utf8_lossy(&keyword);
                let message = format!("{name}{desc} got multiple values for keyword argument '{keyword}'");
                return Err(self.type_error(message));
            }
            self.dict_set(dict, keyword, value)?;
        }
        Ok(())
    }

    /// The items of a `**` argument that is no dict, by what its `keys` gives.
    fn merge_star_mapping(&mut self, callable: Value, dict: Value, mapping: Value) -> Outcome<()> {
        match self.dict_merge_mapping(dict, mapping) {
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Err(self.not_unpackable(callable, "**", "a mapping", mapping))
            }
            done => done,
        }
    }

    fn not_unpackable(&mut self, callable: Value, stars: &str, must_be: &str, argument: Value) -> Fault {
        let (name, desc) = self.function_name(callable);
        let of = self.heap.type_name(argument);
        self.type_error(format!("{name}{desc} argument after {stars} must be {must_be}, not {of}"))
    }

    /// What messages call something that is called, and what kind it is (`PyEval_GetFuncName`, `PyEval_GetFuncDesc`).
    fn function_name(&self, callable: Value) -> (String, &'static str) {
        match self.heap.at(callable) {
            Object::Function(function) => {
                let name = self.heap.as_str(function.name).cloned().unwrap_or_default();
                (String::from_utf8_lossy(&name).into_owned(), "()")
            }
            Object::Builtin(builtin, _) if self.heap.type_of(callable) == Type::Builtin => {
                (builtin.name().to_owned(), "()")
            }
            &Object::Wrapper(_, special, _) if self.heap.type_of(callable) == Type::Builtin => {
                (special.name().to_owned(), "()")
            }
            Object::New(_) => ("__new__".to_owned(), "()"),
            Object::Method(method) => self.function_name(method.function),
            Object::OldClass(_) => (self.class_name(callable, "?"), " constructor"),
            Object::OldInstance(instance) => (self.class_name(Value::object(instance.class), "?"), " instance"),
            _ => (self.heap.type_name(callable).into_owned(), " object"),
        }
    }
}

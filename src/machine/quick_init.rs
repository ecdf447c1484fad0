//! Calls of classes whose instances need nothing but a plain `__init__`, for who does not watch: from CALL_FUNCTION to the frame of
//! `__init__`, and from its RETURN_VALUE back, without leaving the loop.
//!
//! As in [`quick_call`](super::quick_call), such a call is light until somebody can see it. What happens is just what `type_call` and
//! `PyInstance_New` do. C code lies between the two frames: when the call becomes one like any other, its instruction
//! becomes a [`turn`](super::turn) that waits.

use super::call_stats::Counter;
use super::class::Special;
use super::effect::Audience;
use super::eval::Eval;
use super::object::Object;
use super::quick_call::{Callee, LightCall, PlainCall, Running};
use super::turn::Reply;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Activation, PythonCall, Then};

/// How many levels of calls deeper `__init__` runs: `PyObject_Call` of the class, two of C code within, and its own.
pub(super) const LEVELS: u32 = 4;

/// What C code holds while `__init__` runs. Its references are counted.
pub(super) struct Construction {
    /// The new instance.
    object: Value,
    /// What `__init__` is called as: the method that `PyInstance_New` has found, or the function of a class that is a type.
    init: Value,
}

impl<O: Audience> Eval<'_, O> {
    /// CALL_FUNCTION of a class of the program with positional arguments. If its instances need more than a plain `__init__`, nothing
    /// has happened.
    #[inline(never)]
    pub(super) fn construct_quickly(&mut self, running: &mut Running, positional: usize) -> Option<()> {
        let class = running.frame.peek(positional);
        let found = self.plain_init(class)?;
        let call = self.heap.plain_call(found, positional + 1)?;
        if call.is_generator || call.this.is_some() || !self.may_go_deeper(LEVELS) {
            return None;
        }
        self.begin_instruction(&mut running.frame);
        let counter = self.machine.counter_of(class);
        self.machine.call_stats.add(Counter::All);
        self.machine.call_stats.add(counter);
        let construction = match self.heap.at(class) {
            Object::OldClass(_) => {
                let object = self.machine.make_old_instance(class);
                Construction { object, init: self.machine.heap.new_method(found, object, class) }
            }
            _ => {
                let object = self.machine.new_instance(class, Object::Vacant);
                Construction { object, init: self.machine.heap.retain(found) }
            }
        };
        self.enter_init(running, &call, positional, construction)
    }

    /// The frame of `__init__` runs, with the instance and the arguments that lie on the stack.
    fn enter_init(
        &mut self,
        running: &mut Running,
        call: &PlainCall,
        positional: usize,
        construction: Construction,
    ) -> Option<()> {
        let heap = &mut self.machine.heap;
        let (id, mut frame) = heap.take_for_call(call.code)?;
        let arguments = running.frame.stack.top(positional).unwrap_or_default();
        _ = frame.set_local(0, heap.retain(construction.object));
        for (index, &argument) in (1..).zip(arguments) {
            _ = frame.set_local(index, heap.retain(argument));
        }
        if call.needs_more {
            heap.add_defaults_and_cells(&mut frame, call);
        }
        self.constructions.push(construction);
        let callee = Callee::Init { id: call.function, slots: positional as u16 + 1 };
        self.enter_light_frame(running, Running { id, frame }, call, callee);
        self.machine.thread.recursion_depth += LEVELS - 1;
        Some(())
    }

    /// RETURN_VALUE of such an `__init__`: the instance is pushed. If it does not return None, nothing has happened.
    #[inline(never)]
    pub(super) fn end_init_quickly(&mut self, running: &mut Running) -> Option<()> {
        let &LightCall { callee: Callee::Init { slots, .. }, .. } = self.light.last()? else { return None };
        if !running.frame.peek(0).is_none() {
            return None;
        }
        let LightCall { caller, began, .. } = self.light.pop()?;
        let Construction { object, init } = self.constructions.pop()?;
        let (returning, _none) = self.switch_to_caller(running, caller);
        self.machine.thread.recursion_depth -= LEVELS - 1;
        self.machine.note_light_left(returning.id, &returning.frame.body, began, self.light.len());
        let heap = &mut self.machine.heap;
        heap.retire_light_frame(returning.id, returning.frame);
        // The long way, CALL_FUNCTION runs once more to hear of it.
        self.machine.charge(1);
        self.finish_with_tuple(&mut running.frame, usize::from(slots) - 1, object);
        self.machine.heap.release(init);
        Some(())
    }

    /// Makes a light call of a class one like any other: the newest activation's instruction waits for `__init__`, whose frame is
    /// `called`. `depth` says how deep calls were nested before.
    pub(super) fn settle_init(
        &mut self,
        Construction { object, init }: Construction,
        caller: ObjectId,
        slots: u16,
        called: PythonCall,
        depth: u32,
    ) -> PythonCall {
        let heap = &mut self.machine.heap;
        let class_and_arguments: Vec<Value> =
            heap.frame(caller).and_then(|frame| frame.stack.top(slots as usize)).unwrap_or_default().to_vec();
        let (class, arguments) =
            class_and_arguments.split_first().map_or((Value::NULL, &[][..]), |(&class, rest)| (class, rest));
        let is_old = matches!(heap.at(class), Object::OldClass(_));
        // The tuple that the function is called with; and the class, which `do_call` holds.
        let mut held = [&[object], arguments, &[class]].concat();
        for &value in &held {
            heap.retain(value);
        }
        let (replies, level, whence) = if is_old {
            (vec![Reply::of_once(object), Reply::of_once(init)], 1, "instancemethod_call")
        } else {
            // The method that would be made is called at once; but meanwhile it holds these.
            held.splice(0..0, [init, heap.retain(object), heap.retain(class)]);
            (vec![Reply::of_once(object)], 0, "slot_tp_init")
        };
        if let Some(Activation::Python(call)) = self.machine.thread.activations.last_mut() {
            call.rare().replies = replies;
        }
        let mut called = PythonCall { then: Then::Reply { level, depth, whence }, ..called };
        called.rare().held = held;
        called
    }

    /// The function that is the `__init__` of a class, if its instances are made and filled in by that alone.
    fn plain_init(&mut self, class: Value) -> Option<Value> {
        let found = match self.heap.at(class) {
            Object::OldClass(_) => self.machine.old_lookup(class, self.machine.special(Special::Init))?,
            Object::Class(fields) => {
                let is_plain = fields.layout == Type::Object
                    && !fields.is_abstract
                    && fields.hooks & Special::Init.bit() != 0
                    && fields.hooks & Special::New.bit() == 0
                    && Value::object(fields.metaclass) == self.machine.type_object(Type::Type);
                if !is_plain {
                    return None;
                }
                let name = self.machine.special(Special::Init);
                self.machine.lookup(class, name)?
            }
            _ => return None,
        };
        matches!(self.heap.at(found), Object::Function(_)).then_some(found)
    }
}

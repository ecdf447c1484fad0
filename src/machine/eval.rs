//! The instruction loop: what each opcode does (`PyEval_EvalFrameEx`).
//!
//! Each arm of [`Eval::execute`] is one opcode, as the arms of CPython's big `switch` are. What an opcode needs from
//! the rest of the machine (arithmetic, attributes, calls) has a file of its own.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use super::c_step::CStep;
use super::code::{CodeBody, Instruction};
use super::effect::{Audience, Effect, Place};
use super::exceptions::Exc;
use super::frame::{BlockKind, Frame};
use super::names::GLOBAL_NAME_ERROR;
use super::number::{Binary, Unary};
use super::object::Object;
use super::quick_call::{LightCall, Running};
use super::quick_init::Construction;
use super::turn::Reply;
use super::unwind::Left;
use super::value::{ObjectId, Value};
use super::watch::Attention;
use super::{Activation, Fault, Machine, Outcome};
use crate::bytecode::Opcode;

/// A machine at work, watched by an observer.
pub(super) struct Eval<'m, O: Audience> {
    pub(super) machine: &'m mut Machine,
    pub(super) observer: &'m mut O,
    /// What lies in the loop's hands while the running frame is at home: see [`Eval::at_home`].
    pub(super) spare: Option<Box<Frame>>,
    /// `f_globals` of the frame that runs, or has run last.
    pub(super) running_globals: ObjectId,
    /// The calls under way that only the loop of [`run_quick`](Eval::run_quick) knows; none while that does not run.
    pub(super) light: Vec<LightCall>,
    /// What C code holds in those of them that are calls of classes.
    pub(super) constructions: Vec<Construction>,
}

impl<O: Audience> Deref for Eval<'_, O> {
    type Target = Machine;

    fn deref(&self) -> &Machine {
        self.machine
    }
}

impl<O: Audience> DerefMut for Eval<'_, O> {
    fn deref_mut(&mut self) -> &mut Machine {
        self.machine
    }
}

/// What the loop does after an instruction.
pub(super) enum Flow {
    /// Goes on with the next one.
    Next,
    /// Turns to the call on top of the stack: one was begun.
    Call,
    /// Leaves blocks, and perhaps the frame (`why` of ceval.c).
    Unwind(Why),
    /// Leaves the frame for a while, with a value (`WHY_YIELD`).
    Yield(Value),
}

/// Why blocks are left (`enum why_code`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Why {
    /// An exception was raised here.
    Exception,
    /// An exception goes on that was raised elsewhere: its traceback is complete.
    Reraise,
    /// `return`, with the value.
    Return(Value),
    /// `break`.
    Break,
    /// `continue`, at this instruction.
    Continue(u32),
}

/// A frame in the hands of the loop.
pub(super) struct Current<'f> {
    /// Its id.
    pub(super) id: ObjectId,
    /// It.
    pub(super) frame: &'f mut Box<Frame>,
}

impl Deref for Current<'_> {
    type Target = Frame;

    fn deref(&self) -> &Frame {
        self.frame
    }
}

impl DerefMut for Current<'_> {
    fn deref_mut(&mut self) -> &mut Frame {
        self.frame
    }
}

impl Current<'_> {
    /// The slot `depth` below the top of the value stack.
    pub(super) fn slot(&self, depth: usize) -> Place {
        Place::Stack(self.id, self.stack.len().saturating_sub(depth + 1))
    }
}

impl<O: Audience> Eval<'_, O> {
    /// Runs a frame's instructions until it calls, ends, or the fuel is spent.
    ///
    /// With replies, the last instruction has waited for them: it runs again first, and is not counted again.
    pub(super) fn run_frame(&mut self, id: ObjectId, replies: Vec<Reply>, last: u64, end_of_work: u64) {
        let Some(mut running) = self.take_running(id) else { return };
        let mut is_again = !replies.is_empty();
        let mut unwinding = self.machine.take_unwinding();
        self.machine.begin_turn(replies);
        let mut waits = false;
        let left = loop {
            let Running { id, frame } = &mut running;
            let mut current = Current { id: *id, frame };
            if let Some(rest) = unwinding.take() {
                match self.go_on_unwinding(&mut current, rest) {
                    None => continue,
                    left => break left,
                }
            }
            let flow = if is_again {
                is_again = false;
                self.machine.charge(1);
                self.same_instruction(&mut current)
            } else {
                let stop = last.min(end_of_work.saturating_sub(self.charged));
                let mut halt = stop;
                if self.is_watched() && self.n < stop && !self.heap.has_doomed() {
                    match self.machine.look(&current) {
                        Attention::Stop => break None,
                        Attention::Each => halt = self.n + 1,
                        Attention::None => {}
                    }
                }
                let is_long = self.run_quick(&mut running, halt);
                if self.n >= stop || self.heap.has_doomed() {
                    break None;
                }
                if !is_long {
                    continue;
                }
                let Running { id, frame } = &mut running;
                current = Current { id: *id, frame };
                self.next_instruction(&mut current)
            };
            if !matches!(flow, Err(Fault::Call)) {
                self.machine.end_turn();
            }
            match flow {
                Ok(Flow::Next) => {}
                Ok(Flow::Call) => break None,
                Ok(Flow::Yield(value)) => break Some(Left::Yielded(value)),
                Ok(Flow::Unwind(why)) => match self.unwind(&mut current, why) {
                    None => {}
                    left => break left,
                },
                Err(Fault::Raised) => match self.unwind(&mut current, Why::Exception) {
                    None => {}
                    left => break left,
                },
                Err(Fault::Call) => {
                    self.tell(|| Effect::TakenBack(current.id));
                    waits = true;
                    break None;
                }
                Err(Fault::Unsupported(what)) => {
                    self.stop_unsupported(&current, &what);
                    break None;
                }
            }
        };
        self.machine.heap.put_frame(running.id, running.frame);
        if waits {
            let replies = self.machine.take_turn();
            if let Some(Activation::Python(call)) = self.machine.thread.activations.last_mut()
                && !replies.is_empty()
            {
                call.rare().replies = replies;
            }
            return self.make_pending_call();
        }
        if let Some(left) = left {
            self.leave_frame(left);
        }
    }

    /// Does something while the running frame is at home in the heap, where everybody can look at it.
    pub(super) fn at_home<R>(&mut self, f: &mut Current<'_>, work: impl FnOnce(&mut Machine) -> R) -> R {
        let spare = self.spare.take().unwrap_or_default();
        let frame = std::mem::replace(f.frame, spare);
        self.machine.heap.put_frame(f.id, frame);
        let result = work(self.machine);
        if let Some(frame) = self.machine.heap.take_frame(f.id) {
            self.spare = Some(std::mem::replace(f.frame, frame));
        }
        result
    }

    /// Fetches an instruction and executes it.
    #[inline]
    fn next_instruction(&mut self, frame: &mut Current<'_>) -> Outcome<Flow> {
        let body = Rc::clone(&frame.body);
        let Some(&Instruction { opcode, arg }) = body.instructions.get(frame.next as usize) else {
            return Err(Fault::Unsupported("an instruction beyond its code".into()));
        };
        self.begin_instruction(frame.frame);
        self.execute(frame, &body, opcode, arg)
    }

    /// Counts the next instruction: it is the frame's last one now.
    #[inline]
    pub(super) fn begin_instruction(&mut self, frame: &mut Frame) {
        frame.lasti = frame.next as i32;
        frame.next += 1;
        self.machine.n += 1;
    }

    /// Executes once more the instruction that was begun last.
    fn same_instruction(&mut self, frame: &mut Current<'_>) -> Outcome<Flow> {
        let body = Rc::clone(&frame.body);
        match frame.last_instruction().and_then(|index| body.instructions.get(index as usize)) {
            Some(&Instruction { opcode, arg }) => self.execute(frame, &body, opcode, arg),
            None => Ok(Flow::Next),
        }
    }

    #[inline]
    fn execute(&mut self, f: &mut Current<'_>, body: &CodeBody, opcode: Opcode, arg: u32) -> Outcome<Flow> {
        match opcode {
            Opcode::Nop => Ok(Flow::Next),
            Opcode::PopTop => {
                let value = f.pop();
                self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Used, copies: false });
                self.machine.heap.release(value);
                Ok(Flow::Next)
            }
            Opcode::RotTwo => self.rotate(f, 2),
            Opcode::RotThree => self.rotate(f, 3),
            Opcode::RotFour => self.rotate(f, 4),
            Opcode::DupTop => self.duplicate(f, 1),
            Opcode::DupTopx => self.duplicate(f, arg as usize),

            Opcode::LoadConst => {
                let value = body.consts.get(arg as usize).copied().unwrap_or(Value::NULL);
                if value.is_null() {
                    return Err(body.no_const(arg));
                }
                let code = f.code;
                self.push_copy(f, value, || Place::Const(code, arg))
            }
            Opcode::LoadFast => {
                let value = f.local(arg);
                if value.is_null() {
                    return Err(self.unbound_local(body, arg));
                }
                let id = f.id;
                self.push_copy(f, value, || Place::Local(id, arg))
            }
            Opcode::StoreFast => {
                let value = f.pop();
                let old = f.set_local(arg, value);
                let (from, to) = (f.slot_above(), Place::Local(f.id, arg));
                self.tell(|| Effect::Move { value, from, to, copies: false });
                self.machine.heap.release(old);
                Ok(Flow::Next)
            }
            Opcode::DeleteFast => {
                if f.local(arg).is_null() {
                    return Err(self.unbound_local(body, arg));
                }
                let old = f.set_local(arg, Value::NULL);
                let place = Place::Local(f.id, arg);
                self.tell(|| Effect::Clear(place));
                self.machine.heap.release(old);
                Ok(Flow::Next)
            }
            Opcode::LoadName => self.load_name(f, body, arg),
            Opcode::LoadGlobal => self.load_global(f, body, arg),
            Opcode::StoreName => self.store_name(f, body, arg),
            Opcode::StoreGlobal => self.store_in(f, f.globals, body, arg),
            Opcode::DeleteName => self.delete_name(f, body, arg),
            Opcode::DeleteGlobal => self.delete_from(f.globals, body, arg, GLOBAL_NAME_ERROR),
            Opcode::LoadLocals => {
                let locals = f.locals;
                if locals.is_null() {
                    return Err(self.raise(Exc::SystemError, "no locals"));
                }
                self.push_copy(f, locals, || Place::Made)
            }
            Opcode::LoadClosure => {
                let (id, cell) = (f.id, f.cell(arg));
                self.push_copy(f, cell, || Place::CellSlot(id, arg))
            }
            Opcode::LoadDeref => self.load_deref(f, body, arg),
            Opcode::StoreDeref => self.store_deref(f, arg),

            Opcode::UnaryPositive => self.unary(f, Unary::Positive),
            Opcode::UnaryNegative => self.unary(f, Unary::Negative),
            Opcode::UnaryInvert => self.unary(f, Unary::Invert),
            Opcode::UnaryNot => self.operate(f, |machine, [value]| Ok(Value::bool(!machine.is_true(value)?))),
            Opcode::UnaryConvert => self.operate(f, |machine, [value]| machine.text_object(value, true)),

            Opcode::BinaryPower => self.binary(f, Binary::Power, false),
            Opcode::BinaryMultiply => self.binary(f, Binary::Multiply, false),
            Opcode::BinaryDivide => self.binary(f, Binary::Divide, false),
            Opcode::BinaryModulo => self.binary(f, Binary::Modulo, false),
            Opcode::BinaryAdd => self.add(f, body, false),
            Opcode::BinarySubtract => self.binary(f, Binary::Subtract, false),
            Opcode::BinaryFloorDivide => self.binary(f, Binary::FloorDivide, false),
            Opcode::BinaryTrueDivide => self.binary(f, Binary::TrueDivide, false),
            Opcode::BinaryLshift => self.binary(f, Binary::LeftShift, false),
            Opcode::BinaryRshift => self.binary(f, Binary::RightShift, false),
            Opcode::BinaryAnd => self.binary(f, Binary::And, false),
            Opcode::BinaryXor => self.binary(f, Binary::Xor, false),
            Opcode::BinaryOr => self.binary(f, Binary::Or, false),
            Opcode::InplacePower => self.binary(f, Binary::Power, true),
            Opcode::InplaceMultiply => self.binary(f, Binary::Multiply, true),
            Opcode::InplaceDivide => self.binary(f, Binary::Divide, true),
            Opcode::InplaceModulo => self.binary(f, Binary::Modulo, true),
            Opcode::InplaceAdd => self.add(f, body, true),
            Opcode::InplaceSubtract => self.binary(f, Binary::Subtract, true),
            Opcode::InplaceFloorDivide => self.binary(f, Binary::FloorDivide, true),
            Opcode::InplaceTrueDivide => self.binary(f, Binary::TrueDivide, true),
            Opcode::InplaceLshift => self.binary(f, Binary::LeftShift, true),
            Opcode::InplaceRshift => self.binary(f, Binary::RightShift, true),
            Opcode::InplaceAnd => self.binary(f, Binary::And, true),
            Opcode::InplaceXor => self.binary(f, Binary::Xor, true),
            Opcode::InplaceOr => self.binary(f, Binary::Or, true),
            Opcode::CompareOp => self.operate(f, |machine, [v, w]| machine.compare_op(arg, v, w)),

            Opcode::BinarySubscr => self.operate(f, |machine, [container, key]| machine.get_item(container, key)),
            Opcode::StoreSubscr => {
                self.change(f, |machine, [value, container, key]| machine.set_item(container, key, value))
            }
            Opcode::DeleteSubscr => self.change(f, |machine, [container, key]| machine.delete_item(container, key)),
            Opcode::Slice0 => self.operate(f, |machine, [of]| machine.get_slice(of, Value::NULL, Value::NULL)),
            Opcode::Slice1 => self.operate(f, |machine, [of, start]| machine.get_slice(of, start, Value::NULL)),
            Opcode::Slice2 => self.operate(f, |machine, [of, stop]| machine.get_slice(of, Value::NULL, stop)),
            Opcode::Slice3 => self.operate(f, |machine, [of, start, stop]| machine.get_slice(of, start, stop)),
            Opcode::StoreSlice0 => {
                self.change(f, |machine, [value, of]| machine.set_slice(of, Value::NULL, Value::NULL, value))
            }
            Opcode::StoreSlice1 => {
                self.change(f, |machine, [value, of, start]| machine.set_slice(of, start, Value::NULL, value))
            }
            Opcode::StoreSlice2 => {
                self.change(f, |machine, [value, of, stop]| machine.set_slice(of, Value::NULL, stop, value))
            }
            Opcode::StoreSlice3 => {
                self.change(f, |machine, [value, of, start, stop]| machine.set_slice(of, start, stop, value))
            }
            Opcode::DeleteSlice0 => {
                self.change(f, |machine, [of]| machine.set_slice(of, Value::NULL, Value::NULL, Value::NULL))
            }
            Opcode::DeleteSlice1 => {
                self.change(f, |machine, [of, start]| machine.set_slice(of, start, Value::NULL, Value::NULL))
            }
            Opcode::DeleteSlice2 => {
                self.change(f, |machine, [of, stop]| machine.set_slice(of, Value::NULL, stop, Value::NULL))
            }
            Opcode::DeleteSlice3 => {
                self.change(f, |machine, [of, start, stop]| machine.set_slice(of, start, stop, Value::NULL))
            }
            Opcode::BuildSlice if arg == 3 => {
                self.operate(f, |machine, [start, stop, step]| Ok(machine.new_slice(start, stop, step)))
            }
            Opcode::BuildSlice => {
                self.operate(f, |machine, [start, stop]| Ok(machine.new_slice(start, stop, Value::NONE)))
            }

            Opcode::BuildTuple => {
                self.reserve(arg as usize * 8)?;
                let items = self.pop_many(f, arg as usize);
                let tuple = self.machine.heap.tuple(items);
                self.push_made(f, tuple)
            }
            Opcode::BuildList => {
                self.reserve(arg as usize * 8)?;
                let items = self.pop_many(f, arg as usize);
                let list = self.machine.heap.list(items);
                self.push_made(f, list)
            }
            Opcode::BuildSet => {
                let count = arg as usize;
                self.tell_operands(f, count);
                let items: Vec<Value> = (0..count).rev().map(|depth| f.peek(depth)).collect();
                let set = self.machine.build_set(&items);
                self.drop_operands(f, count, &set);
                self.push_made(f, set?)
            }
            Opcode::SetAdd => {
                let set = f.peek(arg as usize);
                self.change(f, |machine, [value]| machine.set_add(set, value))
            }
            Opcode::BuildMap => {
                self.reserve(arg as usize * 48)?;
                let dict = self.machine.heap.new_dict(arg as usize);
                self.push_made(f, dict)
            }
            Opcode::StoreMap => {
                let dict = f.peek(2);
                self.change(f, |machine, [value, key]| machine.dict_set(dict, key, value))
            }
            Opcode::ListAppend => {
                let list = f.peek(arg as usize);
                let value = f.pop();
                self.machine.list_append(list, value)?;
                let to = self.machine.last_item(list);
                self.tell(|| Effect::Move { value, from: f.slot_above(), to, copies: false });
                Ok(Flow::Next)
            }
            Opcode::MapAdd => {
                let dict = f.peek(arg as usize + 1);
                self.change(f, |machine, [value, key]| machine.dict_set(dict, key, value))
            }
            Opcode::UnpackSequence => self.unpack_sequence(f, arg as usize),

            Opcode::LoadAttr => {
                let name = body.names.get(arg as usize).copied().unwrap_or(Value::NULL);
                let object = f.peek(0);
                if let Object::FrameInUse(_) = self.heap.at(object) {
                    let value = self.at_home(f, |machine| machine.get_attribute(object, name))?;
                    self.pop_to(f, f.stack.len().saturating_sub(1) as u32);
                    return self.push_made(f, value);
                }
                self.operate(f, |machine, [object]| machine.get_attribute(object, name))
            }
            Opcode::StoreAttr => {
                let name = body.names.get(arg as usize).copied().unwrap_or(Value::NULL);
                self.change(f, |machine, [value, object]| machine.set_attribute(object, name, value))
            }
            Opcode::DeleteAttr => {
                let name = body.names.get(arg as usize).copied().unwrap_or(Value::NULL);
                self.change(f, |machine, [object]| machine.delete_attribute(object, name))
            }
            Opcode::BuildClass => {
                let globals = f.globals;
                self.operate(f, |machine, [name, bases, methods]| machine.build_class(globals, name, bases, methods))
            }

            Opcode::GetIter => self.operate(f, |machine, [iterable]| machine.get_iter(iterable)),
            Opcode::ForIter => {
                let iterator = f.peek(0);
                let from = if O::WATCHES { self.next_item_place(iterator) } else { Place::Made };
                match self.machine.iter_next(iterator)? {
                    Some(item) => {
                        let copies = from != Place::Made;
                        self.tell(|| Effect::Move { value: item, from, to: f.slot_above(), copies });
                        f.push(item);
                        Ok(Flow::Next)
                    }
                    None => {
                        let from = f.slot(0);
                        f.pop();
                        self.tell(|| Effect::Move { value: iterator, from, to: Place::Used, copies: false });
                        self.machine.heap.release(iterator);
                        self.jump(f, arg)
                    }
                }
            }

            Opcode::JumpForward | Opcode::JumpAbsolute => self.jump(f, arg),
            Opcode::PopJumpIfFalse => self.pop_jump_if(f, false, arg),
            Opcode::PopJumpIfTrue => self.pop_jump_if(f, true, arg),
            Opcode::JumpIfFalseOrPop => self.jump_if_or_pop(f, false, arg),
            Opcode::JumpIfTrueOrPop => self.jump_if_or_pop(f, true, arg),

            Opcode::SetupLoop => self.push_block(f, BlockKind::Loop, arg),
            Opcode::SetupExcept => self.push_block(f, BlockKind::Except, arg),
            Opcode::SetupFinally => self.push_block(f, BlockKind::Finally, arg),
            Opcode::SetupWith => self.setup_with(f, arg),
            Opcode::WithCleanup => self.with_cleanup(f),
            Opcode::PopBlock => {
                if let Some(block) = f.blocks.pop() {
                    self.tell(|| Effect::BlockPopped(f.id, block));
                    self.pop_to(f, block.level);
                }
                Ok(Flow::Next)
            }
            Opcode::BreakLoop => Ok(Flow::Unwind(Why::Break)),
            Opcode::ContinueLoop => Ok(Flow::Unwind(Why::Continue(arg))),
            Opcode::ReturnValue => {
                let value = f.pop();
                self.tell(|| Effect::Move { value, from: f.slot_above(), to: Place::Returned(f.id), copies: false });
                self.c_step(|_| CStep::Return { value, blocks: f.blocks.len() as u32 });
                Ok(Flow::Unwind(Why::Return(value)))
            }
            Opcode::YieldValue => self.yield_value(f),
            Opcode::ExecStmt => self.exec_statement(f),
            Opcode::EndFinally => self.end_finally(f),
            Opcode::RaiseVarargs => self.raise_varargs(f, arg),

            Opcode::MakeFunction => self.make_function(f, arg as usize, false),
            Opcode::MakeClosure => self.make_function(f, arg as usize, true),
            Opcode::CallFunction => self.call_function(f, arg),
            Opcode::CallFunctionVar | Opcode::CallFunctionKw | Opcode::CallFunctionVarKw => {
                self.star_call(f, opcode, arg)
            }

            Opcode::PrintItem => self.print_item(f, false),
            Opcode::PrintItemTo => self.print_item(f, true),
            Opcode::PrintNewline => self.print_newline(f, false),
            Opcode::PrintNewlineTo => self.print_newline(f, true),
            Opcode::PrintExpr => self.print_expression(f),

            Opcode::ImportName => self.import_name(f, body, arg),
            Opcode::ImportFrom => self.import_from(f, body, arg),
            Opcode::ImportStar => self.import_star(f),

            // An EXTENDED_ARG is part of the instruction after it.
            Opcode::StopCode | Opcode::ExtendedArg => Err(Fault::Unsupported("STOP_CODE".into())),
        }
    }
}
